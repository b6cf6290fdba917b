//! `alter_column`.

use crate::diag::Span;
use crate::dialect::{AlterStyle, Feature, Target};
use crate::python::{Args, Argument, Evaluator, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::column_type::{eval_type, set_type_keys};
use super::super::default::set_default;
use super::super::host::{Alembic, class_of};
use super::super::options;
use super::super::toml_value::{Keys, flag, list, text};
use super::super::types::ImplicitCheck;
use super::{Form, table_keys};

/// `op.alter_column(table, column, nullable=, server_default=, new_column_name=, type_=, comment=, …)`.
pub(super) fn alter(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.alter_column", args, place);
    let (mut keys, _) = table_keys(eval, "alter_column", &arguments, form)?;
    let column = arguments.need_text(form.after_table(1), "column_name")?;
    keys.text("column", column);
    let span = eval.host.span(place);
    let bare = keys.len();
    changes(eval, &mut keys, &arguments)?;
    let is_changed = keys.len() > bare;
    let checks = checks(eval, &arguments)?;
    existing(eval, &mut keys, &arguments, &span)?;
    for ignored in ["insert_before", "insert_after"] {
        arguments.raw(ignored);
    }
    arguments.finish()?;
    if is_changed {
        emit(eval, keys, checks, form, place)?;
    }
    Ok(())
}

/// What becomes of the column.
fn changes(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let place = arguments.place();
    let span = eval.host.span(place);
    let mut gone: Vec<&str> = Vec::new();
    for name in ["new_column_name", "name"] {
        if let Some(to) = arguments.named_text(name)? {
            keys.text("to", to);
        }
    }
    if let Some(argument) = arguments.named("type_")? {
        set_type(eval, keys, argument)?;
    }
    if let Some(nullable) = arguments.flag("nullable")? {
        keys.set("nullable", flag(&span, nullable));
    }
    if let Some(autoincrement) = arguments.named("autoincrement")?
        && let Value::Bool(autoincrement) = autoincrement.value
    {
        keys.set("autoincrement", flag(&span, autoincrement));
    }
    default(eval, keys, &mut gone, arguments)?;
    match arguments.raw("comment").map(|argument| &argument.value) {
        None | Some(Value::Bool(false)) => {}
        Some(Value::None) => gone.push("comment"),
        Some(comment) => {
            let comment = comment.clone();
            let comment = eval.str_of(&comment, place)?;
            keys.set("comment", text(&span, comment));
        }
    }
    // Here Alembic's statement spells the column out with the type that the author says it has; if it has another one,
    // this is what changes it.
    let spells_out = eval.host.dialect.alter == AlterStyle::WholeColumn && !keys.has("type");
    let with_type = ["to", "nullable", "autoincrement", "comment"];
    if spells_out
        && with_type.iter().any(|key| keys.has(key))
        && let Some(argument) = arguments.named("existing_type")?
    {
        set_type(eval, keys, argument)?;
    }
    if !gone.is_empty() {
        keys.set(
            "drop",
            list(
                &span,
                gone.into_iter().map(|aspect| text(&span, aspect)).collect(),
            ),
        );
    }
    options::options(eval, keys, arguments, Target::AlterColumn)
}

fn set_type(eval: &mut Evaluator<Alembic>, keys: &mut Keys, argument: &Argument) -> Outcome<()> {
    let typed = eval_type(eval, &argument.value, &argument.place)?;
    set_type_keys(keys, &typed, &eval.host.span(&argument.place));
    Ok(())
}

/// Adds the op, between the check that goes with the old type and the one that comes with the new type.
fn emit(
    eval: &mut Evaluator<Alembic>,
    keys: Keys,
    (gone_check, new_check): (Option<String>, Option<ImplicitCheck>),
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let span = keys.span().clone();
    let of = |key: &str| keys.get_text(key).map(str::to_owned);
    let (table, schema, column) = (of("table"), of("schema"), of("to").or_else(|| of("column")));
    let on_table = |op: &str| {
        let mut keys = Keys::new(&span);
        keys.text("op", op);
        keys.text("table", table.clone().unwrap_or_default());
        if let Some(schema) = &schema {
            keys.text("schema", schema.as_str());
        }
        keys
    };
    if let Some(name) = gone_check {
        let mut keys = on_table("drop_constraint");
        keys.text("kind", "check");
        keys.text("name", name);
        eval.host.emit(keys, form == Form::Batch);
    }
    eval.host.emit(keys, form == Form::Batch);
    if let Some(check) = new_check
        && let Some(name) = &check.name
    {
        let mut keys = on_table("create_check_constraint");
        keys.text("name", name.as_str());
        keys.text(
            "sql",
            eval.host
                .check_sql(&column.unwrap_or_default(), &check, place)?,
        );
        eval.host.emit(keys, form == Form::Batch);
    }
    Ok(())
}

/// The check that goes with the old type, by name, and the one that comes with the new type.
fn checks(
    eval: &mut Evaluator<Alembic>,
    arguments: &Arguments<'_>,
) -> Outcome<(Option<String>, Option<ImplicitCheck>)> {
    let Some(new) = arguments.named("type_")? else {
        return Ok((None, None));
    };
    let (value, at) = (new.value.clone(), new.place.clone());
    let new = eval_type(eval, &value, &at)?.check;
    let Some(existing) = arguments.named("existing_type")? else {
        return Ok((None, new));
    };
    let (value, at) = (existing.value.clone(), existing.place.clone());
    let existing = eval_type(eval, &value, &at)?.check;
    Ok((existing.and_then(|check| check.name), new))
}

/// `server_default`: `False` leaves it, `None` takes it away.
fn default(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    gone: &mut Vec<&str>,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let Some(argument) = arguments.raw("server_default") else {
        return Ok(());
    };
    match &argument.value {
        Value::Bool(false) => Ok(()),
        Value::None => {
            let existing = arguments
                .raw("existing_server_default")
                .map(|argument| &argument.value);
            let was_identity = existing
                .and_then(Value::as_call)
                .is_some_and(|(path, _)| class_of(path) == Some("Identity"));
            gone.push(if was_identity { "identity" } else { "default" });
            Ok(())
        }
        value => {
            if value
                .as_call()
                .is_some_and(|(path, _)| class_of(path) == Some("Computed"))
            {
                return argument
                    .place
                    .unreadable("a column that exists cannot become a computed one");
            }
            let (value, place) = (value.clone(), argument.place.clone());
            set_default(eval, keys, &value, &place)
        }
    }
}

/// What the author says of the column as it is.
fn existing(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
    span: &Span,
) -> Outcome<()> {
    let mut inner = Keys::new(span);
    if let Some(argument) = arguments.named("existing_type")? {
        let (value, at) = (argument.value.clone(), argument.place.clone());
        let typed = eval_type(eval, &value, &at)?;
        set_type_keys(&mut inner, &typed, span);
        inner.remove("collation");
    }
    if let Some(nullable) = arguments.flag("existing_nullable")? {
        inner.flag("nullable", nullable);
    }
    if let Some(argument) = arguments.named("existing_server_default")?
        && !matches!(argument.value, Value::Bool(false))
        && !argument
            .value
            .as_call()
            .is_some_and(|(path, _)| matches!(class_of(path), Some("Identity" | "Computed")))
    {
        let (value, place) = (argument.value.clone(), argument.place.clone());
        set_default(eval, &mut inner, &value, &place)?;
    }
    let says_none = arguments
        .raw("existing_server_default")
        .is_some_and(|argument| matches!(argument.value, Value::None));
    let replaces = keys.has("default") && eval.host.dialect.has(Feature::DefaultIsConstraint);
    if says_none && replaces {
        // Alembic drops what stands there even so, under whatever name: without one, that does nothing.
        let mut default = Keys::new(span);
        default.text("sql", "NULL");
        inner.set("default", default.into_value());
    }
    if let Some(argument) = arguments.named("existing_comment")? {
        let comment = eval.str_of(&argument.value, &argument.place)?;
        inner.text("comment", comment);
    }
    if let Some(argument) = arguments.named("existing_autoincrement")?
        && let Value::Bool(autoincrement) = argument.value
    {
        inner.flag("autoincrement", autoincrement);
    }
    if !inner.is_empty() {
        keys.set("existing", inner.into_value());
    }
    Ok(())
}
