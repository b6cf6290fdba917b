//! SQLite, which takes any name for a type: <https://www.sqlite.org/datatype3.html>

use super::standard;
use crate::alembic::types::made::Made;
use crate::alembic::types::spell::Sql;
use crate::python::Outcome;

pub(in crate::alembic::types) fn sql(made: &Made) -> Outcome<Sql> {
    match made.class.as_str() {
        "JSONB" => Ok(Sql::new("JSONB")),
        _ => standard(made),
    }
}
