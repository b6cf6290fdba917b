//! Tables, and what stands on their columns.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::{
    Check, Column, Exclude, ForeignKey, Index, IndexKey, IndexPart, Options, PartitionOf,
    Partitions, PrimaryKey, QualifiedName, Trigger, Unique, mentions, rename_in_sql,
};

/// The kinds of constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConstraintKind {
    /// Primary key.
    PrimaryKey,
    /// Unique.
    Unique,
    /// Foreign key.
    ForeignKey,
    /// Check.
    Check,
    /// Exclusion.
    Exclude,
}

impl ConstraintKind {
    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique constraint",
            Self::ForeignKey => "foreign key",
            Self::Check => "check constraint",
            Self::Exclude => "exclusion constraint",
        }
    }
}

/// The words between CREATE and TABLE, such as `TEMPORARY`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prefixes(pub Vec<String>);

/// No word is no part of the fingerprint.
impl Hash for Prefixes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for word in &self.0 {
            word.hash(state);
        }
    }
}

impl Prefixes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
pub struct Table {
    /// The name.
    pub name: QualifiedName,
    /// What kind of table it is.
    #[serde(skip_serializing_if = "Prefixes::is_empty")]
    pub prefixes: Prefixes,
    /// The columns, in order.
    pub columns: Vec<Arc<Column>>,
    /// The primary key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<PrimaryKey>,
    /// Unique constraints.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uniques: Vec<Unique>,
    /// Foreign keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ForeignKey>,
    /// Check constraints.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Exclusion constraints.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<Exclude>,
    /// Indexes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// Comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
    /// Triggers, which go with the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// Of which table it is a partition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_of: Option<Box<PartitionOf>>,
    /// By what its rows are told apart where partitions hold them, for the dialect at hand.
    #[serde(skip)]
    pub partition_key: Option<String>,
    /// Its named parts, where a partition is no table.
    #[serde(skip_serializing_if = "Partitions::is_empty")]
    pub partitions: Partitions,
    /// Its columns and constraints may be others: raw SQL changed it in a way that is not understood, or no revision
    /// makes it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub opaque: bool,
    /// Its foreign keys are taken as they stand: no key of the same types is asked for at their other end.
    #[serde(skip)]
    pub keys_assumed: bool,
}

impl Table {
    /// A column by name.
    pub fn column(&self, name: &str) -> Option<&Arc<Column>> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// A column to be changed.
    pub fn column_mut(&mut self, name: &str) -> Option<&mut Column> {
        self.columns
            .iter_mut()
            .find(|column| column.name == name)
            .map(Arc::make_mut)
    }

    /// An index by name.
    pub fn index(&self, name: &str) -> Option<&Index> {
        self.indexes.iter().find(|index| index.name == name)
    }

    /// The kind of the constraint that has this name.
    pub fn constraint(&self, name: &str) -> Option<ConstraintKind> {
        let is = |other: &Option<String>| other.as_deref() == Some(name);
        if self.primary_key.as_ref().is_some_and(|key| is(&key.name)) {
            Some(ConstraintKind::PrimaryKey)
        } else if self.uniques.iter().any(|unique| is(&unique.name)) {
            Some(ConstraintKind::Unique)
        } else if self.foreign_keys.iter().any(|key| is(&key.name)) {
            Some(ConstraintKind::ForeignKey)
        } else if self.checks.iter().any(|check| is(&check.name)) {
            Some(ConstraintKind::Check)
        } else if self.excludes.iter().any(|exclude| is(&exclude.name)) {
            Some(ConstraintKind::Exclude)
        } else {
            None
        }
    }

    /// The names of all named constraints.
    pub fn constraint_names(&self) -> impl Iterator<Item = &str> {
        let key = self.primary_key.iter().map(|key| &key.name);
        key.chain(self.uniques.iter().map(|unique| &unique.name))
            .chain(self.foreign_keys.iter().map(|key| &key.name))
            .chain(self.checks.iter().map(|check| &check.name))
            .chain(self.excludes.iter().map(|exclude| &exclude.name))
            .filter_map(Option::as_deref)
    }

    /// Whether partitions hold its rows.
    pub fn is_partitioned(&self) -> bool {
        self.partition_key.is_some() || self.opaque
    }

    /// Whether it is a partition of this table.
    pub fn is_partition_of(&self, name: &QualifiedName) -> bool {
        self.partition_of
            .as_ref()
            .is_some_and(|partition_of| partition_of.table == *name)
    }

    /// Whether the partition key needs a column.
    pub fn key_splits_by(&self, column: &str) -> bool {
        let key = self.partition_key.as_ref();
        key.is_some_and(|key| mentions(key, column))
    }

    /// Whether a column is part of the primary key.
    pub fn is_key_column(&self, column: &str) -> bool {
        self.primary_key
            .as_ref()
            .is_some_and(|key| key.columns.iter().any(|name| name == column))
    }

    /// Whether the database counts this column up: said so, or by the rule.
    pub fn counts_up(&self, column: &Column) -> bool {
        let is_generated = column.identity.is_some() || column.computed.is_some();
        let by_rule = || self.counts_by_rule(column);
        !is_generated && column.autoincrement.unwrap_or_else(by_rule)
    }

