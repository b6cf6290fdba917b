//! Makes a history of loose revisions, or says all that is wrong with them in one go.
//!
//! Errors that only follow from an earlier one are left out: of revisions with the same id it is not known which one
//! is meant, so their parents are checked but not followed.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics};

use super::History;
use super::cycle::cycles;
use super::ident::{check_id, check_label};
use super::labels::Labels;
use super::links::{Edge, Links};
use super::node::{Node, Place};
use super::walk::newest_first;

/// "Did you mean" looks at every revision, so it is asked for the first errors only.
const SUGGESTIONS: usize = 8;

impl History {
    /// Orders the revisions, or reports every mistake in how they refer to each other.
    pub fn build(mut nodes: Vec<Node>) -> Result<Self, Diagnostics> {
        let path = |node: &Node| node.places.source.path.clone();
        nodes.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| path(a).cmp(&path(b))));
        let mut builder = Builder::new(&nodes);
        builder.check_names();
        builder.check_duplicates();
        builder.check_labels();
        let links = builder.link();
        let mut found = builder.found;
        let Some(heights) = links.heights() else {
            found.extend(cycles(&nodes, &links));
            return Err(in_file_order(found));
        };
        if !found.is_empty() {
            return Err(in_file_order(found));
        }
        let mut order = newest_first(&links, &heights, &vec![true; nodes.len()]);
        order.reverse();
        let labels = Labels::new(&nodes, &links, &order);
        Ok(Self {
            nodes,
            links,
            heights,
            labels,
            order,
        })
    }
}

struct Builder<'a> {
    nodes: &'a [Node],
    /// The first revision with each id.
    ids: BTreeMap<&'a str, usize>,
    /// The first revision with each label.
    labels: BTreeMap<&'a str, usize>,
    /// Whether another revision has the same id.
    doubled: Vec<bool>,
    suggestions: usize,
    found: Vec<Diagnostic>,
}

impl<'a> Builder<'a> {
    fn new(nodes: &'a [Node]) -> Self {
        let mut ids = BTreeMap::new();
        let mut labels = BTreeMap::new();
        let mut doubled = vec![false; nodes.len()];
        for (index, node) in nodes.iter().enumerate() {
            let first = *ids.entry(node.id.as_str()).or_insert(index);
            if first != index {
                doubled[first] = true;
                doubled[index] = true;
            }
            for label in &node.branch_labels {
                labels.entry(label.as_str()).or_insert(index);
            }
        }
        Self {
            nodes,
            ids,
            labels,
            doubled,
            suggestions: 0,
            found: Vec::new(),
        }
    }

    fn check_names(&mut self) {
        for node in self.nodes {
            if let Some(found) = check_id(&node.id) {
                self.found.push(node.mark(found, Place::Revision, ""));
            }
            for (position, label) in node.branch_labels.iter().enumerate() {
                if let Some(found) = check_label(label) {
                    self.found
                        .push(node.mark(found, Place::Label(position), ""));
                }
            }
        }
    }

    fn check_duplicates(&mut self) {
        for same in self
            .nodes
            .chunk_by(|a, b| a.id == b.id)
            .filter(|same| same.len() > 1)
        {
            let message = format!("{} revisions have the id `{}`", same.len(), same[0].id);
            let mut diagnostic = Diagnostic::error("duplicate-revision", message);
            for node in same {
                diagnostic = node.mark(diagnostic, Place::Revision, "");
            }
            self.found.push(
                diagnostic
                    .help("give the newer one another id, in its file and in the file's name"),
            );
        }
    }

