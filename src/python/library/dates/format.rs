//! Dates, times and durations as text.

use std::fmt::Write as _;

use super::moment::Moment;
use super::parts::{DAY, Kind, days_before_year};
use super::sums::microseconds;
use crate::python::{Outcome, Place, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Moment {
    /// The text in ISO's form; the precision is the word that `timespec` takes.
    pub(super) fn iso(
        &self,
        separator: &str,
        precision: Option<&str>,
        place: &Place,
    ) -> Outcome<String> {
        let [year, month, day, hour, minute, second, microsecond] = self.parts.0;
        let date = format!("{year:04}-{month:02}-{day:02}");
        if self.kind == Kind::Date {
            return Ok(date);
        }
        let mut time = match precision {
            Some("hours") => format!("{hour:02}"),
            Some("minutes") => format!("{hour:02}:{minute:02}"),
            _ => format!("{hour:02}:{minute:02}:{second:02}"),
        };
        match precision {
            Some("milliseconds") => time = format!("{time}.{:03}", microsecond / 1_000),
            Some("microseconds") => time = format!("{time}.{microsecond:06}"),
            None | Some("auto") if microsecond != 0 => time = format!("{time}.{microsecond:06}"),
            _ => {}
        }
        match (&self.zone, self.offset()) {
            (None, _) => {}
            (Some(_), Some(offset)) => time.push_str(&offset_text(offset, ":")),
            (Some(_), None) => return place.unreadable("this time zone is not known"),
        }
        Ok(match self.kind {
            Kind::Time => time,
            _ => format!("{date}{separator}{time}"),
        })
    }

    /// `strftime`: <https://docs.python.org/3/library/datetime.html#format-codes>
    pub(super) fn formatted(&self, format: &str, place: &Place) -> Outcome<String> {
        let [year, month, day, hour, minute, second, microsecond] = self.parts.0;
        let weekday = usize::try_from((self.parts.day_number() + 6).rem_euclid(7)).unwrap_or(0);
        let month_name = MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)];
        let hour_of_12 = (hour + 11) % 12 + 1;
        let mut text = String::new();
        let mut characters = format.chars();
        while let Some(character) = characters.next() {
            if character != '%' {
                text.push(character);
                continue;
            }
            let code = characters.next();
            let written = match code {
                Some('Y') => write!(text, "{year}"),
                Some('y') => write!(text, "{:02}", year % 100),
                Some('m') => write!(text, "{month:02}"),
                Some('d') => write!(text, "{day:02}"),
                Some('H') => write!(text, "{hour:02}"),
                Some('I') => write!(text, "{hour_of_12:02}"),
                Some('M') => write!(text, "{minute:02}"),
                Some('S') => write!(text, "{second:02}"),
                Some('f') => write!(text, "{microsecond:06}"),
                Some('p') => write!(text, "{}", if hour < 12 { "AM" } else { "PM" }),
                Some('B') => write!(text, "{month_name}"),
                Some('b' | 'h') => write!(text, "{}", &month_name[..3]),
                Some('A') => write!(text, "{}", WEEKDAYS[weekday]),
                Some('a') => write!(text, "{}", &WEEKDAYS[weekday][..3]),
                Some('w') => write!(text, "{}", (weekday + 1) % 7),
                Some('j') => {
                    let of_year = self.parts.day_number() - days_before_year(year);
                    write!(text, "{of_year:03}")
                }
                Some('F') => write!(text, "{year}-{month:02}-{day:02}"),
                Some('T') => write!(text, "{hour:02}:{minute:02}:{second:02}"),
                Some('z') => match (&self.zone, self.offset()) {
                    (None, _) => Ok(()),
                    (_, Some(offset)) => write!(text, "{}", offset_text(offset, "")),
                    _ => return place.unreadable("this time zone is not known"),
                },
                Some('%') => write!(text, "%"),
                _ => {
                    let code = code.map(String::from).unwrap_or_default();
                    return place.unreadable(format!("the format code `%{code}` cannot be read"));
                }
            };
            written.expect("a string takes everything");
        }
        Ok(text)
    }
}

fn offset_text(offset: i128, separator: &str) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.abs() / 60_000_000;
    format!("{sign}{:02}{separator}{:02}", minutes / 60, minutes % 60)
}

/// What `str()` gives.
pub(in crate::python::library) fn text(value: &Value, place: &Place) -> Outcome<Option<String>> {
    if let Some(moment) = Moment::of(value) {
        return moment.iso(" ", None, place).map(Some);
    }
    let Some(microseconds) = microseconds(value) else {
        return Ok(None);
    };
    let (days, rest) = (microseconds.div_euclid(DAY), microseconds.rem_euclid(DAY));
    let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000);
    let mut text = match days {
        0 => String::new(),
        1 | -1 => format!("{days} day, "),
        _ => format!("{days} days, "),
    };
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    text = format!("{text}{hours}:{minutes:02}:{:02}", seconds % 60);
    if fraction != 0 {
        text = format!("{text}.{fraction:06}");
    }
    Ok(Some(text))
}

/// What `repr()` gives.
pub(in crate::python::library) fn repr(value: &Value) -> Option<String> {
    let (path, args) = value.as_data()?;
    let parts = args.positional.iter().map(|argument| match argument.value {
        Value::Int(int) => int,
        _ => 0,
    });
    let mut parts: Vec<i128> = parts.collect();
    if path == "datetime.timedelta" {
        let names = ["days", "seconds", "microseconds"];
        let named = names.iter().zip(parts).filter(|(_, part)| *part != 0);
        let named: Vec<String> = named.map(|(name, part)| format!("{name}={part}")).collect();
        let named = if named.is_empty() {
            "0".to_owned()
        } else {
            named.join(", ")
        };
        return Some(format!("{path}({named})"));
    }
    // Seconds and microseconds are left out when they are zero.
    let least = match path {
        "datetime.datetime" => 5,
        "datetime.time" => 2,
        _ => 3,
    };
    while parts.len() > least && parts.last() == Some(&0) {
        parts.pop();
    }
    let mut parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    if let Some(zone) = args.named("tzinfo") {
        parts.push(format!("tzinfo={}", zone.value.as_path()?));
    }
    Some(format!("{path}({})", parts.join(", ")))
}

/// `f"{date:%Y-%m-%d}"`.
pub(in crate::python::library) fn formatted(
    value: &Value,
    spec: &str,
    place: &Place,
) -> Outcome<String> {
    match Moment::of(value) {
        Some(moment) => moment.formatted(spec, place),
        None => place.raise(
            "TypeError",
            "unsupported format string passed to timedelta.__format__",
        ),
    }
}
