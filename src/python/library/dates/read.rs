//! Dates and times read from text and made of other dates and times.

use super::moment::Moment;
use super::parts::{DAY, EPOCH, Kind, Parts};
use super::sums;
use crate::python::builtins::{known, known_text};
use crate::python::eval::truncated;
use crate::python::{Args, Outcome, Place, Value};

/// `fromisoformat`, `strptime` and their like.
pub(super) fn read(kind: Kind, method: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    let moment = match method {
        "fromisoformat" => {
            let text = known_text(args, 0, "date_string", place)?;
            let Some(moment) = iso(kind, text, place) else {
                let message = format!("Invalid isoformat string: '{text}'");
                return place.raise("ValueError", message);
            };
            moment
        }
        "strptime" => {
            let text = known_text(args, 0, "date_string", place)?;
            let format = known_text(args, 1, "format", place)?;
            let Some(parts) = by_format(text, format, place)? else {
                let message = format!("time data '{text}' does not match format '{format}'");
                return place.raise("ValueError", message);
            };
            let zone = None;
            Moment { kind, parts, zone }
        }
        "combine" => {
            let date = Moment::of(known(args, 0, "date", place)?);
            let time = Moment::of(known(args, 1, "time", place)?);
            let (Some(date), Some(time)) = (date, time) else {
                return Ok(None);
            };
            let mut parts = time.parts;
            parts.0[..3].copy_from_slice(&date.parts.0[..3]);
            let zone = time.zone;
            Moment { kind, parts, zone }
        }
        "fromordinal" => {
            let Value::Int(day) = known(args, 0, "n", place)? else {
                return Ok(None);
            };
            let parts = Parts::from_microseconds(((*day).clamp(1, 3_652_059) - 1) * DAY);
            let zone = None;
            Moment { kind, parts, zone }
        }
        _ => return by_timestamp(kind, method, args, place),
    };
    checked(&moment, place).map(Some)
}

fn checked(moment: &Moment, place: &Place) -> Outcome {
    if moment.is_valid() {
        Ok(moment.value(place))
    } else {
        place.raise("ValueError", "a part of this date or time is out of range")
    }
}

/// `fromtimestamp` and `utcfromtimestamp`.
fn by_timestamp(kind: Kind, method: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    let zone = args.value(1, "tz").cloned();
    if method == "fromtimestamp" && zone.is_none() {
        let what = "the time zone of the machine";
        return Ok(Some(Value::unknown(what, place.clone())));
    }
    let Some(microseconds) = since_epoch(known(args, 0, "timestamp", place)?) else {
        return Ok(None);
    };
    let parts = Parts::from_microseconds(EPOCH + microseconds);
    let mut moment = Moment { kind, parts, zone };
    if moment.zone.is_some() {
        let Some(offset) = moment.offset() else {
            return place.unreadable("this time zone is not known");
        };
        moment.parts = Parts::from_microseconds(EPOCH + microseconds + offset);
    }
    checked(&moment, place).map(Some)
}

/// Microseconds since 1970.
fn since_epoch(value: &Value) -> Option<i128> {
    let microseconds = match value {
        Value::Int(int) => int.checked_mul(1_000_000)?,
        Value::Float(float) => truncated(&Value::Float((float * 1e6).round_ties_even()))?,
        _ => return None,
    };
    // From year 1 to year 9999.
    (-EPOCH..3_652_059 * DAY - EPOCH)
        .contains(&microseconds)
        .then_some(microseconds)
}

/// `2024-01-31`, `2024-01-31T12:30:00.5+02:00`.
fn iso(kind: Kind, text: &str, place: &Place) -> Option<Moment> {
    let (date, time) = match kind {
        Kind::Time => ("0001-01-01", Some(text)),
        _ => match (text.get(..10), text.get(11..)) {
            (Some(date), time) => (date, time.filter(|time| !time.is_empty())),
            _ => return None,
        },
    };
    let mut values: Vec<i128> = Vec::new();
    for (piece, width) in date.splitn(3, '-').zip([4, 2, 2]) {
        values.push(digits(piece, width)?);
    }
    let mut zone = None;
    if let Some(time) = time {
        let (time, offset) = match time.find(['+', '-', 'Z']) {
            Some(at) => (&time[..at], Some(&time[at..])),
            None => (time, None),
        };
        zone = match offset {
            Some(offset) => Some(zone_of(offset, place)?),
            None => None,
        };
        let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
        for piece in time.split(':') {
            values.push(digits(piece, 2)?);
        }
        values.resize(6, 0);
        if !fraction.is_empty() {
            let six = format!("{fraction:0<6}");
            values.push(digits(six.get(..6)?, 6)?);
        }
    }
    (values.len() >= 3 && values.len() <= 7).then(|| Moment {
        kind,
        parts: Parts::from_values(&values),
        zone,
    })
}

fn digits(text: &str, width: usize) -> Option<i128> {
    let is_number = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The zone of `Z` and `+02:00`.
fn zone_of(text: &str, place: &Place) -> Option<Value> {
    if matches!(text, "Z" | "+00:00" | "-00:00" | "+0000") {
        return Some(Value::path("datetime.timezone.utc", place.clone()));
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.get(1..)?.replace(':', "");
    let minutes = digits(rest.get(..2)?, 2)? * 60 + digits(rest.get(2..)?, 2)?;
    let offset = sums::duration(sign * minutes * 60_000_000, place);
    Some(crate::python::library::made(
        "datetime.timezone",
        vec![offset],
        place,
    ))
}

/// The parts of a text in a format: <https://docs.python.org/3/library/datetime.html#format-codes>
fn by_format(text: &str, format: &str, place: &Place) -> Outcome<Option<Parts>> {
    let mut parts = Parts::from_values(&[1900]);
    let mut rest = text;
    let mut codes = format.chars();
    while let Some(character) = codes.next() {
        if character != '%' {
            let Some(after) = rest.strip_prefix(character) else {
                return Ok(None);
            };
            rest = after;
            continue;
        }
        let code = codes.next().unwrap_or('%');
        let (position, width) = match code {
            'Y' => (0, 4),
            'm' => (1, 2),
            'd' => (2, 2),
            'H' => (3, 2),
            'M' => (4, 2),
            'S' => (5, 2),
            'f' => (6, 6),
            _ => return place.unreadable(format!("the format code `%{code}` cannot be read")),
        };
        let length = rest
            .bytes()
            .take(width)
            .take_while(u8::is_ascii_digit)
            .count();
        let (number, after) = rest.split_at(length);
        let number = if code == 'f' {
            format!("{number:0<6}")
        } else {
            number.to_owned()
        };
        let Ok(number) = number.parse() else {
            return Ok(None);
        };
        parts.0[position] = number;
        rest = after;
    }
    Ok(rest.is_empty().then_some(parts))
}
