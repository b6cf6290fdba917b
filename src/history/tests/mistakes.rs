//! What is wrong with a set of revisions is all said in one go, without echoes.

use std::fmt::Write as _;

use super::sample::{history, nodes};
use super::told;
use crate::history::History;

fn mistakes(text: &str) -> String {
    let found = History::build(nodes(text)).unwrap_err();
    found.iter().map(told).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn assert_mistakes(text: &str, expected: &[&str]) {
    assert_eq!(mistakes(text), expected.join("\n"));
}

#[test]
fn missing_parents_and_dependencies_get_a_suggestion() {
    assert_mistakes(
        "aaaa1111; bbbb2222#shop < aaaa1112; cccc3333 ? bbbb22; dddd < shop; eeee ? shpo zzz",
        &[
            "missing-parent: revision `bbbb2222` comes after `aaaa1112`, which does not exist",
            "  revisions/bbbb2222.toml `aaaa1112` no such revision",
            "  help did you mean `aaaa1111`?",
            "missing-dependency: revision `cccc3333` depends on `bbbb22`, which does not exist",
            "  revisions/cccc3333.toml `bbbb22` no such revision",
            "  help write the id in full: `bbbb2222`",
            "missing-parent: revision `dddd` comes after `shop`, which does not exist",
            "  revisions/dddd.toml `shop` no such revision",
            "  help `shop` is a branch label; it is carried by `bbbb2222`",
            "missing-dependency: revision `eeee` depends on `shpo`, which does not exist",
            "  revisions/eeee.toml `shpo` no such revision",
            "  help did you mean `shop`?",
            "missing-dependency: revision `eeee` depends on `zzz`, which does not exist",
            "  revisions/eeee.toml `zzz` no such revision",
            "  help name the id of a revision or a branch label",
        ],
    );
}

#[test]
fn a_cycle_between_base_and_head_is_found() {
    assert_mistakes(
        "r0; r1 < r0 r3; r2 < r1; r3 < r2; r4 < r3",
        &[
            "revision-cycle: revisions form a cycle: r1 -> r2 -> r3 -> r1",
            "  revisions/r1.toml `r3` `r1` comes after `r3`",
            "  revisions/r2.toml `r1` `r2` comes after `r1`",
            "  revisions/r3.toml `r2` `r3` comes after `r2`",
            "  help a revision can only come after older ones: correct one of these lines",
        ],
    );
}

#[test]
fn a_cycle_through_a_labelled_dependency_is_found() {
    assert_mistakes(
        "a ? shop; b#shop < a",
        &[
            "revision-cycle: revisions form a cycle: a -> b -> a",
            "  revisions/a.toml `shop` `a` depends on `b`",
            "  revisions/b.toml `a` `b` comes after `a`",
            "  help a revision can only come after older ones: correct one of these lines",
        ],
    );
}

#[test]
fn separate_cycles_are_told_apart_and_a_long_one_is_cut() {
    let mut text = String::new();
    for index in 0..10 {
        write!(text, "a{index} < a{};", (index + 9) % 10).unwrap();
    }
    text.push_str("b < c; c < b");
    let found = mistakes(&text);
    assert!(
        found.contains("cycle: a0 -> a1 -> a2 -> a3 -> a4 -> a5 -> a6 -> a7 -> (2 more) -> a0\n"),
        "{found}"
    );
    assert!(found.contains("cycle: b -> c -> b\n"), "{found}");
}

#[test]
fn a_revision_cannot_come_after_itself() {
    assert_mistakes(
        "a < a; b#shop < a ? shop; c < a a",
        &[
            "self-reference: revision `a` comes after itself",
            "  revisions/a.toml `a`",
            "  help name the revision before it, or leave the key out for a base",
            "self-reference: revision `b` comes after itself",
            "  revisions/b.toml `shop`",
            "  help name the revision before it, or leave the key out for a base",
            "repeated-parent: revision `c` names the parent `a` twice",
            "  revisions/c.toml `a`",
            "  help a merge names each of its parents once",
        ],
    );
}

#[test]
fn a_copied_file_is_one_mistake() {
    assert_mistakes(
        "a; b#shop < a; c < b; b#shop < c; a < c",
        &[
            "duplicate-revision: 2 revisions have the id `a`",
            "  revisions/a.toml `a`",
            "  revisions/a.toml `a`",
            "  help give the newer one another id, in its file and in the file's name",
            "duplicate-revision: 2 revisions have the id `b`",
            "  revisions/b.toml `b`",
            "  revisions/b.toml `b`",
            "  help give the newer one another id, in its file and in the file's name",
        ],
    );
}

#[test]
fn labels_are_unique_and_no_ids() {
    assert_mistakes(
        "a#shop; b#shop#a",
        &[
            "duplicate-label: the branch label `shop` is used twice",
            "  revisions/b.toml `shop` used again",
            "  revisions/a.toml `shop` first used here",
            "  help a label holds for all later revisions of its branch: remove one of the two",
            "label-is-revision: the branch label `a` is also the id of a revision",
            "  revisions/b.toml `a`",
            "  revisions/a.toml `a` the revision",
            "  help choose another label",
        ],
    );
}

#[test]
fn illegal_names_are_no_missing_parents() {
    assert_mistakes(
        "2026-01; b#x+y < 2026-01; Head < b",
        &[
            "invalid-revision-id: the revision id `2026-01` reads like a place relative to `2026`",
            "  revisions/2026-01.toml `2026-01`",
            "  note on the command line it would mean 1 below `2026`",
            "  help end it otherwise, for example `2026_01`",
            "reserved-name: `Head` cannot be a revision id: it is a word for a place in the history",
            "  revisions/Head.toml `Head`",
            "  help reserved are `base`, `current`, `head`, `heads`",
            "invalid-branch-label: illegal character '+' in the branch label \"x+y\"",
            "  revisions/b.toml `x+y`",
            "  help use only the letters a to z, digits, `_`, `.` and `-`",
        ],
    );
}

#[test]
fn a_dependency_that_is_also_a_parent_counts_once() {
    let history = history("a#shop; b < a ? a shop");
    assert_eq!(history.parents(1), [0]);
    assert!(history.dependencies(1).is_empty());
}

#[test]
fn no_revisions_are_a_history_too() {
    assert!(history("").order().is_empty());
}
