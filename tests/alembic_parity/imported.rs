//! The law of the import: the scripts of an imported history are those of the files that it was imported from.

use std::path::Path;

use gensql::config::{DialectName, Layout};
use gensql::import::{Imported, Target, import};
use gensql::project::Project;
use tempfile::TempDir;

use super::Direction;
use super::case::{self, Case};

/// What becomes of the revisions of a case.
fn imported(case: &Case, dialects: &[DialectName]) -> Option<Imported> {
    let project = case.project(dialects[0]);
    let revisions = project.revisions().ok()?;
    let targets: Vec<Target> = dialects
        .iter()
        .map(|name| target(&case.project(*name), *name))
        .collect();
    Some(import(
        &revisions.history,
        &revisions.files,
        &targets,
        &project.naming(),
    ))
}

fn target(project: &Project, name: DialectName) -> Target {
    let dialect = project.dialect(name);
    let renderer = project.renderer(&dialect);
    Target { dialect, renderer }
}

/// A project with the files of an import.
fn written(imported: &Imported) -> TempDir {
    let folder = TempDir::new().expect("there is room for a folder");
    let revisions = folder.path().join("revisions");
    std::fs::create_dir(&revisions).expect("the folder is new");
    for file in &imported.files {
        std::fs::write(revisions.join(&file.name), &file.text).expect("a file can be written");
    }
    folder
}

#[test]
fn scripts_of_revisions_imported_for_all_dialects_are_those_of_their_sources() {
    prove(|dialects| dialects);
}

#[test]
fn scripts_of_revisions_imported_for_one_dialect_are_those_of_their_sources() {
    prove(|mut dialects| dialects.split_off(dialects.len() - 1));
}

/// Imports each case for some of its dialects, and compares the scripts of those that can read all of it.
fn prove(choose: impl Fn(Vec<DialectName>) -> Vec<DialectName>) {
    let wanted = std::env::var("ALEMBIC_CASE").ok();
    let mut unlike = Vec::new();
    let mut compared = 0;
    let cases = case::all();
    let cases = cases
        .iter()
        .filter(|case| wanted.as_ref().is_none_or(|name| case.name == *name));
    for case in cases {
        let dialects = choose(case.dialects().collect());
        let Some(imported) = imported(case, &dialects) else {
            continue;
        };
        if wanted.is_some() {
            show(&imported);
        }
        let unwritten: Vec<&str> = imported
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect();
        if unwritten.contains(&"not-imported") {
            unlike.push(format!("{}: {unwritten:?}", case.name));
        }
        if !imported.left.is_empty() {
            continue;
        }
        let folder = written(&imported);
        let is_whole = |dialect: &&DialectName| {
            imported
                .partial
                .iter()
                .all(|(_, partial)| partial != *dialect)
        };
        for dialect in dialects.iter().filter(is_whole) {
            let all = dialects.len() > 1;
            compared += compare(case, *dialect, folder.path(), all, &mut unlike);
        }
    }
    assert!(unlike.is_empty(), "other than before: {unlike:#?}");
    assert!(compared > 0 || wanted.is_some(), "there are scripts");
}

/// Compares the scripts of a dialect, each way, in each layout.
fn compare(
    case: &Case,
    dialect: DialectName,
    folder: &Path,
    all: bool,
    unlike: &mut Vec<String>,
) -> usize {
    let mut compared = 0;
    for direction in Direction::ALL {
        for layout in [Layout::Review, Layout::Alembic] {
            let Ok(before) = case.script_in(&case.project(dialect), layout, direction) else {
                continue;
            };
            let after = case.script_in(&case.project_at(folder, dialect), layout, direction);
            let after = after.unwrap_or_else(|errors| format!("{errors:?}"));
            compared += 1;
            if masked(&before, all) != masked(&after, all) {
                let which = format!("{} {} {dialect} {layout:?}", case.name, direction.as_str());
                if std::env::var("ALEMBIC_CASE").is_ok() {
                    write_aside(&which, &before, &after);
                }
                unlike.push(which);
            }
        }
    }
    compared
}

/// A script without the lines that tell its files apart. The hash of a structure covers the words for all dialects.
fn masked(script: &str, all: bool) -> Vec<&str> {
    let is_told = |line: &&str| {
        let is_structure = all && line.starts_with("-- structure:");
        !is_structure && !line.starts_with("-- files:") && !line.starts_with("-- file:")
    };
    script.lines().filter(is_told).collect()
}
fn show(imported: &Imported) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    for file in &imported.files {
        let _ = writeln!(out, "\n==> {}\n{}", file.name, file.text);
    }
    for diagnostic in &imported.diagnostics {
        let _ = writeln!(out, "{}", gensql::diag::to_text(diagnostic));
    }
}

fn write_aside(which: &str, before: &str, after: &str) {
    let name = which.replace(' ', "-");
    let _ = std::fs::write(
        std::env::temp_dir().join(format!("{name}.before.sql")),
        before,
    );
    let _ = std::fs::write(
        std::env::temp_dir().join(format!("{name}.after.sql")),
        after,
    );
}
