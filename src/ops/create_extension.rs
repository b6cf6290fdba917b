//! Creates an extension (PostgreSQL).

use super::drop_extension::DropExtension;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Extension, Kind, ObjectKey, QualifiedName};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, text_or_none};

/// ```toml
/// op = "create_extension"
/// name = "pg_trgm"
/// dialects = ["postgresql"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateExtension {
    /// The extension.
    pub name: String,
    /// The schema for its objects.
    pub schema: Option<String>,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
}

impl CreateExtension {
    fn qualified(&self) -> QualifiedName {
        QualifiedName::new(None, &self.name)
    }
}

impl Operation for CreateExtension {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: fields.name("name"),
            schema: fields
                .has("schema")
                .then(|| shapes::schema(fields, "schema")),
            if_not_exists: fields.flag("if_not_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let name = self.qualified();
        if self.if_not_exists
            && catalog
                .object(&ObjectKey::new(Kind::Extension, name.clone()))
                .is_some()
        {
            return Ok(());
        }
        require_free(catalog, Kind::Extension, &name).map_err(|error| Fault::at("name", error))?;
        catalog.put(Extension {
            name: self.name.clone(),
            schema: self.schema.clone(),
        });
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(DropExtension {
            name: self.qualified(),
            if_exists: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect.require(
            Feature::Extension,
            "say where it holds with `dialects = [\"postgresql\"]`",
        )?;
        cx.dialect
            .require_if_clause(IfClause::CreateExtensionIfNotExists, self.if_not_exists)?;
        let params = Params::new()
            .set_name("name", &self.qualified())
            .set("schema", text_or_none(self.schema.as_deref()))
            .set("if_not_exists", self.if_not_exists);
        Ok(vec![Statement::new("create_extension", params)])
    }

    fn describe(&self) -> String {
        format!("create extension {}", self.name)
    }
}
