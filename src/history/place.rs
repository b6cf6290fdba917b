//! A place that several words name together: `--from A --from B`, one revision for each branch.
//!
//! What a single word means is in `select`. A count alone, `+2` or `-1`, counts from the other end of the range.

use crate::diag::Diagnostic;

use super::History;
use super::ident::split_steps;
use super::select::{Target, error};

/// One end of a range.
#[derive(Debug, Clone)]
pub struct Place {
    /// What the user typed.
    pub words: Vec<String>,
    /// What it names.
    pub target: Target,
}

/// Both ends of a range.
#[derive(Debug, Clone)]
pub struct Ends {
    /// Where it starts.
    pub from: Place,
    /// Where it ends.
    pub to: Place,
    /// What the user should look at.
    pub warnings: Vec<Diagnostic>,
}

impl History {
    /// What the words for both ends of a range name; `+2` and `-1` count from the other end.
    pub fn ends(&self, from: &[&str], to: &[&str]) -> Result<Ends, Diagnostic> {
        let mut warnings = Vec::new();
        let (from, to) = match (first_counted(from), first_counted(to)) {
            (Some(from), Some(to)) => {
                let what = format!("it counts from the other end, and so does `{to}`");
                return Err(error("relative-without-start", from, &what)
                    .help("name the revision of one end, as in `head-2`"));
            }
            (Some(_), None) => {
                let to = self.named(to, None, &mut warnings)?;
                (self.named(from, Some(&to.target), &mut warnings)?, to)
            }
            (None, _) => {
                let from = self.named(from, None, &mut warnings)?;
                let to = self.named(to, Some(&from.target), &mut warnings)?;
                (from, to)
            }
        };
        Ok(Ends { from, to, warnings })
    }

    fn named(
        &self,
        words: &[&str],
        start: Option<&Target>,
        warnings: &mut Vec<Diagnostic>,
    ) -> Result<Place, Diagnostic> {
        let mut targets = Vec::new();
        for word in words {
            targets.push(self.resolve_from(word, start)?);
        }
        let target = match <[Target; 1]>::try_from(targets) {
            Ok([target]) => target,
            Err(targets) => self.together(words, &targets, warnings)?,
        };
        Ok(Place {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            target,
        })
    }

    /// What several words name: all of these revisions, and nothing on the branches that are named by their base.
    fn together(
        &self,
        words: &[&str],
        targets: &[Target],
        warnings: &mut Vec<Diagnostic>,
    ) -> Result<Target, Diagnostic> {
        let (mut revisions, mut bases) = (Vec::new(), Vec::new());
        for (word, target) in words.iter().zip(targets) {
            match target {
                Target::Base => {
                    return Err(contradiction(
                        word,
                        "it stands beside others, and nothing is applied there",
                    )
                    .help("leave it out, or name it alone"));
                }
                Target::BranchBase(below) => bases.extend(below),
                Target::Revisions(named) => revisions.extend(named),
            }
        }
        for found in [&mut revisions, &mut bases] {
            found.sort_unstable();
            found.dedup();
        }
        if revisions.is_empty() {
            return Ok(Target::BranchBase(bases));
        }
        let applied = self.links.with_ancestors(&revisions);
        for (word, target) in words.iter().zip(targets) {
            let Target::BranchBase(below) = target else {
                continue;
            };
            if let Some(needed) = below.iter().find(|index| applied[**index]) {
                let needed = &self.nodes[*needed].id;
                let what = format!("it is below `{needed}`, which another word needs");
                return Err(contradiction(word, &what).help("leave out one of the two words"));
            }
        }
        self.warn_of_implied(words, targets, &revisions, warnings);
        Ok(Target::Revisions(revisions))
    }

    /// A word that adds nothing is most likely a slip: no database holds a row for it.
    fn warn_of_implied(
        &self,
        words: &[&str],
        targets: &[Target],
        all: &[usize],
        warnings: &mut Vec<Diagnostic>,
    ) {
        for (word, target) in words.iter().zip(targets) {
            let Target::Revisions(own) = target else {
                continue;
            };
            let others: Vec<usize> = all
                .iter()
                .copied()
                .filter(|index| !own.contains(index))
                .collect();
            let implied = self.links.with_ancestors(&others);
            if !own.iter().all(|index| implied[*index]) {
                continue;
            }
            let above = others.iter().find(|other| {
                let below = self.links.with_ancestors(&[**other]);
                own.iter().any(|index| below[*index])
            });
            let above = above.map_or("", |index| self.nodes[*index].id.as_str());
            let message = format!("`{word}` adds nothing: `{above}` stands on it");
            warnings.push(
                Diagnostic::warning("implied-revision", message)
                    .note("the version table holds a row for the newest revision of each branch alone")
                    .help(format!("leave out `{word}`")),
            );
        }
    }
}

/// Whether a word is a count alone, which starts at the other end: `+2`, `shop@-1`.
pub(super) fn is_counted(word: &str) -> bool {
    let place = word.rsplit('@').next().unwrap_or(word);
    matches!(split_steps(place), Some(("", _)))
}

fn first_counted<'a>(words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| is_counted(word))
}

fn contradiction(word: &str, what: &str) -> Diagnostic {
    Diagnostic::error(
        "contradicting-places",
        format!("`{word}` does not go with the other words for this place: {what}"),
    )
}
