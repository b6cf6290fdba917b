//! Keys on columns that are too long for one: the engine would refuse the statement half-way through the script.

use std::collections::BTreeSet;

use crate::catalog::{Column, IndexKey, Object, Table};
use crate::dialect::{Feature, Unsupported};
use crate::statement::Lowering;

/// Refuses a key or an index that this step brings to a column without a length.
/// <https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql#remarks>
pub(super) fn check(cx: &Lowering<'_>) -> Result<(), Unsupported> {
    if !cx.dialect.has(Feature::KeyNeedsLength) {
        return Ok(());
    }
    for touched in cx.change.touched {
        let Some(after) = touched.after.as_ref().and_then(Object::as_table) else {
            continue;
        };
        let before = touched.before.as_ref().and_then(Object::as_table);
        let known = before.map_or_else(BTreeSet::new, |before| long_keys(cx, before));
        let new = long_keys(cx, after);
        if let Some((kind, column, type_sql)) = new.difference(&known).next() {
            let message = format!(
                "{} has no {kind} on a column of type {type_sql}, as `{column}` of table `{}` is",
                cx.dialect.title, after.name
            );
            let help = "give the type a length, such as `string(255)`, or say where it holds with `dialects`";
            return Err(Unsupported::new(message, help));
        }
    }
    Ok(())
}

/// The columns that are too long for what stands on them: what that is, the column, its type.
fn long_keys<'a>(cx: &Lowering<'_>, table: &'a Table) -> BTreeSet<(&'static str, &'a str, String)> {
    let keys = table.primary_key.iter().map(|key| &key.columns);
    let keys = keys.flatten().map(|name| ("primary key", name));
    let uniques = table.uniques.iter().flat_map(|unique| &unique.columns);
    let uniques = uniques.map(|name| ("unique constraint", name));
    let indexes = table
        .indexes
        .iter()
        .filter(|index| !index.options.is_on(cx.dialect.name, "columnstore"));
    let indexes = indexes
        .flat_map(|index| &index.columns)
        .filter_map(|part| match &part.key {
            IndexKey::Column(name) => Some(("index", name)),
            IndexKey::Expression(_) => None,
        });
    let all = keys.chain(uniques).chain(indexes);
    all.filter_map(|(kind, name)| {
        let column = table.column(name)?;
        Some((kind, column.name.as_str(), long_type(cx, column)?))
    })
    .collect()
}

fn long_type(cx: &Lowering<'_>, column: &Column) -> Option<String> {
    let type_sql = cx.type_sql(column.data_type.as_ref()?).ok()?;
    let upper = type_sql.to_ascii_uppercase();
    let is_long =
        upper.ends_with("(MAX)") || matches!(upper.as_str(), "TEXT" | "NTEXT" | "IMAGE" | "XML");
    is_long.then_some(type_sql)
}
