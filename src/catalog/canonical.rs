//! One form for equal structures: what the fingerprint is taken of, and what two catalogs are compared by.
//!
//! The order of columns, constraints and indexes is left out: an op that is undone puts a column back at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::partition::{Parent, Partitions};
use super::{Catalog, Kind, Object, ObjectKey, Table};

/// A SHA-256 over all objects, as 64 hexadecimal digits: equal structures have equal fingerprints.
pub fn fingerprint(catalog: &Catalog) -> String {
    let mut hasher = StableHasher::default();
    for object in catalog.objects() {
        match object {
            Object::Table(table) => sorted(table).hash(&mut hasher),
            other => other.hash(&mut hasher),
        }
    }
    hasher.digest()
}

/// A hasher whose input, and so whose output, is the same on every machine; it hashes in large pieces.
#[derive(Default)]
struct StableHasher {
    digest: Sha256,
    waiting: Vec<u8>,
}

impl StableHasher {
    const PIECE: usize = 1 << 16;

    fn digest(mut self) -> String {
        self.digest.update(&self.waiting);
        hex(&self.digest.finalize())
    }
}

impl Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= Self::PIECE {
            self.digest.update(&self.waiting);
            self.waiting.clear();
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.write(&u64::try_from(number).unwrap_or(u64::MAX).to_le_bytes());
    }

    fn write_isize(&mut self, number: isize) {
        self.write(&i64::try_from(number).unwrap_or(i64::MAX).to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }

    fn write_i64(&mut self, number: i64) {
        self.write(&number.to_le_bytes());
    }

    fn finish(&self) -> u64 {
        unreachable!("the digest is taken whole")
    }
}

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("text takes every byte");
    }
    text
}

/// The canonical form of every object.
pub fn canonical(catalog: &Catalog) -> BTreeMap<ObjectKey, Value> {
    let form =
        |object: &Object| serde_json::to_value(Canonical(object)).expect("a catalog is plain data");
    catalog
        .objects()
        .map(|object| (object.key(), form(object)))
        .collect()
}

/// What must happen to `is` to become `wanted`, in words, object by object; empty when they are equal.
pub fn difference(is: &Catalog, wanted: &Catalog) -> Vec<String> {
    let (is, wanted) = (canonical(is), canonical(wanted));
    let mut differences = Vec::new();
    let no_grants = serde_json::json!({ "rights": [] });
    let otherwise = |key: &ObjectKey| (key.kind == Kind::Grants).then_some(&no_grants);
    for (key, form) in &wanted {
        let what = in_words(key);
        match is.get(key).or_else(|| otherwise(key)) {
            None => differences.push(format!("{what} is missing")),
            Some(other) if other != form => compare(&what, other, form, &mut differences),
            Some(_) => {}
        }
    }
    for (key, form) in is.iter().filter(|(key, _)| !wanted.contains_key(key)) {
        match otherwise(key) {
            Some(nothing) => compare(&in_words(key), form, nothing, &mut differences),
            None => differences.push(format!("{} is left over", in_words(key))),
        }
    }
    differences
}

fn in_words(key: &ObjectKey) -> String {
    match key.kind {
        Kind::Grants => format!("grants on `{}`", key.name),
        kind => format!("{} `{}`", kind.as_str(), key.name),
    }
}

fn compare(what: &str, is: &Value, wanted: &Value, differences: &mut Vec<String>) {
    let empty = serde_json::Map::new();
    let (is, wanted) = (
        is.as_object().unwrap_or(&empty),
        wanted.as_object().unwrap_or(&empty),
    );
    let names: std::collections::BTreeSet<&String> = is.keys().chain(wanted.keys()).collect();
    for name in names {
        match (is.get(name), wanted.get(name)) {
            (Some(Value::Array(is)), Some(Value::Array(wanted))) => {
                compare_lists(what, name, is, wanted, differences);
            }
            (is, wanted) if is != wanted => {
                let (is, wanted) = (shown(is), shown(wanted));
                differences.push(format!("{what}: {name} is {is}, was {wanted}"));
            }
            _ => {}
        }
    }
}

/// A value as an author would write it.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "nothing".to_owned(),
        Some(Value::String(text)) => format!("`{text}`"),
        Some(Value::Object(pieces)) if pieces.len() == 1 => shown(pieces.values().next()),
        Some(other) => other.to_string(),
    }
}

