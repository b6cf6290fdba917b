//! The JSON Schemas judged by a validator: what is read validates, what has a wrong shape does not. Each revision file of
//! the repository is tried as it is and with every value taken away or put in place of another kind.

mod terminal;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use boon::{Compiler, SchemaIndex, Schemas};
use gensql::config::{self, DialectName, Naming};
use gensql::diag::Source;
use gensql::ops::Op;
use gensql::revision::{json_schema, keys_of, parse};
use serde_json::{Value, json};
use terminal::{Folder, Outcome};

/// The codes of mistakes that are of a shape.
const SHAPES: [&str; 7] = [
    "empty-list",
    "missing-key",
    "unknown-key",
    "unknown-op",
    "unknown-option",
    "unknown-word",
    "wrong-type",
];

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler
            .add_resource("schema.json", schema)
            .expect("it is a resource");
        let index = compiler
            .compile("schema.json", &mut schemas)
            .unwrap_or_else(|error| panic!("it is no JSON Schema: {error}"));
        Self { schemas, index }
    }

    fn verdict(&self, value: &Value) -> Result<(), String> {
        let result = self.schemas.validate(value, self.index);
        result.map_err(|error| format!("{error:#}"))
    }
}

/// What an editor sees: dates and times are text.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(switch) => json!(switch),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(values) => values.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let pairs = table
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Value::Object(pairs.collect())
        }
    }
}

/// The codes of what is wrong with a revision.
fn mistakes(text: &str) -> Vec<&'static str> {
    let source = Arc::new(Source::new("revision.toml", text));
    let (_, diagnostics) = parse(&source, &Naming::default());
    diagnostics.iter().map(|mistake| mistake.code).collect()
}

/// Every text of the repository that is TOML and, by its place or its keys, a revision.
fn revisions() -> Vec<(PathBuf, toml::Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting = vec![
        root.join("tests"),
        root.join("revisions"),
        root.join("src/cli"),
    ];
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("it can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let is_toml = path.extension().is_some_and(|end| end == "toml");
            let Some(text) = std::fs::read_to_string(&path).ok().filter(|_| is_toml) else {
                continue;
            };
            for text in text.split("# ---\n") {
                if let Ok(value) = toml::from_str::<toml::Value>(text)
                    && (value.get("revision").is_some() || value.get("upgrade").is_some())
                {
                    found.push((path.clone(), value));
                }
            }
        }
    }
    found.sort_by(|left, right| left.0.cmp(&right.0));
    found
}

/// What the reader and the schema say of a text, when they do not agree.
fn disagreement(judge: &Judge, value: &toml::Value) -> Option<String> {
    let text = toml::to_string(value).expect("TOML can be written");
    let mistakes = mistakes(&text);
    let verdict = judge.verdict(&as_json(value));
    match verdict {
        Err(why) if mistakes.is_empty() => Some(format!("is read, but refused: {why}")),
        Ok(()) => {
            let shape = mistakes.iter().find(|code| SHAPES.contains(code))?;
            Some(format!("has `{shape}`, but validates"))
        }
        Err(_) => None,
    }
}

