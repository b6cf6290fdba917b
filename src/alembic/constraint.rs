//! Constraints, inside a table and beside a column.

use crate::dialect::Target;
use crate::python::{Evaluator, Node, Outcome, Place, Value};

use super::arguments::{Arguments, names};
use super::host::{Alembic, class_of};
use super::name::{Convention, conventional, name_of};
use super::options::options;
use super::sql;
use super::toml_value::Keys;

/// A constraint or an index that stands inside a table.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A primary key.
    PrimaryKey(Keys),
    /// A unique constraint.
    Unique(Keys),
    /// A foreign key.
    ForeignKey(Keys),
    /// A check.
    Check(Keys),
    /// An exclusion constraint.
    Exclude(Keys),
    /// An index.
    Index(Keys),
}

impl Item {
    /// The word for its kind, where its place in the statement is not fixed.
    pub(super) fn word(&self) -> Option<&'static str> {
        match self {
            Self::Unique(_) => Some("unique"),
            Self::ForeignKey(_) => Some("foreign_key"),
            Self::Check(_) => Some("check"),
            Self::Exclude(_) => Some("exclude"),
            Self::PrimaryKey(_) | Self::Index(_) => None,
        }
    }
}

/// Reads what stands in a table besides columns; `None`: it is none of these.
pub(super) fn item(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    table: &str,
    place: &Place,
) -> Outcome<Option<Item>> {
    let Some((path, args)) = value.as_call() else {
        return Ok(None);
    };
    let class = class_of(path).unwrap_or_default().to_owned();
    let args = args.clone();
    let arguments = Arguments::new(&class, &args, place);
    Ok(Some(match class.as_str() {
        "PrimaryKeyConstraint" => {
            Item::PrimaryKey(keyed(eval, &arguments, table, Convention::PrimaryKey)?)
        }
        "UniqueConstraint" => Item::Unique(keyed(eval, &arguments, table, Convention::Unique)?),
        "ForeignKeyConstraint" => Item::ForeignKey(foreign_key(eval, &arguments)?),
        "CheckConstraint" => {
            let mut keys = check(eval, &arguments)?;
            name_check(eval, &mut keys, &arguments, table)?;
            Item::Check(keys)
        }
        "ExcludeConstraint" => {
            let keys = exclude(eval, &arguments, 0)?;
            Item::Exclude(keys)
        }
        "Index" => {
            let mut keys = Keys::new(&eval.host.span(place));
            let name = arguments.name(0, "name")?;
            super::ops::index::index_keys(
                eval,
                &mut keys,
                name,
                &arguments,
                arguments.rest(1),
                table,
            )?;
            Item::Index(keys)
        }
        _ => return Ok(None),
    }))
}

/// The columns of a constraint, given one by one.
fn columns(arguments: &Arguments<'_>) -> Outcome<Vec<String>> {
    let mut columns = Vec::new();
    for argument in arguments.rest(0) {
        columns.push(column_name(&argument.value, &argument.place)?);
    }
    Ok(columns)
}

/// The name of a column, given as text or as the column itself.
pub(super) fn column_name(value: &Value, place: &Place) -> Outcome<String> {
    if let Some((path, args)) = value.as_call()
        && matches!(class_of(path), Some("Column" | "column"))
    {
        return column_name(
            &args
                .positional
                .first()
                .map_or(Value::None, |argument| argument.value.clone()),
            place,
        );
    }
    if let Value::Symbolic(symbolic) = value {
        match &symbolic.node {
            Node::Attribute(_, name) => return Ok(name.to_string()),
            Node::Item(_, key) => return column_name(key, place),
            _ => {}
        }
    }
    match name_of(Some(value), place)? {
        Some(name) => Ok(name.text),
        None => place.unreadable("the name of a column was expected"),
    }
}

fn keyed(
    eval: &mut Evaluator<Alembic>,
    arguments: &Arguments<'_>,
    table: &str,
    convention: Convention,
) -> Outcome<Keys> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    let columns = columns(arguments)?;
    let name = match arguments.named("name")? {
        Some(name) => name_of(Some(&name.value), &name.place)?,
        None => None,
    };
    if let Some(name) = conventional(&eval.host, convention, name, table, &columns) {
        keys.text("name", name);
    }
    keys.texts("columns", &columns);
    deferrability(&mut keys, arguments)?;
    for ignored in [
        "info",
        "comment",
        "_create_rule",
        "_column_flag",
        "_implicit_generated",
    ] {
        arguments.raw(ignored);
    }
    let target = if convention == Convention::PrimaryKey {
        Target::PrimaryKey
    } else {
        Target::Unique
    };
    options(eval, &mut keys, arguments, target)?;
    arguments.finish()?;
    Ok(keys)
}

fn foreign_key(eval: &mut Evaluator<Alembic>, arguments: &Arguments<'_>) -> Outcome<Keys> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    let local = arguments.need(0, "columns")?;
    keys.texts("columns", &column_names(&local.value, &local.place)?);
    let remote = arguments.need(1, "refcolumns")?;
    let Some(targets) = remote.value.as_sequence() else {
        return remote.place.unreadable("a list of columns was expected");
    };
    let mut referred = Vec::new();
    let mut table = None;
    for value in &targets {
        let (schema, name, column) = target(eval, value, &remote.place)?;
        table = Some((schema, name));
        referred.push(column);
    }
    let Some((schema, name)) = table else {
        return remote
            .place
            .unreadable("a foreign key refers to one column at least");
    };
    keys.text("references", name);
    if let Some(schema) = schema {
        keys.text("referred_schema", schema);
    }
    keys.texts("referred_columns", &referred);
    if let Some(name) = arguments.name(2, "name")? {
        keys.text("name", name.text);
    }
    referential(&mut keys, arguments)?;
    for ignored in ["use_alter", "link_to_name", "info", "comment", "table"] {
        arguments.raw(ignored);
    }
    options(eval, &mut keys, arguments, Target::ForeignKey)?;
    arguments.finish()?;
    Ok(keys)
}

