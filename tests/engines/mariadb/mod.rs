//! MariaDB: a private server behind a unix socket, and `mariadb` as its client.
//!
//! A schema of MariaDB is a database, so what a script makes in another schema is outside of what is described.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::Client;
use super::description::Description;
use super::outcome::Outcome;
use super::program::{self, ScriptFile};
use super::server::{Plan, Server};
use super::structure::Structure;

/// The character set of Debian's default settings, and nothing that survives a crash.
const SETTINGS: [&str; 11] = [
    "--skip-networking",
    "--skip-name-resolve",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_general_ci",
    "--debug-no-sync",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=0",
    "--innodb-use-native-aio=0",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
];

struct Installation {
    mariadb: PathBuf,
    server: Server,
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
    let folders = ["/usr/sbin", "/usr/libexec", "/usr/local/sbin"].map(PathBuf::from);
    let mariadbd = program::find("mariadbd", &folders)?;
    let installer = program::find("mariadb-install-db", &folders)?;
    let mariadb = program::find("mariadb", &folders)?;
    let server = Server::start(
        "mariadb",
        |folder| plan(folder, &installer, &mariadbd),
        |folder| {
            folder.join("socket").exists()
                && Outcome::of(connect(&mariadb, folder).args(["-e", "SELECT 1"])).success
        },
    )?;
    Ok(Installation { mariadb, server })
}

fn plan(folder: &Path, installer: &Path, mariadbd: &Path) -> Plan {
    let place = folder.display();
    // A starting server removes temporary tables from its folder for them, even those of another server.
    let folders = [
        format!("--datadir={place}/data"),
        format!("--tmpdir={place}"),
    ];
    let mut install = vec![installer.display().to_string()];
    install.extend(["--no-defaults", "--auth-root-authentication-method=normal"].map(String::from));
    install.push("--skip-test-db".to_owned());
    install.extend(folders.iter().cloned());
    install.extend(SETTINGS.map(String::from));
    let mut serve = vec![mariadbd.display().to_string()];
    serve.push("--no-defaults".to_owned());
    serve.extend(folders);
    serve.push(format!("--socket={place}/socket"));
    serve.push(format!("--pid-file={place}/pid"));
    serve.extend(SETTINGS.map(String::from));
    Plan {
        install,
        serve,
        stop: "KILL",
        accounts: ["mysql", "nobody"],
    }
}

fn connect(mariadb: &Path, folder: &Path) -> Command {
    let mut command = program::client(mariadb);
    command.args(["--no-defaults", "--user=root"]);
    command.arg(format!("--socket={}/socket", folder.display()));
    command
}

/// A database of the server.
pub(super) struct MariaDb {
    name: String,
}

impl MariaDb {
    /// Makes an empty database; [`start`] must have succeeded.
    pub(super) fn create() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let outcome = administer(&format!("CREATE DATABASE {name}"));
        assert!(outcome.success, "{outcome}");
        Self { name }
    }

    fn connect(&self) -> Command {
        let installation = installation();
        let mut command = connect(&installation.mariadb, installation.server.folder());
        command.arg(&self.name);
        command
    }

    fn read(&self, sql: &str) -> Vec<Vec<String>> {
        match self.query(sql) {
            Ok(rows) => rows,
            Err(error) => panic!("the catalog query fails: {error}"),
        }
    }

    /// A sequence's settings can only be read from the sequence itself.
    fn describe_sequences(&self, description: &mut Description) {
        let sequences = "SELECT table_name FROM information_schema.tables \
                         WHERE table_schema = DATABASE() AND table_type = 'SEQUENCE'";
        for name in self.read(sequences).into_iter().flatten() {
            let rows = self.read(&format!(
                "SELECT concat('start ', start_value, ' increment ', increment, ' minvalue ', minimum_value, \
                 ' maxvalue ', maximum_value, ' cache ', cache_size, if(cycle_option, ' cycle', '')) FROM `{}`",
                name.replace('`', "``")
            ));
            for line in rows.into_iter().flatten() {
                description.add("sequence", &name, &line);
            }
        }
    }
}

fn installation() -> &'static Installation {
    match INSTALLATION.get() {
        Some(Ok(installation)) => installation,
        Some(Err(why)) => panic!("MariaDB: {why}"),
        None => panic!("MariaDB was not started"),
    }
}

fn administer(sql: &str) -> Outcome {
    let installation = installation();
    Outcome::of(connect(&installation.mariadb, installation.server.folder()).args(["-e", sql]))
}

impl Client for MariaDb {
    fn run(&self, script: &str) -> Outcome {
        let file = ScriptFile::new(script);
        Outcome::of(self.connect().stdin(file.open()).current_dir(file.folder()))
    }

    fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        let mut command = self.connect();
        command.args(["--default-character-set=utf8mb4", "-N", "-B", "-e", sql]);
        let outcome = Outcome::of(&mut command);
        if !outcome.success {
            return Err(outcome.stderr);
        }
        let Some(lines) = outcome.stdout.strip_suffix('\n') else {
            return Ok(Vec::new());
        };
        let fields = |line: &str| line.split('\t').map(unescape).collect();
        Ok(lines.split('\n').map(fields).collect())
    }

    fn description(&self) -> Description {
        let mut description = Description::from_rows(self.read(include_str!("describe.sql")));
        self.describe_sequences(&mut description);
        description
    }

    fn structure(&self) -> Structure {
        Structure::from_rows(self.read(include_str!("structure.sql")))
    }

    fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!(
            "SELECT column_name FROM information_schema.columns \
             WHERE table_schema = DATABASE() AND table_name = '{}' ORDER BY ordinal_position",
            table.replace('\\', r"\\").replace('\'', "''")
        );
        self.read(&sql).into_iter().flatten().collect()
    }
}

/// Undoes the escapes of <https://mariadb.com/kb/en/mariadb-command-line-client/> in batch mode.
fn unescape(field: &str) -> String {
    let mut text = String::new();
    let mut characters = field.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('0') => text.push('\0'),
            Some(other) => text.push(other),
            None => text.push('\\'),
        }
    }
    text
}

impl Drop for MariaDb {
    fn drop(&mut self) {
        // A failure only leaves the database to the end of the process, and a drop must not panic.
        administer(&format!("DROP DATABASE IF EXISTS {}", self.name));
    }
}
