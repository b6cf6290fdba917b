//! A value of a revision file as it will be written: keys in the order in which they stand.

use toml::Spanned;
use toml::de::DeValue;

use super::key_order::key_order;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Text.
    Text(String),
    /// A number, a switch or a date, as TOML writes it.
    Plain(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Table(Table),
}

/// Keys with their values, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table(pub(super) Vec<(String, Value)>);

impl Table {
    /// A key's value.
    pub(super) fn find(&self, key: &str) -> Option<&Value> {
        let mut entries = self.0.iter();
        entries
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// A key's text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.find(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Sets a key, at the place where it belongs.
    pub(super) fn set(&mut self, key: &str, value: Value) {
        self.0.retain(|(name, _)| name != key);
        self.0.push((key.to_owned(), value));
        self.sort();
    }

    /// Takes a key away.
    pub(super) fn remove(&mut self, key: &str) -> Option<Value> {
        let position = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(position).1)
    }

    /// Puts the keys where they belong.
    fn sort(&mut self) {
        let is_new_table = self.text("op") == Some("create_table");
        self.0.sort_by(|(left, _), (right, _)| {
            let order = |key| key_order(key, is_new_table);
            (order(left), left).cmp(&(order(right), right))
        });
    }
}

impl Value {
    /// A switch that is on or off.
    pub(super) fn flag(flag: bool) -> Self {
        Self::Plain(flag.to_string())
    }

    /// The table, if it is one.
    pub(super) fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A value as a revision would hold it.
    pub(super) fn from_toml(value: &Spanned<DeValue<'_>>) -> Self {
        Self::under("", value)
    }

    fn under(key: &str, value: &Spanned<DeValue<'_>>) -> Self {
        match value.get_ref() {
            DeValue::String(text) => Self::Text(text.clone().into_owned()),
            DeValue::Integer(number) => Self::Plain(match number.radix() {
                16 => format!("0x{}", number.as_str()),
                8 => format!("0o{}", number.as_str()),
                2 => format!("0b{}", number.as_str()),
                _ => number.as_str().to_owned(),
            }),
            DeValue::Float(number) => Self::Plain(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Self::flag(*flag),
            DeValue::Datetime(time) => Self::Plain(time.to_string()),
            DeValue::Array(values) => {
                Self::List(values.iter().map(|value| Self::under(key, value)).collect())
            }
            DeValue::Table(table) => {
                let mut entries: Vec<_> = table.iter().collect();
                // A row has the order of its author.
                entries.sort_by_key(|(key, _)| key.span().start);
                let entries = entries.into_iter().map(|(name, value)| {
                    let name: &str = name.get_ref();
                    (name.to_owned(), Self::under(name, value))
                });
                let mut table = Table(entries.collect());
                if key != "rows" {
                    table.sort();
                }
                Self::Table(table)
            }
        }
    }
}
