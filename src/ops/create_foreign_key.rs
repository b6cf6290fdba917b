//! Adds a foreign key.

use super::drop_constraint::DropConstraint;
use super::edit::{Fault, edit_list, in_words, require_name};
use super::naming::{self, Named};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, ForeignKey, QualifiedName};
use crate::config::Naming;
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, foreign_key_params};

/// ```toml
/// op = "create_foreign_key"
/// name = "fk_cart_items_cart"
/// table = "cart_items"
/// columns = ["cart_id"]
/// references = "carts"
/// referred_columns = ["id"]
/// on_delete = "cascade"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateForeignKey {
    /// The table.
    pub table: QualifiedName,
    /// The foreign key.
    pub key: ForeignKey,
}

impl Operation for CreateForeignKey {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            key: shapes::foreign_key(fields),
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        if let Some(convention) = naming.fk.as_ref().filter(|_| self.key.name.is_none()) {
            self.key.name = Some(naming::named(
                convention,
                &Named::foreign_key(&self.table, &self.key),
            ));
        }
    }

    fn require_name(&self) -> Result<(), Fault> {
        require_name(self.key.name.as_deref(), "foreign key")
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        self.key.name.iter_mut().collect()
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let created = edit_list(catalog, &self.table, "foreign_keys", |table| {
            table.foreign_keys.push(self.key.clone());
            Ok(())
        });
        created.map_err(|fault| fault.or_at("references"))
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropConstraint::new(
            self.table.clone(),
            self.key.name.as_deref().unwrap_or_default(),
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let constraint = foreign_key_params(cx.dialect, &self.key)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        Ok(vec![Statement::new("add_foreign_key", params)])
    }

    fn describe(&self) -> String {
        let what = in_words("foreign key", self.key.name.as_deref());
        format!("add {what} to {}", self.table)
    }
}