    /// Whether a column counts up when nobody says so: a lone integer primary key that is no foreign key.
    pub fn counts_by_rule(&self, column: &Column) -> bool {
        let is_integer = |column: &Column| {
            let data_type = column.data_type.as_ref();
            data_type.is_some_and(|data_type| data_type.portable.is_integer())
        };
        self.primary_key
            .as_ref()
            .is_some_and(|key| key.columns.len() == 1 && key.columns[0] == column.name)
            && is_integer(column)
            && column.default.is_none()
            && column.identity.is_none()
            && column.computed.is_none()
            && !self
                .foreign_keys
                .iter()
                .any(|key| key.columns.contains(&column.name))
    }

    /// Whether these columns, in any order, are known to be unique: what a foreign key needs.
    pub fn has_key_on(&self, columns: &[String]) -> bool {
        let same = |key: &[String]| {
            key.len() == columns.len() && key.iter().all(|column| columns.contains(column))
        };
        self.primary_key
            .as_ref()
            .is_some_and(|key| same(&key.columns))
            || self.uniques.iter().any(|unique| same(&unique.columns))
            || self.indexes.iter().any(|index| {
                index.unique
                    && index.condition.is_none()
                    && index.columns.len() == columns.len()
                    && index.columns.iter().all(|part| {
                        part.column_name()
                            .is_some_and(|name| columns.iter().any(|column| column == name))
                    })
            })
    }

    /// The columns of this table that an index needs, expressions and condition included.
    pub fn index_needs(&self, index: &Index) -> Vec<&str> {
        self.needed(|column| {
            index.has_column(column)
                || index
                    .columns
                    .iter()
                    .any(|part| key_mentions(&part.key, column))
                || index
                    .condition
                    .as_ref()
                    .is_some_and(|sql| mentions(&sql.sql, column))
        })
    }

    /// The columns of this table that a check needs.
    pub fn check_needs(&self, check: &Check) -> Vec<&str> {
        self.needed(|column| mentions(&check.sql.sql, column))
    }

    /// The columns of this table that an exclusion constraint needs.
    pub fn exclude_needs(&self, exclude: &Exclude) -> Vec<&str> {
        self.needed(|column| {
            exclude
                .elements
                .iter()
                .any(|element| key_mentions(&element.key, column))
                || exclude
                    .condition
                    .as_ref()
                    .is_some_and(|sql| mentions(&sql.sql, column))
        })
    }

    fn needed(&self, is_needed: impl Fn(&str) -> bool) -> Vec<&str> {
        self.columns
            .iter()
            .map(|column| column.name.as_str())
            .filter(|column| is_needed(column))
            .collect()
    }

    /// Renames a column wherever this table names it.
    pub fn rename_column(&mut self, from: &str, to: &str) {
        let rename = |name: &mut String| {
            if name == from {
                to.clone_into(name);
            }
        };
        for column in &mut self.columns {
            if column.name == from || column.computed.is_some() {
                let column = Arc::make_mut(column);
                rename(&mut column.name);
                if let Some(computed) = &mut column.computed {
                    computed.sql.edit(|sql| rename_in_sql(sql, from, to));
                }
            }
        }
        let keys = self.primary_key.iter_mut().map(|key| &mut key.columns);
        let lists = keys
            .chain(self.uniques.iter_mut().map(|unique| &mut unique.columns))
            .chain(self.foreign_keys.iter_mut().map(|key| &mut key.columns))
            .chain(self.indexes.iter_mut().map(|index| &mut index.include));
        lists.flatten().for_each(rename);
        let keys = [&mut self.partition_key, &mut self.partitions.key];
        for key in keys.into_iter().flatten() {
            *key = rename_in_sql(key, from, to);
        }
        self.options
            .edit("partition_by", |sql| rename_in_sql(sql, from, to));
        for trigger in &mut self.triggers {
            trigger.sql = rename_in_sql(&trigger.sql, from, to);
        }
        for check in &mut self.checks {
            check.sql.edit(|sql| rename_in_sql(sql, from, to));
            check.column.iter_mut().for_each(rename);
        }
        let conditions = self
            .indexes
            .iter_mut()
            .filter_map(|index| index.condition.as_mut());
        let conditions = conditions.chain(
            self.excludes
                .iter_mut()
                .filter_map(|exclude| exclude.condition.as_mut()),
        );
        conditions.for_each(|sql| sql.edit(|sql| rename_in_sql(sql, from, to)));
        let parts = self
            .indexes
            .iter_mut()
            .flat_map(|index| &mut index.columns)
            .map(|part: &mut IndexPart| &mut part.key);
        let elements = self
            .excludes
            .iter_mut()
            .flat_map(|exclude| &mut exclude.elements)
            .map(|element| &mut element.key);
        for key in parts.chain(elements) {
            match key {
                IndexKey::Column(name) => rename(name),
                IndexKey::Expression(sql) => sql.edit(|sql| rename_in_sql(sql, from, to)),
            }
        }
    }
}

fn key_mentions(key: &IndexKey, column: &str) -> bool {
    match key {
        IndexKey::Column(name) => name == column,
        IndexKey::Expression(sql) => mentions(&sql.sql, column),
    }
}
