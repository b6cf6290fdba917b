//! PostgreSQL: a private server behind a unix socket, and `psql` as its client.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::description::Description;
use super::outcome::Outcome;
use super::program::{self, ScriptFile};
use super::server::{Plan, Server};
use super::structure::Structure;
use super::{Client, NULL};

const FIELD_SEPARATOR: char = '\u{1f}';
const RECORD_SEPARATOR: char = '\u{1e}';

/// Nothing here needs to survive a crash, and one transaction may touch thousands of tables.
const SETTINGS: [&str; 14] = [
    "listen_addresses=",
    "max_connections=60",
    "max_locks_per_transaction=1024",
    "shared_buffers=64MB",
    "dynamic_shared_memory_type=mmap",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "autovacuum=off",
    "jit=off",
    "max_worker_processes=0",
];

struct Installation {
    psql: PathBuf,
    server: Server,
    /// Copying files takes a third of the time of the default, which PostgreSQL 15 introduced.
    strategy: &'static str,
}

static INSTALLATION: OnceLock<Result<Installation, String>> = OnceLock::new();

/// Starts the server of this process, once.
pub(super) fn start() -> Result<(), String> {
    INSTALLATION
        .get_or_init(install)
        .as_ref()
        .map(|_| ())
        .map_err(String::clone)
}

fn install() -> Result<Installation, String> {
    let folders = program::versioned_folders("/usr/lib/postgresql");
    let postgres = program::find("postgres", &folders)?;
    let initdb = program::find("initdb", &folders)?;
    let psql = program::find("psql", &folders)?;
    let server = Server::start(
        "postgres",
        |folder| plan(folder, &initdb, &postgres),
        |folder| {
            let mut command = connect(&psql, folder, "postgres");
            Outcome::of(command.args(["-c", "SELECT 1"])).success
        },
    )?;
    let has_strategies = "SELECT current_setting('server_version_num')::int >= 150000";
    let mut command = connect(&psql, server.folder(), "postgres");
    let answer = Outcome::of(command.args(["-A", "-t", "-c", has_strategies]));
    let strategy = if answer.stdout.trim() == "t" {
        "STRATEGY file_copy"
    } else {
        ""
    };
    Ok(Installation {
        psql,
        server,
        strategy,
    })
}

fn plan(folder: &Path, initdb: &Path, postgres: &Path) -> Plan {
    let data = folder.join("data").display().to_string();
    let mut install = vec![initdb.display().to_string()];
    install.extend(
        [
            "--no-sync",
            "--no-instructions",
            "--auth=trust",
            "--username=postgres",
        ]
        .map(String::from),
    );
    install.extend(["--encoding=UTF8", "--locale=C", "--pgdata", &data].map(String::from));
    let mut serve = vec![postgres.display().to_string()];
    serve.extend(["-D", &data, "-k", &folder.display().to_string()].map(String::from));
    for setting in SETTINGS {
        serve.extend(["-c", setting].map(String::from));
    }
    Plan {
        install,
        serve,
        stop: "QUIT",
        accounts: ["postgres", "nobody"],
    }
}

fn connect(psql: &Path, folder: &Path, database: &str) -> Command {
    let mut command = program::client(psql);
    command
        .args([
            "-X",
            "--no-password",
            "-v",
            "ON_ERROR_STOP=1",
            "-U",
            "postgres",
            "-d",
            database,
            "-h",
        ])
        .arg(folder);
    command
}

/// A database of the server.
pub(super) struct Postgres {
    name: String,
}

impl Postgres {
    /// Makes an empty database; [`start`] must have succeeded.
    pub(super) fn create() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let strategy = installation().strategy;
        let outcome = administer(&format!(
            "CREATE DATABASE {name} TEMPLATE template0 {strategy}"
        ));
        assert!(outcome.success, "{outcome}");
        Self { name }
    }

    fn connect(&self) -> Command {
        let installation = installation();
        connect(&installation.psql, installation.server.folder(), &self.name)
    }

    fn read(&self, sql: &str) -> Vec<Vec<String>> {
        match self.query(sql) {
            Ok(rows) => rows,
            Err(error) => panic!("the catalog query fails: {error}"),
        }
    }
}

fn installation() -> &'static Installation {
    match INSTALLATION.get() {
        Some(Ok(installation)) => installation,
        Some(Err(why)) => panic!("PostgreSQL: {why}"),
        None => panic!("PostgreSQL was not started"),
    }
}

fn administer(sql: &str) -> Outcome {
    let installation = installation();
    let mut command = connect(&installation.psql, installation.server.folder(), "postgres");
    Outcome::of(command.args(["-q", "-c", sql]))
}

impl Client for Postgres {
    fn run(&self, script: &str) -> Outcome {
        let file = ScriptFile::new(script);
        Outcome::of(
            self.connect()
                .args(["-f", ScriptFile::NAME])
                .current_dir(file.folder()),
        )
    }

    fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        let mut command = self.connect();
        command.args(["-q", "-A", "-t", "-P", &format!("null={NULL}")]);
        command.args([
            "-F",
            &FIELD_SEPARATOR.to_string(),
            "-R",
            &RECORD_SEPARATOR.to_string(),
        ]);
        let outcome = Outcome::of(command.args(["-c", sql]));
        if !outcome.success {
            return Err(outcome.stderr);
        }
        let Some(records) = outcome.stdout.strip_suffix('\n') else {
            return Ok(Vec::new());
        };
        let fields = |record: &str| record.split(FIELD_SEPARATOR).map(String::from).collect();
        Ok(records.split(RECORD_SEPARATOR).map(fields).collect())
    }

    fn description(&self) -> Description {
        Description::from_rows(self.read(include_str!("describe.sql")))
    }

    fn structure(&self) -> Structure {
        Structure::from_rows(self.read(include_str!("structure.sql")))
    }

    fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!(
            "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
             JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE '{}' = CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname \
             AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
            table.replace('\'', "''")
        );
        self.read(&sql).into_iter().flatten().collect()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // A failure only leaves the database to the end of the process, and a drop must not panic.
        administer(&format!(
            "DROP DATABASE IF EXISTS {} WITH (FORCE)",
            self.name
        ));
    }
}
