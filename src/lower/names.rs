//! Names that are too long for the engine: some cut them in silence, so that two become one.

use crate::catalog::{Function, Kind, Object, Table};
use crate::dialect::Unsupported;
use crate::statement::Lowering;

/// Refuses a name that this step brings in and that the engine cannot hold.
pub(super) fn check(cx: &Lowering<'_>) -> Result<(), Unsupported> {
    let limit = cx.dialect.max_name;
    for touched in cx.change.touched {
        let Some(after) = &touched.after else {
            continue;
        };
        let name = match touched.key.kind {
            Kind::Grants => continue,
            Kind::Function => Function::bare(&touched.key.name.name),
            _ => &touched.key.name.name,
        };
        if touched.before.is_none() && name.len() > limit {
            return Err(too_long(cx, name));
        }
        let (Object::Table(after), before) =
            (after, touched.before.as_ref().and_then(Object::as_table))
        else {
            continue;
        };
        if let Some(name) = names(after).find(|name| name.len() > limit) {
            let known = before.is_some_and(|before| names(before).any(|other| other == name));
            if !known {
                return Err(too_long(cx, name));
            }
        }
    }
    Ok(())
}

fn names(table: &Table) -> impl Iterator<Item = &str> {
    let columns = table.columns.iter().map(|column| column.name.as_str());
    let partitions = table.partitions.named.iter();
    columns
        .chain(table.constraint_names())
        .chain(partitions.map(|partition| partition.name.as_str()))
        .chain(table.indexes.iter().map(|index| index.name.as_str()))
}

fn too_long(cx: &Lowering<'_>, name: &str) -> Unsupported {
    let message = format!(
        "`{name}` is longer than the {} bytes that {} gives a name",
        cx.dialect.max_name, cx.dialect.title
    );
    Unsupported::new(message, "choose a shorter name")
}
