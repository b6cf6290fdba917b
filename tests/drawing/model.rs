//! The structure at one point of a drawn history, as far as later ops and rows depend on it.

use std::collections::{BTreeMap, BTreeSet};

use gensql::config::DialectName;

use super::words::{ident, list, quoted};

/// Everything there is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) tables: BTreeMap<String, Table>,
    pub(super) enums: BTreeMap<String, Vec<String>>,
    /// Sequences with their settings.
    pub(super) sequences: BTreeMap<String, String>,
    /// Views by name, with the op that makes each, but for its name and kind.
    pub(super) views: BTreeMap<String, View>,
    /// Functions by name, with the op that makes each.
    pub(super) functions: BTreeMap<String, String>,
    pub(super) schemas: BTreeSet<String>,
    pub(super) extensions: BTreeSet<&'static str>,
    /// Tables and privileges that everybody has.
    pub(super) grants: BTreeSet<(String, &'static str)>,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(super) schema: Option<String>,
    pub(crate) columns: Vec<Column>,
    /// The name of its key on `id`; `None`: without a key.
    pub(super) primary_key: Option<String>,
    /// Keys of `create_table` and `create_*_constraint`, by the names of the constraints.
    pub(super) constraints: BTreeMap<String, Constraint>,
    /// Indexes with all that `create_index` has beside the table.
    pub(super) indexes: BTreeMap<String, Index>,
    pub(super) comment: Option<String>,
    /// Rows that revisions inserted and that are still there.
    pub(super) rows: BTreeMap<usize, String>,
    /// Triggers with the op that makes each.
    pub(super) triggers: BTreeMap<String, String>,
    /// Whether a foreign key ever pointed at it.
    pub(super) referenced: bool,
    /// What views and other SQL say of it ties its name.
    pub(super) tied: bool,
    /// Partitions with the ops that make them; `None`: it has none.
    pub(super) partitions: Option<BTreeMap<String, String>>,
    pub(super) next_row: usize,
}

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    pub(super) default: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) computed: Option<String>,
    /// It keeps its number for as long as its values live.
    pub(crate) number: usize,
    /// Whether its values never repeat, whatever rows there are.
    pub(super) distinct: bool,
    /// Whether the way down relies on its values.
    pub(super) frozen: bool,
    /// Whether SQL text names it.
    pub(super) tied: bool,
    pub(crate) points_at: Option<String>,
    /// Whether it does not count up, though it is or may become the key.
    pub(super) counts_not: bool,
    /// Whether a constraint without a name keeps it unique.
    pub(super) unique: bool,
    /// Whether it is computed whenever it is read.
    pub(super) is_virtual: bool,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    String(usize),
    Text,
    Integer,
    Big,
    Small,
    Boolean,
    Numeric(usize),
    Date,
    DateTime,
    Float,
    Json,
    Uuid,
    Binary,
    /// An integer that the database counts.
    Counted,
    /// An integer that raw SQL declares.
    Exact,
    /// An enum that exists.
    Enum(String),
    /// An enum that the column declares, with its words.
    Inline(String, Vec<String>),
}

/// A constraint.
#[derive(Debug, Clone)]
pub(super) struct Constraint {
    /// The op that makes it.
    pub(super) op: &'static str,
    pub(super) columns: Vec<String>,
    /// What the op says beside its table and the name.
    pub(super) rest: Vec<(&'static str, String)>,
}

/// An index.
#[derive(Debug, Clone)]
pub(super) struct Index {
    pub(super) columns: Vec<String>,
    pub(super) rest: Vec<(&'static str, String)>,
}

/// A view.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) table: String,
    pub(super) columns: Vec<String>,
    pub(super) sql: String,
    pub(super) materialized: bool,
}

impl Table {
    /// Finds a column.
    pub(super) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether a constraint or an index rests on a column.
    pub(super) fn binds(&self, column: &str) -> bool {
        self.constrains(column) || self.indexes.values().any(|i| has(&i.columns, column))
    }

    /// Whether a constraint rests on a column.
    pub(super) fn constrains(&self, column: &str) -> bool {
        column == "id"
            || self.column(column).is_some_and(|column| column.unique)
            || self.constraints.values().any(|c| has(&c.columns, column))
    }

    /// Whether rows may be inserted into it without knowing more.
    pub(crate) fn takes_rows(&self) -> bool {
        self.partitions.is_none()
    }

    /// Whether it is an ordinary table, with a key.
    pub(super) fn is_plain(&self) -> bool {
        self.partitions.is_none() && self.primary_key.is_some()
    }

    /// The name as SQL.
    pub(crate) fn sql(&self, dialect: DialectName) -> String {
        let name = ident(dialect, &self.name);
        match &self.schema {
            Some(schema) => format!("{}.{name}", ident(dialect, schema)),
            None => name,
        }
    }

    /// A row that suits the table, as columns and SQL literals; of columns that point at a table it says nothing.
    pub(crate) fn row(&self, number: usize, dialect: DialectName) -> (String, String) {
        let filled = self.columns.iter().filter(|column| column.is_filled());
        let cells = filled.map(|c| (ident(dialect, &c.name), c.kind.literal(number)));
        let (names, values): (Vec<_>, Vec<_>) = cells.unzip();
        (names.join(", "), values.join(", "))
    }

