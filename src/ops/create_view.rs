//! Creates a view.

use super::drop_view::DropView;
use super::edit::{Fault, require_free};
use super::{Enclosure, Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, QualifiedName, Sql, View};
use crate::config::DialectName;
use crate::dialect::{Feature, Unsupported};
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
    /// Its rows are stored.
    pub materialized: bool,
}

impl Operation for CreateView {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            sql: Sql::new(fields.sql("sql", Enclosure::Statement)),
            materialized: fields.flag("materialized"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_free(catalog, Kind::View, &self.name).map_err(|error| Fault::at("name", error))?;
        catalog.put(self.view());
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropView {
            name: self.name.clone(),
            if_exists: false,
            materialized: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if self.materialized {
            cx.dialect
                .require(Feature::MaterializedView, ELSEWHERE)
                .map_err(|error| error.at("materialized"))?;
        }
        Ok(vec![statement(&self.view(), cx.dialect.name)])
    }

    fn describe(&self) -> String {
        if self.materialized {
            return format!("create materialized view {}", self.name);
        }
        format!("create view {}", self.name)
    }
}

impl CreateView {
    fn view(&self) -> View {
        View {
            materialized: self.materialized,
            ..View::new(self.name.clone(), self.sql.clone())
        }
    }
}

/// The way out where no view stores its rows.
pub(super) const ELSEWHERE: &str =
    "say with `dialects` where it holds, and make a view without `materialized` for the others";

/// The statement that creates a view.
pub(crate) fn statement(view: &View, dialect: DialectName) -> Statement {
    let sql = view.sql.for_dialect(dialect);
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let template = if view.materialized {
        "create_materialized_view"
    } else {
        "create_view"
    };
    let params = Params::new().set_name("name", &view.name).set("sql", sql);
    Statement::new(template, params).first_in_batch()
}
