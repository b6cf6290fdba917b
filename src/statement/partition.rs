//! The params of partitions, and the values that a dialect has for them.

use minijinja::Value;

use super::{Params, list};
use crate::catalog::{DefaultValue, Partition, PartitionValues, Table};
use crate::dialect::{Dialect, Feature, Unsupported};

/// The named parts of a table, each as [`partition_params`] has it.
///
/// # Errors
/// When a part takes values that the dialect has no words for.
pub fn partitions_params(dialect: &Dialect, table: &Table) -> Result<Value, Unsupported> {
    let named = table.partitions.named.iter().enumerate();
    let params = named.map(|(position, partition)| {
        let params = partition_params(dialect, partition);
        params.map_err(|error| error.at(format!("partitions.{position}.for_values")))
    });
    Ok(list(params.collect::<Result<Vec<_>, _>>()?))
}

/// The params of a named part: `name`, `values`.
///
/// # Errors
/// When it takes values that the dialect has no words for.
pub fn partition_params(dialect: &Dialect, partition: &Partition) -> Result<Params, Unsupported> {
    Ok(Params::new().set("name", partition.name.as_str()).set(
        "values",
        partition_values_params(dialect, &partition.values)?,
    ))
}

/// The params of a partition's values: `kind`, `from`, `to`, `list`, `modulus`, `remainder`.
///
/// # Errors
/// When the dialect has no such values.
pub fn partition_values_params(
    dialect: &Dialect,
    values: &PartitionValues,
) -> Result<Params, Unsupported> {
    require_values(dialect, values)?;
    let sql = |value: &DefaultValue| match value {
        DefaultValue::Literal(literal) => dialect.literal(literal),
        DefaultValue::Sql(sql) => Ok(sql.for_dialect(dialect.name).to_owned()),
    };
    let all = |values: &[DefaultValue]| -> Result<Value, Unsupported> {
        let values = values.iter().map(sql).collect::<Result<Vec<_>, _>>()?;
        Ok(list(values))
    };
    let params = Params::new();
    Ok(match values {
        PartitionValues::Range { from, to } => params
            .set("kind", "range")
            .set("from", all(from)?)
            .set("to", all(to)?),
        PartitionValues::Below(to) => params.set("kind", "below").set("to", all(to)?),
        PartitionValues::List(values) => params.set("kind", "list").set("list", all(values)?),
        PartitionValues::Hash { modulus, remainder } => params
            .set("kind", "hash")
            .set("modulus", *modulus)
            .set("remainder", *remainder),
        PartitionValues::Default => params.set("kind", "default"),
    })
}

/// Refuses values in a form that belongs to the other kind of partitions.
fn require_values(dialect: &Dialect, values: &PartitionValues) -> Result<(), Unsupported> {
    let title = dialect.title;
    let (message, help) = if dialect.has(Feature::NamedPartition) {
        match values {
            PartitionValues::Below(_) | PartitionValues::List(_) => return Ok(()),
            PartitionValues::Range { .. } => (
                format!(
                    "{title} has no `from` for a partition, which begins where the one before ends"
                ),
                "leave out `from`: `{ to = […] }` is VALUES LESS THAN",
            ),
            PartitionValues::Hash { .. } => (
                format!("{title} gives no remainder to a partition by hash"),
                "name the columns in `partition_by`, and how many there are with `partitions` of `mysql` or in its text",
            ),
            PartitionValues::Default => (
                format!("gensql has no partition for all other values on {title}"),
                "list the values, `{ in = […] }`, or write the statement as `execute`",
            ),
        }
    } else {
        match values {
            PartitionValues::Below(_) => (
                format!("{title} must be told where the range of a partition begins"),
                "write `{ from = […], to = […] }`; `{ sql = \"MINVALUE\" }` is below every value",
            ),
            _ => return Ok(()),
        }
    };
    Err(Unsupported::new(message, help).at("for_values"))
}
