//! Names of indexes that the author left out.

use crate::python::Evaluator;

use super::super::host::Alembic;
use super::super::name::index_name;
use super::super::toml_value::Keys;

/// Names an index that has no name, by the schema that its keys hold.
pub(super) fn name_index(eval: &Evaluator<Alembic>, keys: &mut Keys, table: &str) {
    let schema = keys.get_text("schema").map(str::to_owned);
    name_index_in(eval, keys, schema.as_deref(), table);
}

/// Names an index that has no name; the schema is that of its table.
pub(super) fn name_index_in(
    eval: &Evaluator<Alembic>,
    keys: &mut Keys,
    schema: Option<&str>,
    table: &str,
) {
    if keys.has("name") {
        return;
    }
    if let Some(name) = index_name(&eval.host, schema, table, &columns_of(keys)) {
        keys.text("name", name);
    }
}

/// The columns of an index up to its first expression.
fn columns_of(keys: &Keys) -> Vec<String> {
    let parts = keys
        .get("columns")
        .and_then(|value| value.get_ref().as_array());
    let names = parts
        .into_iter()
        .flat_map(|parts| parts.iter())
        .map(|part| {
            let name = match part.get_ref().as_table() {
                Some(part) => part.get("name")?.get_ref().as_str(),
                None => part.get_ref().as_str(),
            };
            name.map(str::to_owned)
        });
    names.map_while(|name| name).collect()
}

/// The index for a column with `index=True`, where its name is not the one that the op gives by itself.
pub(super) fn flagged(
    eval: &Evaluator<Alembic>,
    column: &mut Keys,
    schema: Option<&str>,
    table: &str,
) -> Option<Keys> {
    let name = column.get_text("name")?.to_owned();
    let limit = eval.host.dialect.max_name;
    let is_usual = schema.is_none() && "ix__".len() + table.len() + name.len() <= limit;
    if is_usual || !column.has("index") {
        return None;
    }
    column.remove("index");
    let mut keys = Keys::new(column.span());
    keys.texts("columns", &[name]);
    name_index_in(eval, &mut keys, schema, table);
    if column.has("unique") {
        column.remove("unique");
        keys.flag("unique", true);
    }
    Some(keys)
}
