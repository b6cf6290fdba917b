//! `CAST`, with the types that each dialect takes there.

use super::super::grouping::grouped;
use super::super::kind::{Kind, Type};
use super::super::tree::Element;
use super::Writer;
use crate::config::DialectName;
use crate::python::{Outcome, Value};

impl Writer<'_> {
    pub(super) fn cast(&self, inner: &Element, of: &Type, is_operand: bool) -> Outcome<String> {
        let Some(written) = &of.written else {
            return self
                .place
                .unreadable("the type of this cast is not known here");
        };
        let text = self.element(inner, is_operand)?;
        let name = match self.dialect() {
            DialectName::Mysql | DialectName::Mariadb => match self.mysql_cast(of, written)? {
                Some(name) => name,
                // SQLAlchemy leaves a cast out where MySQL has none to the type.
                None => return self.element(&grouped(inner, None), false),
            },
            DialectName::Oracle if of.kind.is_text() && !is_long(written) => {
                match length(written) {
                    Some(length) if !matches!(of.kind, Kind::Enum(_)) => {
                        format!("VARCHAR2({length} CHAR)")
                    }
                    None if !matches!(of.kind, Kind::Enum(_)) => "VARCHAR2(4000 CHAR)".to_owned(),
                    _ => (self.compiler.types)(written)?,
                }
            }
            _ => (self.compiler.types)(written)?,
        };
        Ok(match name.split_once(" COLLATE ") {
            Some((name, collation)) => format!("CAST({text} AS {name}) COLLATE {collation}"),
            None => format!("CAST({text} AS {name})"),
        })
    }

    pub(super) fn try_cast(&self, inner: &Element, of: &Type) -> Outcome<String> {
        let (DialectName::Mssql, Some(written)) = (self.dialect(), &of.written) else {
            return self.missing("TRY_CAST");
        };
        let text = self.element(inner, false)?;
        Ok(format!(
            "TRY_CAST ({text} AS {})",
            (self.compiler.types)(written)?
        ))
    }

    /// <https://dev.mysql.com/doc/refman/8.4/en/cast-functions.html#function_cast>
    fn mysql_cast(&self, of: &Type, written: &Value) -> Outcome<Option<String>> {
        Ok(Some(match &of.kind {
            Kind::Integer if is_unsigned(written) => "UNSIGNED INTEGER".to_owned(),
            Kind::Integer => "SIGNED INTEGER".to_owned(),
            Kind::Text | Kind::NationalText => match length(written) {
                Some(length) => format!("CHAR({length})"),
                None => "CHAR".to_owned(),
            },
            Kind::Binary => "BINARY".to_owned(),
            Kind::Json | Kind::Jsonb => "JSON".to_owned(),
            Kind::Numeric => (self.compiler.types)(written)?.replace("NUMERIC", "DECIMAL"),
            Kind::DateTime => (self.compiler.types)(written)?.replace("TIMESTAMP", "DATETIME"),
            Kind::Date | Kind::Time => (self.compiler.types)(written)?,
            _ => return Ok(None),
        }))
    }
}

/// The length of a type of text.
fn length(written: &Value) -> Option<i128> {
    let (_, args) = written.as_call()?;
    match args.get(0, "length")?.value {
        Value::Int(length) => Some(length),
        _ => None,
    }
}

fn is_unsigned(written: &Value) -> bool {
    let unsigned = written
        .as_call()
        .and_then(|(_, args)| args.named("unsigned"));
    matches!(
        unsigned.map(|argument| &argument.value),
        Some(Value::Bool(true))
    )
}

/// Whether a text may be of any length: a type of its own on Oracle.
fn is_long(written: &Value) -> bool {
    let path = written.as_path().or_else(|| Some(written.as_call()?.0));
    let name = path.and_then(|path| path.rsplit('.').next());
    matches!(
        name,
        Some("Text" | "TEXT" | "UnicodeText" | "CLOB" | "NCLOB")
    )
}
