//! Parts of JSON values.

use super::super::kind::{Kind, Type};
use super::super::literal::quoted;
use super::super::tree::{Form, JsonKey, JsonPart, JsonResult};
use super::Writer;
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    pub(super) fn json(&self, part: &JsonPart, of: &Type, is_operand: bool) -> Outcome<String> {
        match self.dialect() {
            DialectName::Postgresql => self.postgresql_json(part, of, is_operand),
            dialect => {
                let value = self.element(&part.of, true)?;
                let path = quoted(self.compiler, &path(&part.keys));
                match part.result {
                    JsonResult::AsText => {
                        let arrow = if part.is_path { "#>>" } else { "->>" };
                        Ok(in_parentheses(
                            format!("{value} {arrow} {path}"),
                            is_operand,
                        ))
                    }
                    JsonResult::Json => Ok(match dialect {
                        DialectName::Sqlite => {
                            format!("JSON_QUOTE(JSON_EXTRACT({value}, {path}))")
                        }
                        DialectName::Mssql | DialectName::Oracle => {
                            format!("JSON_QUERY({value}, {path})")
                        }
                        _ => format!("JSON_EXTRACT({value}, {path})"),
                    }),
                    JsonResult::Plain => Ok(self.plain_json(&value, &path, &of.kind)),
                }
            }
        }
    }

    fn postgresql_json(&self, part: &JsonPart, of: &Type, is_operand: bool) -> Outcome<String> {
        let is_function = matches!(part.of.form, Form::Function(_) | Form::Cast(_));
        let value = self.element(&part.of, true)?;
        let key = match (&part.keys[..], part.is_path) {
            ([JsonKey::Name(name)], false) => quoted(self.compiler, name),
            ([JsonKey::Index(index)], false) => index.to_string(),
            (keys, _) => {
                let keys: Vec<String> = keys
                    .iter()
                    .map(|key| match key {
                        JsonKey::Name(name) => name.clone(),
                        JsonKey::Index(index) => index.to_string(),
                    })
                    .collect();
                quoted(self.compiler, &format!("{{{}}}", keys.join(", ")))
            }
        };
        let (json, text) = if part.is_path {
            ("#>", "#>>")
        } else {
            ("->", "->>")
        };
        match part.result {
            JsonResult::Json if part.of.of.kind == Kind::Jsonb && !part.is_path => {
                Ok(if is_function {
                    format!("({value})[{key}]")
                } else {
                    format!("{value}[{key}]")
                })
            }
            JsonResult::Json => Ok(in_parentheses(format!("{value} {json} {key}"), is_operand)),
            JsonResult::AsText => Ok(in_parentheses(format!("{value} {text} {key}"), is_operand)),
            JsonResult::Plain => {
                let name = match of.kind {
                    Kind::Integer => "INTEGER",
                    Kind::Float => "FLOAT",
                    Kind::Boolean => "BOOLEAN",
                    _ => "VARCHAR",
                };
                let inner = in_parentheses(format!("{value} {text} {key}"), is_operand);
                Ok(format!("CAST({inner} AS {name})"))
            }
        }
    }

    /// A plain value of JSON where functions take it out.
    fn plain_json(&self, value: &str, path: &str, kind: &Kind) -> String {
        let extracted = format!("JSON_EXTRACT({value}, {path})");
        let plain = format!("JSON_VALUE({value}, {path})");
        match (self.dialect(), kind) {
            (DialectName::Sqlite, kind) => {
                let name = match kind {
                    Kind::Integer => "INTEGER",
                    Kind::Float => "FLOAT",
                    Kind::Boolean => "BOOLEAN",
                    _ => "VARCHAR",
                };
                format!("CAST({extracted} AS {name})")
            }
            (DialectName::Mysql | DialectName::Mariadb, kind) => {
                let result = match kind {
                    Kind::NationalText => format!("ELSE JSON_UNQUOTE({extracted})"),
                    Kind::Integer => format!("ELSE CAST({extracted} AS SIGNED INTEGER)"),
                    Kind::Boolean => "WHEN true THEN true ELSE false".to_owned(),
                    _ => format!("ELSE {extracted}+0.0000000000000000000000"),
                };
                format!("CASE {extracted} WHEN 'null' THEN NULL {result} END")
            }
            (DialectName::Mssql, kind) => {
                let result = match kind {
                    Kind::Integer => format!("ELSE CAST({plain} AS INTEGER)"),
                    Kind::Float => format!("ELSE CAST({plain} AS FLOAT)"),
                    Kind::Boolean => {
                        format!("WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE CAST({plain} AS BIT)")
                    }
                    _ => format!("ELSE {plain}"),
                };
                format!("CASE {plain} WHEN NULL THEN NULL {result} END")
            }
            (_, Kind::Boolean) => format!(
                "CASE {plain} WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE CAST({plain} AS NUMBER(1)) END"
            ),
            (_, kind) => {
                let name = match kind {
                    Kind::Integer => "INTEGER",
                    Kind::Float => "FLOAT",
                    _ => "VARCHAR2(4000)",
                };
                format!("JSON_VALUE({value}, {path} RETURNING {name} ERROR ON ERROR)")
            }
        }
    }
}

/// `$."a"[0]`
fn path(keys: &[JsonKey]) -> String {
    let mut path = "$".to_owned();
    for key in keys {
        match key {
            JsonKey::Name(name) => path = format!("{path}.\"{name}\""),
            JsonKey::Index(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

fn in_parentheses(text: String, is_operand: bool) -> String {
    if is_operand {
        format!("({text})")
    } else {
        text
    }
}
