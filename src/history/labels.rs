//! Where branch labels hold: on all descendants of the revision that carries one, and back to the branch point.
//!
//! One bit per label and revision, filled in two passes, so that any number of labels costs little.

use std::collections::BTreeMap;

use super::links::Links;
use super::node::Node;

/// The labels of a history.
#[derive(Debug)]
pub(super) struct Labels {
    /// Each label with the revision that carries it.
    carriers: BTreeMap<String, usize>,
    /// `words` numbers per revision, one bit per label in the order of `carriers`.
    bits: Vec<u64>,
    words: usize,
}

impl Labels {
    /// Spreads the labels of `nodes` along `links`; `order` lists parents first.
    pub(super) fn new(nodes: &[Node], links: &Links, order: &[usize]) -> Self {
        let mut carriers = BTreeMap::new();
        for (index, node) in nodes.iter().enumerate() {
            carriers.extend(
                node.branch_labels
                    .iter()
                    .map(|label| (label.clone(), index)),
            );
        }
        let words = carriers.len().div_ceil(64);
        let mut labels = Self {
            carriers,
            bits: vec![0; words * nodes.len()],
            words,
        };
        if words > 0 {
            labels.spread(links, order);
        }
        labels
    }

    /// The revision that carries the label.
    pub(super) fn carrier(&self, label: &str) -> Option<usize> {
        self.carriers.get(label).copied()
    }

    /// All labels, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.carriers.keys().map(String::as_str)
    }

    /// The labels that hold for a revision, sorted.
    pub(super) fn of(&self, index: usize) -> Vec<&str> {
        let bits = &self.bits[index * self.words..(index + 1) * self.words];
        let holds = |position: usize| bits[position / 64] >> (position % 64) & 1 == 1;
        self.names()
            .enumerate()
            .filter(|(position, _)| holds(*position))
            .map(|(_, label)| label)
            .collect()
    }

    fn spread(&mut self, links: &Links, order: &[usize]) {
        for (position, carrier) in self.carriers.values().enumerate() {
            self.bits[carrier * self.words + position / 64] |= 1 << (position % 64);
        }
        let mut back = self.bits.clone();
        for index in order.iter().rev() {
            if let Some(older) = same_line_below(links, *index) {
                copy(&mut back, self.words, *index, older);
            }
        }
        for index in order {
            for parent in links.parents(*index) {
                copy(&mut self.bits, self.words, parent, *index);
            }
        }
        for (bits, back) in self.bits.iter_mut().zip(back) {
            *bits |= back;
        }
    }
}

/// The parent, if neither it nor the revision itself joins or splits lines.
fn same_line_below(links: &Links, index: usize) -> Option<usize> {
    let parents = links.parents(index);
    let [parent] = parents.as_slice() else {
        return None;
    };
    let straight = links.parents(*parent).len() < 2 && links.children(*parent).len() < 2;
    straight.then_some(*parent)
}

fn copy(bits: &mut [u64], words: usize, from: usize, to: usize) {
    for word in 0..words {
        bits[to * words + word] |= bits[from * words + word];
    }
}
