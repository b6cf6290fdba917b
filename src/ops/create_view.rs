//! Creates a view.

use super::drop_view::DropView;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, QualifiedName, Sql, View};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "create_view"
/// name = "open_carts"
/// sql = "SELECT id, user_id FROM carts WHERE state = 'open'"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateView {
    /// The view.
    pub name: QualifiedName,
    /// Its query.
    pub sql: Sql,
}

impl Operation for CreateView {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            sql: Sql::new(fields.text("sql")),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_free(catalog, Kind::View, &self.name).map_err(|error| Fault::at("name", error))?;
        catalog.put(View::new(self.name.clone(), self.sql.clone()));
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropView {
            name: self.name.clone(),
            if_exists: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        Ok(vec![statement(
            &self.name,
            self.sql.for_dialect(cx.dialect.name),
        )])
    }

    fn describe(&self) -> String {
        format!("create view {}", self.name)
    }
}

/// The statement that creates a view.
pub(crate) fn statement(name: &QualifiedName, sql: &str) -> Statement {
    let sql = sql.trim().trim_end_matches(';').trim_end();
    Statement::new(
        "create_view",
        Params::new().set_name("name", name).set("sql", sql),
    )
    .first_in_batch()
}
