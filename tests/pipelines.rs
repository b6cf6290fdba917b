//! What docs/pipelines.md and the hooks of pre-commit promise: their commands are run as they stand there.

mod terminal;

use std::path::Path;
use std::process::Command;

use terminal::{Folder, Outcome, files_below};

const FIRST: &str = r#"revision = "0001"
message = "create users"

[[upgrade]]
op = "create_table"
table = "users"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#;

const SECOND: &str = r#"revision = "0002"
down_revision = "0001"
message = "users have </details> names"

[[upgrade]]
op = "add_column"
table = "users"
column = { name = "name", type = "string(80)" }
"#;

/// A checkout with a change, and one of the target branch in its folder `base`.
fn change(second: &str) -> Folder {
    let folder = Folder::new();
    for below in ["", "base/"] {
        folder.write(&format!("{below}gen.toml"), "dialect = \"postgresql\"\n");
        folder.write(&format!("{below}revisions/0001_users.toml"), FIRST);
    }
    folder.write("revisions/0002_names.toml", second);
    folder
}

/// The first block of a language after a heading.
fn block(text: &str, heading: &str, language: &str) -> String {
    let after = text.split_once(heading).expect("the heading is there").1;
    let block = after.split_once(&format!("```{language}\n"));
    let block = block.and_then(|(_, rest)| rest.split_once("\n```"));
    block.expect("a block follows").0.to_owned()
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(path).expect("the file is there")
}

/// Runs the block that makes the comment; `None`: there is no bash here.
fn comment_on(folder: &Folder) -> Option<bool> {
    let script = block(
        &file("docs/pipelines.md"),
        "## A comment on the pull request",
        "sh",
    );
    let program = Path::new(env!("CARGO_BIN_EXE_gen"));
    let here = program.parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let status = Command::new("bash")
        .args(["-e", "-c", &script])
        .current_dir(folder.path())
        .env("PATH", format!("{}:{path}", here.display()))
        .env("BASE", "base")
        .status();
    status.ok().map(|status| status.success())
}

#[cfg(unix)]
#[test]
fn the_comment_holds_the_verdict_and_the_script_of_the_change() {
    let folder = change(SECOND);
    let Some(passed) = comment_on(&folder) else {
        return;
    };
    let comment = folder.read("comment.md");
    assert!(passed, "{comment}");
    assert!(comment.contains("`gen check` passed:"), "{comment}");
    assert!(
        comment.contains("\n    ALTER TABLE users ADD COLUMN name"),
        "{comment}"
    );
    assert!(!comment.contains("CREATE TABLE users"), "{comment}");
    assert!(folder.read("upgrade.sql").contains("0001 (create users)"));
    let markup = comment.lines().filter(|line| line.starts_with('<'));
    assert_eq!(markup.count(), 2, "{comment}");
}

#[cfg(unix)]
#[test]
fn the_comment_on_a_broken_change_says_so_and_fails() {
    let folder = change(&SECOND.replace("\"users\"", "\"usres\""));
    let Some(passed) = comment_on(&folder) else {
        return;
    };
    let comment = folder.read("comment.md");
    assert!(!passed, "{comment}");
    assert!(comment.contains("`gen check` FAILED:"), "{comment}");
    assert!(comment.contains("    error[unknown-table]"), "{comment}");
    assert_eq!(folder.read("upgrade.sql"), "");
}

#[test]
fn every_hook_is_a_command_that_holds_on_a_current_project() {
    let folder = change(SECOND);
    let words = |line: &str| -> Vec<String> { line.split(' ').map(str::to_owned).collect() };
    let arguments = ["--from", "base", "--to", "head", "-o", "upgrade.sql"];
    assert!(file("docs/pipelines.md").contains(&format!("args: [{}]", arguments.join(", "))));
    let hooks = file(".pre-commit-hooks.yaml");
    let entries: Vec<Vec<String>> = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: gen "))
        .map(words)
        .collect();
    assert_eq!(entries.len(), 2, "{hooks}");
    let run = |entry: &[String], current: bool| {
        let mut words: Vec<&str> = entry.iter().map(String::as_str).collect();
        if words.contains(&"--check") {
            words.extend(arguments);
        }
        let before = files_below(folder.path());
        let outcome = Outcome::new(&folder.command(&words).output().expect("it starts"));
        let as_wanted = current || !words.contains(&"--check");
        let shown = outcome.shown();
        assert_eq!(
            outcome.code,
            Some(i32::from(!as_wanted)),
            "{words:?}: {shown}"
        );
        assert_eq!(before, files_below(folder.path()), "{words:?}");
    };
    for entry in &entries {
        run(entry, false);
    }
    let made = [&["sql"], &arguments[..]].concat();
    assert!(folder.command(&made).status().expect("it starts").success());
    for entry in &entries {
        run(entry, true);
    }
}
