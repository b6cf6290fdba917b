//! One revision file from its text.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Located, Ops, Revision, Trust, Way};
use crate::config::{DialectName, Naming, SchemaMap};
use crate::diag::{Diagnostic, Source, Span};
use crate::dialect::Spelling;
use crate::history::Places;
use crate::ops::{Fields, Op, Report};

/// Names that people type for an op.
const SYNONYMS: [(&str, &str); 8] = [
    ("add_constraint", "create_check_constraint"),
    ("add_foreign_key", "create_foreign_key"),
    ("add_index", "create_index"),
    ("add_table", "create_table"),
    ("rename_column", "alter_column"),
    ("change_column", "alter_column"),
    ("remove_column", "drop_column"),
    ("sql", "execute"),
];

/// Reads a revision; the mistakes are those of this file, all of them.
pub fn parse(source: &Arc<Source>, naming: &Naming) -> (Option<Revision>, Vec<Diagnostic>) {
    parse_for(source, naming, &SchemaMap::default())
}

/// The same for a database where other schemas take the place of those named.
pub(super) fn parse_for(
    source: &Arc<Source>,
    naming: &Naming,
    schemas: &SchemaMap,
) -> (Option<Revision>, Vec<Diagnostic>) {
    let report = Report::new(Arc::clone(source)).mapped(schemas);
    if source.text.trim().is_empty() {
        let diagnostic = report.error("empty-file", "the revision file is empty", 0..0, "");
        report.push(diagnostic.help(
            "write `revision = \"…\"`, `message = \"…\"` and one `[[upgrade]]`, or delete the file",
        ));
        return (None, report.into_diagnostics());
    }
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    if !errors.is_empty() {
        report_syntax(&errors, &report);
        return (None, report.into_diagnostics());
    }
    let revision = head(document.get_ref(), &report, naming);
    (revision, report.into_diagnostics())
}

/// One error a line: the others on it mostly follow from the first.
fn report_syntax(errors: &[toml::de::Error], report: &Report) {
    if let Some(span) = conflict(&report.source.text) {
        let message = "the file holds the marks of a merge conflict";
        let diagnostic = report.error("merge-conflict", message, span, "");
        report.push(diagnostic.help("keep the lines that are right, and delete the marks"));
        return;
    }
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = report.source.line_and_column(span.start).0;
        if last_line.replace(line) == Some(line) {
            continue;
        }
        let message = error
            .message()
            .lines()
            .next()
            .unwrap_or("the file is no TOML");
        report.push(report.error("toml-syntax", message, span, ""));
    }
}

/// The first mark that git leaves.
fn conflict(text: &str) -> Option<Span> {
    const MARK: &str = "<<<<<<< ";
    let start = if text.starts_with(MARK) {
        0
    } else {
        text.find(&format!("\n{MARK}"))? + 1
    };
    Some(start..start + MARK.len() - 1)
}

/// Reads all keys; without an id it is no revision.
fn head(table: &DeTable<'_>, report: &Report, naming: &Naming) -> Option<Revision> {
    let fields = Fields::new(table, 0..0, "a revision", report);
    let revision = read_head(&fields, naming);
    fields.finish();
    revision
}

pub(super) fn read_head(fields: &Fields<'_, '_>, naming: &Naming) -> Option<Revision> {
    let report = fields.report();
    let id = fields.name("revision");
    let (down_revisions, down_spans) = one_or_many(fields, "down_revision");
    let (depends_on, depends_spans) = one_or_many(fields, "depends_on");
    let (branch_labels, label_spans) = one_or_many(fields, "branch_labels");
    let message = fields.text_or("message").unwrap_or_default();
    let created = fields.moment_or("created", "2026-01-15T09:30:00Z");
    let upgrade = ops(fields, Way::Up, naming).unwrap_or_default();
    let downgrade = ops(fields, Way::Down, naming);
    let transaction = fields.flag_or("transaction").unwrap_or(true);
    let trusts = [("checked", Trust::Checked), ("assumed", Trust::Assumed)];
    let trust = fields.choice("trust", &trusts).unwrap_or(Trust::Checked);
    let places = Places {
        source: Arc::clone(&report.source),
        revision: fields.span_of("revision"),
        down_revisions: down_spans,
        depends_on: depends_spans,
        branch_labels: label_spans,
    };
    if id.is_empty() {
        return None;
    }
    Some(Revision {
        id,
        down_revisions,
        depends_on,
        branch_labels,
        message,
        created,
        transaction,
        trust,
        upgrade: Ops::listed(upgrade),
        downgrade: downgrade.map(Ops::listed),
        source: Arc::clone(&report.source),
        file: None,
        places,
    })
}

fn one_or_many(fields: &Fields<'_, '_>, key: &'static str) -> (Vec<String>, Vec<Span>) {
    let Some(entry) = fields.find(key) else {
        return (Vec::new(), Vec::new());
    };
    let (names, spans) = match entry.get_ref() {
        DeValue::Array(entries) => (
            fields.names_or(key),
            entries.iter().map(Spanned::span).collect(),
        ),
        _ => (vec![fields.name(key)], vec![entry.span()]),
    };
    // An empty one has been reported.
    let named = names.into_iter().zip(spans);
    named.filter(|(name, _)| !name.is_empty()).unzip()
}

