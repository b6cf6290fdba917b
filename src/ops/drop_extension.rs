//! Drops an extension (PostgreSQL).

use super::create_extension::CreateExtension;
use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation};
use crate::catalog::{Catalog, Kind, Object, ObjectKey, QualifiedName};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_extension"
/// name = "pg_trgm"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropExtension {
    /// What is dropped.
    pub name: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropExtension {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: QualifiedName::new(None, fields.name("name")),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::Extension, self.name.clone());
        if self.if_exists && catalog.object(&key).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::Extension, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        catalog.remove(&key);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.before(Kind::Extension, &self.name) {
            Some(Object::Extension(extension)) => Inverse::op(CreateExtension {
                name: extension.name.clone(),
                schema: extension.schema.clone(),
                if_not_exists: false,
            }),
            _ => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require(Feature::Extension, "say where it holds with `dialects`")?;
        cx.dialect
            .require_if_clause(IfClause::DropExtensionIfExists, self.if_exists)?;
        let params = Params::new()
            .set_name("name", &self.name)
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_extension", params)])
    }

    fn describe(&self) -> String {
        format!("drop extension {}", self.name)
    }
}
