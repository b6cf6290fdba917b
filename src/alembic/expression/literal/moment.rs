//! Dates and times.

use super::super::kind::Kind;
use crate::config::DialectName;
use crate::dialect::Dialect;
use crate::python::{Args, Outcome, Place, Value};

/// A date, a time, or both.
#[derive(Debug)]
pub(super) struct Moment {
    date: Option<[i128; 3]>,
    /// Hours, minutes, seconds, microseconds.
    time: Option<[i128; 4]>,
    /// The offset from UTC, such as `+02:00`.
    offset: Option<String>,
}

impl Moment {
    /// The moment that is made by `datetime`, or written as a string; `None`: it is none.
    pub(super) fn read(value: &Value, place: &Place) -> Outcome<Option<Self>> {
        if let Some(text) = value.as_str() {
            return Ok(Self::parse(text));
        }
        let Some((path, args)) = value.as_call() else {
            return Ok(None);
        };
        let moment = match path {
            "datetime.date" => Self {
                date: Some(numbers(args, 0, ["year", "month", "day"], place)?),
                time: None,
                offset: None,
            },
            "datetime.datetime" => Self {
                date: Some(numbers(args, 0, ["year", "month", "day"], place)?),
                time: Some(numbers(args, 3, TIME, place)?),
                offset: offset(args, 7, place)?,
            },
            "datetime.time" => Self {
                date: None,
                time: Some(numbers(args, 0, TIME, place)?),
                offset: offset(args, 4, place)?,
            },
            "datetime.date.fromisoformat" | "datetime.datetime.fromisoformat" => {
                let text = args.positional.first().and_then(|text| text.value.as_str());
                return Ok(text.and_then(Self::parse));
            }
            _ => return Ok(None),
        };
        Ok(Some(moment))
    }

    /// `2026-01-15`, `09:30:00`, `2026-01-15 09:30:00.5+02:00`
    fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (Some(date), Some(time)),
            None if text.contains(':') => (None, Some(text)),
            None => (Some(text), None),
        };
        let date = match date {
            Some(date) => Some(parse_date(date)?),
            None => None,
        };
        let (time, offset) = match time {
            Some(time) => {
                let (time, offset) = parse_time(time)?;
                (Some(time), offset)
            }
            None => (None, None),
        };
        Some(Self { date, time, offset })
    }

    /// The literal of a column of dates, times, or both.
    pub(super) fn literal(&self, kind: &Kind, dialect: &Dialect, place: &Place) -> Outcome<String> {
        let is_oracle = dialect.name == DialectName::Oracle;
        let date = self
            .date
            .map(|[year, month, day]| format!("{year:04}-{month:02}-{day:02}"));
        match (kind, date) {
            (Kind::Date, Some(date)) if is_oracle => Ok(format!("TO_DATE('{date}', 'YYYY-MM-DD')")),
            (Kind::Date, Some(date)) => Ok(format!("'{date}'")),
            (Kind::Time, _) => match self.clock(dialect) {
                Some(time) => Ok(format!("'{time}'")),
                None => place.unreadable("a time is wanted here"),
            },
            (_, Some(date)) => self.date_time(&date, dialect, place),
            (_, None) => place.unreadable("a date is wanted here"),
        }
    }

    fn date_time(&self, date: &str, dialect: &Dialect, place: &Place) -> Outcome<String> {
        let is_sqlite = dialect.name == DialectName::Sqlite;
        let local = match self.clock(dialect) {
            Some(time) => format!("{date} {time}"),
            None if is_sqlite => format!("{date} 00:00:00.000000"),
            None => date.to_owned(),
        };
        // SQLAlchemy stores no offset in SQLite, online neither.
        let offset = self.offset.as_deref().filter(|_| !is_sqlite);
        Ok(match (dialect.name, offset) {
            (DialectName::Oracle, offset) => {
                let fraction = if local.contains('.') { ".FF" } else { "" };
                match offset {
                    Some(offset) => format!(
                        "TO_TIMESTAMP_TZ('{local} {offset}', 'YYYY-MM-DD HH24:MI:SS{fraction} TZH:TZM')"
                    ),
                    None if fraction.is_empty() => {
                        format!("TO_DATE('{local}', 'YYYY-MM-DD HH24:MI:SS')")
                    }
                    None => format!("TO_TIMESTAMP('{local}', 'YYYY-MM-DD HH24:MI:SS.FF')"),
                }
            }
            (DialectName::Mssql, None) => self.transact(&local),
            // https://mariadb.com/kb/en/date-and-time-literals/ knows no offset; a UTC time needs none.
            (DialectName::Mariadb, Some("+00:00")) => format!("'{local}'"),
            (DialectName::Mariadb, Some(_)) => {
                return place.unreadable(format!(
                    "{} has no date and time literals with an offset: give the time in UTC",
                    dialect.title
                ));
            }
            (_, offset) => format!("'{local}{}'", offset.unwrap_or_default()),
        })
    }

    /// SQL Server: with a blank, the language of the login decides which number of a DATETIME is the month, and it takes no
    /// more than three digits of a fraction.
    /// <https://learn.microsoft.com/en-us/sql/t-sql/data-types/datetime-transact-sql#supported-string-literal-formats-for-datetime>
    fn transact(&self, local: &str) -> String {
        let local = local.replacen(' ', "T", 1);
        match self.time {
            Some([.., fraction]) if fraction != 0 => format!("CAST('{local}' AS DATETIME2)"),
            _ => format!("'{local}'"),
        }
    }

    /// The time of day; SQLAlchemy gives SQLite all six digits of the fraction.
    fn clock(&self, dialect: &Dialect) -> Option<String> {
        let [hour, minute, second, microsecond] = self.time?;
        let plain = format!("{hour:02}:{minute:02}:{second:02}");
        if microsecond == 0 && dialect.name != DialectName::Sqlite {
            return Some(plain);
        }
        Some(format!("{plain}.{microsecond:06}"))
    }
}