fn ops(fields: &Fields<'_, '_>, way: Way, naming: &Naming) -> Option<Vec<Located>> {
    let key = way.key();
    let entry = fields.find(key)?;
    let report = fields.report();
    let DeValue::Array(entries) = entry.get_ref() else {
        let diagnostic = report.error(
            "wrong-type",
            format!("`{key}` must be a list of ops"),
            entry.span(),
            "",
        );
        report.push(diagnostic.help(format!(
            "write `[[{key}]]` above each op, with two brackets"
        )));
        return Some(Vec::new());
    };
    let located = entries
        .iter()
        .enumerate()
        .map(|(position, entry)| located(entry, way, position, report, naming));
    Some(located.collect())
}

pub(super) fn located(
    entry: &Spanned<DeValue<'_>>,
    way: Way,
    position: usize,
    report: &Report,
    naming: &Naming,
) -> Located {
    let mut located = Located::unread(way, position);
    let Some(table) = entry.get_ref().as_table() else {
        report.push(report.error("wrong-type", "an op is a table", entry.span(), ""));
        return located;
    };
    let Some((name, span)) = op_name(table, entry.span(), report) else {
        return located;
    };
    let known = Op::NAMES.iter().find(|known| **known == name);
    let Some(known) = known else {
        report.push(unknown_op(&name, span, report));
        return located;
    };
    let mistakes = report.len();
    let fields = Fields::new(table, entry.span(), known, report);
    let op = read_op(known, &fields, &mut located);
    fields.finish();
    located.fragments = report.take_fragments();
    located.op = op.filter(|_| report.len() == mistakes);
    if *naming != Naming::default()
        && let Some(op) = &mut located.op
    {
        op.name_by(naming);
    }
    if let Some(op) = &mut located.op {
        located.generated = generated(op, entry.get_ref());
    }
    located
}

impl Located {
    /// An op before it is read.
    pub(super) fn unread(way: Way, position: usize) -> Self {
        Self {
            op: None,
            way,
            position,
            note: None,
            dialects: None,
            transaction: true,
            spelling: Spelling::default(),
            fragments: Vec::new(),
            generated: Vec::new(),
            table: None,
        }
    }
}

/// Reads the keys of an op, those first that every op may have.
pub(super) fn read_op(
    name: &'static str,
    fields: &Fields<'_, '_>,
    located: &mut Located,
) -> Option<Op> {
    fields.find("op");
    located.note = fields.text_or("note");
    located.dialects = fields.has("dialects").then(|| dialects(fields));
    located.transaction = fields.flag_or("transaction").unwrap_or(true);
    for (key, names) in [
        ("quote", &mut located.spelling.quoted),
        ("bare", &mut located.spelling.bare),
    ] {
        if fields.has(key) {
            *names = fields.texts(key);
        }
    }
    Op::read(name, fields)
}

/// No engine has a lower limit for names: that of Oracle before 12.2.
const ALWAYS_SHORT: usize = 30;

/// The long names of an op that stand nowhere in its table.
fn generated(op: &mut Op, entry: &DeValue<'_>) -> Vec<String> {
    let names = op.names_mut().into_iter();
    let names = names.filter(|name| name.len() > ALWAYS_SHORT && !holds(entry, name));
    names.map(|name| name.clone()).collect()
}

fn holds(value: &DeValue<'_>, text: &str) -> bool {
    match value {
        DeValue::String(other) => other == text,
        DeValue::Array(values) => values.iter().any(|value| holds(value.get_ref(), text)),
        DeValue::Table(table) => table.iter().any(|(_, value)| holds(value.get_ref(), text)),
        _ => false,
    }
}

fn op_name(table: &DeTable<'_>, span: Span, report: &Report) -> Option<(String, Span)> {
    let Some(entry) = table.get("op") else {
        let diagnostic = report.error(
            "missing-key",
            "an op needs the key `op`",
            span,
            "in this table",
        );
        report.push(diagnostic.help("write `op = \"add_column\"`, or another op"));
        return None;
    };
    let name = entry.get_ref().as_str();
    if name.is_none() {
        report.push(report.error(
            "wrong-type",
            "`op` must be the name of an op",
            entry.span(),
            "",
        ));
    }
    Some((name?.to_owned(), entry.span()))
}

fn unknown_op(name: &str, span: Span, report: &Report) -> Diagnostic {
    let diagnostic = report.error("unknown-op", format!("unknown op `{name}`"), span, "");
    if let Some((_, op)) = SYNONYMS.iter().find(|(synonym, _)| *synonym == name) {
        let diagnostic = diagnostic.help(format!("the op is called `{op}`"));
        return if name == "rename_column" {
            diagnostic.help("its key `to` holds the new name")
        } else {
            diagnostic
        };
    }
    let known: Vec<String> = Op::NAMES.iter().map(|op| format!("`{op}`")).collect();
    diagnostic
        .note(format!("known: {}", known.join(", ")))
        .did_you_mean(name, Op::NAMES.iter().copied())
}

fn dialects(fields: &Fields<'_, '_>) -> Vec<DialectName> {
    let choices = DialectName::ALL.map(|dialect| (dialect.as_str(), dialect));
    if fields
        .find("dialects")
        .and_then(|entry| entry.get_ref().as_array())
        .is_some_and(|list| list.is_empty())
    {
        let report = fields.report();
        let message = "`dialects` is empty: the op would hold nowhere";
        let diagnostic = report.error("empty-list", message, fields.span_of("dialects"), "");
        report.push(
            diagnostic.help("name a dialect, or leave the key out where the op holds for all"),
        );
    }
    fields.some_choices("dialects", &choices)
}
