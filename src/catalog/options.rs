//! What one engine alone has: option tables such as `postgresql = { using = "gin" }`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Literal;
use crate::config::DialectName;

/// One option's value.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// A word, a number or a switch.
    Literal(Literal),
    /// Names.
    List(Vec<String>),
    /// Settings such as `{ fillfactor = 70 }`.
    Table(BTreeMap<String, Literal>),
}

/// The options of all dialects.
#[derive(Debug, Clone, Default, PartialEq, Hash, Serialize)]
#[serde(transparent)]
pub struct Options(pub BTreeMap<DialectName, BTreeMap<String, OptionValue>>);

impl Options {
    /// Whether no dialect has one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whose options hold for a dialect: its own, or without any those of the dialect that it descends from.
    pub fn owner(&self, dialect: DialectName) -> DialectName {
        match dialect.parent() {
            Some(parent) if !self.0.contains_key(&dialect) => parent,
            _ => dialect,
        }
    }

    /// One option of one dialect.
    pub fn find(&self, dialect: DialectName, key: &str) -> Option<&OptionValue> {
        self.0.get(&dialect)?.get(key)
    }

    /// Sets one option of one dialect, or takes it away.
    pub fn put(&mut self, dialect: DialectName, key: &str, value: Option<OptionValue>) {
        let own = self.0.entry(dialect).or_default();
        match value {
            Some(value) => own.insert(key.to_owned(), value),
            None => own.remove(key),
        };
        if own.is_empty() {
            self.0.remove(&dialect);
        }
    }

    /// Edits an option of every dialect that is text.
    pub fn edit(&mut self, key: &str, edit: impl Fn(&str) -> String) {
        let values = self.0.values_mut().filter_map(|own| own.get_mut(key));
        for value in values {
            if let OptionValue::Literal(Literal::Text(text)) = value {
                *text = edit(text);
            }
        }
    }

    /// Whether a switch is on.
    pub fn is_on(&self, dialect: DialectName, key: &str) -> bool {
        matches!(
            self.find(dialect, key),
            Some(OptionValue::Literal(Literal::Boolean(true)))
        )
    }

    /// An option that is text.
    pub fn text(&self, dialect: DialectName, key: &str) -> Option<&str> {
        match self.find(dialect, key) {
            Some(OptionValue::Literal(Literal::Text(text))) => Some(text),
            _ => None,
        }
    }
}
