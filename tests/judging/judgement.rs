//! What a judge says of the statements of a dialect, its known gaps closed.

use std::collections::BTreeMap;
use std::io::Write as _;

use gensql::config::DialectName;

use super::corpus::Corpus;
use super::gaps::{Gaps, Known};
use super::shape::shape;
use super::sqlparser::grammar;

/// How many statements are read again without a gap, the shortest first, to see that it is one.
const SAMPLES: usize = 4;

/// A program that knows a grammar which is not ours.
pub(crate) trait Judge {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// What is wrong with each statement, if anything.
    fn refusals(&self, dialect: DialectName, statements: &[String]) -> Vec<Option<String>>;
}

/// Panics unless the judge accepts all statements, needs all of its gaps, and refuses what is wrong.
pub(crate) fn assert_right(judge: &dyn Judge, known: &Known, corpus: &Corpus) {
    let gaps = known.gaps(corpus.dialect);
    let shapes = shapes(corpus);
    let statements: Vec<String> = shapes.keys().map(|sql| gaps.closed(sql, None)).collect();
    let wrong = known.wrong(corpus.dialect);
    let reopened = reopened(&gaps, &shapes);

    let mut asked = statements.clone();
    asked.extend(wrong.iter().map(|sql| gaps.closed(sql, None)));
    asked.extend(reopened.iter().map(|(_, sql)| sql.clone()));
    let mut answers = judge.refusals(corpus.dialect, &asked).into_iter();

    let mut faults = Vec::new();
    for (sql, answer) in shapes.keys().zip(answers.by_ref()) {
        if let Some(refusal) = answer {
            faults.push(format!(
                "refused: {refusal}\n{}:\n{sql}",
                corpus.statements[*sql]
            ));
        }
    }
    for (sql, answer) in wrong.iter().zip(answers.by_ref()) {
        if answer.is_none() {
            faults.push(format!("accepted, though it is wrong:\n{sql}"));
        }
    }
    let needed: Vec<usize> = reopened
        .iter()
        .zip(answers)
        .filter(|(_, answer)| answer.is_some())
        .map(|((gap, _), _)| *gap)
        .collect();
    for (position, pattern) in gaps.patterns().enumerate() {
        if !needed.contains(&position) {
            faults.push(format!("no statement needs the gap `{pattern}`"));
        }
    }
    let count = faults.len();
    assert!(
        faults.is_empty(),
        "{}, {}: {count} faults\n\n{}",
        judge.name(),
        corpus.dialect,
        faults.join("\n\n")
    );
    say(judge, corpus, &shapes, &statements);
}

/// The first statement of each shape, and how many there are.
fn shapes(corpus: &Corpus) -> BTreeMap<&str, usize> {
    let mut shapes: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for sql in corpus.statements.keys() {
        let shape = shape(sql, grammar(corpus.dialect));
        shapes.entry(shape).or_insert((sql, 0)).1 += 1;
    }
    shapes.into_values().collect()
}

/// Statements with all gaps closed but one, with its position.
fn reopened(gaps: &Gaps<'_>, shapes: &BTreeMap<&str, usize>) -> Vec<(usize, String)> {
    let mut shortest: Vec<&str> = shapes.keys().copied().collect();
    shortest.sort_by_key(|sql| sql.len());
    let of_gap = |position| {
        let meant = shortest.iter().filter(move |sql| gaps.is_in(position, sql));
        let reopened = meant.map(move |sql| (position, gaps.closed(sql, Some(position))));
        reopened.take(SAMPLES)
    };
    (0..gaps.patterns().count()).flat_map(of_gap).collect()
}

/// Prints past the test harness, which keeps the words of tests that pass.
fn say(judge: &dyn Judge, corpus: &Corpus, shapes: &BTreeMap<&str, usize>, closed: &[String]) {
    let rewritten = shapes
        .iter()
        .zip(closed)
        .filter(|((sql, _), closed)| **sql != closed.as_str());
    let changed: usize = rewritten.clone().map(|((_, count), _)| count).sum();
    let trusted: usize = rewritten
        .filter(|(_, closed)| closed.is_empty())
        .map(|((_, count), _)| count)
        .sum();
    let line = format!(
        "{} on {}: {} statements of {} shapes, {} past a gap, {trusted} on trust\n",
        judge.name(),
        corpus.dialect,
        corpus.statements.len(),
        shapes.len(),
        changed - trusted,
    );
    std::io::stdout()
        .write_all(line.as_bytes())
        .expect("stdout is open");
}