pub(super) fn column_names(value: &Value, place: &Place) -> Outcome<Vec<String>> {
    match value.as_sequence() {
        Some(values) => values
            .iter()
            .map(|value| column_name(value, place))
            .collect(),
        None => names(value, place),
    }
}

/// What a foreign key refers to: `"table.column"`, `"schema.table.column"` or a column of a table.
pub(super) fn target(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<(Option<String>, String, String)> {
    if let Some(text) = value.as_str() {
        let mut pieces = text.rsplitn(3, '.');
        let (column, table, schema) = (pieces.next(), pieces.next(), pieces.next());
        return match (column, table) {
            (Some(column), Some(table)) => Ok((
                schema.map(str::to_owned),
                table.to_owned(),
                column.to_owned(),
            )),
            // Only the table: its column has the name of the referring one, which nothing here tells.
            _ => place.unreadable("a foreign key refers to `table.column`"),
        };
    }
    sql::column_of(eval, value, place)
}

/// `ondelete`, `onupdate`, `match` and deferrability.
pub(super) fn referential(keys: &mut Keys, arguments: &Arguments<'_>) -> Outcome<()> {
    for (python, toml) in [
        ("ondelete", "on_delete"),
        ("onupdate", "on_update"),
        ("match", "match"),
    ] {
        if let Some(argument) = arguments.named(python)? {
            let Some(word) = argument.value.as_str() else {
                return argument
                    .place
                    .unreadable(format!("`{python}` must be text"));
            };
            keys.text(toml, word.trim().to_lowercase());
        }
    }
    deferrability(keys, arguments)
}

/// `deferrable` and `initially`.
pub(super) fn deferrability(keys: &mut Keys, arguments: &Arguments<'_>) -> Outcome<()> {
    if let Some(deferrable) = arguments.flag("deferrable")? {
        keys.flag("deferrable", deferrable);
    }
    if let Some(argument) = arguments.named("initially")? {
        let Some(word) = argument.value.as_str() else {
            return argument.place.unreadable("`initially` must be text");
        };
        keys.text("initially", word.trim().to_lowercase());
    }
    Ok(())
}

/// `sa.CheckConstraint(…)`: its condition and its name as written.
pub(super) fn check(eval: &mut Evaluator<Alembic>, arguments: &Arguments<'_>) -> Outcome<Keys> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    let condition = arguments.need(0, "sqltext")?;
    keys.text(
        "sql",
        sql::condition(eval, &condition.value, &condition.place)?,
    );
    if let Some(name) = arguments.named("name")?
        && let Some(name) = name_of(Some(&name.value), &name.place)?
    {
        keys.text("name", name.text);
    }
    for ignored in [
        "info",
        "comment",
        "table",
        "_create_rule",
        "_type_bound",
        "deferrable",
        "initially",
    ] {
        arguments.raw(ignored);
    }
    options(eval, &mut keys, arguments, Target::Check)?;
    arguments.finish()?;
    Ok(keys)
}

/// Names a check by the convention.
fn name_check(
    eval: &Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
    table: &str,
) -> Outcome<()> {
    let name = match arguments.named("name")? {
        Some(name) => name_of(Some(&name.value), &name.place)?,
        None => None,
    };
    if let Some(name) = conventional(&eval.host, Convention::Check, name, table, &[]) {
        keys.text("name", name);
    }
    Ok(())
}

/// `ExcludeConstraint((column, operator), …)`; the elements begin at a position.
pub(super) fn exclude(
    eval: &mut Evaluator<Alembic>,
    arguments: &Arguments<'_>,
    first: usize,
) -> Outcome<Keys> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    let mut elements = Vec::new();
    for argument in arguments.rest(first) {
        let Some([key, operator]) = argument
            .value
            .as_sequence()
            .and_then(|pair| <[Value; 2]>::try_from(pair).ok())
        else {
            return argument
                .place
                .unreadable("a pair of a column and an operator was expected");
        };
        let mut element = Keys::new(&eval.host.span(&argument.place));
        match key.as_str() {
            Some(column) => element.text("column", column),
            None => match sql::plain_column(&key) {
                Some(column) => element.text("column", column),
                None => element.text("sql", sql::expression(eval, &key, &argument.place)?),
            },
        }
        element.text("with", operator.as_str().unwrap_or_default());
        elements.push(element);
    }
    keys.tables("elements", elements);
    if let Some(name) = arguments.named("name")?
        && let Some(name) = name_of(Some(&name.value), &name.place)?
    {
        keys.text("name", name.text);
    }
    let using = arguments
        .named_text("using")?
        .unwrap_or_else(|| "gist".to_owned());
    keys.text("using", using);
    if let Some(condition) = arguments.named("where")? {
        let mut inner = Keys::new(&eval.host.span(&condition.place));
        inner.text(
            "sql",
            sql::expression(eval, &condition.value, &condition.place)?,
        );
        keys.set("where", inner.into_value());
    }
    deferrability(&mut keys, arguments)?;
    arguments.raw("ops");
    arguments.raw("schema");
    arguments.finish()?;
    Ok(keys)
}
