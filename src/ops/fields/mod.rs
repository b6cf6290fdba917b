//! Reads the keys of one TOML table, reporting every mistake with its place.
//!
//! A key that cannot be read gives a harmless stand-in, so that one run finds all mistakes; an op with a mistake
//! is never applied.

mod choices;
mod exploring;
mod fragments;
mod names;
mod report;
mod shape;
mod shown;
mod tables;
mod values;

pub use exploring::explore;
pub use fragments::{Enclosure, Fragment};
pub use report::Report;
pub use shape::{Keys, Least, Shape};

use std::cell::{Cell, RefCell};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::DialectName;
use crate::diag::{Span, nearest};
use exploring::Recorder;
use values::as_integer;

/// Alembic's names of keys that have another one here.
const ALEMBIC: [(&str, &str); 18] = [
    ("table_name", "table"),
    ("source_table", "table"),
    ("column_name", "column"),
    ("index_name", "name"),
    ("constraint_name", "name"),
    ("new_table_name", "to"),
    ("new_column_name", "to"),
    ("new_name", "to"),
    ("type_", "type"),
    ("server_default", "default"),
    ("ondelete", "on_delete"),
    ("onupdate", "on_update"),
    ("referent_table", "references"),
    ("referent_schema", "referred_schema"),
    ("local_cols", "columns"),
    ("remote_cols", "referred_columns"),
    ("condition", "sql"),
    ("sqltext", "sql"),
];

/// The keys of one TOML table.
pub struct Fields<'a, 'de> {
    table: &'a DeTable<'de>,
    span: Span,
    what: &'static str,
    report: &'a Report,
    /// The keys that were asked for: the known ones.
    known: RefCell<Vec<&'static str>>,
    /// How many of them are there.
    found: Cell<usize>,
    /// The required keys that are not there; one that is only misspelt is reported once, as that.
    missing: RefCell<Vec<&'static str>>,
    /// Whether every key is welcome, as in a row.
    open: Cell<bool>,
    /// What notes the keys that are asked for, when they are explored.
    recorder: Option<&'a Recorder>,
}

type Entry<'a, 'de> = &'a Spanned<DeValue<'de>>;

impl<'a, 'de> Fields<'a, 'de> {
    /// The keys of a table; `what` names it in messages, such as `add_column` or `a column`.
    pub fn new(
        table: &'a DeTable<'de>,
        span: Span,
        what: &'static str,
        report: &'a Report,
    ) -> Self {
        Self {
            table,
            span,
            what,
            report,
            known: RefCell::default(),
            found: Cell::new(0),
            missing: RefCell::default(),
            open: Cell::new(false),
            recorder: None,
        }
    }

