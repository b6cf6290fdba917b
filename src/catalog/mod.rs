//! The database structure in memory: what exists at one point of the history.
//!
//! Knows no dialect and no op. Every change goes through [`Catalog::put`] and [`Catalog::remove`], which keep a
//! journal, so that a step always knows what it touched, before and after.

mod canonical;
mod check;
mod column;
mod constraint;
mod counting;
mod data_type;
mod error;
mod function;
mod grants;
mod identifiers;
mod index;
mod literal;
mod name;
mod object;
mod options;
mod output_columns;
mod partition;
mod table;
mod trigger;

pub use canonical::{canonical, difference, fingerprint};
pub use check::{CheckError, check_table};
pub use column::{Column, ColumnType, Computed, DefaultValue, Identity, Sql};
pub use constraint::{
    Check, Deferrability, Exclude, ExcludeElement, ForeignKey, Initially, PrimaryKey,
    ReferentialAction, Unique,
};
pub use counting::settle_counting;
pub use data_type::{DataType, TypeError, parse_type};
pub use error::CatalogError;
pub use function::Function;
pub use grants::{ALL, Grants, Holding, PUBLIC, Right};
pub use identifiers::{mentions, rename_in_sql};
pub use index::{Index, IndexKey, IndexPart, NullsOrder, SortOrder};
pub use literal::Literal;
pub use name::QualifiedName;
pub use object::{EnumType, Extension, Kind, Object, ObjectKey, Schema, Sequence, View};
pub use options::{OptionValue, Options};
pub use output_columns::differ_in_columns;
pub use partition::{Partition, PartitionOf, PartitionValues, Partitions};
pub use table::{ConstraintKind, Prefixes, Table};
pub use trigger::Trigger;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One object that a step touched, as it was and as it is.
#[derive(Debug, Clone)]
pub struct Touched {
    /// Which object.
    pub key: ObjectKey,
    /// Before the step; `None`: it did not exist.
    pub before: Option<Object>,
    /// After the step; `None`: it does not exist any more.
    pub after: Option<Object>,
}

/// All objects at one point of the history.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    objects: BTreeMap<ObjectKey, Object>,
    /// For each table the tables with a foreign key to it.
    referrers: BTreeMap<QualifiedName, BTreeSet<QualifiedName>>,
    views: usize,
    grants: usize,
    journal: Vec<Touched>,
    /// The schema of what raw SQL names without one, where the project says which.
    pub default_schema: Option<String>,
}

impl Catalog {
    /// An empty one; in this schema is what raw SQL names without one.
    pub fn in_schema(default_schema: Option<&str>) -> Self {
        Self {
            default_schema: default_schema.map(str::to_owned),
            ..Self::default()
        }
    }

    /// The object under a key.
    pub fn object(&self, key: &ObjectKey) -> Option<&Object> {
        self.objects.get(key)
    }

