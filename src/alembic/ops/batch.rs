//! `with op.batch_alter_table("users") as batch_op:`, whose ops are done when the block ends.

use crate::python::{Args, Evaluator, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::host::Alembic;
use super::super::toml_value::Keys;
use super::{Form, directive, execute};

/// They say how Alembic gets at the structure and how it builds a table anew; the catalog and the dialect know.
const HOW: [&str; 9] = [
    "recreate",
    "partial_reordering",
    "copy_from",
    "table_args",
    "table_kwargs",
    "reflect_args",
    "reflect_kwargs",
    "naming_convention",
    "batch_op",
];

/// A block that is open.
#[derive(Debug)]
pub(in crate::alembic) struct Batch {
    /// The table.
    pub(in crate::alembic) table: String,
    /// Its schema.
    pub(in crate::alembic) schema: Option<String>,
    /// Its ops so far.
    pub(in crate::alembic) ops: Vec<Keys>,
}

/// The block begins.
pub(in crate::alembic) fn enter(
    eval: &mut Evaluator<Alembic>,
    context: &Value,
    place: &Place,
) -> Outcome {
    let Some((_, args)) = context.as_call() else {
        return Ok(context.clone());
    };
    let args = args.clone();
    let arguments = Arguments::new("op.batch_alter_table", &args, place);
    let batch = Batch {
        table: arguments.need_text(0, "table_name")?,
        schema: arguments.text(1, "schema")?,
        ops: Vec::new(),
    };
    for name in HOW {
        arguments.raw(name);
    }
    arguments.finish()?;
    eval.host.batches.push(batch);
    Ok(context.clone())
}

/// The block ends: its ops are done.
pub(in crate::alembic) fn exit(eval: &mut Evaluator<Alembic>) {
    if let Some(batch) = eval.host.batches.pop() {
        for keys in batch.ops {
            eval.host.emit(keys, false);
        }
    }
}

/// Calls `batch_op.name(…)`.
pub(in crate::alembic) fn call(
    eval: &mut Evaluator<Alembic>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if name == "f" {
        return super::call(eval, name, args, place);
    }
    if eval.host.batches.is_empty() {
        return place.unreadable("the batch has ended, or did not begin with `with`");
    }
    match name {
        "execute" => execute::execute(eval, args, place)?,
        _ => directive(eval, name, args, Form::Batch, place)?,
    }
    Ok(Some(Value::None))
}
