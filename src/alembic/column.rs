//! `sa.Column` and what stands inside it.

use crate::config::DialectName;
use crate::dialect::Feature;
use crate::python::{Evaluator, Node, Outcome, Place, Value};

use super::arguments::Arguments;
use super::column_type::{set_type, type_of_reference};
use super::constraint::{self, referential};
use super::default::{computed, identity, set_default};
use super::host::{Alembic, class_of};
use super::name::name_of;
use super::options;
use super::toml_value::{Keys, flag, text};

/// They concern Python's side alone.
const NO_SQL: [&str; 11] = [
    "default",
    "onupdate",
    "server_onupdate",
    "doc",
    "key",
    "info",
    "system",
    "sort_order",
    "insert_default",
    "_proxies",
    "inherit_cache",
];

/// A column declaration.
#[derive(Debug, Clone)]
pub(super) struct ColumnKeys {
    /// Its table as a TOML revision has it.
    pub(super) keys: Keys,
    /// Its name.
    pub(super) name: String,
    /// The checks that come with its type, which are those of its table.
    pub(super) checks: Vec<Keys>,
    /// The checks that stand beside it.
    pub(super) beside: Vec<Keys>,
    /// What it refers to.
    pub(super) references: Option<Keys>,
    /// Whether it is part of the primary key by its own declaration.
    pub(super) primary_key: bool,
    /// Whether SQLAlchemy takes its type for a whole number though it is spelled exactly, such as `BIGINT UNSIGNED`.
    pub(super) is_exact_integer: bool,
    /// Whether an index comes with its type.
    pub(super) spatial_index: bool,
    /// What Python calls it, where that is another name.
    pub(super) alias: Option<String>,
}

impl ColumnKeys {
    /// The whole column.
    pub(super) fn into_keys(mut self) -> Keys {
        if let Some(references) = self.references {
            self.keys.set("references", references.into_value());
        }
        self.keys.tables("checks", self.beside);
        self.keys
    }
}

/// Whether a value is a `sa.Column(…)`.
pub(super) fn is_column(value: &Value) -> bool {
    value
        .as_call()
        .is_some_and(|(path, _)| class_of(path) == Some("Column"))
}

