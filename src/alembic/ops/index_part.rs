//! The columns and expressions of an index, and the options that belong to them.

use std::collections::BTreeMap;

use crate::config::DialectName;
use crate::dialect::{Target, option_keys};
use crate::python::{Evaluator, Node, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::host::{Alembic, class_of};
use super::super::options::option_value;
use super::super::sql;
use super::super::toml_value::{Keys, number};

/// The options of an index; some of them belong to its columns.
pub(super) struct Settings {
    /// Those of the index.
    pub(super) options: Keys,
    opclasses: BTreeMap<String, String>,
    lengths: BTreeMap<String, i128>,
    length: Option<i128>,
}

impl Settings {
    pub(super) fn read(eval: &mut Evaluator<Alembic>, arguments: &Arguments<'_>) -> Outcome<Self> {
        let dialect = eval.host.dialect.name;
        let mut settings = Self {
            options: Keys::new(&eval.host.span(arguments.place())),
            opclasses: BTreeMap::new(),
            lengths: BTreeMap::new(),
            length: None,
        };
        for (option, argument) in arguments.options(dialect) {
            let pairs = match &argument.value {
                Value::Dict(dict) => dict
                    .borrow()
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
                _ => Vec::new(),
            };
            match (dialect, option) {
                (DialectName::Postgresql, "ops") => {
                    for (column, opclass) in pairs {
                        let column = eval.str_of(&column, &argument.place)?;
                        settings
                            .opclasses
                            .insert(column, eval.str_of(&opclass, &argument.place)?);
                    }
                }
                (DialectName::Mysql | DialectName::Mariadb, "length") => {
                    // MariaDB is not given the lengths of MySQL.
                    let own = arguments.own_options(dialect);
                    if !own.iter().any(|(name, _)| *name == option) {
                        continue;
                    }
                    if let Value::Int(length) = argument.value {
                        settings.length = Some(length);
                    }
                    for (column, length) in pairs {
                        if let Value::Int(length) = length {
                            settings
                                .lengths
                                .insert(eval.str_of(&column, &argument.place)?, length);
                        }
                    }
                }
                _ if option_keys(dialect, Target::Index).contains(&option) => {
                    let value = option_value(eval, &argument.value, &argument.place)?;
                    let is_off = matches!(value.get_ref().as_bool(), Some(false));
                    if !is_off {
                        settings.options.set_named(option, value);
                    }
                }
                _ => {
                    return argument
                        .place
                        .unreadable(format!("the index option `{option}` cannot be written"));
                }
            }
        }
        Ok(settings)
    }
}

/// One column or expression of an index.
pub(super) fn part(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
    settings: &Settings,
) -> Outcome<Keys> {
    let span = eval.host.span(place);
    let mut keys = Keys::new(&span);
    let (inner, order, nulls) = ordered(value);
    if let Some(order) = order {
        keys.text("order", order);
    }
    if let Some(nulls) = nulls {
        keys.text("nulls", nulls);
    }
    let column = match inner.as_str() {
        Some(column) => Some(column.to_owned()),
        None => match inner.as_call() {
            Some((path, args))
                if path.rsplit('.').next() == Some("f")
                    || class_of(path) == Some("quoted_name") =>
            {
                args.positional
                    .first()
                    .and_then(|argument| argument.value.as_str())
                    .map(str::to_owned)
            }
            Some(_) => sql::plain_column(&inner),
            // `table.c.name`.
            None => sql::column_of(eval, &inner, place)
                .ok()
                .map(|(_, _, column)| column),
        },
    };
    let mut known_as = column.clone();
    if let Some(column) = &column {
        keys.text("name", column.as_str());
        if let Some(length) = settings.lengths.get(column).copied().or(settings.length) {
            keys.set("length", number(&span, &length.to_string()));
        }
    } else {
        let sql = sql::expression(eval, &inner, place)?;
        expression_part(&mut keys, &sql);
        known_as = Some(label_of(&inner).unwrap_or(sql));
    }
    if let Some(opclass) = known_as.and_then(|name| settings.opclasses.get(&name)) {
        keys.text("opclass", opclass.as_str());
    }
    Ok(keys)
}

/// The name in `sa.func.lower(…).label("email_lower")`, by which the options of an index know an expression:
/// <https://docs.sqlalchemy.org/en/20/dialects/postgresql.html#operator-classes>
fn label_of(value: &Value) -> Option<String> {
    let Value::Symbolic(symbolic) = value else {
        return None;
    };
    let Node::Call(Value::Symbolic(callee), args) = &symbolic.node else {
        return None;
    };
    match &callee.node {
        Node::Attribute(_, name) if name == "label" => {
            args.positional.first()?.value.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

/// Sets the SQL of a part; an order that the author wrote into it is a key of its own.
fn expression_part(keys: &mut Keys, sql: &str) {
    let mut rest = sql.trim();
    let mut take = |word: &str| {
        let start = rest.len().checked_sub(word.len())?;
        let (before, last) = rest.split_at_checked(start)?;
        if !last.eq_ignore_ascii_case(word) || !before.ends_with(char::is_whitespace) {
            return None;
        }
        rest = before.trim_end();
        Some(())
    };
    if take("NULLS FIRST").is_some() {
        keys.text("nulls", "first");
    } else if take("NULLS LAST").is_some() {
        keys.text("nulls", "last");
    }
    if take("DESC").is_some() {
        keys.text("order", "desc");
    } else if take("ASC").is_some() {
        keys.text("order", "asc");
    }
    let is_name = !rest.is_empty()
        && rest
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    // Whatever is no name or call gets parentheses: those of the author's own would be too many.
    let inner = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let rest = inner.filter(|inner| is_balanced(inner)).unwrap_or(rest);
    if is_name {
        keys.text("name", rest);
    } else {
        keys.text("sql", rest);
    }
}

/// Whether each parenthesis has its partner inside.
fn is_balanced(sql: &str) -> bool {
    let mut depth = 0_i32;
    let mut quote = None;
    for character in sql.chars() {
        match (quote, character) {
            (Some(open), character) if open == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Takes `desc()`, `asc()`, `nulls_first()` and `nulls_last()` off a column.
fn ordered(value: &Value) -> (Value, Option<&'static str>, Option<&'static str>) {
    let (mut value, mut order, mut nulls) = (value.clone(), None, None);
    loop {
        let Some((word, inner)) = modifier(&value) else {
            return (value, order, nulls);
        };
        // Only a column can be taken out: of an expression the SQL is kept as a whole.
        match word.as_str() {
            "desc" => order = Some("desc"),
            "asc" => order = Some("asc"),
            "nulls_first" | "nullsfirst" => nulls = Some("first"),
            "nulls_last" | "nullslast" => nulls = Some("last"),
            _ => return (value, order, nulls),
        }
        value = inner;
    }
}

fn modifier(value: &Value) -> Option<(String, Value)> {
    let Value::Symbolic(symbolic) = value else {
        return None;
    };
    let Node::Call(callee, args) = &symbolic.node else {
        return None;
    };
    if let Some(path) = callee.as_path() {
        let word = class_of(path)?.to_owned();
        return Some((word, args.positional.first()?.value.clone()));
    }
    let Value::Symbolic(callee) = callee else {
        return None;
    };
    match &callee.node {
        Node::Attribute(of, name) => Some((name.to_string(), of.clone())),
        _ => None,
    }
}