/// One of the things that a list of a table holds.
fn singular(list: &str) -> String {
    let one = list.strip_suffix("es").filter(|one| one.ends_with('x'));
    one.unwrap_or(list.trim_end_matches('s')).replace('_', " ")
}

fn compare_lists(
    what: &str,
    list: &str,
    is: &[Value],
    wanted: &[Value],
    differences: &mut Vec<String>,
) {
    let name = |entry: &Value| entry.get("name").and_then(Value::as_str).map(str::to_owned);
    let text = |entry: &Value| entry.as_str().map(str::to_owned);
    let label = |entry: &Value| {
        let name = name(entry).or_else(|| text(entry));
        name.unwrap_or_else(|| entry.to_string())
    };
    for entry in wanted.iter().filter(|entry| !is.contains(entry)) {
        let other = is
            .iter()
            .find(|other| name(entry).is_some() && name(other) == name(entry));
        match other {
            Some(other) => compare(
                &format!("{what}, {} `{}`", singular(list), label(entry)),
                other,
                entry,
                differences,
            ),
            None => differences.push(format!(
                "{what}: {} `{}` is missing",
                singular(list),
                label(entry)
            )),
        }
    }
    for entry in is.iter().filter(|entry| !wanted.contains(entry)) {
        if name(entry).is_none() || !wanted.iter().any(|other| name(other) == name(entry)) {
            differences.push(format!(
                "{what}: {} `{}` is left over",
                singular(list),
                label(entry)
            ));
        }
    }
}

struct Canonical<'a>(&'a Object);

impl Serialize for Canonical<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Object::Table(table) => sorted(table).serialize(serializer),
            Object::Grants(grants) => {
                let rights: Vec<String> = grants.in_words().collect();
                serializer.collect_map([("rights", rights)])
            }
            other => other.serialize(serializer),
        }
    }
}

#[derive(Hash, Serialize)]
struct SortedTable<'a> {
    name: &'a super::QualifiedName,
    #[serde(skip_serializing_if = "super::Prefixes::is_empty")]
    prefixes: &'a super::Prefixes,
    columns: Vec<&'a super::Column>,
    primary_key: &'a Option<super::PrimaryKey>,
    uniques: Vec<&'a super::Unique>,
    foreign_keys: Vec<&'a super::ForeignKey>,
    checks: Vec<&'a super::Check>,
    excludes: Vec<&'a super::Exclude>,
    indexes: Vec<&'a super::Index>,
    comment: &'a Option<String>,
    options: &'a super::Options,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    triggers: Vec<&'a super::Trigger>,
    #[serde(skip_serializing_if = "Parent::is_none")]
    partition_of: Parent<'a>,
    #[serde(skip_serializing_if = "Partitions::is_empty")]
    partitions: Partitions,
    opaque: bool,
}

fn sorted(table: &Table) -> SortedTable<'_> {
    SortedTable {
        name: &table.name,
        prefixes: &table.prefixes,
        columns: sorted_by(table.columns.iter().map(AsRef::as_ref), |column| {
            column.name.as_str()
        }),
        primary_key: &table.primary_key,
        uniques: sorted_by(&table.uniques, |unique| {
            (unique.name.as_deref(), unique.columns.as_slice())
        }),
        foreign_keys: sorted_by(&table.foreign_keys, |key| {
            (key.name.as_deref(), key.columns.as_slice())
        }),
        checks: sorted_by(&table.checks, |check| {
            (check.name.as_deref(), check.sql.sql.as_str())
        }),
        excludes: sorted_by(&table.excludes, |exclude| exclude.name.as_deref()),
        indexes: sorted_by(&table.indexes, |index| index.name.as_str()),
        comment: &table.comment,
        options: &table.options,
        triggers: sorted_by(&table.triggers, |trigger| trigger.name.as_str()),
        partition_of: Parent(table.partition_of.as_deref()),
        partitions: sorted_partitions(table),
        opaque: table.opaque,
    }
}

fn sorted_partitions(table: &Table) -> Partitions {
    let mut partitions = table.partitions.clone();
    partitions
        .named
        .sort_by(|left, right| left.name.cmp(&right.name));
    partitions
}

fn sorted_by<'a, T, K: Ord>(
    things: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<&'a T> {
    let mut things: Vec<&T> = things.into_iter().collect();
    things.sort_by_cached_key(|thing| key(thing));
    things
}
