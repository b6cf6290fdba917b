//! Adds a unique constraint.

use super::drop_constraint::DropConstraint;
use super::edit::{Fault, edit_list, in_words, require_name};
use super::naming::{self, Named};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, QualifiedName, Unique};
use crate::config::Naming;
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, unique_params};

/// ```toml
/// op = "create_unique_constraint"
/// name = "uq_users_email"
/// table = "users"
/// columns = ["email"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateUniqueConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub unique: Unique,
}

impl Operation for CreateUniqueConstraint {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            unique: shapes::unique(fields),
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        if let Some(convention) = naming.uq.as_ref().filter(|_| self.unique.name.is_none()) {
            self.unique.name = Some(naming::named(
                convention,
                &Named::columns(&self.table, &self.unique.columns),
            ));
        }
    }

    fn require_name(&self) -> Result<(), Fault> {
        require_name(self.unique.name.as_deref(), "unique constraint")
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        self.unique.name.iter_mut().collect()
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let created = edit_list(catalog, &self.table, "uniques", |table| {
            table.uniques.push(self.unique.clone());
            Ok(())
        });
        created.map_err(|fault| fault.or_at("columns"))
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropConstraint::new(
            self.table.clone(),
            self.unique.name.as_deref().unwrap_or_default(),
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let constraint = unique_params(cx.dialect, &self.unique)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        Ok(vec![Statement::new("add_unique", params)])
    }

    fn describe(&self) -> String {
        let what = in_words("unique constraint", self.unique.name.as_deref());
        format!("add {what} to {}", self.table)
    }
}
