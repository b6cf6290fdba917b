//! Connections, contexts and sessions: what they are asked, and what is executed through them.

use crate::config::DialectName;
use crate::python::{Args, Evaluator, Node, Outcome, Place, Value};

use super::host::{Alembic, class_of};
use super::ops;
use super::project::MainOption;

/// What a symbolic value stands for in a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A connection, an engine, or a session of the ORM.
    Connection,
    /// The migration context.
    Context,
    /// What `alembic.ini` says.
    Config,
    /// The dialect.
    Dialect,
    /// An inspector of the database.
    Inspector,
    /// A `batch_alter_table` block.
    Batch,
    /// An `autocommit_block`.
    Autocommit,
    /// A transaction.
    Transaction,
    /// What executing a statement gave.
    Result,
}

/// The path that marks the result of a statement.
const RESULT: &str = "alembic.<result>";

const MAIN_OPTION: &str = "get_main_option";

/// What a value stands for.
pub(super) fn role_of(value: &Value) -> Option<Role> {
    let Value::Symbolic(symbolic) = value else {
        return None;
    };
    match &symbolic.node {
        Node::Path(path) => match &**path {
            "alembic.context" => Some(Role::Context),
            "alembic.context.config" => Some(Role::Config),
            _ => None,
        },
        Node::Call(Value::Symbolic(callee), _) => match &callee.node {
            Node::Path(path) => role_of_call(path),
            Node::Attribute(of, name) => role_of_method(role_of(of)?, name),
            _ => None,
        },
        Node::Attribute(of, name) => match (role_of(of)?, name.as_str()) {
            (Role::Connection | Role::Context, "dialect") => Some(Role::Dialect),
            (Role::Connection, "engine" | "connection")
            | (Role::Context, "bind" | "connection") => Some(Role::Connection),
            (Role::Context, "migration_context" | "impl") => Some(Role::Context),
            (Role::Context, "config") => Some(Role::Config),
            _ => None,
        },
        _ => None,
    }
}

fn role_of_call(path: &str) -> Option<Role> {
    match path {
        RESULT => Some(Role::Result),
        "alembic.op.get_bind" | "alembic.context.get_bind" => Some(Role::Connection),
        "alembic.op.get_context" | "alembic.context.get_context" => Some(Role::Context),
        "alembic.op.batch_alter_table" => Some(Role::Batch),
        "sqlalchemy.inspect"
        | "sqlalchemy.engine.reflection.Inspector.from_engine"
        | "sqlalchemy.engine.reflection.Inspector"
        | "sqlalchemy.engine.Inspector.from_engine"
        | "sqlalchemy.Inspector.from_engine"
        | "sqlalchemy.Inspector" => Some(Role::Inspector),
        "sqlalchemy.orm.Session" | "sqlalchemy.orm.session.Session" | "sqlmodel.Session" => {
            Some(Role::Connection)
        }
        _ => None,
    }
}

fn role_of_method(of: Role, name: &str) -> Option<Role> {
    match (of, name) {
        (Role::Context, "autocommit_block") => Some(Role::Autocommit),
        (Role::Context | Role::Connection, "begin_transaction" | "begin" | "begin_nested") => {
            Some(Role::Transaction)
        }
        (Role::Connection, "connect" | "execution_options" | "connection" | "get_bind") => {
            Some(Role::Connection)
        }
        (Role::Context, "get_context") => Some(Role::Context),
        _ => None,
    }
}

/// An attribute whose value is known.
pub(super) fn attribute(
    eval: &mut Evaluator<Alembic>,
    of: &Value,
    name: &str,
    place: &Place,
) -> Option<Value> {
    let role = role_of(of)?;
    let dialect = eval.host.dialect.name;
    Some(match (role, name) {
        (Role::Dialect, "name" | "driver") | (Role::Connection, "name") => {
            Value::text(sqlalchemy_name(dialect))
        }
        (Role::Dialect, "server_version_info") => {
            Value::unknown("the version of the server", place.clone())
        }
        (Role::Dialect, "default_schema_name") => {
            Value::unknown("the default schema of the server", place.clone())
        }
        (Role::Context, "as_sql") => Value::Bool(true),
        (Role::Result, "rowcount" | "lastrowid" | "inserted_primary_key" | "returns_rows") => {
            Value::unknown("the result of a query", place.clone())
        }
        (Role::Config, name) if name != MAIN_OPTION => configuration(place),
        (Role::Connection, "url") => Value::unknown("the address of the database", place.clone()),
        _ => return None,
    })
}

fn configuration(place: &Place) -> Value {
    Value::unknown("the configuration of the environment", place.clone())
}

/// `config.get_main_option(name, default)`: what `alembic.ini` says of it.
/// <https://alembic.sqlalchemy.org/en/latest/api/config.html#alembic.config.Config.get_main_option>
fn main_option(eval: &Evaluator<Alembic>, args: &Args, place: &Place) -> Value {
    let name = args.value(0, "name").and_then(Value::as_str);
    let found = name.zip(eval.host.main_options());
    match found.map(|(name, options)| options.get(&name.to_lowercase())) {
        Some(Some(MainOption::Text(text))) => Value::text(text.as_str()),
        Some(None) => args.value(1, "default").cloned().unwrap_or(Value::None),
        Some(Some(MainOption::Set)) | None => configuration(place),
    }
}