    /// Where mistakes go.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The place of a key's value, or of the table.
    pub fn span_of(&self, key: &str) -> Span {
        self.table
            .get(key)
            .map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// Whether a key is there.
    pub fn has(&self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// Whether every key of the table has been asked for: none is unknown.
    pub fn is_exhausted(&self) -> bool {
        self.found.get() == self.table.len()
    }

    /// A value as it stands; another call says what may stand there.
    pub fn find(&self, key: &'static str) -> Option<Entry<'a, 'de>> {
        if let Some(recorder) = self.recorder {
            recorder.asked(key);
        }
        let mut known = self.known.borrow_mut();
        if known.contains(&key) {
            return self.table.get(key);
        }
        if self.is_exhausted() {
            // Every key of the table has been found, so this one is not there.
            return None;
        }
        let entry = self.table.get(key);
        known.push(key);
        self.found
            .set(self.found.get() + usize::from(entry.is_some()));
        entry
    }

    /// A value of one shape.
    fn shaped(&self, key: &'static str, shape: impl FnOnce() -> Shape) -> Option<Entry<'a, 'de>> {
        if let Some(recorder) = self.recorder {
            recorder.shaped(key, shape());
        }
        self.find(key)
    }

    /// Says that a key must be there, where whoever asked for it reports on its own that it is not.
    pub fn needs(&self, key: &'static str) {
        if let Some(recorder) = self.recorder {
            recorder.required(key);
        }
    }

    /// Reports that a key is missing when it is; another call says what may stand there.
    pub fn require(&self, key: &'static str) {
        self.needs(key);
        if self.find(key).is_none() {
            self.missing.borrow_mut().push(key);
        }
    }

    fn required(&self, key: &'static str, shape: impl FnOnce() -> Shape) -> Option<Entry<'a, 'de>> {
        self.needs(key);
        let entry = self.shaped(key, shape);
        if entry.is_none() {
            self.missing.borrow_mut().push(key);
        }
        entry
    }

    fn report_missing(&self, key: &str) {
        let message = format!("{} needs the key `{key}`", self.what);
        self.report.push(self.report.error(
            "missing-key",
            message,
            self.span.clone(),
            "in this table",
        ));
    }

    fn wrong_type(&self, key: &str, entry: Entry<'_, '_>, wanted: &str) {
        let message = format!(
            "`{key}` must be {wanted}, not {}",
            described(entry.get_ref())
        );
        self.report
            .push(self.report.error("wrong-type", message, entry.span(), ""));
    }

    /// Text that must be there.
    pub fn text(&self, key: &'static str) -> String {
        self.required(key, || Shape::Text)
            .map(|entry| self.as_text(key, entry))
            .unwrap_or_default()
    }

    /// Text that may be there.
    pub fn text_or(&self, key: &'static str) -> Option<String> {
        self.shaped(key, || Shape::Text)
            .map(|entry| self.as_text(key, entry))
    }

    fn as_text(&self, key: &str, entry: Entry<'_, '_>) -> String {
        let Some(text) = entry.get_ref().as_str() else {
            self.wrong_type(key, entry, "text");
            return String::new();
        };
        if text.contains('\0') {
            self.report.push(self.report.error(
                "null-byte",
                format!("`{key}` holds a null byte"),
                entry.span(),
                "",
            ));
        }
        text.to_owned()
    }

    /// A list of texts that must be there, such as the words of an enum.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(entry) = self.required(key, || Shape::Texts) else {
            return Vec::new();
        };
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of texts");
            return Vec::new();
        };
        entries
            .iter()
            .map(|entry| self.as_shown(key, entry))
            .collect()
    }

    /// A switch, off when it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        self.flag_or(key).unwrap_or(false)
    }

    /// A switch that may be there.
    pub fn flag_or(&self, key: &'static str) -> Option<bool> {
        let entry = self.shaped(key, || Shape::Flag)?;
        let flag = entry.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, entry, "`true` or `false`");
        }
        flag
    }

    /// A whole number that may be there.
    pub fn integer_or(&self, key: &'static str) -> Option<i64> {
        let entry = self.shaped(key, || Shape::Integer)?;
        let number = as_integer(entry.get_ref());
        if number.is_none() {
            self.wrong_type(key, entry, "a whole number");
        }
        number
    }

    /// Reports every required key that is missing, and every key that was never asked for with the nearest known one.
    pub fn finish(&self) {
        if !self.open.get() {
            self.report_unknown();
        }
        for key in self.missing.borrow().iter() {
            self.report_missing(key);
        }
    }

    fn report_unknown(&self) {
        let known = self.known.borrow();
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let message = format!("{} has no key `{name}`", self.what);
                if let Some(meant) = nearest(name, known.iter().copied()) {
                    self.missing
                        .borrow_mut()
                        .retain(|missing| *missing != meant);
                }
                let diagnostic = self.report.error("unknown-key", message, key.span(), "");
                let here = ALEMBIC
                    .iter()
                    .find(|(alembic, ours)| *alembic == name && known.contains(ours));
                let diagnostic = match here {
                    Some((_, ours)) => diagnostic.help(format!("the key is called `{ours}` here")),
                    None => diagnostic.did_you_mean(name, known.iter().copied()),
                };
                let mut sorted: Vec<&str> = known
                    .iter()
                    .copied()
                    .filter(|key| DialectName::parse(key).is_none())
                    .collect();
                sorted.sort_unstable();
                sorted.dedup();
                self.report.push(diagnostic.note(one_of(&sorted)));
            }
        }
    }
}

fn one_of(known: &[&str]) -> String {
    if known.is_empty() {
        return "there are none".to_owned();
    }
    let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
    format!("known: {}", known.join(", "))
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "a switch",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
