//! Large histories: no recursion, and fast. The limits hold for release builds; debug builds get ten times as long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::laws::Random;
use super::sample::nodes;
use crate::history::{Direction, History};

const REVISIONS: usize = 10_000;

fn chain(length: usize) -> String {
    let mut text = "r00000".to_owned();
    for index in 1..length {
        write!(text, ";r{index:05} < r{:05}", index - 1).unwrap();
    }
    text
}

/// Builds it, and asks for the whole way up and down.
#[track_caller]
fn assert_fast(name: &str, text: &str, limit: Duration) {
    let nodes = nodes(text);
    let count = nodes.len();
    let start = Instant::now();
    let history = History::build(nodes).unwrap();
    let built = start.elapsed();
    let start = Instant::now();
    let up = history.range("base", "heads").unwrap();
    let ranged = start.elapsed();
    let down = history.range("heads", "base").unwrap();
    assert_eq!((up.direction, up.steps.len()), (Direction::Upgrade, count));
    assert_eq!(
        (down.direction, down.steps.len()),
        (Direction::Downgrade, count)
    );
    let limit = if cfg!(debug_assertions) {
        limit * 10
    } else {
        limit
    };
    assert!(
        built < limit && ranged < limit,
        "{name}: built in {built:?}, range in {ranged:?}"
    );
    if let Ok(path) = std::env::var("HISTORY_TIMES") {
        let line = format!("{name}: {count} revisions, build {built:?}, range {ranged:?}\n");
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(path)
            .unwrap();
        std::io::Write::write_all(&mut file, line.as_bytes()).unwrap();
    }
}

#[test]
fn a_chain() {
    assert_fast("chain", &chain(REVISIONS), Duration::from_millis(50));
}
#[test]
fn a_long_chain() {
    assert_fast("long chain", &chain(200_000), Duration::from_millis(5000));
}

#[test]
fn a_fan_with_a_merge() {
    let mut text = "root".to_owned();
    for index in 0..REVISIONS {
        write!(text, ";a{index:05} < root;b{index:05} < a{index:05}").unwrap();
    }
    assert_fast("fan", &text, Duration::from_millis(100));
    text.push_str(";merge <");
    (0..REVISIONS).for_each(|index| write!(text, " b{index:05}").unwrap());
    assert_fast("fan with merge", &text, Duration::from_millis(200));
}

#[test]
fn two_long_branches() {
    let mut text = chain(REVISIONS / 2);
    text.push_str(";s00000 < r00000");
    for index in 1..REVISIONS / 2 {
        write!(text, ";s{index:05} < s{:05}", index - 1).unwrap();
    }
    assert_fast("two branches", &text, Duration::from_millis(50));
}

#[test]
fn many_diamonds() {
    let mut text = "m00000".to_owned();
    for index in 1..REVISIONS / 3 {
        let before = index - 1;
        write!(text, ";a{index:05} < m{before:05};b{index:05} < m{before:05};m{index:05} < a{index:05} b{index:05}").unwrap();
    }
    assert_fast("diamonds", &text, Duration::from_millis(50));
}

#[test]
fn random_parents() {
    for (name, window) in [("random near", 50), ("random anywhere", REVISIONS)] {
        let mut random = Random::new(7);
        let mut text = "r00000".to_owned();
        for index in 1..REVISIONS {
            write!(text, ";r{index:05} <").unwrap();
            let mut parents: Vec<usize> = (0..=random.below(2))
                .map(|_| index - 1 - random.below(window.min(index)))
                .collect();
            parents.dedup();
            parents
                .iter()
                .for_each(|parent| write!(text, " r{parent:05}").unwrap());
        }
        assert_fast(name, &text, Duration::from_millis(200));
    }
}

#[test]
fn a_long_cycle_is_found() {
    let mut text = chain(100_000);
    text.replace_range(..6, "r00000 < r99999");
    let found = History::build(nodes(&text)).unwrap_err();
    let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["revision-cycle"]);
}
