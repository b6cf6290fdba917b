//! `gen.toml`: every key is optional.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::url::{covered_values, without_urls};
use super::visible;
use super::{AlembicConfig, DialectName, Naming, TargetConfig, Timeout, refused_timeout};
use crate::diag::{Diagnostic, Source};

/// The JSON Schema of `gen.toml`, for editors.
pub const JSON_SCHEMA: &str = include_str!("schema.json");

/// One transaction for the whole script, or one for each revision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransactionScope {
    /// All or nothing for the range.
    #[default]
    Range,
    /// All or nothing for each revision (`transaction_per_migration` in Alembic).
    Revision,
}

/// How a script is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Made for a reviewer and for running by hand.
    #[default]
    Review,
    /// The frame and the statements of Alembic's offline mode.
    Alembic,
}

impl Layout {
    /// The name as the user types it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Alembic => "alembic",
        }
    }
}

/// What one engine needs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DialectConfig {
    /// The server's version, such as `15` or `"8.0"`.
    pub version: Option<Version>,
    /// Whether DDL runs inside a transaction; overrides what the engine can.
    pub transactional_ddl: Option<bool>,
    /// The text that ends a batch (`GO`, `/`); empty: none.
    pub batch_separator: Option<String>,
    /// Whether each change of a table says how the server is to make it (MySQL, MariaDB).
    pub algorithm: Option<AlgorithmClause>,
    /// Whether changes of one table that follow one another become one statement (MySQL, MariaDB).
    pub merge_alters: Option<bool>,
    /// How long a statement waits for a lock, in the layout `review`.
    pub lock_timeout: Option<Timeout>,
    /// How long a statement may take, in the layout `review` (PostgreSQL, MariaDB).
    pub statement_timeout: Option<Timeout>,
}

/// What is said with `ALGORITHM=` and `LOCK=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AlgorithmClause {
    /// The best that the server can do, so that it refuses instead of doing it in a worse way.
    State,
}

/// A version as a number or as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(pub String);

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Version;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a version such as 15 or \"10.11\"")
            }
            fn visit_i64<E: serde::de::Error>(self, version: i64) -> Result<Version, E> {
                self.visit_str(&version.to_string())
            }
            fn visit_f64<E: serde::de::Error>(self, version: f64) -> Result<Version, E> {
                self.visit_str(&version.to_string())
            }
            fn visit_str<E: serde::de::Error>(self, version: &str) -> Result<Version, E> {
                if version.starts_with(|c: char| c.is_ascii_digit()) {
                    return Ok(Version(version.to_owned()));
                }
                Err(E::custom(format!(
                    "`{version}` is no version, expected one such as 15 or \"10.11\""
                )))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The settings of a project.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The dialect.
    pub dialect: Option<DialectName>,
    /// A database URL whose scheme names the dialect.
    pub url: Option<String>,
    /// The environment variable that holds such a URL.
    pub url_env: Option<String>,
    /// The folders with revision files.
    #[serde(default)]
    pub revisions: Folders,
    /// The folder with the project's own templates.
    pub templates: Option<String>,
    /// The version table's name.
    pub version_table: Option<String>,
    /// The version table's schema.
    pub version_table_schema: Option<String>,
    /// Whether the version table has a primary key.
    pub version_table_pk: Option<bool>,
    /// One transaction for the range or for each revision.
    pub transaction: Option<TransactionScope>,
    /// The default layout.
    #[serde(default)]
    pub layout: Layout,
    /// Naming conventions.
    pub naming: Option<Naming>,
    /// What single engines need.
    #[serde(default)]
    pub dialects: BTreeMap<DialectName, DialectConfig>,
    /// What is to be known of an Alembic project.
    #[serde(default)]
    pub alembic: AlembicConfig,
    /// The databases that scripts are for.
    #[serde(default)]
    pub targets: BTreeMap<String, TargetConfig>,
    /// What templates and raw SQL are given by name.
    #[serde(default)]
    pub vars: BTreeMap<String, String>,
}

/// One folder or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folders(pub Vec<String>);

