//! Templates without logic, run without the engine.
//!
//! Most statements of a long history are text with a few filtered values. Such a template is cut into pieces once;
//! whatever has a block, an attribute or an unknown filter is left to the engine, so the result is the same.

use minijinja::value::Value;

use super::filters::{self, Filter};
use crate::dialect::Dialect;
use crate::statement::Params;

/// A template of text and `{{ name|filter }}` only.
#[derive(Debug)]
pub(super) struct Straight(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Text(String),
    Value {
        name: String,
        filter: Filter,
    },
    /// A value that goes in as it is: the filter `sql`.
    Sql {
        name: String,
    },
}

impl Straight {
    /// Cuts a template; `None`: it has logic.
    pub(super) fn new(source: &str) -> Option<Self> {
        let mut rest = without_comments(source)?;
        let mut pieces = Vec::new();
        while let Some((text, after)) = rest.split_once("{{") {
            let (expression, after) = after.split_once("}}")?;
            let (name, filter) = expression.trim().split_once('|')?;
            let is_name = name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            if !is_name {
                return None;
            }
            pieces.push(Piece::Text(text.to_owned()));
            let name = name.to_owned();
            pieces.push(match filter {
                "sql" => Piece::Sql { name },
                _ => Piece::Value {
                    name,
                    filter: filters::find(filter)?,
                },
            });
            rest = after;
        }
        pieces.push(Piece::Text(
            rest.strip_suffix('\n').unwrap_or(rest).to_owned(),
        ));
        Some(Self(pieces))
    }

    /// Writes the text; `None`: a value is missing or refused, which the engine explains better.
    pub(super) fn render(
        &self,
        dialect: &Dialect,
        params: &Params,
        out: &mut String,
    ) -> Option<()> {
        let start = out.len();
        for piece in &self.0 {
            let written = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    true
                }
                Piece::Sql { name } => match params.find(name).and_then(Value::as_str) {
                    Some(sql) => {
                        out.push_str(sql);
                        true
                    }
                    None => false,
                },
                Piece::Value { name, filter } => match params
                    .find(name)
                    .map(|value: &Value| filter(dialect, value))
                {
                    Some(Ok(text)) => {
                        out.push_str(&text);
                        true
                    }
                    _ => false,
                },
            };
            if !written {
                out.truncate(start);
                return None;
            }
        }
        Some(())
    }
}

/// The template without its leading comment; `None`: there are blocks, or comments and trims elsewhere.
fn without_comments(source: &str) -> Option<&str> {
    let body = match source.strip_prefix("{#") {
        None => source,
        Some(comment) => {
            let (comment, body) = comment.split_once("#}")?;
            if comment.ends_with('-') {
                body.trim_start()
            } else {
                body
            }
        }
    };
    let is_plain = !["{%", "{#", "{{-", "-}}"]
        .iter()
        .any(|mark| body.contains(mark));
    is_plain.then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_templates_without_logic_are_straight() {
        assert!(Straight::new("{# params: a -#}\nDROP {{ a|ident }}\n").is_some());
        assert!(Straight::new("{% if a %}x{% endif %}").is_none());
        assert!(Straight::new("{{ a.b|ident }}").is_none());
        assert!(Straight::new("{{ a|upper|word }}").is_none());
        assert!(Straight::new("{{ a }}").is_none());
    }
}
