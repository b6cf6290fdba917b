//! Numbers.

use ruff_python_ast::{Operator, UnaryOp};

use crate::python::{Node, Outcome, Place, Value};

/// A number.
#[derive(Debug, Clone, Copy)]
pub(in crate::python) enum Number {
    Int(i128),
    Float(f64),
}

impl Number {
    #[expect(clippy::cast_precision_loss, reason = "Python does the same")]
    pub(in crate::python) fn float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }
}

impl Value {
    /// A whole number, a boolean, or a member of an enum that is one.
    pub(in crate::python) fn as_whole(&self) -> Option<i128> {
        match self.as_number()? {
            Number::Int(int) => Some(int),
            Number::Float(_) => None,
        }
    }

    /// A number, a boolean, or a member of an enum that is one.
    pub(in crate::python) fn as_number(&self) -> Option<Number> {
        match self {
            Self::Int(int) => Some(Number::Int(*int)),
            Self::Bool(value) => Some(Number::Int(i128::from(*value))),
            Self::Float(float) => Some(Number::Float(*float)),
            Self::Instance(instance) => match &instance.member {
                Some((_, Self::Int(int))) if instance.class.is_number() => Some(Number::Int(*int)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The whole part of a number; `None`: it is none, or too large.
#[expect(
    clippy::cast_possible_truncation,
    reason = "floats that are larger are refused"
)]
pub(in crate::python) fn truncated(value: &Value) -> Option<i128> {
    match value.as_number()? {
        Number::Int(int) => Some(int),
        Number::Float(float) if float.abs() < 1e30 => Some(float as i128),
        Number::Float(_) => None,
    }
}

/// An operator on two numbers; `None`: one of them is no number.
pub(super) fn arithmetic(
    op: Operator,
    left: &Value,
    right: &Value,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let (Value::Bool(a), Value::Bool(b)) = (left, right) {
        match op {
            Operator::BitOr => return Ok(Some(Value::Bool(a | b))),
            Operator::BitAnd => return Ok(Some(Value::Bool(a & b))),
            Operator::BitXor => return Ok(Some(Value::Bool(a ^ b))),
            _ => {}
        }
    }
    match (left.as_number(), right.as_number()) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => whole(op, a, b, place),
        (Some(a), Some(b)) => floating(op, a.float(), b.float(), place),
        _ => Ok(None),
    }
}

fn whole(op: Operator, a: i128, b: i128, place: &Place) -> Outcome<Option<Value>> {
    let is_division = matches!(op, Operator::Div | Operator::FloorDiv | Operator::Mod);
    if is_division && b == 0 {
        let message = match op {
            Operator::Div => "division by zero",
            Operator::FloorDiv => "integer division or modulo by zero",
            _ => "integer modulo by zero",
        };
        return place.raise("ZeroDivisionError", message);
    }
    if b < 0 && matches!(op, Operator::LShift | Operator::RShift) {
        return place.raise("ValueError", "negative shift count");
    }
    let small = || u32::try_from(b).ok();
    let result = match op {
        Operator::Add => a.checked_add(b),
        Operator::Sub => a.checked_sub(b),
        Operator::Mult => a.checked_mul(b),
        // Python rounds down, towards negative numbers too.
        Operator::FloorDiv => a.checked_div(b).map(|quotient| {
            let is_rounded_up = a % b != 0 && (a < 0) != (b < 0);
            quotient - i128::from(is_rounded_up)
        }),
        Operator::Mod => a.checked_rem(b).map(|rest| match rest {
            rest if rest != 0 && (rest < 0) != (b < 0) => rest + b,
            rest => rest,
        }),
        Operator::Pow if b >= 0 => small().and_then(|exponent| a.checked_pow(exponent)),
        Operator::LShift => {
            let factor = small().and_then(|by| 1_i128.checked_shl(by));
            factor
                .filter(|factor| *factor > 0)
                .and_then(|factor| a.checked_mul(factor))
        }
        Operator::RShift => Some(a >> small().unwrap_or(127).min(127)),
        Operator::BitOr => Some(a | b),
        Operator::BitAnd => Some(a & b),
        Operator::BitXor => Some(a ^ b),
        Operator::Div | Operator::Pow => {
            return floating(op, Number::Int(a).float(), Number::Int(b).float(), place);
        }
        Operator::MatMult => return Ok(None),
    };
    match result {
        Some(int) => Ok(Some(Value::Int(int))),
        None => place.unreadable("this number is too large"),
    }
}

fn floating(op: Operator, a: f64, b: f64, place: &Place) -> Outcome<Option<Value>> {
    let is_division = matches!(op, Operator::Div | Operator::FloorDiv | Operator::Mod);
    if is_division && b == 0.0 {
        return place.raise("ZeroDivisionError", "float division by zero");
    }
    Ok(Some(Value::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div => a / b,
        Operator::FloorDiv => (a / b).floor(),
        Operator::Mod => {
            let rest = a % b;
            if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
                rest + b
            } else {
                rest
            }
        }
        Operator::Pow if a == 0.0 && b < 0.0 => {
            let message = "0.0 cannot be raised to a negative power";
            return place.raise("ZeroDivisionError", message);
        }
        Operator::Pow if a < 0.0 && b.fract() != 0.0 && b.is_finite() => {
            return place.unreadable("complex numbers are not read");
        }
        Operator::Pow => a.powf(b),
        _ => return Ok(None),
    })))
}

/// `-`, `+` and `~`.
pub(super) fn unary(op: UnaryOp, operand: Value, place: &Place) -> Outcome {
    let name = match op {
        UnaryOp::USub => "neg",
        UnaryOp::UAdd => "pos",
        UnaryOp::Invert => "~",
        UnaryOp::Not => "not",
    };
    if let Value::Unknown(_) = operand {
        return Ok(operand);
    }
    if let Value::Symbolic(_) = operand {
        return Ok(Value::symbolic(
            Node::Operator(name, vec![operand]),
            place.clone(),
        ));
    }
    let result = match (op, operand.as_number()) {
        (UnaryOp::USub, Some(Number::Int(int))) => int.checked_neg().map(Value::Int),
        (UnaryOp::USub, Some(Number::Float(float))) => Some(Value::Float(-float)),
        (UnaryOp::UAdd, Some(Number::Int(int))) => Some(Value::Int(int)),
        (UnaryOp::UAdd, Some(Number::Float(float))) => Some(Value::Float(float)),
        (UnaryOp::Invert, Some(Number::Int(int))) => Some(Value::Int(!int)),
        _ => None,
    };
    if let Some(value) = result {
        Ok(value)
    } else {
        let message = format!(
            "bad operand type for unary {name}: '{}'",
            operand.type_name()
        );
        place.raise("TypeError", message)
    }
}
