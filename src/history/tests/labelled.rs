//! Random histories with labels, branches, merges, several bases and dependencies, beside a model that knows sets alone.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::laws::{Random, change};
use super::sample::nodes;
use crate::history::{Across, History, Range};

const HISTORIES: u64 = 150;
const RANGES: usize = 12;

type Set = BTreeSet<usize>;

/// A revision as it was drawn: what it stands on are positions of older ones.
struct Drawn {
    id: String,
    label: Option<String>,
    parents: Vec<usize>,
    dependencies: Vec<usize>,
}

/// The history as the model sees it.
struct Model(Vec<Drawn>);

/// What a word names.
enum Named {
    /// These, with all that they need.
    Revisions(Set),
    /// What is applied at the other end, without these bases and all that stands on them.
    Without(Set),
}

impl Model {
    fn draw(random: &mut Random, most: usize) -> Self {
        let mut drawn: Vec<Drawn> = Vec::new();
        for number in 0..=random.below(most) {
            let near = drawn.len().min(6);
            let mut pick = |far: bool| {
                let window = if far { drawn.len() } else { near };
                drawn.len() - 1 - random.below(window)
            };
            let (mut parents, mut dependencies) = (Set::new(), Set::new());
            let kind = if near == 0 { 0 } else { 1 + pick(true) % 8 };
            match kind {
                0 | 1 => {}
                2 => parents.extend([pick(false), pick(false), pick(true)]),
                _ => parents.extend([pick(false)]),
            }
            if near > 0 && kind % 3 == 1 {
                dependencies.insert(pick(true));
            }
            let is_parent = |index: &usize| parents.contains(index);
            dependencies.retain(|index| !is_parent(index));
            let label = (random.below(8) == 0).then(|| format!("label{number}"));
            drawn.push(Drawn {
                id: format!("{:03x}{number:03}", random.below(4096)),
                label,
                parents: parents.into_iter().collect(),
                dependencies: dependencies.into_iter().collect(),
            });
        }
        Self(drawn)
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for one in &self.0 {
            let ids = |indices: &[usize]| -> String {
                let ids = indices.iter().map(|index| self.0[*index].id.as_str());
                ids.collect::<Vec<_>>().join(" ")
            };
            let label = one.label.as_deref().map(|label| format!("#{label}"));
            let label = label.unwrap_or_default();
            let (parents, dependencies) = (ids(&one.parents), ids(&one.dependencies));
            write!(text, "{}{label} < {parents} ? {dependencies};", one.id).unwrap();
        }
        text
    }

    fn all(&self) -> Set {
        (0..self.0.len()).collect()
    }

    /// A set with all that is reached by `from` of a revision.
    fn closed(start: Set, from: impl Fn(usize) -> Vec<usize>) -> Set {
        let mut open: Vec<usize> = start.iter().copied().collect();
        let mut set = start;
        while let Some(index) = open.pop() {
            open.extend(from(index).into_iter().filter(|next| set.insert(*next)));
        }
        set
    }

    fn needs(&self, index: usize) -> Vec<usize> {
        [&self.0[index].parents[..], &self.0[index].dependencies].concat()
    }

    fn applied(&self, revisions: Set) -> Set {
        Self::closed(revisions, |index| self.needs(index))
    }

    fn children(&self, index: usize) -> Vec<usize> {
        let is_child = |other: &usize| self.0[*other].parents.contains(&index);
        (0..self.0.len()).filter(is_child).collect()
    }

    /// Ancestors and descendants by parents alone, and itself.
    fn line(&self, index: usize) -> Set {
        let older = Self::closed([index].into(), |index| self.0[index].parents.clone());
        let newer = Self::closed([index].into(), |index| self.children(index));
        &older | &newer
    }

    fn heads(&self) -> Set {
        let mut all = self.all();
        all.retain(|index| self.children(*index).is_empty());
        all
    }

    /// The rows of the version table: applied, and needed by no other applied revision.
    fn rows(&self, applied: &Set) -> Vec<String> {
        let is_needed = |index: &usize| {
            applied
                .iter()
                .any(|other| self.needs(*other).contains(index))
        };
        let rows = applied.iter().filter(|index| !is_needed(index));
        let mut rows: Vec<String> = rows.map(|index| self.0[*index].id.clone()).collect();
        rows.sort();
        rows
    }

