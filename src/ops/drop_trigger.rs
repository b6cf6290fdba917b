//! Drops a trigger of a table or a view.

use super::create_trigger::CreateTrigger;
use super::edit::{Fault, edit_triggers};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, QualifiedName, Trigger};
use crate::dialect::{IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_trigger"
/// table = "users"
/// name = "users_touched"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropTrigger {
    /// The table or view.
    pub table: QualifiedName,
    /// The trigger.
    pub name: String,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropTrigger {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let is_opaque = catalog.table(&self.table).is_some_and(|table| table.opaque);
        edit_triggers(catalog, &self.table, |triggers| {
            let known = triggers.iter().position(|known| known.name == self.name);
            match known {
                Some(position) => drop(triggers.remove(position)),
                None if self.if_exists || is_opaque => {}
                None => {
                    let names = triggers.iter().map(|known| known.name.as_str());
                    let error = CatalogError::UnknownPart {
                        part: "trigger",
                        name: self.name.clone(),
                        table: Box::new(self.table.clone()),
                        nearest: crate::diag::nearest(&self.name, names).map(str::to_owned),
                    };
                    return Err(Fault::at("name", error));
                }
            }
            Ok(())
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let table = change.table_before(&self.table);
        let view = change.view_before(&self.table);
        let triggers = table.map(|table| &table.triggers);
        let triggers = triggers.or(view.map(|view| &view.triggers));
        let known = triggers.and_then(|triggers| find(triggers, &self.name));
        match known {
            Some(trigger) => Inverse::op(CreateTrigger {
                table: self.table.clone(),
                trigger: trigger.clone(),
            }),
            None if self.if_exists => Inverse::nothing(),
            None => Inverse::Irreversible(format!(
                "the text of trigger `{}` is not known, since no revision makes it",
                self.name
            )),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropTriggerIfExists, self.if_exists)?;
        Ok(vec![statement(&self.table, &self.name, self.if_exists)])
    }

    fn describe(&self) -> String {
        format!("drop trigger {} of {}", self.name, self.table)
    }
}

/// The statement that drops a trigger; PostgreSQL finds it by its table:
/// <https://www.postgresql.org/docs/current/sql-droptrigger.html>
pub(crate) fn statement(table: &QualifiedName, name: &str, if_exists: bool) -> Statement {
    let params = Params::new()
        .set_name("table", table)
        .set("name", name)
        .set("if_exists", if_exists);
    Statement::new("drop_trigger", params)
}

fn find<'a>(triggers: &'a [Trigger], name: &str) -> Option<&'a Trigger> {
    triggers.iter().find(|trigger| trigger.name == name)
}
