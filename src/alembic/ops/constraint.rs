//! The directives that create and drop constraints.

use crate::dialect::Target;
use crate::python::{Args, Evaluator, Outcome, Place};

use super::super::arguments::Arguments;
use super::super::constraint::{self, deferrability, referential};
use super::super::host::Alembic;
use super::super::name::{Convention, conventional};
use super::super::options::options;
use super::super::sql;
use super::super::toml_value::Keys;
use super::Form;
use super::index::named_table;

/// Begins the op of a constraint: its kind, its table, and its name by the convention.
fn begin(
    eval: &Evaluator<Alembic>,
    op: &'static str,
    arguments: &Arguments<'_>,
    form: Form,
) -> Outcome<(Keys, String)> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    keys.text("op", op);
    let table = named_table(eval, &mut keys, arguments, form, 1)?;
    Ok((keys, table))
}

/// `op.create_primary_key(name, table, columns, schema=)`.
pub(super) fn primary_key(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_primary_key", args, place);
    keyed(
        eval,
        "create_primary_key",
        &arguments,
        form,
        Convention::PrimaryKey,
    )
}

/// `op.create_unique_constraint(name, table, columns, schema=, …)`.
pub(super) fn unique(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_unique_constraint", args, place);
    keyed(
        eval,
        "create_unique_constraint",
        &arguments,
        form,
        Convention::Unique,
    )
}

fn keyed(
    eval: &mut Evaluator<Alembic>,
    op: &'static str,
    arguments: &Arguments<'_>,
    form: Form,
    convention: Convention,
) -> Outcome<()> {
    let (mut keys, table) = begin(eval, op, arguments, form)?;
    let columns = arguments.names(form.after_table(2), "columns")?;
    keys.texts("columns", &columns);
    let name = arguments.name(0, "constraint_name")?;
    if let Some(name) = conventional(&eval.host, convention, name, &table, &columns) {
        keys.text("name", name);
    }
    deferrability(&mut keys, arguments)?;
    let target = if convention == Convention::PrimaryKey {
        Target::PrimaryKey
    } else {
        Target::Unique
    };
    options(eval, &mut keys, arguments, target)?;
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.create_foreign_key(name, source, referent, local_cols, remote_cols, onupdate=, ondelete=, …)`.
pub(super) fn foreign_key(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_foreign_key", args, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "create_foreign_key");
    let (table, schema) = match (form, eval.host.batches.last()) {
        (Form::Batch, Some(batch)) => (batch.table.clone(), batch.schema.clone()),
        _ => (
            arguments.need_text(1, "source_table")?,
            arguments.named_text("source_schema")?,
        ),
    };
    keys.text("table", table.as_str());
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    keys.text(
        "references",
        arguments.need_text(form.after_table(2), "referent_table")?,
    );
    if let Some(schema) = arguments.named_text("referent_schema")? {
        keys.text("referred_schema", schema);
    }
    let columns = arguments.names(form.after_table(3), "local_cols")?;
    keys.texts("columns", &columns);
    keys.texts(
        "referred_columns",
        &arguments.names(form.after_table(4), "remote_cols")?,
    );
    let name = arguments.name(0, "constraint_name")?;
    if let Some(name) = conventional(&eval.host, Convention::ForeignKey, name, &table, &columns) {
        keys.text("name", name);
    }
    referential(&mut keys, &arguments)?;
    for ignored in ["use_alter", "link_to_name", "info"] {
        arguments.raw(ignored);
    }
    options(eval, &mut keys, &arguments, Target::ForeignKey)?;
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.create_check_constraint(name, table, condition, schema=)`.
pub(super) fn check(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_check_constraint", args, place);
    let (mut keys, table) = begin(eval, "create_check_constraint", &arguments, form)?;
    let condition = arguments.need(form.after_table(2), "condition")?;
    let (value, at) = (condition.value.clone(), condition.place.clone());
    keys.text("sql", sql::condition(eval, &value, &at)?);
    let name = arguments.name(0, "constraint_name")?;
    if let Some(name) = conventional(&eval.host, Convention::Check, name, &table, &[]) {
        keys.text("name", name);
    }
    for ignored in ["deferrable", "initially", "info"] {
        if let Some(argument) = arguments.named(ignored)? {
            return argument
                .place
                .unreadable(format!("`{ignored}` of a check cannot be written"));
        }
    }
    options(eval, &mut keys, &arguments, Target::Check)?;
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.create_exclude_constraint(name, table, (column, operator), …)`.
pub(super) fn exclude(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_exclude_constraint", args, place);
    let (begun, _) = begin(eval, "create_exclude_constraint", &arguments, form)?;
    let name = arguments.name(0, "constraint_name")?;
    arguments.raw("schema");
    let mut keys = constraint::exclude(eval, &arguments, form.after_table(2))?;
    keys.text("op", "create_exclude_constraint");
    for key in ["table", "schema"] {
        if let Some(text) = begun.get_text(key) {
            let text = text.to_owned();
            keys.text(if key == "table" { "table" } else { "schema" }, text);
        }
    }
    if let Some(name) = name {
        keys.text("name", name.text);
    }
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.drop_constraint(name, table, type_=, schema=, if_exists=)`.
pub(super) fn drop(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_constraint", args, place);
    let (mut keys, table) = begin(eval, "drop_constraint", &arguments, form)?;
    let kind = arguments.text(form.after_table(2), "type_")?;
    let convention = match kind.as_deref() {
        Some("foreignkey") => Some((Convention::ForeignKey, "foreign_key")),
        Some("primary") => Some((Convention::PrimaryKey, "primary_key")),
        Some("unique") => Some((Convention::Unique, "unique")),
        Some("check") => Some((Convention::Check, "check")),
        _ => None,
    };
    let name = arguments.name(0, "constraint_name")?;
    let name = match convention {
        Some((convention, kind)) => {
            keys.text("kind", kind);
            name.and_then(|name| conventional(&eval.host, convention, Some(name), &table, &[]))
        }
        None => name.map(|name| name.text),
    };
    match name {
        Some(name) => keys.text("name", name),
        None => return place.unreadable("a constraint without a name cannot be dropped"),
    }
    if arguments.flag("if_exists")?.unwrap_or(false) {
        keys.flag("if_exists", true);
    }
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}
