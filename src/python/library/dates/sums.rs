//! Durations, and sums of dates and durations.

use std::cmp::Ordering;

use ruff_python_ast::Operator;

use super::moment::Moment;
use super::parts::{DAY, Kind, Parts};
use crate::python::eval::{Number, truncated};
use crate::python::library::made;
use crate::python::{Outcome, Place, Value};

/// A duration.
pub(in crate::python::library) fn duration(microseconds: i128, place: &Place) -> Value {
    let (days, rest) = (microseconds.div_euclid(DAY), microseconds.rem_euclid(DAY));
    let parts = [days, rest / 1_000_000, rest % 1_000_000];
    made("datetime.timedelta", parts.map(Value::Int).to_vec(), place)
}

/// How long a duration is.
pub(in crate::python::library) fn microseconds(value: &Value) -> Option<i128> {
    let ("datetime.timedelta", args) = value.as_data()? else {
        return None;
    };
    let part = |position: usize| match args.positional.get(position)?.value {
        Value::Int(int) => Some(int),
        _ => None,
    };
    let seconds = part(0)?.checked_mul(86_400)?.checked_add(part(1)?)?;
    seconds.checked_mul(1_000_000)?.checked_add(part(2)?)
}

#[expect(clippy::cast_precision_loss, reason = "Python does the same")]
pub(in crate::python::library) fn seconds(microseconds: i128) -> f64 {
    microseconds as f64 / 1e6
}

/// `+`, `-`, `*` and `/` where one side is a date or a duration.
pub(in crate::python::library) fn binary(
    op: Operator,
    left: &Value,
    right: &Value,
    place: &Place,
) -> Outcome<Option<Value>> {
    let result = match (microseconds(left), microseconds(right)) {
        (Some(a), Some(b)) => return of_durations(op, a, b, place),
        (Some(duration), None) => match (op, Moment::of(right), right.as_number()) {
            (Operator::Add, Some(moment), _) => moved(&moment, Some(duration), place),
            (_, None, Some(factor)) => scaled(op, duration, factor, place),
            _ => return Ok(None),
        },
        (None, Some(duration)) => match (op, Moment::of(left), left.as_number()) {
            (Operator::Add, Some(moment), _) => moved(&moment, Some(duration), place),
            (Operator::Sub, Some(moment), _) => moved(&moment, duration.checked_neg(), place),
            (Operator::Mult, None, Some(factor)) => scaled(op, duration, factor, place),
            _ => return Ok(None),
        },
        (None, None) => match (op, Moment::of(left), Moment::of(right)) {
            (Operator::Sub, Some(a), Some(b)) if a.kind == b.kind && a.kind != Kind::Time => {
                match (a.offset(), b.offset()) {
                    _ if a.zone.is_some() != b.zone.is_some() => {
                        let message = "can't subtract offset-naive and offset-aware datetimes";
                        return place.raise("TypeError", message);
                    }
                    (None, _) | (_, None) if a.zone.is_some() => return Ok(None),
                    (a_offset, b_offset) => {
                        let a = a.parts.microseconds() - a_offset.unwrap_or(0);
                        let b = b.parts.microseconds() - b_offset.unwrap_or(0);
                        Ok(duration(a - b, place))
                    }
                }
            }
            _ => return Ok(None),
        },
    };
    result.map(Some)
}

fn of_durations(op: Operator, a: i128, b: i128, place: &Place) -> Outcome<Option<Value>> {
    let sum = match op {
        Operator::Add => a.checked_add(b),
        Operator::Sub => a.checked_sub(b),
        Operator::Div if b != 0 => return Ok(Some(Value::Float(seconds(a) / seconds(b)))),
        Operator::FloorDiv if b != 0 => return Ok(Some(Value::Int(a.div_euclid(b)))),
        Operator::Mod if b != 0 => Some(a.rem_euclid(b)),
        Operator::Div | Operator::FloorDiv | Operator::Mod => {
            return place.raise("ZeroDivisionError", "integer division or modulo by zero");
        }
        _ => return Ok(None),
    };
    match sum {
        Some(sum) => Ok(Some(duration(sum, place))),
        None => place.raise("OverflowError", "this duration is too long"),
    }
}

fn scaled(op: Operator, microseconds: i128, factor: Number, place: &Place) -> Outcome {
    let result = match (op, factor) {
        (Operator::Mult, Number::Int(factor)) => microseconds.checked_mul(factor),
        (Operator::FloorDiv, Number::Int(factor)) if factor != 0 => {
            Some(microseconds.div_euclid(factor))
        }
        (Operator::Mult | Operator::Div, factor) => {
            let length = Number::Int(microseconds).float();
            let scaled = match op {
                Operator::Mult => length * factor.float(),
                _ => length / factor.float(),
            };
            truncated(&Value::Float(scaled.round_ties_even()))
        }
        _ => None,
    };
    match result {
        Some(microseconds) => Ok(duration(microseconds, place)),
        None => place.unreadable("this duration cannot be calculated"),
    }
}

/// A date or time that is moved by a duration.
fn moved(moment: &Moment, by: Option<i128>, place: &Place) -> Outcome {
    if moment.kind == Kind::Time {
        return place.raise(
            "TypeError",
            "unsupported operand type(s) for a time and a duration",
        );
    }
    // A date takes the days alone.
    let by = match moment.kind {
        Kind::Date => by.map(|by| by.div_euclid(DAY) * DAY),
        _ => by,
    };
    let microseconds = by.and_then(|by| moment.parts.microseconds().checked_add(by));
    match microseconds.filter(|microseconds| (0..3_652_059 * DAY).contains(microseconds)) {
        Some(microseconds) => Ok(Moment {
            parts: Parts::from_microseconds(microseconds),
            ..moment.clone()
        }
        .value(place)),
        None => place.raise("OverflowError", "date value out of range"),
    }
}

/// How two dates, times or durations are ordered.
pub(in crate::python::library) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (microseconds(left), microseconds(right)) {
        return Some(a.cmp(&b));
    }
    let (a, b) = (Moment::of(left)?, Moment::of(right)?);
    match (&a.zone, &b.zone) {
        (None, None) => Some(a.parts.cmp(&b.parts)),
        (Some(_), Some(_)) => {
            let at = |moment: &Moment| Some(moment.parts.microseconds() - moment.offset()?);
            Some(at(&a)?.cmp(&at(&b)?))
        }
        _ => None,
    }
}
