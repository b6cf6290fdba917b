//! Creates a function, or replaces it.

use super::drop_function::DropFunction;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Op, Operation, between, shapes};
use crate::catalog::{
    Catalog, CatalogError, Function, Kind, Object, ObjectKey, QualifiedName, mentions,
};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "create_function"
/// name = "doubled"
/// arguments = ["integer"]
/// sql = "CREATE FUNCTION doubled(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2'"
/// dialects = ["postgresql"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFunction {
    /// The function: its name and the whole statement that makes it.
    pub function: Function,
}

impl CreateFunction {
    /// What the function is found by.
    pub(crate) fn signature(&self) -> QualifiedName {
        Function::signature(&self.function.name, self.function.arguments.as_deref())
    }
}

impl Operation for CreateFunction {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            function: Function {
                name: shapes::as_written(fields, "name"),
                arguments: fields.sqls_or("arguments"),
                sql: shapes::stored_text(fields),
            },
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let Function { name, sql, .. } = &self.function;
        let invalid = |message: String, help: &str| {
            let code = "other-name";
            let help = help.to_owned();
            let error = CatalogError::Invalid {
                code,
                message,
                help,
            };
            Fault::at("sql", error)
        };
        if !mentions(sql, "FUNCTION") {
            let message = "`sql` makes no function".to_owned();
            let help =
                "write the whole statement; another object can stand in an `execute` with `undo`";
            return Err(invalid(message, help));
        }
        if !mentions(sql, &name.name) {
            let message = format!("`sql` does not name `{}`", name.name);
            let help = "write the whole statement under `sql`, and its name under `name`";
            return Err(invalid(message, help));
        }
        if !replaces(sql) {
            require_free(catalog, Kind::Function, &self.signature())
                .map_err(|error| Fault::at("name", error))?;
        }
        catalog.put(self.function.clone());
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let drop = DropFunction {
            name: self.function.name.clone(),
            arguments: self.function.arguments.clone(),
            if_exists: false,
        };
        match change.before(Kind::Function, &self.signature()) {
            Some(Object::Function(former)) if former.sql.is_empty() => unknown(&former.name),
            Some(Object::Function(former)) => {
                let again = Op::from(Self {
                    function: former.as_ref().clone(),
                });
                if replaces(&former.sql) {
                    return Inverse::Ops(vec![again]);
                }
                let mut ops = vec![drop.into(), again];
                let owner = ObjectKey::new(Kind::Function, self.signature());
                ops.extend(between(&owner, None, change.after.grants(&owner)));
                Inverse::Ops(ops)
            }
            _ => Inverse::op(drop),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        // How the text ends depends on its tokens, which the stage `lower` knows.
        cx.dialect.require(Feature::Function, HELP)?;
        Ok(Vec::new())
    }

    fn describe(&self) -> String {
        format!("create function {}", self.signature())
    }
}

/// The way out where there are no functions.
pub(super) const HELP: &str = "say where it holds with `dialects`";

/// Why a function cannot be made again.
pub(super) fn unknown(name: &QualifiedName) -> Inverse {
    Inverse::Irreversible(format!(
        "the text of function `{name}` is not known, since no revision makes it"
    ))
}

/// Whether a text replaces what there is: `CREATE OR REPLACE`, `CREATE OR ALTER`.
fn replaces(sql: &str) -> bool {
    let words: Vec<String> = sql
        .split_whitespace()
        .take(3)
        .map(str::to_ascii_uppercase)
        .collect();
    words.len() == 3 && words[..2] == ["CREATE", "OR"]
}
