//! The words that name a place in the history: `1975`, `head`, `base+2`, `shop@head`, `-1`.
//!
//! Alembic's grammar, `[BRANCH@](ID | PREFIX | base | head | heads)[+N | -N]`, with an answer to each way to get it
//! wrong. What a word means when counting steps is in `steps`.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;

use super::History;
use super::ident::{RESERVED, Steps, split_steps};

/// Lists of choices end after this many lines.
const CHOICES: usize = 12;

/// What a word names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Before everything: nothing is applied.
    Base,
    /// Before everything on one branch; holds the revisions that the branch begins with, by id.
    BranchBase(Vec<usize>),
    /// These revisions, by id; one unless the word is `heads`.
    Revisions(Vec<usize>),
}

/// The part of a word before `@`.
#[derive(Debug)]
pub(super) struct Branch<'a> {
    /// The label or id as typed.
    pub(super) name: &'a str,
    /// The revisions on its line, see `Links::lineage`.
    pub(super) line: Vec<bool>,
}

impl History {
    /// What a word on the command line names. `+2` and `-1` alone need a start, see [`History::range`].
    pub fn resolve(&self, word: &str) -> Result<Target, Diagnostic> {
        self.resolve_from(word, None)
    }

    /// As `resolve`; a step count alone starts from `start`.
    pub(super) fn resolve_from(
        &self,
        word: &str,
        start: Option<&Target>,
    ) -> Result<Target, Diagnostic> {
        if let Some(index) = self.find(word) {
            return Ok(Target::Revisions(vec![index]));
        }
        refuse(word)?;
        let (branch, place) = match word.split_once('@') {
            Some((name, place)) => (Some(self.branch(name, word)?), place),
            None => (None, word),
        };
        let branch = branch.as_ref();
        if place.is_empty() {
            return Err(
                error("unknown-revision", word, "nothing stands after the `@`")
                    .help(format!("write `{word}head` for its newest revision")),
            );
        }
        match split_steps(place) {
            None => self.place(place, branch),
            Some(("", steps)) => match start {
                Some(start) => self.count(word, start, steps, branch),
                None => Err(error(
                    "relative-without-start",
                    word,
                    "it does not say from where to count",
                )
                .help(match steps {
                    Steps::Up(_) => format!("write the revision first, as in `base{place}`"),
                    Steps::Down(_) => format!("write the revision first, as in `head{place}`"),
                })),
            },
            Some(counted) => self.place_with_steps((word, place), counted, branch),
        }
    }

    /// `2026-01`: an id that begins so, or one below `2026`?
    fn place_with_steps(
        &self,
        (word, place): (&str, &str),
        (left, steps): (&str, Steps),
        branch: Option<&Branch<'_>>,
    ) -> Result<Target, Diagnostic> {
        let begins_so = !self.with_prefix(place, branch).is_empty();
        let left_is_exact = self.find(left).is_some() || RESERVED.contains(&left);
        if begins_so && left_is_exact {
            return Err(error("ambiguous-revision", place, "it has two meanings")
                .note(format!(
                    "it counts from `{left}`, and it is how another id begins"
                ))
                .help("type the id in full"));
        }
        if begins_so {
            return self.place(place, branch);
        }
        let start = self.place(left, branch)?;
        self.count(word, &start, steps, branch)
    }

    /// A word without `@` and steps.
    fn place(&self, word: &str, branch: Option<&Branch<'_>>) -> Result<Target, Diagnostic> {
        match word {
            "base" => Ok(match branch {
                Some(_) => Target::BranchBase(on(branch, self.bases())),
                None => Target::Base,
            }),
            "heads" => self.some(on(branch, self.heads())).map(Target::Revisions),
            "head" => self
                .only_head(branch)
                .map(|head| Target::Revisions(vec![head])),
            "current" => Err(error(
                "current-needs-database",
                word,
                "gensql does not connect to a database",
            )
            .help("look it up with `SELECT version_num FROM alembic_version`, and type that id")),
            _ => self
                .with_id(word, branch)
                .map(|index| Target::Revisions(vec![index])),
        }
    }

    fn with_id(&self, word: &str, branch: Option<&Branch<'_>>) -> Result<usize, Diagnostic> {
        let matches = match self.find(word) {
            Some(index) => on(branch, vec![index]),
            None => self.with_prefix(word, branch),
        };
        match (matches.as_slice(), branch) {
            ([index], _) => Ok(*index),
            ([], Some(branch)) if !self.with_prefix(word, None).is_empty() => Err(error(
                "not-on-branch",
                word,
                &format!("it is not on the branch `{}`", branch.name),
            )
            .help(format!("leave out `{}@`", branch.name))),
            ([], _) => Err(self.unknown(word)),
            (several, _) => {
                let found = error(
                    "ambiguous-revision",
                    word,
                    &format!("{} ids begin so", several.len()),
                );
                Err(self.choices(found, several).help("type more of the id"))
            }
        }
    }

    fn with_prefix(&self, prefix: &str, branch: Option<&Branch<'_>>) -> Vec<usize> {
        let first = self.nodes.partition_point(|node| node.id.as_str() < prefix);
        let begins_so = |index: &usize| self.nodes[*index].id.starts_with(prefix);
        on(
            branch,
            (first..self.nodes.len()).take_while(begins_so).collect(),
        )
    }

