//! Plain values as literals, and the options of single engines.

use toml::de::DeValue;

use super::{Enclosure, Entry, Fields, Fragment, Shape, one_of};
use crate::catalog::{Literal, OptionValue, Options, Sql};
use crate::config::DialectName;
use crate::dialect::{OptionKind, Target, option_keys, option_kind};

/// The options that are SQL.
const OPTIONS_OF_SQL: [&str; 5] = ["partition_by", "subpartition_by", "union", "using", "where"];

impl Fields<'_, '_> {
    /// What single engines have, such as `postgresql = { using = "gin" }`.
    pub fn options(&self, target: Target) -> Options {
        let mut options = Options::default();
        for dialect in DialectName::ALL {
            let key = dialect.as_str();
            let Some(entry) = self.shaped(key, || Shape::Options(dialect, target)) else {
                continue;
            };
            let Some(table) = entry.get_ref().as_table() else {
                self.wrong_type(key, entry, "a table of options");
                continue;
            };
            let known = option_keys(dialect, target);
            if table.is_empty() && dialect.parent().is_some() {
                // Said to have none, it does not take those of the dialect that it descends from.
                options.0.entry(dialect).or_default();
            }
            for (option, value) in table {
                let name: &str = option.get_ref();
                if !known.contains(&name) {
                    let message = format!("{key} has no option `{name}` here");
                    let diagnostic =
                        self.report
                            .error("unknown-option", message, option.span(), "");
                    self.report.push(
                        diagnostic
                            .did_you_mean(name, known.iter().copied())
                            .note(one_of(known)),
                    );
                    continue;
                }
                let (span, value) = (value.span(), self.as_option_of_kind(name, value));
                if let Some(OptionValue::Literal(Literal::Text(text))) = &value
                    && OPTIONS_OF_SQL.contains(&name)
                {
                    let within = match name {
                        "where" => Enclosure::Parentheses,
                        _ => Enclosure::Neighbours,
                    };
                    let sql = Sql {
                        sql: String::new(),
                        dialects: vec![(dialect, text.clone())],
                    };
                    self.report.note(Fragment { sql, within, span });
                }
                if let Some(value) = value {
                    options
                        .0
                        .entry(dialect)
                        .or_default()
                        .insert(name.to_owned(), value);
                }
            }
        }
        options
    }

    /// An option whose value is of its kind.
    fn as_option_of_kind(&self, key: &str, entry: Entry<'_, '_>) -> Option<OptionValue> {
        let value = self.as_option(key, entry)?;
        let (fits, wanted) = match option_kind(key) {
            None => (true, ""),
            Some(OptionKind::Switch) => (
                matches!(value, OptionValue::Literal(Literal::Boolean(_))),
                "`true` or `false`",
            ),
            Some(OptionKind::Number) => (
                matches!(value, OptionValue::Literal(Literal::Integer(0..))),
                "a whole number from 0 on",
            ),
            Some(OptionKind::Name) => (
                matches!(value, OptionValue::Literal(Literal::Text(_))),
                "a name",
            ),
            Some(OptionKind::Settings) => (
                matches!(value, OptionValue::Table(_)),
                "a table such as `{ fillfactor = 70 }`",
            ),
        };
        if !fits {
            self.wrong_type(key, entry, wanted);
        }
        fits.then_some(value)
    }

    fn as_option(&self, key: &str, entry: Entry<'_, '_>) -> Option<OptionValue> {
        match entry.get_ref() {
            DeValue::Array(_) => Some(OptionValue::List(self.as_names(key, entry))),
            DeValue::Table(table) => {
                let settings = table.iter().filter_map(|(name, value)| {
                    Some((name.get_ref().to_string(), self.literal(key, value)?))
                });
                Some(OptionValue::Table(settings.collect()))
            }
            _ => self.literal(key, entry).map(OptionValue::Literal),
        }
    }

    /// A date or time that may be there, as text.
    pub fn moment_or(&self, key: &'static str, example: &str) -> Option<String> {
        let entry = self.shaped(key, || Shape::Moment)?;
        if let DeValue::Datetime(moment) = entry.get_ref() {
            return Some(moment.to_string());
        }
        let message = format!("`{key}` must be a date and time, such as {example}");
        self.report
            .push(self.report.error("wrong-type", message, entry.span(), ""));
        None
    }

    /// A plain value as a literal.
    pub fn literal(&self, key: &str, entry: Entry<'_, '_>) -> Option<Literal> {
        if let Some(recorder) = self.recorder
            && !matches!(entry.get_ref(), DeValue::Array(_) | DeValue::Table(_))
        {
            recorder.held(key, Shape::Literal);
        }
        Some(match entry.get_ref() {
            DeValue::Boolean(value) => Literal::Boolean(*value),
            DeValue::Integer(_) => {
                let Some(value) = as_integer(entry.get_ref()) else {
                    self.wrong_type(key, entry, "a whole number of 64 bits");
                    return None;
                };
                Literal::Integer(value)
            }
            DeValue::Float(value)
                if value
                    .as_str()
                    .bytes()
                    .any(|byte| byte == b'n' || byte == b'i') =>
            {
                self.wrong_type(key, entry, "a number that SQL can write");
                return None;
            }
            DeValue::Float(value) => {
                Literal::Decimal(value.as_str().trim_start_matches('+').to_owned())
            }
            DeValue::String(_) => Literal::Text(self.as_shown(key, entry)),
            DeValue::Datetime(value) => date_time(value),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type(key, entry, "a plain value");
                return None;
            }
        })
    }
}

pub(super) fn as_integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn date_time(value: &toml::value::Datetime) -> Literal {
    match (&value.date, &value.time) {
        (Some(date), None) => Literal::Date(date.to_string()),
        (None, Some(time)) => Literal::Time(time.to_string()),
        (Some(date), Some(time)) => {
            let offset = value.offset.map(|offset| match offset {
                toml::value::Offset::Z => "+00:00".to_owned(),
                toml::value::Offset::Custom { minutes } => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
                }
            });
            Literal::DateTime {
                local: format!("{date} {time}"),
                offset,
            }
        }
        (None, None) => Literal::Null,
    }
}
