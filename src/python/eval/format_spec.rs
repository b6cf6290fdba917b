//! Format specifications, such as `>08.2f`:
//! <https://docs.python.org/3/library/string.html#formatspec>

use super::Evaluator;
use super::arithmetic::Number;
use super::repr::float_text;
use crate::python::{Args, Host, Outcome, Place, Value, library};

/// Widths and precisions up to here.
const WIDEST: usize = 100_000;

impl<H: Host> Evaluator<H> {
    /// What `format(value, spec)` gives.
    ///
    /// # Errors
    /// For specifications and values that are not understood.
    pub fn formatted(&mut self, value: &Value, spec: &str, place: &Place) -> Outcome<String> {
        if let Value::Instance(instance) = value
            && let Some(method) = instance.class.attribute("__format__")
        {
            let args = Args::of([value.clone(), Value::text(spec)], place);
            let made = self.deeper(|| place.clone(), |eval| eval.call(&method, args, place))?;
            return self.str_of(&made, place);
        }
        if spec.is_empty() {
            return self.str_of(value, place);
        }
        if let Some(text) = library::formatted(self, value, spec, place)? {
            return Ok(text);
        }
        let Some(parsed) = FormatSpec::parse(spec) else {
            let message = format!("Invalid format specifier '{spec}'");
            return place.raise("ValueError", message);
        };
        self.check_length(parsed.width + parsed.precision.unwrap_or(0), place)?;
        let is_number = matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_));
        let text = match value.as_number() {
            Some(number) if is_number => parsed.number(number),
            _ => match value {
                Value::Str(text) => parsed.text(text),
                // Other values take no specification of their own.
                Value::Instance(_) => parsed.text(&self.str_of(value, place)?),
                _ => {
                    let message = format!(
                        "unsupported format string passed to {}.__format__",
                        value.type_name()
                    );
                    return place.raise("TypeError", message);
                }
            },
        };
        let Some(text) = text else {
            let kind = parsed.kind.unwrap_or('=');
            let name = value.type_name();
            let message = format!("Unknown format code '{kind}' for object of type '{name}'");
            return place.raise("ValueError", message);
        };
        Ok(text)
    }
}

/// The parts of a format specification.
#[derive(Debug, Default)]
struct FormatSpec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    is_alternate: bool,
    is_zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

impl FormatSpec {
    fn parse(spec: &str) -> Option<Self> {
        let mut parsed = Self::default();
        let characters: Vec<char> = spec.chars().collect();
        let is_align = |c: &char| matches!(c, '<' | '>' | '^' | '=');
        let mut rest = &characters[..];
        if rest.get(1).is_some_and(is_align) {
            (parsed.fill, parsed.align) = (Some(rest[0]), Some(rest[1]));
            rest = &rest[2..];
        } else if rest.first().is_some_and(is_align) {
            parsed.align = Some(rest[0]);
            rest = &rest[1..];
        }
        if let Some(sign @ ('+' | '-' | ' ')) = rest.first() {
            parsed.sign = Some(*sign);
            rest = &rest[1..];
        }
        if rest.first() == Some(&'#') {
            parsed.is_alternate = true;
            rest = &rest[1..];
        }
        if rest.first() == Some(&'0') {
            parsed.is_zero = true;
            rest = &rest[1..];
        }
        parsed.width = number(&mut rest)?.unwrap_or(0);
        if let Some(grouping @ (',' | '_')) = rest.first() {
            parsed.grouping = Some(*grouping);
            rest = &rest[1..];
        }
        if rest.first() == Some(&'.') {
            rest = &rest[1..];
            parsed.precision = Some(number(&mut rest)??);
        }
        match rest {
            [] => Some(parsed),
            [kind] => {
                parsed.kind = Some(*kind);
                Some(parsed)
            }
            _ => None,
        }
    }

    fn text(&self, text: &str) -> Option<String> {
        if !matches!(self.kind, None | Some('s')) || self.align == Some('=') {
            return None;
        }
        let text: String = match self.precision {
            Some(precision) => text.chars().take(precision).collect(),
            None => text.to_owned(),
        };
        Some(self.padded(&text, '<'))
    }

    fn number(&self, number: Number) -> Option<String> {
        let (is_negative, digits) = match number {
            Number::Int(int) => (int < 0, self.whole(int)?),
            Number::Float(float) => {
                let is_negative = float.is_sign_negative() && !float.is_nan();
                (is_negative, self.floating(float.abs())?)
            }
        };
        let sign = match (is_negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            (false, _) => "",
        };
        if self.align == Some('=') || (self.is_zero && self.align.is_none()) {
            return Some(self.filled_inside(sign, &digits));
        }
        let grouped = grouped(&digits, self.grouping, self.group_size());
        Some(self.padded(&format!("{sign}{}{grouped}", self.prefix()), '>'))
    }

    /// The digits of a whole number.
    fn whole(&self, int: i128) -> Option<String> {
        let magnitude = int.unsigned_abs();
        Some(match self.kind {
            None | Some('d' | 'n') if self.precision.is_none() => magnitude.to_string(),
            Some('x') => format!("{magnitude:x}"),
            Some('X') => format!("{magnitude:X}"),
            Some('o') => format!("{magnitude:o}"),
            Some('b') => format!("{magnitude:b}"),
            Some('c') => u32::try_from(int)
                .ok()
                .and_then(char::from_u32)?
                .to_string(),
            Some('f' | 'F') => match self.precision.unwrap_or(6) {
                0 => magnitude.to_string(),
                precision => format!("{magnitude}.{}", "0".repeat(precision)),
            },
            Some('e' | 'E' | 'g' | 'G' | '%') => self.floating(Number::Int(int).float().abs())?,
            _ => return None,
        })
    }

