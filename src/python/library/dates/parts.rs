//! The classes of `datetime` and the parts of a date and time, on the calendar that Python uses.

/// Microseconds of a day.
pub(super) const DAY: i128 = 86_400_000_000;

/// Microseconds from the first day of year 1 to 1970.
pub(super) const EPOCH: i128 = 719_162 * DAY;

/// Which class of `datetime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Date,
    DateTime,
    Time,
    Duration,
}

impl Kind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "datetime" => Self::DateTime,
            "time" => Self::Time,
            "timedelta" => Self::Duration,
            _ => return None,
        })
    }

    pub(super) fn of_path(path: &str) -> Option<Self> {
        Self::named(path.strip_prefix("datetime.")?)
    }

    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Date => "datetime.date",
            Self::DateTime => "datetime.datetime",
            Self::Time => "datetime.time",
            Self::Duration => "datetime.timedelta",
        }
    }

    /// The arguments, and what they are when they are not given.
    pub(super) fn fields(self) -> &'static [(&'static str, Option<i128>)] {
        const ALL: [(&str, Option<i128>); 7] = [
            ("year", None),
            ("month", None),
            ("day", None),
            ("hour", Some(0)),
            ("minute", Some(0)),
            ("second", Some(0)),
            ("microsecond", Some(0)),
        ];
        match self {
            Self::Date => &ALL[..3],
            Self::DateTime => &ALL,
            Self::Time => &ALL[3..],
            Self::Duration => &[],
        }
    }
}

/// Year, month, day, hour, minute, second, microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parts(pub(super) [i128; 7]);

impl Parts {
    /// From as many values as are given; the first day of year 1 otherwise.
    pub(super) fn from_values(values: &[i128]) -> Self {
        let mut parts = [1, 1, 1, 0, 0, 0, 0];
        for (part, value) in parts.iter_mut().zip(values) {
            *part = *value;
        }
        Self(parts)
    }

    /// From the arguments of a class.
    pub(super) fn of_kind(kind: Kind, values: &[i128]) -> Self {
        match kind {
            Kind::Time => Self::from_values(&[&[1, 1, 1], values].concat()),
            _ => Self::from_values(values),
        }
    }

    /// The number of the day, counted from the first day of year 1.
    pub(super) fn day_number(self) -> i128 {
        let [year, month, day, ..] = self.0;
        days_before_year(year) + days_before_month(year, month) + day
    }

    /// Microseconds since the first day of year 1.
    pub(super) fn microseconds(self) -> i128 {
        let [_, _, _, hour, minute, second, microsecond] = self.0;
        let seconds = (hour * 60 + minute) * 60 + second;
        (self.day_number() - 1) * DAY + seconds * 1_000_000 + microsecond
    }

    pub(super) fn from_microseconds(microseconds: i128) -> Self {
        let (days, rest) = (microseconds.div_euclid(DAY), microseconds.rem_euclid(DAY));
        let mut year = days * 400 / 146_097 + 1;
        while days_before_year(year) > days {
            year -= 1;
        }
        while days_before_year(year + 1) <= days {
            year += 1;
        }
        let day_of_year = days - days_before_year(year);
        let mut month = 12;
        while days_before_month(year, month) > day_of_year {
            month -= 1;
        }
        let day = day_of_year - days_before_month(year, month) + 1;
        let (seconds, microsecond) = (rest / 1_000_000, rest % 1_000_000);
        Self([
            year,
            month,
            day,
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            microsecond,
        ])
    }
}

fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) fn days_before_year(year: i128) -> i128 {
    let years = year - 1;
    years * 365 + years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400)
}

fn days_before_month(year: i128, month: i128) -> i128 {
    const DAYS: [i128; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let index = usize::try_from(month - 1).unwrap_or(0).min(11);
    DAYS[index] + i128::from(month > 2 && is_leap(year))
}

pub(super) fn days_of_month(year: i128, month: i128) -> i128 {
    match month {
        12 => 31,
        _ => days_before_month(year, month + 1) - days_before_month(year, month),
    }
}
