//! Inserts rows.

use std::collections::BTreeSet;

use super::delete_rows::DeleteRows;
use super::edit::{Fault, require_column};
use super::{Execute, Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, DefaultValue, QualifiedName, Table};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, list};

/// ```toml
/// op = "bulk_insert"
/// table = "carriers"
/// rows = [{ id = 1, name = "by foot" }, { id = 2, name = "by boat", since = { sql = "CURRENT_TIMESTAMP" } }]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BulkInsert {
    /// The table.
    pub table: QualifiedName,
    /// The rows, each a list of columns and values.
    pub rows: Vec<Vec<(String, DefaultValue)>>,
    /// SQL that takes the rows out again, where the primary key does not say which they are.
    pub undo: Option<String>,
}

impl Operation for BulkInsert {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            rows: shapes::rows(fields),
            undo: fields.text_or("undo"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        for (position, row) in self.rows.iter().enumerate() {
            check_row(table, row).map_err(|error| Fault::at(format!("rows.{position}"), error))?;
        }
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if let Some(undo) = &self.undo {
            return Inverse::op(Execute {
                sql: undo.clone(),
                undo: None,
            });
        }
        let key = change
            .after
            .table(&self.table)
            .and_then(|table| table.primary_key.as_ref());
        let keys = key.and_then(|key| {
            let cell = |row: &[(String, DefaultValue)], column: &String| {
                row.iter().find(|(name, _)| name == column).cloned()
            };
            let keys = self
                .rows
                .iter()
                .rev()
                .map(|row| key.columns.iter().map(|column| cell(row, column)).collect());
            keys.collect::<Option<Vec<Vec<_>>>>()
        });
        match keys {
            Some(rows) => Inverse::op(DeleteRows {
                table: self.table.clone(),
                rows,
            }),
            None => Inverse::Irreversible(format!(
                "the rows inserted into `{}` do not name its primary key, so nothing tells which to delete",
                self.table
            )),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let table = cx.change.table_after(&self.table);
        let mut statements = Vec::with_capacity(self.rows.len());
        for (position, row) in self.rows.iter().enumerate() {
            let values = row
                .iter()
                .map(|(_, value)| cell_sql(cx, value))
                .collect::<Result<Vec<_>, _>>();
            let values = values.map_err(|error| error.at(format!("rows.{position}")))?;
            let params = Params::new()
                .set_name("table", &self.table)
                .set("columns", list(row.iter().map(|(name, _)| name.as_str())))
                .set("values", list(values));
            statements.push(Statement::new("insert", params));
        }
        let names_identity =
            table.is_some_and(|table| self.rows.iter().any(|row| names_identity(table, row)));
        let unknown = table
            .filter(|_| !names_identity)
            .map_or_else(BTreeSet::new, |table| self.unknown_columns(table));
        if (names_identity || !unknown.is_empty()) && cx.dialect.has(Feature::IdentityInsert) {
            let switch = |on: bool| {
                let params = Params::new().set_name("table", &self.table).set("on", on);
                let columns = list(unknown.iter().copied());
                Statement::new("identity_insert", params.set("columns", columns))
            };
            statements.insert(0, switch(true));
            statements.push(switch(false));
        }
        Ok(statements)
    }

    fn describe(&self) -> String {
        match self.rows.len() {
            1 => format!("insert 1 row into {}", self.table),
            rows => format!("insert {rows} rows into {}", self.table),
        }
    }
}

impl BulkInsert {
    /// The columns of which nobody knows whether they count up.
    fn unknown_columns(&self, table: &Table) -> BTreeSet<&str> {
        let names = self.rows.iter().flatten().map(|(name, _)| name.as_str());
        names
            .filter(|name| table.opaque && table.column(name).is_none())
            .collect()
    }
}

/// A cell in the dialect's words.
pub(super) fn cell_sql(cx: &Lowering<'_>, value: &DefaultValue) -> Result<String, Unsupported> {
    match value {
        DefaultValue::Literal(literal) => cx.dialect.literal(literal),
        DefaultValue::Sql(sql) => Ok(sql.for_dialect(cx.dialect.name).to_owned()),
    }
}

fn check_row(table: &Table, row: &[(String, DefaultValue)]) -> Result<(), CatalogError> {
    for (name, value) in row {
        require_column(table, name)?;
        let Some(column) = table.column(name) else {
            continue;
        };
        let refused = (
            column.computed.is_some(),
            "is computed",
            "leave it out of the row",
        );
        let null = (
            !column.nullable && shapes::is_null(value),
            "cannot hold NULL",
            "give it a value",
        );
        let mistake = [refused, null].into_iter().find(|(is_wrong, ..)| *is_wrong);
        if let Some((_, problem, help)) = mistake {
            let message = format!("column `{name}` of table `{}` {problem}", table.name);
            return Err(CatalogError::Invalid {
                code: "bad-row",
                message,
                help: help.to_owned(),
            });
        }
    }
    let is_missing = |name: &str| !row.iter().any(|(column, _)| column == name);
    let missing = table.columns.iter().find(|column| {
        let filled =
            column.default.is_some() || column.computed.is_some() || column.identity.is_some();
        !column.nullable && !filled && !table.counts_up(column) && is_missing(&column.name)
    });
    match missing {
        Some(column) if !table.opaque => Err(CatalogError::Invalid {
            code: "bad-row",
            message: format!(
                "the row has no value for `{}`, which cannot be NULL and has no default",
                column.name
            ),
            help: format!("add `{} = …` to the row", column.name),
        }),
        _ => Ok(()),
    }
}

fn names_identity(table: &Table, row: &[(String, DefaultValue)]) -> bool {
    row.iter().any(|(name, _)| {
        table
            .column(name)
            .is_some_and(|column| column.identity.is_some() || table.counts_up(column))
    })
}
