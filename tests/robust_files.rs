//! Files while things go wrong: a killed process, a full disk, a read-only one, links that lead out of the templates.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const GEN: &str = env!("CARGO_BIN_EXE_gen");

/// A project whose scripts are longer than a page of memory, for three targets.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let config = "[targets.a]\ndialect = \"postgresql\"\n[targets.b]\ndialect = \"mariadb\"\n[targets.c]\ndialect = \"sqlite\"\n";
    fs::create_dir(folder.path().join("revisions")).expect("the folder is new");
    fs::write(folder.path().join("gen.toml"), config).expect("the folder is ours");
    revise(&folder, 60);
    folder
}

/// Gives the project one revision with so many tables.
fn revise(folder: &TempDir, tables: usize) {
    let head = "revision = \"a\"\nmessage = \"tables\"\n".to_owned();
    let columns = "[{ name = \"id\", type = \"integer\", primary_key = true }]";
    let ops = (0..tables).map(|number| {
        format!("\n[[upgrade]]\nop = \"create_table\"\ntable = \"table_{number}\"\ncolumns = {columns}\n")
    });
    let text: String = std::iter::once(head).chain(ops).collect();
    fs::write(folder.path().join("revisions/a.toml"), text).expect("the folder is ours");
}

/// Not `eprintln!`: libtest would swallow it, and what is left out must be seen.
fn ignored(why: &str) {
    writeln!(std::io::stderr(), "ignored: {why}").expect("there is a stderr");
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(GEN);
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::null());
    command
}

