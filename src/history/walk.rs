//! The order in which revisions run: Alembic's, so that both tools print the same script.
//!
//! Alembic walks from the heads down. It stays on a line as long as it can; where another head still stands on the
//! next revision, it first walks down the earliest such head. An upgrade is the same walk backwards.

use std::collections::BTreeMap;

use super::links::Links;

/// The revisions of `set`, each before all that it stands on. `heights` are those of `links`.
pub(super) fn newest_first(links: &Links, heights: &[usize], set: &[bool]) -> Vec<usize> {
    let mut walk = Walk::new(links, heights, set);
    let mut slot = walk.heads.keys().next().copied();
    while let Some(here) = slot {
        slot = match walk.blocker(here) {
            Some(other) => Some(other),
            None => walk.emit(here),
        };
    }
    walk.order
}

struct Walk<'a> {
    links: &'a Links,
    heights: &'a [usize],
    /// Of the set, and not yet in `order`.
    open: Vec<bool>,
    /// How many open revisions stand directly on each one.
    waiting: Vec<usize>,
    /// Where the walk can go on; a slot keeps its key while the walk moves down its line.
    heads: BTreeMap<usize, usize>,
    /// Whether a revision is or was one of `heads`.
    listed: Vec<bool>,
    next_slot: usize,
    /// The last search that visited a revision.
    visited: Vec<usize>,
    searches: usize,
    order: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(links: &'a Links, heights: &'a [usize], set: &[bool]) -> Self {
        let mut walk = Self {
            links,
            heights,
            open: set.to_vec(),
            waiting: vec![0; set.len()],
            heads: BTreeMap::new(),
            listed: vec![false; set.len()],
            next_slot: 0,
            visited: vec![0; set.len()],
            searches: 0,
            order: Vec::new(),
        };
        for index in (0..set.len()).filter(|index| set[*index]) {
            walk.waiting[index] = links.newer(index).filter(|above| set[*above]).count();
            if walk.waiting[index] == 0 {
                walk.list(index);
            }
        }
        walk
    }

    fn list(&mut self, index: usize) {
        self.heads.insert(self.next_slot, index);
        self.listed[index] = true;
        self.next_slot += 1;
    }

    /// The first slot whose revision stands, perhaps from afar, on the one in `slot`.
    fn blocker(&mut self, slot: usize) -> Option<usize> {
        let wanted = self.heads[&slot];
        if self.waiting[wanted] == 0 {
            return None;
        }
        self.searches += 1;
        let heads = std::mem::take(&mut self.heads);
        let mut others = heads.iter().filter(|(_, head)| **head != wanted);
        let found = others.find(|(_, head)| self.stands_on(**head, wanted));
        let (found, _) = found.expect("an open revision is a head or below one");
        let found = *found;
        self.heads = heads;
        Some(found)
    }

    /// Searches downwards, but not below the height of `wanted` and not twice for one `wanted`.
    fn stands_on(&mut self, head: usize, wanted: usize) -> bool {
        let mut todo = vec![head];
        while let Some(index) = todo.pop() {
            if index == wanted {
                return true;
            }
            let visited = std::mem::replace(&mut self.visited[index], self.searches);
            if visited != self.searches && self.heights[index] > self.heights[wanted] {
                todo.extend(self.links.older(index));
            }
        }
        false
    }

    /// Takes the revision in `slot` and says at which slot to go on.
    fn emit(&mut self, slot: usize) -> Option<usize> {
        let index = self.heads[&slot];
        self.order.push(index);
        self.open[index] = false;
        let below = self.links.below(index);
        let mut fresh = Vec::new();
        for older in below.into_iter().filter(|older| self.open[*older]) {
            self.waiting[older] -= 1;
            if !self.listed[older] {
                fresh.push(older);
            }
        }
        let mut fresh = fresh.into_iter();
        let Some(first) = fresh.next() else {
            self.heads.remove(&slot);
            let before = self.heads.range(..slot).next_back();
            return before
                .or_else(|| self.heads.iter().next())
                .map(|(slot, _)| *slot);
        };
        self.heads.insert(slot, first);
        self.listed[first] = true;
        fresh.for_each(|older| self.list(older));
        Some(slot)
    }
}
