//! Reads the keys of one TOML table, reporting every mistake with its place.
//!
//! A key that cannot be read gives a harmless stand-in, so that one run finds all mistakes; an op with a mistake
//! is never applied.

mod choices;
mod report;
mod tables;
mod values;

pub use report::Report;

use std::cell::{Cell, RefCell};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::DialectName;
use crate::diag::{Span, nearest};
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

    /// A value as it stands.
    pub fn find(&self, key: &'static str) -> Option<Entry<'a, 'de>> {
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

    fn required(&self, key: &'static str) -> Option<Entry<'a, 'de>> {
        let entry = self.find(key);
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
        self.required(key)
            .map(|entry| self.as_text(key, entry))
            .unwrap_or_default()
    }

    /// Text that may be there.
    pub fn text_or(&self, key: &'static str) -> Option<String> {
        self.find(key).map(|entry| self.as_text(key, entry))
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

    /// A name that must be there.
    pub fn name(&self, key: &'static str) -> String {
        self.required(key)
            .map(|entry| self.as_name(key, entry))
            .unwrap_or_default()
    }

    /// A name that may be there.
    pub fn name_or(&self, key: &'static str) -> Option<String> {
        self.find(key).map(|entry| self.as_name(key, entry))
    }

    fn as_name(&self, key: &str, entry: Entry<'_, '_>) -> String {
        let Some(name) = entry.get_ref().as_str() else {
            self.wrong_type(key, entry, "a name");
            return String::new();
        };
        let hidden = name.chars().find(|c| c.is_control() || is_invisible(*c));
        if name.is_empty() {
            let diagnostic =
                self.report
                    .error("bad-name", format!("`{key}` is empty"), entry.span(), "");
            self.report
                .push(diagnostic.help("write a name, or leave the key out where it may be"));
        } else if let Some(hidden) = hidden {
            let message = format!(
                "`{key}` holds the invisible character U+{:04X}",
                u32::from(hidden)
            );
            let help = "names may hold anything that a reviewer can see";
            self.report.push(
                self.report
                    .error("bad-name", message, entry.span(), "")
                    .help(help),
            );
        }
        name.to_owned()
    }

    /// A list of names that must be there and hold one at least.
    pub fn names(&self, key: &'static str) -> Vec<String> {
        let Some(entry) = self.required(key) else {
            return Vec::new();
        };
        let names = self.as_names(key, entry);
        if names.is_empty() {
            let message = format!("`{key}` needs one name at least");
            self.report
                .push(self.report.error("empty-list", message, entry.span(), ""));
        }
        names
    }

    /// A list of names that may be there.
    pub fn names_or(&self, key: &'static str) -> Vec<String> {
        self.find(key)
            .map(|entry| self.as_names(key, entry))
            .unwrap_or_default()
    }

    fn as_names(&self, key: &str, entry: Entry<'_, '_>) -> Vec<String> {
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of names");
            return Vec::new();
        };
        entries
            .iter()
            .map(|entry| self.as_name(key, entry))
            .collect()
    }

    /// A list of texts that must be there, such as the words of an enum.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(entry) = self.required(key) else {
            return Vec::new();
        };
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of texts");
            return Vec::new();
        };
        entries
            .iter()
            .map(|entry| self.as_text(key, entry))
            .collect()
    }

    /// A switch, off when it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        self.flag_or(key).unwrap_or(false)
    }

    /// A switch that may be there.
    pub fn flag_or(&self, key: &'static str) -> Option<bool> {
        let entry = self.find(key)?;
        let flag = entry.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, entry, "`true` or `false`");
        }
        flag
    }

    /// A whole number that may be there.
    pub fn integer_or(&self, key: &'static str) -> Option<i64> {
        let entry = self.find(key)?;
        let number = as_integer(entry.get_ref());
        if number.is_none() {
            self.wrong_type(key, entry, "a whole number");
        }
        number
    }

    /// One of a few words that may be there.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let entry = self.find(key)?;
        let Some(word) = entry.get_ref().as_str() else {
            self.wrong_type(key, entry, "a word");
            return None;
        };
        let folded = word.to_lowercase().replace(' ', "_");
        let choice = choices.iter().find(|(name, _)| *name == folded);
        if choice.is_none() {
            let known: Vec<String> = choices
                .iter()
                .map(|(name, _)| format!("`{name}`"))
                .collect();
            let message = format!("`{key}` cannot be `{word}`");
            let diagnostic = self.report.error("unknown-word", message, entry.span(), "");
            let diagnostic = diagnostic.did_you_mean(word, choices.iter().map(|(name, _)| *name));
            self.report
                .push(diagnostic.note(format!("it is one of {}", known.join(", "))));
        }
        choice.map(|(_, value)| *value)
    }

    /// A list of words, each one of a few.
    pub fn choices<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let mut chosen = Vec::new();
        let spans: Vec<Span> = match self.find(key).map(Spanned::get_ref) {
            Some(DeValue::Array(entries)) => entries.iter().map(Spanned::span).collect(),
            _ => Vec::new(),
        };
        for (word, span) in self.names_or(key).into_iter().zip(spans) {
            if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word) {
                chosen.push(*value);
                continue;
            }
            let message = format!("`{key}` cannot hold `{word}`");
            let diagnostic = self.report.error("unknown-word", message, span, "");
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.report.push(
                diagnostic
                    .did_you_mean(&word, known.iter().copied())
                    .note(one_of(&known)),
            );
        }
        chosen
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

/// Characters that change how text looks without being seen.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
}
