//! `text("…")` and its parameters.

use super::super::kind::{Kind, Type};
use super::super::tree::{Element, Expression, Form, Piece};
use super::arguments::{given, is_true, only, text, wanted};
use super::shape::last;
use super::{Reader, is_expression, literal};
use crate::python::{Args, Node, Outcome, Place, Value};

/// The parameters of a text, by their names.
type Bound = Vec<(String, Element)>;

impl Reader<'_> {
    /// `text("… :name …")`
    pub(super) fn text(&self, args: &Args, place: &Place) -> Outcome<Element> {
        only(args, 1, &["text"], "text", place)?;
        let sql = text(wanted(args, 0, "text", "text", place)?, "the SQL")?;
        self.filled(sql, &Vec::new(), place)
    }

    /// `text("…").bindparams(bindparam("a", 1), b=2)`, also several times; `None`: it is none of these.
    pub(super) fn bound_text(
        &self,
        of: &Value,
        args: &Args,
        place: &Place,
    ) -> Outcome<Option<Element>> {
        let mut parameters = self.bound(args, place)?;
        let mut value = of.clone();
        loop {
            let Value::Symbolic(symbolic) = &value else {
                return Ok(None);
            };
            let Node::Call(callee, args) = &symbolic.node else {
                return Ok(None);
            };
            if callee.as_path().is_some_and(|path| last(path) == "text") {
                let sql = text(wanted(args, 0, "text", "text", place)?, "the SQL")?;
                return self.filled(sql, &parameters, place).map(Some);
            }
            let inner = match callee {
                Value::Symbolic(callee) => match &callee.node {
                    Node::Attribute(inner, name) if name == "bindparams" => inner.clone(),
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            };
            parameters.extend(self.bound(args, &symbolic.place)?);
            value = inner;
        }
    }

    fn bound(&self, args: &Args, place: &Place) -> Outcome<Bound> {
        let mut parameters = Vec::new();
        for argument in &args.positional {
            match argument.value.as_call() {
                Some((path, args)) if last(path) == "bindparam" => {
                    let name = wanted(args, 0, "key", "bindparam", place)?;
                    let value = self.parameter(args, &argument.place)?;
                    parameters.push((text(name, "a parameter's name")?.to_owned(), value));
                }
                _ => return argument.place.unreadable("a `bindparam` is wanted here"),
            }
        }
        for (name, argument) in &args.named {
            if is_expression(&argument.value) {
                return argument
                    .place
                    .unreadable("a plain value is wanted for a parameter");
            }
            let value = self.expression(&argument.value, &argument.place)?;
            parameters.push((name.to_string(), value));
        }
        Ok(parameters)
    }

    /// `bindparam("name", value, type_, expanding=True)`
    pub(super) fn parameter(&self, args: &Args, place: &Place) -> Outcome<Element> {
        let named = [
            "key",
            "value",
            "type_",
            "expanding",
            "literal_execute",
            "required",
            "unique",
        ];
        only(args, 3, &named, "bindparam", place)?;
        let name = text(
            wanted(args, 0, "key", "bindparam", place)?,
            "a parameter's name",
        )?;
        let value = args.get(1, "value").map(|argument| argument.value.clone());
        let Some(value) = self.parameters.get(name).or(value) else {
            return place.unreadable(format!("the parameter `{name}` has no value"));
        };
        let of = given(args, 2, "type_").map(|of| Type::read(&of.value));
        if is_true(args, usize::MAX, "expanding")? {
            let Some(values) = value.as_sequence() else {
                return place.unreadable("a list is wanted for a parameter that expands");
            };
            let literals = values.iter().map(|value| {
                let own = || Type::of(Kind::of_value(value));
                literal(value, of.clone().unwrap_or_else(own), place)
            });
            let literals: Vec<Element> = literals.collect();
            return Ok(Expression::new(Form::Literals(literals), Type::default()));
        }
        let of = of.unwrap_or_else(|| Type::of(Kind::of_value(&value)));
        Ok(literal(&value, of, place))
    }

    /// A text with what its parameters stand for; a `:name` that is no parameter stands as it is.
    fn filled(&self, sql: &str, bound: &Bound, place: &Place) -> Outcome<Element> {
        let mut pieces = Vec::new();
        let mut used = Vec::new();
        for token in tokens(sql) {
            let name = match token {
                Token::Sql(sql) => {
                    pieces.push(Piece::Sql(sql));
                    continue;
                }
                Token::Parameter(name) => name,
            };
            let value = bound.iter().find(|(known, _)| known == name);
            pieces.push(match (value, self.parameters.get(name)) {
                (Some((_, value)), None) => Piece::Element(value.clone()),
                (_, Some(value)) if is_expression(&value) => {
                    return place.unreadable("a plain value is wanted for a parameter");
                }
                (_, Some(value)) => Piece::Element(self.expression(&value, place)?),
                (None, None) => Piece::Sql(format!(":{name}")),
            });
            used.push(name);
        }
        if let Some((name, _)) = bound
            .iter()
            .find(|(name, _)| !used.contains(&name.as_str()))
        {
            return place.unreadable(format!("the text has no parameter `{name}`"));
        }
        Ok(Expression::new(Form::Sql(pieces), Type::default()))
    }
}

/// A piece of a text.
enum Token<'t> {
    Sql(String),
    Parameter(&'t str),
}

/// The pieces of a text. A parameter is a word behind a colon, where no colon, word or backslash stands before and no
/// colon behind; a backslash before a colon is left out:
/// <https://docs.sqlalchemy.org/en/20/core/sqlelement.html#sqlalchemy.sql.expression.text>
fn tokens(sql: &str) -> Vec<Token<'_>> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut tokens = Vec::new();
    let mut plain = String::new();
    let mut before = None;
    let mut rest = sql;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let starts = character == ':'
            && !before.is_some_and(|before| before == ':' || before == '\\' || is_word(before));
        let length = after.find(|other| !is_word(other)).unwrap_or(after.len());
        if starts && length > 0 && !after[length..].starts_with(':') {
            tokens.push(Token::Sql(std::mem::take(&mut plain)));
            tokens.push(Token::Parameter(&after[..length]));
            before = after[..length].chars().last();
            rest = &after[length..];
            continue;
        }
        let is_escape = character == '\\'
            && after
                .strip_prefix(':')
                .is_some_and(|rest| !rest.trim_start_matches(is_word).starts_with(':'));
        if !is_escape {
            plain.push(character);
        }
        before = Some(character);
        rest = after;
    }
    tokens.push(Token::Sql(plain));
    tokens
}
