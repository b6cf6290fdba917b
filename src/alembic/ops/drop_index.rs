//! `drop_index`.

use crate::config::DialectName;
use crate::dialect::{Target, option_keys};
use crate::python::{Args, Evaluator, Outcome, Place};

use super::super::arguments::Arguments;
use super::super::host::Alembic;
use super::super::toml_value::Keys;
use super::Form;
use super::index_part::Settings;

/// `op.drop_index(name, table_name=, schema=, if_exists=, …)`.
pub(super) fn drop(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_index", args, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "drop_index");
    let name = arguments.need_text(0, "index_name")?;
    keys.text("name", name.as_str());
    let (table, schema) = match (form, eval.host.batches.last()) {
        (Form::Batch, Some(batch)) => {
            arguments.raw("table_name");
            (Some(batch.table.clone()), batch.schema.clone())
        }
        _ => (
            arguments.text(1, "table_name")?,
            arguments.named_text("schema")?,
        ),
    };
    let (table, schema) = match table {
        Some(table) => (Some(table), schema),
        None => match owner(eval, &name, schema.as_deref()) {
            Some((table, schema)) => (Some(table), schema),
            None => (None, schema),
        },
    };
    let if_exists = arguments.flag("if_exists")?.unwrap_or(false);
    let settings = Settings::read(eval, &arguments)?;
    arguments.finish_with(&["unique", "columns", "postgresql_where"])?;
    let Some(table) = table else {
        return alone(eval, &name, schema.as_deref(), if_exists, form, place);
    };
    keys.text("table", table);
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    if if_exists {
        keys.flag("if_exists", true);
    }
    let dialect = eval.host.dialect.name;
    let mut options = Keys::new(keys.span());
    for known in option_keys(dialect, Target::DropIndex) {
        if let Some(value) = settings.options.get(known) {
            options.set(known, value.clone());
        }
    }
    if !options.is_empty() {
        keys.set(dialect.as_str(), options.into_value());
    }
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// Drops an index of which nobody says on which table it is: some databases do not want to know.
fn alone(
    eval: &mut Evaluator<Alembic>,
    name: &str,
    schema: Option<&str>,
    if_exists: bool,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let dialect = std::sync::Arc::clone(&eval.host.dialect);
    if matches!(
        dialect.name,
        DialectName::Mysql | DialectName::Mariadb | DialectName::Mssql
    ) {
        return place.unreadable(format!(
            "no revision creates the index `{name}`, and nothing says on which table it is"
        ));
    }
    let prefix = schema.map(|schema| format!("{}.", dialect.ident(schema)));
    let prefix = prefix.unwrap_or_default();
    let clause = if if_exists { "IF EXISTS " } else { "" };
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "execute");
    let name = dialect.ident(name);
    keys.text("sql", format!("DROP INDEX {clause}{prefix}{name}"));
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// The table that has an index of this name.
fn owner(
    eval: &mut Evaluator<Alembic>,
    index: &str,
    schema: Option<&str>,
) -> Option<(String, Option<String>)> {
    let catalog = super::super::inspector::catalog(eval);
    let mut tables = catalog
        .tables()
        .filter(|table| schema.is_none() || table.name.schema.as_deref() == schema);
    let table = tables.find(|table| table.index(index).is_some())?;
    Some((table.name.name.clone(), table.name.schema.clone()))
}
