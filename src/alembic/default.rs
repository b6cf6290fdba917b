//! What the server fills in: defaults, identities, computed columns.

use crate::diag::Span;
use crate::python::{Args, Evaluator, Outcome, Place, Value};

use super::arguments::Arguments;
use super::host::{Alembic, class_of};
use super::sql;
use super::toml_value::{Keys, number, text};

/// The keys of Python and of a TOML revision.
const NUMBERS: [(&str, &str); 5] = [
    ("start", "start"),
    ("increment", "increment"),
    ("minvalue", "min_value"),
    ("maxvalue", "max_value"),
    ("cache", "cache"),
];

/// What is said with True or False. <https://docs.sqlalchemy.org/en/21/dialects/oracle.html#identity-columns>
const FLAGS: [(&str, &str); 7] = [
    ("nominvalue", "no_min_value"),
    ("nomaxvalue", "no_max_value"),
    ("cycle", "cycle"),
    ("order", "order"),
    ("oracle_order", "order"),
    ("on_null", "on_null"),
    ("oracle_on_null", "on_null"),
];

pub(super) fn computed(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let expression = arguments.need(0, "sqltext")?;
    let mut inner = Keys::new(&eval.host.span(arguments.place()));
    inner.text(
        "sql",
        sql::expression(eval, &expression.value, &expression.place)?,
    );
    if let Some(stored) = arguments.get(1, "persisted")? {
        let Value::Bool(stored) = stored.value else {
            return stored.place.unreadable("`persisted` must be True or False");
        };
        inner.flag("stored", stored);
    }
    arguments.finish()?;
    keys.set("computed", inner.into_value());
    Ok(())
}

/// `sa.Identity(…)`, and the settings of a `sa.Sequence`.
pub(super) fn identity(span: &Span, arguments: &Arguments<'_>) -> Outcome<Keys> {
    let mut keys = Keys::new(span);
    if arguments.flag("always")?.unwrap_or(false) {
        keys.flag("always", true);
    }
    for (python, toml) in NUMBERS {
        if let Some(argument) = arguments.named(python)? {
            let Value::Int(int) = argument.value else {
                return argument
                    .place
                    .unreadable(format!("`{python}` must be a whole number"));
            };
            keys.set(toml, number(span, &int.to_string()));
        }
    }
    for (python, toml) in FLAGS {
        if let Some(flag) = arguments.flag(python)? {
            keys.flag(toml, flag);
        }
    }
    Ok(keys)
}

/// `server_default=`: text is a literal, everything else an expression.
pub(super) fn set_default(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    value: &Value,
    place: &Place,
) -> Outcome<()> {
    let span = eval.host.span(place);
    if let Value::Unknown(unknown) = value {
        return place.needs(unknown);
    }
    if let Some(literal) = value.as_str() {
        keys.set("default", text(&span, literal));
        return Ok(());
    }
    let call = value
        .as_call()
        .map(|(path, args)| (class_of(path).unwrap_or_default().to_owned(), args.clone()));
    if let Some((class, args)) = call {
        let args: Args = args;
        let arguments = Arguments::new("server_default", &args, place);
        match class.as_str() {
            "Identity" => {
                let identity = identity(&span, &arguments)?;
                keys.set("identity", identity.into_value());
                return Ok(());
            }
            "Computed" => return computed(eval, keys, &arguments),
            "FetchedValue" => return Ok(()),
            "DefaultClause" => {
                let argument = arguments.need(0, "arg")?;
                return set_default(eval, keys, &argument.value, &argument.place);
            }
            _ => {}
        }
    }
    if value.as_path().and_then(class_of) == Some("FetchedValue") {
        return Ok(());
    }
    let mut inner = Keys::new(&span);
    inner.text("sql", sql::expression(eval, value, place)?);
    keys.set("default", inner.into_value());
    Ok(())
}
