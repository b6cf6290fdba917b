//! `create_table`, `drop_table`, `rename_table` and the comments of tables.

use crate::config::DialectName;
use crate::dialect::{Target, option_keys};
use crate::python::{Args, Argument, Evaluator, Outcome, Place};

use super::super::arguments::{Arguments, names};
use super::super::host::Alembic;
use super::super::options;
use super::super::toml_value::{Keys, text};
use super::table_parts::Parts;
use super::{Form, table_keys};

/// `op.create_table(name, *items, …)`.
pub(super) fn create(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.create_table", args, place);
    let name = arguments.need_text(0, "table_name")?;
    create_from(eval, &arguments, &name, arguments.rest(1))
}

/// Creates a table from its items.
pub(in crate::alembic) fn create_from(
    eval: &mut Evaluator<Alembic>,
    arguments: &Arguments<'_>,
    name: &str,
    items: &[Argument],
) -> Outcome<()> {
    let keys = made_of(eval, "create_table", arguments, name, items)?;
    eval.host.emit(keys, false);
    Ok(())
}

/// The keys of an op that tells of a whole table: columns, constraints and indexes.
pub(in crate::alembic) fn made_of(
    eval: &mut Evaluator<Alembic>,
    op: &'static str,
    arguments: &Arguments<'_>,
    name: &str,
    items: &[Argument],
) -> Outcome<Keys> {
    let place = arguments.place();
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", op);
    let quote = arguments.flag("quote")?;
    let name = &eval.host.spelled(name, quote);
    keys.text("table", name.as_str());
    if let Some(schema) = arguments.named_text("schema")? {
        keys.text("schema", schema);
    }
    if arguments.flag("if_not_exists")?.unwrap_or(false) {
        keys.flag("if_not_exists", true);
    }
    if let Some(comment) = arguments.named("comment")? {
        let span = eval.host.span(&comment.place);
        let comment = eval.str_of(&comment.value, &comment.place)?;
        keys.set("comment", text(&span, comment));
    }
    if let Some(prefixes) = arguments.named("prefixes")?
        && eval.truth(&prefixes.value, &prefixes.place)?
    {
        keys.texts("prefixes", &names(&prefixes.value, &prefixes.place)?);
    }
    for ignored in [
        "info",
        "listeners",
        "keep_existing",
        "extend_existing",
        "implicit_returning",
        "_constraints_included",
        "autoload_with",
        "autoload",
        "must_exist",
        "metadata",
    ] {
        arguments.raw(ignored);
    }
    let mut parts = Parts::default();
    for argument in items {
        parts.add(eval, argument, name)?;
    }
    parts.name_indexes(eval, keys.get_text("schema"), name, arguments.place())?;
    parts.write(&mut keys);
    table_options(eval, &mut keys, arguments)?;
    arguments.finish()?;
    Ok(keys)
}

/// The options of a table; those of MySQL are none of MariaDB's here.
fn table_options(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let dialect = eval.host.dialect.name;
    if !matches!(dialect, DialectName::Mysql | DialectName::Mariadb) {
        return options::options(eval, keys, arguments, Target::Table);
    }
    let mut inner = Keys::new(keys.span());
    for (option, argument) in arguments.own_options(dialect) {
        let option = option.to_lowercase();
        if option == "comment" {
            let comment = eval.str_of(&argument.value, &argument.place)?;
            keys.set("comment", text(&eval.host.span(&argument.place), comment));
            continue;
        }
        if !option_keys(dialect, Target::Table).contains(&option.as_str()) {
            return argument
                .place
                .unreadable(format!("the table option `{option}` cannot be written"));
        }
        let value = match argument.value.as_str() {
            // Alembic prints it as it stands, so some are written with quotes.
            Some(word) => text(&eval.host.span(&argument.place), word.trim_matches('\'')),
            None => options::option_value(eval, &argument.value, &argument.place)?,
        };
        inner.set_named(&option, value);
    }
    // An empty table: MariaDB has none of those that MySQL has.
    if !inner.is_empty() || !arguments.options(dialect).is_empty() {
        keys.set(dialect.as_str(), inner.into_value());
    }
    Ok(())
}

/// `op.drop_table(name, schema=, if_exists=)`.
pub(super) fn drop(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_table", args, place);
    let (mut keys, _) = table_keys(eval, "drop_table", &arguments, Form::Plain)?;
    if arguments.flag("if_exists")?.unwrap_or(false) {
        keys.flag("if_exists", true);
    }
    for ignored in ["info", "comment", "prefixes", "table_kw"] {
        arguments.raw(ignored);
    }
    arguments.finish()?;
    eval.host.emit(keys, false);
    Ok(())
}

/// `op.rename_table(old, new, schema=)`.
pub(super) fn rename(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.rename_table", args, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "rename_table");
    keys.text("table", arguments.need_text(0, "old_table_name")?);
    keys.text("to", arguments.need_text(1, "new_table_name")?);
    if let Some(schema) = arguments.text(2, "schema")? {
        keys.text("schema", schema);
    }
    arguments.finish()?;
    eval.host.emit(keys, false);
    Ok(())
}

/// `op.create_table_comment(table, comment, existing_comment=, schema=)`.
pub(super) fn comment(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_table_comment", args, place);
    let (mut keys, _) = table_keys(eval, "create_table_comment", &arguments, form)?;
    match arguments.get(form.after_table(1), "comment")? {
        Some(comment) => {
            let span = eval.host.span(&comment.place);
            let comment = eval.str_of(&comment.value, &comment.place)?;
            keys.set("comment", text(&span, comment));
        }
        None => keys.text("op", "drop_table_comment"),
    }
    arguments.raw("existing_comment");
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.drop_table_comment(table, existing_comment=, schema=)`.
pub(super) fn drop_comment(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_table_comment", args, place);
    let (keys, _) = table_keys(eval, "drop_table_comment", &arguments, form)?;
    arguments.raw("existing_comment");
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}
