//! Counting steps along the history: `+2` towards the heads, `-1` towards the bases, over parents alone.
//!
//! A step must have one way to go; where there are several, a branch says which one.

use crate::diag::Diagnostic;

use super::History;
use super::ident::Steps;
use super::select::{Branch, Target, error, on};

impl History {
    /// The place so many steps from `start`. `word` is what the user typed.
    pub(super) fn count(
        &self,
        word: &str,
        start: &Target,
        steps: Steps,
        branch: Option<&Branch<'_>>,
    ) -> Result<Target, Diagnostic> {
        let bases = match start {
            Target::BranchBase(bases) => bases.clone(),
            Target::Base | Target::Revisions(_) => on(branch, self.bases()),
        };
        let start = match start {
            Target::Base | Target::BranchBase(_) => None,
            Target::Revisions(revisions) => match revisions.as_slice() {
                [] => None,
                [revision] => Some(*revision),
                several => {
                    let what = format!("it counts from {} revisions at once", several.len());
                    let found = error("ambiguous-steps", word, &what);
                    return Err(self.choices(found, several).help("count from one of them"));
                }
            },
        };
        let count = Count {
            history: self,
            word,
            start,
            bases,
            branch,
        };
        let end = match steps {
            Steps::Up(steps) => count.up(steps)?,
            Steps::Down(steps) => count.down(steps)?,
        };
        Ok(match (end, branch) {
            (Some(revision), _) => Target::Revisions(vec![revision]),
            (None, Some(_)) => Target::BranchBase(count.bases),
            (None, None) => Target::Base,
        })
    }
}

struct Count<'a> {
    history: &'a History,
    word: &'a str,
    /// `None`: below the bases.
    start: Option<usize>,
    bases: Vec<usize>,
    branch: Option<&'a Branch<'a>>,
}

impl Count<'_> {
    fn up(&self, steps: usize) -> Result<Option<usize>, Diagnostic> {
        let mut here = self.start;
        for done in 0..steps {
            let ways = match here {
                Some(index) => on(self.branch, self.history.links.children(index)),
                None => self.bases.clone(),
            };
            match ways.as_slice() {
                [next] => here = Some(*next),
                [] => return Err(self.too_few("above", done)),
                several => return Err(self.fork("above", here, several)),
            }
        }
        Ok(here)
    }

    fn down(&self, steps: usize) -> Result<Option<usize>, Diagnostic> {
        let mut here = self.start;
        for done in 0..steps {
            let Some(index) = here else {
                return Err(self.too_few("below", done));
            };
            let parents = self.history.links.parents(index);
            let is_base = parents.is_empty();
            match on(self.branch, parents).as_slice() {
                [next] => here = Some(*next),
                [] if is_base => here = None,
                [] => return Err(self.too_few("below", done)),
                several => return Err(self.fork("below", here, several)),
            }
        }
        Ok(here)
    }

    fn too_few(&self, side: &str, available: usize) -> Diagnostic {
        let steps = match available {
            0 => "there is no step".to_owned(),
            1 => "there is only 1 step".to_owned(),
            _ => format!("there are only {available} steps"),
        };
        let branch = self.branch.map_or(String::new(), |branch| {
            format!(" on the branch `{}`", branch.name)
        });
        let what = format!("{steps} {side} `{}`{branch}", self.id(self.start));
        error("too-few-steps", self.word, &what)
    }

    fn fork(&self, side: &str, here: Option<usize>, ways: &[usize]) -> Diagnostic {
        let what = format!(
            "{side} `{}` there are {} ways to go",
            self.id(here),
            ways.len()
        );
        let found = self
            .history
            .choices(error("ambiguous-steps", self.word, &what), ways);
        let found = found.help("type one of these ids, or count from it");
        let unbranched = !self.word.contains('@');
        match self.history.telling_label(ways).filter(|_| unbranched) {
            Some(label) => found.help(format!("or name the branch: `{label}@{}`", self.word)),
            None => found,
        }
    }

    fn id(&self, place: Option<usize>) -> &str {
        place.map_or("base", |index| self.history.nodes[index].id.as_str())
    }
}
