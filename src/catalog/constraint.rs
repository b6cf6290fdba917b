//! Primary keys, unique, foreign key, check and exclusion constraints.

use std::hash::{Hash, Hasher};

use serde::Serialize;

use super::{Options, QualifiedName, Sql};

/// When a deferrable constraint is checked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Initially {
    /// At the end of the transaction.
    Deferred,
    /// At the end of each statement.
    Immediate,
}

/// Whether and how checking may wait for the end of the transaction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Deferrability {
    /// `DEFERRABLE` or `NOT DEFERRABLE`, when said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deferrable: Option<bool>,
    /// `INITIALLY …`, when said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initially: Option<Initially>,
}

impl Deferrability {
    /// Whether anything was said.
    pub fn is_some(&self) -> bool {
        self.deferrable.is_some() || self.initially.is_some()
    }
}

/// What happens to a referring row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialAction {
    /// It goes or changes too.
    Cascade,
    /// The change is refused at once.
    Restrict,
    /// The change is refused at the end of the statement or transaction.
    NoAction,
    /// Its columns become NULL.
    SetNull,
    /// Its columns become their default.
    SetDefault,
}

impl ReferentialAction {
    /// The words as templates are given them, such as `set null`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Cascade => "cascade",
            Self::Restrict => "restrict",
            Self::NoAction => "no action",
            Self::SetNull => "set null",
            Self::SetDefault => "set default",
        }
    }
}

/// A primary key.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct PrimaryKey {
    /// The name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its columns.
    pub columns: Vec<String>,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

/// A unique constraint.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Unique {
    /// The name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its columns.
    pub columns: Vec<String>,
    /// Deferrability.
    #[serde(flatten)]
    pub deferrability: Deferrability,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct ForeignKey {
    /// The name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The referring columns.
    pub columns: Vec<String>,
    /// The table referred to.
    #[serde(rename = "references")]
    pub referred: QualifiedName,
    /// The columns referred to.
    pub referred_columns: Vec<String>,
    /// `ON DELETE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_delete: Option<ReferentialAction>,
    /// `ON UPDATE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_update: Option<ReferentialAction>,
    /// `MATCH`: `full`, `partial` or `simple`.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub match_type: Option<String>,
    /// Deferrability.
    #[serde(flatten)]
    pub deferrability: Deferrability,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

/// A check constraint.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// The name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The condition.
    #[serde(flatten)]
    pub sql: Sql,
    /// The column that it was declared beside, which says where it is printed and nothing of what it does.
    #[serde(skip)]
    pub column: Option<String>,
    /// What one engine alone has.
    #[serde(skip_serializing_if = "Options::is_empty")]
    pub options: Options,
}

/// Where it is printed makes no other structure, so it has no part in the fingerprint.
impl Hash for Check {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
        self.sql.hash(state);
        self.options.hash(state);
    }
}

/// One element of an exclusion constraint.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct ExcludeElement {
    /// The column or expression.
    #[serde(flatten)]
    pub key: super::IndexKey,
    /// The operator, such as `&&`.
    pub with: String,
}

/// An exclusion constraint.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Exclude {
    /// The name, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What must not coincide.
    pub elements: Vec<ExcludeElement>,
    /// The index method, such as `gist`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using: Option<String>,
    /// Only rows for which this holds.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Sql>,
    /// Deferrability.
    #[serde(flatten)]
    pub deferrability: Deferrability,
}
