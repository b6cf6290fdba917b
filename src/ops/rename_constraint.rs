//! Renames a constraint.

use super::edit::{Fault, edit_table, unknown_part};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, ConstraintKind, QualifiedName, Table};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, check_params, foreign_key_params};

/// ```toml
/// op = "rename_constraint"
/// table = "users"
/// name = "uq_users_mail"
/// to = "uq_users_email"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RenameConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub name: String,
    /// Its new name.
    pub to: String,
}

impl Operation for RenameConstraint {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            to: fields.name("to"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        edit_table(catalog, &self.table, |table| {
            if table.constraint(&self.to).is_some() {
                let what = format!("constraint `{}` of table `{}`", self.to, self.table);
                return Err(Fault::at("to", CatalogError::Exists { what }));
            }
            if table.constraint(&self.name).is_none() && !table.opaque {
                let error = unknown_part("constraint", &self.name, table, table.constraint_names());
                return Err(Fault::at("name", error));
            }
            rename(table, &self.name, &self.to);
            Ok(())
        })
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(Self {
            table: self.table.clone(),
            name: self.to.clone(),
            to: self.name.clone(),
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let params = Params::new()
            .set_name("table", &self.table)
            .set("name", self.name.as_str())
            .set("to", self.to.as_str());
        if cx.dialect.has(Feature::RenameConstraint) {
            return Ok(vec![Statement::new("rename_constraint", params)]);
        }
        let (Some(before), Some(after)) = (
            cx.change.table_before(&self.table),
            cx.change.table_after(&self.table),
        ) else {
            return Ok(Vec::new());
        };
        match after.constraint(&self.to) {
            // A unique constraint is an index here.
            Some(ConstraintKind::Unique) => Ok(vec![Statement::new("rename_index", params)]),
            Some(ConstraintKind::ForeignKey) => self.foreign_key_anew(cx, before, after),
            Some(ConstraintKind::Check) => self.check_anew(cx, after),
            // The primary key has no name of its own here: nothing changes in the database.
            Some(ConstraintKind::PrimaryKey | ConstraintKind::Exclude) => Ok(Vec::new()),
            None => {
                let message = format!(
                    "{} renames a constraint by making it anew, but no revision tells what constraint `{}` is",
                    cx.dialect.title, self.name
                );
                let help = "drop it with `drop_constraint` and its `kind`, and make it again";
                Err(Unsupported::new(message, help).at("name"))
            }
        }
    }

    fn describe(&self) -> String {
        format!(
            "rename constraint {} of {} to {}",
            self.name, self.table, self.to
        )
    }
}

impl RenameConstraint {
    fn foreign_key_anew(
        &self,
        cx: &Lowering<'_>,
        before: &Table,
        after: &Table,
    ) -> Result<Vec<Statement>, Unsupported> {
        let named = |table: &Table, name: &str| {
            table
                .foreign_keys
                .iter()
                .find(|key| key.name.as_deref() == Some(name))
                .cloned()
        };
        let (Some(old), Some(new)) = (named(before, &self.name), named(after, &self.to)) else {
            return Ok(Vec::new());
        };
        let mut statements = super::drop_constraint::drop_foreign_key(cx, before, &old)?;
        let constraint = foreign_key_params(cx.dialect, &new)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("constraint", constraint);
        statements.push(Statement::new("add_foreign_key", params));
        Ok(statements)
    }

    fn check_anew(&self, cx: &Lowering<'_>, after: &Table) -> Result<Vec<Statement>, Unsupported> {
        let mut statements = vec![super::drop_constraint::statement(
            cx,
            &self.table,
            "check",
            Some(&self.name),
        )?];
        if let Some(check) = after
            .checks
            .iter()
            .find(|check| check.name.as_deref() == Some(&self.to))
        {
            let constraint = check_params(cx.dialect, check);
            let params = Params::new()
                .set_name("table", &self.table)
                .set("constraint", constraint);
            statements.push(Statement::new("add_check", params));
        }
        Ok(statements)
    }
}

fn rename(table: &mut Table, from: &str, to: &str) {
    let names = table
        .primary_key
        .iter_mut()
        .map(|key| &mut key.name)
        .chain(table.uniques.iter_mut().map(|unique| &mut unique.name))
        .chain(table.foreign_keys.iter_mut().map(|key| &mut key.name))
        .chain(table.checks.iter_mut().map(|check| &mut check.name))
        .chain(table.excludes.iter_mut().map(|exclude| &mut exclude.name));
    for name in names.filter(|name| name.as_deref() == Some(from)) {
        *name = Some(to.to_owned());
    }
}
