//! The lines between revisions: one path for each colour, and dashed arcs to what revisions depend on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::style::COLOURS;
use super::{ARCS, Paper, ROW};
use crate::graph::lanes::{JointKind, Row};
use crate::history::History;

/// What is drawn behind the revisions.
pub(super) struct Paths {
    lines: [String; COLOURS],
    needs: String,
}

impl Paths {
    pub(super) fn new(paper: &Paper, history: &History, rows: &[Row]) -> Self {
        let mut paths = Self {
            lines: std::array::from_fn(|_| String::new()),
            needs: String::new(),
        };
        let mut since = BTreeMap::new();
        for (position, row) in rows.iter().enumerate() {
            paths.row(paper, &mut since, (position, row));
        }
        let place: BTreeMap<usize, usize> = rows
            .iter()
            .enumerate()
            .map(|(position, row)| (row.revision, position))
            .collect();
        for (position, row) in rows.iter().enumerate() {
            for needed in history.dependencies(row.revision) {
                let below = place[&needed];
                let from = (paper.x(row.lane), paper.y(position));
                paths.arc(paper, from, (paper.x(rows[below].lane), paper.y(below)));
            }
        }
        paths
    }

    pub(super) fn write(&self, text: &mut String) {
        for (colour, path) in self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, path)| !path.is_empty())
        {
            let _ = writeln!(text, "<path class=\"line c{colour}\" d=\"{path}\"/>");
        }
        text.push_str(&self.needs);
    }

    /// The lanes that end at a row, and the curves from there to the next one; `since` has the row from which each lane
    /// goes straight down.
    fn row(
        &mut self,
        paper: &Paper,
        since: &mut BTreeMap<usize, usize>,
        (position, row): (usize, &Row),
    ) {
        if !row.goes_on {
            self.straight(paper, since, (row.lane, position));
        } else if !row.from_above {
            since.insert(row.lane, position);
        }
        for joint in &row.joints {
            let (from, to) = match joint.kind {
                JointKind::Closes => (joint.lane, row.lane),
                JointKind::Opens | JointKind::Meets => (row.lane, joint.lane),
            };
            match joint.kind {
                JointKind::Closes => self.straight(paper, since, (joint.lane, position)),
                JointKind::Opens => {
                    since.insert(joint.lane, position + 1);
                }
                JointKind::Meets => {}
            }
            let (x, y, to_x, to_y) = (
                paper.x(from),
                paper.y(position),
                paper.x(to),
                paper.y(position + 1),
            );
            let middle = y + ROW / 2;
            let path = &mut self.lines[joint.lane.max(row.lane) % COLOURS];
            let _ = write!(path, "M{x} {y}C{x} {middle} {to_x} {middle} {to_x} {to_y}");
        }
    }

    /// The lane down to a row, where it ends.
    fn straight(
        &mut self,
        paper: &Paper,
        since: &mut BTreeMap<usize, usize>,
        (lane, end): (usize, usize),
    ) {
        let Some(start) = since.remove(&lane).filter(|start| *start < end) else {
            return;
        };
        let (x, y, end) = (paper.x(lane), paper.y(start), paper.y(end));
        let _ = write!(self.lines[lane % COLOURS], "M{x} {y}V{end}");
    }

    /// From a revision down to one that it depends on, bent to the left.
    fn arc(&mut self, paper: &Paper, (x, y): (usize, usize), (to_x, to_y): (usize, usize)) {
        let bend = (12 + (to_y - y) / 6).min(ARCS);
        let left = paper.left - bend;
        let (x, to_x) = (x - 6, to_x - 7);
        let (top, bottom) = (to_y - 4, to_y + 4);
        let _ = writeln!(
            self.needs,
            "<path class=\"need\" d=\"M{x} {y}C{left} {y} {left} {to_y} {} {to_y}\"/>\
             <path class=\"tip\" d=\"M{to_x} {to_y}L{} {top}V{bottom}z\"/>",
            to_x - 5,
            to_x - 6,
        );
    }
}
