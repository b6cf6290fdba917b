//! `bulk_insert`.

use crate::catalog::Literal;
use crate::python::{Args, Evaluator, Node, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::host::Alembic;
use super::super::metadata;
use super::super::sql;
use super::super::toml_value::{Keys, TomlValue, flag, list, number, text};

/// `op.bulk_insert(table, rows)`.
pub(super) fn bulk_insert(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.bulk_insert", args, place);
    let table = arguments.need(0, "table")?;
    let rows = arguments.need(1, "rows")?;
    arguments.raw("multiinsert");
    arguments.finish()?;
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "bulk_insert");
    let (schema, name) = sql::table_of(eval, &table.value, &table.place)?;
    keys.text("table", name);
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    let types = column_types(&table.value);
    let mut values = Vec::new();
    for row in eval.iterate(&rows.value, &rows.place)? {
        let Value::Dict(row) = &row else {
            return rows.place.unreadable("each row must be a dictionary");
        };
        let mut pairs: Vec<(Value, Value)> = row
            .borrow()
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        // As in Alembic, the table's columns say in which order.
        let position = |(column, _): &(Value, Value)| {
            types
                .iter()
                .position(|(name, _)| Some(name.as_str()) == column.as_str())
        };
        pairs.sort_by_key(|pair| position(pair).unwrap_or(usize::MAX));
        let mut cells = Keys::new(&eval.host.span(&rows.place));
        for (column, value) in pairs {
            let column = eval.str_of(&column, &rows.place)?;
            let column_type = types
                .iter()
                .find(|(name, _)| *name == column)
                .and_then(|(_, type_)| type_.as_ref());
            let value = cell(eval, &value, column_type, &rows.place)?;
            cells.set_named(&column, value);
        }
        values.push(cells.into_value());
    }
    if values.is_empty() {
        return Ok(());
    }
    let span = eval.host.span(&rows.place);
    keys.set("rows", list(&span, values));
    eval.host.emit(keys, false);
    Ok(())
}

/// The columns of a table and their types, as far as they are said.
fn column_types(table: &Value) -> Vec<(String, Option<Value>)> {
    let Value::Symbolic(symbolic) = &metadata::as_table(table) else {
        return Vec::new();
    };
    let Node::Call(_, args) = &symbolic.node else {
        return Vec::new();
    };
    let columns = args.positional.iter().filter_map(|argument| {
        let (_, args) = argument.value.as_call()?;
        let name = args.get(0, "name")?.value.as_str()?.to_owned();
        let type_ = args.get(1, "type_").map(|argument| argument.value.clone());
        Some((name, type_))
    });
    columns.collect()
}

/// A value as TOML has it, where that gives the same literal, else as SQL.
fn cell(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    column_type: Option<&Value>,
    place: &Place,
) -> Outcome<TomlValue> {
    let span = eval.host.span(place);
    if let Value::Unknown(unknown) = value {
        return place.needs(unknown);
    }
    let literal_sql = sql::literal(eval, value, column_type, place)?;
    let dialect = &eval.host.dialect;
    let same = |literal: Literal| {
        dialect
            .literal(&literal)
            .is_ok_and(|literal| literal == literal_sql)
    };
    match value {
        Value::Bool(on) if same(Literal::Boolean(*on)) => return Ok(flag(&span, *on)),
        Value::Int(int)
            if *int == i128::from(i64::try_from(*int).unwrap_or_default())
                && int.to_string() == literal_sql =>
        {
            return Ok(number(&span, &int.to_string()));
        }
        Value::Str(word) if same(Literal::Text(word.to_string())) => {
            return Ok(text(&span, &**word));
        }
        _ => {}
    }
    let mut inner = Keys::new(&span);
    inner.text("sql", literal_sql);
    Ok(inner.into_value())
}
