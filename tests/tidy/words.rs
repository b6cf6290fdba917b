//! Words that do not belong in names, in source, in any text.

use crate::sources::{files, files_of_the_root, in_code, none, sources};

#[test]
fn names_say_what_a_thing_is() {
    const VAGUE: [&str; 9] = [
        "util",
        "utils",
        "common",
        "misc",
        "manager",
        "processor",
        "handler",
        "helper",
        "helpers",
    ];
    let is_vague = |word: &str| VAGUE.contains(&word.to_lowercase().as_str());
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for file in files(folder, &[".rs"]) {
            let mut pieces = file.path.split(['/', '.', '_', '-']);
            if pieces.any(is_vague) {
                found.push(file.path.clone());
            }
            for (number, line) in file.code() {
                if let Some(name) = declared_type(line)
                    && words_of_type(name).iter().any(|word| is_vague(word))
                {
                    found.push(format!("{}:{number}: {name}", file.path));
                }
            }
        }
    }
    none(&found, "vague names");
}

#[test]
fn no_word_of_unfinished_work() {
    // Split, so that this file does not hold them.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("dbg", "!"),
        concat!("todo", "!"),
        concat!("unimplemented", "!"),
        concat!("#[ign", "ore]"),
        concat!("#[should_", "panic]"),
        concat!("#[al", "low("),
    ];
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for file in files(folder, &[".rs"]) {
            for (number, line) in file.text.lines().enumerate() {
                if words.iter().any(|word| line.contains(word)) {
                    found.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
                }
            }
        }
    }
    none(&found, "unfinished work");
}

#[test]
fn what_may_fail_says_why_it_does_not() {
    let found = in_code(|_, line| line.contains(".unwrap()"));
    none(&found, "`expect` with the reason instead of `unwrap`");
}

#[test]
fn every_module_says_what_it_is_for() {
    let found: Vec<String> = sources()
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect();
    none(&found, "files without a module doc");
}

#[test]
fn no_text_names_a_place_on_one_machine() {
    let places = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("../sha", "red"),
    ];
    let endings = [
        ".rs", ".toml", ".md", ".j2", ".sql", ".snap", ".txt", ".yml", ".yaml", "cmd",
    ];
    let folders = [
        "src",
        "tests",
        "benches",
        "examples",
        "templates",
        "revisions",
        "docs",
        "out",
        ".github",
    ];
    let below = folders.iter().flat_map(|folder| files(folder, &endings));
    let beside = files_of_the_root(&endings);
    let found: Vec<String> = below
        .chain(beside)
        .filter(|file| places.iter().any(|place| file.text.contains(place)))
        .map(|file| file.path)
        .collect();
    none(&found, "absolute paths");
}

fn declared_type(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.trim_start_matches("pub(super) ");
    let line = line.trim_start_matches("pub(crate) ");
    let line = line.trim_start_matches("pub ");
    let rest = ["struct ", "enum ", "trait ", "type "]
        .iter()
        .find_map(|word| line.strip_prefix(word))?;
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    Some(&rest[..end])
}

/// `TableOptions` is `Table` and `Options`.
fn words_of_type(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for character in name.chars() {
        match words.last_mut() {
            Some(word) if !character.is_uppercase() => word.push(character),
            _ => words.push(character.to_string()),
        }
    }
    words
}
