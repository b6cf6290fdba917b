//! Parts of values: JSON, arrays, and the other operators that only PostgreSQL has.

use std::rc::Rc;

use super::super::grouping::{binary, grouped};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{
    Element, Expression, Form, JsonKey, JsonPart, JsonResult, Piece, SequenceName,
};
use super::arguments::{each, given, only, text, wanted};
use super::shape::last;
use super::{Reader, literal};
use crate::config::DialectName;
use crate::python::{Args, Outcome, Place, Value};

impl Reader<'_> {
    /// `t.c["id"]`, `data["key"]`, `tags[1]`
    pub(super) fn item(&self, of: &Value, key: &Value, place: &Place) -> Outcome<Element> {
        if let Some(column) = self.column_item(of, key, place)? {
            return Ok(column);
        }
        let element = self.expression(of, place)?;
        match &element.of.kind {
            Kind::Json | Kind::Jsonb => {
                let keys = each(key);
                let keys = keys.iter().map(|key| json_key(key, place));
                let part = JsonPart {
                    of: grouped(&element, Some(&Operator::Item)),
                    keys: keys.collect::<Outcome<_>>()?,
                    is_path: key.as_sequence().is_some(),
                    result: JsonResult::Json,
                };
                Ok(Expression::new(Form::Json(part), element.of.clone()))
            }
            Kind::Array(item) if self.compiler.dialect.name == DialectName::Postgresql => {
                let index = self.expression(key, place)?;
                let pieces = vec![
                    Piece::Element(Rc::clone(&element)),
                    Piece::Sql("[".to_owned()),
                    Piece::Element(index),
                    Piece::Sql("]".to_owned()),
                ];
                Ok(Expression::new(
                    Form::Sql(pieces),
                    Type::of((**item).clone()),
                ))
            }
            _ => place.unreadable("an item of this is no SQL expression: its type has none"),
        }
    }

    /// `data["key"].astext`
    pub(super) fn json_text(&self, of: &Value, place: &Place) -> Outcome<Element> {
        self.json_as(of, JsonResult::AsText, Kind::Text, place)
    }

    /// `data["key"].as_string()`
    pub(super) fn json_value(&self, of: &Value, name: &str, place: &Place) -> Outcome<Element> {
        let kind = match name {
            "as_string" => Kind::NationalText,
            "as_integer" => Kind::Integer,
            "as_float" => Kind::Float,
            "as_boolean" => Kind::Boolean,
            "as_json" => return self.expression(of, place),
            _ => return place.unreadable(format!("`.{name}()` is not understood")),
        };
        self.json_as(of, JsonResult::Plain, kind, place)
    }

    fn json_as(
        &self,
        of: &Value,
        result: JsonResult,
        kind: Kind,
        place: &Place,
    ) -> Outcome<Element> {
        let element = self.expression(of, place)?;
        let Form::Json(part) = &element.form else {
            return place.unreadable("this is no part of a JSON value");
        };
        let keys = part.keys.iter().map(|key| match key {
            JsonKey::Name(name) => JsonKey::Name(name.clone()),
            JsonKey::Index(index) => JsonKey::Index(*index),
        });
        let is_nested = matches!(part.of.form, Form::Json(_));
        let part = JsonPart {
            of: match result {
                JsonResult::AsText if is_nested => grouped(&part.of, Some(&Operator::Not)),
                _ => Rc::clone(&part.of),
            },
            keys: keys.collect(),
            is_path: part.is_path,
            result,
        };
        Ok(Expression::new(Form::Json(part), Type::of(kind)))
    }

    /// Operators of PostgreSQL's JSON and arrays.
    pub(super) fn postgresql_method(
        &self,
        element: &Element,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        only(args, 1, &["other"], name, place)?;
        let other = wanted(args, 0, "other", name, place)?;
        let is_array = matches!(element.of.kind, Kind::Array(_));
        if name == "any" && is_array {
            let Kind::Array(item) = &element.of.kind else {
                return place.unreadable("`any` is for arrays");
            };
            let aggregate = Form::Prefix(Operator::Any, grouped(element, Some(&Operator::Any)));
            let aggregate = Expression::new(aggregate, Type::of((**item).clone()));
            return self.comparison(Operator::Eq, &aggregate, &other.value, &other.place);
        }
        let symbol = match name {
            "contains" => "@>",
            "contained_by" => "<@",
            "overlap" => "&&",
            "has_key" => "?",
            "has_any" => "?|",
            "has_all" => "?&",
            _ => return place.unreadable(format!("`.{name}()` is not understood here")),
        };
        let right = if name == "has_key" || super::is_expression(&other.value) {
            self.expression(&other.value, &other.place)?
        } else {
            literal(&other.value, element.of.clone(), &other.place)
        };
        let operator = Operator::Custom {
            text: symbol.into(),
            precedence: 5,
            is_comparison: true,
        };
        let of = Type::of(Kind::Boolean);
        Ok(binary(operator, element, &right, of, None))
    }
}

/// The name in `Sequence("name", schema="s")`.
pub(in crate::alembic::expression) fn sequence_name(
    value: &Value,
    place: &Place,
) -> Outcome<SequenceName> {
    match value.as_call() {
        Some((path, args)) if last(path) == "Sequence" => {
            let schema = match given(args, usize::MAX, "schema") {
                Some(schema) => Some(text(schema, "a schema's name")?.to_owned()),
                None => None,
            };
            let name = wanted(args, 0, "name", "Sequence", place)?;
            let name = text(name, "a sequence's name")?.to_owned();
            Ok(SequenceName { schema, name })
        }
        _ => place.unreadable("a `Sequence` is wanted here"),
    }
}

fn json_key(key: &Value, place: &Place) -> Outcome<JsonKey> {
    match key {
        Value::Int(index) => Ok(JsonKey::Index(*index)),
        _ => Ok(JsonKey::Name(
            super::arguments::text_of(key, "a JSON key", place)?.to_owned(),
        )),
    }
}

/// The next value of `Sequence("name")`.
pub(super) fn next_value(sequence: &Value, place: &Place) -> Outcome<Element> {
    let form = Form::NextValue(sequence_name(sequence, place)?);
    Ok(Expression::new(form, Type::of(Kind::Integer)))
}
