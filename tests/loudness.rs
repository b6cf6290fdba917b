//! What a run tells of itself on stderr, and that stdout is the same whatever it tells.

mod terminal;

use terminal::{Folder, Outcome, files_below};

fn run(folder: &Folder, log: &str, words: &[&str]) -> Outcome {
    let mut command = folder.command(words);
    if !log.is_empty() {
        command.env("GEN_LOG", log);
    }
    Outcome::new(&command.output().expect("the binary starts"))
}

/// The lines of stderr without their times.
fn told(outcome: &Outcome) -> Vec<String> {
    let untimed = |line: &str| {
        let (time, rest) = line.split_once(" ms ").expect("a line has a time");
        assert!(time.trim().parse::<f64>().is_ok(), "{line}");
        rest.to_owned()
    };
    outcome.stderr.lines().map(untimed).collect()
}

#[test]
fn verbose_says_what_is_done_and_the_script_is_the_same() {
    let folder = Folder::project();
    let quiet = run(&folder, "", &["sql"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (Some(0), ""));
    let verbose = run(&folder, "", &["sql", "-v"]);
    let version = env!("CARGO_PKG_VERSION");
    let expected = [
        format!("info  cli::logging: gen {version}: sql -v"),
        "info  project: settings of gen.toml".to_owned(),
        "info  revision::load: 1 revision file".to_owned(),
        "info  script: 0 revisions replayed, 1 revision to write for postgresql".to_owned(),
        "info  script: 1 step and 1 statement written".to_owned(),
        "info  cli: done, exit code 0".to_owned(),
    ];
    assert_eq!(told(&verbose), expected);
    let step = "debug replay: 0001: create table users";
    let stepwise = run(&folder, "", &["-vv", "sql"]);
    assert!(told(&stepwise).iter().any(|line| line == step));
    for other in [&verbose, &stepwise, &run(&folder, "trace", &["sql"])] {
        assert_eq!(other.stdout, quiet.stdout);
    }
}

#[test]
fn a_variable_chooses_modules() {
    let folder = Folder::project();
    let one = told(&run(&folder, "replay=debug", &["sql"]));
    assert_eq!(one, ["debug replay: 0001: create table users"]);
    let but_one = told(&run(&folder, "debug, replay=off", &["sql"]));
    assert!(but_one.len() > 4, "{but_one:?}");
    assert!(!but_one.iter().any(|line| line.contains(" replay: ")));
    let wrong = run(&folder, "replay=debgu", &["sql"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (Some(2), ""));
    assert!(
        wrong.stderr.contains("did you mean `debug`?"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn a_url_of_the_line_is_not_told() {
    let folder = Folder::project();
    let told = run(
        &folder,
        "",
        &["sql", "-vvv", "--to", "mysql://u:hunter2@h/d"],
    );
    assert!(
        told.stderr.contains("info  cli::logging: gen"),
        "{}",
        told.stderr
    );
    let line = told.stderr.lines().next().expect("it tells something");
    assert!(!line.contains("hunter2"), "{line}");
}

#[cfg(unix)]
#[test]
fn quiet_leaves_out_warnings_and_keeps_errors() {
    let folder = Folder::project();
    folder.write("team/0002_more.toml", "");
    let link = folder.path().join("revisions/team");
    std::os::unix::fs::symlink(folder.path().join("team"), link).expect("links are possible");
    let loud = run(&folder, "", &["heads"]);
    assert!(loud.stderr.contains("warning["), "{}", loud.stderr);
    let quiet = run(&folder, "", &["heads", "-q"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (Some(0), ""));
    assert_eq!(quiet.stdout, loud.stdout);
    let wrong = run(&folder, "", &["-q", "show", "nothing"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("error["), "{}", wrong.stderr);
    assert!(!wrong.stderr.contains("warning["), "{}", wrong.stderr);
    let both = run(&folder, "", &["heads", "-q", "-v"]);
    assert_eq!(both.code, Some(2), "{}", both.shown());
    let made = run(&folder, "", &["init", "new", "-q"]);
    assert_eq!((made.code, made.stderr.as_str()), (Some(0), ""));
    let files = files_below(&folder.path().join("new"));
    assert!(files.contains(&"gen.toml".to_owned()), "{files:?}");
    assert!(folder.read("new/gen.toml").contains("dialect"));
}
