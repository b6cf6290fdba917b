//! Alembic's directives, each evaluated to the table that a TOML revision would hold.

mod alter_column;
mod batch;
mod column;
mod constraint;
mod data;
mod drop_index;
mod enums;
pub(super) mod execute;
pub(super) mod index;
mod index_name;
mod index_part;
mod invoke;
mod table;
mod table_parts;

pub(super) use batch::{Batch, call as batch_call, enter as enter_batch, exit as exit_batch};
pub(super) use enums::{create_domain, create_enum, drop_table, method};
pub(super) use table::{create_from as create_table_from, made_of as table_made_of};

use crate::python::{Args, Evaluator, Node, Outcome, Place, Stop, Value};

use super::arguments::Arguments;
use super::host::Alembic;
use super::name::{cut, name_of};
use super::toml_value::Keys;

/// The directives, for a word that is none:
/// <https://alembic.sqlalchemy.org/en/latest/ops.html#alembic.operations.Operations>
const DIRECTIVES: [&str; 20] = [
    "add_column",
    "alter_column",
    "batch_alter_table",
    "bulk_insert",
    "create_check_constraint",
    "create_exclude_constraint",
    "create_foreign_key",
    "create_index",
    "create_primary_key",
    "create_table",
    "create_table_comment",
    "create_unique_constraint",
    "drop_column",
    "drop_constraint",
    "drop_index",
    "drop_table",
    "drop_table_comment",
    "execute",
    "get_bind",
    "rename_table",
];

/// Where an op stands: on its own, or in a `batch_alter_table` block, which names its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `op.add_column("users", …)`.
    Plain,
    /// `batch_op.add_column(…)`.
    Batch,
}

impl Form {
    /// The position of an argument that stands at `position` when the table is named first.
    fn after_table(self, position: usize) -> usize {
        match self {
            Self::Plain => position,
            Self::Batch => position - 1,
        }
    }
}

/// Calls `op.name(…)`.
pub(super) fn call(
    eval: &mut Evaluator<Alembic>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    match name {
        // They are asked for what they stand for, not called for what they do.
        "f" => {
            let callee = Value::path("alembic.op.f", place.clone());
            let args = cut(args, eval.host.dialect.max_name);
            return Ok(Some(Value::symbolic(
                Node::Call(callee, args),
                place.clone(),
            )));
        }
        "get_bind" | "get_context" | "batch_alter_table" | "inline_literal" => {
            return Ok(None);
        }
        "create_table" => {
            table::create(eval, args, place)?;
            let callee = Value::path("alembic.op.create_table", place.clone());
            return Ok(Some(Value::symbolic(
                Node::Call(callee, args.clone()),
                place.clone(),
            )));
        }
        "invoke" => return invoke::invoke(eval, args, place),
        "execute" => execute::execute(eval, args, place)?,
        "bulk_insert" => data::bulk_insert(eval, args, place)?,
        "rename_table" => table::rename(eval, args, place)?,
        "drop_table" => table::drop(eval, args, place)?,
        _ => directive(eval, name, args, Form::Plain, place)?,
    }
    Ok(Some(Value::None))
}

/// The directives that stand in a batch too.
pub(super) fn directive(
    eval: &mut Evaluator<Alembic>,
    name: &str,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    match name {
        "add_column" => column::add(eval, args, form, place),
        "drop_column" => column::drop(eval, args, form, place),
        "alter_column" => alter_column::alter(eval, args, form, place),
        "create_index" => index::create(eval, args, form, place),
        "drop_index" => drop_index::drop(eval, args, form, place),
        "create_primary_key" => constraint::primary_key(eval, args, form, place),
        "create_unique_constraint" => constraint::unique(eval, args, form, place),
        "create_foreign_key" => constraint::foreign_key(eval, args, form, place),
        "create_check_constraint" => constraint::check(eval, args, form, place),
        "create_exclude_constraint" => constraint::exclude(eval, args, form, place),
        "drop_constraint" => constraint::drop(eval, args, form, place),
        "create_table_comment" => table::comment(eval, args, form, place),
        "drop_table_comment" => table::drop_comment(eval, args, form, place),
        _ => {
            let message = format!("`op.{name}` is not among Alembic's directives");
            let diagnostic = place.error("unreadable-python", message, "");
            let diagnostic = diagnostic.did_you_mean(name, DIRECTIVES);
            Err(Stop::Unreadable(Box::new(diagnostic)))
        }
    }
}

/// The table of an op: its first argument, or that of the batch; then the schema.
fn table_keys(
    eval: &Evaluator<Alembic>,
    op: &'static str,
    arguments: &Arguments<'_>,
    form: Form,
) -> Outcome<(Keys, String)> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    keys.text("op", op);
    let (table, schema) = if let (Form::Batch, Some(batch)) = (form, eval.host.batches.last()) {
        (batch.table.clone(), batch.schema.clone())
    } else {
        let table = arguments.need_text(0, "table_name")?;
        (table, arguments.named_text("schema")?)
    };
    keys.text("table", table.as_str());
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    Ok((keys, table))
}

/// `str(…)` of something symbolic: a name that is final, or SQL that is only looked at.
pub(super) fn text_of(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(argument) = args.positional.first() else {
        return Ok(None);
    };
    if let Ok(Some(name)) = name_of(Some(&argument.value), place) {
        return Ok(Some(Value::text(name.text)));
    }
    let is_expression = argument
        .value
        .as_call()
        .is_some_and(|(path, _)| path.starts_with("sqlalchemy."));
    if is_expression {
        return Ok(Some(Value::text(super::sql::statement(
            eval,
            &argument.value,
            place,
        )?)));
    }
    Ok(None)
}
