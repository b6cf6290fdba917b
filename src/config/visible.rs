//! Texts of the settings that go into scripts: a reviewer can see what is in them.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::Config;
use crate::diag::{Diagnostic, Source, Span, is_invisible};

/// The first text of the settings that holds what nobody sees; the values of variables are what they are.
pub(super) fn hidden(source: &Arc<Source>) -> Option<Diagnostic> {
    let (document, _) = DeTable::parse_recoverable(&source.text);
    let (span, letter) = in_table(document.get_ref())?;
    let message = format!(
        "this text holds the invisible character U+{:04X}",
        u32::from(letter)
    );
    let error = Diagnostic::error("configuration", message).at(source, span, "");
    Some(error.help("it goes into scripts, where a reviewer must see it: leave the character out"))
}

fn in_table(table: &DeTable<'_>) -> Option<(Span, char)> {
    table.iter().find_map(|(key, value)| {
        let name: &str = key.get_ref();
        let in_key = invisible(name).map(|letter| (key.span(), letter));
        in_key.or_else(|| {
            let is_free = name == "vars";
            (!is_free).then(|| in_value(value.get_ref(), value.span()))?
        })
    })
}

fn in_value(value: &DeValue<'_>, span: Span) -> Option<(Span, char)> {
    match value {
        DeValue::String(text) => Some((span, invisible(text)?)),
        DeValue::Array(values) => {
            let mut values = values.iter();
            values.find_map(|value| in_value(value.get_ref(), value.span()))
        }
        DeValue::Table(table) => in_table(table),
        _ => None,
    }
}

fn invisible(text: &str) -> Option<char> {
    text.chars()
        .find(|letter| letter.is_control() || is_invisible(*letter))
}

/// What cannot be the name of the version table: the guards write it into texts and into other quotes.
pub fn refused_version_table(config: &Config) -> Option<Diagnostic> {
    let targets = config.targets.values().flat_map(|target| {
        [
            target.version_table.as_ref(),
            target.version_table_schema.as_ref(),
        ]
    });
    let own = [
        config.version_table.as_ref(),
        config.version_table_schema.as_ref(),
    ];
    let name = own.into_iter().chain(targets).flatten().find(|name| {
        name.is_empty() || name.contains(['\'', '"', '`', '[', ']', '$', '\\', ';'])
    })?;
    let message = format!("`{name}` cannot be the name of a version table, or of its schema");
    Some(
        Diagnostic::error("configuration", message)
            .help("write a name without quotes, brackets, `$`, `\\` and `;`"),
    )
}
