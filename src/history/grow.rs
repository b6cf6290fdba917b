//! What a new revision may stand on, and what it may be called.
//!
//! The words are those of `select`. Nothing here makes a revision: who does asks first, so that a mistake is told
//! before there is a file.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics};

use super::History;
use super::ident::{check_id, check_label};
use super::select::{Target, error};

/// Whether a new revision may stand on one that others stand on already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Splice {
    /// It stands on heads only.
    Refused,
    /// It may begin another branch.
    Allowed,
}

impl History {
    /// The parents of a new revision; no words: the only head, if there is a revision at all.
    ///
    /// # Errors
    /// When a word names no revision, or one that is no head; when there are several heads and no word.
    pub fn parents_of_new(
        &self,
        words: &[String],
        splice: Splice,
    ) -> Result<Vec<usize>, Diagnostic> {
        if words.is_empty() {
            let heads = self.heads();
            if heads.len() > 1 {
                return Err(self.several_heads(&heads));
            }
            return Ok(heads);
        }
        self.named_parents(words, splice)
    }

    /// The parents of a merge.
    ///
    /// # Errors
    /// When there is nothing to merge, and as for other new revisions.
    pub fn parents_of_merge(
        &self,
        words: &[String],
        splice: Splice,
    ) -> Result<Vec<usize>, Diagnostic> {
        let parents = self.named_parents(words, splice)?;
        if let [_, _, ..] = parents.as_slice() {
            return Ok(parents);
        }
        let message = match parents.as_slice() {
            [only] if self.heads() == [*only] => {
                let id = &self.node(*only).id;
                format!("there is nothing to merge: `{id}` is the only head")
            }
            [only] => format!(
                "there is nothing to merge: `{}` alone is named",
                self.node(*only).id
            ),
            _ => "there is nothing to merge: there are no revisions yet".to_owned(),
        };
        let found = Diagnostic::error("nothing-to-merge", message);
        Err(if self.heads().len() > 1 {
            self.choices(found, &self.heads())
                .help("name two of these heads or more, or none: then all of them are merged")
        } else {
            found.help("`gen revision -m TEXT` makes a revision with one parent")
        })
    }

    /// What `depends_on` of a new revision says: labels as they are, anything else as full ids.
    ///
    /// # Errors
    /// When a word names no revision.
    pub fn dependencies_of_new(&self, words: &[String]) -> Result<Vec<String>, Diagnostic> {
        let mut found = Vec::new();
        for word in words {
            if self.labels.carrier(word).is_some() {
                found.push(word.clone());
                continue;
            }
            match self.resolve(word)? {
                Target::Revisions(revisions) => {
                    found.extend(revisions.iter().map(|index| self.node(*index).id.clone()));
                }
                Target::Base | Target::BranchBase(_) => return Err(no_revision(word, "depend on")),
            }
        }
        let mut seen = BTreeSet::new();
        found.retain(|name| seen.insert(name.clone()));
        Ok(found)
    }

    /// What is wrong with the names of a new revision.
    pub fn check_names_of_new(&self, id: &str, labels: &[String]) -> Diagnostics {
        let mut found = Diagnostics::default();
        found.extend(self.check_new_id(id));
        let mut seen = BTreeSet::new();
        for label in labels {
            if let Some(wrong) = check_label(label) {
                found.push(wrong);
            } else if !seen.insert(label) {
                let message = format!("the branch label `{label}` is given twice");
                found.push(Diagnostic::error("duplicate-label", message).help("give it once"));
            } else if let Some(carrier) = self.labels.carrier(label) {
                let message = format!("the branch label `{label}` exists already");
                found.push(
                    Diagnostic::error("duplicate-label", message)
                        .note(format!("it is carried by {}", self.nodes[carrier].described()))
                        .help(format!("choose another label; without one the new revision is on the branch `{label}` where it stands on it")),
                );
            } else if label == id || self.find(label).is_some() {
                let message = format!("the branch label `{label}` is also the id of a revision");
                found.push(
                    Diagnostic::error("label-is-revision", message).help("choose another label"),
                );
            }
        }
        found
    }

