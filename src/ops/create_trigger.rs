//! Creates a trigger of a table or a view.

use super::drop_trigger::DropTrigger;
use super::edit::{Fault, edit_triggers};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, QualifiedName, Trigger, mentions};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "create_trigger"
/// table = "users"
/// name = "users_touched"
/// sql = "CREATE TRIGGER users_touched AFTER INSERT ON users BEGIN UPDATE counts SET users = users + 1; END"
/// dialects = ["sqlite"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTrigger {
    /// The table or view.
    pub table: QualifiedName,
    /// The trigger: its name and the whole statement that makes it.
    pub trigger: Trigger,
}

impl CreateTrigger {
    /// Those that make the triggers of a table or a view again.
    pub(super) fn all<'a>(
        table: &'a QualifiedName,
        triggers: &'a [Trigger],
    ) -> impl Iterator<Item = Self> + 'a {
        triggers.iter().map(|trigger| Self {
            table: table.clone(),
            trigger: trigger.clone(),
        })
    }
}

impl Operation for CreateTrigger {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            trigger: Trigger {
                name: fields.name("name"),
                sql: shapes::stored_text(fields),
            },
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let Trigger { name, sql } = &self.trigger;
        for named in [name, &self.table.name] {
            if !mentions(sql, named) {
                let error = CatalogError::Invalid {
                    code: "other-name",
                    message: format!("`sql` does not name `{named}`"),
                    help: "write the whole statement under `sql`, and its names under `name` and `table`".to_owned(),
                };
                return Err(Fault::at("sql", error));
            }
        }
        edit_triggers(catalog, &self.table, |triggers| {
            if triggers.iter().any(|known| known.name == *name) {
                let what = format!("trigger `{name}` of `{}`", self.table);
                return Err(Fault::at("name", CatalogError::Exists { what }));
            }
            triggers.push(self.trigger.clone());
            Ok(())
        })
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropTrigger {
            table: self.table.clone(),
            name: self.trigger.name.clone(),
            if_exists: false,
        })
    }

    fn lower(&self, _cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        // How the text ends depends on its tokens, which the stage `lower` knows.
        Ok(Vec::new())
    }

    fn describe(&self) -> String {
        format!("create trigger {} of {}", self.trigger.name, self.table)
    }
}
