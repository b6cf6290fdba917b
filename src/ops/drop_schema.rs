//! Drops a schema.

use super::create_schema::CreateSchema;
use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, rights, shapes};
use crate::catalog::{Catalog, CatalogError, Kind, Object, ObjectKey, QualifiedName};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_schema"
/// name = "sales"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropSchema {
    /// What is dropped.
    pub name: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropSchema {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: QualifiedName::new(None, shapes::schema(fields, "name")),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::Schema, self.name.clone());
        if self.if_exists && catalog.object(&key).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::Schema, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        let held = catalog
            .objects()
            .map(Object::key)
            .find(|held| held.name.schema.as_deref() == Some(self.name.name.as_str()));
        if let Some(held) = held {
            let error = CatalogError::Needed {
                what: format!("schema `{}`", self.name),
                by: format!("{} `{}`", held.kind.as_str(), held.name),
                help: "drop what is in the schema before".to_owned(),
            };
            return Err(Fault::at("name", error));
        }
        catalog.remove(&key);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.before(Kind::Schema, &self.name) {
            Some(Object::Schema(schema)) => {
                let create = CreateSchema {
                    name: schema.name.clone(),
                    if_not_exists: false,
                };
                rights::with_grants(create, change, Kind::Schema, &self.name)
            }
            _ => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require(Feature::Schema, "say where it holds with `dialects`")?;
        cx.dialect
            .require_if_clause(IfClause::DropSchemaIfExists, self.if_exists)?;
        let params = Params::new()
            .set_name("name", &self.name)
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_schema", params)])
    }

    fn describe(&self) -> String {
        format!("drop schema {}", self.name)
    }
}
