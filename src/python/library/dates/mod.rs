//! `datetime`: <https://docs.python.org/3/library/datetime.html>
//!
//! Dates and times stay calls: `datetime.date(year, month, day)`,
//! `datetime.datetime(year, month, day, hour, minute, second, microsecond, tzinfo=…)`,
//! `datetime.time(hour, minute, second, microsecond, tzinfo=…)`, `datetime.timedelta(days, seconds, microseconds)`.

mod format;
mod moment;
mod parts;
mod read;
mod sums;

use crate::python::builtins::{known, known_text};
use crate::python::{Args, Argument, Node, Outcome, Place, Value};

pub(super) use format::{formatted, repr, text};
pub(super) use sums::{binary, order};

use moment::Moment;
use parts::{EPOCH, Kind, Parts};

/// Methods of dates, times and durations.
const METHODS: &[&str] = &[
    "astimezone",
    "date",
    "isoformat",
    "isoweekday",
    "replace",
    "strftime",
    "time",
    "timestamp",
    "toordinal",
    "total_seconds",
    "weekday",
];

pub(super) fn call(name: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    let (class, method) = name.split_once('.').unwrap_or((name, ""));
    let Some(kind) = Kind::named(class) else {
        return Ok(None);
    };
    match method {
        "" if kind == Kind::Duration => duration(args, place).map(Some),
        "" => moment(kind, args, place).map(Some),
        "fromisoformat" | "strptime" | "combine" | "fromtimestamp" | "utcfromtimestamp"
        | "fromordinal" => read::read(kind, method, args, place),
        _ => {
            let this = known(args, 0, "self", place)?;
            let rest = Args {
                positional: args.positional[1..].to_vec(),
                named: args.named.clone(),
            };
            self::method(this, method, &rest, place)
        }
    }
}

pub(super) fn constant(name: &str, place: &Place) -> Option<Value> {
    let moment = |kind, values: &[i128]| {
        let parts = Parts::from_values(values);
        let moment = Moment {
            kind,
            parts,
            zone: None,
        };
        Some(moment.value(place))
    };
    match name {
        "UTC" => Some(Value::path("datetime.timezone.utc", place.clone())),
        "datetime.min" => moment(Kind::DateTime, &[1, 1, 1, 0, 0, 0, 0]),
        "datetime.max" => moment(Kind::DateTime, &[9999, 12, 31, 23, 59, 59, 999_999]),
        "date.min" => moment(Kind::Date, &[1, 1, 1]),
        "date.max" => moment(Kind::Date, &[9999, 12, 31]),
        _ => None,
    }
}

/// Brings the arguments of a date or a time into one form.
fn moment(kind: Kind, args: &Args, place: &Place) -> Outcome {
    let mut values = Vec::new();
    for (position, (name, least)) in kind.fields().iter().enumerate() {
        match (args.value(position, name), least) {
            (Some(value), _) if value.as_whole().is_some() => values.extend(value.as_whole()),
            (None, Some(least)) => values.push(*least),
            (None, None) => {
                let message = format!("function missing required argument '{name}'");
                return place.raise("TypeError", message);
            }
            (Some(other), _) => {
                let message = format!(
                    "'{}' object cannot be interpreted as an integer",
                    other.type_name()
                );
                return place.raise("TypeError", message);
            }
        }
    }
    let zone = args
        .value(values.len(), "tzinfo")
        .filter(|zone| !matches!(zone, Value::None));
    let zone = match kind {
        Kind::Date => None,
        _ => zone.cloned(),
    };
    let moment = Moment {
        kind,
        parts: Parts::of_kind(kind, &values),
        zone,
    };
    if moment.is_valid() {
        Ok(moment.value(place))
    } else {
        place.raise("ValueError", "a part of this date or time is out of range")
    }
}

fn duration(args: &Args, place: &Place) -> Outcome {
    const UNITS: [(&str, f64, i128); 7] = [
        ("days", 86_400e6, 86_400_000_000),
        ("seconds", 1e6, 1_000_000),
        ("microseconds", 1.0, 1),
        ("milliseconds", 1e3, 1_000),
        ("minutes", 60e6, 60_000_000),
        ("hours", 3_600e6, 3_600_000_000),
        ("weeks", 604_800e6, 604_800_000_000),
    ];
    let mut total = 0_i128;
    for (position, (name, float_unit, unit)) in UNITS.into_iter().enumerate() {
        let part = match args.value(position, name) {
            None => continue,
            Some(value) if value.as_whole().is_some() => {
                value.as_whole().and_then(|int| int.checked_mul(unit))
            }
            Some(Value::Float(float)) => {
                let micros = (float * float_unit).round_ties_even();
                crate::python::eval::truncated(&Value::Float(micros))
            }
            Some(_) => return place.raise("TypeError", "a duration is made of numbers"),
        };
        match part.and_then(|part| total.checked_add(part)) {
            Some(sum) => total = sum,
            None => return place.raise("OverflowError", "this duration is too long"),
        }
    }
    Ok(sums::duration(total, place))
}

