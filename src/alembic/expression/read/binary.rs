//! Operators that Python has: what they compare, add and join.

use super::super::grouping::{binary, grouped, joined, negated};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Element, Expression, Form};
use super::{Reader, is_expression, literal};
use crate::python::{Outcome, Place, Value};

impl Reader<'_> {
    /// An operator as the evaluator keeps it.
    pub(super) fn operation(
        &self,
        name: &str,
        operands: &[Value],
        place: &Place,
    ) -> Outcome<Element> {
        match (name, operands) {
            ("~", [operand]) => Ok(negated(&self.expression(operand, place)?)),
            ("neg", [operand]) => {
                let operand = self.expression(operand, place)?;
                let of = operand.of.clone();
                let operand = grouped(&operand, Some(&Operator::Neg));
                Ok(Expression::new(Form::Prefix(Operator::Neg, operand), of))
            }
            ("**", [base, exponent]) => {
                let base = self.expression(base, place)?;
                let exponent = self.operand(exponent, &base, place)?;
                Ok(super::function::plain(
                    "pow",
                    vec![base, exponent],
                    Type::default(),
                ))
            }
            (_, [left, right]) => match Operator::of_python(name) {
                Some(operator) => self.infix(operator, left, right, place),
                None => place.unreadable(format!("`{name}` means nothing between SQL expressions")),
            },
            _ => place.unreadable(format!("`{name}` means nothing on an SQL expression")),
        }
    }

    fn infix(
        &self,
        operator: Operator,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome<Element> {
        if matches!(operator, Operator::And | Operator::Or) {
            let conditions = [self.condition(left, place)?, self.condition(right, place)?];
            return Ok(joined(&operator, &conditions).unwrap_or_else(|| conditions[0].clone()));
        }
        if is_expression(left) {
            let left = self.expression(left, place)?;
            if operator.is_condition() {
                return self.comparison(operator, &left, right, place);
            }
            let right = self.operand(right, &left, place)?;
            return Ok(calculation(operator, &left, &right));
        }
        // Python asks the right one when the left one is a plain value.
        let right = self.expression(right, place)?;
        if operator.is_condition() {
            return self.comparison(operator.mirrored(), &right, left, place);
        }
        let left = self.operand(left, &right, place)?;
        Ok(calculation(operator, &left, &right))
    }

    /// A comparison: with `None` it asks for `NULL`.
    pub(super) fn comparison(
        &self,
        operator: Operator,
        left: &Element,
        right: &Value,
        place: &Place,
    ) -> Outcome<Element> {
        let boolean = || Type::of(Kind::Boolean);
        let constant = match right {
            Value::None => Some(Expression::new(Form::Null, Type::default())),
            Value::Bool(true) => Some(Expression::new(Form::True, boolean())),
            Value::Bool(false) => Some(Expression::new(Form::False, boolean())),
            _ => None,
        };
        let right = match constant {
            Some(constant) => constant,
            None => self.operand(right, left, place)?,
        };
        let is_aggregate = |element: &Element| {
            matches!(element.form, Form::Prefix(Operator::Any | Operator::All, _))
        };
        if is_aggregate(left) {
            let (mirrored, boolean) = (operator.mirrored(), boolean());
            return Ok(binary(mirrored, &right, left, boolean, None));
        }
        let is_null = matches!(right.form, Form::Null);
        let is_constant = is_null || matches!(right.form, Form::True | Form::False);
        let operator = match operator {
            Operator::Eq if is_null => Operator::Is,
            Operator::Ne if is_null => Operator::IsNot,
            Operator::Lt | Operator::Le | Operator::Gt | Operator::Ge if is_constant => {
                return place.unreadable(
                    "`None`, `True` and `False` can only be compared for being equal or not",
                );
            }
            operator => operator,
        };
        Ok(binary(operator, left, &right, boolean(), None))
    }

    /// The other operand of an expression: a literal takes its type from it.
    pub(super) fn operand(
        &self,
        value: &Value,
        beside: &Element,
        place: &Place,
    ) -> Outcome<Element> {
        if super::shape::of(value) == super::Shape::Query {
            return self.scalar(value, place);
        }
        if is_expression(value) || matches!(value, Value::None | Value::Unknown(_)) {
            return self.expression(value, place);
        }
        Ok(literal(value, compared(&beside.of, value), place))
    }

    /// A condition: `True` and `False` are those of SQL.
    pub(super) fn condition(&self, value: &Value, place: &Place) -> Outcome<Element> {
        let form = match value {
            Value::Bool(true) => Form::True,
            Value::Bool(false) => Form::False,
            _ if is_expression(value) => return self.expression(value, place),
            Value::Unknown(unknown) => return place.needs(unknown),
            _ => {
                return place.unreadable(format!(
                    "a condition is wanted here, not a value of type `{}`",
                    value.type_name()
                ));
            }
        };
        Ok(Expression::new(form, Type::of(Kind::Boolean)))
    }
}

/// The type of a plain value beside an expression of some type.
fn compared(beside: &Type, value: &Value) -> Type {
    let own = Kind::of_value(value);
    if own == Kind::Unknown || own.is_like(&beside.kind) {
        return beside.clone();
    }
    Type::of(own)
}

/// An operator whose result is no condition; `+` joins texts.
pub(super) fn calculation(operator: Operator, left: &Element, right: &Element) -> Element {
    let (operator, of) = adapted(operator, &left.of, &right.of);
    binary(operator, left, right, of, None)
}

/// What an operator is and gives between two types.
fn adapted(operator: Operator, left: &Type, right: &Type) -> (Operator, Type) {
    let is_commutative = matches!(operator, Operator::Add | Operator::Mul);
    match (&operator, &left.kind, &right.kind) {
        (_, Kind::Unknown, Kind::Unknown) => (operator, Type::default()),
        (_, Kind::Unknown, _) if is_commutative => adapted(operator, right, left),
        (Operator::Add, kind, other)
            if joins(kind) && (joins(other) || *other == Kind::Unknown) =>
        {
            (Operator::Concat, left.clone())
        }
        (Operator::Div, Kind::Integer, Kind::Integer) => (operator, Type::of(Kind::Numeric)),
        (
            Operator::Add | Operator::Sub | Operator::Mul | Operator::Div,
            Kind::Integer,
            Kind::Numeric | Kind::Float,
        )
        | (Operator::Add, Kind::Integer, Kind::Date)
        | (Operator::Mul, Kind::Integer | Kind::Numeric | Kind::Float, Kind::Interval) => {
            (operator, right.clone())
        }
        (Operator::Sub, Kind::DateTime, Kind::DateTime) => (operator, Type::of(Kind::Interval)),
        (Operator::Sub, Kind::Date, Kind::Date) => (operator, Type::of(Kind::Integer)),
        _ => (operator, left.clone()),
    }
}

/// Whether `+` puts values of this kind one behind the other.
fn joins(kind: &Kind) -> bool {
    kind.is_text() || kind.is_json() || matches!(kind, Kind::Array(_))
}
