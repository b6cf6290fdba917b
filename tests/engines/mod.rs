//! Real database engines for tests: private, throw-away servers, fed by the clients a DBA would use.
//!
//! A test program says `mod engines;` and asks [`available`] for what this machine has. The first use of an
//! engine starts one server for the whole process; each test makes its own empty [`Database`] on it.
//! These modules must not know gensql: they see scripts as text and structure as the engine reports it.
#![allow(
    dead_code,
    unused_imports,
    reason = "each test program uses its own part of the harness"
)]

mod account;
mod description;
mod mariadb;
mod outcome;
mod postgres;
mod program;
mod server;
mod sqlite;
mod structure;

use std::fmt;
use std::io::Write as _;
use std::thread;

use description::Description;
pub(crate) use outcome::Outcome;
pub(crate) use structure::{ForeignKey, Index, Structure, TableStructure, Unique};

/// The table left out of descriptions and structures unless the caller says otherwise.
pub(crate) const VERSION_TABLE: &str = "alembic_version";

/// What a database hands out for SQL's `NULL`.
pub(crate) const NULL: &str = "NULL";

/// A database engine that tests can run scripts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    Postgres,
    MariaDb,
    Sqlite,
}

impl Engine {
    /// Every engine, in the order in which tests visit them.
    pub(crate) const ALL: [Self; 3] = [Self::Postgres, Self::MariaDb, Self::Sqlite];

    /// The name of its dialect in `gen sql --dialect`.
    pub(crate) fn dialect(self) -> &'static str {
        match self {
            Self::Postgres => "postgresql",
            Self::MariaDb => "mariadb",
            Self::Sqlite => "sqlite",
        }
    }

    /// Starts the engine's server for this process, unless it runs already.
    pub(crate) fn start(self) -> Result<(), Missing> {
        let started = match self {
            Self::Postgres => postgres::start(),
            Self::MariaDb => mariadb::start(),
            Self::Sqlite => sqlite::start(),
        };
        started.map_err(|why| Missing { engine: self, why })
    }

    /// Makes an empty database, and panics with the reason where the engine is missing.
    pub(crate) fn create(self) -> Database {
        if let Err(missing) = self.start() {
            panic!("{missing}");
        }
        let client: Box<dyn Client> = match self {
            Self::Postgres => Box::new(postgres::Postgres::create()),
            Self::MariaDb => Box::new(mariadb::MariaDb::create()),
            Self::Sqlite => Box::new(sqlite::Sqlite::create()),
        };
        Database {
            engine: self,
            client,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Postgres => "PostgreSQL",
            Self::MariaDb => "MariaDB",
            Self::Sqlite => "SQLite",
        })
    }
}

/// An engine that this machine cannot run.
#[derive(Debug, Clone)]
pub(crate) struct Missing {
    pub(crate) engine: Engine,
    pub(crate) why: String,
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.engine, self.why)
    }
}

/// Whether a missing engine is a failure: `GENSQL_REQUIRE_ENGINES=1`, as in CI.
pub(crate) fn required() -> bool {
    std::env::var("GENSQL_REQUIRE_ENGINES").is_ok_and(|value| value == "1")
}

/// Starts every engine and returns those that run; names the others on stderr, or panics if they are required.
pub(crate) fn available() -> Vec<Engine> {
    thread::scope(|scope| {
        for engine in Engine::ALL {
            scope.spawn(move || engine.start());
        }
    });
    Engine::ALL
        .into_iter()
        .filter(|engine| engine.is_available())
        .collect()
}

impl Engine {
    /// Starts this engine; where it is missing says so on stderr, or panics if engines are required.
    pub(crate) fn is_available(self) -> bool {
        let Err(missing) = self.start() else {
            return true;
        };
        assert!(!required(), "required by GENSQL_REQUIRE_ENGINES: {missing}");
        // Not `eprintln!`: libtest would swallow it, and an engine left out must be seen.
        writeln!(std::io::stderr(), "ignored: {missing}").is_err()
    }
}

/// One database of an engine, removed when dropped.
pub(crate) struct Database {
    pub(crate) engine: Engine,
    client: Box<dyn Client>,
}

impl Database {
    /// Feeds a script to the engine's client, which stops at the first error.
    pub(crate) fn run(&self, script: &str) -> Outcome {
        self.client.run(script)
    }

    /// Runs a script that must succeed, and panics with the client's output where it does not.
    pub(crate) fn accept(&self, script: &str) {
        let outcome = self.run(script);
        assert!(
            outcome.success,
            "{} refused the script\n{outcome}\n{script}",
            self.engine
        );
    }

    /// Returns the rows of a query as text, with [`NULL`] for no value.
    pub(crate) fn query(&self, sql: &str) -> Vec<Vec<String>> {
        match self.client.query(sql) {
            Ok(rows) => rows,
            Err(error) => panic!("{} refused the query\n{error}\n{sql}", self.engine),
        }
    }

    /// Describes all structure as sorted text, so that equal databases give equal text; not [`VERSION_TABLE`].
    pub(crate) fn describe(&self) -> String {
        self.describe_without(&[VERSION_TABLE])
    }

    /// Describes all structure but the tables, views and sequences named.
    pub(crate) fn describe_without(&self, names: &[&str]) -> String {
        self.client.description().without(names).to_string()
    }

    /// Returns the structure for comparison with a catalog; not [`VERSION_TABLE`].
    pub(crate) fn structure(&self) -> Structure {
        let mut structure = self.client.structure();
        structure.tables.remove(VERSION_TABLE);
        structure
    }

    /// Returns the columns of a table in their order; none where there is no such table.
    pub(crate) fn columns(&self, table: &str) -> Vec<String> {
        self.client.columns(table)
    }
}

/// What each engine does in its own way.
trait Client: Send + Sync {
    fn run(&self, script: &str) -> Outcome;
    fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, String>;
    fn description(&self) -> Description;
    fn structure(&self) -> Structure;
    fn columns(&self, table: &str) -> Vec<String>;
}
