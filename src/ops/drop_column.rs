//! Drops a column, with the indexes and constraints that stand on it alone.

use std::sync::Arc;

use super::column_dependents::{self, Gone};
use super::column_position::Position;
use super::create_check_constraint::CreateCheckConstraint;
use super::create_foreign_key::CreateForeignKey;
use super::create_index::CreateIndex;
use super::create_unique_constraint::CreateUniqueConstraint;
use super::edit::{Fault, edit_table, require_column, require_no_view};
use super::{AddColumn, Fields, Inverse, Op, Operation, enums, partitions, rights, shapes};
use crate::catalog::{
    Catalog, CatalogError, Check, Column, Kind, ObjectKey, Options, QualifiedName, Table, mentions,
};
use crate::dialect::{Dialect, Feature, IfClause, Target, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_column"
/// table = "users"
/// column = "email"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: String,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
    /// The primary key that came with it goes with it.
    pub with_key: bool,
    /// When it comes back, it stands where it stood.
    pub keeps_position: bool,
    /// What one engine alone has.
    pub options: Options,
}

impl DropColumn {
    /// Drops this column.
    pub fn new(table: QualifiedName, column: &str) -> Self {
        Self {
            table,
            column: column.to_owned(),
            if_exists: false,
            with_key: false,
            keeps_position: false,
            options: Options::default(),
        }
    }

    /// The column with what is declared beside it, and the ops that bring back the rest of what stood on it.
    fn restored(&self, column: Column, before: &Table, after: &Table) -> Vec<Op> {
        let mut add = AddColumn::new(self.table.clone(), column);
        add.primary_key = self.with_key && before.is_key_column(&self.column);
        // Beside computed columns it would cost a copy of the table.
        let is_cheap = !before.opaque && before.columns.iter().all(|own| own.computed.is_none());
        add.position =
            Position::of(before, &self.column).filter(|_| self.keeps_position && is_cheap);
        let mut gone = Gone::between(before, after);
        let is_own = |check: &&Check| check.column.as_deref() == Some(&self.column);
        let (own, rest): (Vec<&Check>, Vec<&Check>) = gone.checks.into_iter().partition(is_own);
        add.checks = own.into_iter().cloned().collect();
        gone.checks = rest;
        let table = || self.table.clone();
        let mut ops: Vec<Op> = vec![add.into()];
        ops.extend(gone.uniques.into_iter().map(|unique| {
            CreateUniqueConstraint {
                table: table(),
                unique: unique.clone(),
            }
            .into()
        }));
        ops.extend(gone.checks.into_iter().map(|check| {
            CreateCheckConstraint {
                table: table(),
                check: check.clone(),
            }
            .into()
        }));
        ops.extend(gone.foreign_keys.into_iter().map(|key| {
            CreateForeignKey {
                table: table(),
                key: key.clone(),
            }
            .into()
        }));
        ops.extend(
            gone.indexes
                .into_iter()
                .map(|index| CreateIndex::new(table(), index.clone()).into()),
        );
        ops
    }
}

