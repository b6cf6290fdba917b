//! Lanes, and the lines that they make.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Glyphs, Marked, dot, lines, mermaid, svg};
use crate::diag::Source;
use crate::history::{Across, History, Node, Places};

/// `a < b c` is a revision `a` with the parents `b` and `c`; behind `?` stands what it depends on.
fn history(text: &str) -> History {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let node = |text: &str| {
        let (text, needs) = text.split_once('?').unwrap_or((text, ""));
        let (id, parents) = text.split_once('<').unwrap_or((text, ""));
        Node {
            id: id.trim().to_owned(),
            down_revisions: words(parents),
            depends_on: words(needs),
            branch_labels: Vec::new(),
            message: String::new(),
            places: Places {
                source: Arc::new(Source::new("revisions/a.toml".to_owned(), text)),
                revision: 0..0,
                down_revisions: Vec::new(),
                depends_on: Vec::new(),
                branch_labels: Vec::new(),
            },
        }
    };
    History::build(text.split(';').map(node).collect()).unwrap()
}

/// The picture with the ids behind it.
fn drawn_with(history: &History, marked: &Marked, glyphs: Glyphs) -> String {
    let mut text = String::new();
    for line in lines(history, marked, glyphs) {
        let id = line.revision.map_or("", |index| &history.node(index).id);
        let _ = writeln!(text, "{}", format!("{} {id}", line.lanes).trim_end());
    }
    text
}

#[track_caller]
fn assert_drawn(text: &str, expected: &[&str]) {
    let drawn = drawn_with(&history(text), &Marked::default(), Glyphs::Boxes);
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_line_stays_in_its_lane() {
    assert_drawn("a; b < a; c < b", &["● c", "● b", "● a"]);
}

#[test]
fn branches_join_where_they_part() {
    assert_drawn(
        "a; b < a; c < a; d < a",
        &["● b", "│ ● c", "├─╯", "│ ● d", "├─╯", "● a"],
    );
}

#[test]
fn a_merge_opens_lanes() {
    assert_drawn(
        "a; b < a; c < a; d < a; e < b c d",
        &[
            "● e",
            "├─┬─╮",
            "● │ │ b",
            "│ ● │ c",
            "├─╯ │",
            "│   ● d",
            "├───╯",
            "● a",
        ],
    );
}

#[test]
fn a_line_that_is_crossed_stays_whole() {
    assert_drawn(
        "a; b < a; c < a; x; y < x; d < b y; e < c y",
        &[
            "● d",
            "├─╮",
            "● │ b",
            "│ │ ● e",
            "│ ├─┤",
            "│ │ ● c",
            "├─│─╯",
            "● │ a",
            "  ● y",
            "  ● x",
        ],
    );
}

#[test]
fn a_head_below_a_base_is_not_joined_with_it() {
    assert_drawn("a; b < a; x", &["● b", "● a", "", "● x"]);
}

#[test]
fn a_dependency_draws_no_line() {
    assert_drawn("a; b < a; x ? b", &["● x", "", "● b", "● a"]);
}

#[test]
fn ascii_will_do() {
    let history = history("a; b < a; c < a; d < b c");
    let drawn = drawn_with(&history, &Marked::default(), Glyphs::Ascii);
    assert_eq!(drawn, "* d\n+-.\n* | b\n| * c\n+-'\n* a\n");
}

#[test]
fn a_range_has_arrows() {
    let history = history("a; b < a; c < a; d < c");
    let range = history.range_between(&["b"], &["d"], Across::Switch);
    let marked = Marked::new("b:d".to_owned(), &range.unwrap());
    assert_eq!(
        drawn_with(&history, &marked, Glyphs::Boxes),
        "▼ b\n│ ▲ d\n│ ▲ c\n├─╯\n○ a\n"
    );
    assert_eq!(
        drawn_with(&history, &marked, Glyphs::Ascii),
        "v b\n| ^ d\n| ^ c\n+-'\no a\n"
    );
    assert_eq!(marked.told().as_deref(), Some("b:d: 1 down, 2 up"));
}

#[test]
fn lanes_beyond_the_last_one_are_told_by_a_sign() {
    let mut text = "a; z <".to_owned();
    for branch in 0..100 {
        let _ = write!(text, " b{branch:02}");
    }
    for branch in 0..100 {
        let _ = write!(text, "; b{branch:02} < a");
    }
    let history = history(&text);
    let drawn = drawn_with(&history, &Marked::default(), Glyphs::Boxes);
    assert!(
        drawn.lines().all(|line| line.chars().count() < 130),
        "{drawn}"
    );
    assert_eq!(drawn.lines().filter(|line| line.contains('●')).count(), 102);
    assert!(drawn.contains(" … ● b99"), "{drawn}");
    assert!(drawn.ends_with("\n● a\n"), "{drawn}");
}

#[test]
fn every_form_draws_every_revision_and_every_line() {
    let history = history("a; b < a; c < a; d < b c; x ? b");
    let none = Marked::default();
    let mermaid = mermaid(&history, &none);
    assert_eq!(mermaid.matches(" --> ").count(), 4, "{mermaid}");
    assert_eq!(
        mermaid.matches(" -. needed by .-> ").count(),
        1,
        "{mermaid}"
    );
    let dot = dot(&history, &none);
    assert_eq!(dot.matches(" -> ").count(), 5, "{dot}");
    assert_eq!(dot.matches("style=dashed").count(), 1, "{dot}");
    let svg = svg(&history, &none);
    assert_eq!(svg.matches("class=\"node").count(), 5, "{svg}");
    assert_eq!(svg.matches("class=\"need\"").count(), 1, "{svg}");
}
