//! Ranges between places that several words name, and from one branch to another.

use super::ranges::shown;
use super::sample::history;
use super::told;
use crate::history::{Across, History};

/// Two bases, one of which parts in two; `w` needs the other base's `y`.
const TWO: &str = "a; b#left < a; c < b; d#right < a; e < d; x#other; y < x; z < y; w#last < e ? y";

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn way(history: &History, from: &str, to: &str, across: Across) -> String {
    match history.range_between(&words(from), &words(to), across) {
        Ok(range) => {
            let warnings = range
                .warnings
                .iter()
                .map(|found| format!("\n{}", told(found)));
            shown(&range) + &warnings.collect::<String>()
        }
        Err(found) => told(&found),
    }
}

/// Each range with what comes of it, for the snapshot.
fn told_all(across: Across, ranges: &[(&str, &str)]) -> String {
    let history = history(TWO);
    let one = |(from, to): &(&str, &str)| {
        let found = way(&history, from, to, across);
        format!("{from} .. {to}\n    {}\n", found.replace('\n', "\n    "))
    };
    ranges.iter().map(one).collect()
}

#[test]
fn both_ends_may_be_sets() {
    let told = told_all(
        Across::Refuse,
        &[
            ("c e", "c w"),
            ("c e", "heads"),
            ("heads", "c e"),
            ("c e", "base"),
            ("base", "c e z"),
            ("z", "z c"),
            ("e c", "c e"),
            // What another one stands on is part of it.
            ("c a", "heads"),
            ("base", "w y"),
            ("base", "heads c"),
            // Some of the words are the base of their branch.
            ("heads", "other@base left@base"),
            ("c z", "other@base b"),
            ("c z", "left@base c"),
            ("c z", "base c"),
        ],
    );
    insta::assert_snapshot!(told);
}

#[test]
fn counts_start_at_the_other_end() {
    let told = told_all(
        Across::Refuse,
        &[
            ("left@head-2", "left@head"),
            ("-2", "c"),
            ("+1", "left@c-1"),
            ("-1", "+1"),
            // On one of several branches: the others stay where they are.
            ("c z", "other@-1"),
            ("c z", "left@-2"),
            ("b e", "left@+1"),
            ("c z", "right@+2"),
            ("w", "other@-1"),
            ("c", "right@-1"),
            ("c e", "+1"),
            ("c e", "-1"),
            ("left@-1", "c z"),
        ],
    );
    insta::assert_snapshot!(told);
}

#[test]
fn places_on_different_branches_are_explained() {
    let told = told_all(
        Across::Refuse,
        &[
            ("c", "right@head-1"),
            ("c", "z"),
            ("c y", "e z"),
            ("c w", "e z"),
            ("c", "right@heads"),
        ],
    );
    insta::assert_snapshot!(told);
}

#[test]
fn a_switch_goes_down_and_up_again() {
    let told = told_all(
        Across::Switch,
        &[
            ("c", "e"),
            ("e", "left@head"),
            ("c", "z"),
            ("w", "c z"),
            ("c z", "w"),
            ("b", "c"),
            ("c", "c"),
        ],
    );
    insta::assert_snapshot!(told);
}
