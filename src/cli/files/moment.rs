//! The time at which a file is made, as TOML writes it, in UTC.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::diag::Diagnostic;

/// The last second of the year 9999: TOML writes no later one.
const LAST: u64 = 253_402_300_799;

/// Now; or, so that a file can be made once more,
/// [`SOURCE_DATE_EPOCH`](https://reproducible-builds.org/specs/source-date-epoch/).
pub(super) fn now() -> Result<String, Diagnostic> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(given) => given.trim().parse().ok().filter(|seconds| *seconds <= LAST),
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .map(|since| since.as_secs()),
    };
    let Some(seconds) = seconds else {
        let message = "SOURCE_DATE_EPOCH is no number of seconds since 1970";
        return Err(Diagnostic::error("wrong-time", message)
            .help("unset it, or set it to a whole number, such as that of `date +%s`"));
    };
    Ok(written(seconds))
}

/// The date of now without separators: `20261231`.
pub(in crate::cli) fn today() -> Result<String, Diagnostic> {
    let now = now()?;
    let (date, _) = now.split_once('T').unwrap_or((&now, ""));
    Ok(date.replace('-', ""))
}

fn written(seconds: u64) -> String {
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(day);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date of a day counted from 1970-01-01, by the rules of the Gregorian calendar.
fn date(mut day: u64) -> (u64, u64, u64) {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if day < length {
            break;
        }
        day -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (year, month, day + 1)
}

#[cfg(test)]
mod tests {
    use super::{LAST, written};

    #[test]
    fn seconds_are_written_as_moments() {
        for (seconds, moment) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_768_469_400, "2026-01-15T09:30:00Z"),
            (1_798_761_599, "2026-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(written(seconds), moment);
        }
    }
}
