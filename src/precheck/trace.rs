//! Under which names the tables and columns of a step were there before the range.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, QualifiedName, Table, mentions};

/// Where a column comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// It was there, under this name.
    Old(String),
    /// A step of the range makes it; whether rows get a value by that.
    Made { step: usize, filled: bool },
    /// It was there, and a step of the range gives it another type.
    Changed { step: usize },
}

/// A table that was there before the range.
#[derive(Debug, Clone)]
struct OldTable {
    name: QualifiedName,
    columns: BTreeMap<String, Place>,
    /// The last step that may change its rows.
    rows_changed_by: Option<usize>,
    /// The raw SQL that names it, by step.
    raw_sql: Vec<(usize, String)>,
}

/// The tables that were there before the range, by the names that they have now.
#[derive(Debug, Clone, Default)]
pub(super) struct Trace(BTreeMap<QualifiedName, OldTable>);

impl Trace {
    pub(super) fn new(start: &Catalog) -> Self {
        let tables = start.tables().map(|table| {
            let columns = table.columns.iter();
            let columns =
                columns.map(|column| (column.name.clone(), Place::Old(column.name.clone())));
            let old = OldTable {
                name: table.name.clone(),
                columns: columns.collect(),
                rows_changed_by: None,
                raw_sql: Vec::new(),
            };
            (table.name.clone(), old)
        });
        Self(tables.collect())
    }

    /// The name of a table before the range; `None`: the range makes it.
    pub(super) fn old_name(&self, table: &QualifiedName) -> Option<&QualifiedName> {
        self.0.get(table).map(|old| &old.name)
    }

    /// Where a column of a table that was there comes from; raw SQL may have made one that nobody knows.
    pub(super) fn column(&self, table: &QualifiedName, column: &str) -> Place {
        let place = self.0.get(table).and_then(|old| old.columns.get(column));
        place
            .cloned()
            .unwrap_or_else(|| Place::Old(column.to_owned()))
    }

    /// The last step so far that may change the rows of a table.
    pub(super) fn changed_rows(&self, table: &QualifiedName) -> Option<usize> {
        self.0.get(table)?.rows_changed_by
    }

    /// The last step whose raw SQL may copy a table, or a column of it, to elsewhere.
    pub(super) fn kept_by(&self, table: &QualifiedName, column: Option<&str>) -> Option<usize> {
        let mut raw_sql = self.0.get(table)?.raw_sql.iter().rev();
        let names = |sql: &str, column: &str| sql.contains('*') || mentions(sql, column);
        let (step, _) = raw_sql.find(|(_, sql)| column.is_none_or(|column| names(sql, column)))?;
        Some(*step)
    }

    /// Notes raw SQL at the tables that it names.
    pub(super) fn run_sql(&mut self, step: usize, sql: &str) {
        for (name, old) in &mut self.0 {
            if mentions(sql, &name.name) {
                old.rows_changed_by = Some(step);
                old.raw_sql.push((step, sql.to_owned()));
            }
        }
    }

    pub(super) fn change_rows(&mut self, step: usize, is_meant: impl Fn(&QualifiedName) -> bool) {
        for (name, old) in &mut self.0 {
            if is_meant(name) {
                old.rows_changed_by = Some(step);
            }
        }
    }

    pub(super) fn rename_table(&mut self, from: &QualifiedName, to: &QualifiedName) {
        if let Some(old) = self.0.remove(from) {
            self.0.insert(to.clone(), old);
        }
    }

    pub(super) fn drop_table(&mut self, table: &QualifiedName) {
        self.0.remove(table);
    }

    pub(super) fn rename_column(&mut self, table: &QualifiedName, from: &str, to: &str) {
        let Some(old) = self.0.get_mut(table) else {
            return;
        };
        if let Some(place) = old.columns.remove(from) {
            old.columns.insert(to.to_owned(), place);
        }
    }

    /// Follows a step that makes, drops and changes columns.
    pub(super) fn follow(&mut self, step: usize, before: &Table, after: &Table) {
        let Some(old) = self.0.get_mut(&after.name) else {
            return;
        };
        for column in &after.columns {
            match before.column(&column.name) {
                None => {
                    let filled = column.default.is_some()
                        || column.identity.is_some()
                        || column.computed.is_some()
                        || after.counts_up(column);
                    let place = Place::Made { step, filled };
                    old.columns.insert(column.name.clone(), place);
                }
                Some(was) if was.data_type != column.data_type => {
                    let place = old.columns.get_mut(&column.name);
                    if let Some(place @ Place::Old(_)) = place {
                        *place = Place::Changed { step };
                    }
                }
                Some(_) => {}
            }
        }
        old.columns.retain(|name, _| {
            after.column(name).is_some() || (after.opaque && before.column(name).is_none())
        });
    }
}
