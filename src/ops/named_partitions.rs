//! Partitions that are named parts of their table: how they are added to it in the catalog, and taken away.

use std::cmp::Ordering;

use super::Fields;
use super::edit::Fault;
use crate::catalog::{
    CatalogError, DefaultValue, Literal, Partition, PartitionValues, Partitions, Table,
};
use crate::dialect::{Dialect, Feature};

/// The parts of a table for a dialect: none where the dialect has none, or the table is not partitioned there.
pub(super) fn for_dialect(table: &Table, dialect: &Dialect) -> Partitions {
    let owner = table.options.owner(dialect.name);
    let key = table.options.text(owner, "partition_by");
    Partitions {
        named: key.map_or(Vec::new(), |_| table.partitions.named.clone()),
        key: key
            .filter(|_| dialect.has(Feature::NamedPartition))
            .map(str::to_owned),
    }
}

/// Refuses parts of a table that no database divides.
pub(super) fn require_key(fields: &Fields<'_, '_>, table: &Table) {
    let mut options = table.options.0.values();
    if table.partitions.is_empty() || options.any(|own| own.contains_key("partition_by")) {
        return;
    }
    let message = format!(
        "table `{}` has partitions, and nothing says by what",
        table.name
    );
    let span = fields.span_of("partitions");
    let error = fields.report().error("contradiction", message, span, "");
    let help = "add it for each database that shall have them: `mysql = { partition_by = \"RANGE (id)\" }`";
    fields.report().push(error.help(help));
}

/// Checks the parts of a new table, one after the other.
pub(super) fn check(table: &Table) -> Result<(), Fault> {
    let mut made = Table {
        name: table.name.clone(),
        ..Table::default()
    };
    made.partitions.key.clone_from(&table.partitions.key);
    for (position, partition) in table.partitions.named.iter().enumerate() {
        add(&mut made, partition.clone(), None).map_err(|fault| {
            Fault::at(format!("partitions.{position}.{}", fault.key), fault.error)
        })?;
    }
    Ok(())
}

/// Adds a part behind the last one, or before the one whose rows it takes over.
pub(super) fn add(
    table: &mut Table,
    partition: Partition,
    split: Option<&str>,
) -> Result<(), Fault> {
    require_parts(table)?;
    let partitions = &table.partitions;
    if partitions.position(&partition.name).is_some() {
        let what = format!("partition `{}` of table `{}`", partition.name, table.name);
        return Err(Fault::at("name", CatalogError::Exists { what }));
    }
    require_method(partitions, &partition).map_err(|error| Fault::at("for_values", error))?;
    let position = match split {
        Some(split) => {
            let position = partitions.position(split);
            let position = position.ok_or_else(|| Fault::at("split", unknown(table, split)))?;
            require_below(&partition, &partitions.named[position], split)?;
            position
        }
        None => partitions.named.len(),
    };
    if let Some(last) = position.checked_sub(1) {
        require_above(&partition, &partitions.named[last], split.is_none())?;
    }
    table.partitions.named.insert(position, partition);
    Ok(())
}

/// Takes a part away; its rows go with it, or to the one behind.
pub(super) fn take(table: &mut Table, name: &str, into: Option<&str>) -> Result<(), Fault> {
    require_parts(table)?;
    let partitions = &table.partitions;
    let Some(position) = partitions.position(name) else {
        if table.opaque && into.is_none() {
            return Ok(());
        }
        return Err(Fault::at("name", unknown(table, name)));
    };
    if let Some(into) = into {
        let behind = behind(partitions, position);
        if !behind.is_some_and(|behind| behind.name.eq_ignore_ascii_case(into)) {
            let error = CatalogError::Invalid {
                code: "partition-order",
                message: format!("partition `{into}` does not begin where `{name}` ends"),
                help: match behind {
                    Some(behind) => format!(
                        "the rows can go to the one behind: `into = \"{}\"`",
                        behind.name
                    ),
                    None => "no range stands behind it: leave out `into`, and the rows are lost"
                        .to_owned(),
                },
            };
            return Err(Fault::at("into", error));
        }
    }
    if partitions.named.len() == 1 && !table.opaque {
        let error = CatalogError::Needed {
            what: format!("partition `{name}`"),
            by: format!("table `{}`, which has no other", table.name),
            help: "create another one before, or drop the table".to_owned(),
        };
        return Err(Fault::at("name", error));
    }
    table.partitions.named.remove(position);
    Ok(())
}

/// The range that begins where this one ends.
pub(super) fn behind(partitions: &Partitions, position: usize) -> Option<&Partition> {
    let behind = partitions.named.get(position + 1)?;
    matches!(behind.values, PartitionValues::Below(_)).then_some(behind)
}