    /// The digits of a float that is not negative.
    fn floating(&self, float: f64) -> Option<String> {
        if !float.is_finite() {
            return Some(float_text(float));
        }
        let precision = self.precision.unwrap_or(6);
        let text = match self.kind {
            None => match self.precision {
                Some(precision) => general(float, precision, Trailing::OneDigit),
                None => float_text(float),
            },
            Some('f' | 'F') => format!("{float:.precision$}"),
            Some('%') => format!("{:.precision$}%", float * 100.0),
            Some('e' | 'E') => scientific(float, precision),
            Some('g' | 'G' | 'n') if self.is_alternate => {
                general(float, precision, Trailing::Zeros)
            }
            Some('g' | 'G' | 'n') => general(float, precision, Trailing::Nothing),
            _ => return None,
        };
        Some(match self.kind {
            Some('E' | 'G' | 'F') => text.to_uppercase(),
            _ => text,
        })
    }

    fn prefix(&self) -> &'static str {
        match (self.is_alternate, self.kind) {
            (true, Some('x')) => "0x",
            (true, Some('X')) => "0X",
            (true, Some('o')) => "0o",
            (true, Some('b')) => "0b",
            _ => "",
        }
    }

    fn group_size(&self) -> usize {
        match self.kind {
            Some('x' | 'X' | 'o' | 'b') => 4,
            _ => 3,
        }
    }

    /// A number filled up between its sign and its digits.
    fn filled_inside(&self, sign: &str, digits: &str) -> String {
        let prefix = self.prefix();
        let fill = self.fill.unwrap_or(if self.is_zero { '0' } else { ' ' });
        let free = self.width.saturating_sub(sign.len() + prefix.len());
        if fill != '0' || self.grouping.is_none() {
            let digits = grouped(digits, self.grouping, self.group_size());
            let missing = free.saturating_sub(digits.chars().count());
            let filling: String = std::iter::repeat_n(fill, missing).collect();
            return format!("{sign}{prefix}{filling}{digits}");
        }
        // Zeros are grouped like the digits behind them.
        let whole_length = digits.find('.').unwrap_or(digits.len());
        let groups = digits.len() - whole_length;
        let mut zeros = 0;
        loop {
            let padded = format!("{}{digits}", "0".repeat(zeros));
            let text = grouped(&padded, self.grouping, self.group_size());
            if text.len() >= free || zeros > self.width + groups {
                return format!("{sign}{prefix}{text}");
            }
            zeros += (free - text.len()).div_ceil(2).max(1);
        }
    }

    fn padded(&self, text: &str, default: char) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        let fill = self.fill.unwrap_or(if self.is_zero { '0' } else { ' ' });
        let repeat = |count: usize| -> String { std::iter::repeat_n(fill, count).collect() };
        match self.align.unwrap_or(default) {
            '>' => repeat(missing) + text,
            '^' => repeat(missing / 2) + text + &repeat(missing - missing / 2),
            _ => text.to_owned() + &repeat(missing),
        }
    }
}

/// A number at the beginning of a specification; `None` inside: there is none.
#[expect(
    clippy::option_option,
    reason = "none, none that is small enough, and one"
)]
fn number(rest: &mut &[char]) -> Option<Option<usize>> {
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
    *rest = &rest[digits.len()..];
    if digits.is_empty() {
        return Some(None);
    }
    let number = digits.parse().ok();
    number.filter(|number| *number <= WIDEST).map(Some)
}

/// What stands behind the last digit that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trailing {
    Nothing,
    OneDigit,
    Zeros,
}

/// Fixed or scientific, whichever is shorter: `%g`.
fn general(float: f64, precision: usize, trailing: Trailing) -> String {
    let precision = precision.max(1);
    let text = scientific(float, precision - 1);
    let exponent = text
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    let exponent = exponent.unwrap_or_default();
    let most = i32::try_from(precision).unwrap_or(i32::MAX);
    let trimmed = |digits: &str| match trailing {
        Trailing::Zeros => digits.to_owned(),
        _ if digits.contains('.') => digits
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        _ => digits.to_owned(),
    };
    // Without a letter at the end a float keeps one digit behind its point.
    let limit = if trailing == Trailing::OneDigit {
        most - 1
    } else {
        most
    };
    if (-4..limit.max(1)).contains(&exponent) || (exponent == 0 && most == 1) {
        let decimals = usize::try_from(most - 1 - exponent).unwrap_or_default();
        let digits = trimmed(&format!("{float:.decimals$}"));
        if trailing == Trailing::OneDigit && !digits.contains('.') {
            return digits + ".0";
        }
        return digits;
    }
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "+00"));
    format!("{}e{exponent}", trimmed(digits))
}

fn scientific(float: f64, precision: usize) -> String {
    let text = format!("{float:.precision$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// The digits before the point in groups.
fn grouped(digits: &str, separator: Option<char>, size: usize) -> String {
    let Some(separator) = separator else {
        return digits.to_owned();
    };
    let end = digits.find(['.', 'e', '%']).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(end);
    let mut result = String::with_capacity(digits.len() * 2);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(size) {
            result.push(separator);
        }
        result.push(digit);
    }
    result + rest
}
