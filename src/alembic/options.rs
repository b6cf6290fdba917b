//! What one engine alone has, such as `postgresql_using=`.

use crate::dialect::{Target, option_keys};
use crate::python::{Evaluator, Outcome, Place, Value};

use super::arguments::Arguments;
use super::constraint::column_names;
use super::host::Alembic;
use super::sql;
use super::toml_value::{Keys, TomlValue, flag, list, number, text};

/// The options of the dialect that is being written, as its own table.
pub(super) fn options(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
    target: Target,
) -> Outcome<()> {
    let dialect = eval.host.dialect.name;
    let known = option_keys(dialect, target);
    let mut inner = Keys::new(keys.span());
    for (option, argument) in arguments.options(dialect) {
        if !known.contains(&option) {
            return argument.place.unreadable(format!(
                "{} has no option `{option}` here that can be written",
                eval.host.dialect.title
            ));
        }
        let value = option_value(eval, &argument.value, &argument.place)?;
        inner.set_named(option, value);
    }
    if !inner.is_empty() {
        keys.set(dialect.as_str(), inner.into_value());
    }
    Ok(())
}

/// The value of an option.
pub(super) fn option_value(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<TomlValue> {
    let span = eval.host.span(place);
    Ok(match value {
        Value::Bool(on) => flag(&span, *on),
        Value::Int(int) => number(&span, &int.to_string()),
        Value::Str(word) => text(&span, &**word),
        Value::Dict(dict) => {
            let pairs: Vec<(Value, Value)> = dict
                .borrow()
                .iter()
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            let mut inner = Keys::new(&span);
            for (key, value) in pairs {
                let key = eval.str_of(&key, place)?;
                let value = option_value(eval, &value, place)?;
                inner.set_named(&key, value);
            }
            inner.into_value()
        }
        Value::List(_) | Value::Tuple(_) => {
            let columns = column_names(value, place)?;
            list(
                &span,
                columns.into_iter().map(|name| text(&span, name)).collect(),
            )
        }
        Value::Unknown(unknown) => return place.needs(unknown),
        _ => text(&span, sql::expression(eval, value, place)?),
    })
}
