//! Adds a check constraint.

use super::drop_constraint::DropConstraint;
use super::edit::{Fault, edit_table, in_words, require_name};
use super::naming::name_check;
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Check, QualifiedName};
use crate::config::Naming;
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, check_params};

/// ```toml
/// op = "create_check_constraint"
/// name = "ck_items_quantity"
/// table = "items"
/// sql = "quantity > 0"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateCheckConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub check: Check,
}

impl Operation for CreateCheckConstraint {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            check: shapes::check(fields),
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        if let Some(convention) = &naming.ck {
            name_check(&mut self.check, &self.table, &[], convention);
        }
    }

    fn require_name(&self) -> Result<(), Fault> {
        require_name(self.check.name.as_deref(), "check constraint")
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        self.check.name.iter_mut().collect()
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let created = edit_table(catalog, &self.table, |table| {
            table.checks.push(self.check.clone());
            Ok(())
        });
        created.map_err(|fault| fault.or_at("name"))
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropConstraint::new(
            self.table.clone(),
            self.check.name.as_deref().unwrap_or_default(),
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let constraint = check_params(cx.dialect, &self.check);
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        Ok(vec![Statement::new("add_check", params)])
    }

    fn describe(&self) -> String {
        let what = in_words("check constraint", self.check.name.as_deref());
        format!("add {what} to {}", self.table)
    }
}