/// Reads a `sa.Column(…)`.
pub(super) fn column(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<ColumnKeys> {
    let Some((path, args)) = value
        .as_call()
        .filter(|(path, _)| class_of(path) == Some("Column"))
    else {
        return place.unreadable("a `sa.Column` was expected here");
    };
    let _ = path;
    let args = args.clone();
    let arguments = Arguments::new("sa.Column", &args, place);
    let span = eval.host.span(place);
    let mut keys = Keys::new(&span);
    let mut rest = args.positional.as_slice();
    let name = match arguments.named_text("name")? {
        Some(name) => name,
        None => match rest.split_first() {
            Some((first, others)) => {
                rest = others;
                match name_of(Some(&first.value), &first.place)? {
                    Some(name) => name.text,
                    None => return place.unreadable("a column needs a name"),
                }
            }
            None => return place.unreadable("a column needs a name"),
        },
    };
    let quote = arguments.flag("quote")?;
    let name = eval.host.spelled(&name, quote);
    keys.text("name", name.as_str());
    let mut column = ColumnKeys {
        keys,
        name,
        checks: Vec::new(),
        beside: Vec::new(),
        references: None,
        primary_key: arguments.flag("primary_key")?.unwrap_or(false),
        is_exact_integer: false,
        spatial_index: false,
        alias: arguments.named_text("key")?,
    };
    let mut type_ = arguments
        .named("type_")?
        .map(|argument| (argument.value.clone(), argument.place.clone()));
    for argument in rest {
        if is_item(&argument.value) {
            item(eval, &mut column, &argument.value, &argument.place)?;
        } else if type_.is_none() {
            type_ = Some((argument.value.clone(), argument.place.clone()));
        } else if !matches!(argument.value, Value::None) {
            return argument
                .place
                .unreadable("this is not among the things that can stand in a column");
        }
    }
    match type_ {
        Some((value, place)) => set_type(eval, &mut column, &value, &place)?,
        None => type_of_reference(eval, &mut column),
    }
    attributes(eval, &mut column, &arguments)?;
    arguments.finish()?;
    Ok(column)
}

/// Whether a positional argument of a column is something other than its type.
fn is_item(value: &Value) -> bool {
    let class = match value {
        Value::Symbolic(symbolic) => match &symbolic.node {
            Node::Call(callee, _) => callee.as_path().and_then(class_of),
            _ => None,
        },
        _ => None,
    };
    matches!(
        class,
        Some(
            "ForeignKey"
                | "CheckConstraint"
                | "Computed"
                | "Identity"
                | "Sequence"
                | "DefaultClause"
                | "FetchedValue"
                | "UniqueConstraint"
                | "ColumnDefault"
        )
    )
}

fn item(
    eval: &mut Evaluator<Alembic>,
    column: &mut ColumnKeys,
    value: &Value,
    place: &Place,
) -> Outcome<()> {
    let Some((path, args)) = value.as_call() else {
        return Ok(());
    };
    let args = args.clone();
    let class = class_of(path).unwrap_or_default().to_owned();
    let arguments = Arguments::new(&class, &args, place);
    match class.as_str() {
        "ForeignKey" => {
            let references = references(eval, &arguments)?;
            column.references = Some(references);
        }
        "CheckConstraint" => {
            let check = constraint::check(eval, &arguments)?;
            column.beside.push(check);
        }
        "Computed" => computed(eval, &mut column.keys, &arguments)?,
        "Identity" => {
            let identity = identity(&eval.host.span(place), &arguments)?;
            column.keys.set("identity", identity.into_value());
        }
        "DefaultClause" => {
            let argument = arguments.need(0, "arg")?;
            set_default(eval, &mut column.keys, &argument.value, &argument.place)?;
        }
        // Numbers come from the sequence, asked for by Python, where the database has sequences; of MariaDB, SQLAlchemy
        // learns that only from the server.
        "Sequence"
            if eval.host.dialect.has(Feature::Sequence)
                && eval.host.dialect.name != DialectName::Mariadb
                && !column.keys.has("autoincrement") =>
        {
            column.keys.flag("autoincrement", false);
        }
        // Python's side: no SQL comes of it.
        _ => {}
    }
    Ok(())
}

/// `sa.ForeignKey("users.id", …)`.
fn references(eval: &mut Evaluator<Alembic>, arguments: &Arguments<'_>) -> Outcome<Keys> {
    let target = arguments.need(0, "column")?;
    let (schema, table, column) = constraint::target(eval, &target.value, &target.place)?;
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    keys.text("table", table);
    keys.text("column", column);
    if let Some(name) = arguments.named("name")?
        && let Some(name) = name_of(Some(&name.value), &name.place)?
    {
        keys.text("name", name.text);
    }
    referential(&mut keys, arguments)?;
    for ignored in [
        "use_alter",
        "link_to_name",
        "info",
        "comment",
        "_constraint",
        "_unresolvable",
    ] {
        arguments.raw(ignored);
    }
    options::options(
        eval,
        &mut keys,
        arguments,
        crate::dialect::Target::ForeignKey,
    )?;
    arguments.finish()?;
    Ok(keys)
}

/// The keyword arguments of a column.
fn attributes(
    eval: &mut Evaluator<Alembic>,
    column: &mut ColumnKeys,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let span = eval.host.span(arguments.place());
    let keys = &mut column.keys;
    if column.primary_key {
        keys.flag("primary_key", true);
    }
    if let Some(nullable) = arguments.flag("nullable")?
        && nullable == column.primary_key
    {
        keys.flag("nullable", nullable);
    }
    for name in ["unique", "index"] {
        if arguments
            .flag(if name == "unique" { "unique" } else { "index" })?
            .unwrap_or(false)
        {
            keys.flag(if name == "unique" { "unique" } else { "index" }, true);
        }
    }
    if let Some(argument) = arguments.named("autoincrement")?
        && let Value::Bool(autoincrement) = argument.value
    {
        keys.set("autoincrement", flag(&span, autoincrement));
    }
    if let Some(comment) = arguments.named("comment")? {
        let comment_text = eval.str_of(&comment.value, &comment.place)?;
        column.keys.set(
            "comment",
            text(&eval.host.span(&comment.place), comment_text),
        );
    }
    if let Some(default) = arguments.named("server_default")? {
        let (value, place) = (default.value.clone(), default.place.clone());
        set_default(eval, &mut column.keys, &value, &place)?;
    }
    for name in NO_SQL {
        arguments.raw(name);
    }
    options::options(
        eval,
        &mut column.keys,
        arguments,
        crate::dialect::Target::Column,
    )
}
