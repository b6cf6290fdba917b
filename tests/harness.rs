//! The harness itself: every engine reports the same structure, and no server outlives its process.

mod engines;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use engines::{Engine, TableStructure};

#[test]
fn engines_report_the_same_structure() {
    let engines = engines::available();
    let structures: Vec<_> = engines
        .iter()
        .map(|engine| {
            let database = engine.create();
            database.accept(include_str!("harness/bookings.sql"));
            assert_eq!(
                database.columns("bookings"),
                ["number", "item_b", "item_a", "cart", "gift", "amount"],
                "{engine}"
            );
            let mut structure = database.structure();
            structure
                .tables
                .values_mut()
                .for_each(TableStructure::fold_unique_indexes);
            structure
        })
        .collect();
    for (engine, structure) in engines.iter().zip(&structures) {
        assert_eq!(structure, &structures[0], "{engine}");
        assert_eq!(structure.tables.len(), 2);
        let bookings = &structure.tables["bookings"];
        assert_eq!(bookings.primary_key, ["cart", "number"]);
        assert_eq!(bookings.uniques.len(), 1);
        assert_eq!(bookings.foreign_keys.len(), 2);
        assert_eq!(bookings.checks.len(), 1);
        let indexes: Vec<&String> = bookings.indexes.keys().collect();
        assert_eq!(indexes, ["ix_bookings_amount", "ix_bookings_gift"]);
    }
}

#[test]
fn no_server_outlives_a_process_that_panics() {
    leaves_nothing("panic", |_| {});
}

#[test]
fn no_server_outlives_a_process_that_is_killed() {
    leaves_nothing("wait", |process| process.kill().expect("it waits"));
}

/// The variable that turns [`process_with_servers`] on and says how it ends.
const END: &str = "GENSQL_HARNESS_END";

/// A process of its own for [`leaves_nothing`]; as one of the tests it does nothing.
#[test]
#[expect(clippy::print_stdout, reason = "the other process reads it")]
fn process_with_servers() {
    let Ok(end) = std::env::var(END) else { return };
    for engine in engines::available() {
        let folder = match engine {
            Engine::Postgres => "SHOW unix_socket_directories",
            Engine::MariaDb => "SELECT @@tmpdir",
            Engine::Sqlite => continue,
        };
        println!("\nfolder={}", engine.create().query(folder)[0][0]);
    }
    println!("\nready");
    assert!(end != "panic", "as it was told");
    sleep(Duration::from_secs(600));
}

/// Starts [`process_with_servers`], lets it end, and waits until its servers and their folders are gone.
fn leaves_nothing(end: &str, kill: impl Fn(&mut Child)) {
    let mut process = Command::new(std::env::current_exe().expect("it runs"))
        .args(["--exact", "process_with_servers", "--nocapture"])
        .env(END, end)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs once more");
    let mut output = BufReader::new(process.stdout.take().expect("its stdout is a pipe"));
    let mut lines = output.by_ref().lines();
    let mut folders = Vec::new();
    loop {
        let line = lines.next().expect("it says when it is ready");
        match line.expect("it prints text").as_str() {
            "ready" => break,
            line => folders.extend(line.strip_prefix("folder=").map(PathBuf::from)),
        }
    }
    if end == "wait" {
        for folder in &folders {
            assert!(is_served(folder), "{}", folder.display());
        }
    }
    kill(&mut process);
    std::io::copy(&mut output, &mut std::io::sink()).expect("the pipe ends");
    process.wait().expect("it ends");
    let start = Instant::now();
    for folder in &folders {
        while folder.exists() || is_served(folder) {
            let is_late = start.elapsed() > Duration::from_secs(60);
            assert!(!is_late, "{end}: {} is left", folder.display());
            sleep(Duration::from_millis(20));
        }
    }
}

/// Whether the command line of a running process names the folder.
fn is_served(folder: &Path) -> bool {
    let folder = folder.to_str().expect("the prefix and random letters");
    // Where there is no `/proc`, the folder must do: the watchdog removes it after its server.
    let Ok(processes) = fs::read_dir("/proc") else {
        return fs::exists(folder).unwrap_or(true);
    };
    processes.flatten().any(|process| {
        let words = fs::read(process.path().join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&words).contains(folder)
    })
}
