//! What is said of two places on different branches: what they have in common, and the commands that go from one to
//! the other.

use crate::diag::{Diagnostic, counted};

use super::History;
use super::place::{Ends, Place, is_counted};
use super::select::Target;

impl History {
    /// The error for a range between places neither of which is above the other.
    pub(super) fn different_branches(
        &self,
        ends: &Ends,
        at_start: &[bool],
        at_end: &[bool],
    ) -> Diagnostic {
        let both: Vec<bool> = at_start
            .iter()
            .zip(at_end)
            .map(|(start, end)| *start && *end)
            .collect();
        let mut common = self.rows_of(&both);
        if common.is_empty() {
            common.push("base".to_owned());
        }
        let (from, to) = (self.typed(&ends.from), self.typed(&ends.to));
        let message = format!(
            "{} and {} are on different branches: neither is above the other",
            quoted(&from),
            quoted(&to)
        );
        let note = match common.len() {
            1 => format!("the newest place below both is {}", quoted(&common)),
            _ => format!("the newest places below both are {}", quoted(&common)),
        };
        let (down, up) = (left(at_start, &both), left(at_end, &both));
        let (from_options, to_options) = (options("from", &from), options("to", &to));
        let leave = format!(
            "to leave the one for the other, run `gen sql{from_options}{}`, then `gen sql{}{to_options}`",
            options("to", &common),
            options("from", &common)
        );
        let switch = format!(
            "or as one script, {} down and {} up: `gen sql{from_options}{to_options} --switch`",
            counted(down, "revision"),
            counted(up, "revision")
        );
        let keep = format!(
            "to keep {} and add {}: `gen sql{from_options}{}`",
            quoted(&from),
            quoted(&to),
            options("to", &self.all_of((&from, at_start), (&to, at_end)))
        );
        Diagnostic::error("different-branches", message)
            .note(note)
            .help(leave)
            .help(switch)
            .help(keep)
    }

    /// Words for all that is applied at either end, none of which adds nothing.
    fn all_of(
        &self,
        (from, at_start): (&[String], &[bool]),
        (to, at_end): (&[String], &[bool]),
    ) -> Vec<String> {
        if let ([from], [to]) = (from, to) {
            return vec![from.clone(), to.clone()];
        }
        let either = at_start.iter().zip(at_end);
        let either: Vec<bool> = either.map(|(start, end)| *start || *end).collect();
        self.rows_of(&either)
    }

    /// The words to be typed again; a count from another start would mean something else.
    fn typed(&self, place: &Place) -> Vec<String> {
        match &place.target {
            Target::Revisions(revisions) if place.words.iter().any(|word| is_counted(word)) => {
                let ids = revisions.iter().map(|index| self.nodes[*index].id.clone());
                ids.collect()
            }
            Target::Base | Target::BranchBase(_) | Target::Revisions(_) => place.words.clone(),
        }
    }
}

/// How many are marked there and not in common.
fn left(applied: &[bool], common: &[bool]) -> usize {
    let all = |marks: &[bool]| marks.iter().filter(|mark| **mark).count();
    all(applied) - all(common)
}

/// `--from a --from b`, with a blank before each.
fn options(name: &str, words: &[String]) -> String {
    let one = |word: &String| {
        let sign = if word.starts_with('-') { '=' } else { ' ' };
        format!(" --{name}{sign}{word}")
    };
    words.iter().map(one).collect()
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
