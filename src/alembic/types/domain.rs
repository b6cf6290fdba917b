//! Domains of PostgreSQL: <https://www.postgresql.org/docs/current/sql-createdomain.html>

use super::Types;
use super::made::{Flag, Home, Made};
use crate::config::DialectName;
use crate::dialect::Dialect;
use crate::python::{Host, Outcome, Value};

/// A domain that a revision makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its name in SQL, with its schema.
    pub name: String,
    /// What follows `CREATE DOMAIN`.
    pub definition: String,
    /// Whether it is made together with the table that uses it.
    pub created: bool,
}

/// The name of a domain in SQL; `None`: it has none.
pub(super) fn name(made: &Made, dialect: &Dialect) -> Outcome<Option<String>> {
    let schema = made.text("schema")?;
    let schema = schema.map(|schema| format!("{}.", dialect.schema(&schema)));
    Ok(made
        .text("name")?
        .map(|name| format!("{}{}", schema.unwrap_or_default(), dialect.ident(&name))))
}

impl<H: Host> Types<'_, H> {
    /// The domain that a type makes, where it is one.
    pub(super) fn domain(&mut self, made: &Made) -> Outcome<Option<Domain>> {
        let is_own = made.home == Home::Postgresql && self.dialect.name == DialectName::Postgresql;
        if made.class != "DOMAIN" || !is_own {
            return Ok(None);
        }
        let (Some(name), Some(of)) = (name(made, self.dialect)?, made.argument("data_type")) else {
            return Ok(None);
        };
        let Some(of) = self.cast_name(&of.value, &of.place)? else {
            return of.place.unreadable("this type has no name in SQL");
        };
        let ident = |name: String| self.dialect.ident(&name);
        let clauses = [
            made.text("collation")?.map(|name| ("COLLATE", ident(name))),
            fragment(made, "default", |text| self.dialect.text(text))?
                .map(|default| ("DEFAULT", default)),
            made.text("constraint_name")?
                .map(|name| ("CONSTRAINT", ident(name))),
            made.flag("not_null", Flag::Unset)?
                .then(|| ("NOT", "NULL".to_owned())),
            fragment(made, "check", str::to_owned)?.map(|check| ("CHECK", format!("({check})"))),
        ];
        let mut definition = format!("{name} AS {of}");
        for (word, value) in clauses.iter().flatten() {
            definition.extend([" ", word, " ", value]);
        }
        Ok(Some(Domain {
            name,
            definition,
            created: made.flag("create_type", Flag::Set)?,
        }))
    }
}

/// SQL as it is written: a text, with what it is taken for, or `sa.text("…")`.
fn fragment(made: &Made, name: &str, of_text: impl Fn(&str) -> String) -> Outcome<Option<String>> {
    let Some(argument) = made.argument(name) else {
        return Ok(None);
    };
    if let Some(text) = argument.value.as_str() {
        return Ok(Some(of_text(text)));
    }
    let sql = argument.value.as_call().and_then(|(path, args)| {
        let is_text = path.rsplit('.').next() == Some("text");
        args.value(0, "text")
            .filter(|_| is_text)
            .and_then(Value::as_str)
    });
    match (sql, &argument.value) {
        (Some(sql), _) => Ok(Some(sql.to_owned())),
        (None, Value::Unknown(unknown)) => argument.place.needs(unknown),
        (None, _) => argument.place.unreadable(format!(
            "`{name}` of a domain is neither a text nor `sa.text(…)`"
        )),
    }
}