    fn check_new_id(&self, id: &str) -> Option<Diagnostic> {
        if let Some(wrong) = check_id(id) {
            return Some(wrong);
        }
        if let Some(index) = self.find(id) {
            let node = self.node(index);
            let message = format!("a revision `{id}` exists already");
            return Some(
                Diagnostic::error("duplicate-revision", message)
                    .note(format!("it stands in `{}`", node.places.source.path))
                    .help("choose another id, or leave `--rev-id` out: then one is drawn"),
            );
        }
        let carrier = &self.node(self.labels.carrier(id)?).id;
        let message = format!("the revision id `{id}` is also a branch label");
        Some(
            Diagnostic::error("label-is-revision", message)
                .note(format!("it is carried by `{carrier}`"))
                .help("choose another id"),
        )
    }

    /// The revisions that words name, none above another.
    fn named_parents(&self, words: &[String], splice: Splice) -> Result<Vec<usize>, Diagnostic> {
        let mut parents: Vec<usize> = Vec::new();
        for word in words {
            match self.resolve(word)? {
                Target::Base if words.len() == 1 => {}
                Target::Base => {
                    let message = "a revision on `base` has no parent, and others are named";
                    return Err(Diagnostic::error("base-and-parents", message)
                        .help("write `--head base` alone, or leave it out"));
                }
                Target::BranchBase(_) => return Err(no_revision(word, "stand on")),
                Target::Revisions(revisions) => {
                    for index in revisions {
                        if !parents.contains(&index) {
                            parents.push(index);
                        }
                    }
                }
            }
        }
        self.refuse_stacked(&parents)?;
        if splice == Splice::Refused {
            for parent in &parents {
                self.refuse_inner(*parent)?;
            }
        }
        Ok(parents)
    }

    fn several_heads(&self, heads: &[usize]) -> Diagnostic {
        let message = format!(
            "a new revision stands on one head, and there are {}",
            heads.len()
        );
        let found = self.choices(Diagnostic::error("several-heads", message), heads);
        let first = &self.node(heads[0]).id;
        let found = match self.telling_label(heads) {
            Some(label) => found.help(format!(
                "say which: `--head {first}`, or a branch: `--head {label}@head`"
            )),
            None => found.help(format!("say which, as in `--head {first}`")),
        };
        found.help("or join them first: `gen merge -m TEXT`")
    }

    fn refuse_inner(&self, index: usize) -> Result<(), Diagnostic> {
        if self.children(index).is_empty() {
            return Ok(());
        }
        let id = &self.node(index).id;
        let message = format!("`{id}` is no head: others come after it");
        let line = self.links.lineage(index);
        let heads: Vec<usize> = self
            .heads()
            .into_iter()
            .filter(|head| line[*head])
            .collect();
        let found = self.choices(Diagnostic::error("not-a-head", message), &heads);
        let found = match heads.as_slice() {
            [_] => found.help("name the head above it, noted here"),
            _ => found.help("name one of the heads above it, noted here"),
        };
        Err(found.help(format!("`--splice` begins another branch at `{id}`")))
    }

    fn refuse_stacked(&self, parents: &[usize]) -> Result<(), Diagnostic> {
        for parent in parents {
            let below = self.links.with_parents(&[*parent]);
            let Some(older) = parents
                .iter()
                .find(|other| *other != parent && below[**other])
            else {
                continue;
            };
            let (newer, older) = (&self.node(*parent).id, &self.node(*older).id);
            let message = format!("`{newer}` stands on `{older}` already");
            return Err(Diagnostic::error("nothing-to-merge", message).help(format!(
                "leave `{older}` out: what it brings is below `{newer}`"
            )));
        }
        Ok(())
    }
}

fn no_revision(word: &str, what: &str) -> Diagnostic {
    error(
        "no-revision",
        word,
        &format!("it is a place before a revision, and none to {what}"),
    )
    .help("name a revision: `gen history` lists them")
}
