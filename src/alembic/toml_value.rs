//! Tables as a TOML revision would hold them, with places in a Python file.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::spelling::holds;
use crate::diag::Span;

/// A value as a TOML revision would hold it, with its place in the Python file.
pub(super) type TomlValue = Spanned<DeValue<'static>>;

/// Text.
pub(super) fn text(span: &Span, text: impl Into<String>) -> TomlValue {
    Spanned::new(span.clone(), DeValue::String(Cow::Owned(text.into())))
}

/// A switch.
pub(super) fn flag(span: &Span, flag: bool) -> TomlValue {
    Spanned::new(span.clone(), DeValue::Boolean(flag))
}

/// A number, as TOML writes it; what is no number of TOML becomes text.
pub(super) fn number(span: &Span, number: &str) -> TomlValue {
    match DeValue::parse(interned(number)) {
        Ok(value) => Spanned::new(span.clone(), value.into_inner()),
        Err(_) => text(span, number),
    }
}

/// A text that lives as long as the process: numbers of TOML can only be had by parsing, and borrow what they are
/// parsed from. Each different number is kept once.
fn interned(text: &str) -> &'static str {
    thread_local! {
        static KEPT: RefCell<BTreeSet<&'static str>> = RefCell::default();
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(text) = kept.get(text) {
            text
        } else {
            let text: &'static str = text.to_owned().leak();
            kept.insert(text);
            text
        }
    })
}

/// A list.
pub(super) fn list(span: &Span, values: Vec<TomlValue>) -> TomlValue {
    let mut array = toml::de::DeArray::new();
    for value in values {
        array.push(value);
    }
    Spanned::new(span.clone(), DeValue::Array(array))
}

/// The keys of a table.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    table: DeTable<'static>,
    span: Span,
}

impl Keys {
    /// A table without keys.
    pub(super) fn new(span: &Span) -> Self {
        Self {
            table: DeTable::new(),
            span: span.clone(),
        }
    }

    /// Where it stands.
    pub(super) fn span(&self) -> &Span {
        &self.span
    }

    /// Sets a key.
    pub(super) fn set(&mut self, key: &'static str, value: TomlValue) {
        let key = Spanned::new(value.span(), Cow::Borrowed(key));
        self.table.insert(key, value);
    }

    /// Sets a key whose name is not known beforehand, such as a column of a row.
    pub(super) fn set_named(&mut self, key: &str, value: TomlValue) {
        let key = Spanned::new(value.span(), Cow::Owned(key.to_owned()));
        self.table.insert(key, value);
    }

    /// Sets a key to text.
    pub(super) fn text(&mut self, key: &'static str, text: impl Into<String>) {
        let span = self.span.clone();
        self.set(key, self::text(&span, text));
    }

    /// Sets a switch.
    pub(super) fn flag(&mut self, key: &'static str, flag: bool) {
        let span = self.span.clone();
        self.set(key, self::flag(&span, flag));
    }

    /// Sets a list of tables, unless it is empty.
    pub(super) fn tables(&mut self, key: &'static str, tables: Vec<Keys>) {
        if !tables.is_empty() {
            let span = self.span.clone();
            let tables = tables.into_iter().map(Keys::into_value).collect();
            self.set(key, list(&span, tables));
        }
    }

    /// Sets a list of texts.
    pub(super) fn texts(&mut self, key: &'static str, texts: &[String]) {
        let span = self.span.clone();
        let texts = texts
            .iter()
            .map(|name| text(&span, name.as_str()))
            .collect();
        self.set(key, list(&span, texts));
    }

    /// Whether a key is set.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Whether no key is set.
    pub(super) fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// How many keys are set.
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether a text stands somewhere in it.
    pub(super) fn holds(&self, text: &str) -> bool {
        let mut values = self.table.iter();
        values.any(|(_, value)| holds(value.get_ref(), text))
    }

    /// Takes a key away.
    pub(super) fn remove(&mut self, key: &str) {
        self.table.remove(key);
    }

    /// A key's value.
    pub(super) fn get(&self, key: &str) -> Option<&TomlValue> {
        self.table.get(key)
    }

    /// Gives other names to some texts of a key's list.
    pub(super) fn rename_texts(&mut self, key: &'static str, names: &[(String, String)]) {
        if names.is_empty() {
            return;
        }
        let renamed = self.get_texts(key).into_iter().map(|text| {
            let found = names.iter().find(|(from, _)| from == text);
            found.map_or_else(|| text.to_owned(), |(_, to)| to.clone())
        });
        let renamed: Vec<String> = renamed.collect();
        if !renamed.is_empty() {
            self.texts(key, &renamed);
        }
    }

    /// A key's list of texts.
    pub(super) fn get_texts(&self, key: &str) -> Vec<&str> {
        let list = self
            .table
            .get(key)
            .and_then(|value| value.get_ref().as_array());
        list.into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|value| value.get_ref().as_str())
            .collect()
    }

    /// A key's text.
    pub(super) fn get_text(&self, key: &str) -> Option<&str> {
        self.table.get(key)?.get_ref().as_str()
    }

    /// The table as a value.
    pub(super) fn into_value(self) -> TomlValue {
        Spanned::new(self.span, DeValue::Table(self.table))
    }
}
