//! What the engine's own catalog must hold once the revisions have run, as rows that SQL can compare.
//!
//! It knows the catalog and the words of each engine for its types; the queries are templates.

mod changes;
mod column;
mod engine_type;
mod parts;

pub use changes::changes;

use std::collections::BTreeSet;

use crate::catalog::{Catalog, EnumType, Kind, Object, ObjectKey, QualifiedName, Table};
use crate::config::DialectName;
use crate::dialect::{AlterStyle, Dialect, EnumStyle};
use crate::statement::{Params, text_or_none};

/// The detail of what is only looked for.
const EXISTS: &str = "exists";

/// The detail of what must not be there.
const NONE: &str = "none";

/// Stands at the end of a detail whose rest the engine may spell in its own way.
const ANYTHING: char = '?';

/// One thing that must be found in the engine's catalog, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// The word for what it is: `table`, `column`, `index` and so on.
    pub kind: &'static str,
    /// The table, or whatever stands by itself.
    pub name: QualifiedName,
    /// The part of the table: a name, or columns in parentheses; empty for the table itself.
    pub part: String,
    /// What the engine's catalog says of it, in the words of the dialect's query.
    pub detail: String,
}

impl Expectation {
    fn new(kind: &'static str, name: &QualifiedName, part: &str, detail: &str) -> Self {
        Self {
            kind,
            name: name.clone(),
            part: part.to_owned(),
            detail: detail.to_owned(),
        }
    }

    /// The version table; what it looks like is Alembic's to say.
    pub fn of_version_table(name: &QualifiedName) -> Self {
        Self::new("table", name, "", "?")
    }

    /// The params of a template: `kind`, `space`, `name`, `part`, `detail`, `label`.
    pub fn params(&self) -> Params {
        let object = match self.part.as_str() {
            "" => self.name.to_string(),
            part if part.starts_with('(') => format!("{} {part}", self.name),
            part => format!("{}.{part}", self.name),
        };
        Params::new()
            .set("kind", self.kind)
            .set("space", text_or_none(self.name.schema.as_deref()))
            .set("name", self.name.name.as_str())
            .set("part", self.part.as_str())
            .set("detail", self.detail.as_str())
            .set("label", format!("{} {object}", self.kind))
    }

    fn is_same_thing(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name && self.part == other.part
    }
}

/// What must be found of some objects when the structure is `now`; what they had only `before` must be gone.
pub fn expectations(
    dialect: &Dialect,
    before: &Catalog,
    now: &Catalog,
    objects: &BTreeSet<ObjectKey>,
) -> Vec<Expectation> {
    let mut expected = Vec::new();
    let is_looked_at = |key: &&ObjectKey| {
        // Other databases of SQLite are files that a connection may have or not.
        dialect.name != DialectName::Sqlite || key.name.schema.is_none()
    };
    for key in objects.iter().filter(is_looked_at) {
        let found = now.object(key).map(|object| of(dialect, now, object));
        let found = found.unwrap_or_default();
        let gone = match before.object(key) {
            Some(object) => of(dialect, before, object),
            // It came and went in between.
            None if found.is_empty() => kind(dialect, key.kind)
                .map(|kind| Expectation::new(kind, &key.name, "", NONE))
                .into_iter()
                .collect(),
            None => Vec::new(),
        };
        let tells_nothing_of_parts = key.kind == Kind::Table
            && match now.object(key) {
                // With a table go its parts.
                None => true,
                // What a partition had before may be its share of what its parent has.
                Some(object) => object
                    .as_table()
                    .is_some_and(|table| table.partition_of.is_some()),
            };
        let gone = gone.into_iter().filter(|other| {
            (!tells_nothing_of_parts || other.kind == key.kind.as_str())
                && !found.iter().any(|found| found.is_same_thing(other))
        });
        let gone: Vec<Expectation> = gone
            .map(|expectation| Expectation {
                detail: NONE.to_owned(),
                ..expectation
            })
            .collect();
        expected.extend(found);
        expected.extend(gone);
    }
    expected
}

/// The word for objects of a kind; `None`: the dialect's catalog does not hold them.
fn kind(dialect: &Dialect, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Enum if dialect.enums != EnumStyle::Type => None,
        // Functions may share a name, and SQLite has none of them.
        Kind::Function if dialect.alter == AlterStyle::Rebuild => None,
        // Who may read the catalog may not see what others may do.
        Kind::Grants => None,
        Kind::Schema
        | Kind::Extension
        | Kind::Enum
        | Kind::Sequence
        | Kind::Table
        | Kind::View
        | Kind::Function => Some(kind.as_str()),
    }
}

fn of(dialect: &Dialect, catalog: &Catalog, object: &Object) -> Vec<Expectation> {
    let key = object.key();
    let Some(kind) = kind(dialect, key.kind) else {
        return Vec::new();
    };
    match object {
        Object::Table(table) => of_table(dialect, catalog, table),
        Object::Enum(enum_type) => vec![Expectation::new(kind, &key.name, "", &words(enum_type))],
        Object::View(view) => {
            let triggers = view.triggers.iter();
            let triggers = triggers
                .map(|trigger| Expectation::new("trigger", &view.name, &trigger.name, EXISTS));
            std::iter::once(Expectation::new(kind, &key.name, "", EXISTS))
                .chain(triggers)
                .collect()
        }
        Object::Function(function) => vec![Expectation::new(kind, &function.name, "", EXISTS)],
        Object::Schema(_) | Object::Extension(_) | Object::Sequence(_) | Object::Grants(_) => {
            vec![Expectation::new(kind, &key.name, "", EXISTS)]
        }
    }
}

fn words(enum_type: &EnumType) -> String {
    match enum_type.values.as_slice() {
        [] => ANYTHING.to_string(),
        values => values.join(", "),
    }
}

fn of_table(dialect: &Dialect, catalog: &Catalog, table: &Table) -> Vec<Expectation> {
    // Of a table that is not known as a whole, more may be there than the revisions tell of.
    let detail = if table.opaque { "?" } else { EXISTS };
    let mut expected = vec![Expectation::new("table", &table.name, "", detail)];
    let columns = table.columns.iter();
    expected.extend(columns.map(|column| {
        let detail = column::detail(dialect, catalog, table, column);
        Expectation::new("column", &table.name, &column.name, &detail)
    }));
    expected.extend(parts::of(dialect, table));
    expected
}
