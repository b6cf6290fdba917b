//! Drops a view.

use super::create_trigger::CreateTrigger;
use super::create_view::{CreateView, ELSEWHERE};
use super::edit::{Fault, require_no_view, require_object};
use super::{Fields, Inverse, Op, Operation, rights, shapes};
use crate::catalog::{Catalog, Kind, ObjectKey, QualifiedName, Sql, View};
use crate::dialect::{Feature, IfClause, Unsupported};
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
    /// It is a materialized one, where no revision tells it.
    pub materialized: bool,
}

impl Operation for DropView {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            if_exists: fields.flag("if_exists"),
            materialized: fields.flag("materialized"),
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
        match change.view_before(&self.name) {
            Some(view) => {
                let made = CreateView {
                    name: self.name.clone(),
                    sql: view.sql.clone(),
                    materialized: view.materialized,
                };
                let owner = ObjectKey::new(Kind::View, self.name.clone());
                let triggers = CreateTrigger::all(&self.name, &view.triggers);
                Inverse::Ops(
                    std::iter::once(made.into())
                        .chain(triggers.map(Op::from))
                        .chain(rights::restored(change, &owner))
                        .collect(),
                )
            }
            None => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropViewIfExists, self.if_exists)?;
        let known = cx.change.view_before(&self.name);
        let known = known.filter(|view| !view.sql.sql.is_empty());
        let is_materialized = known.map_or(self.materialized, |view| view.materialized);
        if is_materialized {
            cx.dialect
                .require(Feature::MaterializedView, ELSEWHERE)
                .map_err(|error| error.at("materialized"))?;
        }
        let view = View {
            materialized: is_materialized,
            ..View::new(self.name.clone(), Sql::default())
        };
        Ok(vec![statement(&view, self.if_exists)])
    }

    fn describe(&self) -> String {
        format!("drop view {}", self.name)
    }
}

/// The statement that drops a view.
pub(crate) fn statement(view: &View, if_exists: bool) -> Statement {
    let template = if view.materialized {
        "drop_materialized_view"
    } else {
        "drop_view"
    };
    let params = Params::new()
        .set_name("name", &view.name)
        .set("if_exists", if_exists);
    Statement::new(template, params)
}
