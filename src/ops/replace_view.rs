//! Gives a view another query.

use super::edit::{Fault, require_object};
use super::{Enclosure, Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, Object, ObjectKey, QualifiedName, Sql, View};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "replace_view"
/// name = "open_carts"
/// sql = "SELECT id, user_id, made FROM carts WHERE state = 'open'"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceView {
    /// The view.
    pub name: QualifiedName,
    /// Its new query.
    pub sql: Sql,
}

impl Operation for ReplaceView {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            sql: Sql::new(fields.sql("sql", Enclosure::Statement)),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_object(catalog, Kind::View, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        let key = ObjectKey::new(Kind::View, self.name.clone());
        if let Some(view) = catalog.object(&key).and_then(Object::as_view) {
            let view = View::clone(view);
            catalog.put(View {
                sql: self.sql.clone(),
                ..view
            });
        }
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.view_before(&self.name) {
            Some(view) if view.sql.sql.is_empty() => Inverse::Irreversible(format!(
                "no revision tells the query that view `{}` had before",
                self.name
            )),
            Some(view) => Inverse::op(Self {
                name: self.name.clone(),
                sql: view.sql.clone(),
            }),
            None => Inverse::nothing(),
        }
    }

    /// The one statement that keeps the view; the stage `lower` chooses between it and a view made anew.
    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let sql = self.sql.for_dialect(cx.dialect.name);
        let sql = sql.trim().trim_end_matches(';').trim_end();
        let params = Params::new().set_name("name", &self.name).set("sql", sql);
        Ok(vec![
            Statement::new("replace_view", params).first_in_batch(),
        ])
    }

    fn describe(&self) -> String {
        format!("replace view {}", self.name)
    }
}
