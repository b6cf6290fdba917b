//! The `gen.toml` that `gen init` writes shows every key, and each can be used as it stands there.

use std::collections::BTreeSet;
use std::sync::Arc;

use gensql::config::parse;
use gensql::diag::Source;

const WRITTEN: &str = include_str!("../src/cli/init/gen.toml");

/// The file with every key in use.
fn uncommented() -> String {
    let lines = WRITTEN.lines().map(|line| {
        let rest = line.strip_prefix("# ").unwrap_or(line);
        let is_key = rest.starts_with('[')
            || rest
                .split_once(" = ")
                .is_some_and(|(key, _)| !key.contains(' '));
        if is_key { rest } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The keys that the reader knows in a table, as its error lists them.
fn known(table: &str) -> BTreeSet<String> {
    let text = format!("{table}\nno_such_key = 1\n");
    let source = Arc::new(Source::new("gen.toml".to_owned(), text));
    let error = parse(&source).expect_err("there is no such key");
    let list = error
        .notes
        .iter()
        .find_map(|note| note.strip_prefix("known: "));
    let list = list.expect("the known keys are listed");
    list.split(", ")
        .map(|key| key.trim_matches('`').to_owned())
        .collect()
}

#[test]
fn every_key_can_be_used_as_it_stands_there() {
    let source = Arc::new(Source::new("gen.toml".to_owned(), uncommented()));
    if let Err(error) = parse(&source) {
        panic!("{}\n{}", error.message, source.text);
    }
}

#[test]
fn every_key_that_is_read_stands_there() {
    let document: toml::Table = uncommented().parse().expect("it is TOML");
    let keys = |path: &[&str]| -> BTreeSet<String> {
        let table = path.iter().fold(&document, |table, key| {
            table[*key].as_table().expect("it is a table")
        });
        table.keys().cloned().collect()
    };
    assert_eq!(keys(&[]), known(""));
    assert_eq!(keys(&["naming"]), known("[naming]"));
    assert_eq!(keys(&["alembic"]), known("[alembic]"));
    assert_eq!(keys(&["dialects", "mariadb"]), known("[dialects.mariadb]"));
    assert_eq!(keys(&["targets", "prod"]), known("[targets.prod]"));
}
