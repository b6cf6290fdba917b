//! What people see: one table, the failing scripts by name, and the differences of a case.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gensql::config::DialectName;

use super::Direction;
use super::comparison::{Compared, Verdict};

const COLUMNS: [(&str, Verdict); 4] = [
    ("exact", Verdict::Exact),
    ("both refuse", Verdict::BothRefuse),
    ("by decision", Verdict::Decided),
    ("failing", Verdict::Failing),
];

/// How many scripts are exact, are refused by both, deviate by decision, or fail, by dialect and direction.
pub(crate) fn table(compared: &[Compared]) -> String {
    let mut text = format!("{:24}", "");
    for (title, _) in COLUMNS {
        write!(text, "{title:>14}").expect("text grows");
    }
    text.push('\n');
    let mut row = |title: &str, scripts: &[&Compared]| {
        write!(text, "{title:<24}").expect("text grows");
        for (_, verdict) in COLUMNS {
            let having = scripts.iter().filter(|script| script.verdict() == verdict);
            write!(text, "{:>14}", having.count()).expect("text grows");
        }
        text.push('\n');
    };
    for dialect in DialectName::ALL {
        for direction in Direction::ALL {
            let scripts: Vec<&Compared> = compared
                .iter()
                .filter(|script| script.dialect == dialect && script.direction == direction)
                .collect();
            row(
                &format!("{} {}", dialect.as_str(), direction.as_str()),
                &scripts,
            );
        }
    }
    row("together", &compared.iter().collect::<Vec<_>>());
    text
}

/// The failing scripts, case by case.
pub(crate) fn failing(compared: &[Compared]) -> String {
    let mut cases: BTreeMap<&str, BTreeMap<Direction, Vec<&str>>> = BTreeMap::new();
    for script in compared {
        if script.verdict() == Verdict::Failing {
            let directions = cases.entry(&script.case).or_default();
            let dialects = directions.entry(script.direction).or_default();
            dialects.push(script.dialect.as_str());
        }
    }
    let mut text = String::new();
    for (case, directions) in cases {
        let directions: Vec<String> = directions
            .iter()
            .map(|(direction, dialects)| format!("{} {}", direction.as_str(), dialects.join(" ")))
            .collect();
        writeln!(text, "{case}: {}", directions.join("; ")).expect("text grows");
    }
    text
}

/// The differences of some scripts of one case; dialects that differ alike stand together.
pub(crate) fn differences<'a>(scripts: impl IntoIterator<Item = &'a Compared>) -> String {
    let mut groups: Vec<(Direction, Vec<&str>, &str)> = Vec::new();
    for script in scripts {
        let (direction, shown) = (script.direction, script.shown());
        let alike = groups
            .iter_mut()
            .find(|(other, _, text)| (*other, *text) == (direction, shown));
        match alike {
            Some((_, dialects, _)) => dialects.push(script.dialect.as_str()),
            None => groups.push((direction, vec![script.dialect.as_str()], shown)),
        }
    }
    groups.sort_by_key(|(direction, _, _)| *direction);
    let mut text = String::new();
    for (direction, dialects, shown) in groups {
        let dialects = dialects.join(", ");
        writeln!(text, "## {} on {dialects}\n{shown}", direction.as_str()).expect("text grows");
    }
    text
}
