//! Histories for the tests, written in one line: `a < b` is a revision `a` with the parent `b`.

use std::sync::Arc;

use crate::diag::Source;

use crate::history::{History, Node, Places};

/// `ID[#LABEL…] [< PARENT…] [? DEPENDENCY…]`, one revision per `;`, each in a file of its own that is this text.
pub(super) fn nodes(text: &str) -> Vec<Node> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(node)
        .collect()
}

/// The history of these revisions.
pub(super) fn history(text: &str) -> History {
    History::build(nodes(text)).unwrap()
}

fn node(text: &str) -> Node {
    let (text_before, depends_on) = text.split_once('?').unwrap_or((text, ""));
    let (names, parents) = text_before.split_once('<').unwrap_or((text_before, ""));
    let mut names = names.trim().split('#');
    let id = names.next().unwrap_or_default();
    let words = |part: &str| {
        part.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let place = |word: &str| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    };
    let labels: Vec<&str> = names.collect();
    Node {
        id: id.to_owned(),
        down_revisions: words(parents),
        depends_on: words(depends_on),
        message: format!("make {id}"),
        places: Places {
            source: Arc::new(Source::new(format!("revisions/{id}.toml"), text)),
            revision: place(id),
            down_revisions: parents.split_whitespace().map(place).collect(),
            depends_on: depends_on.split_whitespace().map(place).collect(),
            branch_labels: labels.iter().map(|label| place(label)).collect(),
        },
        branch_labels: labels.into_iter().map(str::to_owned).collect(),
    }
}
