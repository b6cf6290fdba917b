//! What each database's SQL is like: quoting, literals, types, features. One file per database.
//!
//! Knows no op. Where the text of a statement differs, the difference is a template; what is here is what Rust
//! must decide.

mod default_expression;
mod feature;
mod literal;
mod mariadb;
mod mssql;
mod mysql;
mod option_keys;
mod oracle;
mod postgresql;
mod quote;
mod sqlite;
mod version;

pub use feature::{AlterStyle, CommentStyle, EnumStyle, Feature, IfClause, IndexScope};
pub use option_keys::{Target, option_keys};
pub use quote::Spelling;
pub use version::Version;

use crate::catalog::{DataType, Literal};
use crate::config::{DialectConfig, DialectName};

/// What a database cannot do, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// What cannot be done, with the database's name.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The key of the op that asks for it, such as `column.type`; empty: the op as a whole.
    pub key: String,
}

impl Unsupported {
    /// Says what cannot be done and what to do instead.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
            key: String::new(),
        }
    }

    /// Names the key that asks for it.
    #[must_use]
    pub fn at(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }
}

/// How a type is spelled, given the values of an enum.
type TypeSql = fn(&Dialect, &DataType, &[String]) -> Result<String, Unsupported>;

/// One database's SQL, at one version of its server.
#[derive(Debug, Clone)]
pub struct Dialect {
    /// The name.
    pub name: DialectName,
    /// The product's name, for messages.
    pub title: &'static str,
    /// The server's version.
    pub version: Version,
    /// The folders of templates, from the special to the general.
    pub chain: &'static [&'static str],
    /// How a column is changed.
    pub alter: AlterStyle,
    /// How a comment is set.
    pub comments: CommentStyle,
    /// What an enum is.
    pub enums: EnumStyle,
    /// Where an index name must be unique.
    pub index_scope: IndexScope,
    /// Whether DDL can be rolled back.
    pub transactional_ddl: bool,
    /// The line that ends a batch, where the client needs one.
    pub batch_separator: Option<String>,
    /// Greatest length of a name.
    pub max_name: usize,
    /// Whether Alembic's offline scripts have transactions here.
    pub alembic_fences: bool,
    /// The command that runs a script, with `FILE` for the script.
    pub client: &'static str,
    features: &'static [Feature],
    if_clauses: &'static [IfClause],
    /// What may stand between CREATE and TABLE.
    table_prefixes: &'static [&'static str],
    quotes: (char, char),
    reserved: Vec<&'static str>,
    spelling: Spelling,
    type_sql: TypeSql,
    serial_type: fn(&str) -> Option<&'static str>,
}

impl Dialect {
    /// A dialect with the project's settings for it.
    pub fn new(name: DialectName, config: &DialectConfig) -> Self {
        let mut dialect = match name {
            DialectName::Postgresql => postgresql::dialect(),
            DialectName::Mysql => mysql::dialect(),
            DialectName::Mariadb => mariadb::dialect(),
            DialectName::Sqlite => sqlite::dialect(),
            DialectName::Mssql => mssql::dialect(),
            DialectName::Oracle => oracle::dialect(),
        };
        if let Some(version) = &config.version {
            dialect.version = Version::parse(&version.0);
        }
        if name == DialectName::Oracle {
            oracle::at_version(&mut dialect);
        }
        if let Some(transactional) = config.transactional_ddl {
            dialect.transactional_ddl = transactional;
            dialect.alembic_fences = transactional;
        }
        if let Some(separator) = &config.batch_separator {
            dialect.batch_separator = Some(separator.clone()).filter(|text| !text.is_empty());
        }
        dialect
    }

