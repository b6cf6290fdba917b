//! The TOML shapes of columns, types, constraints and indexes, which several ops share.

mod column;
mod constraint;
mod data_type;
mod foreign_key;
mod index;
mod order;
mod partition;

pub(super) use column::{ColumnParts, column};
pub(super) use constraint::{check, exclude, primary_key, unique};
pub(super) use data_type::{column_type, enum_values};
pub(super) use foreign_key::foreign_key;
pub(super) use index::{default_index_name, index};
pub(super) use order::constraint_order;
pub(super) use partition::{partition, partition_values};

use toml::de::DeValue;

use super::{Enclosure, Fields};
use crate::catalog::{DefaultValue, Identity, Literal, Prefixes, QualifiedName, Sql};
use crate::config::DialectName;

/// A name under `key`, in the schema of the op.
pub(super) fn qualified(fields: &Fields<'_, '_>, key: &'static str) -> QualifiedName {
    let schema = fields.name_or("schema");
    mapped(fields, schema.as_deref(), fields.name(key))
}

/// The same where the name stands in raw SQL, too, which keeps the schema that it names.
pub(super) fn as_written(fields: &Fields<'_, '_>, key: &'static str) -> QualifiedName {
    QualifiedName::new(fields.name_or("schema").as_deref(), fields.name(key))
}

/// The name of a schema itself.
pub(super) fn schema(fields: &Fields<'_, '_>, key: &'static str) -> String {
    let name = fields.name(key);
    let schemas = &fields.report().schemas;
    schemas.of(Some(&name)).map_or(name.clone(), str::to_owned)
}

/// A name in the schema that takes the place of this one.
fn mapped(fields: &Fields<'_, '_>, schema: Option<&str>, name: impl Into<String>) -> QualifiedName {
    QualifiedName::new(fields.report().schemas.of(schema), name)
}

/// The words between CREATE and TABLE.
pub(super) fn prefixes(fields: &Fields<'_, '_>) -> Prefixes {
    let prefixes = fields.names_or("prefixes");
    let is_word = |word: &String| word.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
    for word in prefixes.iter().filter(|word| !is_word(word)) {
        let message = format!("`{word}` is no word that stands before TABLE");
        let diagnostic =
            fields
                .report()
                .error("wrong-type", message, fields.span_of("prefixes"), "");
        fields
            .report()
            .push(diagnostic.help("write words such as `TEMPORARY`: letters and spaces only"));
    }
    Prefixes(prefixes)
}

/// A literal or `{ sql = "…" }`.
pub(super) fn default(fields: &Fields<'_, '_>, key: &'static str) -> Option<DefaultValue> {
    let entry = fields.find(key)?;
    if matches!(entry.get_ref(), DeValue::Table(_)) {
        return fields
            .table_or(key, "an expression", sql_of)
            .map(DefaultValue::Sql);
    }
    fields.literal(key, entry).map(DefaultValue::Literal)
}

/// The key `sql` with the wordings of single dialects beside it.
pub(super) fn sql_of(fields: &Fields<'_, '_>) -> Sql {
    let sql = fields.text("sql");
    let dialects = DialectName::ALL
        .into_iter()
        .filter_map(|dialect| Some((dialect, fields.text_or(dialect.as_str())?)));
    let sql = Sql {
        sql,
        dialects: dialects.collect(),
    };
    fields.note_sql("sql", Enclosure::Neighbours, sql.clone());
    sql
}

/// The whole statement under `sql` that makes what the database keeps as text, without what ends it.
pub(super) fn stored_text(fields: &Fields<'_, '_>) -> String {
    let text = fields.text("sql");
    let sql = text.trim().trim_end_matches(';').trim_end();
    let is_text = fields
        .find("sql")
        .is_some_and(|entry| entry.get_ref().is_str());
    if is_text && sql.is_empty() {
        let span = fields.span_of("sql");
        let error = fields
            .report()
            .error("empty-sql", "`sql` is empty", span, "");
        fields.report().push(error);
    }
    sql.to_owned()
}

/// A condition under `where = { sql = "…" }`.
pub(super) fn condition(fields: &Fields<'_, '_>) -> Option<Sql> {
    fields.table_or("where", "a condition", sql_of)
}

/// `identity = { … }`.
pub(super) fn identity(fields: &Fields<'_, '_>) -> Option<Identity> {
    fields.table_or("identity", "an identity", |fields| Identity {
        always: fields.flag("always"),
        on_null: fields.flag_or("on_null"),
        ..sequence_settings(fields)
    })
}

/// What an identity and a sequence have in common.
pub(super) fn sequence_settings(fields: &Fields<'_, '_>) -> Identity {
    Identity {
        always: false,
        start: fields.integer_or("start"),
        increment: fields.integer_or("increment"),
        min_value: fields.integer_or("min_value"),
        max_value: fields.integer_or("max_value"),
        no_min_value: fields.flag("no_min_value"),
        no_max_value: fields.flag("no_max_value"),
        cache: fields.integer_or("cache"),
        cycle: fields.flag_or("cycle"),
        order: fields.flag_or("order"),
        on_null: None,
    }
}

/// The rows of `bulk_insert` and `delete_rows`: each a list of columns and values.
pub(super) fn rows(fields: &Fields<'_, '_>) -> Vec<Vec<(String, DefaultValue)>> {
    fields.tables("rows", "a row", |fields| {
        fields.cells(|fields, key, entry| match entry.get_ref() {
            DeValue::Table(_) => fields.nested(key, entry, "an expression", sql_of).map(cell),
            _ => fields.literal(key, entry).map(DefaultValue::Literal),
        })
    })
}

/// TOML has no word for NULL, so that it is written as SQL.
fn cell(sql: Sql) -> DefaultValue {
    if sql.dialects.is_empty() && sql.sql.trim().eq_ignore_ascii_case("null") {
        DefaultValue::Literal(Literal::Null)
    } else {
        DefaultValue::Sql(sql)
    }
}

/// A value that stands for itself in a message.
pub(super) fn is_null(value: &DefaultValue) -> bool {
    matches!(value, DefaultValue::Literal(Literal::Null))
}