impl Operation for DropColumn {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            column: fields.name("column"),
            if_exists: fields.flag("if_exists"),
            with_key: false,
            keeps_position: false,
            options: fields.options(Target::DropColumn),
        }
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        dialect.has(Feature::ColumnPosition).then(|| Self {
            keeps_position: true,
            ..self.clone()
        })
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        if self.if_exists && table.column(&self.column).is_none() {
            return Ok(());
        }
        require_column(&table, &self.column).map_err(|error| Fault::at("column", error))?;
        let needed = |by: String, help: &str| {
            let what = format!("column `{}` of table `{}`", self.column, self.table);
            Fault::at(
                "column",
                CatalogError::Needed {
                    what,
                    by,
                    help: help.to_owned(),
                },
            )
        };
        partitions::require_no_key(&table, &self.column)?;
        let mut others = table.clone();
        if self.with_key {
            Arc::make_mut(&mut others).primary_key = None;
        }
        if let Some(by) = leans_on(&others, &self.column) {
            return Err(needed(by, "drop that before, or keep the column"));
        }
        for referrer in catalog.referrers(&self.table) {
            let key = referrer.foreign_keys.iter().find(|key| {
                key.referred == self.table
                    && key.referred_columns.contains(&self.column)
                    && referrer.name != self.table
            });
            if key.is_some() {
                return Err(needed(
                    format!("a foreign key of table `{}`", referrer.name),
                    "drop that foreign key before",
                ));
            }
        }
        require_no_view(catalog, &self.table, Some(&self.column))
            .map_err(|error| Fault::at("column", error))?;
        edit_table(catalog, &self.table, |table| {
            table.primary_key = table.primary_key.take().filter(|_| !self.with_key);
            take_out(table, &self.column);
            Ok(())
        })?;
        catalog.move_column_grants(&self.table, &self.column, None);
        if let Some(column) = table.column(&self.column) {
            enums::release(catalog, &[column]);
        }
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let Some(before) = change.table_before(&self.table) else {
            return Inverse::nothing();
        };
        let Some(column) = before
            .column(&self.column)
            .filter(|_| !change.touched.is_empty())
        else {
            return if before.opaque {
                Inverse::Irreversible(format!(
                    "column `{}` is not known, since raw SQL made it",
                    self.column
                ))
            } else {
                Inverse::nothing()
            };
        };
        let mut column = column.as_ref().clone();
        enums::with_values(&mut column, |name| {
            change
                .enum_before(name)
                .map(|enum_type| enum_type.as_ref().clone())
        });
        match change.table_after(&self.table) {
            Some(after) => {
                let mut ops = self.restored(column, before, after);
                let owner = ObjectKey::new(Kind::Table, self.table.clone());
                ops.extend(rights::restored(change, &owner));
                Inverse::Ops(ops)
            }
            None => Inverse::op(AddColumn::new(self.table.clone(), column)),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropColumnIfExists, self.if_exists)?;
        let mut statements = Vec::new();
        let tables = cx
            .change
            .table_before(&self.table)
            .zip(cx.change.table_after(&self.table));
        if let Some((before, after)) = tables {
            statements.extend(if cx.dialect.has(Feature::DropColumnTakesDependents) {
                column_dependents::holding(self, cx, before, after)?
            } else {
                column_dependents::dropped(self, cx, before, after)?
            });
        }
        let params = Params::new()
            .set_name("table", &self.table)
            .set("column", self.column.as_str())
            .set("if_exists", self.if_exists);
        statements.push(Statement::new("drop_column", params));
        Ok(statements)
    }

    fn describe(&self) -> String {
        format!("drop column {} from {}", self.column, self.table)
    }
}

/// What stands on this column and on others too, in words.
fn leans_on(table: &Table, column: &str) -> Option<String> {
    let shares = |columns: &[&str]| columns.len() > 1 && columns.contains(&column);
    if table.is_key_column(column) {
        return Some("the primary key".to_owned());
    }
    let named = |kind: &str, name: Option<&str>| match name {
        Some(name) => format!("{kind} `{name}`"),
        None => format!("a {kind} without a name"),
    };
    let texts = |columns: &'_ [String]| {
        columns
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .contains(&column)
            && columns.len() > 1
    };
    if let Some(unique) = table.uniques.iter().find(|unique| texts(&unique.columns)) {
        return Some(named("unique constraint", unique.name.as_deref()));
    }
    if let Some(key) = table.foreign_keys.iter().find(|key| texts(&key.columns)) {
        return Some(named("foreign key", key.name.as_deref()));
    }
    if let Some(index) = table
        .indexes
        .iter()
        .find(|index| shares(&table.index_needs(index)))
    {
        return Some(named("index", Some(&index.name)));
    }
    if let Some(check) = table
        .checks
        .iter()
        .find(|check| shares(&table.check_needs(check)))
    {
        return Some(named("check constraint", check.name.as_deref()));
    }
    if let Some(exclude) = table
        .excludes
        .iter()
        .find(|exclude| shares(&table.exclude_needs(exclude)))
    {
        return Some(named("exclusion constraint", exclude.name.as_deref()));
    }
    let computed = table.columns.iter().find(|other| {
        other.name != column
            && other
                .computed
                .as_ref()
                .is_some_and(|computed| mentions(&computed.sql.sql, column))
    });
    computed.map(|computed| format!("computed column `{}`", computed.name))
}

/// A table without one of its columns, and without what stands on that alone.
pub(crate) fn without_column(table: &Table, column: &str) -> Table {
    let mut table = table.clone();
    take_out(&mut table, column);
    table
}

/// Takes a column out of a table, with everything that stands on it alone.
pub(super) fn take_out(table: &mut Table, column: &str) {
    let indexes: Vec<bool> = table
        .indexes
        .iter()
        .map(|index| !table.index_needs(index).contains(&column))
        .collect();
    let checks: Vec<bool> = table
        .checks
        .iter()
        .map(|check| !table.check_needs(check).contains(&column))
        .collect();
    let excludes: Vec<bool> = table
        .excludes
        .iter()
        .map(|exclude| !table.exclude_needs(exclude).contains(&column))
        .collect();
    retain(&mut table.indexes, &indexes);
    retain(&mut table.checks, &checks);
    retain(&mut table.excludes, &excludes);
    table
        .uniques
        .retain(|unique| !unique.columns.iter().any(|name| name == column));
    table
        .foreign_keys
        .retain(|key| !key.columns.iter().any(|name| name == column));
    table.columns.retain(|other| other.name != column);
}

fn retain<T>(things: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    things.retain(|_| keep.next().copied().unwrap_or(true));
}
