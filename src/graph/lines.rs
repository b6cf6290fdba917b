//! A history as lines of text: a line for each revision, and one more where lines part or join.

use super::lanes::{Joint, JointKind, Row, lanes};
use super::{Marked, Way};
use crate::history::History;

/// Lanes further to the right are not drawn; a sign stands for them.
const LANES: usize = 60;

const UP: usize = 1;
const DOWN: usize = 2;
const LEFT: usize = 4;
const RIGHT: usize = 8;

/// The signs that lines are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// Box-drawing characters.
    Boxes,
    /// ASCII alone.
    Ascii,
}

/// A line of the picture.
#[derive(Debug)]
pub struct Line {
    /// The lanes, without blanks at the end.
    pub lanes: String,
    /// The revision that stands on this line.
    pub revision: Option<usize>,
}

/// The picture, newest first. A revision is a dot; with a range, those that run are arrows.
pub fn lines(history: &History, marked: &Marked, glyphs: Glyphs) -> Vec<Line> {
    let mut drawing = Drawing {
        glyphs,
        active: Vec::new(),
    };
    let mut drawn = Vec::new();
    let mut ended = None;
    for row in lanes(history) {
        if !row.from_above && ended == Some(row.lane) {
            // Nothing joins the base above with this head.
            drawn.push(Line {
                lanes: drawing.passing(),
                revision: None,
            });
        }
        drawing.set(row.lane, true);
        drawn.push(Line {
            lanes: drawing.node(row.lane, glyphs.node(marked, row.revision)),
            revision: Some(row.revision),
        });
        if !row.joints.is_empty() {
            drawn.push(Line {
                lanes: drawing.joints(&row),
                revision: None,
            });
        }
        drawing.after(&row);
        let is_end = row.joints.is_empty() && !row.goes_on;
        ended = is_end.then_some(row.lane);
    }
    drawn
}

impl Glyphs {
    fn node(self, marked: &Marked, revision: usize) -> char {
        let has_range = marked.is_range();
        match (marked.way(revision), has_range, self) {
            (Some(way), _, Self::Boxes) => way.sign(),
            (Some(Way::Up), _, Self::Ascii) => '^',
            (Some(Way::Down), _, Self::Ascii) => 'v',
            (None, true, Self::Boxes) => '○',
            (None, true, Self::Ascii) => 'o',
            (None, false, Self::Boxes) => '●',
            (None, false, Self::Ascii) => '*',
        }
    }

    fn joint(self, arms: usize) -> char {
        let all = match self {
            Self::Boxes => [
                ' ', '╵', '╷', '│', '╴', '╯', '╮', '┤', '╶', '╰', '╭', '├', '─', '┴', '┬', '┼',
            ],
            Self::Ascii => [
                ' ', '\'', '.', '|', '-', '\'', '.', '+', '-', '\'', '.', '+', '-', '+', '+', '+',
            ],
        };
        all[arms]
    }

    fn rest(self) -> &'static str {
        match self {
            Self::Boxes => "…",
            Self::Ascii => "...",
        }
    }
}

/// The lanes as far as they are drawn.
struct Drawing {
    glyphs: Glyphs,
    active: Vec<bool>,
}

impl Drawing {
    fn set(&mut self, lane: usize, is_active: bool) {
        if lane > LANES {
            return;
        }
        if self.active.len() <= lane {
            self.active.resize(lane + 1, false);
        }
        self.active[lane] = is_active;
    }

    fn after(&mut self, row: &Row) {
        self.set(row.lane, row.goes_on);
        for joint in &row.joints {
            self.set(joint.lane, joint.kind != JointKind::Closes);
        }
    }

    fn passing(&self) -> String {
        self.drawn(|_| None, None)
    }

    fn node(&self, own: usize, glyph: char) -> String {
        let mut line = self.drawn(|lane| (lane == own).then_some(glyph), None);
        if own >= LANES {
            if !self.goes_beyond() {
                line.push(' ');
                line.push_str(self.glyphs.rest());
            }
            line.push(' ');
            line.push(glyph);
        }
        line
    }

    fn joints(&self, row: &Row) -> String {
        let lanes = row.joints.iter().map(|joint| joint.lane);
        let first = lanes.clone().min().unwrap_or(row.lane).min(row.lane);
        let last = lanes.max().unwrap_or(row.lane).max(row.lane);
        let arms = |lane: usize| {
            let across = if lane > first { LEFT } else { 0 } | if lane < last { RIGHT } else { 0 };
            if lane == row.lane {
                return Some(UP | across | if row.goes_on { DOWN } else { 0 });
            }
            let joint = row.joints.iter().find(|joint| joint.lane == lane);
            let arms = match joint.map(|joint: &Joint| joint.kind) {
                Some(JointKind::Opens) => DOWN | across,
                Some(JointKind::Meets) => UP | DOWN | across,
                Some(JointKind::Closes) => UP | across,
                // A lane that is crossed stays a line of its own.
                None if self.active.get(lane) == Some(&true) => return None,
                None if (first..last).contains(&lane) => LEFT | RIGHT,
                None => return None,
            };
            Some(arms)
        };
        let glyph = |lane| arms(lane).map(|arms| self.glyphs.joint(arms));
        self.drawn(glyph, Some((first, last)))
    }

    /// Whether the first lane that is not drawn is there.
    fn goes_beyond(&self) -> bool {
        self.active.get(LANES) == Some(&true)
    }

    /// All lanes, two places each: what `glyph` says, or a line where one passes; `across` is joined.
    fn drawn(
        &self,
        glyph: impl Fn(usize) -> Option<char>,
        across: Option<(usize, usize)>,
    ) -> String {
        let end = across.map_or(0, |(_, last)| last + 1);
        let end = self.active.len().max(end);
        let mut line = String::new();
        for lane in 0..end.min(LANES) {
            let passes = self.active.get(lane) == Some(&true);
            let passing = self.glyphs.joint(if passes { UP | DOWN } else { 0 });
            line.push(glyph(lane).unwrap_or(passing));
            let is_joined = across.is_some_and(|(first, last)| (first..last).contains(&lane));
            let between = if is_joined { LEFT | RIGHT } else { 0 };
            line.push(self.glyphs.joint(between));
        }
        line.truncate(line.trim_end().len());
        let is_cut = across.is_some_and(|(_, last)| last >= LANES);
        if is_cut || self.goes_beyond() {
            line.push(' ');
            line.push_str(self.glyphs.rest());
        }
        line
    }
}
