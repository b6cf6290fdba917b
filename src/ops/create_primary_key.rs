//! Adds a primary key.

use std::sync::Arc;

use super::drop_constraint::DropConstraint;
use super::edit::{Fault, edit_table, require_name};
use super::naming::{self, Named};
use super::{AlterColumn, Fields, Inverse, Op, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, PrimaryKey, QualifiedName};
use crate::config::Naming;
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, primary_key_params};

/// ```toml
/// op = "create_primary_key"
/// name = "pk_users"
/// table = "users"
/// columns = ["id"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePrimaryKey {
    /// The table.
    pub table: QualifiedName,
    /// The primary key.
    pub key: PrimaryKey,
}

impl Operation for CreatePrimaryKey {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            key: shapes::primary_key(fields),
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        if let Some(convention) = naming.pk.as_ref().filter(|_| self.key.name.is_none()) {
            self.key.name = Some(naming::named(
                convention,
                &Named::columns(&self.table, &self.key.columns),
            ));
        }
    }

    fn require_name(&self) -> Result<(), Fault> {
        require_name(self.key.name.as_deref(), "primary key")
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        self.key.name.iter_mut().collect()
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let created = edit_table(catalog, &self.table, |table| {
            if table.primary_key.is_some() {
                return Err(Fault::at(
                    "table",
                    CatalogError::Exists {
                        what: format!("a primary key of table `{}`", self.table),
                    },
                ));
            }
            table.primary_key = Some(self.key.clone());
            for column in table
                .columns
                .iter_mut()
                .filter(|column| self.key.columns.contains(&column.name) && column.nullable)
            {
                Arc::make_mut(column).nullable = false;
            }
            Ok(())
        });
        created.map_err(|fault| fault.or_at("columns"))
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let mut ops: Vec<Op> = vec![
            DropConstraint::new(
                self.table.clone(),
                self.key.name.as_deref().unwrap_or_default(),
            )
            .into(),
        ];
        let nullable = change
            .table_before(&self.table)
            .into_iter()
            .flat_map(|table| &table.columns);
        for column in
            nullable.filter(|column| column.nullable && self.key.columns.contains(&column.name))
        {
            let column = column.name.clone();
            ops.push(
                AlterColumn {
                    table: self.table.clone(),
                    column,
                    nullable: Some(true),
                    ..AlterColumn::default()
                }
                .into(),
            );
        }
        Inverse::Ops(ops)
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let constraint = primary_key_params(cx.dialect, &self.key);
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        Ok(vec![Statement::new("add_primary_key", params)])
    }

    fn describe(&self) -> String {
        format!("add primary key to {}", self.table)
    }
}
