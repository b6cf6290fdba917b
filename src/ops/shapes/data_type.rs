//! Types, and the words of enums.

use toml::de::DeValue;

use super::{mapped, qualified};
use crate::catalog::{ColumnType, DataType, Sql, parse_type};
use crate::config::DialectName;
use crate::ops::{Enclosure, Fields};

/// The type under the key `type`.
pub(in crate::ops) fn column_type(fields: &Fields<'_, '_>) -> Option<ColumnType> {
    let entry = fields.find("type")?;
    match entry.get_ref() {
        DeValue::Table(_) => fields.table_or("type", "a type", |fields| {
            if fields.has("enum") {
                return Some(ColumnType::from(enum_type(fields)));
            }
            let portable = typed(fields, "portable", &fields.type_text("portable"));
            let dialects = DialectName::ALL.into_iter().filter_map(|dialect| {
                let text = fields.type_text_or(dialect.as_str())?;
                Some((dialect, typed(fields, dialect.as_str(), &text)?))
            });
            let dialects = dialects.collect();
            Some(ColumnType {
                portable: portable?,
                dialects,
            })
        })?,
        _ => typed(fields, "type", &fields.type_text("type")).map(ColumnType::from),
    }
}

fn typed(fields: &Fields<'_, '_>, key: &str, text: &str) -> Option<DataType> {
    if text.is_empty() {
        return None;
    }
    parse_type(text)
        .inspect(|data_type| {
            if let DataType::Exact(sql) = data_type {
                fields.note_sql(key, Enclosure::Neighbours, Sql::new(sql.as_str()));
            }
        })
        .map(|data_type| match data_type {
            DataType::Enum { name, values } => DataType::Enum {
                name: mapped(fields, name.schema.as_deref(), name.name),
                values,
            },
            other => other,
        })
        .map_err(|error| {
            let diagnostic =
                fields
                    .report()
                    .error("unknown-type", error.message, fields.span_of(key), "");
            fields.report().push(match error.help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        })
        .ok()
}

fn enum_type(fields: &Fields<'_, '_>) -> DataType {
    let name = qualified(fields, "enum");
    DataType::Enum {
        name,
        values: Some(enum_values(fields)),
    }
}

/// The words of an enum under `values`: one at least, none twice.
pub(in crate::ops) fn enum_values(fields: &Fields<'_, '_>) -> Vec<String> {
    let values = fields.texts("values");
    let twice = values
        .iter()
        .enumerate()
        .find(|(position, value)| values[..*position].contains(value));
    if let Some((_, value)) = twice {
        let message = format!("the value `{value}` stands twice");
        fields.report().push(fields.report().error(
            "duplicate-value",
            message,
            fields.span_of("values"),
            "",
        ));
    }
    if values.is_empty() {
        fields.report().push(fields.report().error(
            "empty-list",
            "an enum needs a value",
            fields.span_of("values"),
            "",
        ));
    }
    values
}
