//! Methods that look into texts: `contains`, `startswith`, regular expressions.

use super::super::grouping::{binary, grouped};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Binary, Element, Expression, Form};
use super::Reader;
use super::arguments::{given, is_true, only, text, wanted};
use super::function;
use crate::config::DialectName;
use crate::python::{Args, Outcome, Place, Value};

impl Reader<'_> {
    /// `contains`, `startswith`, `endswith` and those that do not look at the case.
    pub(super) fn part_of_text(
        &self,
        name: &str,
        element: &Element,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        if matches!(element.of.kind, Kind::Array(_) | Kind::Jsonb) {
            return self.postgresql_method(element, name, args, place);
        }
        only(args, 1, &["other", "escape", "autoescape"], name, place)?;
        let other = wanted(args, 0, "other", name, place)?;
        let mut escape = match given(args, usize::MAX, "escape") {
            Some(escape) => Some(text(escape, "the escape character")?.to_owned()),
            None => None,
        };
        let part = if is_true(args, usize::MAX, "autoescape")? {
            let part = text(other, "the text to look for")?;
            let character = escape.get_or_insert_with(|| "/".to_owned());
            let escaped = ["%", "_"].iter().fold(
                part.replace(character.as_str(), &character.repeat(2)),
                |part, special| part.replace(special, &format!("{character}{special}")),
            );
            self.operand(&Value::text(escaped), element, &other.place)?
        } else {
            self.operand(&other.value, element, &other.place)?
        };
        let is_any_case = name.starts_with('i');
        let folds = is_any_case && self.compiler.dialect.name != DialectName::Postgresql;
        let lower = |element: &Element| {
            if folds {
                function::plain("lower", vec![element.clone()], element.of.clone())
            } else {
                element.clone()
            }
        };
        let part = grouped(&lower(&part), Some(&Operator::Concat));
        let percent = || Expression::sql("'%'", Type::of(Kind::Text));
        let mut pieces = Vec::new();
        if !name.contains("starts") {
            pieces.push(percent());
        }
        pieces.push(part);
        if !name.contains("ends") {
            pieces.push(percent());
        }
        let pattern = Expression::new(Form::List(Operator::Concat, pieces), Type::of(Kind::Text));
        let operator = if is_any_case && !folds {
            Operator::Ilike
        } else {
            Operator::Like
        };
        // The pattern stands without parentheses.
        let form = Binary {
            left: grouped(&lower(element), Some(&operator)),
            right: pattern,
            contrary: operator.contrary(),
            operator,
            modifier: escape,
        };
        Ok(Expression::new(Form::Binary(form), Type::of(Kind::Boolean)))
    }

    /// `regexp_match`, `regexp_replace`
    pub(super) fn regexp(
        &self,
        name: &str,
        element: &Element,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        only(args, 3, &["pattern", "replacement", "flags"], name, place)?;
        let is_match = name == "regexp_match";
        let flags = match given(args, if is_match { 1 } else { 2 }, "flags") {
            Some(flags) => Some(text(flags, "the flags")?.to_owned()),
            None => None,
        };
        let pattern = wanted(args, 0, "pattern", name, place)?;
        let pattern = self.operand(&pattern.value, element, &pattern.place)?;
        if is_match {
            let of = Type::of(Kind::Boolean);
            return Ok(binary(Operator::RegexpMatch, element, &pattern, of, flags));
        }
        let replacement = wanted(args, 1, "replacement", name, place)?;
        let replacement = self.operand(&replacement.value, element, &replacement.place)?;
        let both = Form::List(Operator::Comma, vec![pattern, replacement]);
        let form = Binary {
            operator: Operator::RegexpReplace,
            left: grouped(element, Some(&Operator::RegexpReplace)),
            right: Expression::new(both, Type::default()),
            contrary: None,
            modifier: flags,
        };
        Ok(Expression::new(Form::Binary(form), element.of.clone()))
    }
}
