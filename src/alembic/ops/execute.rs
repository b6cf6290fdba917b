//! `execute`, and whatever else sends a statement.

use crate::python::{Args, Dict, Evaluator, Node, Outcome, Place, Value};

use super::super::host::{Alembic, class_of};
use super::super::metadata;
use super::super::sql;
use super::super::toml_value::{Keys, text};

/// `op.execute(statement)`, `bind.execute(statement, parameters)`.
pub(in crate::alembic) fn execute(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    place: &Place,
) -> Outcome<()> {
    let statement = args.get(0, "sqltext").or_else(|| args.named("statement"));
    let Some(statement) = statement
        .or_else(|| args.named("sql"))
        .or_else(|| args.named("clauseelement"))
    else {
        return place.unreadable("a statement was expected");
    };
    let (value, at) = (statement.value.clone(), statement.place.clone());
    if let Value::Unknown(unknown) = &value {
        return at.needs(unknown);
    }
    if let Some((class, of)) = table_construct(&value) {
        let nothing = Args::default();
        return match class.as_str() {
            "CreateTable" => metadata::create(eval, &of, place),
            "DropTable" => super::drop_table(eval, &of, place),
            "CreateIndex" | "CreateSequence" => {
                super::method(eval, &of, "create", &nothing, place).map(|_| ())
            }
            _ => super::method(eval, &of, "drop", &nothing, place).map(|_| ()),
        };
    }
    for sql in statements(eval, &value, args, &at)? {
        emit(eval, &sql, &at);
    }
    Ok(())
}

/// The statement as SQL, once for each row of parameters.
fn statements(
    eval: &mut Evaluator<Alembic>,
    statement: &Value,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<String>> {
    let given = args.positional.get(1);
    let given = given.or_else(|| args.named("parameters"));
    let given = given.or_else(|| args.named("params"));
    if let Some(given) = given.filter(|argument| !matches!(argument.value, Value::None)) {
        let statement = as_text(statement, place);
        return sql::statements(eval, &statement, &given.value, &given.place);
    }
    let named = args
        .named
        .iter()
        .filter(|(name, _)| !OWN.contains(&name.as_str()));
    let named: Dict = named
        .map(|(name, argument)| (Value::text(name.as_str()), argument.value.clone()))
        .collect();
    if !named.is_empty() {
        let statement = as_text(statement, place);
        return sql::statements(eval, &statement, &Value::dict(named), place);
    }
    Ok(vec![match statement.as_str() {
        // As in `text()`, where a backslash makes a colon an ordinary one.
        Some(sql) => sql.replace("\\:", ":"),
        None => sql::statement(eval, statement, place)?,
    }])
}

/// The arguments of `execute` itself; others are parameters of the statement.
const OWN: [&str; 7] = [
    "sqltext",
    "statement",
    "sql",
    "parameters",
    "params",
    "execution_options",
    "clauseelement",
];

/// A string with parameters is a `text()`.
fn as_text(statement: &Value, place: &Place) -> Value {
    match statement.as_str() {
        Some(sql) => {
            let text = Value::path("sqlalchemy.text", place.clone());
            let args = Args::of([Value::text(sql)], place);
            Value::symbolic(Node::Call(text, args), place.clone())
        }
        None => statement.clone(),
    }
}

/// `CreateTable(table)` and its kin, which are ops.
fn table_construct(value: &Value) -> Option<(String, Value)> {
    let (path, args) = value.as_call()?;
    let class = class_of(path)?;
    let is_meant = matches!(
        class,
        "CreateTable"
            | "DropTable"
            | "CreateIndex"
            | "DropIndex"
            | "CreateSequence"
            | "DropSequence"
    );
    let of = metadata::as_table(&args.positional.first()?.value);
    (is_meant && args.positional.len() == 1 && args.named.is_empty())
        .then(|| (class.to_owned(), of))
}

/// Adds an `execute`.
pub(super) fn emit(eval: &mut Evaluator<Alembic>, sql: &str, place: &Place) {
    if sql.trim().is_empty() {
        return;
    }
    let span = eval.host.span(place);
    let mut keys = Keys::new(&span);
    keys.text("op", "execute");
    keys.set("sql", text(&span, sql));
    eval.host.emit(keys, false);
}
