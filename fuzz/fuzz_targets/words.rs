//! Any words as places of a history: `from` on the first line, `to` on the second, then the revisions.
//!
//! A line of the history is `ID PARENT,PARENT DEPENDENCY,DEPENDENCY LABEL,LABEL`; without one it is a small history.
#![no_main]

use std::sync::Arc;

use gensql::diag::{Source, to_text};
use gensql::history::{Across, History, Node, Places};

/// Branches, a merge, labels, a dependency, and ids that words of the grammar are part of.
const SMALL: &str = "2026-01\n2026-02 2026-01\nab12 2026-02\nab34 2026-02  shop\nm ab12,ab34\nx\nx-1 x\ny x-1 ab34 base2\né y";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        resolve(text);
    }
});

fn resolve(text: &str) {
    let mut parts = text.splitn(3, '\n');
    let mut line = || parts.next().unwrap_or_default();
    let (from, to, nodes) = (line(), line(), line());
    let nodes = if nodes.is_empty() { SMALL } else { nodes };
    let history = match History::build(nodes.lines().map(node).collect()) {
        Ok(history) => history,
        Err(faults) => return faults.iter().for_each(|fault| drop(to_text(fault))),
    };
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (words(from), words(to));
    for word in from.iter().chain(&to) {
        let _ = history.resolve(word).map_err(|error| to_text(&error));
    }
    let _ = history.stamp(&from, &to).map_err(|error| to_text(&error));
    let from: Vec<&str> = from.iter().map(String::as_str).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    for across in [Across::Refuse, Across::Switch] {
        match history.range_between(&from, &to, across) {
            Ok(range) => {
                assert!(range.down <= range.steps.len(), "{range:?}");
                assert!(range.steps.len() <= history.nodes().len() * 2, "{range:?}");
                range
                    .warnings
                    .iter()
                    .for_each(|warning| drop(to_text(warning)));
            }
            Err(error) => drop(to_text(&error)),
        }
    }
}

fn node(line: &str) -> Node {
    let mut fields = line.split(' ');
    let id = fields.next().unwrap_or_default().to_owned();
    let mut list = || {
        let words = fields.next().unwrap_or_default().split(',');
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let (down_revisions, depends_on, branch_labels) = (list(), list(), list());
    let places = Places {
        source: Arc::new(Source::new("revisions/any.toml", line)),
        revision: 0..id.len(),
        down_revisions: Vec::new(),
        depends_on: Vec::new(),
        branch_labels: Vec::new(),
    };
    Node {
        id,
        down_revisions,
        depends_on,
        branch_labels,
        message: String::new(),
        places,
    }
}
