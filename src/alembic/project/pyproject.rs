//! The table `[tool.alembic]` of `pyproject.toml`:
//! <https://alembic.sqlalchemy.org/en/latest/tutorial.html#using-pyproject-toml-for-configuration>.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::ini::interpolated;
use crate::diag::{Diagnostic, Source, Span};

/// What stands under `[tool.alembic]`.
#[derive(Debug)]
pub(super) struct Pyproject {
    /// The file.
    pub(super) source: Arc<Source>,
    values: BTreeMap<String, (Value, Span)>,
}

#[derive(Debug)]
enum Value {
    Text(String),
    List(Vec<String>),
    Switch(bool),
    Other,
}

impl Pyproject {
    /// Reads a file; nothing when it does not speak of Alembic.
    ///
    /// # Errors
    /// When it seems to, but is no TOML.
    pub(super) fn parse(source: &Arc<Source>) -> Result<Option<Self>, Diagnostic> {
        if !source.text.contains("alembic") {
            return Ok(None);
        }
        let document = match DeTable::parse(&source.text) {
            Ok(document) => document,
            Err(error) if source.text.contains("[tool.alembic") => {
                let message = error.message().lines().next().unwrap_or("it is no TOML");
                let span = error.span().unwrap_or(0..0);
                return Err(Diagnostic::error("configuration", message).at(source, span, ""));
            }
            Err(_) => return Ok(None),
        };
        let table = document.get_ref().get("tool").and_then(|tool| {
            let tool = tool.get_ref().as_table()?;
            tool.get("alembic")?.get_ref().as_table()
        });
        let Some(table) = table else {
            return Ok(None);
        };
        let values = table
            .iter()
            .map(|(key, value)| {
                let key = key.get_ref().to_string();
                (key, (owned(value.get_ref()), value.span()))
            })
            .collect();
        Ok(Some(Self {
            source: Arc::clone(source),
            values,
        }))
    }

    /// Where a value stands.
    pub(super) fn span(&self, key: &str) -> Option<Span> {
        self.values.get(key).map(|(_, span)| span.clone())
    }

    /// A text.
    pub(super) fn text(&self, key: &str, here: &str) -> Option<Result<String, Diagnostic>> {
        let (value, span) = self.values.get(key)?;
        Some(match value {
            Value::Text(text) => self.filled(text, here, span),
            _ => Err(self.error(key, "text", span)),
        })
    }

    /// A list of texts; one text alone is a list of one.
    pub(super) fn list(&self, key: &str, here: &str) -> Option<Result<Vec<String>, Diagnostic>> {
        let (value, span) = self.values.get(key)?;
        let texts = match value {
            Value::Text(text) => std::slice::from_ref(text),
            Value::List(texts) => texts,
            _ => return Some(Err(self.error(key, "a list of texts", span))),
        };
        let filled = texts.iter().map(|text| self.filled(text, here, span));
        Some(filled.collect())
    }

    /// A switch.
    pub(super) fn switch(&self, key: &str) -> Option<Result<bool, Diagnostic>> {
        let (value, span) = self.values.get(key)?;
        Some(match value {
            Value::Switch(switch) => Ok(*switch),
            _ => Err(self.error(key, "`true` or `false`", span)),
        })
    }

    fn filled(&self, text: &str, here: &str, span: &Span) -> Result<String, Diagnostic> {
        let filled = interpolated(text, |name| match name {
            "here" => Ok(here.to_owned()),
            _ => Err(format!(
                "`%({name})s` has no value here; only `%(here)s` has"
            )),
        });
        filled.map_err(|message| {
            Diagnostic::error("configuration", message).at(&self.source, span.clone(), "")
        })
    }

    fn error(&self, key: &str, expected: &str, span: &Span) -> Diagnostic {
        let message = format!("the value of `{key}` must be {expected}");
        Diagnostic::error("configuration", message).at(&self.source, span.clone(), "")
    }
}

fn owned(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(switch) => Value::Switch(*switch),
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            texts
                .collect::<Option<_>>()
                .map_or(Value::Other, Value::List)
        }
        _ => Value::Other,
    }
}
