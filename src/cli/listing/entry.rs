//! What is told of one revision. The names of the keys are part of the interface, see `docs/commands.md`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Cell, Palette};
use crate::project::Revisions;
use crate::render::one_line;

/// So many rows of the version table are named on a line.
const ROWS: usize = 6;

/// A revision in a list.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Entry<'a> {
    /// Its id.
    pub(in crate::cli) revision: &'a str,
    /// The ids of its parents, as written.
    pub(in crate::cli) parents: &'a [String],
    /// The ids or labels that it depends on, as written.
    pub(in crate::cli) depends_on: &'a [String],
    /// The ids of the revisions that follow it, sorted.
    pub(in crate::cli) children: Vec<&'a str>,
    /// The labels that it gives to its branch.
    pub(in crate::cli) branch_labels: &'a [String],
    /// All labels that hold for it, sorted.
    pub(in crate::cli) branches: Vec<&'a str>,
    /// What it is in the graph.
    pub(in crate::cli) marks: Vec<Mark>,
    /// What it does, in the author's words.
    pub(in crate::cli) message: &'a str,
    /// When it was made, as written.
    pub(in crate::cli) created: Option<&'a str>,
    /// Its file.
    pub(in crate::cli) file: &'a str,
    /// What the version table holds after it, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli) rows: Option<Vec<&'a str>>,
}

/// What a revision is in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Mark {
    /// It has no parent.
    Base,
    /// Nothing stands on it.
    Head,
    /// No revision follows it, but one of another branch depends on it.
    EffectiveHead,
    /// Several revisions follow it.
    BranchPoint,
    /// It has several parents.
    Merge,
}

impl Mark {
    /// As the lists show it; a base is told by its parents.
    pub(in crate::cli) fn shown(self) -> &'static str {
        match self {
            Self::Base => "",
            Self::Head => "(head)",
            Self::EffectiveHead => "(effective head)",
            Self::BranchPoint => "(branch point)",
            Self::Merge => "(merge)",
        }
    }
}

impl<'a> Entry<'a> {
    /// What is told of the revision with an index.
    pub(in crate::cli) fn new(revisions: &'a Revisions, index: usize) -> Self {
        let history = &revisions.history;
        let node = history.node(index);
        let children = history.children(index);
        Self {
            revision: &node.id,
            parents: &node.down_revisions,
            depends_on: &node.depends_on,
            branch_labels: &node.branch_labels,
            branches: history.labels_of(index),
            marks: marks(revisions, index, children.len()),
            message: &node.message,
            created: revisions.files[index].created.as_deref(),
            file: &node.places.source.path,
            rows: None,
            children: children
                .into_iter()
                .map(|child| history.node(child).id.as_str())
                .collect(),
        }
    }

    /// Each of the revisions, with the rows of the version table after it.
    pub(in crate::cli) fn with_rows(revisions: &'a Revisions, wanted: &[usize]) -> Vec<Self> {
        let set: BTreeSet<usize> = wanted.iter().copied().collect();
        let mut rows = revisions.history.rows_after(&set);
        let entry = |index: &usize| Self {
            rows: rows.remove(index),
            ..Self::new(revisions, *index)
        };
        wanted.iter().map(entry).collect()
    }

    /// Its parents, or the word for none.
    pub(in crate::cli) fn parents_shown(&self) -> String {
        match self.parents {
            [] => "<base>".to_owned(),
            parents => parents.join(", "),
        }
    }

    /// Labels and marks, each in parentheses, and what it depends on.
    pub(in crate::cli) fn marks_shown(&self, labels: &[&str], palette: &Palette) -> Cell {
        let mut cell = Cell::default();
        if !labels.is_empty() {
            cell.push_word(&format!("({})", labels.join(", ")), palette.label);
        }
        for mark in self.marks.iter().filter(|mark| **mark != Mark::Base) {
            cell.push_word(mark.shown(), palette.mark);
        }
        if !self.depends_on.is_empty() {
            let needs = format!("(needs {})", self.depends_on.join(", "));
            cell.push_word(&needs, palette.mark);
        }
        cell
    }

    /// The labels that it gives to its branch.
    pub(in crate::cli) fn own_labels(&self) -> Vec<&'a str> {
        self.branch_labels.iter().map(String::as_str).collect()
    }

    /// The first line of the message, safe to print.
    pub(in crate::cli) fn title(&self) -> String {
        one_line(self.message.lines().next().unwrap_or_default())
    }

    /// The rows of the version table in brackets; of many, the first ones and how many more there are.
    pub(in crate::cli) fn rows_shown(&self) -> String {
        let Some(rows) = &self.rows else {
            return String::new();
        };
        let first = &rows[..rows.len().min(ROWS)];
        match rows.len() - first.len() {
            0 => format!("[{}]", first.join(", ")),
            more => format!("[{} and {more} more]", first.join(", ")),
        }
    }
}

fn marks(revisions: &Revisions, index: usize, children: usize) -> Vec<Mark> {
    let history = &revisions.history;
    let parents = history.parents(index).len();
    let is_needed = !history.dependents(index).is_empty();
    let all = [
        (Mark::Base, parents == 0),
        (Mark::Head, children == 0 && !is_needed),
        (Mark::EffectiveHead, children == 0 && is_needed),
        (Mark::BranchPoint, children > 1),
        (Mark::Merge, parents > 1),
    ];
    let holding = all.into_iter().filter(|(_, holds)| *holds);
    holding.map(|(mark, _)| mark).collect()
}
