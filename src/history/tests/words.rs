//! The grammar of revision words, as a table.

use super::sample::history;
use super::told;
use crate::history::{History, Target};

/// Two lines, `left` and `right`, from `r00t` to `merge`, and `blog` beside them.
const SHOP: &str = "r00t; a1aa#left < r00t; a2aa < a1aa; b1bb#right < r00t; b2bb < b1bb;
    merge < a2aa b2bb; tip < merge; other#blog; other2 < other";

fn meaning(history: &History, word: &str) -> String {
    let ids = |indices: &[usize]| {
        indices
            .iter()
            .map(|index| history.node(*index).id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    match history.resolve(word) {
        Ok(Target::Base) => "(base)".to_owned(),
        Ok(Target::BranchBase(bases)) => format!("(before {})", ids(&bases)),
        Ok(Target::Revisions(revisions)) => ids(&revisions),
        Err(found) => found.code.to_owned(),
    }
}

#[test]
fn words_and_what_they_name() {
    let history = history(SHOP);
    for (word, expected) in [
        ("tip", "tip"),
        ("t", "tip"),
        ("a2", "a2aa"),
        ("other", "other"),
        ("other2", "other2"),
        ("base", "(base)"),
        ("heads", "other2 tip"),
        ("base+0", "(base)"),
        ("tip-1", "merge"),
        ("t-1", "merge"),
        ("a1+1", "a2aa"),
        ("a1aa+3", "tip"),
        ("a1-2", "(base)"),
        ("blog@head", "other2"),
        ("blog@heads", "other2"),
        ("left@head", "tip"),
        ("tip@head", "tip"),
        ("a2@head", "tip"),
        ("blog@base", "(before other)"),
        ("left@base", "(before r00t)"),
        ("blog@base+1", "other"),
        ("blog@base+2", "other2"),
        ("blog@head-1", "other"),
        ("blog@head-2", "(before other)"),
        ("left@tip-2", "a2aa"),
        ("right@tip-2", "b2bb"),
        ("left@r00t+1", "a1aa"),
        ("left@r+4", "tip"),
        ("blog@o", "ambiguous-revision"),
        ("blog@other2", "other2"),
        ("left@a", "ambiguous-revision"),
        ("left@a2", "a2aa"),
    ] {
        assert_eq!(meaning(&history, word), expected, "{word}");
    }
}

#[test]
fn words_that_name_nothing() {
    let history = history(SHOP);
    for (word, expected) in [
        ("", "unknown-revision"),
        ("tipp", "unknown-revision"),
        ("HEAD", "unknown-revision"),
        ("head^", "unknown-revision"),
        ("tip,merge", "unknown-revision"),
        ("nope+1", "unknown-revision"),
        ("left@", "unknown-revision"),
        ("left@b1@head", "unknown-revision"),
        ("left@nope", "unknown-revision"),
        ("a", "ambiguous-revision"),
        ("a+1", "ambiguous-revision"),
        ("head", "several-heads"),
        ("head-1", "several-heads"),
        ("current", "current-needs-database"),
        ("base:head", "range-in-one-word"),
        ("base:", "range-in-one-word"),
        ("+1", "relative-without-start"),
        ("-2", "relative-without-start"),
        ("left@+1", "relative-without-start"),
        ("left", "branch-without-place"),
        ("left-1", "branch-without-place"),
        ("@head", "unknown-branch"),
        ("nope@head", "unknown-branch"),
        ("base@head", "unknown-branch"),
        ("o@head", "ambiguous-revision"),
        ("left@b1", "not-on-branch"),
        ("left@b1bb", "not-on-branch"),
        ("tip+1", "too-few-steps"),
        ("base-1", "too-few-steps"),
        ("a1-3", "too-few-steps"),
        ("a1-99999999999999999999999", "too-few-steps"),
        ("heads-1", "ambiguous-steps"),
        ("tip-2", "ambiguous-steps"),
        ("r00t+1", "ambiguous-steps"),
        ("base+1", "ambiguous-steps"),
    ] {
        assert_eq!(meaning(&history, word), expected, "{word}");
    }
}

#[test]
fn an_id_may_look_like_a_word_with_steps() {
    let history = history("2026; 2026-01-15-a < 2026; x-1a < 2026-01-15-a; x < x-1a");
    assert_eq!(meaning(&history, "2026"), "2026");
    assert_eq!(meaning(&history, "2026-01"), "ambiguous-revision");
    assert_eq!(meaning(&history, "2026-01-1"), "2026-01-15-a");
    assert_eq!(meaning(&history, "2026-2"), "too-few-steps");
    assert_eq!(meaning(&history, "x-2"), "2026-01-15-a");
}

#[test]
fn one_head_is_simply_head() {
    let history = history("a; b < a");
    assert_eq!(meaning(&history, "head"), "b");
    assert_eq!(meaning(&history, "head-2"), "(base)");
    assert_eq!(meaning(&history, "base+1"), "a");
}

#[test]
fn an_empty_history_has_no_head() {
    let history = history("");
    assert_eq!(meaning(&history, "base"), "(base)");
    assert_eq!(meaning(&history, "head"), "no-revisions");
    assert_eq!(meaning(&history, "heads"), "no-revisions");
    assert_eq!(meaning(&history, "abc"), "unknown-revision");
}

#[test]
fn messages_say_what_to_type() {
    let history = history(SHOP);
    for (word, expected) in [
        (
            "head",
            "several-heads: cannot tell which revision `head` is: there are 2 heads
  note `other2`: make other2
  note `tip`: make tip
  help type one of these ids, or `heads` for all of them
  help or name a branch: `blog@head`",
        ),
        (
            "HEAD",
            "unknown-revision: unknown revision `HEAD`
  help did you mean `head`?",
        ),
        (
            "base:",
            "range-in-one-word: cannot tell which revision `base:` is: it names two places
  help write `--from base --to head`",
        ),
        (
            "a",
            "ambiguous-revision: cannot tell which revision `a` is: 2 ids begin so
  note `a1aa`: make a1aa
  note `a2aa`: make a2aa
  help type more of the id",
        ),
        (
            "tip-2",
            "ambiguous-steps: cannot tell which revision `tip-2` is: below `merge` there are 2 ways to go
  note `a2aa`: make a2aa
  note `b2bb`: make b2bb
  help type one of these ids, or count from it
  help or name the branch: `left@tip-2`",
        ),
        (
            "a1-3",
            "too-few-steps: cannot tell which revision `a1-3` is: there are only 2 steps below `a1aa`",
        ),
        (
            "left",
            "branch-without-place: cannot tell which revision `left` is: it is a branch label
  help `left@head` is its newest revision
  help `left@base` is before its first revision
  help `a1aa` is the revision that carries the label",
        ),
        (
            "left@b1",
            "not-on-branch: cannot tell which revision `b1` is: it is not on the branch `left`
  help leave out `left@`",
        ),
        (
            "current",
            "current-needs-database: cannot tell which revision `current` is: gensql does not connect to a database
  help look it up with `SELECT version_num FROM alembic_version`, and type that id",
        ),
    ] {
        assert_eq!(told(&history.resolve(word).unwrap_err()), expected, "{word}");
    }
}

#[test]
fn labels_hold_upwards_and_back_to_the_branch_point() {
    let history = history(
        "a; b < a; c < b; d#one < c; e < d; f < b; g#two#three < f; h < g; i < g; m < e h; n < m",
    );
    let labels = |id: &str| history.labels_of(history.find(id).unwrap()).join(" ");
    for (id, expected) in [
        ("a", ""),
        ("b", ""),
        ("c", "one"),
        ("d", "one"),
        ("e", "one"),
        ("f", "three two"),
        ("g", "three two"),
        ("i", "three two"),
        ("m", "one three two"),
        ("n", "one three two"),
    ] {
        assert_eq!(labels(id), expected, "{id}");
    }
}

#[test]
fn the_shape_of_a_history_can_be_asked() {
    let history = history(SHOP);
    let ids = |indices: Vec<usize>| {
        indices
            .into_iter()
            .map(|index| history.node(index).id.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let index = |id: &str| history.find(id).unwrap();
    assert_eq!(ids(history.heads()), "other2 tip");
    assert_eq!(ids(history.bases()), "other r00t");
    assert_eq!(ids(history.branch_points()), "r00t");
    assert_eq!(ids(history.parents(index("merge"))), "a2aa b2bb");
    assert_eq!(ids(history.children(index("r00t"))), "a1aa b1bb");
    assert_eq!(
        ids(history.order().to_vec()),
        "r00t b1bb b2bb a1aa a2aa merge tip other other2"
    );
}
