//! Names that are made while a statement is written: `anon_1`, `lower_1`, `users_1`.

use std::collections::BTreeMap;

/// The names so far.
#[derive(Default)]
pub(super) struct Names {
    /// How often each beginning was used.
    counts: BTreeMap<String, usize>,
    /// The names of things by their address.
    known: BTreeMap<usize, String>,
}

impl Names {
    /// The next name with this beginning.
    pub(super) fn next(&mut self, beginning: &str) -> String {
        let count = self.counts.entry(beginning.to_owned()).or_default();
        *count += 1;
        format!("{beginning}_{count}")
    }

    /// The name of the thing at an address, always the same.
    pub(super) fn of(&mut self, address: usize, beginning: &str) -> String {
        if let Some(name) = self.known.get(&address) {
            return name.clone();
        }
        let name = self.next(beginning);
        self.known.insert(address, name.clone());
        name
    }
}