fn require_parts(table: &Table) -> Result<(), Fault> {
    let partitions = &table.partitions;
    let (code, message, help) = if partitions.stand_in_key() {
        (
            "unknown-partitions",
            format!(
                "the partitions of table `{}` stand in the text of `partition_by`, which is not read",
                table.name
            ),
            "name them where the table is created: `partitions = [{ name = \"p0\", for_values = { to = [10] } }]` prints the same",
        )
    } else if partitions.key.is_some() || table.opaque {
        return Ok(());
    } else {
        (
            "not-partitioned",
            format!("table `{}` is not partitioned", table.name),
            "say by what when it is created, in the table of this database's options: `partition_by = \"RANGE (id)\"`",
        )
    };
    let (message, help) = (message, help.to_owned());
    Err(Fault::at(
        "table",
        CatalogError::Invalid {
            code,
            message,
            help,
        },
    ))
}

/// Refuses values that the method of the table has no use for.
fn require_method(partitions: &Partitions, partition: &Partition) -> Result<(), CatalogError> {
    let fits = |method: &str| partitions.key.is_none() || partitions.are_by(method);
    let (is_fit, wanted) = match &partition.values {
        PartitionValues::Below(_) => (fits("RANGE"), "`{ to = […] }` is for RANGE"),
        PartitionValues::List(_) => (fits("LIST"), "`{ in = […] }` is for LIST"),
        // The dialect refuses them, with a better word.
        PartitionValues::Range { .. } | PartitionValues::Hash { .. } | PartitionValues::Default => {
            return Ok(());
        }
    };
    if is_fit {
        return Ok(());
    }
    let key = partitions.key.as_deref().unwrap_or_default();
    Err(CatalogError::Invalid {
        code: "contradiction",
        message: format!(
            "partition `{}` does not fit `partition_by = \"{key}\"`",
            partition.name
        ),
        help: format!(
            "{wanted}; partitions by HASH and KEY have no values: count them with `execute`"
        ),
    })
}

fn require_below(partition: &Partition, split: &Partition, name: &str) -> Result<(), Fault> {
    let is_below = match (&partition.values, &split.values) {
        (PartitionValues::Below(new), PartitionValues::Below(other)) => {
            compared(new, other).is_none_or(Ordering::is_lt)
        }
        _ => false,
    };
    if is_below {
        return Ok(());
    }
    let error = CatalogError::Invalid {
        code: "partition-order",
        message: format!(
            "partition `{}` does not end inside of `{name}`",
            partition.name
        ),
        help: "only a range is split, at a value that it holds".to_owned(),
    };
    Err(Fault::at("split", error))
}

/// <https://dev.mysql.com/doc/refman/8.4/en/partitioning-management-range-list.html>
fn require_above(partition: &Partition, last: &Partition, is_last: bool) -> Result<(), Fault> {
    let (PartitionValues::Below(new), PartitionValues::Below(old)) =
        (&partition.values, &last.values)
    else {
        return Ok(());
    };
    if compared(new, old).is_none_or(Ordering::is_gt) {
        return Ok(());
    }
    let error = CatalogError::Invalid {
        code: "partition-order",
        message: format!(
            "partition `{}` ends where `{}` does, or before",
            partition.name, last.name
        ),
        help: if is_last {
            format!(
                "ranges are added at the end; to take rows out of another one, say which: `split = \"{}\"`",
                last.name
            )
        } else {
            "the new one stands between two others: end it behind the first of them".to_owned()
        },
    };
    Err(Fault::at("for_values", error))
}

/// How two ends compare; `None`: the database knows alone.
fn compared(left: &[DefaultValue], right: &[DefaultValue]) -> Option<Ordering> {
    for (left, right) in left.iter().zip(right) {
        let order = match (left, right) {
            _ if is_greatest(left) || is_greatest(right) => {
                is_greatest(left).cmp(&is_greatest(right))
            }
            (DefaultValue::Literal(left), DefaultValue::Literal(right)) => match (left, right) {
                (Literal::Integer(left), Literal::Integer(right)) => left.cmp(right),
                (Literal::Date(left), Literal::Date(right)) => left.cmp(right),
                _ => return None,
            },
            _ => return None,
        };
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(Ordering::Equal)
}

fn is_greatest(value: &DefaultValue) -> bool {
    matches!(value, DefaultValue::Sql(sql) if sql.sql.trim().eq_ignore_ascii_case("MAXVALUE"))
}

fn unknown(table: &Table, name: &str) -> CatalogError {
    let names: Vec<&str> = table
        .partitions
        .named
        .iter()
        .map(|partition| partition.name.as_str())
        .collect();
    CatalogError::Invalid {
        code: "no-partition",
        message: format!("table `{}` has no partition `{name}`", table.name),
        help: match names.as_slice() {
            [] => "the revisions tell of no partition of it".to_owned(),
            names => format!("its partitions are `{}`", names.join("`, `")),
        },
    }
}