pub(super) fn attribute(of: &Value, name: &str, place: &Place) -> Option<Value> {
    let (path, args) = of.as_call()?;
    if path == "datetime.timedelta" {
        let position = ["days", "seconds", "microseconds"]
            .iter()
            .position(|known| *known == name);
        if let Some(position) = position {
            return args
                .positional
                .get(position)
                .map(|argument| argument.value.clone());
        }
    } else if let Some(kind) = Kind::of_path(path) {
        let position = kind.fields().iter().position(|(known, _)| *known == name);
        if let Some(position) = position {
            return args
                .positional
                .get(position)
                .map(|argument| argument.value.clone());
        }
        if name == "tzinfo" {
            let zone = args.named("tzinfo").map(|argument| argument.value.clone());
            return Some(zone.unwrap_or_default());
        }
    }
    METHODS
        .contains(&name)
        .then(|| super::method(of, path, name, place))
}

fn method(this: &Value, name: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    if let Some(microseconds) = sums::microseconds(this) {
        return Ok(match name {
            "total_seconds" => Some(Value::Float(sums::seconds(microseconds))),
            _ => None,
        });
    }
    let Some(moment) = Moment::of(this) else {
        return Ok(None);
    };
    let days = moment.parts.day_number();
    let as_kind = |kind: Kind| Moment {
        kind,
        ..moment.clone()
    };
    Ok(Some(match name {
        "isoformat" => {
            let separator = match args.value(0, "sep") {
                Some(separator) => separator.as_str().unwrap_or("T").to_owned(),
                None => "T".to_owned(),
            };
            let precision = args
                .named("timespec")
                .and_then(|argument| argument.value.as_str());
            Value::text(moment.iso(&separator, precision, place)?)
        }
        "strftime" => Value::text(moment.formatted(known_text(args, 0, "format", place)?, place)?),
        "date" => Moment {
            zone: None,
            ..as_kind(Kind::Date)
        }
        .value(place),
        "time" => Moment {
            zone: None,
            ..as_kind(Kind::Time)
        }
        .value(place),
        "weekday" => Value::Int((days + 6).rem_euclid(7)),
        "isoweekday" => Value::Int((days + 6).rem_euclid(7) + 1),
        "toordinal" => Value::Int(days),
        "replace" => return replaced(this, args, place).map(Some),
        "timestamp" => match moment.offset() {
            Some(offset) => {
                let since = moment.parts.microseconds() - offset - EPOCH;
                Value::Float(sums::seconds(since))
            }
            None => Value::unknown("the time zone of the machine", place.clone()),
        },
        "astimezone" => in_zone(&moment, args, place)?,
        _ => return Ok(None),
    }))
}

/// The same moment as another time zone writes it.
fn in_zone(moment: &Moment, args: &Args, place: &Place) -> Outcome {
    let (Some(offset), Some(zone)) = (moment.offset(), args.value(0, "tz")) else {
        return Ok(Value::unknown(
            "the time zone of the machine",
            place.clone(),
        ));
    };
    let mut there = Moment {
        zone: Some(zone.clone()),
        ..moment.clone()
    };
    let Some(own) = there.offset() else {
        return place.unreadable("this time zone is not known");
    };
    there.parts = Parts::from_microseconds(moment.parts.microseconds() - offset + own);
    Ok(there.value(place))
}

/// The same date or time with other parts.
fn replaced(this: &Value, args: &Args, place: &Place) -> Outcome {
    let Some((path, own)) = this.as_call() else {
        return Ok(this.clone());
    };
    let mut all = own.clone();
    let fields = Kind::of_path(path).map(Kind::fields).unwrap_or_default();
    for (position, (name, _)) in fields.iter().enumerate() {
        if let Some(argument) = args.get(position, name) {
            all.positional[position] = argument.clone();
        }
    }
    if let Some(Argument { value, place }) = args.named("tzinfo") {
        all.named.clear();
        let (value, place) = (value.clone(), place.clone());
        all.named.push(("tzinfo".into(), Argument { value, place }));
    }
    match Kind::of_path(path) {
        Some(kind) => moment(kind, &all, place),
        None => Ok(Value::symbolic(
            Node::Call(Value::path(path, place.clone()), all),
            place.clone(),
        )),
    }
}
