//! Completions as shells ask for them: the printed script is read by a real bash, which then asks for candidates.

mod terminal;

use std::path::Path;
use std::process::Command;

use terminal::{Folder, Outcome, files_below};

const USERS: &str = r#"revision = "286c2307065b"
message = "create users"
branch_labels = ["shop"]

[[upgrade]]
op = "create_table"
table = "users"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#;

fn project() -> Folder {
    let folder = Folder::new();
    folder.write("gen.toml", "dialect = \"postgresql\"\n");
    folder.write("revisions/users.toml", USERS);
    folder.write("other/gen.toml", "");
    folder.write(
        "other/revisions/first.toml",
        "revision = \"0f00\"\nmessage = \"$(touch ran) `touch ran`\"\n",
    );
    folder
}

/// What bash offers for the last word of a line; `None`: there is no bash here.
fn offered(folder: &Folder, line: &[&str]) -> Option<Vec<String>> {
    const ASK: &str = r#"
source <(gen completions bash)
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9
_clap_complete_gen gen "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"#;
    let program = Path::new(env!("CARGO_BIN_EXE_gen"));
    let here = program.parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("bash")
        .args(["--norc", "-c", ASK, "bash"])
        .args(line)
        .current_dir(folder.path())
        .env("PATH", format!("{}:{path}", here.display()))
        .output()
        .ok()?;
    let outcome = Outcome::new(&output);
    assert_eq!(outcome.stderr, "", "{line:?}");
    let words = outcome.stdout.lines().map(str::trim_end);
    Some(words.map(str::to_owned).collect())
}

#[cfg(unix)]
#[test]
fn bash_is_offered_what_the_project_has() {
    let folder = project();
    let cases: [(&[&str], &[&str]); 9] = [
        (&["gen", "sq"], &["sql"]),
        (&["gen", "sql", "--from", "28"], &["286c2307065b"]),
        (&["gen", "sql", "--to", "shop"], &["shop@head", "shop@base"]),
        (&["gen", "stamp", "he"], &["head", "heads"]),
        (&["gen", "show", "2"], &["286c2307065b"]),
        (&["gen", "sql", "-d", "m"], &["mysql", "mariadb", "mssql"]),
        (&["gen", "sql", "--layout", ""], &["review", "alembic"]),
        (
            &["gen", "templates", "eject", "ansi/create_t"],
            &["ansi/create_table"],
        ),
        (
            &["gen", "sql", "-c", "other/gen.toml", "--from", "0"],
            &["0f00"],
        ),
    ];
    for (line, wanted) in cases {
        let Some(offered) = offered(&folder, line) else {
            return;
        };
        for word in wanted {
            assert!(offered.iter().any(|it| it == word), "{line:?}: {offered:?}");
        }
        let last = line.last().expect("a line has words");
        let fits = |word: &String| word.starts_with(last);
        assert!(offered.iter().all(fits), "{line:?}: {offered:?}");
    }
    assert!(!folder.path().join("ran").exists(), "a message was run");
}

#[cfg(unix)]
#[test]
fn a_broken_project_offers_what_can_be_read() {
    let folder = project();
    folder.write("revisions/broken.toml", "revision = \n");
    folder.write(
        "revisions/orphan.toml",
        "revision = \"99\"\ndown_revision = \"98\"\n",
    );
    if let Some(words) = offered(&folder, &["gen", "edit", "9"]) {
        assert_eq!(words, ["99"]);
    }
    folder.write("gen.toml", "dialekt = 1\n");
    if let Some(words) = offered(&folder, &["gen", "sql", "--from", "b"]) {
        assert_eq!(words, ["base"]);
    }
}

#[test]
fn every_shell_gets_a_script_and_an_unknown_one_a_message() {
    let folder = Folder::new();
    let gen_in = |words: &[&str]| {
        let output = folder.command(words).output().expect("the binary starts");
        Outcome::new(&output)
    };
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let outcome = gen_in(&["completions", shell]);
        let shown = outcome.shown();
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
        assert!(outcome.stdout.contains("GEN_COMPLETE"), "{shown}");
    }
    let outcome = gen_in(&["completions", "bsh"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert!(outcome.stderr.contains("'bash'"), "{}", outcome.stderr);
}

#[test]
fn every_command_has_a_man_page() {
    let folder = Folder::new();
    let run = |words: &[&str]| {
        let output = folder.command(words).output().expect("the binary starts");
        Outcome::new(&output)
    };
    let first = run(&["man"]);
    assert_eq!((first.code, first.stderr.as_str()), (Some(0), ""));
    assert!(first.stdout.contains(".TH gen 1"), "{}", first.stdout);
    let written = run(&["man", "-o", "share/man1"]);
    assert_eq!(written.code, Some(0), "{}", written.shown());
    assert_eq!(folder.read("share/man1/gen.1"), first.stdout);
    let files = files_below(&folder.path().join("share/man1"));
    for page in ["gen-sql.1", "gen-templates-eject.1", "gen-man.1"] {
        assert!(files.iter().any(|file| file == page), "{files:?}");
    }
    // As a reader sees it, where there is one.
    let page = folder.path().join("share/man1/gen-sql.1");
    let read = Command::new("man").arg("-l").arg(page).output();
    if let Ok(read) = read.map(|output| Outcome::new(&output))
        && read.code == Some(0)
    {
        assert!(read.stdout.contains("--switch"), "{}", read.stdout);
    }
}
