//! A database's structure as plain values, for comparison with a catalog held in memory.
//!
//! It knows no engine; servers hand in rows, described at [`Structure::from_rows`].

use std::collections::{BTreeMap, BTreeSet};

/// Separates the names of one list inside a row, as no name contains it.
const LIST_SEPARATOR: char = '\u{1d}';

/// The part an index has for an expression.
pub(crate) const EXPRESSION: &str = "(expression)";

/// All tables, views and grants of a database; a name has its schema in front unless that is the default one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Structure {
    pub(crate) tables: BTreeMap<String, TableStructure>,
    pub(crate) views: BTreeSet<String>,
    /// Who holds which privilege on what, such as `users: select (email) to reader with grant option`.
    pub(crate) grants: BTreeSet<String>,
}

/// One table; every list but that of the primary key is sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TableStructure {
    /// Name and whether it may be null.
    pub(crate) columns: BTreeMap<String, bool>,
    pub(crate) primary_key: Vec<String>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// The names; `None` where the engine allows a check without one.
    pub(crate) checks: Vec<Option<String>>,
    /// The parent and the values, of a partition.
    pub(crate) partition_of: Option<String>,
    /// Those that do not merely serve a constraint.
    pub(crate) indexes: BTreeMap<String, Index>,
}

/// A unique constraint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unique {
    pub(crate) name: Option<String>,
    pub(crate) columns: Vec<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ForeignKey {
    pub(crate) name: Option<String>,
    pub(crate) columns: Vec<String>,
    pub(crate) referred_table: String,
    pub(crate) referred_columns: Vec<String>,
}

/// An index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Index {
    /// Names of columns, or [`EXPRESSION`], in order; without included columns.
    pub(crate) parts: Vec<String>,
    pub(crate) unique: bool,
}

impl TableStructure {
    /// Turns unique indexes on columns into unique constraints, which MySQL and MariaDB cannot tell apart.
    pub(crate) fn fold_unique_indexes(&mut self) {
        for (name, index) in &self.indexes {
            if index.unique {
                let columns = index.parts.clone();
                self.uniques.push(Unique {
                    name: Some(name.clone()),
                    columns,
                });
            }
        }
        self.indexes.retain(|_, index| !index.unique);
        self.sort();
    }

    pub(super) fn sort(&mut self) {
        self.uniques.sort();
        self.foreign_keys.sort();
        self.checks.sort();
    }
}

impl Structure {
    /// Reads rows of table, kind, name, columns, referred table, referred columns and flag.
    ///
    /// Kinds: `table`, `view`, `column` (flag: may be null), `primary key`, `unique`, `foreign key`, `check`,
    /// `index` (flag: unique), `grant` (name: the role; the one column; the privilege in place of the referred table;
    /// flag: may be passed on), `partition` (name: its values). A flag is `1` or `0`; lists are joined by U+001D; no name is
    /// an empty one.
    pub(super) fn from_rows(rows: Vec<Vec<String>>) -> Self {
        let mut structure = Self::default();
        for row in rows {
            let [
                table,
                kind,
                name,
                columns,
                referred_table,
                referred_columns,
                flag,
            ] = <[String; 7]>::try_from(row).expect("the query has seven columns");
            if kind == "view" {
                structure.views.insert(table);
                continue;
            }
            if kind == "grant" {
                let part = Some(columns).filter(|column| !column.is_empty());
                let part = part.map_or(String::new(), |column| format!(" ({column})"));
                let option = if flag == "1" {
                    " with grant option"
                } else {
                    ""
                };
                let privilege = referred_table.to_lowercase();
                let grant = format!("{table}: {privilege}{part} to {name}{option}");
                structure.grants.insert(grant);
                continue;
            }
            let table = structure.tables.entry(table).or_default();
            let columns = list(&columns);
            let flag = flag == "1";
            let some_name = Some(name.clone()).filter(|name| !name.is_empty());
            match kind.as_str() {
                "table" => {}
                "column" => drop(table.columns.insert(name, flag)),
                "primary key" => table.primary_key = columns,
                "unique" => table.uniques.push(Unique {
                    name: some_name,
                    columns,
                }),
                "foreign key" => table.foreign_keys.push(ForeignKey {
                    name: some_name,
                    columns,
                    referred_table,
                    referred_columns: list(&referred_columns),
                }),
                "partition" => table.partition_of = Some(format!("{referred_table} {name}")),
                "check" => table.checks.push(some_name),
                "index" => drop(table.indexes.insert(
                    name,
                    Index {
                        parts: columns,
                        unique: flag,
                    },
                )),
                _ => panic!("a row of unknown kind `{kind}`"),
            }
        }
        structure.tables.values_mut().for_each(TableStructure::sort);
        structure
    }
}

fn list(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    text.split(LIST_SEPARATOR).map(String::from).collect()
}