    /// Whether it has a feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.features.contains(&feature)
    }

    /// Refuses an op that needs a feature which is not there.
    ///
    /// # Errors
    /// When the feature is missing.
    pub fn require(&self, feature: Feature, help: &str) -> Result<(), Unsupported> {
        if self.has(feature) {
            return Ok(());
        }
        Err(Unsupported::new(
            format!("{} has no {}", self.title, feature.describe()),
            help,
        ))
    }

    /// Refuses `IF EXISTS` and `IF NOT EXISTS` where the server does not know it.
    ///
    /// # Errors
    /// When the server does not know it.
    pub fn require_if_clause(&self, clause: IfClause, wanted: bool) -> Result<(), Unsupported> {
        if !wanted || self.if_clauses.contains(&clause) {
            return Ok(());
        }
        let words = clause.words();
        let message = format!("{} has no {words} for this statement", self.title);
        let key = words.to_ascii_lowercase().replace(' ', "_");
        Err(Unsupported::new(
            message,
            format!("leave out `{key}`, or say where it holds with `dialects`"),
        )
        .at(key))
    }

    /// Refuses words between CREATE and TABLE that the server does not know there.
    ///
    /// # Errors
    /// When the server does not know them.
    pub fn require_table_prefixes(&self, prefixes: &[String]) -> Result<(), Unsupported> {
        let words = prefixes.join(" ");
        let lower = words.to_ascii_lowercase();
        if words.is_empty() || self.table_prefixes.contains(&lower.as_str()) {
            return Ok(());
        }
        let message = format!("{} has no tables that are {words}", self.title);
        let help = "leave out `prefixes`, or say where they hold with `dialects`";
        Err(Unsupported::new(message, help).at("prefixes"))
    }

    /// Whether a block of procedural code is ended by the batch separator, and a plain statement is not.
    pub fn has_blocks(&self) -> bool {
        self.has(Feature::BlockSeparator)
    }

    /// The same with some names spelled otherwise.
    #[must_use]
    pub fn spelling(&self, spelling: &Spelling) -> Self {
        Self {
            spelling: spelling.clone(),
            ..self.clone()
        }
    }

    /// A name, quoted when it must be.
    pub fn ident(&self, name: &str) -> String {
        if let Some(bare) = self.spelling.bare(name, self.name) {
            return bare.to_owned();
        }
        let is_quoted = |word: &str| {
            self.reserved.binary_search(&word).is_ok() || self.spelling.is_quoted(word, self.name)
        };
        quote::quoted(name, self.quotes, is_quoted, self.name)
    }

    /// The name that the engine sees where an author says whether it is quoted, as the catalog spells it.
    pub fn name_as_quoted(&self, name: &str, is_quoted: bool) -> String {
        if !is_quoted {
            return quote::folded(name, self.name);
        }
        let has_small_letters = name.contains(char::is_lowercase);
        if self.name == DialectName::Oracle && has_small_letters && self.ident(name) == name {
            return format!("\"{name}\"");
        }
        name.to_owned()
    }

    /// A schema; SQL Server's `database.owner` is quoted piece by piece.
    pub fn schema(&self, schema: &str) -> String {
        if self.has(Feature::DottedSchema) {
            let pieces: Vec<String> = schema.split('.').map(|piece| self.ident(piece)).collect();
            return pieces.join(".");
        }
        self.ident(schema)
    }

    /// A value as a literal.
    ///
    /// # Errors
    /// When the value has no literal form here.
    pub fn literal(&self, value: &Literal) -> Result<String, Unsupported> {
        literal::literal(self, value)
    }

    /// A text as a literal.
    pub fn text(&self, text: &str) -> String {
        literal::text(self, text)
    }

    /// A type as this database spells it; `values` are those of an enum.
    ///
    /// # Errors
    /// When the database has no such type.
    pub fn type_sql(&self, data_type: &DataType, values: &[String]) -> Result<String, Unsupported> {
        (self.type_sql)(self, data_type, values)
    }

    /// The type of a column that counts up, where the type itself says so: PostgreSQL's `SERIAL`.
    pub fn serial_type(&self, type_sql: &str) -> Option<&'static str> {
        (self.serial_type)(type_sql)
    }

    /// An expression in the form that this database wants after `DEFAULT`.
    pub fn default_expression(&self, sql: &str) -> String {
        default_expression::adapted(self.name, self.version, sql)
    }

    fn no_type(&self, data_type: &DataType, help: &str) -> Unsupported {
        Unsupported::new(
            format!("{} has no type for `{data_type}`", self.title),
            help,
        )
        .at("type")
    }
}

/// The reserved words of a list with one word a line, sorted.
fn words(list: &'static str) -> Vec<&'static str> {
    list.lines().collect()
}

/// `NUMERIC`, with its digits.
fn numeric(precision: Option<u32>, scale: Option<u32>) -> String {
    match (precision, scale) {
        (Some(precision), Some(scale)) => format!("NUMERIC({precision}, {scale})"),
        (Some(precision), None) => format!("NUMERIC({precision})"),
        (None, _) => "NUMERIC".to_owned(),
    }
}

/// The length of the longest word, in characters.
fn longest(values: &[String]) -> usize {
    values
        .iter()
        .map(|value| value.chars().count())
        .max()
        .unwrap_or(1)
        .max(1)
}
