//! Arrays, which PostgreSQL alone has: <https://docs.sqlalchemy.org/en/21/dialects/postgresql.html#sqlalchemy.dialects.postgresql.ARRAY>

use super::Types;
use super::made::Made;
use super::resolve::Resolved;
use super::spell::{Form, Spelled};
use crate::catalog::parse_type;
use crate::config::DialectName;
use crate::python::{Host, Outcome};

impl<H: Host> Types<'_, H> {
    /// An array, which PostgreSQL alone has.
    pub(super) fn array(&mut self, made: &Made) -> Outcome<Spelled> {
        let Some(item) = made.argument("item_type").cloned() else {
            return made.place.unreadable("the array has no type inside");
        };
        if self.dialect.name != DialectName::Postgresql {
            return self.no_type(made);
        }
        let dimensions = made.size("dimensions")?;
        let dimensions = dimensions.and_then(|it| it.parse().ok()).unwrap_or(1);
        let brackets = "[]".repeat(dimensions);
        let inner = match self.resolve(&item.value, &item.place)? {
            Resolved::Made(item) => self.spell(&item)?,
            Resolved::Text(text) => match parse_type(&text) {
                Ok(data_type) => Spelled {
                    form: Form::Portable(data_type),
                    collation: None,
                },
                Err(error) => return item.place.unreadable(error.message),
            },
        };
        let form = match inner.form {
            Form::Portable(data_type) => match self.dialect.type_sql(&data_type, &[]) {
                Ok(sql) => Form::Exact(sql + &brackets),
                Err(_) => return self.no_type(made),
            },
            Form::Exact(sql) => Form::Exact(sql + &brackets),
            Form::Enum(enum_type) => {
                let sql = self.enum_sql(&enum_type) + &brackets;
                Form::EnumArray(sql, enum_type)
            }
            Form::EnumArray(sql, enum_type) => Form::EnumArray(sql + &brackets, enum_type),
        };
        Ok(Spelled { form, ..inner })
    }
}
