//! Adds an exclusion constraint (PostgreSQL).

use super::drop_constraint::DropConstraint;
use super::edit::{Fault, edit_table, in_words, require_name};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Exclude, QualifiedName};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, exclude_params};

/// ```toml
/// op = "create_exclude_constraint"
/// name = "ex_bookings_room"
/// table = "bookings"
/// elements = [{ column = "room", with = "=" }, { sql = "tsrange(begins, ends)", with = "&&" }]
/// using = "gist"
/// dialects = ["postgresql"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateExcludeConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub exclude: Exclude,
}

impl Operation for CreateExcludeConstraint {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            exclude: shapes::exclude(fields),
        }
    }

    fn require_name(&self) -> Result<(), Fault> {
        require_name(self.exclude.name.as_deref(), "exclusion constraint")
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let created = edit_table(catalog, &self.table, |table| {
            table.excludes.push(self.exclude.clone());
            Ok(())
        });
        created.map_err(|fault| fault.or_at("elements"))
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropConstraint::new(
            self.table.clone(),
            self.exclude.name.as_deref().unwrap_or_default(),
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let constraint = exclude_params(cx.dialect, &self.exclude)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        Ok(vec![Statement::new("add_exclude", params)])
    }

    fn describe(&self) -> String {
        let what = in_words("exclusion constraint", self.exclude.name.as_deref());
        format!("add {what} to {}", self.table)
    }
}
