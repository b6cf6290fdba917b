//! Ranges, written as Alembic's comments and version-table changes: `+r` insert, `-r` delete, `a>b` update.

use std::collections::BTreeSet;

use super::sample::history;
use super::told;
use crate::history::{Direction, History, Range, RowChange};

pub(super) fn shown(range: &Range) -> String {
    let mut lines = vec![format!(
        "{:?} [{}]",
        range.direction,
        range.start_rows.join(" ")
    )];
    for step in &range.steps {
        let rows = step.rows.iter().map(|row| match row {
            RowChange::Insert(id) => format!("+{id}"),
            RowChange::Delete(id) => format!("-{id}"),
            RowChange::Update { from, to } => format!("{from}>{to}"),
        });
        let rows = rows.collect::<Vec<_>>().join(" ");
        lines.push(format!(
            "{} -> {}: {rows}",
            step.from.join(", "),
            step.to.join(", ")
        ));
    }
    lines.push(format!("[{}]", range.end_rows.join(" ")));
    lines.join("\n")
}

#[track_caller]
fn assert_range(history: &History, from: &str, to: &str, expected: &[&str]) {
    let range = history
        .range(from, to)
        .unwrap_or_else(|found| panic!("{}", told(&found)));
    assert_eq!(shown(&range), expected.join("\n"), "{from} to {to}");
}

/// Alembic's own output for these is in the reference cases `graph-branch-merge` and `graph-depends-on`.
const BRANCH: &str = "d5a4; 614c < d5a4; d497 < 614c; 9df7 < d5a4; 2788 < 9df7 d497";

#[test]
fn a_branch_and_a_merge_go_up_as_in_alembic() {
    assert_range(
        &history(BRANCH),
        "base",
        "head",
        &[
            "Upgrade []",
            " -> d5a4: +d5a4",
            "d5a4 -> 614c: d5a4>614c",
            "614c -> d497: 614c>d497",
            "d5a4 -> 9df7: +9df7",
            "9df7, d497 -> 2788: -9df7 d497>2788",
            "[2788]",
        ],
    );
}

#[test]
fn a_branch_and_a_merge_go_down_as_in_alembic() {
    assert_range(
        &history(BRANCH),
        "head",
        "base",
        &[
            "Downgrade [2788]",
            "2788 -> 9df7, d497: +9df7 2788>d497",
            "9df7 -> d5a4: -9df7",
            "d497 -> 614c: d497>614c",
            "614c -> d5a4: 614c>d5a4",
            "d5a4 -> : -d5a4",
            "[]",
        ],
    );
}

#[test]
fn a_merge_pulls_in_the_other_branch() {
    let history = history(BRANCH);
    assert_range(
        &history,
        "d497",
        "2788",
        &[
            "Upgrade [d497]",
            "d5a4 -> 9df7: +9df7",
            "9df7, d497 -> 2788: -9df7 d497>2788",
            "[2788]",
        ],
    );
    assert_range(
        &history,
        "2788",
        "9df7",
        &[
            "Downgrade [2788]",
            "2788 -> 9df7, d497: +9df7 2788>d497",
            "d497 -> 614c: d497>614c",
            "614c -> d5a4: -614c",
            "[9df7]",
        ],
    );
}

#[test]
fn a_dependency_holds_no_row_of_its_own() {
    let history = history("09e0#core; 6208 < 09e0; 7aa0#plugin ? 6208; 38a8 < 7aa0");
    assert_range(
        &history,
        "base",
        "heads",
        &[
            "Upgrade []",
            " -> 09e0: +09e0",
            "09e0 -> 6208: 09e0>6208",
            " -> 7aa0: 6208>7aa0",
            "7aa0 -> 38a8: 7aa0>38a8",
            "[38a8]",
        ],
    );
    assert_range(
        &history,
        "heads",
        "core@base",
        &[
            "Downgrade [38a8]",
            "38a8 -> 7aa0: 38a8>7aa0",
            "7aa0 -> : 7aa0>6208",
            "6208 -> 09e0: 6208>09e0",
            "09e0 -> : -09e0",
            "[]",
        ],
    );
    assert_range(
        &history,
        "heads",
        "plugin@base",
        &[
            "Downgrade [38a8]",
            "38a8 -> 7aa0: 38a8>7aa0",
            "7aa0 -> : 7aa0>6208",
            "[6208]",
        ],
    );
}

#[test]
fn one_branch_of_several_can_run_alone() {
    let history = history("175c#shop; d83a < 175c; f222#blog");
    assert_range(
        &history,
        "base",
        "shop@head",
        &[
            "Upgrade []",
            " -> 175c: +175c",
            "175c -> d83a: 175c>d83a",
            "[d83a]",
        ],
    );
    assert_range(
        &history,
        "heads",
        "shop@base",
        &[
            "Downgrade [d83a f222]",
            "d83a -> 175c: d83a>175c",
            "175c -> : -175c",
            "[f222]",
        ],
    );
    assert_range(
        &history,
        "d83a",
        "heads",
        &["Upgrade [d83a]", " -> f222: +f222", "[d83a f222]"],
    );
}

#[test]
fn steps_count_from_the_start() {
    let history = history("a; b < a; c < b; d < c");
    assert_range(&history, "b", "+1", &["Upgrade [b]", "b -> c: b>c", "[c]"]);
    assert_range(
        &history,
        "b",
        "-1",
        &["Downgrade [b]", "b -> a: b>a", "[a]"],
    );
    assert_range(&history, "a", "-1", &["Downgrade [a]", "a -> : -a", "[]"]);
    assert_range(&history, "base", "+1", &["Upgrade []", " -> a: +a", "[a]"]);
    assert_range(
        &history,
        "head-1",
        "head",
        &["Upgrade [c]", "c -> d: c>d", "[d]"],
    );
    let below = history.range("d", "b").unwrap().below;
    assert_eq!(below, [0, 1]);
}

#[test]
fn the_same_place_twice_is_nothing_to_do() {
    let history = history("a; b < a");
    assert_range(&history, "b", "head", &["Nothing [b]", "[b]"]);
    assert_range(&history, "base", "base", &["Nothing []", "[]"]);
    assert_eq!(
        history.range("a", "+0").unwrap().direction,
        Direction::Nothing
    );
}

#[test]
fn rows_after_each_revision_are_those_of_the_way_up() {
    let history = history(
        "a; b#shop < a; c < a; d < b; e < b; f < d e; g < c ? f; x#audit ? shop; y < x; z < c",
    );
    let all: BTreeSet<usize> = (0..history.nodes().len()).collect();
    let mut after = history.rows_after(&all);
    let mut held: BTreeSet<String> = BTreeSet::new();
    for step in history.range("base", "heads").unwrap().steps {
        for change in step.rows {
            match change {
                RowChange::Insert(row) => assert!(held.insert(row)),
                RowChange::Delete(row) => assert!(held.remove(&row)),
                RowChange::Update { from, to } => {
                    assert!(held.remove(&from) && held.insert(to));
                }
            }
        }
        let rows = after.remove(&step.revision).unwrap();
        assert_eq!(rows, held.iter().collect::<Vec<_>>());
    }
    assert!(after.is_empty());
    let shop = history.find("d").unwrap();
    let alone = history.rows_after(&BTreeSet::from([shop]));
    assert_eq!(alone.into_iter().collect::<Vec<_>>(), [(shop, vec!["d"])]);
}
