//! The commands that look at a history, as far as no single project shows it: colours, sizes, forms.

use crate::terminal::Folder;

/// A project with one revision.
fn project() -> Folder {
    let folder = Folder::new();
    folder.write("gen.toml", "dialect = \"postgresql\"\n");
    let text = "revision = \"0001\"\nmessage = \"create users\"\n";
    folder.write("revisions/0001_create_users.toml", text);
    folder
}

#[test]
fn lists_have_colors_on_terminals_only() {
    let folder = project();
    let run = |words: &[&str], variables: &[(&str, &str)]| {
        let mut command = folder.command(words);
        command.envs(variables.iter().copied());
        let output = command.output().expect("the binary starts");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for words in [&["heads"][..], &["history"], &["show"]] {
        let plain = run(words, &[]);
        assert!(!plain.contains('\u{1b}'), "{plain:?}");
        let forced = run(words, &[("CLICOLOR_FORCE", "1")]);
        assert!(forced.contains("\u{1b}[33m0001\u{1b}[0m"), "{forced:?}");
        assert_eq!(run(words, &[("NO_COLOR", "1")]), plain);
    }
    let json = run(&["heads", "--format", "json"], &[("CLICOLOR_FORCE", "1")]);
    assert!(!json.contains('\u{1b}'), "{json:?}");
}
