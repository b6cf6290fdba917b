//! Types of a piece of Python.

use std::rc::Rc;
use std::sync::Arc;

use gensql::alembic::types::{ColumnTyped, Types};
use gensql::diag::Source;
use gensql::dialect::Dialect;
use gensql::python::{Evaluator, Host, Module, Outcome, Place, Value};

/// What every list of types may use.
pub(crate) const IMPORTS: &str = "
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, mysql, mssql, oracle, sqlite
import sqlmodel, sqlalchemy_utils, geoalchemy2, pgvector.sqlalchemy, fastapi_users_db_sqlalchemy
import advanced_alchemy, sqlalchemy_json, sqlalchemy_utc
";

/// Nothing of a library is known.
struct Nothing;

impl Host for Nothing {}

/// The type of a column that a module binds to `T`, or the message.
pub(crate) fn column_type(text: &str, dialect: &Dialect) -> Result<ColumnTyped, String> {
    read(text, dialect, |types, value, place| {
        types.column_type(value, place)
    })
}

/// The name in `CAST` of the type that a module binds to `T`, or the message.
pub(crate) fn cast_name(text: &str, dialect: &Dialect) -> Result<Option<String>, String> {
    read(text, dialect, |types, value, place| {
        types.cast_name(value, place)
    })
}

fn read<T>(
    text: &str,
    dialect: &Dialect,
    read: impl FnOnce(&mut Types<'_, Nothing>, &Value, &Place) -> Outcome<T>,
) -> Result<T, String> {
    let source = Arc::new(Source::new("types.py", text));
    let module = Rc::new(Module::parse("app.types", &source).expect("Python"));
    let mut eval = Evaluator::new(Nothing);
    eval.run(&module);
    let value = module.scope.own("T").expect("the type");
    let place = Place { source, span: 0..0 };
    let mut types = Types {
        eval: &mut eval,
        dialect,
        custom: &|path| (path == "app.money.Money").then(|| "numeric(12,2)".to_owned()),
    };
    read(&mut types, &value, &place).map_err(|stop| {
        let diagnostic = stop.into_diagnostic(&place);
        let help = diagnostic.help.iter().map(|help| format!("; {help}"));
        format!("{}{}", diagnostic.message, help.collect::<String>())
    })
}
