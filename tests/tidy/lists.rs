//! Lists that equal folders: ops, dialects, commands, reserved words.

use std::collections::BTreeSet;

use gensql::config::DialectName;
use gensql::ops::Op;

use crate::sources::{files, names, none, root};

/// The parts of `src/ops` that are no op: what ops are read with and made of.
const OPS_SHARED: [&str; 13] = [
    "column_dependents",
    "column_position",
    "edit",
    "enums",
    "fields",
    "mod",
    "named_partitions",
    "naming",
    "partitions",
    "rights",
    "shapes",
    "unnamed_constraints",
    "variables",
];

/// The parts of `src/dialect` that are no dialect.
const DIALECT_SHARED: [&str; 13] = [
    "default_expression",
    "feature",
    "literal",
    "mod",
    "name_scope",
    "online",
    "option_keys",
    "privileges",
    "quote",
    "requirements",
    "reserved",
    "since",
    "version",
];

/// The parts of `src/cli` that are no command.
const CLI_SHARED: [&str; 10] = [
    "aside",
    "bar",
    "databases",
    "elsewhere",
    "files",
    "listing",
    "logging",
    "mod",
    "script_kind",
    "ui",
];

#[test]
fn the_list_of_ops_is_the_folder_and_the_manual() {
    let listed: BTreeSet<String> = Op::NAMES.iter().map(|name| (*name).to_owned()).collect();
    let mut folder = names("src/ops");
    folder.retain(|name| !OPS_SHARED.contains(&name.as_str()));
    assert_eq!(listed, folder, "`ops!` and src/ops");
    let manual = std::fs::read_to_string(root().join("docs/revision-format.md"))
        .expect("the manual is there");
    let table = manual
        .split_once("\n## Ops\n")
        .expect("it has a table of ops")
        .1;
    let documented: BTreeSet<String> = table
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned))
        .collect();
    assert_eq!(listed, documented, "`ops!` and docs/revision-format.md");
    assert!(Op::NAMES.is_sorted(), "`ops!` is sorted");
}

#[test]
fn the_list_of_dialects_is_the_folder() {
    let listed: BTreeSet<String> = DialectName::ALL
        .iter()
        .map(|dialect| dialect.as_str().to_owned())
        .collect();
    let mut folder = names("src/dialect");
    folder.retain(|name| !DIALECT_SHARED.contains(&name.as_str()));
    assert_eq!(listed, folder, "DialectName::ALL and src/dialect");
    assert_eq!(
        listed,
        names("src/dialect/reserved"),
        "DialectName::ALL and its words"
    );
    let mut templates = names("templates");
    templates.retain(|name| !matches!(name.as_str(), "ansi" | "layout"));
    assert_eq!(listed, templates, "DialectName::ALL and templates");
}

#[test]
fn the_list_of_commands_is_the_folder() {
    let text =
        std::fs::read_to_string(root().join("src/cli/mod.rs")).expect("the commands are there");
    let variants = text
        .split_once("enum Command {")
        .and_then(|(_, rest)| rest.split_once("\n}"))
        .expect("the commands are an enum")
        .0;
    let listed: BTreeSet<String> = variants
        .lines()
        .filter_map(|line| line.trim().split_once('('))
        .filter(|(name, _)| name.chars().all(char::is_alphanumeric))
        .map(|(name, _)| in_snake_case(name))
        .collect();
    let mut folder = names("src/cli");
    folder.retain(|name| !CLI_SHARED.contains(&name.as_str()));
    assert_eq!(listed, folder, "`Command` and src/cli");
}

/// `JsonSchema` is `json_schema`.
fn in_snake_case(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[test]
fn reserved_words_are_sorted_and_lower_case() {
    let mut found = Vec::new();
    for file in files("src/dialect/reserved", &[".txt"]) {
        let words: Vec<&str> = file.text.lines().collect();
        let is_word = |word: &&str| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_$".contains(c))
        };
        if let Some(word) = words.iter().find(|word| !is_word(word)) {
            found.push(format!("{}: `{word}`", file.path));
        }
        for (word, next) in words.iter().zip(&words[1..]) {
            if word >= next {
                found.push(format!("{}: `{word}` before `{next}`", file.path));
            }
        }
    }
    none(&found, "reserved words");
}