/// The name that SQLAlchemy gives a dialect.
fn sqlalchemy_name(dialect: DialectName) -> &'static str {
    dialect.as_str()
}

/// Functions outside of `op`.
pub(super) fn call(
    eval: &mut Evaluator<Alembic>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let known = match path {
        "alembic.context.is_offline_mode" => Value::Bool(true),
        "alembic.context.get_x_argument" | "alembic.context.get_tag_argument" => {
            Value::unknown("an argument of the command line", place.clone())
        }
        "sqlalchemy.create_engine" | "sqlalchemy.engine_from_config" => {
            return place.unreadable("another database connection cannot be made here");
        }
        "builtins.str" => return ops::text_of(eval, args, place),
        _ => return Ok(None),
    };
    Ok(Some(known))
}

/// A method of a connection, a context, a dialect, a transaction or a result.
pub(super) fn method(
    eval: &mut Evaluator<Alembic>,
    role: Role,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    match (role, name) {
        (Role::Connection, "execute" | "exec_driver_sql" | "scalar" | "scalars" | "exec") => {
            ops::execute::execute(eval, args, place)?;
            let result = Value::path(RESULT, place.clone());
            Ok(Some(Value::symbolic(
                Node::Call(result, Args::default()),
                place.clone(),
            )))
        }
        (Role::Context, "execute") => {
            ops::execute::execute(eval, args, place)?;
            Ok(Some(Value::None))
        }
        (
            Role::Connection,
            "query"
            | "get"
            | "add"
            | "add_all"
            | "delete"
            | "merge"
            | "bulk_insert_mappings"
            | "bulk_save_objects"
            | "refresh",
        ) => place.unreadable("a session of the ORM needs a database connection"),
        (Role::Connection, "close" | "flush" | "expire_all" | "commit")
        | (Role::Transaction, "commit") => Ok(Some(Value::None)),
        (Role::Connection, "in_transaction") | (Role::Context, "is_offline_mode") => {
            Ok(Some(Value::Bool(true)))
        }
        (Role::Dialect, "has_table") => super::inspector::has_table(eval, args, 1, place).map(Some),
        (Role::Connection, "has_table") => {
            super::inspector::has_table(eval, args, 0, place).map(Some)
        }
        (Role::Transaction, "rollback") => {
            place.unreadable("a rollback in a revision cannot be written")
        }
        (Role::Config, MAIN_OPTION) => Ok(Some(main_option(eval, args, place))),
        (Role::Config, _) => Ok(Some(configuration(place))),
        (Role::Result, _) => Ok(Some(Value::unknown("the result of a query", place.clone()))),
        (Role::Connection | Role::Context, _) if role_of_method(role, name).is_some() => Ok(None),
        _ => place.unreadable(format!("`{name}()` needs a database connection")),
    }
}

/// Whether a statement that only gave this value may be passed over.
pub(super) fn discard(value: &Value, place: &Place) -> Outcome<()> {
    if let Some(role) = role_of(value) {
        return match role {
            Role::Batch | Role::Autocommit => place.unreadable("this has no effect without `with`"),
            _ => Ok(()),
        };
    }
    let Value::Symbolic(symbolic) = value else {
        return Ok(());
    };
    match &symbolic.node {
        Node::Call(callee, _) => {
            let path = root_path(callee);
            // `super().__init__(…)` of a class whose base is a library's.
            if path
                .as_deref()
                .is_some_and(|path| path.ends_with(".__init__"))
            {
                return Ok(());
            }
            let is_harmless = path.as_deref().is_some_and(|path| {
                let first = path.split('.').next().unwrap_or(path);
                matches!(
                    first,
                    "logging"
                        | "warnings"
                        | "structlog"
                        | "loguru"
                        | "click"
                        | "typing"
                        | "typer"
                        | "rich"
                        | "tqdm"
                )
            });
            // The table that `create_table` gives back; it has been created.
            let is_done = path.as_deref() == Some("alembic.op.create_table");
            if is_harmless
                || is_done
                || path
                    .as_deref()
                    .and_then(class_of)
                    .is_some_and(|class| class.starts_with(char::is_uppercase))
            {
                return Ok(());
            }
            let name = path.unwrap_or_else(|| "this function".to_owned());
            place.unreadable(format!(
                "what `{name}` does is not known: its source is not within reach"
            ))
        }
        _ => Ok(()),
    }
}

/// The path at the root of a chain of attributes and calls, with the last attribute.
fn root_path(value: &Value) -> Option<String> {
    let Value::Symbolic(symbolic) = value else {
        return None;
    };
    match &symbolic.node {
        Node::Path(path) => Some(path.to_string()),
        Node::Attribute(of, name) => Some(format!("{}.{name}", root_path(of)?)),
        Node::Call(callee, _) => root_path(callee),
        Node::Item(of, _) => root_path(of),
        Node::Operator(..) => None,
    }
}
