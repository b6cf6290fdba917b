//! Why an op does not fit the catalog, as data.

use std::fmt;

use super::{Kind, QualifiedName};

/// A rule that an op broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogError {
    /// There is no such object.
    Unknown {
        /// Its kind.
        kind: Kind,
        /// Its name.
        name: Box<QualifiedName>,
        /// The nearest name of the kind.
        nearest: Option<String>,
    },
    /// A table has no such column, index or constraint.
    UnknownPart {
        /// `column`, `index`, `constraint` or `trigger`.
        part: &'static str,
        /// The name.
        name: String,
        /// The table.
        table: Box<QualifiedName>,
        /// The nearest name.
        nearest: Option<String>,
    },
    /// The name is taken.
    Exists {
        /// What has the name.
        what: String,
    },
    /// Something else needs what is to be dropped or changed.
    Needed {
        /// What is to be dropped or changed.
        what: String,
        /// What needs it.
        by: String,
        /// The way out.
        help: String,
    },
    /// A foreign key cannot stand.
    ForeignKey {
        /// Why.
        message: String,
        /// The way out.
        help: String,
    },
    /// Anything else that does not fit together.
    Invalid {
        /// A code for the diagnostic.
        code: &'static str,
        /// What is wrong.
        message: String,
        /// The way out.
        help: String,
    },
}

impl CatalogError {
    /// The code of its diagnostic.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { kind, .. } => match kind {
                Kind::Schema => "unknown-schema",
                Kind::Extension => "unknown-extension",
                Kind::Enum => "unknown-enum",
                Kind::Sequence => "unknown-sequence",
                Kind::Table => "unknown-table",
                Kind::View => "unknown-view",
                Kind::Function => "unknown-function",
                Kind::Grants => "unknown-grant",
            },
            Self::UnknownPart { part: "column", .. } => "unknown-column",
            Self::UnknownPart { part: "index", .. } => "unknown-index",
            Self::UnknownPart {
                part: "trigger", ..
            } => "unknown-trigger",
            Self::UnknownPart { .. } => "unknown-constraint",
            Self::Exists { .. } => "already-exists",
            Self::Needed { .. } => "still-needed",
            Self::ForeignKey { .. } => "foreign-key",
            Self::Invalid { code, .. } => code,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown {
                nearest: Some(near),
                ..
            }
            | Self::UnknownPart {
                nearest: Some(near),
                ..
            } => Some(format!("did you mean `{near}`?")),
            Self::Unknown { kind, .. } => Some(format!(
                "nothing before this op makes it; `op = \"create_{}\"` does",
                kind.as_str()
            )),
            Self::UnknownPart { part, .. } => match *part {
                "column" => {
                    Some("nothing before this op adds it; `op = \"add_column\"` does".to_owned())
                }
                "index" => {
                    Some("nothing before this op makes it; `op = \"create_index\"` does".to_owned())
                }
                "trigger" => Some(
                    "nothing before this op makes it; `op = \"create_trigger\"` does".to_owned(),
                ),
                _ => None,
            },
            Self::Exists { .. } => None,
            Self::Needed { help, .. }
            | Self::ForeignKey { help, .. }
            | Self::Invalid { help, .. } => Some(help.clone()).filter(|help| !help.is_empty()),
        }
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { kind, name, .. } => write!(f, "unknown {} `{name}`", kind.as_str()),
            Self::UnknownPart {
                part, name, table, ..
            } => {
                write!(f, "unknown {part} `{name}` in table `{table}`")
            }
            Self::Exists { what } => write!(f, "{what} already exists"),
            Self::Needed { what, by, .. } => write!(f, "{what} is still needed by {by}"),
            Self::ForeignKey { message, .. } | Self::Invalid { message, .. } => {
                f.write_str(message)
            }
        }
    }
}

impl std::error::Error for CatalogError {}
