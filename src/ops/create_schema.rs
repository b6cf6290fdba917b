//! Creates a schema.

use super::drop_schema::DropSchema;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, ObjectKey, QualifiedName, Schema};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "create_schema"
/// name = "sales"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateSchema {
    /// The schema.
    pub name: String,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
}

impl CreateSchema {
    fn qualified(&self) -> QualifiedName {
        QualifiedName::new(None, &self.name)
    }
}

impl Operation for CreateSchema {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::schema(fields, "name"),
            if_not_exists: fields.flag("if_not_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let name = self.qualified();
        if self.if_not_exists
            && catalog
                .object(&ObjectKey::new(Kind::Schema, name.clone()))
                .is_some()
        {
            return Ok(());
        }
        require_free(catalog, Kind::Schema, &name).map_err(|error| Fault::at("name", error))?;
        catalog.put(Schema {
            name: self.name.clone(),
        });
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(DropSchema {
            name: self.qualified(),
            if_exists: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect.require(
            Feature::Schema,
            "say where it holds with `dialects`; there an administrator makes it",
        )?;
        cx.dialect
            .require_if_clause(IfClause::CreateSchemaIfNotExists, self.if_not_exists)?;
        let params = Params::new()
            .set_name("name", &self.qualified())
            .set("if_not_exists", self.if_not_exists);
        Ok(vec![
            Statement::new("create_schema", params).first_in_batch(),
        ])
    }

    fn describe(&self) -> String {
        format!("create schema {}", self.name)
    }
}