    /// All objects, by kind and name.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.values()
    }

    /// All tables, by name.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.objects
            .range(ObjectKey::first(Kind::Table)..ObjectKey::first(Kind::Table.next()))
            .filter_map(|(_, object)| object.as_table())
    }

    /// All views, by name.
    pub fn views(&self) -> impl Iterator<Item = &Arc<View>> {
        let none = self.views == 0;
        self.objects
            .range(ObjectKey::first(Kind::View)..)
            .take_while(move |(key, _)| !none && key.kind == Kind::View)
            .filter_map(|(_, object)| object.as_view())
    }

    /// The names of all objects of a kind, in order.
    pub fn names(&self, kind: Kind) -> impl Iterator<Item = &QualifiedName> {
        let keys = self.objects.keys().filter(move |key| key.kind == kind);
        keys.map(|key| &key.name)
    }

    /// A table by name.
    pub fn table(&self, name: &QualifiedName) -> Option<&Arc<Table>> {
        self.objects
            .get(&ObjectKey::new(Kind::Table, name.clone()))
            .and_then(Object::as_table)
    }

    /// An enum by name.
    pub fn enum_type(&self, name: &QualifiedName) -> Option<&Arc<EnumType>> {
        self.objects
            .get(&ObjectKey::new(Kind::Enum, name.clone()))
            .and_then(Object::as_enum)
    }

    /// A table, or the error that says which tables there are.
    ///
    /// # Errors
    /// [`CatalogError::Unknown`] when there is no such table.
    pub fn expect_table(&self, name: &QualifiedName) -> Result<&Arc<Table>, CatalogError> {
        self.table(name)
            .ok_or_else(|| self.unknown(Kind::Table, name))
    }

    /// The error for an object that does not exist, with the nearest name of its kind.
    pub fn unknown(&self, kind: Kind, name: &QualifiedName) -> CatalogError {
        let known: Vec<String> = self
            .objects
            .keys()
            .filter(|key| key.kind == kind)
            .map(|key| key.name.to_string())
            .collect();
        let wanted = name.to_string();
        // The same name in another schema is what is meant most.
        let elsewhere = self
            .objects
            .keys()
            .find(|key| key.kind == kind && key.name.name == name.name)
            .map(|key| key.name.to_string());
        let nearest = elsewhere
            .as_deref()
            .or_else(|| crate::diag::nearest(&wanted, known.iter().map(String::as_str)));
        CatalogError::Unknown {
            kind,
            name: Box::new(name.clone()),
            nearest: nearest.map(str::to_owned),
        }
    }

    /// Adds or replaces an object.
    pub fn put(&mut self, object: impl Into<Object>) {
        let object = object.into();
        let key = object.key();
        let before = self.objects.insert(key.clone(), object.clone());
        self.record(key, before, Some(object));
    }

    /// Takes an object away with the grants on it; nothing happens when it does not exist.
    pub fn remove(&mut self, key: &ObjectKey) {
        if let Some(before) = self.objects.remove(key) {
            self.record(key.clone(), Some(before), None);
        }
        if self.grants > 0 && key.kind != Kind::Grants {
            self.remove(&Grants::key(key));
        }
    }

    /// What was touched since the journal was last taken, each object once, in order.
    pub fn take_journal(&mut self) -> Vec<Touched> {
        std::mem::take(&mut self.journal)
    }

    /// Takes back everything since the journal was last taken.
    pub fn roll_back(&mut self) {
        for touched in std::mem::take(&mut self.journal).into_iter().rev() {
            match touched.before {
                Some(before) => self.put(before),
                None => self.remove(&touched.key),
            }
        }
        self.journal.clear();
    }

    /// The tables with a foreign key to this one, itself included when it refers to itself.
    pub fn referrers(&self, name: &QualifiedName) -> impl Iterator<Item = &Arc<Table>> {
        self.referrers
            .get(name)
            .into_iter()
            .flatten()
            .filter_map(|referrer| self.table(referrer))
    }

    /// The partitions of a table.
    pub fn partitions<'a>(
        &'a self,
        name: &'a QualifiedName,
    ) -> impl Iterator<Item = &'a Arc<Table>> {
        let is_partitioned = self.table(name).is_some_and(|table| table.is_partitioned());
        let tables = self.tables().filter(move |_| is_partitioned);
        tables.filter(move |table| table.is_partition_of(name))
    }

    /// The columns whose type is this enum, as table and column name.
    pub fn enum_users(&self, name: &QualifiedName) -> Vec<(QualifiedName, String)> {
        let mut users = Vec::new();
        for table in self.tables() {
            for column in table.columns.iter().filter(|column| column.uses_enum(name)) {
                users.push((table.name.clone(), column.name.clone()));
            }
        }
        users
    }

    fn record(&mut self, key: ObjectKey, before: Option<Object>, after: Option<Object>) {
        self.index_foreign_keys(before.as_ref(), after.as_ref());
        match (&before, &after) {
            (None, Some(Object::View(_))) => self.views += 1,
            (Some(Object::View(_)), None) => self.views -= 1,
            (None, Some(Object::Grants(_))) => self.grants += 1,
            (Some(Object::Grants(_)), None) => self.grants -= 1,
            _ => {}
        }
        match self.journal.iter_mut().find(|touched| touched.key == key) {
            Some(touched) => touched.after = after,
            None => self.journal.push(Touched { key, before, after }),
        }
    }

    fn index_foreign_keys(&mut self, before: Option<&Object>, after: Option<&Object>) {
        let before = before.and_then(Object::as_table);
        let after = after.and_then(Object::as_table);
        let old = before.map_or(&[][..], |table| &table.foreign_keys);
        let new = after.map_or(&[][..], |table| &table.foreign_keys);
        if old == new && before.is_some() == after.is_some() {
            return;
        }
        for (table, key) in before
            .iter()
            .flat_map(|table| old.iter().map(move |key| (table, key)))
        {
            if let Some(referrers) = self.referrers.get_mut(&key.referred) {
                referrers.remove(&table.name);
                if referrers.is_empty() {
                    self.referrers.remove(&key.referred);
                }
            }
        }
        for (table, key) in after
            .iter()
            .flat_map(|table| new.iter().map(move |key| (table, key)))
        {
            self.referrers
                .entry(key.referred.clone())
                .or_default()
                .insert(table.name.clone());
        }
    }
}
