//! How long files and documents may be.

use crate::sources::{files, none, root};

#[test]
fn files_are_short() {
    const LONGEST: usize = 400;
    let all = ["src", "tests", "benches", "examples"].map(|folder| files(folder, &[".rs"]));
    let found: Vec<String> = all
        .iter()
        .flatten()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("{}: {lines} lines", file.path))
        .collect();
    none(&found, "one idea a file, at most 400 lines");
}

#[test]
fn documents_are_short() {
    let limits = [
        ("README.md", 250),
        ("ARCHITECTURE.md", 200),
        ("CONTRIBUTING.md", 150),
    ];
    let found: Vec<String> = limits
        .iter()
        .filter_map(|(name, limit)| {
            let lines = std::fs::read_to_string(root().join(name))
                .ok()?
                .lines()
                .count();
            (lines > *limit).then(|| format!("{name}: {lines} lines, at most {limit}"))
        })
        .collect();
    none(&found, "documents");
}
