//! Counting steps along the history: `+2` towards the heads, `-1` towards the bases, over parents alone.
//!
//! A step must have one way to go; where there are several, a branch says which one.

use crate::diag::Diagnostic;

use super::History;
use super::ident::Steps;
use super::place::is_counted;
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
        let all: &[usize] = match start {
            Target::Base | Target::BranchBase(_) => &[],
            Target::Revisions(revisions) => revisions,
        };
        let mut count = Count {
            history: self,
            word,
            start: None,
            bases,
            branch,
        };
        count.start = match (all, branch) {
            ([], _) => None,
            ([one], None) => Some(*one),
            (several, None) => return Err(self.several_starts(word, several)),
            (several, Some(branch)) => self.start_on(word, several, steps, branch)?,
        };
        let others: Vec<usize> = all
            .iter()
            .copied()
            .filter(|index| Some(*index) != count.start)
            .collect();
        match steps {
            Steps::Up(steps) => {
                let end = count.up(steps)?.map(|revision| vec![revision]);
                Ok(count.place(end.map(|end| [end, others].concat())))
            }
            Steps::Down(steps) => {
                let (end, left) = count.down(steps)?;
                Ok(match left {
                    // So many revisions are taken back, and all else stays as it is.
                    Some(left) if is_counted(word) => Target::BranchBase(vec![left]),
                    None if !others.is_empty() => Target::Revisions(all.to_vec()),
                    _ => count.place(end.map(|revision| vec![revision])),
                })
            }
        }
    }

    /// Which of the revisions a branch counts from. Where it has none of them, upwards it parts from what they stand
    /// on, and downwards it begins with what they depend on.
    fn start_on(
        &self,
        word: &str,
        revisions: &[usize],
        steps: Steps,
        branch: &Branch<'_>,
    ) -> Result<Option<usize>, Diagnostic> {
        let mut own = on(Some(branch), revisions.to_vec());
        if own.is_empty() {
            let mut applied = self.links.with_ancestors(revisions);
            for (mark, on_line) in applied.iter_mut().zip(&branch.line) {
                *mark &= on_line;
            }
            own = self.links.maximal(&applied);
            if matches!(steps, Steps::Down(_)) {
                let lines: Vec<_> = revisions
                    .iter()
                    .map(|one| self.links.lineage(*one))
                    .collect();
                own.retain(|index| !lines.iter().any(|line| line[*index]));
            }
        }
        match (own.as_slice(), steps) {
            ([], Steps::Down(_)) => {
                let what = format!(
                    "nothing of the branch `{}` alone is applied there",
                    branch.name
                );
                Err(self.choices(error("too-few-steps", word, &what), revisions))
            }
            ([], Steps::Up(_)) => Ok(None),
            ([one], _) => Ok(Some(*one)),
            (several, _) => Err(self.several_starts(word, several)),
        }
    }

    fn several_starts(&self, word: &str, several: &[usize]) -> Diagnostic {
        let what = format!("it counts from {} revisions at once", several.len());
        let found = error("ambiguous-steps", word, &what);
        let found = self.choices(found, several).help("count from one of them");
        let is_alone = word.starts_with(['+', '-']);
        match self.telling_label(several).filter(|_| is_alone) {
            Some(label) => found.help(format!("or name the branch: `{label}@{word}`")),
            None => found,
        }
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

    /// The place to come to, and the last revision that is left for it.
    fn down(&self, steps: usize) -> Result<(Option<usize>, Option<usize>), Diagnostic> {
        let (mut here, mut left) = (self.start, None);
        for done in 0..steps {
            let Some(index) = here else {
                return Err(self.too_few("below", done));
            };
            left = here;
            let parents = self.history.links.parents(index);
            let is_base = parents.is_empty();
            match on(self.branch, parents).as_slice() {
                [next] => here = Some(*next),
                [] if is_base => here = None,
                [] => return Err(self.too_few("below", done)),
                several => return Err(self.fork("below", here, several)),
            }
        }
        Ok((here, left))
    }

    fn place(&self, end: Option<Vec<usize>>) -> Target {
        match (end, self.branch) {
            (Some(revisions), _) => Target::Revisions(revisions),
            (None, Some(_)) => Target::BranchBase(self.bases.clone()),
            (None, None) => Target::Base,
        }
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
