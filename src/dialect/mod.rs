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
mod name_scope;
mod online;
mod option_keys;
mod oracle;
mod postgresql;
mod privileges;
mod quote;
mod requirements;
mod since;
mod sqlite;
mod version;

pub use default_expression::DefaultPlace;
pub use feature::{AlterStyle, CommentStyle, EnumStyle, Feature, IfClause, IndexScope};
pub use online::{Algorithm, Lock, Online, TableWork};
pub use option_keys::{DEFAULT_NAME, OptionKind, Target, option_keys, option_kind};
pub use privileges::PRIVILEGES;
pub use quote::Spelling;
pub use version::Version;

use std::borrow::Cow;
use std::sync::Arc;

use crate::catalog::{DataType, Literal};
use crate::config::{AlgorithmClause, DialectConfig, DialectName, SchemaMap, Timeout, Variables};

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

/// How changes of tables are written (MySQL, MariaDB).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alters {
    /// Each says how the server is to make it.
    pub state_algorithm: bool,
    /// Those of one table that follow one another become one statement.
    pub merge: bool,
}

/// How long a script waits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// For a lock.
    pub lock: Option<Timeout>,
    /// For the end of a statement.
    pub statement: Option<Timeout>,
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
    /// How changes of tables are written.
    pub alters: Alters,
    /// How long a script waits.
    pub timeouts: Timeouts,
    /// Which schema takes the place of which, where the project puts another one there.
    pub schemas: SchemaMap,
    /// What the project's templates and raw SQL are given by name.
    pub vars: Arc<Variables>,
    /// The command that runs a script, with `FILE` for the script.
    pub client: &'static str,
    features: &'static [Feature],
    if_clauses: &'static [IfClause],
    /// What may stand between CREATE and TABLE.
    table_prefixes: &'static [&'static str],
    quotes: (char, char),
    reserved: Vec<&'static str>,
    spelling: Option<Arc<Spelling>>,
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
            if name == DialectName::Mssql {
                dialect.version = mssql::version_of(dialect.version);
            }
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
        dialect.timeouts = Timeouts {
            lock: config.lock_timeout.clone(),
            statement: config.statement_timeout.clone(),
        };
        dialect.alters = Alters {
            state_algorithm: config.algorithm == Some(AlgorithmClause::State),
            merge: config.merge_alters == Some(true),
        };
        dialect
    }

    /// Whether it has a feature.
    pub fn has(&self, feature: Feature) -> bool {
        self.features.contains(&feature)
            && since::feature(self.name, feature).is_none_or(|since| self.version >= since)
    }

    /// A version as its vendor names it.
    pub fn version_name(&self, version: Version) -> String {
        if self.name == DialectName::Mssql {
            return mssql::year_of(version).to_string();
        }
        version.to_string()
    }

    /// Whether a block of procedural code is ended by the batch separator, and a plain statement is not.
    pub fn has_blocks(&self) -> bool {
        self.has(Feature::BlockSeparator)
    }

    /// The same with some names spelled otherwise; borrowed where all follow the rule.
    #[must_use]
    pub fn spelled(&self, spelling: &Spelling) -> Cow<'_, Self> {
        if spelling.is_usual() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            spelling: Some(Arc::new(spelling.clone())),
            ..self.clone()
        })
    }

    /// How names are spelled, where that is otherwise than by the rule.
    pub fn spelling(&self) -> Option<&Arc<Spelling>> {
        self.spelling.as_ref()
    }

    /// A name, quoted when it must be.
    pub fn ident(&self, name: &str) -> String {
        let spelling = self.spelling.as_deref();
        if let Some(bare) = spelling.and_then(|spelling| spelling.bare(name, self.name)) {
            return bare.to_owned();
        }
        let is_quoted = |word: &str| {
            self.reserved.binary_search(&word).is_ok()
                || spelling.is_some_and(|spelling| spelling.is_quoted(word, self.name))
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
    pub fn default_expression(&self, place: DefaultPlace, sql: &str) -> String {
        default_expression::adapted(self.name, self.version, place, sql)
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
