//! Counting steps along the history: `+2` towards the heads, `-1` towards the bases, over parents alone.
//!
//! A step must have one way to go; where there are several, a branch says which one.

use crate::diag::Diagnostic;

use super::History;
use super::ident::Steps;
use super::select::{Branch, Target, error, on};

impl History {
    /// The place so many steps from `start`. `word` is what the user typed.
    pub(super) fn walk(
        &self,
        word: &str,
        start: &Target,
        steps: Steps,
        branch: Option<&Branch<'_>>,
    ) -> Result<Target, Diagnostic> {
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
        let end = match steps {
            Steps::Up(count) => self.up(word, start, count, branch)?,
            Steps::Down(count) => self.down(word, start, count, branch)?,
        };
        Ok(match (end, branch) {
            (Some(revision), _) => Target::Revisions(vec![revision]),
            (None, Some(_)) => Target::BranchBase(on(branch, self.bases())),
            (None, None) => Target::Base,
        })
    }

    fn up(
        &self,
        word: &str,
        start: Option<usize>,
        count: usize,
        branch: Option<&Branch<'_>>,
    ) -> Result<Option<usize>, Diagnostic> {
        let mut here = start;
        for done in 0..count {
            let ways = on(
                branch,
                here.map_or_else(|| self.bases(), |index| self.links.children(index)),
            );
            match ways.as_slice() {
                [next] => here = Some(*next),
                [] => return Err(too_few(word, done, &format!("above {}", self.name(start)))),
                several => {
                    return Err(self.fork(word, &format!("above {}", self.name(here)), several));
                }
            }
        }
        Ok(here)
    }

    fn down(
        &self,
        word: &str,
        start: Option<usize>,
        count: usize,
        branch: Option<&Branch<'_>>,
    ) -> Result<Option<usize>, Diagnostic> {
        let mut here = start;
        for done in 0..count {
            let Some(index) = here else {
                return Err(too_few(word, done, &format!("below {}", self.name(start))));
            };
            let parents = self.links.parents(index);
            let ways = on(branch, parents.clone());
            match ways.as_slice() {
                [next] => here = Some(*next),
                [] if parents.is_empty() => here = None,
                [] => {
                    return Err(too_few(
                        word,
                        done,
                        &format!("below {} on the branch", self.name(start)),
                    ));
                }
                several => {
                    return Err(self.fork(word, &format!("below {}", self.name(here)), several));
                }
            }
        }
        Ok(here)
    }

    fn fork(&self, word: &str, place: &str, ways: &[usize]) -> Diagnostic {
        let what = format!("{place} there are {} ways to go", ways.len());
        let found = self.choices(error("ambiguous-steps", word, &what), ways);
        let found = found.help("type one of these ids, or count from it");
        match self.telling_label(ways).filter(|_| !word.contains('@')) {
            Some(label) => found.help(format!("or name the branch: `{label}@{word}`")),
            None => found,
        }
    }

    fn name(&self, place: Option<usize>) -> String {
        place.map_or("`base`".to_owned(), |index| {
            format!("`{}`", self.nodes[index].id)
        })
    }
}

fn too_few(word: &str, available: usize, place: &str) -> Diagnostic {
    let steps = match available {
        0 => "there is no step".to_owned(),
        1 => "there is only 1 step".to_owned(),
        _ => format!("there are only {available} steps"),
    };
    error("too-few-steps", word, &format!("{steps} {place}"))
}
