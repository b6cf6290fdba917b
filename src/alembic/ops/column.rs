//! `add_column` and `drop_column`.

use crate::dialect::{AlterStyle, Feature, Target};
use crate::python::{Args, Evaluator, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::column::column;
use super::super::column_type::spatial_index;
use super::super::host::Alembic;
use super::super::options;
use super::super::toml_value::Keys;
use super::index_name::flagged;
use super::table_parts::name_checks;
use super::{Form, table_keys};

/// `op.add_column(table, sa.Column(…), schema=, if_not_exists=, inline_references=, inline_primary_key=)`.
pub(super) fn add(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.add_column", args, place);
    let (mut keys, table) = table_keys(eval, "add_column", &arguments, form)?;
    let argument = arguments.need(form.after_table(1), "column")?;
    let (value, at) = (argument.value.clone(), argument.place.clone());
    let mut added = column(eval, &value, &at)?;
    name_checks(eval, &mut added, &table);
    let inline_key = arguments.flag("inline_primary_key")?.unwrap_or(false) && added.primary_key;
    let inline_references = arguments.flag("inline_references")?.unwrap_or(false);
    let inline_references = inline_references && eval.host.dialect.has(Feature::InlineForeignKey);
    if inline_references && let Some(references) = &mut added.references {
        // Alembic prints no name inside a column, so the database gives one.
        references.remove("name");
    }
    if added.primary_key && !inline_key {
        count_up(&mut added.keys);
    }
    let schema = keys.get_text("schema").map(str::to_owned);
    let index = spatial_index(eval, &added, &table)
        .or_else(|| flagged(eval, &mut added.keys, schema.as_deref(), &table));
    let mut checks = std::mem::take(&mut added.checks);
    for check in &mut checks {
        if !check.has("name") {
            check.text("name", format!("ck_{table}_{}", added.name));
        }
    }
    if eval.host.dialect.alter == AlterStyle::Rebuild {
        // Only inside the column it can be added to a table that stays.
        added.beside.append(&mut checks);
    }
    keys.set("column", added.into_keys().into_value());
    if arguments.flag("if_not_exists")?.unwrap_or(false) {
        keys.flag("if_not_exists", true);
    }
    if inline_references {
        keys.flag("inline_references", true);
    }
    if inline_key {
        keys.flag("inline_primary_key", true);
    }
    arguments.finish_with(&["insert_before", "insert_after"])?;
    eval.host.emit(keys, form == Form::Batch);
    if let Some(mut index) = index {
        index.text("op", "create_index");
        index.text("table", table.as_str());
        if let Some(schema) = &schema {
            index.text("schema", schema.as_str());
        }
        eval.host.emit(index, form == Form::Batch);
    }
    for check in checks {
        let mut keys = Keys::new(check.span());
        keys.text("op", "create_check_constraint");
        keys.text("table", table.as_str());
        if let Some(schema) = &schema {
            keys.text("schema", schema.as_str());
        }
        keys.text("name", check.get_text("name").unwrap_or_default());
        keys.text("sql", check.get_text("sql").unwrap_or_default().to_owned());
        eval.host.emit(keys, form == Form::Batch);
    }
    Ok(())
}

/// As in Alembic, `primary_key=True` makes the column count up and NOT NULL, but no primary key of a table that exists.
fn count_up(column: &mut Keys) {
    column.remove("primary_key");
    column.flag("nullable", false);
    let is_integer = column
        .get_text("type")
        .is_some_and(|name| name.ends_with("integer"));
    if is_integer && !column.has("autoincrement") && !column.has("default") {
        column.flag("autoincrement", true);
    }
}

/// `op.drop_column(table, column, schema=, if_exists=)`.
pub(super) fn drop(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_column", args, place);
    let (mut keys, _) = table_keys(eval, "drop_column", &arguments, form)?;
    let name = arguments.need(form.after_table(1), "column_name")?;
    let name = match &name.value {
        Value::Symbolic(_) => super::super::constraint::column_name(&name.value, &name.place)?,
        _ => arguments.need_text(form.after_table(1), "column_name")?,
    };
    keys.text("column", name);
    if arguments.flag("if_exists")?.unwrap_or(false) {
        keys.flag("if_exists", true);
    }
    options::options(eval, &mut keys, &arguments, Target::DropColumn)?;
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}
