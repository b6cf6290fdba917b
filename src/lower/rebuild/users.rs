//! What names a table from outside: views, the views on these, and triggers of other tables. While the table is away
//! SQLite refuses to rename another to its name, since they would not find it:
//! <https://www.sqlite.org/lang_altertable.html#alter_table_rename>

use crate::catalog::{Catalog, QualifiedName, Trigger, View, mentions};
use crate::ops::{create_view_statement, drop_trigger_statement, drop_view_statement};
use crate::statement::{Lowering, Params, Statement};

/// The views and triggers that step aside for a table.
pub(super) struct Users<'a> {
    views: Vec<&'a View>,
    /// Each with what it is on.
    triggers: Vec<(&'a QualifiedName, &'a Trigger)>,
}

impl<'a> Users<'a> {
    /// Those of one table.
    pub(super) fn of(catalog: &'a Catalog, table: &QualifiedName) -> Self {
        let mut views: Vec<&View> = Vec::new();
        loop {
            let is_user = |view: &&View| {
                let names = [&table.name]
                    .into_iter()
                    .chain(views.iter().map(|view| &view.name.name));
                let is_known = views.iter().any(|known| known.name == view.name);
                !is_known && names.into_iter().any(|name| mentions(&view.sql.sql, name))
            };
            let found: Vec<&View> = catalog.views().map(AsRef::as_ref).filter(is_user).collect();
            if found.is_empty() {
                break;
            }
            views.extend(found);
        }
        let is_user = |trigger: &Trigger| {
            mentions(&trigger.sql, &table.name)
                || views
                    .iter()
                    .any(|view| mentions(&trigger.sql, &view.name.name))
        };
        let tables = catalog.tables().filter(|other| other.name != *table);
        let tables = tables.map(|other| (&other.name, &other.triggers));
        // The triggers of a view go with it.
        let others = catalog
            .views()
            .filter(|other| views.iter().all(|view| view.name != other.name));
        let others = others.map(|other| (&other.name, &other.triggers));
        let triggers = tables.chain(others).flat_map(|(owner, triggers)| {
            let triggers = triggers.iter();
            triggers.map(move |trigger| (owner, trigger))
        });
        let triggers = triggers.filter(|(_, trigger)| is_user(trigger)).collect();
        Self { views, triggers }
    }

    /// Whether there are any.
    pub(super) fn is_empty(&self) -> bool {
        self.views.is_empty() && self.triggers.is_empty()
    }

    /// The statements that drop them.
    pub(super) fn dropped(&self) -> Vec<Statement> {
        let triggers = self
            .triggers
            .iter()
            .map(|(table, trigger)| drop_trigger_statement(table, &trigger.name, false));
        let views = self.views.iter().rev();
        let views = views.map(|view| drop_view_statement(view, false));
        triggers.chain(views).collect()
    }

    /// The statements that make them again.
    pub(super) fn created(&self, cx: &Lowering<'_>) -> Vec<Statement> {
        let views = self
            .views
            .iter()
            .map(|view| create_view_statement(view, cx.dialect.name));
        let of_views = self.views.iter().flat_map(|view| &view.triggers);
        let triggers = self.triggers.iter().map(|(_, trigger)| *trigger);
        views
            .chain(of_views.chain(triggers).map(create_trigger))
            .collect()
    }
}

/// The statement that makes a trigger again.
pub(super) fn create_trigger(trigger: &Trigger) -> Statement {
    Statement::new("execute", Params::new().set("sql", trigger.sql.as_str())).as_block()
}