    /// What `create_table` says of it beside its name.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let columns: Vec<String> = self.columns.iter().map(Column::toml).collect();
        let mut pairs = vec![("columns", format!("[\n  {},\n]", columns.join(",\n  ")))];
        if let Some(name) = self.primary_key.as_ref().filter(|name| !name.is_empty()) {
            pairs.push((
                "primary_key",
                format!("{{ name = {}, columns = [\"id\"] }}", quoted(name)),
            ));
        }
        if let Some(comment) = &self.comment {
            pairs.push(("comment", quoted(comment)));
        }
        for (key, op) in [
            ("uniques", "create_unique_constraint"),
            ("checks", "create_check_constraint"),
            ("foreign_keys", "create_foreign_key"),
            ("excludes", "create_exclude_constraint"),
        ] {
            let wanted = self.constraints.iter().filter(|(_, item)| item.op == op);
            let entries: Vec<String> = wanted.map(|(name, item)| item.inline(name)).collect();
            if !entries.is_empty() {
                pairs.push((key, format!("[{}]", entries.join(", "))));
            }
        }
        pairs
    }
}

fn has(columns: &[String], column: &str) -> bool {
    columns.iter().any(|name| name == column)
}

impl Constraint {
    /// What its op says beside the table.
    pub(super) fn pairs(&self, name: &str) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("name", quoted(name))];
        if matches!(
            self.op,
            "create_unique_constraint" | "create_foreign_key" | "create_primary_key"
        ) {
            pairs.push(("columns", list(&self.columns)));
        }
        pairs.extend(self.rest.iter().cloned());
        pairs
    }

    fn inline(&self, name: &str) -> String {
        inline(&self.pairs(name))
    }
}

fn inline(pairs: &[(&str, String)]) -> String {
    let pairs = pairs.iter().map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

impl Column {
    /// Whether drawn rows give it a value.
    pub(crate) fn is_filled(&self) -> bool {
        self.points_at.is_none() && self.computed.is_none() && self.kind.is_fillable()
    }

    /// Whether its values are those that were put into it.
    pub(crate) fn is_held(&self) -> bool {
        self.is_filled() || self.points_at.is_some()
    }

    /// The name as SQL.
    pub(crate) fn sql(&self, dialect: DialectName) -> String {
        ident(dialect, &self.name)
    }

    /// The column inside of `create_table` and `add_column`.
    pub(super) fn toml(&self) -> String {
        let mut pairs = vec![("name", quoted(&self.name)), ("type", self.kind.toml())];
        if self.name == "id" && self.frozen && !self.counts_not {
            pairs.push(("primary_key", "true".to_owned()));
        } else if !self.nullable {
            pairs.push(("nullable", "false".to_owned()));
        }
        if let Some(default) = &self.default {
            pairs.push(("default", default.clone()));
        }
        if let Some(sql) = &self.computed {
            pairs.push((
                "computed",
                format!("{{ sql = {}, stored = {} }}", quoted(sql), !self.is_virtual),
            ));
        }
        if self.unique {
            pairs.push(("unique", "true".to_owned()));
        }
        if self.kind == Kind::Counted {
            pairs.push(("identity", "{ start = 5 }".to_owned()));
        }
        if self.counts_not {
            pairs.push(("autoincrement", "false".to_owned()));
        }
        if let Some(comment) = &self.comment {
            pairs.push(("comment", quoted(comment)));
        }
        inline(&pairs)
    }
}

impl Kind {
    /// The type in TOML.
    pub(super) fn toml(&self) -> String {
        match self {
            Self::String(length) => format!("\"string({length})\""),
            Self::Numeric(precision) => format!("\"numeric({precision},2)\""),
            Self::Enum(name) => quoted(&format!("enum({name})")),
            Self::Inline(name, values) => {
                format!("{{ enum = {}, values = {} }}", quoted(name), list(values))
            }
            Self::Text => "\"text\"".to_owned(),
            Self::Integer | Self::Counted => "\"integer\"".to_owned(),
            Self::Exact => "\"INTEGER\"".to_owned(),
            Self::Big => "\"big_integer\"".to_owned(),
            Self::Small => "\"small_integer\"".to_owned(),
            Self::Boolean => "\"boolean\"".to_owned(),
            Self::Date => "\"date\"".to_owned(),
            Self::DateTime => "\"datetime\"".to_owned(),
            Self::Float => "\"float\"".to_owned(),
            Self::Json => "\"json\"".to_owned(),
            Self::Uuid => "\"uuid\"".to_owned(),
            Self::Binary => "\"large_binary\"".to_owned(),
        }
    }

    /// Whether rows get a value of it.
    pub(super) fn is_fillable(&self) -> bool {
        matches!(
            self,
            Self::String(_)
                | Self::Text
                | Self::Integer
                | Self::Exact
                | Self::Big
                | Self::Small
                | Self::Numeric(_)
        )
    }

    /// The value of a row, as SQL; as TOML it has other quotes.
    pub(super) fn literal(&self, number: usize) -> String {
        match self {
            Self::String(_) | Self::Text => format!("'v{number}'"),
            _ => number.to_string(),
        }
    }
}
