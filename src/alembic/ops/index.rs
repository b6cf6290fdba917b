//! `create_index` and `drop_index`.

use crate::python::{Args, Argument, Evaluator, Outcome, Place};

use super::super::arguments::Arguments;
use super::super::host::Alembic;
use super::super::name::{Convention, Name, conventional};
use super::super::toml_value::Keys;
use super::Form;
use super::index_name::name_index;
use super::index_part::{Settings, part};

/// `op.create_index(name, table, columns, schema=, unique=, if_not_exists=, …)`.
pub(super) fn create(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_index", args, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "create_index");
    let name = arguments.name(0, "index_name")?;
    let table = named_table(eval, &mut keys, &arguments, form, 1)?;
    let position = if form == Form::Plain { 2 } else { 1 };
    let columns = arguments.need(position, "columns")?;
    let listed = match columns.value.as_sequence() {
        Some(values) => values,
        None => vec![columns.value.clone()],
    };
    let listed: Vec<Argument> = listed
        .into_iter()
        .map(|value| Argument {
            value,
            place: columns.place.clone(),
        })
        .collect();
    index_keys(eval, &mut keys, name, &arguments, &listed, &table)?;
    name_index(eval, &mut keys, &table);
    if arguments.flag("if_not_exists")?.unwrap_or(false) {
        keys.flag("if_not_exists", true);
    }
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `sa.Index(name, *columns).create(bind)`, on a table.
pub(super) fn create_on(
    eval: &mut Evaluator<Alembic>,
    (schema, table): &(Option<String>, String),
    made_of: &Args,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("sa.Index", made_of, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "create_index");
    keys.text("table", table.as_str());
    if let Some(schema) = schema {
        keys.text("schema", schema.as_str());
    }
    let name = arguments.name(0, "name")?;
    index_keys(eval, &mut keys, name, &arguments, arguments.rest(1), table)?;
    name_index(eval, &mut keys, table);
    eval.host.emit(keys, false);
    Ok(())
}

/// The table of an index or a constraint, whose name stands before it.
pub(super) fn named_table(
    eval: &Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
    form: Form,
    position: usize,
) -> Outcome<String> {
    let (table, schema) = match (form, eval.host.batches.last()) {
        (Form::Batch, Some(batch)) => {
            arguments.raw("table_name");
            (batch.table.clone(), batch.schema.clone())
        }
        _ => (
            arguments.need_text(position, "table_name")?,
            arguments.named_text("schema")?,
        ),
    };
    keys.text("table", table.as_str());
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    Ok(table)
}

/// Name, columns, uniqueness and options of an index.
pub(in crate::alembic) fn index_keys(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    name: Option<Name>,
    arguments: &Arguments<'_>,
    columns: &[Argument],
    table: &str,
) -> Outcome<()> {
    let settings = Settings::read(eval, arguments)?;
    let mut parts = Vec::new();
    for argument in columns {
        parts.push(part(eval, &argument.value, &argument.place, &settings)?);
    }
    let named: Vec<String> = parts
        .iter()
        .filter_map(|part| part.get_text("name").map(str::to_owned))
        .collect();
    let is_bare = parts.iter().all(|part| part.len() == 1 && part.has("name"));
    if is_bare {
        keys.texts("columns", &named);
    } else {
        keys.tables("columns", parts);
    }
    if let Some(name) = conventional(&eval.host, Convention::Index, name, table, &named) {
        keys.text("name", name);
    }
    if arguments.flag("unique")?.unwrap_or(false) {
        keys.flag("unique", true);
    }
    for ignored in ["info", "_table", "_column_flag"] {
        arguments.raw(ignored);
    }
    let dialect = eval.host.dialect.name;
    if !settings.options.is_empty() {
        keys.set(dialect.as_str(), settings.options.into_value());
    }
    arguments.finish_with(&["if_not_exists"])
}