    fn only_head(&self, branch: Option<&Branch<'_>>) -> Result<usize, Diagnostic> {
        let heads = self.some(on(branch, self.heads()))?;
        if let [head] = heads.as_slice() {
            return Ok(*head);
        }
        let word = branch.map_or("head".to_owned(), |branch| format!("{}@head", branch.name));
        let all = branch.map_or("heads".to_owned(), |branch| {
            format!("{}@heads", branch.name)
        });
        let found = error(
            "several-heads",
            &word,
            &format!("there are {} heads", heads.len()),
        );
        let found = self
            .choices(found, &heads)
            .help(format!("type one of these ids, or `{all}` for all of them"));
        Err(match self.telling_label(&heads) {
            Some(label) => found.help(format!("or name a branch: `{label}@head`")),
            None => found,
        })
    }

    /// The revisions, or an error if the project has none.
    pub(super) fn some(&self, revisions: Vec<usize>) -> Result<Vec<usize>, Diagnostic> {
        if self.nodes.is_empty() {
            return Err(
                Diagnostic::error("no-revisions", "there are no revisions yet")
                    .help("`gen revision -m TEXT` makes the first one"),
            );
        }
        Ok(revisions)
    }

    fn branch<'a>(&self, name: &'a str, word: &str) -> Result<Branch<'a>, Diagnostic> {
        let index = match self.labels.carrier(name) {
            Some(carrier) => carrier,
            None if name.is_empty() || RESERVED.contains(&name) || name.contains('@') => {
                return Err(error(
                    "unknown-branch",
                    word,
                    "a branch label or an id stands before the `@`",
                ));
            }
            None if self.with_prefix(name, None).is_empty() => {
                return Err(error("unknown-branch", name, "no branch has this label")
                    .did_you_mean(name, self.labels.names())
                    .help("`gen history` shows the labels in parentheses"));
            }
            None => self.with_id(name, None)?,
        };
        Ok(Branch {
            name,
            line: self.links.lineage(index),
        })
    }

    fn unknown(&self, word: &str) -> Diagnostic {
        if let Some(carrier) = self.labels.carrier(word) {
            let carrier = &self.nodes[carrier].id;
            return error("branch-without-place", word, "it is a branch label")
                .help(format!("`{word}@head` is its newest revision"))
                .help(format!("`{word}@base` is before its first revision"))
                .help(format!(
                    "`{carrier}` is the revision that carries the label"
                ));
        }
        let ids = self.nodes.iter().map(|node| node.id.as_str());
        let diagnostic =
            Diagnostic::error("unknown-revision", format!("unknown revision `{word}`"));
        let known = RESERVED.into_iter().chain(self.labels.names()).chain(ids);
        let diagnostic = diagnostic.did_you_mean(word, known);
        if diagnostic.help.is_empty() {
            return diagnostic.help("`gen history` lists the revisions");
        }
        diagnostic
    }

    /// A label that holds for exactly one of the revisions.
    pub(super) fn telling_label(&self, revisions: &[usize]) -> Option<&str> {
        let mut holds: BTreeMap<&str, usize> = BTreeMap::new();
        for index in revisions {
            for label in self.labels_of(*index) {
                *holds.entry(label).or_default() += 1;
            }
        }
        holds
            .into_iter()
            .find(|(_, count)| *count == 1)
            .map(|(label, _)| label)
    }

    /// Lists revisions with their messages, one note each.
    pub(super) fn choices(&self, mut diagnostic: Diagnostic, revisions: &[usize]) -> Diagnostic {
        for index in revisions.iter().take(CHOICES) {
            diagnostic = diagnostic.note(self.nodes[*index].described());
        }
        match revisions.len().saturating_sub(CHOICES) {
            0 => diagnostic,
            more => diagnostic.note(format!("and {more} more")),
        }
    }
}

/// Those of the revisions that are on the branch.
pub(super) fn on(branch: Option<&Branch<'_>>, revisions: Vec<usize>) -> Vec<usize> {
    match branch {
        Some(branch) => revisions
            .into_iter()
            .filter(|index| branch.line[*index])
            .collect(),
        None => revisions,
    }
}

/// An error about a word.
pub(super) fn error(code: &'static str, word: &str, what: &str) -> Diagnostic {
    Diagnostic::error(
        code,
        format!("cannot tell which revision `{word}` is: {what}"),
    )
}

fn refuse(word: &str) -> Result<(), Diagnostic> {
    if word.is_empty() {
        return Err(
            Diagnostic::error("unknown-revision", "a revision is named by an empty word")
                .help("write an id, `base`, `head` or `heads`"),
        );
    }
    let Some((from, to)) = word.split_once(':') else {
        return Ok(());
    };
    let or = |text: &str, default: &str| {
        if text.is_empty() {
            default.to_owned()
        } else {
            text.to_owned()
        }
    };
    Err(
        error("range-in-one-word", word, "it names two places").help(format!(
            "write `--from {} --to {}`",
            or(from, "base"),
            or(to, "head")
        )),
    )
}