    fn check_labels(&mut self) {
        let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            for (position, label) in node.branch_labels.iter().enumerate() {
                if let Some(other) = self.ids.get(label.as_str()) {
                    let message =
                        format!("the branch label `{label}` is also the id of a revision");
                    let diagnostic = Diagnostic::error("label-is-revision", message);
                    let diagnostic = node.mark(diagnostic, Place::Label(position), "");
                    let diagnostic =
                        self.nodes[*other].mark(diagnostic, Place::Revision, "the revision");
                    self.found.push(diagnostic.help("choose another label"));
                }
                let (first, place) = *seen.entry(label).or_insert((index, position));
                // A copied file repeats the labels with the id: the id is the error.
                if (first, place) == (index, position)
                    || (first != index && self.nodes[first].id == node.id)
                {
                    continue;
                }
                let diagnostic = Diagnostic::error(
                    "duplicate-label",
                    format!("the branch label `{label}` is used twice"),
                );
                let diagnostic = node.mark(diagnostic, Place::Label(position), "used again");
                let diagnostic =
                    self.nodes[first].mark(diagnostic, Place::Label(place), "first used here");
                self.found.push(diagnostic.help(
                    "a label holds for all later revisions of its branch: remove one of the two",
                ));
            }
        }
    }

    fn link(&mut self) -> Links {
        let mut links = Links::new(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let mut named = BTreeSet::new();
            let mut below = BTreeSet::new();
            for (position, parent) in node.down_revisions.iter().enumerate() {
                let place = Place::Parent(position);
                if !named.insert(parent) {
                    self.report_repeated(node, parent, place);
                } else if let Some(older) = self.older(index, parent, place) {
                    links.add(older, index, Edge::Parent);
                    below.insert(older);
                }
            }
            for (position, dependency) in node.depends_on.iter().enumerate() {
                if let Some(older) = self.older(index, dependency, Place::Dependency(position))
                    && below.insert(older)
                {
                    links.add(older, index, Edge::Dependency);
                }
            }
        }
        links
    }

    /// The revision that `text` names, if it is one that `newer` can come after.
    fn older(&mut self, newer: usize, text: &str, place: Place) -> Option<usize> {
        let node = &self.nodes[newer];
        let by_id = self.ids.get(text);
        let by_label = || {
            self.labels
                .get(text)
                .filter(|_| matches!(place, Place::Dependency(_)))
        };
        let Some(older) = by_id.or_else(by_label).copied() else {
            self.report_missing(node, text, place);
            return None;
        };
        if self.doubled[newer] || self.doubled[older] {
            return None;
        }
        if older == newer {
            let message = format!("revision `{}` comes after itself", node.id);
            let diagnostic = node.mark(Diagnostic::error("self-reference", message), place, "");
            self.found.push(
                diagnostic.help("name the revision before it, or leave the key out for a base"),
            );
            return None;
        }
        Some(older)
    }

    fn report_repeated(&mut self, node: &Node, parent: &str, place: Place) {
        let message = format!("revision `{}` names the parent `{parent}` twice", node.id);
        let diagnostic = node.mark(Diagnostic::error("repeated-parent", message), place, "");
        self.found
            .push(diagnostic.help("a merge names each of its parents once"));
    }

    fn report_missing(&mut self, node: &Node, text: &str, place: Place) {
        let is_parent = matches!(place, Place::Parent(_));
        let (code, what) = if is_parent {
            ("missing-parent", "comes after")
        } else {
            ("missing-dependency", "depends on")
        };
        let message = format!(
            "revision `{}` {what} `{text}`, which does not exist",
            node.id
        );
        let diagnostic = node.mark(Diagnostic::error(code, message), place, "no such revision");
        let with_prefix: Vec<&str> = self
            .ids
            .range(text..)
            .map(|(id, _)| *id)
            .take_while(|id| id.starts_with(text) && !text.is_empty())
            .take(2)
            .collect();
        self.suggestions += 1;
        let diagnostic = if let [id] = with_prefix.as_slice() {
            diagnostic.help(format!("write the id in full: `{id}`"))
        } else if let Some(carrier) = self.labels.get(text) {
            diagnostic.help(format!(
                "`{text}` is a branch label; it is carried by `{}`",
                self.nodes[*carrier].id
            ))
        } else if self.suggestions <= SUGGESTIONS {
            let labels = self.labels.keys().filter(|_| !is_parent);
            let diagnostic = diagnostic.did_you_mean(text, self.ids.keys().chain(labels).copied());
            match (diagnostic.help.is_empty(), is_parent) {
                (false, _) => diagnostic,
                (true, true) => diagnostic.help("name the id of a revision; a base names none"),
                (true, false) => diagnostic.help("name the id of a revision or a branch label"),
            }
        } else {
            diagnostic
        };
        self.found.push(diagnostic);
    }
}

fn in_file_order(mut found: Vec<Diagnostic>) -> Diagnostics {
    found.sort_by(|a, b| {
        let place = |diagnostic: &Diagnostic| {
            diagnostic
                .labels
                .first()
                .map(|label| (label.source.path.clone(), label.span.start))
        };
        place(a).cmp(&place(b))
    });
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(found);
    diagnostics
}
