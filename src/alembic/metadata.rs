//! Tables that stand in a `MetaData` or in a class, and what `create_all` and `drop_all` do with them.

use std::rc::Rc;

use crate::python::{Args, Argument, Class, Evaluator, Node, Outcome, Place, Symbolic, Value};

use super::arguments::Arguments;
use super::column::is_column;
use super::host::{Alembic, class_of};
use super::ops::{create_table_from, drop_table, table_made_of};
use super::toml_value::Keys;

/// The tables that were made so far, each with its `MetaData`.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<(Rc<Symbolic>, Value)>);

impl Tables {
    /// Remembers `sa.Table(name, metadata, …)`.
    pub(super) fn remember(&mut self, table: &Value, args: &Args) {
        if let Some(Value::Symbolic(metadata)) =
            args.positional.get(1).map(|argument| &argument.value)
        {
            self.0.push((Rc::clone(metadata), table.clone()));
        }
    }

    /// The tables of a `MetaData`, by name.
    fn of(&self, metadata: &Rc<Symbolic>) -> Vec<Value> {
        let own = self
            .0
            .iter()
            .filter(|(other, _)| Rc::ptr_eq(other, metadata));
        let mut own: Vec<Value> = own.map(|(_, table)| table.clone()).collect();
        own.sort_by_key(name_of);
        own
    }
}

fn name_of(table: &Value) -> String {
    let name = table
        .as_call()
        .and_then(|(_, args)| args.positional.first());
    name.and_then(|argument| argument.value.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// `Account.__table__` and a class itself as the `sa.Table(…)` that it stands for; everything else as it is.
pub(super) fn as_table(value: &Value) -> Value {
    let class = match value {
        Value::Class(class) => Some(class),
        Value::Symbolic(symbolic) => match &symbolic.node {
            Node::Attribute(Value::Class(class), name) if name == "__table__" => Some(class),
            _ => None,
        },
        _ => None,
    };
    match class {
        Some(class) => class
            .attribute("__table__")
            .unwrap_or_else(|| declared(class)),
        None => value.clone(),
    }
}

/// The table that a class of the ORM declares.
fn declared(class: &Rc<Class>) -> Value {
    let place = &class.place;
    let argument = |value| Argument {
        value,
        place: place.clone(),
    };
    let name = class.attribute("__tablename__").unwrap_or(Value::None);
    let mut args = Args {
        positional: vec![argument(name), argument(Value::None)],
        named: Vec::new(),
    };
    for (name, value) in class.attributes.borrow().iter() {
        if !is_column(value) {
            continue;
        }
        let Some((path, column)) = value.as_call() else {
            continue;
        };
        let mut column = column.clone();
        let is_named = column
            .positional
            .first()
            .is_some_and(|first| first.value.as_str().is_some())
            || column.named("name").is_some();
        if !is_named {
            column.positional.insert(0, argument(name.clone()));
        }
        let path = Value::path(path, place.clone());
        args.positional.push(argument(Value::symbolic(
            Node::Call(path, column),
            place.clone(),
        )));
    }
    if let Some(Value::Dict(options)) = class.attribute("__table_args__") {
        for (name, value) in options.borrow().iter() {
            args.named.push((
                name.as_str().unwrap_or_default().into(),
                argument(value.clone()),
            ));
        }
    }
    let path = Value::path("sqlalchemy.Table", place.clone());
    Value::symbolic(Node::Call(path, args), place.clone())
}

/// `metadata.create_all(bind)` and `drop_all`; `None`: it is no `MetaData`.
pub(super) fn method(
    eval: &mut Evaluator<Alembic>,
    of: &Value,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Value::Symbolic(metadata) = of else {
        return Ok(None);
    };
    if of.as_call().and_then(|(path, _)| class_of(path)) != Some("MetaData")
        || !matches!(name, "create_all" | "drop_all")
    {
        return Ok(None);
    }
    let mut tables = match args.named("tables") {
        Some(tables) => eval
            .iterate(&tables.value, &tables.place)?
            .iter()
            .map(as_table)
            .collect(),
        None => eval.host.tables.of(metadata),
    };
    sort(&mut tables);
    if name == "drop_all" {
        tables.reverse();
    }
    for table in tables {
        if name == "create_all" {
            create(eval, &table, place)?;
        } else {
            drop_table(eval, &table, place)?;
        }
    }
    Ok(Some(Value::None))
}

/// Creates a `sa.Table(…)`.
pub(super) fn create(eval: &mut Evaluator<Alembic>, table: &Value, place: &Place) -> Outcome<()> {
    let Some((_, made_of)) = table.as_call() else {
        return place.unreadable("which table this is, no revision file tells");
    };
    let made_of = made_of.clone();
    let arguments = Arguments::new("sa.Table", &made_of, place);
    let name = arguments.need_text(0, "name")?;
    arguments.raw("metadata");
    create_table_from(eval, &arguments, &name, arguments.rest(2))
}

/// What a `sa.Table(…)` tells of a table that is there, as the keys of an op.
pub(super) fn assumed(eval: &mut Evaluator<Alembic>, table: &Value, place: &Place) -> Option<Keys> {
    let (_, made_of) = as_table(table)
        .as_call()
        .map(|(path, args)| (path.to_owned(), args.clone()))?;
    let arguments = Arguments::new("sa.Table", &made_of, place);
    let name = arguments.need_text(0, "name").ok()?;
    arguments.raw("metadata");
    let items = arguments.rest(2);
    let keys = table_made_of(eval, "assume_table", &arguments, &name, items).ok()?;
    keys.has("columns").then_some(keys)
}

/// Puts tables behind those that they refer to, as far as they can be, else in the order of their names.
fn sort(tables: &mut Vec<Value>) {
    let mut waiting = std::mem::take(tables);
    while !waiting.is_empty() {
        let names: Vec<String> = waiting.iter().map(name_of).collect();
        let is_free = |table: &Value| {
            let own = name_of(table);
            referred(table)
                .iter()
                .all(|name| *name == own || !names.contains(name))
        };
        let (mut free, rest): (Vec<Value>, Vec<Value>) = waiting.into_iter().partition(is_free);
        if free.is_empty() {
            tables.extend(rest);
            return;
        }
        tables.append(&mut free);
        waiting = rest;
    }
}

/// The tables that a table's foreign keys name.
fn referred(table: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![table.clone()];
    while let Some(value) = open.pop() {
        if let Some(values) = value.as_sequence() {
            open.extend(values);
            continue;
        }
        let Some((path, args)) = value.as_call() else {
            continue;
        };
        let class = class_of(path);
        let is_key = matches!(class, Some("ForeignKey" | "ForeignKeyConstraint"));
        for argument in &args.positional {
            match argument.value.as_str() {
                Some(text) if is_key => {
                    if let Some((table, _)) = text.rsplit_once('.') {
                        names.push(table.rsplit('.').next().unwrap_or(table).to_owned());
                    }
                }
                Some(_) => {}
                None => {
                    if is_key && let Some(values) = argument.value.as_sequence() {
                        let texts = values.iter().filter_map(Value::as_str);
                        names.extend(
                            texts
                                .filter_map(|text| text.rsplit_once('.'))
                                .map(|(table, _)| table.to_owned()),
                        );
                    }
                    open.push(argument.value.clone());
                }
            }
        }
    }
    names
}
