//! What a table that is divided into parts may not have: the engine would refuse it half-way through the script.

use crate::catalog::{Catalog, Object, QualifiedName, Table};
use crate::dialect::{Feature, Unsupported};
use crate::statement::Lowering;

/// Refuses what this step brings to a partitioned table, or takes from it.
pub(super) fn check(cx: &Lowering<'_>) -> Result<(), Unsupported> {
    if !cx.dialect.has(Feature::NamedPartition) {
        return Ok(());
    }
    let none = Table::default();
    for touched in cx.change.touched {
        let Some(after) = touched.after.as_ref().and_then(Object::as_table) else {
            continue;
        };
        let before = touched.before.as_ref().and_then(Object::as_table);
        if before.is_none() {
            require_parts(cx, after)?;
        }
        let before = before.map_or(&none, |before| &**before);
        if !cx.dialect.has(Feature::PartitionedForeignKey) {
            require_no_foreign_key(cx, before, after)?;
        }
        if cx.dialect.has(Feature::KeyHoldsPartitionKey) {
            require_whole_keys(cx, before, after)?;
        }
        require_key_columns(cx, before, after)?;
    }
    Ok(())
}

/// Ranges and lists are said when the table is created:
/// <https://dev.mysql.com/doc/refman/8.4/en/partitioning-range.html>
fn require_parts(cx: &Lowering<'_>, table: &Table) -> Result<(), Unsupported> {
    let partitions = &table.partitions;
    let is_listed = ["RANGE", "LIST"].iter().any(|word| partitions.are_by(word));
    if !is_listed || !partitions.is_empty() || partitions.stand_in_key() || table.opaque {
        return Ok(());
    }
    let message = format!(
        "{} creates no table by RANGE or LIST without a partition",
        cx.dialect.title
    );
    let help = "name one at least: `partitions = [{ name = \"p0\", for_values = { to = [10] } }]`";
    Err(Unsupported::new(message, help))
}

fn require_no_foreign_key(
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
) -> Result<(), Unsupported> {
    let catalog = cx.change.after;
    let new = after
        .foreign_keys
        .iter()
        .find(|key| !before.foreign_keys.contains(key));
    let Some(key) = new else {
        return Ok(());
    };
    let tables = [&after.name, &key.referred];
    let mut partitioned = tables.into_iter().filter(|name| is_divided(catalog, name));
    let Some(table) = partitioned.next() else {
        return Ok(());
    };
    let message = format!(
        "{} has no foreign keys on partitioned tables, and none that refer to one, as `{table}` is",
        cx.dialect.title
    );
    let help = "leave the foreign key or the partitions out, or say where it holds with `dialects`";
    Err(Unsupported::new(message, help))
}

/// Whether a table of the usual engine has parts; another one may do more:
/// <https://dev.mysql.com/doc/refman/8.4/en/mysql-cluster-foreign-keys.html>
fn is_divided(catalog: &Catalog, name: &QualifiedName) -> bool {
    catalog.table(name).is_some_and(|table| {
        let mut options = table.options.0.values();
        table.partitions.key.is_some() && !options.any(|own| own.contains_key("engine"))
    })
}

fn require_whole_keys(cx: &Lowering<'_>, before: &Table, after: &Table) -> Result<(), Unsupported> {
    let known = unique_keys(before);
    let new = unique_keys(after)
        .into_iter()
        .filter(|key| !known.contains(key));
    for (what, columns) in new {
        let lacks = |name: &&str| after.partitions.split_by(name) && !columns.contains(name);
        let names = after.columns.iter().map(|column| column.name.as_str());
        if let Some(missing) = names.into_iter().find(lacks) {
            let message = format!(
                "{} needs column `{missing}` of the partition key in the {what} of table `{}`",
                cx.dialect.title, after.name
            );
            let help = format!("add `{missing}` to its columns, or take the word unique from it");
            return Err(Unsupported::new(message, help));
        }
    }
    Ok(())
}

/// The columns of everything that is unique.
fn unique_keys(table: &Table) -> Vec<(&'static str, Vec<&str>)> {
    let primary = table
        .primary_key
        .iter()
        .map(|key| ("primary key", &key.columns));
    let uniques = table.uniques.iter();
    let uniques = uniques.map(|unique| ("unique constraint", &unique.columns));
    let named = primary
        .chain(uniques)
        .map(|(what, columns)| (what, columns.iter().map(String::as_str).collect()));
    let indexes = table.indexes.iter().filter(|index| index.unique);
    let indexes = indexes.map(|index| {
        let columns = index.columns.iter().filter_map(|part| part.column_name());
        ("unique index", columns.collect())
    });
    named.chain(indexes).collect()
}

/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html>
fn require_key_columns(
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
) -> Result<(), Unsupported> {
    if before.columns.len() <= after.columns.len() {
        return Ok(());
    }
    let gone = before.columns.iter().find(|column| {
        before.partitions.split_by(&column.name) && after.column(&column.name).is_none()
    });
    let Some(column) = gone else {
        return Ok(());
    };
    let message = format!(
        "{} drops no column of the partition key, as `{}` of table `{}` is",
        cx.dialect.title, column.name, before.name
    );
    let help = "make another table with another key, and move the rows";
    Err(Unsupported::new(message, help))
}
