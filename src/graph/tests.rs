//! Lanes, and the lines that they make.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Glyphs, Marked, dot, lines, mermaid, svg};
use crate::diag::Source;
use crate::history::{Across, History, Node, Places};

/// What an author may write to leave the place where it stands.
const HOSTILE: &str = "\"q\" `t` [x] {y} (z) | #1; & \\N </svg>\u{202e}]]> %%{init}%%";

/// The same history with a message for each revision.
fn saying(text: &str, message: &str) -> History {
    let mut nodes = history(text).nodes().to_vec();
    for node in &mut nodes {
        message.clone_into(&mut node.message);
    }
    History::build(nodes).unwrap()
}

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

#[test]
fn a_message_stays_a_label_of_mermaid() {
    let text = mermaid(&saying("a", HOSTILE), &Marked::default());
    let label = text.lines().nth(1).unwrap();
    let label = label.strip_prefix("    r0([\"a<br/>").unwrap();
    let label = label.strip_suffix("\"])").unwrap();
    assert!(
        label.starts_with("#34;q#34; #96;t#96; #91;x#93; #123;y#125; #40;z#41; #124; #35;1#59; #38; #92;N #60;/svg#62;#92;u#123;202e#125;"),
        "{label}"
    );
    assert!(
        !label.contains(['"', '`', '<', '{', '%', '\u{202e}']),
        "{label}"
    );
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_message_stays_a_label_of_dot() {
    let text = dot(&saying("a", HOSTILE), &Marked::default());
    let node = text.lines().find(|line| line.contains("[label=")).unwrap();
    assert!(
        node.starts_with(
            r#"    "a" [label="a\n\"q\" `t` [x] {y} (z) | #1; &amp; \\N </svg>\\u{202e}]]> %%{init}%%", tooltip="#
        ),
        "{node}"
    );
    let quotes = node.replace("\\\\", "").replace("\\\"", "");
    assert_eq!(quotes.matches('"').count(), 6, "{node}");
}

#[test]
fn a_picture_is_well_formed_whatever_the_messages_say() {
    let history = "a; b < a; c < a; d < b c; x ? b; y ? x";
    for message in [
        HOSTILE,
        "a\nb\r\n\u{0}\u{b}\u{ffff}",
        "<![CDATA[",
        "<!-- -->",
        "&lt;",
    ] {
        let text = svg(&saying(history, message), &Marked::default());
        assert_well_formed(&text);
        assert!(
            !text.contains(['\u{202e}', '\u{0}', '\u{b}', '\u{ffff}']),
            "{text}"
        );
        assert_eq!(text.matches("</svg>").count(), 1, "{text}");
        assert!(!text.contains("<!"), "{text}");
    }
}

/// Tags are closed in their order, attributes are quoted and stand once, `&` begins an entity that XML knows.
#[track_caller]
fn assert_well_formed(text: &str) {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains("]]>"), "{before}");
        assert_entities(before);
        let (tag, behind) = after.split_once('>').unwrap();
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
            continue;
        }
        let (tag, is_closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{tag}");
        let parts: Vec<&str> = attributes.split('"').collect();
        assert_eq!(parts.len() % 2, 1, "{tag}");
        let mut names: Vec<&str> = parts.iter().step_by(2).map(|part| part.trim()).collect();
        assert_eq!(names.pop(), Some(""), "{tag}");
        assert!(names.iter().all(|name| name.ends_with('=')), "{tag}");
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{tag}");
        if !is_closed {
            open.push(name);
        }
    }
    assert_eq!((open, rest.trim()), (Vec::new(), ""));
}

#[track_caller]
fn assert_entities(text: &str) {
    for entity in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
        assert!(
            known.iter().any(|known| entity.starts_with(known)),
            "{text}"
        );
    }
}

#[test]
fn long_histories_are_drawn_at_once() {
    let longest = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
    let mut fan = "a".to_owned();
    let mut merge = "; z <".to_owned();
    for branch in 0..5_000 {
        let _ = write!(fan, ";b{branch:04} < a; c{branch:04} < b{branch:04}");
        let _ = write!(merge, " c{branch:04}");
    }
    let merged = format!("{fan}{merge}");
    let mut chain = "r00000".to_owned();
    for index in 1..10_000 {
        let _ = write!(chain, "; r{index:05} < r{:05}", index - 1);
    }
    for text in [fan, merged, chain] {
        let history = history(&text);
        let count = history.nodes().len();
        let start = Instant::now();
        let drawn = lines(&history, &Marked::default(), Glyphs::Boxes);
        let revisions = drawn.iter().filter(|line| line.revision.is_some());
        assert_eq!(revisions.count(), count);
        let none = Marked::default();
        assert_eq!(svg(&history, &none).matches("<g>").count(), count);
        assert!(mermaid(&history, &none).lines().count() >= count);
        assert!(dot(&history, &none).lines().count() >= count);
        assert!(start.elapsed() < longest, "{:?}", start.elapsed());
    }
}
