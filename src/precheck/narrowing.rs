//! What of the values of one type does not fit into another one, told by how a dialect spells them.

/// What no longer fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Narrowing {
    /// Texts of more characters.
    Text(u64),
    /// Numbers below or above.
    Range(String, String),
    /// More digits behind the point.
    Scale(u32),
}

/// A type by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Text of so many characters, or without a limit.
    Text(Option<u64>),
    /// Whole numbers from and to.
    Whole(i128, i128),
    /// Decimal numbers: digits in all and behind the point, or without a limit.
    Decimal(Option<(u32, u32)>),
}

/// What of the first type does not fit into the second one; `None`: that cannot be told.
pub(super) fn narrowing(from: &str, to: &str) -> Option<Vec<Narrowing>> {
    if from.eq_ignore_ascii_case(to) {
        return Some(Vec::new());
    }
    match (holds(from)?, holds(to)?) {
        (Holds::Text(_), Holds::Text(None))
        | (Holds::Whole(..) | Holds::Decimal(_), Holds::Decimal(None)) => Some(Vec::new()),
        (Holds::Text(Some(from)), Holds::Text(Some(to))) if from <= to => Some(Vec::new()),
        (Holds::Text(_), Holds::Text(Some(to))) => Some(vec![Narrowing::Text(to)]),
        (Holds::Whole(low, high), Holds::Whole(to_low, to_high)) => {
            let fits = to_low <= low && high <= to_high;
            let range = || Narrowing::Range(to_low.to_string(), to_high.to_string());
            Some((!fits).then(range).into_iter().collect())
        }
        (Holds::Decimal(_), Holds::Whole(low, high)) => Some(vec![
            Narrowing::Range(low.to_string(), high.to_string()),
            Narrowing::Scale(0),
        ]),
        (Holds::Whole(low, high), Holds::Decimal(Some((precision, scale)))) => {
            let digits = precision.saturating_sub(scale);
            let most = most(digits)?;
            let fits = -most <= low && high <= most;
            Some((!fits).then(|| range(digits, 0)).into_iter().collect())
        }
        (Holds::Decimal(from), Holds::Decimal(Some((precision, scale)))) => {
            let digits = precision.saturating_sub(scale);
            let is_less =
                from.is_none_or(|(before, behind)| digits < before.saturating_sub(behind));
            let is_rounded = from.is_none_or(|(_, behind)| scale < behind);
            let range = is_less.then(|| range(digits, scale));
            let scale = is_rounded.then_some(Narrowing::Scale(scale));
            Some(range.into_iter().chain(scale).collect())
        }
        (Holds::Text(_), _) | (_, Holds::Text(_)) => None,
    }
}

/// The greatest number of so many digits.
fn most(digits: u32) -> Option<i128> {
    Some(10_i128.checked_pow(digits)? - 1)
}

fn range(digits: u32, scale: u32) -> Narrowing {
    let nines = |count: u32| "9".repeat(usize::try_from(count).unwrap_or_default());
    let whole = if digits == 0 {
        "0".to_owned()
    } else {
        nines(digits)
    };
    let most = match scale {
        0 => whole,
        _ => format!("{whole}.{}", nines(scale)),
    };
    Narrowing::Range(format!("-{most}"), most)
}

fn holds(sql: &str) -> Option<Holds> {
    let lower = sql.to_ascii_lowercase();
    let (word, behind) = match lower.split_once('(') {
        Some((word, behind)) => (word.trim(), Some(behind)),
        None => (lower.trim(), None),
    };
    let (arguments, rest) = match behind {
        Some(behind) => behind.split_once(')')?,
        None => ("", ""),
    };
    if !matches!(rest.trim(), "" | "unsigned") {
        return None;
    }
    let is_unsigned = rest.trim() == "unsigned" || word.ends_with(" unsigned");
    let word = word.trim_end_matches(" unsigned");
    let mut numbers = arguments
        .split(',')
        .map(|number| number.trim().trim_end_matches(" char").parse::<u32>().ok());
    let first = numbers.next().flatten();
    let second = numbers.next().flatten();
    match word {
        "varchar" | "character varying" | "char" | "character" | "nvarchar" | "nchar"
        | "varchar2" | "nvarchar2" => {
            let length = first.map(u64::from);
            (length.is_some() || matches!(arguments, "" | "max")).then_some(Holds::Text(length))
        }
        "text" | "mediumtext" | "longtext" | "ntext" => Some(Holds::Text(None)),
        "tinyint" if is_unsigned => Some(Holds::Whole(0, 255)),
        "smallint" | "int2" | "smallserial" => Some(whole(16, is_unsigned)),
        "integer" | "int" | "int4" | "serial" => Some(whole(32, is_unsigned)),
        "bigint" | "int8" | "bigserial" => Some(whole(64, is_unsigned)),
        "numeric" | "decimal" | "number" if !is_unsigned => match (first, second) {
            (Some(precision), scale) => Some(Holds::Decimal(Some((precision, scale.unwrap_or(0))))),
            (None, _) if word == "numeric" || word == "number" => Some(Holds::Decimal(None)),
            (None, _) => None,
        },
        _ => None,
    }
}

fn whole(bits: u32, is_unsigned: bool) -> Holds {
    if is_unsigned {
        return Holds::Whole(0, (1_i128 << bits) - 1);
    }
    let half = 1_i128 << (bits - 1);
    Holds::Whole(-half, half - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_told() {
        let range = |low: &str, high: &str| Narrowing::Range(low.to_owned(), high.to_owned());
        let cases = [
            ("VARCHAR(50)", "VARCHAR(20)", vec![Narrowing::Text(20)]),
            ("TEXT", "VARCHAR(20)", vec![Narrowing::Text(20)]),
            ("VARCHAR(20)", "VARCHAR(50)", vec![]),
            ("BIGINT", "SMALLINT", vec![range("-32768", "32767")]),
            ("INTEGER", "BIGINT", vec![]),
            (
                "INTEGER UNSIGNED",
                "INTEGER",
                vec![range("-2147483648", "2147483647")],
            ),
            (
                "NUMERIC(10, 4)",
                "NUMERIC(5, 2)",
                vec![range("-999.99", "999.99"), Narrowing::Scale(2)],
            ),
            ("NUMERIC(5, 2)", "NUMERIC(10, 4)", vec![]),
            ("INTEGER", "NUMERIC(4, 2)", vec![range("-99", "99")]),
        ];
        for (from, to, expected) in cases {
            assert_eq!(narrowing(from, to), Some(expected), "{from} to {to}");
        }
        assert_eq!(narrowing("TEXT", "INTEGER"), None);
        assert_eq!(narrowing("TIMESTAMP", "DATE"), None);
    }
}
