//! Whole projects, as a user has them: each folder under `tests/projects` is copied aside, the commands of its file
//! `cmd` run there, and one snapshot shows all that the user sees.
//!
//! A line of `cmd` is `gen …`, or `cat FILE`, or `ls`; `NAME=value` before `gen` sets a variable.

mod looking;
mod terminal;

use std::fmt::Write as _;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use terminal::{Folder, Outcome, files_below};

#[test]
fn every_project_says_what_its_snapshot_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects");
    let mut cases: Vec<_> = std::fs::read_dir(&root)
        .expect("the cases lie beside this file")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("cmd").is_file())
        .collect();
    cases.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root.join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let name = case.file_name()?.to_string_lossy().into_owned();
            let shown = play(case);
            let run = || settings.bind(|| insta::assert_snapshot!(name.as_str(), shown));
            std::panic::catch_unwind(AssertUnwindSafe(run))
                .err()
                .map(|_| name)
        })
        .collect();
    assert!(!cases.is_empty(), "there are cases");
    assert!(failed.is_empty(), "other than their snapshots: {failed:?}");
}

/// Runs the commands of a case and shows them as a terminal would.
fn play(case: &Path) -> String {
    let folder = copy_of(case);
    let commands = std::fs::read_to_string(case.join("cmd")).expect("cmd is UTF-8");
    let mut shown = String::new();
    for command in commands.lines().filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(shown, "$ {command}");
        let words = words(command);
        match words[0].as_str() {
            "cat" => shown.push_str(&folder.read(&words[1])),
            "ls" => {
                for file in files_below(folder.path()) {
                    let _ = writeln!(shown, "{file}");
                }
            }
            _ => shown.push_str(&run(&folder, &words).shown()),
        }
        shown.push('\n');
    }
    shown
}

/// The files of a case, its `cmd` left out.
fn copy_of(case: &Path) -> Folder {
    let folder = Folder::new();
    for file in files_below(case).iter().filter(|file| *file != "cmd") {
        let bytes = std::fs::read(case.join(file)).expect("a case can be read");
        folder.write(file, bytes);
    }
    folder
}

/// Runs a line of a case: variables, `gen`, words.
fn run(folder: &Folder, words: &[String]) -> Outcome {
    let program = words
        .iter()
        .position(|word| word == "gen")
        .expect("a command is `gen`, `cat` or `ls`");
    let arguments: Vec<&str> = words[program + 1..].iter().map(String::as_str).collect();
    let mut command = folder.command(&arguments);
    for variable in &words[..program] {
        let (name, value) = variable.split_once('=').expect("NAME=value");
        command.env(name, value);
    }
    Outcome::new(&command.output().expect("the binary starts"))
}

/// Splits a command at blanks; single quotes hold a word together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in command.chars() {
        match character {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().expect("never empty").push(other),
        }
    }
    words
}
