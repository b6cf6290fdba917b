//! One revision as the history sees it: its names, what it stands on, and where its file says so.
//!
//! Plain data; nothing here is checked, `build` does that.

use std::sync::Arc;

use crate::diag::{Diagnostic, Source, Span};

/// One revision of the history.
#[derive(Debug, Clone)]
pub struct Node {
    /// The revision id.
    pub id: String,
    /// The ids of its parents as written; empty: a base.
    pub down_revisions: Vec<String>,
    /// The ids or branch labels it depends on, as written.
    pub depends_on: Vec<String>,
    /// The labels it gives to its branch.
    pub branch_labels: Vec<String>,
    /// What it is for, in the author's words.
    pub message: String,
    /// Where the file says all this.
    pub places: Places,
}

/// Where a revision file names things; a missing span falls back to the one of the revision id.
#[derive(Debug, Clone)]
pub struct Places {
    /// The file.
    pub source: Arc<Source>,
    /// The place of the revision id.
    pub revision: Span,
    /// One place per parent.
    pub down_revisions: Vec<Span>,
    /// One place per dependency.
    pub depends_on: Vec<Span>,
    /// One place per label.
    pub branch_labels: Vec<Span>,
}

/// A name in a revision file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// The revision id.
    Revision,
    /// The parent with this index.
    Parent(usize),
    /// The dependency with this index.
    Dependency(usize),
    /// The label with this index.
    Label(usize),
}

impl Node {
    /// Labels a place of this revision's file.
    pub(super) fn mark(
        &self,
        diagnostic: Diagnostic,
        place: Place,
        message: impl Into<String>,
    ) -> Diagnostic {
        let places = &self.places;
        let span = match place {
            Place::Revision => None,
            Place::Parent(index) => places.down_revisions.get(index),
            Place::Dependency(index) => places.depends_on.get(index),
            Place::Label(index) => places.branch_labels.get(index),
        };
        let span = span.unwrap_or(&places.revision).clone();
        diagnostic.at(&places.source, span, message)
    }

    /// The id with the first line of the message, for lists of choices.
    pub(super) fn described(&self) -> String {
        match self.message.lines().next() {
            Some(line) if !line.trim().is_empty() => format!("`{}`: {}", self.id, line.trim()),
            _ => format!("`{}`", self.id),
        }
    }
}