const TIME: [&str; 4] = ["hour", "minute", "second", "microsecond"];

/// The seconds of a `timedelta`; `None`: it is none.
pub(super) fn seconds(value: &Value, place: &Place) -> Outcome<Option<f64>> {
    let Some(("datetime.timedelta", args)) = value.as_call() else {
        return Ok(None);
    };
    let units = [
        ("days", 86_400.0),
        ("seconds", 1.0),
        ("microseconds", 1e-6),
        ("milliseconds", 1e-3),
        ("minutes", 60.0),
        ("hours", 3_600.0),
        ("weeks", 604_800.0),
    ];
    let mut total = 0.0;
    for (position, (name, factor)) in units.into_iter().enumerate() {
        let Some(argument) = args.get(position, name) else {
            continue;
        };
        let amount = match super::number::number(&argument.value, place)? {
            Some(digits) => digits.parse::<f64>().unwrap_or_default(),
            None => return argument.place.unreadable("a number is wanted here"),
        };
        total += amount * factor;
    }
    Ok(Some(total))
}

fn numbers<const N: usize>(
    args: &Args,
    first: usize,
    names: [&str; N],
    place: &Place,
) -> Outcome<[i128; N]> {
    let mut found = [0; N];
    for (position, name) in names.into_iter().enumerate() {
        match args
            .get(first + position, name)
            .map(|argument| &argument.value)
        {
            Some(Value::Int(int)) => found[position] = *int,
            None => {}
            Some(Value::Unknown(unknown)) => return place.needs(unknown),
            Some(_) => return place.unreadable(format!("`{name}` is not known here")),
        }
    }
    Ok(found)
}

/// The offset of `tzinfo`.
fn offset(args: &Args, position: usize, place: &Place) -> Outcome<Option<String>> {
    let Some(argument) = args.get(position, "tzinfo") else {
        return Ok(None);
    };
    if let Value::None = argument.value {
        return Ok(None);
    }
    if let Some("datetime.timezone.utc" | "datetime.UTC" | "pytz.utc" | "pytz.UTC") =
        argument.value.as_path()
    {
        return Ok(Some("+00:00".to_owned()));
    }
    if let Some(("datetime.timezone", args)) = argument.value.as_call()
        && let Some(delta) = args.positional.first()
        && let Some(seconds) = seconds(&delta.value, place)?
    {
        let sign = if seconds < 0.0 { '-' } else { '+' };
        let minutes = (seconds.abs() / 60.0).floor();
        let (hours, minutes) = ((minutes / 60.0).floor(), minutes % 60.0);
        return Ok(Some(format!("{sign}{hours:02}:{minutes:02}")));
    }
    argument
        .place
        .unreadable("the offset of this time zone is not known here")
}

fn parse_date(text: &str) -> Option<[i128; 3]> {
    let mut pieces = text.split('-').map(str::parse::<u16>);
    let [year, month, day] = [pieces.next()?, pieces.next()?, pieces.next()?];
    let date = [year.ok()?.into(), month.ok()?.into(), day.ok()?.into()];
    let is_date = pieces.next().is_none()
        && text.len() == 10
        && (1..=12).contains(&date[1])
        && (1..=31).contains(&date[2]);
    is_date.then_some(date)
}

fn parse_time(text: &str) -> Option<([i128; 4], Option<String>)> {
    let (clock, offset) = match text.find(['+', '-', 'Z']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut pieces = clock.split(':').map(|piece| {
        (piece.len() == 2)
            .then(|| piece.parse::<u8>().ok())
            .flatten()
    });
    let (hour, minute) = (pieces.next()??, pieces.next()??);
    let second = pieces.next().unwrap_or(Some(0))?;
    if pieces.next().is_some() || fraction.len() > 6 {
        return None;
    }
    let microsecond = match fraction {
        "" => 0,
        digits => format!("{digits:0<6}").parse::<u32>().ok()?,
    };
    let offset = match offset {
        None => None,
        Some("Z") => Some("+00:00".to_owned()),
        Some(offset) if offset.len() == 6 => Some(offset.to_owned()),
        Some(_) => return None,
    };
    let time = [
        hour.into(),
        minute.into(),
        second.into(),
        microsecond.into(),
    ];
    Some((time, offset))
}
