//! Parentheses, contraries and conditions: what SQLAlchemy puts around an expression that becomes part of another.

use std::rc::Rc;

use super::kind::{Kind, Type};
use super::operator::Operator;
use super::tree::{Binary, Element, Expression, Form};

/// An expression as an operand: in parentheses where it needs them, a column as a condition where one is wanted.
/// Without an operator it stands where any operator would need parentheses.
pub(super) fn grouped(element: &Element, against: Option<&Operator>) -> Element {
    let operator = match &element.form {
        Form::Binary(binary) => Some(&binary.operator),
        Form::List(operator, _) | Form::Prefix(operator, _) => Some(operator),
        _ => None,
    };
    if let Some(operator) = operator {
        let needs = operator.needs_parentheses(against)
            || (against == Some(&Operator::Not) && !operator.is_condition());
        return if needs {
            in_parentheses(element)
        } else {
            Rc::clone(element)
        };
    }
    match &element.form {
        Form::Json(_) if against == Some(&Operator::Not) => in_parentheses(element),
        Form::Label(name, inner) => {
            let inner_grouped = grouped(inner, against);
            if Rc::ptr_eq(inner, &inner_grouped) {
                return Rc::clone(element);
            }
            Expression::new(Form::Label(name.clone(), inner_grouped), element.of.clone())
        }
        Form::Column { .. }
        | Form::Literal { .. }
        | Form::Function(_)
        | Form::Case { .. }
        | Form::Cast(_)
        | Form::True
        | Form::False
        | Form::Grouping(_)
            if is_wanted_as_condition(against) && element.of.kind == Kind::Boolean =>
        {
            Expression::new(
                Form::Truth(true, Rc::clone(element)),
                Type::of(Kind::Boolean),
            )
        }
        Form::Column { .. } | Form::Function(_) | Form::Array(_) | Form::Literal { .. }
            if matches!(against, Some(Operator::Any | Operator::All)) =>
        {
            in_parentheses(element)
        }
        Form::Sql(_) if against == Some(&Operator::In) => in_parentheses(element),
        _ => Rc::clone(element),
    }
}

fn is_wanted_as_condition(against: Option<&Operator>) -> bool {
    matches!(
        against,
        Some(Operator::And | Operator::Or | Operator::Condition)
    )
}

fn in_parentheses(element: &Element) -> Element {
    Expression::new(Form::Grouping(Rc::clone(element)), element.of.clone())
}

/// The contrary of a condition.
pub(super) fn negated(element: &Element) -> Element {
    let boolean = || Type::of(Kind::Boolean);
    match &element.form {
        Form::True => Expression::new(Form::False, boolean()),
        Form::False => Expression::new(Form::True, boolean()),
        Form::Truth(is_true, inner) => {
            Expression::new(Form::Truth(!is_true, Rc::clone(inner)), boolean())
        }
        Form::Binary(Binary {
            operator,
            left,
            right,
            contrary: Some(contrary),
            modifier,
        }) => Expression::new(
            Form::Binary(Binary {
                operator: contrary.clone(),
                left: Rc::clone(left),
                right: Rc::clone(right),
                contrary: Some(operator.clone()),
                modifier: modifier.clone(),
            }),
            element.of.clone(),
        ),
        Form::Sql(_) => not(&in_parentheses(element)),
        Form::Binary(_) | Form::List(..) | Form::Prefix(..) => not(element),
        _ if element.of.kind == Kind::Boolean => {
            Expression::new(Form::Truth(false, Rc::clone(element)), boolean())
        }
        _ => not(element),
    }
}

fn not(element: &Element) -> Element {
    let operand = grouped(element, Some(&Operator::Not));
    Expression::new(
        Form::Prefix(Operator::Not, operand),
        Type::of(Kind::Boolean),
    )
}

/// Conditions joined by `AND` or `OR`: what changes nothing is left out, what decides it alone stands alone.
pub(super) fn joined(operator: &Operator, conditions: &[Element]) -> Option<Element> {
    let is_and = *operator == Operator::And;
    let is_neutral = |element: &&Element| {
        matches!(
            (&element.form, is_and),
            (Form::True, true) | (Form::False, false)
        )
    };
    let decides = |element: &&Element| {
        matches!(
            (&element.form, is_and),
            (Form::False, true) | (Form::True, false)
        )
    };
    if let Some(deciding) = conditions.iter().find(decides) {
        return Some(grouped(deciding, Some(&Operator::Condition)));
    }
    let mut kept: Vec<&Element> = conditions
        .iter()
        .filter(|element| !is_neutral(element))
        .collect();
    if kept.is_empty() {
        kept.extend(conditions.first());
    }
    if let [alone] = kept[..] {
        return Some(grouped(alone, Some(&Operator::Condition)));
    }
    let mut items = Vec::new();
    for element in kept {
        match &element.form {
            Form::List(inner, of_inner) if inner == operator => {
                items.extend(of_inner.iter().cloned());
            }
            _ => items.push(grouped(element, Some(operator))),
        }
    }
    if items.is_empty() {
        return None;
    }
    Some(Expression::new(
        Form::List(operator.clone(), items),
        Type::of(Kind::Boolean),
    ))
}

/// Two operands, each with the parentheses that it needs.
pub(super) fn binary(
    operator: Operator,
    left: &Element,
    right: &Element,
    of: Type,
    modifier: Option<String>,
) -> Element {
    let left = grouped(left, Some(&operator));
    let right = grouped(right, Some(&operator));
    let contrary = operator.contrary();
    Expression::new(
        Form::Binary(Binary {
            operator,
            left,
            right,
            contrary,
            modifier,
        }),
        of,
    )
}
