//! The values of a partition: `{ from = […], to = […] }`, `{ to = […] }`, `{ in = […] }`, `{ modulus, remainder }`, `{ default = true }`.

use toml::de::DeValue;

use crate::catalog::{DefaultValue, Partition, PartitionValues};
use crate::ops::Fields;

const FORMS: &str = "write `{ from = […], to = […] }`, `{ to = […] }`, `{ in = […] }`, `{ modulus = 4, remainder = 0 }` or `{ default = true }`";

/// A part of a table that is created with it.
pub(in crate::ops) fn partition(fields: &Fields<'_, '_>) -> Partition {
    Partition {
        name: fields.name("name"),
        values: partition_values(fields),
    }
}

/// The values under `for_values`, which must be there.
pub(in crate::ops) fn partition_values(fields: &Fields<'_, '_>) -> PartitionValues {
    fields.needs("for_values");
    let values = fields.table_or("for_values", "the values of a partition", read);
    if values.is_none() && !fields.has("for_values") {
        let message = "a partition needs the key `for_values`";
        let span = fields.span_of("");
        let error = fields.report().error("missing-key", message, span, "");
        fields.report().push(error.help(FORMS));
    }
    values.unwrap_or(PartitionValues::Default)
}

fn read(fields: &Fields<'_, '_>) -> PartitionValues {
    let (from, to, list) = (
        values(fields, "from"),
        values(fields, "to"),
        values(fields, "in"),
    );
    let hash = (fields.integer_or("modulus"), fields.integer_or("remainder"));
    let rest = fields.flag("default");
    match (from, to, list, hash, rest) {
        (Some(from), Some(to), None, (None, None), false) => {
            require_as_many(fields, &from, &to);
            PartitionValues::Range { from, to }
        }
        (None, Some(to), None, (None, None), false) => PartitionValues::Below(to),
        (None, None, Some(list), (None, None), false) => PartitionValues::List(list),
        (None, None, None, (Some(modulus), Some(remainder)), false) => {
            require_remainder(fields, modulus, remainder);
            PartitionValues::Hash { modulus, remainder }
        }
        (None, None, None, (None, None), true) => PartitionValues::Default,
        _ => {
            let message = "the values of a partition are a range, a list, a remainder or the rest";
            refuse(fields, "", message, FORMS);
            PartitionValues::Default
        }
    }
}

fn require_as_many(fields: &Fields<'_, '_>, from: &[DefaultValue], to: &[DefaultValue]) {
    if from.len() != to.len() {
        let message = format!("a range from {} values to {}", from.len(), to.len());
        let help = "name one value for each column of the partition key in both";
        refuse(fields, "to", &message, help);
    }
}

/// <https://www.postgresql.org/docs/current/sql-createtable.html>
fn require_remainder(fields: &Fields<'_, '_>, modulus: i64, remainder: i64) {
    if modulus < 1 || !(0..modulus).contains(&remainder) {
        let message = format!("a division by {modulus} cannot leave {remainder}");
        let help = "`modulus` is 1 or more, `remainder` is 0 or more and below `modulus`";
        refuse(fields, "remainder", &message, help);
    }
}

fn refuse(fields: &Fields<'_, '_>, key: &'static str, message: &str, help: &str) {
    let span = fields.span_of(key);
    let error = fields.report().error("contradiction", message, span, "");
    fields.report().push(error.help(help));
}

/// A list of plain values and expressions.
fn values(fields: &Fields<'_, '_>, key: &'static str) -> Option<Vec<DefaultValue>> {
    let entry = fields.find(key)?;
    let entries = match entry.get_ref() {
        DeValue::Array(entries) if !entries.is_empty() => entries,
        _ => {
            let message = format!("`{key}` must be a list of values");
            let span = fields.span_of(key);
            let error = fields.report().error("wrong-type", message, span, "");
            fields.report().push(error);
            return Some(Vec::new());
        }
    };
    let values = entries.iter().filter_map(|entry| match entry.get_ref() {
        DeValue::Table(_) => fields
            .nested(key, entry, "an expression", super::sql_of)
            .map(DefaultValue::Sql),
        _ => fields.literal(key, entry).map(DefaultValue::Literal),
    });
    Some(values.collect())
}
