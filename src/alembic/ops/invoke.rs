//! `op.invoke(CreateTableOp(…))`: an op given as an object.

use crate::python::{Args, Argument, Evaluator, Outcome, Place, Value};

use super::super::host::Alembic;

/// The directives behind the classes of `alembic.operations.ops`.
const CLASSES: [(&str, &str); 16] = [
    ("AddColumnOp", "add_column"),
    ("BulkInsertOp", "bulk_insert"),
    ("CreateCheckConstraintOp", "create_check_constraint"),
    ("CreateForeignKeyOp", "create_foreign_key"),
    ("CreateIndexOp", "create_index"),
    ("CreatePrimaryKeyOp", "create_primary_key"),
    ("CreateTableCommentOp", "create_table_comment"),
    ("CreateTableOp", "create_table"),
    ("CreateUniqueConstraintOp", "create_unique_constraint"),
    ("DropColumnOp", "drop_column"),
    ("DropConstraintOp", "drop_constraint"),
    ("DropIndexOp", "drop_index"),
    ("DropTableCommentOp", "drop_table_comment"),
    ("DropTableOp", "drop_table"),
    ("ExecuteSQLOp", "execute"),
    ("RenameTableOp", "rename_table"),
];

/// Calls the directive that an object stands for.
pub(super) fn invoke(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let object = args
        .get(0, "operation")
        .map(|argument| argument.value.clone());
    let Some((path, made_of)) = object.as_ref().and_then(Value::as_call) else {
        return place.unreadable("an object of `alembic.operations.ops` was expected");
    };
    let class = path.rsplit('.').next().unwrap_or(path);
    let Some((_, directive)) = CLASSES.iter().find(|(known, _)| *known == class) else {
        return place.unreadable(format!("`{class}` is not among the ops that can be read"));
    };
    let mut made_of = made_of.clone();
    if *directive == "create_table"
        && made_of.positional.len() > 1
        && let Some(items) = made_of.positional[1].value.as_sequence()
    {
        // The class takes a list of what the directive takes one by one.
        let at = made_of.positional[1].place.clone();
        let items = items.into_iter().map(|value| Argument {
            value,
            place: at.clone(),
        });
        made_of.positional.splice(1..2, items);
    }
    super::call(eval, directive, &made_of, place)
}
