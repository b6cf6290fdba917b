//! The same ranges as Alembic: the order of the revisions, and every change of the version table.
//!
//! `tests/alembic_histories/answers.txt` holds what Alembic answers; where it has several answers, ours is one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::sample::history;
use crate::history::{Across, Direction, History, Range, RowChange};

const ANSWERS: &str = include_str!("../../../tests/alembic_histories/answers.txt");

/// One range that Alembic was asked for.
struct Question<'a> {
    command: &'a str,
    rows: Vec<&'a str>,
    word: &'a str,
    answers: Vec<&'a str>,
}

/// Where ours is another answer, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Deviation {
    /// The rows after each revision are the same, but another one is updated: of several rows Alembic takes one by the order
    /// of hashes. Ours takes the last one, in the order as written.
    Chance,
    /// While other heads are there, Alembic leaves a row for a parent on which a dependency stands that has a row, too. Ours
    /// holds the newest revisions alone, as Alembic itself does after an upgrade.
    Redundant,
    /// Alembic refuses or crashes where the range is well defined: an end that is only below by a dependency, a label that its
    /// revision has not inherited, and rows that it left itself.
    Refused,
}

/// How often each is met in the answers.
const DEVIATIONS: [(Deviation, usize); 3] = [
    (Deviation::Chance, 11),
    (Deviation::Redundant, 18),
    (Deviation::Refused, 26),
];

fn questions() -> Vec<(History, Vec<Question<'static>>)> {
    let mut all: Vec<(History, Vec<Question<'static>>)> = Vec::new();
    for line in ANSWERS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(text) = line.strip_prefix("history ") {
            all.push((history(text), Vec::new()));
        } else if let Some(answer) = line.strip_prefix("    ") {
            let (_, questions) = all.last_mut().expect("a history stands first");
            let question = questions.last_mut().expect("a question stands first");
            question.answers.push(answer);
        } else if let Some((start, word)) = line.split_once(" .. ") {
            let (command, rows) = start.split_once(' ').expect("a command stands first");
            let (_, questions) = all.last_mut().expect("a history stands first");
            questions.push(Question {
                command,
                rows: rows.split(' ').collect(),
                word,
                answers: Vec::new(),
            });
        }
    }
    all
}

impl Question<'_> {
    /// Ours, in the form of the answers.
    fn ours(&self, history: &History) -> String {
        let left = self.left();
        let end: Vec<&str> = if self.command == "upgrade" {
            self.end_of_upgrade()
        } else {
            left.iter().map(String::as_str).collect()
        };
        let range = history.range_between(&self.rows, &end, Across::Refuse);
        match range {
            Ok(range) => shown(&range),
            Err(found) => format!("refused {}", found.code),
        }
    }

    /// Alembic keeps what is applied; here the end names all of it.
    fn end_of_upgrade(&self) -> Vec<&str> {
        let is_counted = self
            .word
            .rsplit('@')
            .next()
            .is_some_and(|word| word.starts_with('+'));
        if is_counted || self.rows == ["base"] {
            return vec![self.word];
        }
        [self.rows.as_slice(), &[self.word]].concat()
    }

    /// The words for what a downgrade leaves: for an id the rows that Alembic leaves, since it takes back what stands on the
    /// revision and keeps all else.
    fn left(&self) -> Vec<String> {
        let names_rest =
            self.word == "base" || self.word.contains('@') || self.word.starts_with('-');
        if names_rest || self.answers[0].starts_with("refused") {
            return vec![self.word.to_owned()];
        }
        let mut rows: Vec<String> = self.rows.iter().map(|row| (*row).to_owned()).collect();
        let changes = self.answers[0]
            .split('|')
            .filter_map(|step| step.split_once(": "));
        for change in changes.flat_map(|(_, changes)| changes.split(' ')) {
            let (gone, come) = match (change.split_once('>'), change.strip_prefix('+')) {
                (Some((gone, come)), _) => (gone, come),
                (None, Some(come)) => ("", come),
                (None, None) => (&change[1..], ""),
            };
            rows.retain(|row| row != gone);
            rows.extend((!come.is_empty()).then(|| come.to_owned()));
        }
        if rows.is_empty() {
            vec!["base".to_owned()]
        } else {
            rows
        }
    }
}

fn shown(range: &Range) -> String {
    if range.direction == Direction::Nothing {
        return "nothing".to_owned();
    }
    let steps = range.steps.iter().map(|step| {
        let rows = step.rows.iter().map(|row| match row {
            RowChange::Insert(id) => format!("+{id}"),
            RowChange::Delete(id) => format!("-{id}"),
            RowChange::Update { from, to } => format!("{from}>{to}"),
        });
        let rows: Vec<String> = rows.collect();
        format!(
            "{} -> {}: {}",
            step.from.join(", "),
            step.to.join(", "),
            rows.join(" ")
        )
    });
    steps.collect::<Vec<_>>().join("|")
}

/// The revisions that run, and the rows after each.
fn run<'a>(rows: &[&'a str], answer: &'a str) -> Vec<(&'a str, BTreeSet<&'a str>)> {
    let mut table: BTreeSet<&str> = rows.iter().copied().filter(|row| *row != "base").collect();
    let steps = answer.split('|').filter_map(|step| step.split_once(": "));
    let each = steps.map(|(step, changes)| {
        for change in changes.split(' ') {
            if let Some((gone, come)) = change.split_once('>') {
                table.remove(gone);
                table.insert(come);
            } else if let Some(come) = change.strip_prefix('+') {
                table.insert(come);
            } else if let Some(gone) = change.strip_prefix('-') {
                table.remove(gone);
            }
        }
        (step, table.clone())
    });
    each.collect()
}

/// The rows without those on which another one stands.
fn newest<'a>(history: &History, rows: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let index = |row: &str| history.find(row).expect("a row is a revision");
    let is_below = |row: &str, other: &str| {
        row != other && history.fork(&[index(row)], &[index(other)]).left.is_empty()
    };
    let kept = rows.iter().copied();
    kept.filter(|row| !rows.iter().any(|other| is_below(row, other)))
        .collect()
}

fn deviation(history: &History, question: &Question<'_>, ours: &str) -> Option<Deviation> {
    let theirs = question.answers[0];
    if ours.starts_with("refused") || (ours == "nothing") != (theirs == "nothing") {
        return None;
    }
    if theirs.starts_with("refused") {
        return Some(Deviation::Refused);
    }
    let (ours, theirs) = (run(&question.rows, ours), run(&question.rows, theirs));
    let newest = theirs
        .iter()
        .map(|(step, rows)| (*step, newest(history, rows)));
    if ours == theirs {
        Some(Deviation::Chance)
    } else if newest.eq(ours) {
        Some(Deviation::Redundant)
    } else {
        None
    }
}

#[test]
fn ranges_are_those_of_alembic() {
    let mut found: BTreeMap<Deviation, usize> = BTreeMap::new();
    let mut same = 0;
    for (history, questions) in questions() {
        for question in questions {
            let ours = question.ours(&history);
            let both_refuse =
                ours.starts_with("refused") && question.answers[0].starts_with("refused");
            if both_refuse || question.answers.contains(&ours.as_str()) {
                same += 1;
                continue;
            }
            let Some(deviation) = deviation(&history, &question, &ours) else {
                let (command, rows, word) =
                    (question.command, question.rows.join(" "), question.word);
                let theirs = question.answers.join("\n");
                panic!("{command} {rows} .. {word}\nours {ours}\n{theirs}");
            };
            *found.entry(deviation).or_default() += 1;
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), DEVIATIONS);
    assert_eq!(same, 1011);
}
