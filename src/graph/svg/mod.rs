//! A history as a picture that stands alone: no script, no font and no file besides it.
//!
//! Newest on top, a row for each revision; colours follow the reader's choice of light or dark.

mod paths;
mod style;

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::lanes::{Row, lanes};
use super::words::{head, labels, title, tooltip};
use super::{Marked, Way};
use crate::history::History;
use paths::Paths;
use style::STYLE;

/// The height of a row.
const ROW: usize = 26;
/// The width of a lane.
const LANE: usize = 18;
/// The space around everything.
const EDGE: usize = 16;
/// The space on the left for the arcs to what revisions depend on.
const ARCS: usize = 56;
/// The space on top for the words about a range.
const TOLD: usize = 28;
/// How wide a letter may be at most, in tenths.
const LETTER: usize = 82;

/// The picture.
pub fn svg(history: &History, marked: &Marked) -> String {
    let rows = lanes(history);
    let paper = Paper::new(history, &rows, marked);
    let mut text = paper.head(history, marked);
    let paths = Paths::new(&paper, history, &rows);
    paper.bands(&mut text, &rows, marked);
    paths.write(&mut text);
    for (position, row) in rows.iter().enumerate() {
        paper.revision(&mut text, history, marked, (position, row));
    }
    text.push_str("</svg>\n");
    text
}

/// Where things stand.
struct Paper {
    left: usize,
    top: usize,
    words: usize,
    width: usize,
    height: usize,
}

impl Paper {
    fn new(history: &History, rows: &[Row], marked: &Marked) -> Self {
        let has_needs = history
            .nodes()
            .iter()
            .any(|node| !node.depends_on.is_empty());
        let left = EDGE + if has_needs { ARCS } else { 0 };
        let top = EDGE + if marked.is_range() { TOLD } else { 0 };
        let lane = |row: &Row| {
            let joined = row.joints.iter().map(|joint| joint.lane);
            joined.chain([row.lane]).max()
        };
        let lanes = rows
            .iter()
            .filter_map(lane)
            .max()
            .map_or(0, |last| last + 1);
        let words = left + lanes * LANE + EDGE / 2;
        let letters = |row: &Row| {
            said(history, row.revision)
                .iter()
                .map(|(_, text)| text.width() + 2)
                .sum()
        };
        let told = marked.told().map_or(0, |told| told.width());
        let longest: usize = rows
            .iter()
            .map(letters)
            .chain([told])
            .max()
            .unwrap_or_default();
        Self {
            left,
            top,
            words,
            width: words + longest * LETTER / 10 + EDGE,
            height: top + rows.len() * ROW + EDGE,
        }
    }

    fn x(&self, lane: usize) -> usize {
        self.left + lane * LANE + LANE / 2
    }

    fn y(&self, position: usize) -> usize {
        self.top + position * ROW + ROW / 2
    }

    fn head(&self, history: &History, marked: &Marked) -> String {
        let (width, height) = (self.width, self.height);
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
             <title>{}</title>\n{STYLE}\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
            crate::diag::counted(history.nodes().len(), "revision"),
        );
        if let Some(told) = marked.told() {
            let told = escaped(&told);
            let (x, y) = (EDGE, EDGE + 13);
            let _ = writeln!(
                text,
                "<text class=\"faint\" x=\"{x}\" y=\"{y}\">{told}</text>"
            );
        }
        text
    }

    /// What runs stands on a band of its own colour.
    fn bands(&self, text: &mut String, rows: &[Row], marked: &Marked) {
        for (position, row) in rows.iter().enumerate() {
            if let Some(way) = marked.way(row.revision) {
                let (y, width, class) = (self.y(position) - ROW / 2, self.width, way.class());
                let _ = writeln!(
                    text,
                    "<rect class=\"{class}\" y=\"{y}\" width=\"{width}\" height=\"{ROW}\"/>"
                );
            }
        }
    }

    fn revision(
        &self,
        text: &mut String,
        history: &History,
        marked: &Marked,
        (position, row): (usize, &Row),
    ) {
        let index = row.revision;
        let (x, y) = (self.x(row.lane), self.y(position));
        let tooltip = escaped(&tooltip(history, index).join("\n"));
        let _ = write!(text, "<g><title>{tooltip}</title>");
        let colour = format!("c{}", row.lane % style::COLOURS);
        if history.children(index).is_empty() {
            let _ = write!(
                text,
                "<circle class=\"ring {colour}\" cx=\"{x}\" cy=\"{y}\" r=\"9\"/>"
            );
        }
        let _ = match marked.way(index) {
            None => write!(
                text,
                "<circle class=\"node {colour}\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"
            ),
            Some(Way::Up) => write!(
                text,
                "<path class=\"node full {colour}\" d=\"M{x} {}l6 10h-12z\"/>",
                y - 6
            ),
            Some(Way::Down) => write!(
                text,
                "<path class=\"node full {colour}\" d=\"M{x} {}l6 -10h-12z\"/>",
                y + 6
            ),
        };
        let _ = write!(text, "<text x=\"{}\" y=\"{}\">", self.words, y + 4);
        for (position, (class, words)) in said(history, index).iter().enumerate() {
            let space = if position == 0 { "" } else { " dx=\"10\"" };
            let words = escaped(words);
            let _ = write!(text, "<tspan class=\"{class}\"{space}>{words}</tspan>");
        }
        text.push_str("</text></g>\n");
    }
}

/// The words beside a revision, each with its class.
fn said(history: &History, index: usize) -> Vec<(&'static str, String)> {
    let mut said = vec![
        ("id", history.node(index).id.clone()),
        ("label", labels(history, index)),
        ("mark", head(history, index).to_owned()),
        ("words", title(history, index)),
    ];
    said.retain(|(_, words)| !words.is_empty());
    said
}

/// Text in XML: entities, and an escape for the two characters that
/// [XML does not know](https://www.w3.org/TR/xml/#charsets) and that are no control characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.extend(letter.escape_unicode()),
            letter => escaped.push(letter),
        }
    }
    escaped
}