impl<'de> Deserialize<'de> for Folders {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Folders;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a folder or a list of folders")
            }
            fn visit_str<E>(self, folder: &str) -> Result<Folders, E> {
                Ok(Folders(vec![folder.to_owned()]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<Folders, A::Error> {
                let mut folders = Vec::new();
                while let Some(folder) = list.next_element()? {
                    folders.push(folder);
                }
                Ok(Folders(folders))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Reads a `gen.toml`.
///
/// # Errors
/// A diagnostic at the first mistake; it never shows the value of `url`.
pub fn parse(source: &Arc<Source>) -> Result<Config, Diagnostic> {
    let config = read(source)?;
    if let Some(hidden) = visible::hidden(source) {
        return Err(hidden);
    }
    for (name, dialect) in &config.dialects {
        if let Some(refused) = refused_timeout(*name, dialect) {
            return Err(refused);
        }
        let is_asked = dialect.algorithm.is_some() || dialect.merge_alters.is_some();
        if is_asked && !matches!(name, DialectName::Mysql | DialectName::Mariadb) {
            let message = format!(
                "`algorithm` and `merge_alters` mean nothing for `{}`",
                name.as_str()
            );
            return Err(Diagnostic::error("configuration", message)
                .help("set them under `[dialects.mysql]` or `[dialects.mariadb]`"));
        }
    }
    if let Some(name) = config.targets.keys().find(|name| !is_file_name(name)) {
        let message = format!("`{}` cannot be the name of a target", without_urls(name));
        return Err(Diagnostic::error("configuration", message).help(
            "files are named after it: letters, digits, `-`, `_` and `.`, the first no `.`",
        ));
    }
    Ok(config)
}

/// Whether a word can be the name of a file everywhere.
pub fn is_file_name(word: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !word.is_empty() && !word.starts_with('.') && word.chars().all(is_plain)
}

fn read(source: &Arc<Source>) -> Result<Config, Diagnostic> {
    toml::from_str(&source.text).map_err(|error| {
        let message = without_urls(error.message().lines().next().unwrap_or_default());
        let (what, expected) = match message.split_once(", expected ") {
            Some((what, expected)) if !what.starts_with("invalid basic") => (what, expected),
            _ => (message.as_str(), ""),
        };
        let diagnostic = Diagnostic::error("configuration", in_words(what, expected));
        let diagnostic = match error.span() {
            // The whole line of a URL is hidden: a password may stand anywhere in it.
            Some(span) => diagnostic.at(&hidden(source), span, ""),
            None => diagnostic,
        };
        if !what.starts_with("unknown ") {
            return diagnostic;
        }
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let word = what.split('`').nth(1).unwrap_or_default();
        let list = known.join("`, `");
        diagnostic
            .note(format!("known: `{list}`"))
            .did_you_mean(word, known)
    })
}

/// The words of serde as those of a user.
fn in_words(what: &str, expected: &str) -> String {
    if let Some(key) = what.strip_prefix("unknown field ") {
        return format!("unknown key {key}");
    }
    if let Some(word) = what.strip_prefix("unknown variant ") {
        return format!("unknown word {word}");
    }
    let Some(found) = what.strip_prefix("invalid type: ") else {
        return match expected {
            "" => what.to_owned(),
            _ if what.starts_with("unknown ") => what.to_owned(),
            expected => format!("{what}, expected {expected}"),
        };
    };
    let found = match found.split_once(' ').map_or(found, |(kind, _)| kind) {
        "string" => "text",
        "sequence" => "a list",
        "map" => "a table",
        "integer" | "floating" => "a number",
        "boolean" => "a switch",
        _ => found,
    };
    let expected = match expected {
        "a boolean" => "`true` or `false`",
        "a string" => "text",
        other => other,
    };
    format!("the value must be {expected}, not {found}")
}

/// The same text with each URL and each value of `url` covered, byte for byte, so that places stay where they are.
fn hidden(source: &Arc<Source>) -> Arc<Source> {
    let lines = source.text.split_inclusive('\n').map(covered_values);
    Arc::new(Source::new(source.path.clone(), lines.collect::<String>()))
}
