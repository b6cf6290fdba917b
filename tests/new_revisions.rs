//! Revision files that commands make or open: nothing is lost, the editor is the user's.

mod terminal;

use std::process::Stdio;

use terminal::{Folder, Outcome, files_below};

const USERS: &str = "revision = \"0001\"\nmessage = \"create users\"\n";

/// A project with one revision.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("gen.toml", "dialect = \"sqlite\"\n");
    folder.write("revisions/0001_create_users.toml", USERS);
    folder
}

/// Runs `gen` with words and variables.
fn gen_with(folder: &Folder, words: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let mut command = folder.command(words);
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.envs(variables.iter().copied());
    Outcome::new(&command.output().expect("the binary starts"))
}

fn gen_in(folder: &Folder, words: &[&str]) -> Outcome {
    gen_with(folder, words, &[])
}

#[test]
fn an_id_is_drawn_as_alembic_draws_it_and_each_time_another_one() {
    let folder = project();
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..4 {
        let outcome = gen_in(&folder, &["revision", "-m", "more"]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.shown());
        let name = outcome.stdout.trim_end();
        let id = name.strip_prefix("revisions/").expect("it lies there");
        let id = id.strip_suffix("_more.toml").expect("it is named so");
        let is_hex = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
        assert!(id.len() == 12 && id.bytes().all(is_hex), "{id}");
        assert!(folder.read(name).contains(&format!("\"{id}\"")));
        ids.insert(id.to_owned());
    }
    assert_eq!(ids.len(), 4);
    assert_eq!(gen_in(&folder, &["heads"]).stdout.lines().count(), 1);
}

#[test]
fn the_time_of_a_new_revision_is_now() {
    let folder = project();
    let outcome = gen_in(&folder, &["revision", "-m", "more", "--rev-id", "2"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let text = folder.read("revisions/2_more.toml");
    let year = text.split("created = ").nth(1).map(|rest| &rest[..4]);
    let year: u32 = year.and_then(|year| year.parse().ok()).expect("a year");
    assert!(year >= 2025, "{text}");
}

#[test]
fn a_file_that_has_the_name_already_is_not_lost() {
    let folder = project();
    // It is no revision for the history, which passes hidden links and such over, but it has the name.
    folder.write(
        "revisions/2_more.toml",
        "revision = \"3\"\ndown_revision = \"0001\"\n",
    );
    let before = files_below(folder.path());
    let outcome = gen_in(&folder, &["revision", "-m", "more", "--rev-id", "2"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert!(
        outcome
            .stderr
            .contains("`revisions/2_more.toml`: it exists already"),
        "{}",
        outcome.stderr
    );
    assert!(folder.read("revisions/2_more.toml").contains("\"3\""));
    assert_eq!(files_below(folder.path()), before);
}

#[test]
fn of_two_that_make_the_same_file_at_once_one_is_told() {
    let folder = project();
    let start = || {
        let mut command = folder.command(&["revision", "-m", "more", "--rev-id", "2"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the binary starts")
    };
    let runs = [start(), start(), start()];
    let codes = runs.map(|run| run.wait_with_output().expect("it ends").status.code());
    let done = codes.iter().filter(|code| **code == Some(0)).count();
    let refused = codes.iter().filter(|code| **code == Some(2)).count();
    assert_eq!((done, refused), (1, 2), "{codes:?}");
    assert_eq!(files_below(&folder.path().join("revisions")).len(), 2);
}

#[cfg(unix)]
mod with_an_editor {
    use super::{Folder, files_below, gen_in, gen_with, project};

    /// An editor that notes its arguments and then does something.
    fn editor(folder: &Folder, does: &str) {
        use std::os::unix::fs::PermissionsExt;

        let text = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > arguments\n{does}\n");
        folder.write("my editor.sh", text);
        let path = folder.path().join("my editor.sh");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
            .expect("the file is ours");
    }

    #[test]
    fn the_editor_may_have_arguments_and_visual_counts_first() {
        let folder = project();
        editor(&folder, "");
        let variables = [("VISUAL", "'./my editor.sh' -w"), ("EDITOR", "false")];
        let outcome = gen_with(&folder, &["edit", "head"], &variables);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        assert_eq!(
            folder.read("arguments"),
            "-w\nrevisions/0001_create_users.toml\n"
        );
        let variables = [("VISUAL", ""), ("EDITOR", "'./my editor.sh'")];
        let words = ["revision", "-m", "more", "--rev-id", "2", "--edit"];
        let outcome = gen_with(&folder, &words, &variables);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        assert_eq!(outcome.stdout, "revisions/2_more.toml\n");
        assert_eq!(folder.read("arguments"), "revisions/2_more.toml\n");
    }

    #[test]
    fn when_the_editor_fails_that_is_told_and_the_file_stays() {
        let folder = project();
        let words = ["revision", "-m", "more", "--rev-id", "2", "--edit"];
        let outcome = gen_with(&folder, &words, &[("EDITOR", "false")]);
        assert_eq!(outcome.code, Some(2));
        assert_eq!(outcome.stdout, "revisions/2_more.toml\n");
        assert!(
            outcome.stderr.contains("`false` ended with exit code 1"),
            "{}",
            outcome.stderr
        );
        assert!(folder.read("revisions/2_more.toml").contains("\"more\""));
        let outcome = gen_with(&folder, &["edit", "2"], &[("EDITOR", "no-such-editor")]);
        assert!(
            outcome.stderr.contains("was not found"),
            "{}",
            outcome.stderr
        );
        let outcome = gen_in(&folder, &["edit", "2"]);
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stderr.contains("set EDITOR"), "{}", outcome.stderr);
        assert_eq!(files_below(&folder.path().join("revisions")).len(), 2);
    }

    #[test]
    fn what_the_edit_broke_is_reported_and_can_be_opened_again() {
        let folder = project();
        editor(&folder, "echo '[[upgrade' >> \"$1\"");
        let variables = [("EDITOR", "'./my editor.sh'")];
        let outcome = gen_with(&folder, &["edit", "0001"], &variables);
        assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("error[toml-syntax]"),
            "{}",
            outcome.stderr
        );
        editor(&folder, "sed -i '/upgrade/d' \"$1\"");
        let outcome = gen_with(&folder, &["edit", "0001"], &variables);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
        let op = "[[upgrade]]\\nop = \"drop_table\"\\ntable = \"nothing\"\\n";
        editor(&folder, &format!("printf '{op}' >> \"$1\""));
        let outcome = gen_with(&folder, &["edit", "0001"], &variables);
        assert_eq!(outcome.code, Some(1));
        assert!(
            outcome.stderr.contains("error[unknown-table]"),
            "{}",
            outcome.stderr
        );
    }

    #[test]
    fn a_place_without_a_file_is_not_opened() {
        let outcome = gen_with(&project(), &["edit", "base"], &[("EDITOR", "false")]);
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stderr.contains("has no file"), "{}", outcome.stderr);
    }
}
