//! Drops a function.

use minijinja::Value;

use super::create_function::{CreateFunction, HELP, unknown};
use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, rights, shapes};
use crate::catalog::{Catalog, Function, Kind, Object, ObjectKey, QualifiedName};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, list};

/// ```toml
/// op = "drop_function"
/// name = "doubled"
/// arguments = ["integer"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropFunction {
    /// The function.
    pub name: QualifiedName,
    /// The types of its arguments, where they tell functions of one name apart.
    pub arguments: Option<Vec<String>>,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl DropFunction {
    fn signature(&self) -> QualifiedName {
        Function::signature(&self.name, self.arguments.as_deref())
    }
}

impl Operation for DropFunction {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::as_written(fields, "name"),
            arguments: fields.sqls_or("arguments"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::Function, self.signature());
        if self.if_exists && catalog.object(&key).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::Function, &key.name)
            .map_err(|error| Fault::at("name", error))?;
        catalog.remove(&key);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.before(Kind::Function, &self.signature()) {
            Some(Object::Function(function)) if function.sql.is_empty() => unknown(&self.name),
            Some(Object::Function(function)) => {
                let create = CreateFunction {
                    function: function.as_ref().clone(),
                };
                rights::with_grants(create, change, Kind::Function, &self.signature())
            }
            _ => Inverse::nothing(),
        }
    }

    /// PostgreSQL finds it by its arguments: <https://www.postgresql.org/docs/current/sql-dropfunction.html>
    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect.require(Feature::Function, HELP)?;
        cx.dialect
            .require_if_clause(IfClause::DropFunctionIfExists, self.if_exists)?;
        let arguments = self.arguments.as_ref().map(list);
        let params = Params::new()
            .set_name("name", &self.name)
            .set("arguments", arguments.unwrap_or(Value::from(())))
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_function", params)])
    }

    fn describe(&self) -> String {
        format!("drop function {}", self.signature())
    }
}
