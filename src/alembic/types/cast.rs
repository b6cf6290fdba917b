//! The name of a type inside `CAST`.

use super::Types;
use super::dialects::{mysql, sized};
use super::made::{Flag, Made};
use super::resolve::Resolved;
use super::spell::{Form, Sql};
use crate::catalog::{DataType, parse_type};
use crate::config::DialectName;
use crate::python::{Host, Outcome, Place, Value};

impl<H: Host> Types<'_, H> {
    /// The name of a type inside `CAST`; none where the dialect cannot cast to it and SQLAlchemy leaves the cast out.
    ///
    /// # Errors
    /// When it is not known, or the dialect has none for it.
    pub fn cast_name(&mut self, value: &Value, place: &Place) -> Outcome<Option<String>> {
        let made = match self.resolve(value, place)? {
            Resolved::Made(made) => made,
            Resolved::Text(text) => {
                return match parse_type(&text) {
                    Ok(data_type) => self.rendered(&data_type, place).map(Some),
                    Err(error) => place.unreadable(error.message),
                };
            }
        };
        match self.dialect.name {
            DialectName::Mysql | DialectName::Mariadb => self.name_in_mysql(&made),
            // A text is as long as one can be, unless the type says less.
            DialectName::Oracle if is_short_text(&made) => {
                let length = made.size("length")?.unwrap_or_else(|| "4000".to_owned());
                Ok(Some(format!("VARCHAR2({length} CHAR)")))
            }
            _ => self.plain_name(&made).map(Some),
        }
    }

    fn plain_name(&mut self, made: &Made) -> Outcome<String> {
        match self.spell(made)?.form {
            Form::Portable(data_type) => self.rendered(&data_type, &made.place),
            Form::Exact(sql) | Form::EnumArray(sql, _) => Ok(sql),
            Form::Enum(enum_type) => Ok(self.enum_sql(&enum_type)),
        }
    }

    fn rendered(&self, data_type: &DataType, place: &Place) -> Outcome<String> {
        match self.dialect.type_sql(data_type, &[]) {
            Ok(sql) => Ok(sql),
            Err(unsupported) => place.unreadable(unsupported.message),
        }
    }

    /// MySQL casts to few types:
    /// <https://dev.mysql.com/doc/refman/8.4/en/cast-functions.html#function_cast>
    fn name_in_mysql(&mut self, made: &Made) -> Outcome<Option<String>> {
        Ok(Some(match made.class.as_str() {
            _ if made.is_integer() && made.flag("unsigned", Flag::Unset)? => {
                "UNSIGNED INTEGER".to_owned()
            }
            _ if made.is_integer() => "SIGNED INTEGER".to_owned(),
            "TIMESTAMP" | "Interval" => "DATETIME".to_owned(),
            "Numeric" | "NUMERIC" | "DECIMAL" => {
                self.plain_name(made)?.replace("NUMERIC", "DECIMAL")
            }
            "DateTime" | "DATETIME" | "Date" | "DATE" | "Time" | "TIME" => self.plain_name(made)?,
            "String" | "Unicode" | "Text" | "UnicodeText" | "VARCHAR" | "NVARCHAR" | "CHAR"
            | "NCHAR" | "TEXT" | "CLOB" | "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" => {
                match mysql::text(made, sized("CHAR", made.size("length")?))? {
                    Sql::Spelled(sql) => sql,
                    Sql::Rejected | Sql::Missing => return Ok(None),
                }
            }
            "LargeBinary" | "PickleType" | "BLOB" | "BINARY" | "VARBINARY" | "TINYBLOB"
            | "MEDIUMBLOB" | "LONGBLOB" => "BINARY".to_owned(),
            "JSON" => "JSON".to_owned(),
            _ => return Ok(None),
        }))
    }
}

fn is_short_text(made: &Made) -> bool {
    matches!(
        made.class.as_str(),
        "String" | "Unicode" | "VARCHAR" | "VARCHAR2"
    )
}
