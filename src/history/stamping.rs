//! From one content of the version table to another, without anything running.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;

use super::rows::RowChange;
use super::select::Target;
use super::{Direction, History, Range};

impl History {
    /// The way of the version table alone between two places, each named by one word or several, and its changes: rows
    /// that go give their place to those that come.
    ///
    /// # Errors
    /// When a word names no place.
    pub fn stamp(
        &self,
        from: &[String],
        to: &[String],
    ) -> Result<(Range, Vec<RowChange>), Diagnostic> {
        let start_rows = self.rows_at(from)?;
        let end_rows = self.rows_at(to)?;
        let only = |rows: &[String], others: &[String]| -> Vec<String> {
            let others: BTreeSet<&String> = others.iter().collect();
            let only = rows.iter().filter(|row| !others.contains(row));
            only.cloned().collect()
        };
        let mut going = only(&start_rows, &end_rows).into_iter();
        let mut coming = only(&end_rows, &start_rows).into_iter();
        let mut changes = Vec::new();
        loop {
            changes.push(match (going.next(), coming.next()) {
                (Some(from), Some(to)) => RowChange::Update { from, to },
                (Some(row), None) => RowChange::Delete(row),
                (None, Some(row)) => RowChange::Insert(row),
                (None, None) => break,
            });
        }
        let range = Range {
            direction: Direction::Nothing,
            below: Vec::new(),
            steps: Vec::new(),
            down: 0,
            start_rows,
            end_rows,
            warnings: Vec::new(),
        };
        Ok((range, changes))
    }

    /// What the version table holds when the revisions that words name are applied, and all that they stand on.
    fn rows_at(&self, words: &[String]) -> Result<Vec<String>, Diagnostic> {
        let mut named = Vec::new();
        for word in words {
            match self.resolve(word)? {
                Target::Revisions(revisions) => named.extend(revisions),
                Target::Base => {}
                Target::BranchBase(_) => {
                    let what =
                        "for the version table only `base` itself is a place before revisions";
                    return Err(super::select::error("no-revision", word, what)
                        .help("name the rows that are to stay, or `base`"));
                }
            }
        }
        Ok(self.rows_of(&self.links.with_ancestors(&named)))
    }
}
