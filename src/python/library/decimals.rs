//! `decimal.Decimal`: <https://docs.python.org/3/library/decimal.html>
//!
//! A decimal stays a call of `decimal.Decimal` with one string, written as Python prints it.

use std::cmp::Ordering;

use ruff_python_ast::Operator;

use crate::python::{Args, Outcome, Place, Value};

pub(super) const METHODS: &[&str] = &["quantize"];

/// A number with a fixed count of digits behind the point.
#[derive(Debug, Clone, Copy)]
struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('_', "").to_lowercase();
        let (number, exponent) = match text.split_once('e') {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text.as_str(), 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let joined = format!("{whole}{fraction}");
        let digits: i128 = joined.parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        if !(-30..=30).contains(&scale) {
            return None;
        }
        if let Ok(scale) = u32::try_from(scale) {
            Some(Self { digits, scale })
        } else {
            let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
            let digits = digits.checked_mul(factor)?;
            Some(Self { digits, scale: 0 })
        }
    }

    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Int(int) => Some(Self {
                digits: *int,
                scale: 0,
            }),
            Value::Bool(value) => Some(Self {
                digits: i128::from(*value),
                scale: 0,
            }),
            _ => match value.as_data()? {
                ("decimal.Decimal", args) => Self::parse(args.value(0, "value")?.as_str()?),
                _ => None,
            },
        }
    }

    fn with_scale(self, scale: u32) -> Option<Self> {
        let factor = 10_i128.checked_pow(scale.checked_sub(self.scale)?)?;
        Some(Self {
            digits: self.digits.checked_mul(factor)?,
            scale,
        })
    }

    /// The nearest number with fewer digits; half goes to the even neighbour.
    fn rounded(self, scale: u32) -> Option<Self> {
        if scale >= self.scale {
            return self.with_scale(scale);
        }
        let factor = 10_i128.checked_pow(self.scale - scale)?;
        let (down, rest) = (
            self.digits.div_euclid(factor),
            self.digits.rem_euclid(factor),
        );
        let is_up = rest * 2 > factor || (rest * 2 == factor && down % 2 != 0);
        Some(Self {
            digits: down + i128::from(is_up),
            scale,
        })
    }

    fn text(self) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let scale = self.scale as usize;
        if scale == 0 {
            return format!("{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        format!("{sign}{whole}.{fraction}")
    }
}

fn made(text: &str, place: &Place) -> Value {
    super::made("decimal.Decimal", vec![Value::text(text)], place)
}

pub(super) fn call(name: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    match name {
        "Decimal" => {
            let text = match args.value(0, "value") {
                None => "0".to_owned(),
                Some(Value::Int(int)) => int.to_string(),
                Some(Value::Float(float)) if float.is_finite() && float.abs() < 1e16 => {
                    // All digits of the float, not the shortest that give it back.
                    let text = format!("{float:.1074}");
                    text.trim_end_matches('0').trim_end_matches('.').to_owned()
                }
                Some(value) => match value.as_data() {
                    Some(("decimal.Decimal", _)) => return Ok(Some(value.clone())),
                    _ => value.as_str().unwrap_or_default().trim().to_owned(),
                },
            };
            match Decimal::parse(&text) {
                Some(decimal) => Ok(Some(made(&decimal.text(), place))),
                None if text.parse::<f64>().is_ok() => Ok(Some(made(&text, place))),
                None => place.raise("InvalidOperation", "this is no decimal number"),
            }
        }
        "Decimal.quantize" => {
            let numbers = [args.value(0, "self"), args.value(1, "exp")];
            let [Some(number), Some(pattern)] = numbers.map(|value| value.and_then(Decimal::of))
            else {
                return Ok(None);
            };
            if args.positional.len() > 2 || !args.named.is_empty() {
                return Ok(None);
            }
            Ok(number
                .rounded(pattern.scale)
                .map(|number| made(&number.text(), place)))
        }
        _ => Ok(None),
    }
}

pub(super) fn binary(
    op: Operator,
    left: &Value,
    right: &Value,
    place: &Place,
) -> Outcome<Option<Value>> {
    let (Some(a), Some(b)) = (Decimal::of(left), Decimal::of(right)) else {
        return Ok(None);
    };
    let scale = a.scale.max(b.scale);
    let same = || Some((a.with_scale(scale)?.digits, b.with_scale(scale)?.digits));
    let result = match op {
        Operator::Add => same().and_then(|(a, b)| Some((a.checked_add(b)?, scale))),
        Operator::Sub => same().and_then(|(a, b)| Some((a.checked_sub(b)?, scale))),
        Operator::Mult => a
            .digits
            .checked_mul(b.digits)
            .map(|digits| (digits, a.scale + b.scale)),
        _ => None,
    };
    match result {
        Some((digits, scale)) => Ok(Some(made(&Decimal { digits, scale }.text(), place))),
        None => place.unreadable("this is not calculated"),
    }
}

pub(super) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    let (a, b) = (Decimal::of(left)?, Decimal::of(right)?);
    let scale = a.scale.max(b.scale);
    Some(
        a.with_scale(scale)?
            .digits
            .cmp(&b.with_scale(scale)?.digits),
    )
}

pub(super) fn truth(args: &Args) -> Option<bool> {
    let text = args.value(0, "value")?.as_str()?;
    Decimal::parse(text).map(|decimal| decimal.digits != 0)
}

pub(super) fn whole(args: &Args) -> Option<i128> {
    let decimal = Decimal::parse(args.value(0, "value")?.as_str()?)?;
    Some(decimal.digits / 10_i128.checked_pow(decimal.scale)?)
}

/// `f"{decimal:.2f}"`.
pub(super) fn formatted(args: &Args, spec: &str, place: &Place) -> Outcome<String> {
    let text = args
        .value(0, "value")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let precision = spec
        .strip_prefix('.')
        .and_then(|spec| spec.strip_suffix('f'));
    let scale = precision.and_then(|precision| precision.parse().ok());
    match (Decimal::parse(text), scale) {
        (Some(decimal), Some(scale)) if scale <= 30 => match decimal.rounded(scale) {
            Some(rounded) => Ok(rounded.text()),
            None => place.unreadable("this number is too large"),
        },
        (Some(_), None) if spec == "f" => Ok(text.to_owned()),
        _ => place.unreadable(format!("the format `{spec}` of a decimal cannot be read")),
    }
}
