//! Functions, where the dialects name them differently.

use super::super::tree::{Element, Function};
use super::Writer;
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    pub(super) fn function(&self, function: &Function, is_operand: bool) -> Outcome<String> {
        let args = function.args.iter();
        let args = args.map(|arg| self.element(arg, is_operand));
        let args = args.collect::<Outcome<Vec<String>>>()?.join(", ");
        let call = |name: &str| Ok(format!("{name}({args})"));
        if !function.packages.is_empty() {
            let names = function.packages.iter().chain([&function.name]);
            let names: Vec<String> = names.map(|name| self.function_name(name)).collect();
            return call(&names.join("."));
        }
        let dialect = self.dialect();
        let has_now = matches!(
            dialect,
            DialectName::Postgresql | DialectName::Mysql | DialectName::Mariadb
        );
        let is_mysql = matches!(dialect, DialectName::Mysql | DialectName::Mariadb);
        let lower = function.name.to_ascii_lowercase();
        match (lower.as_str(), dialect) {
            ("now", _) if !has_now => Ok("CURRENT_TIMESTAMP".to_owned()),
            ("current_date", DialectName::Mssql) => Ok("GETDATE()".to_owned()),
            ("localtimestamp", DialectName::Sqlite) => {
                Ok("DATETIME(CURRENT_TIMESTAMP, 'localtime')".to_owned())
            }
            ("sysdate", _) if is_mysql => Ok("SYSDATE()".to_owned()),
            ("sysdate", _) if function.args.is_empty() => Ok("sysdate".to_owned()),
            (
                "current_date" | "current_time" | "current_timestamp" | "current_user"
                | "localtime" | "localtimestamp" | "session_user" | "user",
                _,
            ) if function.args.is_empty() => Ok(lower.to_ascii_uppercase()),
            ("uid", DialectName::Oracle) if function.args.is_empty() => Ok(function.name.clone()),
            ("current_timestamp" | "current_time" | "localtime" | "localtimestamp", _) => {
                call(&lower.to_ascii_uppercase())
            }
            ("random", _) if is_mysql => call("rand"),
            ("length" | "char_length", DialectName::Mssql) => call("LEN"),
            ("char_length", DialectName::Sqlite) => call("length"),
            ("char_length", DialectName::Oracle) => call("LENGTH"),
            ("pow", DialectName::Postgresql) => call("power"),
            ("pow", DialectName::Mssql | DialectName::Oracle) => call("POWER"),
            ("cube" | "rollup", _) => call(&lower.to_ascii_uppercase()),
            ("grouping_sets", _) => call("GROUPING SETS"),
            ("substring", DialectName::Postgresql) => self.substring(&function.args),
            ("aggregate_strings", _) => self.aggregate_strings(&function.args),
            _ => call(&self.function_name(&function.name)),
        }
    }

    /// A function's name is quoted where it cannot stand otherwise; a reserved word can.
    fn function_name(&self, name: &str) -> String {
        let is_plain = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'));
        if is_plain {
            name.to_owned()
        } else {
            self.ident(name)
        }
    }

    /// `SUBSTRING(x FROM 1 FOR 2)`
    fn substring(&self, args: &[Element]) -> Outcome<String> {
        let texts = args.iter().map(|arg| self.element(arg, false));
        let texts: Vec<String> = texts.collect::<Outcome<_>>()?;
        match &texts[..] {
            [text, start] => Ok(format!("SUBSTRING({text} FROM {start})")),
            [text, start, length] => Ok(format!("SUBSTRING({text} FROM {start} FOR {length})")),
            _ => self
                .place
                .unreadable("`substring` takes a text, a start and a length"),
        }
    }

    /// The texts of a group, joined.
    fn aggregate_strings(&self, args: &[Element]) -> Outcome<String> {
        let [text, between] = args else {
            return self
                .place
                .unreadable("`aggregate_strings` takes a text and what stands between");
        };
        let (text, between) = (self.element(text, false)?, self.element(between, false)?);
        Ok(match self.dialect() {
            DialectName::Postgresql | DialectName::Mssql => {
                format!("string_agg({text}, {between})")
            }
            DialectName::Mysql | DialectName::Mariadb => {
                format!("group_concat({text} SEPARATOR {between})")
            }
            DialectName::Sqlite => format!("group_concat({text}, {between})"),
            DialectName::Oracle => format!("LISTAGG({text}, {between})"),
        })
    }

    pub(super) fn extract(&self, field: &str, of: &Element) -> Outcome<String> {
        let of = self.element(of, false)?;
        match self.dialect() {
            DialectName::Sqlite => {
                let format = match field {
                    "month" => "%m",
                    "day" => "%d",
                    "year" => "%Y",
                    "second" => "%S",
                    "hour" => "%H",
                    "doy" => "%j",
                    "minute" => "%M",
                    "epoch" => "%s",
                    "dow" => "%w",
                    "week" => "%W",
                    _ => return self.missing(&format!("`{field}` to extract from a time")),
                };
                Ok(format!("CAST(STRFTIME('{format}', {of}) AS INTEGER)"))
            }
            DialectName::Mssql => {
                let field = match field {
                    "doy" => "dayofyear",
                    "dow" => "weekday",
                    "milliseconds" => "millisecond",
                    "microseconds" => "microsecond",
                    field => field,
                };
                Ok(format!("DATEPART({field}, {of})"))
            }
            _ => Ok(format!("EXTRACT({field} FROM {of})")),
        }
    }
}
