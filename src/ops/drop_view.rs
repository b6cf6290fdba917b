//! Drops a view.

use super::create_trigger::CreateTrigger;
use super::create_view::CreateView;
use super::edit::{Fault, require_no_view, require_object};
use super::{Fields, Inverse, Op, Operation, shapes};
use crate::catalog::{Catalog, Kind, Object, ObjectKey, QualifiedName};
use crate::dialect::{IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_view"
/// name = "open_carts"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropView {
    /// What is dropped.
    pub name: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropView {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::View, self.name.clone());
        if self.if_exists && catalog.object(&key).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::View, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        catalog.remove(&key);
        require_no_view(catalog, &self.name, None).map_err(|error| Fault::at("name", error))?;
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.before(Kind::View, &self.name) {
            Some(Object::View(view)) => {
                let made = CreateView {
                    name: self.name.clone(),
                    sql: view.sql.clone(),
                };
                let triggers = CreateTrigger::all(&self.name, &view.triggers);
                Inverse::Ops(
                    std::iter::once(made.into())
                        .chain(triggers.map(Op::from))
                        .collect(),
                )
            }
            _ => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropViewIfExists, self.if_exists)?;
        let params = Params::new()
            .set_name("name", &self.name)
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_view", params)])
    }

    fn describe(&self) -> String {
        format!("drop view {}", self.name)
    }
}
