//! Questions to an inspector, answered from the replayed catalog.

use std::sync::Arc;

use crate::catalog::{Catalog, Kind, QualifiedName, Table};
use crate::python::{Args, Dict, Evaluator, Outcome, Place, Value};

use super::arguments::Arguments;
use super::host::Alembic;

/// Answers a question to an inspector.
pub(super) fn call(
    eval: &mut Evaluator<Alembic>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let arguments = Arguments::new(name, args, place);
    let schema = match name {
        "get_table_names" | "get_view_names" | "get_enums" | "get_schema_names" => {
            arguments.text(0, "schema")?
        }
        "has_sequence" => None,
        _ => arguments.text(1, "schema")?,
    };
    let dialect = Arc::clone(&eval.host.dialect);
    let schema = dialect.schemas.of(schema.as_deref());
    let catalog = catalog(eval);
    let answer = match name {
        "has_table" => return has_table(eval, args, 0, place).map(Some),
        "get_table_names" => names(catalog.tables().map(|table| &table.name), schema),
        "get_view_names" => names(catalog.names(Kind::View), schema),
        "get_schema_names" => names(catalog.names(Kind::Schema), None),
        "get_enums" => {
            let enums = catalog
                .names(Kind::Enum)
                .filter(|name| name.schema.as_deref() == schema);
            let enums = enums.map(|name| record([("name", Value::text(name.name.as_str()))]));
            Value::list(enums.collect())
        }
        "has_schema" => {
            let wanted = arguments.need_text(0, "schema_name")?;
            let wanted = dialect.schemas.of(Some(&wanted)).unwrap_or_default();
            Value::Bool(catalog.names(Kind::Schema).any(|name| name.name == wanted))
        }
        "has_sequence" => {
            let wanted = arguments.need_text(0, "sequence_name")?;
            Value::Bool(
                catalog
                    .names(Kind::Sequence)
                    .any(|name| name.name == wanted),
            )
        }
        _ => {
            let wanted = arguments.need_text(0, "table_name")?;
            let wanted = QualifiedName::new(schema, &wanted);
            let Some(table) = catalog.table(&wanted) else {
                return Ok(Some(Value::unknown(
                    format!("the structure of table `{wanted}`, which no revision creates"),
                    place.clone(),
                )));
            };
            if table.opaque {
                let what = format!("the structure of table `{wanted}`, which is not known exactly");
                return Ok(Some(Value::unknown(what, place.clone())));
            }
            match parts(table, name) {
                Some(answer) => answer,
                None => return place.unreadable(format!("`{name}()` needs a database connection")),
            }
        }
    };
    Ok(Some(answer))
}

/// `has_table(…)` of an inspector or a dialect; the name stands at a position.
pub(super) fn has_table(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    position: usize,
    place: &Place,
) -> Outcome {
    let arguments = Arguments::new("has_table", args, place);
    let wanted = arguments.need_text(position, "table_name")?;
    let schema = arguments.text(position + 1, "schema")?;
    let dialect = Arc::clone(&eval.host.dialect);
    let wanted = QualifiedName::new(dialect.schemas.of(schema.as_deref()), &wanted);
    Ok(Value::Bool(catalog(eval).table(&wanted).is_some()))
}

/// The catalog as it stands with the ops so far.
pub(super) fn catalog(eval: &mut Evaluator<Alembic>) -> &Catalog {
    eval.host.catalog()
}

fn names<'a>(names: impl Iterator<Item = &'a QualifiedName>, schema: Option<&str>) -> Value {
    let names = names.filter(|name| name.schema.as_deref() == schema);
    Value::list(names.map(|name| Value::text(name.name.as_str())).collect())
}

fn record<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    let pairs = pairs
        .into_iter()
        .map(|(key, value)| (Value::text(key), value));
    Value::dict(pairs.collect::<Dict>())
}

fn texts(names: &[String]) -> Value {
    Value::list(
        names
            .iter()
            .map(|name| Value::text(name.as_str()))
            .collect(),
    )
}

fn name_or_none(name: Option<&String>) -> Value {
    name.map_or(Value::None, |name| Value::text(name.as_str()))
}

/// What a table consists of, in the shapes of SQLAlchemy's inspector:
/// <https://docs.sqlalchemy.org/en/20/core/reflection.html#sqlalchemy.engine.reflection.Inspector>
fn parts(table: &Table, question: &str) -> Option<Value> {
    Some(match question {
        "get_columns" => {
            let columns = table.columns.iter().map(|column| {
                record([
                    ("name", Value::text(column.name.as_str())),
                    ("nullable", Value::Bool(column.nullable)),
                    (
                        "comment",
                        column
                            .comment
                            .as_ref()
                            .map_or(Value::None, |comment| Value::text(&**comment)),
                    ),
                ])
            });
            Value::list(columns.collect())
        }
        "get_indexes" => {
            let indexes = table.indexes.iter().map(|index| {
                let columns: Vec<String> = index
                    .columns
                    .iter()
                    .filter_map(|part| part.column_name().map(str::to_owned))
                    .collect();
                record([
                    ("name", Value::text(index.name.as_str())),
                    ("column_names", texts(&columns)),
                    ("unique", Value::Bool(index.unique)),
                ])
            });
            Value::list(indexes.collect())
        }
        _ => return constraints(table, question),
    })
}

/// The constraints and the comment of a table.
fn constraints(table: &Table, question: &str) -> Option<Value> {
    Some(match question {
        "get_unique_constraints" => {
            let uniques = table.uniques.iter().map(|unique| {
                record([
                    ("name", name_or_none(unique.name.as_ref())),
                    ("column_names", texts(&unique.columns)),
                ])
            });
            Value::list(uniques.collect())
        }
        "get_check_constraints" => {
            let checks = table.checks.iter().map(|check| {
                record([
                    ("name", name_or_none(check.name.as_ref())),
                    ("sqltext", Value::text(check.sql.sql.as_str())),
                ])
            });
            Value::list(checks.collect())
        }
        "get_foreign_keys" => {
            let keys = table.foreign_keys.iter().map(|key| {
                record([
                    ("name", name_or_none(key.name.as_ref())),
                    ("constrained_columns", texts(&key.columns)),
                    (
                        "referred_schema",
                        name_or_none(key.referred.schema.as_ref()),
                    ),
                    ("referred_table", Value::text(key.referred.name.as_str())),
                    ("referred_columns", texts(&key.referred_columns)),
                ])
            });
            Value::list(keys.collect())
        }
        "get_pk_constraint" => match &table.primary_key {
            Some(key) => record([
                ("name", name_or_none(key.name.as_ref())),
                ("constrained_columns", texts(&key.columns)),
            ]),
            None => record([
                ("name", Value::None),
                ("constrained_columns", Value::list(Vec::new())),
            ]),
        },
        "get_table_comment" => record([(
            "text",
            table
                .comment
                .as_ref()
                .map_or(Value::None, |text| Value::text(text.as_str())),
        )]),
        _ => return None,
    })
}