fn accept(folder: &Path, arguments: &[&str]) {
    let output = command(folder, arguments).output().expect("gen runs");
    let code = output.status.code();
    assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

fn read(folder: &Path) -> Vec<String> {
    let read = |name| fs::read_to_string(folder.join(name)).expect("the script is there");
    ["a.sql", "b.sql", "c.sql"].map(read).into()
}

const ALL: [&str; 4] = ["sql", "--all-targets", "-o", "out"];

#[test]
fn a_killed_process_leaves_each_script_old_or_new() {
    let folder = project();
    let out = folder.path().join("out");
    accept(folder.path(), &ALL);
    let old = read(&out);
    revise(&folder, 61);
    let start = Instant::now();
    accept(folder.path(), &ALL);
    let whole = start.elapsed();
    let new = read(&out);
    let mut undone = 0;
    for round in 0..60 {
        for (name, text) in ["a.sql", "b.sql", "c.sql"].iter().zip(&old) {
            fs::write(out.join(name), text).expect("the folder is ours");
        }
        let mut child = command(folder.path(), &ALL)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gen runs");
        // The last third of its time is when it writes.
        std::thread::sleep(whole * (20 + round * 2) / 100);
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        for ((is, old), new) in read(&out).iter().zip(&old).zip(&new) {
            assert!(is == old || is == new, "round {round}: neither old nor new");
            undone += usize::from(is == old);
        }
    }
    assert!(undone > 0, "it was never killed in time");
    // What was left aside is read by nobody and stands in nobody's way.
    accept(folder.path(), &ALL);
    assert_eq!(read(&out), new);
    accept(folder.path(), &["check"]);
}

/// Runs a shell with mounts of its own, as `$GEN`, on a disk of 96 kB at `disk/`; `None` where that is not allowed.
fn with_a_small_disk(folder: &Path, script: &str) -> Option<Output> {
    let mount = "mkdir -p disk && mount -t tmpfs -o size=96k tmpfs disk";
    let shell = |script: String| {
        let mut unshare = Command::new("unshare");
        unshare.args(["--mount", "--map-root-user", "sh", "-c", &script]);
        unshare.current_dir(folder).env("GEN", GEN).output()
    };
    match shell(mount.to_owned()) {
        Ok(output) if output.status.success() => {
            Some(shell(format!("{mount} && {script}")).expect("it ran before"))
        }
        _ => {
            ignored("this machine does not let us mount");
            None
        }
    }
}

/// Fails unless a command ended with 2 and one message, and `disk/a.sql` is what it was.
fn assert_refused(output: &Output, message: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert_eq!(stdout, "2\n-- approved\na.sql\n", "{stderr}");
    assert_eq!(stderr.matches("error[").count(), 1, "{stderr}");
    assert!(stderr.contains(message), "{stderr}");
    assert!(stderr.contains("what was there is as it was"), "{stderr}");
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = project();
    let script = "echo '-- approved' >disk/a.sql && head -c 90000 /dev/zero >disk/.full; \
        \"$GEN\" sql -d postgresql -o disk/a.sql; echo $?; cat disk/a.sql; ls disk";
    if let Some(output) = with_a_small_disk(folder.path(), script) {
        assert_refused(&output, "No space left");
    }
}

#[test]
fn a_full_disk_changes_none_of_several_files() {
    let folder = project();
    let script = "echo '-- approved' >disk/a.sql && head -c 80000 /dev/zero >disk/.full; \
        \"$GEN\" sql --all-targets -o disk; echo $?; cat disk/a.sql; ls disk";
    if let Some(output) = with_a_small_disk(folder.path(), script) {
        assert_refused(&output, "No space left");
    }
}

#[test]
fn a_read_only_disk_leaves_what_was_there() {
    let folder = project();
    let script = "echo '-- approved' >disk/a.sql && mount -o remount,ro disk; \
        \"$GEN\" sql -d postgresql -o disk/a.sql; echo $?; cat disk/a.sql; ls disk";
    if let Some(output) = with_a_small_disk(folder.path(), script) {
        assert_refused(&output, "read-only");
    }
}

#[test]
fn a_limit_on_the_size_of_files_leaves_what_was_there() {
    let folder = project();
    fs::create_dir(folder.path().join("disk")).expect("the folder is new");
    // Without the trap the signal ends the process, which leaves the file alone as well.
    for trap in ["trap '' XFSZ; ", ""] {
        fs::write(folder.path().join("disk/a.sql"), "-- approved\n").expect("the folder is ours");
        let script = format!("{trap}ulimit -f 2; exec \"$GEN\" sql -d postgresql -o disk/a.sql");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(folder.path());
        let output = shell.env("GEN", GEN).output().expect("there is a shell");
        let wanted = if trap.is_empty() { None } else { Some(2) };
        assert_eq!(output.status.code(), wanted, "{output:?}");
        let text = fs::read_to_string(folder.path().join("disk/a.sql")).expect("it is there");
        assert_eq!(text, "-- approved\n");
    }
}

#[test]
fn a_full_stdout_is_one_message() {
    let folder = project();
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else {
        return ignored("this machine has no /dev/full");
    };
    let output = command(folder.path(), &["sql", "-d", "postgresql"])
        .stdout(full)
        .output()
        .expect("gen runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert_eq!(stderr.matches("error[").count(), 1, "{stderr}");
}

#[test]
fn a_revision_is_written_whole_or_not_at_all() {
    let folder = project();
    let known = fs::read_dir(folder.path().join("revisions"))
        .expect("it is there")
        .count();
    for round in 0..30 {
        let mut child = command(folder.path(), &["revision", "-m", "next"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gen runs");
        std::thread::sleep(Duration::from_millis(round * 2));
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        accept(folder.path(), &["check", "-d", "sqlite"]);
    }
    let now = fs::read_dir(folder.path().join("revisions"))
        .expect("it is there")
        .count();
    assert!(now >= known);
}

/// A template of the project that takes the place of a built-in one.
fn link_template(folder: &Path, to: &Path) {
    let templates = folder.join("templates/ansi");
    fs::create_dir_all(&templates).expect("the folder is ours");
    symlink(to, templates.join("create_table.sql.j2")).expect("links can be made");
}

#[test]
fn a_template_that_links_out_of_the_templates_is_refused() {
    let folder = project();
    let secret = folder.path().join("secret.sql.j2");
    fs::write(&secret, "-- top secret\n").expect("the folder is ours");
    link_template(folder.path(), &secret);
    // A check has findings, which are no bad input.
    for (arguments, code) in [
        (vec!["sql", "-d", "sqlite"], 2),
        (vec!["check", "-d", "sqlite"], 1),
        (vec!["templates"], 2),
    ] {
        let mut command = command(folder.path(), &arguments);
        let output = command.output().expect("gen runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{stderr}");
        assert!(stderr.contains("leads out of the templates"), "{stderr}");
        let all = [output.stdout, output.stderr].concat();
        assert!(!String::from_utf8_lossy(&all).contains("top secret"));
    }
}

#[test]
fn a_folder_of_templates_that_links_out_of_them_is_refused() {
    let folder = project();
    let elsewhere = tempfile::tempdir().expect("there is room for a folder");
    fs::write(
        elsewhere.path().join("create_table.sql.j2"),
        "-- top secret\n",
    )
    .expect("it is ours");
    fs::create_dir(folder.path().join("templates")).expect("it is new");
    symlink(elsewhere.path(), folder.path().join("templates/ansi")).expect("links can be made");
    let output = command(folder.path(), &["sql", "-d", "sqlite"])
        .output()
        .expect("gen runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("leads out of the templates"), "{stderr}");
}

#[test]
fn templates_may_be_a_link_as_a_whole() {
    let folder = project();
    let elsewhere = tempfile::tempdir().expect("there is room for a folder");
    symlink(elsewhere.path(), folder.path().join("templates")).expect("links can be made");
    accept(folder.path(), &["sql", "-d", "sqlite"]);
}

#[test]
fn an_include_cannot_leave_the_templates() {
    let folder = project();
    let secret = folder.path().join("secret.sql.j2");
    fs::write(&secret, "-- top secret\n").expect("the folder is ours");
    let templates = folder.path().join("templates/ansi");
    fs::create_dir_all(&templates).expect("the folder is ours");
    let absolute = secret.display().to_string();
    let absolute = absolute.trim_end_matches(".sql.j2");
    for name in [
        "../../secret",
        "../secret",
        absolute,
        "x/../../../secret",
        "..\\\\secret",
    ] {
        for include in [
            format!("{{% include \"{name}\" %}}"),
            format!("{{% include \"{name}\" ~ \"\" %}}"),
        ] {
            fs::write(
                templates.join("create_table.sql.j2"),
                format!("{{# params: table -#}}\n{include}\n"),
            )
            .expect("the folder is ours");
            let output = command(folder.path(), &["sql", "-d", "sqlite"])
                .output()
                .expect("gen runs");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{include}: {stderr}");
            assert!(!stderr.contains("top secret"), "{include}: {stderr}");
        }
    }
}
