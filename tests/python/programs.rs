//! Small programs and what they evaluate to: the files in `programs/`, explained in their README.

use std::rc::Rc;
use std::sync::Arc;

use gensql::diag::Source;
use gensql::python::{Evaluator, Module, Place};

use crate::host::{Expectations, refusal};

/// Modules that programs import.
const MODULES: [(&str, &str); 4] = [
    (
        "app.models",
        "from .base import Base\n\nclass Child(Base):\n    all = [Base.label, 'child']\n",
    ),
    ("app.base", "class Base:\n    label = 'base'\n"),
    (
        "app.helpers",
        "TABLE = 'users'\n\ndef make(n):\n    return f'{TABLE}{n}'\n",
    ),
    ("app.broken", "lost = 1 / 0\nknown = 1\n"),
];

/// A program of a file.
struct Program {
    title: String,
    text: String,
    /// What each marked line is to show.
    expected: Vec<String>,
}

#[test]
fn programs_evaluate_to_what_they_say() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/programs");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|ending| ending != "py") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for program in programs(&text) {
            count += 1;
            failures.extend(run(&name, &program));
        }
    }
    assert!(count > 100, "the programs were found: {count}");
    assert!(
        failures.is_empty(),
        "{} of {count} programs:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Cuts a file at its titles, and makes a call of each marked line.
fn programs(text: &str) -> Vec<Program> {
    let mut programs: Vec<Program> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            programs.push(Program {
                title: title.to_owned(),
                text: "from expectations import expect, expect_text\n".to_owned(),
                expected: Vec::new(),
            });
            continue;
        }
        let Some(program) = programs.last_mut() else {
            continue;
        };
        let number = program.expected.len();
        let indent = &line[..line.len() - line.trim_start().len()];
        let line = if let Some((expression, expected)) = line.split_once("  #> ") {
            program.expected.push(expected.trim().to_owned());
            format!("{indent}expect(({}), {number})", expression.trim())
        } else if let Some((expression, expected)) = line.split_once("  #! ") {
            program.expected.push(expected.trim().to_owned());
            format!(
                "{indent}try: expect(({}), {number})\n\
                 {indent}except BaseException as e: expect_text(type(e).__name__ + ': ' + str(e), {number})",
                expression.trim()
            )
        } else {
            line.to_owned()
        };
        program.text.push_str(&line);
        program.text.push('\n');
    }
    programs
}

/// Evaluates a program; gives what went wrong.
fn run(file: &str, program: &Program) -> Option<String> {
    let failure = |message: String| Some(format!("{file}: {}: {message}", program.title));
    let source = Arc::new(Source::new("revisions/program.py", program.text.as_str()));
    let module = match Module::parse("__main__", &source) {
        Ok(module) => Rc::new(module),
        Err(error) => return failure(error.message),
    };
    let mut eval = Evaluator::new(Expectations {
        files: vec![
            (
                "revisions/data.sql".to_owned(),
                "SELECT 1;\nSELECT 2;\n".to_owned(),
            ),
            ("data/rows.json".to_owned(), "[1, {\"a\": null}]".to_owned()),
        ],
        modules: MODULES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect(),
        ..Expectations::default()
    });
    let place = Place {
        source: Arc::clone(&source),
        span: 0..0,
    };
    if let Err(stop) = eval.execute(&module) {
        return failure(refusal(stop, &place));
    }
    module.scope.clear();
    for (number, expected) in program.expected.iter().enumerate() {
        let shown = eval.host.shown.iter().find(|(shown, _)| *shown == number);
        match shown {
            None => return failure(format!("never came to `{expected}`")),
            Some((_, shown)) if shown == expected => {}
            // Of an exception the name alone may be given.
            Some((_, shown)) if shown.split(": ").next() == Some(expected) => {}
            Some((_, shown)) => return failure(format!("expected {expected}, found {shown}")),
        }
    }
    None
}
