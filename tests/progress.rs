//! The bar on a terminal: there when work takes long, gone when it is done, and never anywhere else. The terminal is that of
//! `script` (util-linux); the work takes long because a revision comes through a pipe that is filled late.

#![cfg(target_os = "linux")]

mod terminal;

use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;

use terminal::{Folder, Outcome};

/// How late the slow revision comes; a bar is shown after one second.
const LATE: Duration = Duration::from_millis(1600);

const FIRST: &str = r#"revision = "0001"
[[upgrade]]
op = "create_table"
table = "users"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#;

const SLOW: &str = r#"revision = "0002"
down_revision = "0001"
[[upgrade]]
op = "drop_table"
table = "users"
"#;

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("gen.toml", "dialect = \"postgresql\"\n");
    folder.write("revisions/0001.toml", FIRST);
    folder
}

/// Adds a revision that cannot be read before it is late.
fn add_slow_revision(folder: &Folder) {
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo is there").success());
    let link = folder.path().join("revisions/0002.toml");
    std::os::unix::fs::symlink(&pipe, link).expect("links are possible");
}

/// Fills the pipe when it is time, while something else reads from it.
fn fill_late(folder: &Folder) -> std::thread::JoinHandle<()> {
    let pipe = folder.path().join("pipe");
    std::thread::spawn(move || {
        std::thread::sleep(LATE);
        std::fs::write(pipe, SLOW).expect("somebody reads");
    })
}

/// What a terminal gets from a shell line; `None` where there is no `script`.
fn on_a_terminal(folder: &Folder, terminal: &str, line: &str) -> Option<String> {
    let line = line.replace("gen ", &format!("{} ", env!("CARGO_BIN_EXE_gen")));
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .current_dir(folder.path())
        .env("TERM", terminal)
        .env_remove("GEN_LOG")
        .output();
    let Ok(output) = output else {
        let _ = writeln!(io::stderr(), "passed over: there is no `script`");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).expect("it is UTF-8"))
}

#[test]
fn long_work_shows_a_bar_that_is_gone_when_it_is_done() {
    let folder = project();
    add_slow_revision(&folder);
    let late = fill_late(&folder);
    let Some(shown) = on_a_terminal(&folder, "xterm", "gen sql > slow.sql") else {
        // Nobody reads then: the late thread would wait for ever.
        return;
    };
    late.join().expect("the pipe was filled");
    assert!(
        shown.contains("] reading revisions 2 of 2"),
        "what is done is said: {shown:?}"
    );
    assert!(!shown.contains("\u{1b}[3"), "it has no colours: {shown:?}");
    let (_, rest) = shown.rsplit_once("\u{1b}[2K").expect("the line is cleared");
    assert_eq!(rest.trim(), "", "{shown:?}");
    std::fs::remove_file(folder.path().join("revisions/0002.toml")).expect("it is there");
    folder.write("revisions/0002.toml", SLOW);
    let plain = folder.command(&["sql"]).output().expect("gen can be run");
    assert_eq!(folder.read("slow.sql"), Outcome::new(&plain).stdout);
}

#[test]
fn nothing_is_shown_where_nobody_wants_it() {
    for (terminal, line) in [
        ("xterm", "gen -q sql > slow.sql"),
        ("dumb", "gen sql > slow.sql"),
        ("xterm", "gen sql > slow.sql 2> told"),
    ] {
        let folder = project();
        add_slow_revision(&folder);
        let late = fill_late(&folder);
        let Some(shown) = on_a_terminal(&folder, terminal, line) else {
            return;
        };
        late.join().expect("the pipe was filled");
        assert_eq!(shown, "", "{line}");
        assert!(folder.read("slow.sql").contains("CREATE TABLE"), "{line}");
        if line.contains("told") {
            assert_eq!(folder.read("told"), "", "{line}");
        }
    }
}

#[test]
fn quick_work_shows_nothing() {
    let shown = on_a_terminal(&project(), "xterm", "gen sql > quick.sql");
    assert_eq!(shown.unwrap_or_default(), "");
}
