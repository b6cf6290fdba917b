//! How long a script waits: `"5s"`, and which database can be told so.

use std::fmt;

use serde::Deserialize;

use super::{DialectConfig, DialectName};
use crate::diag::Diagnostic;

/// The units, with their milliseconds.
const UNITS: [(&str, u64); 4] = [("ms", 1), ("s", 1_000), ("min", 60_000), ("h", 3_600_000)];

/// The longest of all: a day.
const LONGEST: u64 = 24 * 3_600_000;

/// A time as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeout {
    text: String,
    /// The same in milliseconds.
    pub milliseconds: u64,
}

impl Timeout {
    /// Reads a whole number with its unit; `None`: it is none, or more than a day.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = text.split_at(digits);
        let (_, factor) = UNITS.iter().find(|(known, _)| *known == unit)?;
        let milliseconds = number.parse::<u64>().ok()?.checked_mul(*factor)?;
        (1..=LONGEST).contains(&milliseconds).then(|| Self {
            text: text.to_owned(),
            milliseconds,
        })
    }

    /// The whole seconds; `None`: there is a part of one.
    pub fn seconds(&self) -> Option<u64> {
        self.milliseconds
            .is_multiple_of(1_000)
            .then_some(self.milliseconds / 1_000)
    }
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Timeout {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{text}` is no time, expected one such as \"500ms\", \"5s\", \"10min\" or \"1h\", at most a day"
            ))
        })
    }
}

/// What a database cannot be told.
pub fn refused_timeout(name: DialectName, config: &DialectConfig) -> Option<Diagnostic> {
    let error = |message: String, help: &str| {
        Some(Diagnostic::error("configuration", message).help(help.to_owned()))
    };
    // https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_max_execution_time: only SELECT.
    let stops_statements = matches!(name, DialectName::Postgresql | DialectName::Mariadb);
    if config.statement_timeout.is_some() && !stops_statements {
        let message = format!("`statement_timeout` means nothing for `{}`", name.as_str());
        return error(
            message,
            "PostgreSQL and MariaDB have one; sqlcmd has its option `-t`",
        );
    }
    let counts_seconds = matches!(
        name,
        DialectName::Mysql | DialectName::Mariadb | DialectName::Oracle
    );
    let timeouts = [&config.lock_timeout, &config.statement_timeout];
    let mut timeouts = timeouts.into_iter().flatten();
    let part = timeouts.find(|timeout| counts_seconds && timeout.seconds().is_none())?;
    let message = format!(
        "`{}` counts in seconds, and `{part}` has a part of one",
        name.as_str()
    );
    error(message, "write whole seconds, such as `1s`")
}

#[cfg(test)]
mod tests {
    use super::Timeout;

    #[test]
    fn a_time_has_a_number_and_a_unit() {
        let milliseconds = |text| Timeout::parse(text).map(|timeout| timeout.milliseconds);
        assert_eq!(milliseconds("500ms"), Some(500));
        assert_eq!(milliseconds("5s"), Some(5_000));
        assert_eq!(milliseconds("10min"), Some(600_000));
        assert_eq!(milliseconds("24h"), Some(86_400_000));
        for wrong in [
            "",
            "5",
            "s",
            "5 s",
            "5m",
            "0s",
            "25h",
            "-1s",
            "1.5s",
            "99999999999999999999s",
        ] {
            assert_eq!(milliseconds(wrong), None, "{wrong}");
        }
    }
}
