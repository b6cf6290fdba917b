//! `with op.batch_alter_table("users") as batch_op:`, whose ops are done when the block ends.

use crate::dialect::AlterStyle;
use crate::python::{Args, Evaluator, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::host::Alembic;
use super::super::metadata::assumed;
use super::super::toml_value::Keys;
use super::{Form, directive, execute};

/// They say how Alembic gets at the structure and how it builds a table anew; the catalog and the dialect know.
const HOW: [&str; 8] = [
    "recreate",
    "partial_reordering",
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
    /// What the block tells of it.
    assumed: Option<Keys>,
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
    let mut batch = Batch {
        table: arguments.need_text(0, "table_name")?,
        schema: arguments.text(1, "schema")?,
        assumed: None,
        ops: Vec::new(),
    };
    let copied = arguments.raw("copy_from");
    // Other dialects need not know all of a table.
    if let Some(copied) = copied.filter(|_| eval.host.dialect.alter == AlterStyle::Rebuild) {
        let (table, at) = (copied.value.clone(), copied.place.clone());
        batch.assumed = assumed(eval, &table, &at);
    }
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
        if let Some(mut keys) = batch.assumed.filter(|_| !batch.ops.is_empty()) {
            keys.text("table", batch.table);
            keys.remove("schema");
            if let Some(schema) = batch.schema {
                keys.text("schema", schema);
            }
            eval.host.assume(keys);
        }
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
