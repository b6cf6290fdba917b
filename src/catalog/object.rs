//! The things a catalog holds besides tables, and the one type for all of them.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::{Function, Grants, QualifiedName, Sql, Table, Trigger};

/// The kinds of objects, in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Schema.
    Schema,
    /// Extension (PostgreSQL).
    Extension,
    /// Enum.
    Enum,
    /// Sequence.
    Sequence,
    /// Table.
    Table,
    /// View.
    View,
    /// Function.
    Function,
    /// The grants on an object.
    Grants,
}

impl Kind {
    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Extension => "extension",
            Self::Enum => "enum",
            Self::Sequence => "sequence",
            Self::Table => "table",
            Self::View => "view",
            Self::Function => "function",
            Self::Grants => "grant",
        }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::Schema => Self::Extension,
            Self::Extension => Self::Enum,
            Self::Enum => Self::Sequence,
            Self::Sequence => Self::Table,
            Self::Table => Self::View,
            Self::View => Self::Function,
            Self::Function | Self::Grants => Self::Grants,
        }
    }
}

/// What an object is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectKey {
    /// The kind.
    pub kind: Kind,
    /// The name.
    pub name: QualifiedName,
}

impl ObjectKey {
    /// The key of an object.
    pub fn new(kind: Kind, name: QualifiedName) -> Self {
        Self { kind, name }
    }

    pub(super) fn first(kind: Kind) -> Self {
        Self {
            kind,
            name: QualifiedName::default(),
        }
    }
}

/// A schema.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Schema {
    /// The name.
    pub name: String,
}

/// An extension (PostgreSQL).
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Extension {
    /// The name.
    pub name: String,
    /// The schema that its objects live in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct EnumType {
    /// The name.
    pub name: QualifiedName,
    /// The words, in order.
    pub values: Vec<String>,
    /// Whether an op of its own made it; else it goes with the last column that uses it.
    pub declared: bool,
}

/// A sequence.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Sequence {
    /// The name.
    pub name: QualifiedName,
    /// Its settings.
    #[serde(flatten)]
    pub settings: super::Identity,
}

/// A view.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// The name.
    pub name: QualifiedName,
    /// The query.
    #[serde(flatten)]
    pub sql: Sql,
    /// Whether its rows are stored.
    #[serde(skip_serializing_if = "is_plain")]
    pub materialized: bool,
    /// Triggers, which go with the view.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
}

impl View {
    /// A view without triggers whose rows are not stored.
    pub fn new(name: QualifiedName, sql: Sql) -> Self {
        Self {
            name,
            sql,
            materialized: false,
            triggers: Vec::new(),
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_plain(materialized: &bool) -> bool {
    !materialized
}

/// What a view does not have is no part of the fingerprint.
impl Hash for View {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
        self.sql.hash(state);
        if self.materialized {
            "materialized".hash(state);
        }
        for trigger in &self.triggers {
            trigger.hash(state);
        }
    }
}

/// Anything that a catalog holds.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum Object {
    /// A schema.
    Schema(Arc<Schema>),
    /// An extension.
    Extension(Arc<Extension>),
    /// An enum.
    Enum(Arc<EnumType>),
    /// A sequence.
    Sequence(Arc<Sequence>),
    /// A table.
    Table(Arc<Table>),
    /// A view.
    View(Arc<View>),
    /// A function.
    Function(Arc<Function>),
    /// The grants on an object.
    Grants(Arc<Grants>),
}

impl Object {
    /// What it is found by.
    pub fn key(&self) -> ObjectKey {
        match self {
            Self::Schema(schema) => {
                ObjectKey::new(Kind::Schema, QualifiedName::new(None, &schema.name))
            }
            Self::Extension(extension) => {
                ObjectKey::new(Kind::Extension, QualifiedName::new(None, &extension.name))
            }
            Self::Enum(enum_type) => ObjectKey::new(Kind::Enum, enum_type.name.clone()),
            Self::Sequence(sequence) => ObjectKey::new(Kind::Sequence, sequence.name.clone()),
            Self::Table(table) => ObjectKey::new(Kind::Table, table.name.clone()),
            Self::View(view) => ObjectKey::new(Kind::View, view.name.clone()),
            Self::Function(function) => ObjectKey::new(
                Kind::Function,
                Function::signature(&function.name, function.arguments.as_deref()),
            ),
            Self::Grants(grants) => Grants::key(&grants.owner),
        }
    }

    /// The table, if it is one.
    pub fn as_table(&self) -> Option<&Arc<Table>> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The enum, if it is one.
    pub fn as_enum(&self) -> Option<&Arc<EnumType>> {
        match self {
            Self::Enum(enum_type) => Some(enum_type),
            _ => None,
        }
    }

    /// The grants, if it is those.
    pub fn as_grants(&self) -> Option<&Grants> {
        match self {
            Self::Grants(grants) => Some(grants),
            _ => None,
        }
    }

    /// The view, if it is one.
    pub fn as_view(&self) -> Option<&Arc<View>> {
        match self {
            Self::View(view) => Some(view),
            _ => None,
        }
    }
}

impl From<Table> for Object {
    fn from(table: Table) -> Self {
        Self::Table(Arc::new(table))
    }
}

impl From<View> for Object {
    fn from(view: View) -> Self {
        Self::View(Arc::new(view))
    }
}

impl From<Function> for Object {
    fn from(function: Function) -> Self {
        Self::Function(Arc::new(function))
    }
}

impl From<Grants> for Object {
    fn from(grants: Grants) -> Self {
        Self::Grants(Arc::new(grants))
    }
}

impl From<EnumType> for Object {
    fn from(enum_type: EnumType) -> Self {
        Self::Enum(Arc::new(enum_type))
    }
}

impl From<Sequence> for Object {
    fn from(sequence: Sequence) -> Self {
        Self::Sequence(Arc::new(sequence))
    }
}

impl From<Schema> for Object {
    fn from(schema: Schema) -> Self {
        Self::Schema(Arc::new(schema))
    }
}

impl From<Extension> for Object {
    fn from(extension: Extension) -> Self {
        Self::Extension(Arc::new(extension))
    }
}
