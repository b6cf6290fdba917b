//! The command line: help, streams, exit codes, and what a file system can do to a command.

mod terminal;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use terminal::{Folder, Outcome, files_below};

/// Runs `gen` with words.
fn gen_in(folder: &Folder, words: &[&str]) -> Outcome {
    Outcome::new(&folder.command(words).output().expect("the binary starts"))
}

/// A second revision with an unknown table.
fn with_a_mistake(folder: &Folder) {
    let text = "revision = \"0002\"\ndown_revision = \"0001\"\n\n[[upgrade]]\nop = \"drop_table\"\ntable = \"usres\"\n";
    folder.write("revisions/0002_change.toml", text);
}

#[test]
fn help_of_every_command() {
    let folder = Folder::new();
    let commands: [&[&str]; 22] = [
        &[],
        &["sql"],
        &["stamp"],
        &["init"],
        &["revision"],
        &["merge"],
        &["edit"],
        &["import"],
        &["import", "alembic"],
        &["check"],
        &["history"],
        &["branches"],
        &["graph"],
        &["heads"],
        &["show"],
        &["schema"],
        &["templates"],
        &["templates", "eject"],
        &["json-schema"],
        &["completions"],
        &["man"],
        &["help", "sql"],
    ];
    let mut shown = String::new();
    for command in commands {
        let mut words = command.to_vec();
        if words.first() != Some(&"help") {
            words.push("--help");
        }
        let outcome = gen_in(&folder, &words);
        assert_eq!(
            (outcome.code, outcome.stderr.as_str()),
            (Some(0), ""),
            "{words:?}"
        );
        let _ = write!(shown, "$ gen {}\n{}\n", words.join(" "), outcome.stdout);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_command_that_help_lists_has_a_file() {
    let help = gen_in(&Folder::new(), &["--help"]).stdout;
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help");
    for name in listed {
        let name = name.replace('-', "_");
        let root = env!("CARGO_MANIFEST_DIR");
        let files = [".rs", "/mod.rs"].map(|end| format!("{root}/src/cli/{name}{end}"));
        let is_there = |file: &String| std::path::Path::new(file).is_file();
        assert!(files.iter().any(is_there), "{files:?}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_as_a_mistake() {
    let outcome = gen_in(&Folder::new(), &[]);
    assert_eq!(outcome.code, Some(2));
    assert_eq!(outcome.stdout, "");
    assert!(outcome.stderr.contains("Usage: gen"), "{}", outcome.stderr);
}

#[test]
fn the_version_is_data() {
    let outcome = gen_in(&Folder::new(), &["--version"]);
    let version = format!("gen {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        (outcome.code, outcome.stdout, outcome.stderr),
        (Some(0), version, String::new())
    );
}

#[test]
fn data_goes_to_stdout_and_nothing_else_does() {
    let folder = Folder::project();
    let outcome = gen_in(&folder, &["sql"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    with_a_mistake(&folder);
    for words in [&["sql"][..], &["schema"], &["sql", "--layout", "alembic"]] {
        let outcome = gen_in(&folder, words);
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (Some(2), ""),
            "{words:?}"
        );
    }
    let outcome = gen_in(&folder, &["check"]);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
}

#[test]
fn a_script_has_the_same_bytes_wherever_it_is_made() {
    let folder = Folder::project();
    let here = gen_in(&folder, &["sql"]).stdout;
    let mut below = folder.command(&["sql"]);
    below.current_dir(folder.path().join("revisions"));
    let below = below.output().expect("the binary starts").stdout;
    let config = folder.path().join("gen.toml").display().to_string();
    let elsewhere = gen_in(&Folder::new(), &["sql", "-c", &config]).stdout;
    assert_eq!(here, String::from_utf8_lossy(&below));
    assert_eq!(here, elsewhere);
}

#[test]
fn a_mistake_is_shown_relative_to_where_the_user_stands() {
    let folder = Folder::project();
    with_a_mistake(&folder);
    let mut below = folder.command(&["sql"]);
    below.current_dir(folder.path().join("revisions"));
    let stderr = below.output().expect("the binary starts").stderr;
    let stderr = String::from_utf8_lossy(&stderr).into_owned();
    assert!(
        stderr.contains("--> ../revisions/0002_change.toml:6:9"),
        "{stderr}"
    );
}

#[test]
fn colors_are_for_terminals_only() {
    let folder = Folder::project();
    with_a_mistake(&folder);
    let plain = gen_in(&folder, &["sql"]).stderr;
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    let run = |variables: &[(&str, &str)]| {
        let mut command = folder.command(&["sql"]);
        command.envs(variables.iter().copied());
        let output = command.output().expect("the binary starts");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(run(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert_eq!(run(&[("NO_COLOR", "1")]), plain);
    assert_eq!(run(&[("TERM", "dumb")]), plain);
}

#[test]
fn a_line_of_five_megabytes_is_refused_at_once_and_in_short() {
    // Without optimization, and beside other tests, all is slower.
    const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 12 } else { 2 });

    let folder = Folder::project();
    let long = "x".repeat(5 << 20);
    let cases = [
        format!("revision = \"0002\"\ndown_revision = \"0001\"\nmesage = \"{long}\"\n"),
        format!("revision = \"0002\nmessage = \"{long}\"\n"),
        format!("revision = \"{long}\"\n"),
        format!("{long} = 1\n"),
        format!(
            "revision = \"0002\"\ndown_revision = \"0001\"\n[[upgrade]]\nop = \"drop_table\"\ntable = \"{long}\"\n"
        ),
        format!(
            "revision = \"0002\"\ndown_revision = \"0001\"\n[[upgrade]]\nop = \"{long}\"\ntable = \"t\"\n"
        ),
        format!(
            "revision = \"0002\"\ndown_revision = \"0001\"\n[[upgrade]]\nop = \"drop_table\"\ntable = \"usrs\" # {long}\n"
        ),
    ];
    for text in cases {
        folder.write("revisions/0002_long.toml", &text);
        let start = Instant::now();
        let outcome = gen_in(&folder, &["sql"]);
        let taken = start.elapsed();
        let case = &text[..80];
        assert_eq!(outcome.code, Some(2), "{case}");
        assert_eq!(outcome.stdout, "", "{case}");
        assert!(taken < LONGEST, "{taken:?} for {case}");
        let length = outcome.stderr.len();
        assert!(length < 4_000, "{length} bytes of message for {case}");
    }
}

#[test]
fn a_file_stays_as_it_was_when_something_goes_wrong() {
    let folder = Folder::project();
    folder.write("upgrade.sql", "-- approved\n");
    with_a_mistake(&folder);
    let outcome = gen_in(&folder, &["sql", "-o", "upgrade.sql"]);
    assert_eq!(outcome.code, Some(2));
    assert_eq!(folder.read("upgrade.sql"), "-- approved\n");
    let outcome = gen_in(&folder, &["sql", "--to", "0001", "-o", "upgrade.sql"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(0), ""));
    assert!(folder.read("upgrade.sql").contains("CREATE TABLE users"));
    let left = files_below(folder.path());
    assert!(
        !left.iter().any(|file| file.contains(".gensql-")),
        "{left:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::project();
    folder.write("upgrade.sql", "-- approved\n");
    let path = folder.path().join("upgrade.sql");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444))
        .expect("the file is ours");
    let outcome = gen_in(&folder, &["sql", "-o", "upgrade.sql"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("read-only"), "{}", outcome.stderr);
    assert_eq!(folder.read("upgrade.sql"), "-- approved\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_file_keeps_its_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::project();
    folder.write("real.sql", "old\n");
    let real = folder.path().join("real.sql");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640))
        .expect("the file is ours");
    symlink("real.sql", folder.path().join("link.sql")).expect("links can be made");
    let outcome = gen_in(&folder, &["sql", "-o", "link.sql"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(folder.path().join("link.sql").is_symlink());
    assert!(folder.read("real.sql").contains("CREATE TABLE users"));
    let mode = std::fs::metadata(&real)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_of_revisions_is_not_passed_over_in_silence() {
    let folder = Folder::project();
    folder.write("team/0002_more.toml", "");
    std::os::unix::fs::symlink(
        folder.path().join("team"),
        folder.path().join("revisions/team"),
    )
    .expect("links are possible");
    let outcome = gen_in(&folder, &["heads"]);
    assert_eq!(outcome.code, Some(0));
    let (message, help) = (
        "`revisions/team` is a link to a folder and is passed over",
        "name the folder itself in the key `revisions` of gen.toml",
    );
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    assert!(outcome.stderr.contains(help), "{}", outcome.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::project();
    let outcome = gen_in(&folder, &["sql", "-o", "/dev/full"]);
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.stderr.contains("cannot write `/dev/full`"),
        "{}",
        outcome.stderr
    );
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = folder.command(&["sql"]);
    command.stdout(full.expect("Linux has it"));
    let output = command.output().expect("the binary starts");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(stderr.contains("not complete; do not run it"), "{stderr}");
}

#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    let commands = "sql; sql --kind verify; sql --layout alembic; stamp head; revision -m more; check; history; \
        history --format json; heads; show; graph; graph --format dot; schema; templates; json-schema revision; \
        completions bash; man; --help; sql --help; --version; GEN_COMPLETE";
    for command in commands.split("; ") {
        let folder = Folder::project();
        let (reader, writer) = std::io::pipe().expect("pipes can be made");
        drop(reader);
        let mut words: Vec<&str> = command.split(' ').collect();
        let asked_by_a_shell = words[0] == "GEN_COMPLETE";
        words.retain(|word| !(asked_by_a_shell && *word == "GEN_COMPLETE"));
        let mut run = folder.command(&words);
        run.envs(asked_by_a_shell.then_some(("GEN_COMPLETE", "bash")));
        let outcome = Outcome::new(&run.stdout(writer).output().expect("the binary starts"));
        let ended = (outcome.code, outcome.stderr.as_str());
        assert_eq!(ended, (Some(141), ""), "gen {command}");
    }
}

#[test]
fn a_password_appears_nowhere() {
    const SECRET: &str = "hunter2";
    let url = format!("postgresql://u:{SECRET}@h/d");
    let configs = [
        format!("url = \"{url}\"\n"),
        format!("url = \"{url}\"\ndialekt = 1\n"),
        format!("dialekt = 1\nurl = \"{url}\"\n"),
        format!("url = \"{url}\n"),
        format!("url = [\"{url}\"]\n"),
        format!("url = {{ postgresql = \"{url}\" }}\n"),
        format!("url = \"\"\"\n{url}\n"),
        format!("dialect = \"{url}\"\n"),
        format!("transaction = \"{url}\"\n"),
        format!("url_env = \"{url}\"\n"),
        format!("[dialects.postgresql]\nversion = \"{url}\"\n"),
        format!("[naming]\nix = \"{url}%(x)s\"\n"),
        format!("url = \"db2://u:{SECRET}@h/d\"\n"),
        format!("url = \"u:{SECRET}@h/d\"\n"),
        format!("url = u:{SECRET}@h/d\n"),
        format!("\"{url}\" = 1\n"),
    ];
    for config in configs {
        let folder = Folder::project();
        folder.write("gen.toml", &config);
        with_a_mistake(&folder);
        for words in [
            &["sql"][..],
            &["check"],
            &["schema"],
            &["sql", "--diagnostics", "json"],
            &["show"],
        ] {
            let outcome = gen_in(&folder, words);
            let shown = outcome.shown();
            assert!(!shown.contains(SECRET), "{config}{shown}");
            assert_ne!(outcome.code, Some(101), "{config}{shown}");
        }
    }
    let folder = Folder::project();
    let shown = gen_in(&folder, &["sql", "--dialect", &url]).shown();
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn templates_says_where_each_comes_from() {
    let folder = Folder::project();
    folder.write("templates/ansi/create_table.sql.j2", "x");
    let outcome = gen_in(&folder, &["templates"]);
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    let origin = |name: &str| {
        let line = lines
            .iter()
            .find(|line| line.split_whitespace().next() == Some(name));
        line.and_then(|line| Some(line.split_once(' ')?.1.trim()))
    };
    assert_eq!(origin("ansi/create_table"), Some("this project"));
    assert_eq!(origin("ansi/drop_table"), Some("built in"));
}