#[test]
fn every_revision_file_is_judged_as_it_is_read() {
    let judge = Judge::new(json_schema());
    let files = revisions();
    // What a text must hold is told by the reader alone.
    let beyond = "tests/projects/reference_without_a_column/revisions/0002_change.toml";
    let found: Vec<String> = files
        .iter()
        .filter(|(path, _)| !path.ends_with(beyond))
        .filter_map(|(path, value)| {
            let found = disagreement(&judge, value)?;
            Some(format!("{}: {found}", path.display()))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(files.len() > 300, "{} files", files.len());
}

/// All that can be done to one value: taken away, or made another kind.
fn mutations(value: &toml::Value, here: &str, each: &mut dyn FnMut(&str, toml::Value)) {
    let kinds = ["\"x\"", "7", "true", "[]", "{}"];
    let others = || {
        kinds.iter().map(|kind| {
            let table: toml::Table = format!("it = {kind}").parse().expect("TOML");
            table["it"].clone()
        })
    };
    match value {
        toml::Value::Table(table) => {
            let mut with = table.clone();
            with.insert("surplus".to_owned(), toml::Value::Integer(1));
            each(&format!("{here}.surplus"), toml::Value::Table(with));
            for (key, inner) in table {
                let place = format!("{here}.{key}");
                let mut without = table.clone();
                without.remove(key);
                each(&format!("{place} away"), toml::Value::Table(without));
                let mut replaced = |place: &str, inner: toml::Value| {
                    let mut table = table.clone();
                    table.insert(key.clone(), inner);
                    each(place, toml::Value::Table(table));
                };
                for other in others() {
                    replaced(&format!("{place} = {other}"), other);
                }
                mutations(inner, &place, &mut replaced);
            }
        }
        toml::Value::Array(values) => {
            for (position, inner) in values.iter().enumerate() {
                let mut replaced = |place: &str, inner: toml::Value| {
                    let mut values = values.clone();
                    values[position] = inner;
                    each(place, toml::Value::Array(values));
                };
                mutations(inner, &format!("{here}[{position}]"), &mut replaced);
            }
        }
        _ => {}
    }
}

#[test]
fn a_changed_op_is_judged_as_it_is_read() {
    let judge = Judge::new(json_schema());
    let (mut found, mut tried) = (BTreeSet::new(), BTreeSet::new());
    for (path, value) in revisions() {
        let is_case = path.parent().is_some_and(|folder| folder.ends_with("ops"));
        let ops = value.get("upgrade").and_then(toml::Value::as_array);
        for op in ops.into_iter().flatten().filter(|_| is_case) {
            let name = op["op"]
                .as_str()
                .expect("a case has no mistakes")
                .to_owned();
            mutations(op, &name, &mut |place, op| {
                // The same value in another entry of a list tells nothing new.
                let same = place.replace(|c: char| c.is_ascii_digit(), "");
                if !place.ends_with(" away") && !tried.insert(same) {
                    return;
                }
                let mut revision = toml::Table::new();
                revision.insert(
                    "revision".to_owned(),
                    toml::Value::String("0001".to_owned()),
                );
                revision.insert("upgrade".to_owned(), toml::Value::Array(vec![op]));
                if let Some(what) = disagreement(&judge, &toml::Value::Table(revision)) {
                    let short = what.lines().next().unwrap_or_default();
                    found.insert(format!("{place}: {short}"));
                }
            });
        }
    }
    let (refused, lenient): (Vec<String>, Vec<String>) = found
        .into_iter()
        .partition(|found| found.contains("is read, but refused"));
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    // What takes a look at several keys, or into a text, is told by the reader alone.
    insta::assert_snapshot!(lenient.join("\n"));
    assert!(tried.len() > 3_000, "{} changed ops", tried.len());
}

#[test]
fn every_key_of_every_op_has_a_shape() {
    for op in Op::NAMES {
        let keys = keys_of(op);
        let without: Vec<&String> = keys
            .shapes
            .iter()
            .filter(|(key, shapes)| key != "op" && shapes.is_empty())
            .map(|(key, _)| key)
            .collect();
        assert!(without.is_empty(), "{op}: {without:?}");
    }
}

/// The keys that a table of gen.toml may have, as the reader itself says.
fn settings(table: &str) -> Vec<String> {
    let text = format!("{table}\nsurplus = 1\n");
    let source = Arc::new(Source::new("gen.toml", text));
    let mistake = config::parse(&source).expect_err("there is no such key");
    let known = mistake.notes.first().expect("it lists those that are");
    let names = known.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

#[test]
fn every_setting_of_gen_toml_is_judged_as_it_is_read() {
    let schema = serde_json::from_str(config::JSON_SCHEMA).expect("it is JSON");
    let judge = Judge::new(schema);
    let values = [
        "\"x\"",
        "\"mysql\"",
        "\"revision\"",
        "\"alembic\"",
        "\"state\"",
        "\"15.2\"",
        "\"5s\"",
        "\"500ms\"",
        "{ x = \"y\" }",
        "\"ix_%(table_name)s_%(column_0_N_name)s\"",
        "\"%(tabel_name)s\"",
        "7",
        "1.5",
        "true",
        "[]",
        "[\"x\"]",
        "[1]",
        "{}",
        "{ app.types.GUID = \"uuid\" }",
        "{ app = 1 }",
        "2026-01-01",
    ];
    let tables = ["", "[naming]", "[alembic]", "[targets.prod]"].map(str::to_owned);
    let engines = DialectName::ALL.map(|dialect| format!("[dialects.{dialect}]"));
    let mut tried = 0;
    for table in tables.iter().chain(&engines) {
        let mut keys = settings(table);
        keys.push("surplus".to_owned());
        for (key, value) in keys.iter().flat_map(|key| values.map(|value| (key, value))) {
            let text = format!("{table}\n{key} = {value}\n");
            let source = Arc::new(Source::new("gen.toml", text.as_str()));
            let is_read = config::parse(&source).is_ok();
            let parsed: toml::Value = toml::from_str(&text).expect("it is TOML");
            let verdict = judge.verdict(&as_json(&parsed));
            // A date is text to an editor, and the reader takes a list for a table.
            let is_list = value.starts_with('[') && ["naming", "alembic"].contains(&key.as_str());
            let is_alike = is_read == verdict.is_ok() || value == "2026-01-01" || is_list;
            assert!(is_alike, "{text}: read: {is_read}, but {verdict:?}");
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried} settings");
}

#[test]
fn an_outdated_file_is_told_from_a_current_one() {
    let folder = Folder::new();
    let run = |words: &[&str]| {
        let output = folder.command(words).output().expect("gen can be run");
        Outcome::new(&output)
    };
    let current = run(&["json-schema"]).stdout;
    folder.write("revision.json", &current);
    let check = ["json-schema", "--check", "-o", "revision.json"];
    let fine = run(&check);
    assert_eq!((fine.code, fine.stdout.as_str()), (Some(0), ""));
    folder.write(
        "revision.json",
        current.replacen("add_column", "add_colum", 1),
    );
    let outdated = run(&check);
    assert_eq!(outdated.code, Some(1), "{}", outdated.shown());
    assert!(
        outdated.stdout.contains("add_colum\""),
        "{}",
        outdated.stdout
    );
    let expected = "is not the schema that this version of `gen` makes";
    assert!(outdated.stderr.contains(expected), "{}", outdated.stderr);
}
