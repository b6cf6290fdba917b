//! Names that an author wants with or without quotes.
//! <https://docs.sqlalchemy.org/en/21/core/sqlelement.html#sqlalchemy.sql.expression.quoted_name>

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::toml_value::Keys;
use crate::dialect::Dialect;

/// The names so far.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Names as the catalog spells them, and how their author wrote them.
    names: BTreeMap<String, Written>,
}

/// How an author wrote a name.
#[derive(Debug)]
enum Written {
    Quoted,
    Bare(String),
}

impl Spellings {
    /// The name that an engine sees where the author says whether it is quoted.
    pub(super) fn spelled(&mut self, dialect: &Dialect, name: &str, quote: Option<bool>) -> String {
        let Some(is_quoted) = quote else {
            return name.to_owned();
        };
        let seen = dialect.name_as_quoted(name, is_quoted);
        let written = if is_quoted {
            Written::Quoted
        } else {
            Written::Bare(name.to_owned())
        };
        self.names.insert(seen.clone(), written);
        seen
    }

    /// Says in an op how the names in it are spelled, as far as the rule is another one.
    pub(super) fn tell(&self, dialect: &Dialect, keys: &mut Keys) {
        let (mut quoted, mut bare) = (Vec::new(), Vec::new());
        for (name, written) in &self.names {
            let usual = dialect.ident(name);
            match written {
                Written::Quoted if usual == *name && !usual.starts_with('"') => {
                    quoted.extend(keys.holds(name).then(|| name.clone()));
                }
                Written::Bare(text) if usual != *text => {
                    bare.extend(keys.holds(name).then(|| text.clone()));
                }
                Written::Quoted | Written::Bare(_) => {}
            }
        }
        for (key, names) in [("quote", quoted), ("bare", bare)] {
            if !names.is_empty() {
                keys.texts(key, &names);
            }
        }
    }
}

/// Whether a text stands somewhere in a value.
pub(super) fn holds(value: &DeValue<'_>, text: &str) -> bool {
    match value {
        DeValue::String(other) => other == text,
        DeValue::Array(values) => values.iter().any(|value| holds(value.get_ref(), text)),
        DeValue::Table(table) => table.iter().any(|(_, value)| holds(value.get_ref(), text)),
        _ => false,
    }
}