    /// A random word and what it names; `None`: it is refused, since it names no single revision.
    fn word(&self, random: &mut Random) -> (String, Option<Named>) {
        let index = random.below(self.0.len());
        let one = &self.0[index];
        let named = |set: Set| Some(Named::Revisions(set));
        let line = self.line(index);
        let branch = one.label.as_ref().unwrap_or(&one.id);
        let heads = &self.heads() & &line;
        match random.below(8) {
            0 => ("base".to_owned(), named(Set::new())),
            1 => ("heads".to_owned(), named(self.heads())),
            2 => {
                let only = (heads.len() == 1).then_some(heads).and_then(named);
                (format!("{branch}@head"), only)
            }
            3 => (format!("{branch}@heads"), named(heads)),
            4 => {
                let mut bases = line;
                bases.retain(|index| self.0[*index].parents.is_empty());
                (format!("{branch}@base"), Some(Named::Without(bases)))
            }
            5 => {
                let next = self.children(index);
                let only = (next.len() == 1).then(|| next.into_iter().collect());
                (format!("{}+1", one.id), only.and_then(named))
            }
            6 => {
                let back = (one.parents.len() < 2).then(|| one.parents.iter().copied().collect());
                (format!("{}-1", one.id), back.and_then(named))
            }
            _ => (one.id.clone(), named([index].into())),
        }
    }

    /// What is applied at the end that a word names.
    fn at(&self, named: Named, other_end: &Set) -> Set {
        match named {
            Named::Revisions(revisions) => self.applied(revisions),
            Named::Without(bases) => {
                let stands_on = |index: usize| {
                    let all = (0..self.0.len()).filter(|other| self.needs(*other).contains(&index));
                    all.collect()
                };
                other_end - &Self::closed(bases, stands_on)
            }
        }
    }

    /// Follows a range step by step, and says where it ends.
    fn follow(&self, history: &History, range: &Range, start: &Set) -> Set {
        let position = |revision: usize| {
            let id = &history.node(revision).id;
            let found = self.0.iter().position(|one| one.id == *id);
            found.expect("it was drawn")
        };
        let mut applied = start.clone();
        let mut table = self.rows(start);
        assert_eq!(table, range.start_rows);
        for (number, step) in range.steps.iter().enumerate() {
            let revision = position(step.revision);
            if number < range.down {
                assert!(applied.remove(&revision), "it is there to be taken back");
            } else {
                assert!(applied.insert(revision), "it is applied once");
            }
            let is_complete =
                |index: &usize| self.needs(*index).iter().all(|one| applied.contains(one));
            assert!(
                applied.iter().all(is_complete),
                "nothing lacks what it needs"
            );
            step.rows.iter().for_each(|row| change(&mut table, row));
            assert_eq!(table, self.rows(&applied));
        }
        assert_eq!(table, range.end_rows);
        applied
    }
}

#[test]
fn ranges_with_labels_are_those_of_the_model() {
    let (mut tried, mut refused, mut of_branches) = (0, 0, 0);
    for seed in 0..HISTORIES {
        let mut random = Random::new(seed);
        let most = if seed % 10 == 0 { 200 } else { 30 };
        let model = Model::draw(&mut random, most);
        let text = model.text();
        let history = History::build(nodes(&text)).unwrap();
        for _ in 0..RANGES {
            let ((from, start), (to, end)) = (model.word(&mut random), model.word(&mut random));
            let range = history.range_between(&[&from], &[&to], Across::Switch);
            let told = || format!("{text}\n{from} to {to}: {range:?}");
            tried += 1;
            let (Some(start), Some(end)) = (start, end) else {
                assert!(range.is_err(), "{}", told());
                refused += 1;
                continue;
            };
            of_branches += usize::from(to.ends_with("@base"));
            let start = model.at(start, &Set::new());
            let end = model.at(end, &start);
            let range = range.as_ref().unwrap_or_else(|_| panic!("{}", told()));
            assert_eq!(model.follow(&history, range, &start), end, "{}", told());
            let down = start.difference(&end).count();
            assert_eq!(range.down, down, "nothing runs in vain: {}", told());
            assert_eq!(
                range.steps.len(),
                down + end.difference(&start).count(),
                "{}",
                told()
            );
        }
    }
    assert!(
        refused * 20 > tried && refused * 2 < tried,
        "{refused} of {tried}"
    );
    assert!(of_branches * 20 > tried, "{of_branches} of {tried}");
}
