//! Methods of expressions: `.in_(…)`, `.like(…)`, `.label(…)`, `.over(…)`.

use super::super::grouping::{binary, grouped, negated};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Element, Expression, Form};
use super::arguments::{each, given, is_true, only, text, wanted};
use super::binary::calculation;
use super::construct::collated;
use super::item::next_value;
use super::shape::{self, Shape};
use super::{Reader, is_expression};
use crate::python::{Args, Outcome, Place, Value};

impl Reader<'_> {
    /// A method of an expression.
    pub(super) fn method(
        &self,
        of: &Value,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        match name {
            "bindparams" => {
                if let Some(text) = self.bound_text(of, args, place)? {
                    return Ok(text);
                }
            }
            "next_value" => return next_value(of, place),
            "as_string" | "as_integer" | "as_float" | "as_boolean" | "as_numeric" | "as_json" => {
                return self.json_value(of, name, place);
            }
            "where" | "select_from" | "correlate" | "filter" if super::subquery::is_exists(of) => {
                return self.exists_with(of, name, args, place);
            }
            _ => {}
        }
        let element = self.expression(of, place)?;
        self.method_on(&element, name, args, place)
    }

    /// A method of an expression that has been read.
    pub(super) fn method_on(
        &self,
        element: &Element,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        let first = || wanted(args, 0, "other", name, place);
        let comparison = |operator: Operator| {
            let other = first()?;
            self.comparison(operator, element, &other.value, &other.place)
        };
        match name {
            "is_" => comparison(Operator::Is),
            "is_not" | "isnot" => comparison(Operator::IsNot),
            "is_distinct_from" => comparison(Operator::Distinct),
            "is_not_distinct_from" | "isnot_distinct_from" => comparison(Operator::NotDistinct),
            "__eq__" => comparison(Operator::Eq),
            "__ne__" => comparison(Operator::Ne),
            "in_" => self.membership(element, args, place),
            "not_in" | "notin_" => Ok(negated(&self.membership(element, args, place)?)),
            "like" => self.like(Operator::Like, element, args, place),
            "not_like" | "notlike" => self.like(Operator::NotLike, element, args, place),
            "ilike" => self.like(Operator::Ilike, element, args, place),
            "not_ilike" | "notilike" => self.like(Operator::NotIlike, element, args, place),
            "startswith" | "endswith" | "contains" | "istartswith" | "iendswith" | "icontains" => {
                self.part_of_text(name, element, args, place)
            }
            "regexp_match" | "regexp_replace" => self.regexp(name, element, args, place),
            "match" => {
                only(args, 1, &["other"], name, place)?;
                let other = self.operand(&first()?.value, element, place)?;
                let of = Type::of(Kind::Boolean);
                Ok(binary(Operator::Match, element, &other, of, None))
            }
            "between" => self.between(element, args, place),
            "concat" => {
                let other = self.operand(&first()?.value, element, place)?;
                Ok(binary(
                    Operator::Concat,
                    element,
                    &other,
                    element.of.clone(),
                    None,
                ))
            }
            "over" | "filter" | "within_group" => self.windowed(element, name, args, place),
            "has_key" | "contained_by" | "overlap" | "has_any" | "has_all" | "any" => {
                self.postgresql_method(element, name, args, place)
            }
            _ => self.modified(element, name, args, place),
        }
    }

    /// A method that adds something to an expression.
    fn modified(
        &self,
        element: &Element,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        match name {
            "bitwise_and" | "bitwise_or" | "bitwise_xor" | "bitwise_lshift" | "bitwise_rshift" => {
                let other = self.operand(
                    &wanted(args, 0, "other", name, place)?.value,
                    element,
                    place,
                )?;
                Ok(calculation(bitwise(name), element, &other))
            }
            "desc" | "asc" | "nulls_first" | "nullsfirst" | "nulls_last" | "nullslast" => {
                only(args, 0, &[], name, place)?;
                let operator = match name {
                    "desc" => Operator::Desc,
                    "asc" => Operator::Asc,
                    "nulls_first" | "nullsfirst" => Operator::NullsFirst,
                    _ => Operator::NullsLast,
                };
                let operand = grouped(element, Some(&operator));
                Ok(Expression::new(
                    Form::Suffix(operator, operand),
                    element.of.clone(),
                ))
            }
            "distinct" => {
                let operand = grouped(element, Some(&Operator::DistinctRows));
                let form = Form::Prefix(Operator::DistinctRows, operand);
                Ok(Expression::new(form, element.of.clone()))
            }
            "label" => {
                let name = text(wanted(args, 0, "name", name, place)?, "a label")?.to_owned();
                let form = Form::Label(name, element.clone());
                Ok(Expression::new(form, element.of.clone()))
            }
            "collate" => {
                let name = text(wanted(args, 0, "collation", name, place)?, "a collation")?;
                Ok(collated(element, name))
            }
            "cast" => {
                let of = Type::read(&wanted(args, 0, "type_", name, place)?.value);
                Ok(Expression::new(Form::Cast(element.clone()), of))
            }
            "self_group" => Ok(grouped(element, None)),
            "scalar_subquery" | "as_scalar" => Ok(element.clone()),
            _ => place.unreadable(format!(
                "`.{name}()` of an SQL expression is not understood"
            )),
        }
    }

    fn membership(&self, element: &Element, args: &Args, place: &Place) -> Outcome<Element> {
        only(args, 1, &["other"], "in_", place)?;
        let other = wanted(args, 0, "other", "in_", place)?;
        let right = if is_expression(&other.value) {
            match shape::of(&other.value) {
                Shape::Query => self.scalar(&other.value, &other.place)?,
                _ => grouped(
                    &self.expression(&other.value, &other.place)?,
                    Some(&Operator::In),
                ),
            }
        } else if let Some(values) = other.value.as_sequence() {
            let mut items = Vec::new();
            for value in values {
                items.push(match (&element.form, value.as_sequence()) {
                    (Form::Tuple(members), Some(values)) if !is_expression(&value) => {
                        let literals = members.iter().zip(&values);
                        let literals = literals
                            .map(|(member, value)| self.operand(value, member, &other.place));
                        let form = Form::Tuple(literals.collect::<Outcome<_>>()?);
                        Expression::new(form, Type::default())
                    }
                    _ => self.operand(&value, element, &other.place)?,
                });
            }
            Expression::new(Form::Literals(items), Type::default())
        } else {
            return other
                .place
                .unreadable("a list or a query is wanted for `in_`");
        };
        let of = Type::of(Kind::Boolean);
        Ok(binary(Operator::In, element, &right, of, None))
    }

    fn like(
        &self,
        operator: Operator,
        element: &Element,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        only(args, 2, &["other", "escape"], "like", place)?;
        let other = wanted(args, 0, "other", "like", place)?;
        let right = self.operand(&other.value, element, &other.place)?;
        let escape = match given(args, 1, "escape") {
            Some(escape) => Some(text(escape, "the escape character")?.to_owned()),
            None => None,
        };
        let of = Type::of(Kind::Boolean);
        Ok(binary(operator, element, &right, of, escape))
    }

    fn windowed(
        &self,
        element: &Element,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        let list = |name: &str| -> Outcome<Vec<Element>> {
            let Some(argument) = given(args, usize::MAX, name) else {
                return Ok(Vec::new());
            };
            let values = each(&argument.value);
            let elements = values.iter().map(|value| self.by(value, &argument.place));
            elements.collect()
        };
        let function = element.clone();
        let form = match name {
            "over" => {
                only(args, 0, &["partition_by", "order_by"], name, place)?;
                let (partition_by, order_by) = (list("partition_by")?, list("order_by")?);
                Form::Over {
                    function,
                    partition_by,
                    order_by,
                }
            }
            "filter" => Form::Filter(function, self.criteria(args)?),
            _ => {
                let order = args.positional.iter();
                let order = order.map(|argument| self.by(&argument.value, &argument.place));
                Form::WithinGroup(function, order.collect::<Outcome<_>>()?)
            }
        };
        Ok(Expression::new(form, element.of.clone()))
    }

    /// What is grouped or ordered by: an expression, or the name of a column.
    pub(super) fn by(&self, value: &Value, place: &Place) -> Outcome<Element> {
        match value.as_str() {
            Some(name) => {
                let (name, table) = (name.to_owned(), None);
                Ok(Expression::new(
                    Form::Column { name, table },
                    Type::default(),
                ))
            }
            None => self.expression(value, place),
        }
    }

    /// All positional arguments as conditions.
    pub(super) fn criteria(&self, args: &Args) -> Outcome<Vec<Element>> {
        let conditions = args
            .positional
            .iter()
            .map(|argument| self.condition(&argument.value, &argument.place));
        conditions.collect()
    }

    /// `op("->>")`, whose call takes the other operand.
    pub(super) fn custom(
        &self,
        (of, name, args): (&Value, &str, &Args),
        operand: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        let named = ["opstring", "precedence", "is_comparison", "return_type"];
        only(args, 3, &named, name, place)?;
        let opstring = text(wanted(args, 0, "opstring", name, place)?, "the operator")?;
        let precedence = match given(args, 1, "precedence").map(|argument| &argument.value) {
            Some(Value::Int(int)) => i32::try_from(*int).unwrap_or_default(),
            _ => 0,
        };
        let is_comparison = name == "bool_op" || is_true(args, 2, "is_comparison")?;
        let operator = Operator::Custom {
            text: opstring.into(),
            precedence,
            is_comparison,
        };
        let left = self.expression(of, place)?;
        let right = wanted(operand, 0, "other", name, place)?;
        let right = self.operand(&right.value, &left, &right.place)?;
        let result = match given(args, usize::MAX, "return_type") {
            Some(of) => Type::read(&of.value),
            None if is_comparison => Type::of(Kind::Boolean),
            None => left.of.clone(),
        };
        Ok(binary(operator, &left, &right, result, None))
    }
}

fn bitwise(name: &str) -> Operator {
    match name {
        "bitwise_and" => Operator::BitAnd,
        "bitwise_or" => Operator::BitOr,
        "bitwise_xor" => Operator::BitXor,
        "bitwise_lshift" => Operator::ShiftLeft,
        _ => Operator::ShiftRight,
    }
}
