//! Large histories: no recursion, and fast.
//!
//! The limits are for release builds on a busy machine; debug builds get ten times as long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::laws::Random;
use super::sample::nodes;
use crate::history::{Direction, History};

const REVISIONS: usize = 10_000;

/// Builds it and asks for the whole way up; the best of several runs counts, since the machine may be busy.
#[track_caller]
fn assert_fast(text: &str, limit: Duration) {
    let nodes = nodes(text);
    let factor = if cfg!(debug_assertions) { 10 } else { 1 };
    let mut best = Duration::MAX;
    for _ in 0..20 {
        let nodes = nodes.clone();
        let start = Instant::now();
        let history = History::build(nodes).unwrap();
        let up = history.range("base", "heads").unwrap();
        best = best.min(start.elapsed());
        assert_eq!(
            (up.direction, up.steps.len()),
            (Direction::Upgrade, history.nodes().len())
        );
        if best < limit * factor {
            return;
        }
    }
    panic!("{best:?} for {} revisions", nodes.len());
}

fn chain(length: usize) -> String {
    let mut text = "r00000".to_owned();
    for index in 1..length {
        write!(text, ";r{index:05} < r{:05}", index - 1).unwrap();
    }
    text
}

#[test]
fn a_chain() {
    assert_fast(&chain(REVISIONS), Duration::from_millis(50));
}

#[test]
fn a_very_long_chain() {
    assert_fast(&chain(90_000), Duration::from_millis(500));
}

#[test]
fn a_fan_with_a_merge() {
    let mut text = "r".to_owned();
    for index in 0..REVISIONS / 2 {
        write!(text, ";a{index:05} < r;b{index:05} < a{index:05}").unwrap();
    }
    assert_fast(&text, Duration::from_millis(50));
    text.push_str(";merge <");
    for index in 0..REVISIONS / 2 {
        write!(text, " b{index:05}").unwrap();
    }
    assert_fast(&text, Duration::from_millis(50));
}

#[test]
fn two_long_branches() {
    let mut text = chain(REVISIONS / 2);
    text.push_str(";s00000 < r00000");
    for index in 1..REVISIONS / 2 {
        write!(text, ";s{index:05} < s{:05}", index - 1).unwrap();
    }
    assert_fast(&text, Duration::from_millis(50));
}

#[test]
fn many_diamonds() {
    let mut text = "m00000".to_owned();
    for index in 1..REVISIONS / 3 {
        let before = index - 1;
        for line in ["a", "b"] {
            write!(text, ";{line}{index:05} < m{before:05}").unwrap();
        }
        write!(text, ";m{index:05} < a{index:05} b{index:05}").unwrap();
    }
    assert_fast(&text, Duration::from_millis(50));
}

#[test]
fn two_random_parents_each() {
    const FEWER: usize = 2_000;
    for window in [50, FEWER] {
        let mut random = Random::new(7);
        let mut text = "r00000".to_owned();
        for index in 1..FEWER {
            let first = index - 1 - random.below(window.min(index));
            let second = index - 1 - random.below(window.min(index));
            write!(text, ";r{index:05} < r{first:05}").unwrap();
            if second != first {
                write!(text, " r{second:05}").unwrap();
            }
        }
        assert_fast(&text, Duration::from_millis(200));
    }
}

#[test]
fn a_long_cycle_is_found() {
    let mut text = chain(50_000);
    text.replace_range(..6, "r00000 < r49999");
    let found = History::build(nodes(&text)).unwrap_err();
    let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["revision-cycle"]);
}
