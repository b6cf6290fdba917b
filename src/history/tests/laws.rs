//! Laws that hold for every history, tried on random ones.

use super::sample::nodes;
use crate::history::{Across, Direction, History, Range, RangeStep, RowChange};

/// Marsaglia's xorshift: random enough, and the same in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// Revisions with random ids, each after some of the earlier ones.
fn random_text(random: &mut Random) -> Vec<String> {
    random_text_of(random, 14)
}

fn random_text_of(random: &mut Random, most: usize) -> Vec<String> {
    let count = 1 + random.below(most);
    let mut ids: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    for number in 0..count {
        let id = format!("{:03x}{number:x}", random.below(4096));
        let mut older = ids.clone();
        let mut part = id.clone();
        let kinds = if random.below(3) == 0 {
            vec!["<", "?"]
        } else {
            vec!["<"]
        };
        for kind in kinds {
            part.push_str(kind);
            for _ in 0..random.below(4).min(older.len()) {
                part.push(' ');
                part.push_str(&older.swap_remove(random.below(older.len())));
            }
        }
        ids.push(id);
        parts.push(part);
    }
    parts
}

fn shuffled(parts: &[String], random: &mut Random) -> String {
    let mut parts = parts.to_vec();
    for index in (1..parts.len()).rev() {
        parts.swap(index, random.below(index + 1));
    }
    parts.join(";")
}

fn below(history: &History, index: usize) -> Vec<usize> {
    [history.parents(index), history.dependencies(index)].concat()
}

/// The rows by the definition: applied, and below no other applied revision.
fn rows_by_definition(history: &History, applied: &[bool]) -> Vec<String> {
    let stands_below = |index: usize| {
        (0..applied.len()).any(|other| applied[other] && below(history, other).contains(&index))
    };
    let rows = (0..applied.len()).filter(|index| applied[*index] && !stands_below(*index));
    rows.map(|index| history.node(index).id.clone()).collect()
}

fn with_ancestors(history: &History, starts: &[usize]) -> Vec<bool> {
    let mut applied = vec![false; history.nodes().len()];
    for index in history.order().iter().rev() {
        let needed = |other: usize| applied[other] && below(history, other).contains(index);
        applied[*index] = starts.contains(index) || (0..applied.len()).any(needed);
    }
    applied
}

pub(super) fn change(table: &mut Vec<String>, row: &RowChange) {
    let mut remove = |id: &String| {
        let found = table
            .iter()
            .position(|row| row == id)
            .expect("the row to change is there");
        table.remove(found);
    };
    match row {
        RowChange::Delete(id) => remove(id),
        RowChange::Update { from, .. } => remove(from),
        RowChange::Insert(_) => {}
    }
    match row {
        RowChange::Insert(id) | RowChange::Update { to: id, .. } => {
            assert!(!table.contains(id), "the row to add is not there");
            table.push(id.clone());
        }
        RowChange::Delete(_) => {}
    }
    table.sort();
}

fn check_range(history: &History, range: &Range, mut applied: Vec<bool>, end: &[bool]) {
    let mut table = rows_by_definition(history, &applied);
    assert_eq!(table, range.start_rows);
    for step in &range.steps {
        let upgrade = range.direction == Direction::Upgrade;
        assert_eq!(applied[step.revision], !upgrade, "nothing runs twice");
        applied[step.revision] = upgrade;
        for index in 0..applied.len() {
            let complete = below(history, index).iter().all(|older| applied[*older]);
            assert!(
                !applied[index] || complete,
                "nothing is applied without what it stands on"
            );
        }
        step.rows.iter().for_each(|row| change(&mut table, row));
        assert_eq!(table, rows_by_definition(history, &applied));
    }
    assert_eq!(applied, end);
    assert_eq!(table, range.end_rows);
}

fn revisions(steps: &[RangeStep]) -> Vec<usize> {
    steps.iter().map(|step| step.revision).collect()
}

#[test]
fn the_order_is_valid_and_does_not_depend_on_the_files() {
    for seed in 0..500 {
        let mut random = Random::new(seed);
        let parts = random_text(&mut random);
        let history = History::build(nodes(&parts.join(";"))).unwrap();
        let again = History::build(nodes(&shuffled(&parts, &mut random))).unwrap();
        assert_eq!(history.order(), again.order());
        assert_eq!(history.order().len(), parts.len());
        for (position, index) in history.order().iter().enumerate() {
            for older in below(&history, *index) {
                assert!(history.order()[..position].contains(&older), "seed {seed}");
            }
        }
    }
}

#[test]
fn rows_are_the_newest_revisions_after_every_step() {
    for seed in 0..150 {
        let history =
            History::build(nodes(&random_text(&mut Random::new(seed)).join(";"))).unwrap();
        let mut places = vec![("base", vec![]), ("heads", history.heads())];
        places.extend(
            history
                .nodes()
                .iter()
                .enumerate()
                .map(|(index, node)| (node.id.as_str(), vec![index])),
        );
        for (from, start) in &places {
            for (to, end) in &places {
                let (start, end) = (
                    with_ancestors(&history, start),
                    with_ancestors(&history, end),
                );
                let Ok(range) = history.range(from, to) else {
                    let both = |a: &[bool], b: &[bool]| a.iter().zip(b).any(|(a, b)| *a && !*b);
                    assert!(
                        both(&start, &end) && both(&end, &start),
                        "seed {seed}: {from} to {to}"
                    );
                    continue;
                };
                check_range(&history, &range, start, &end);
                let mut back = history.range(to, from).unwrap().steps;
                back.reverse();
                assert_eq!(
                    revisions(&range.steps),
                    revisions(&back),
                    "a downgrade is the upgrade backwards"
                );
                let older = if range.direction == Direction::Downgrade {
                    to
                } else {
                    from
                };
                assert_eq!(
                    range.below,
                    revisions(&history.range("base", older).unwrap().steps)
                );
            }
        }
    }
}

#[test]
fn a_fork_is_what_is_below_one_place_alone() {
    for seed in 0..60 {
        let history =
            History::build(nodes(&random_text(&mut Random::new(seed)).join(";"))).unwrap();
        let all = 0..history.nodes().len();
        for a in all.clone() {
            for b in all.clone() {
                let (left, right) = (
                    with_ancestors(&history, &[a]),
                    with_ancestors(&history, &[b]),
                );
                let both = |index: usize| left[index] && right[index];
                let stands_below = |index: usize| {
                    all.clone()
                        .any(|other| both(other) && below(&history, other).contains(&index))
                };
                let fork = history.fork(&[a], &[b]);
                let common: Vec<usize> = all
                    .clone()
                    .filter(|index| both(*index) && !stands_below(*index))
                    .collect();
                assert_eq!(fork.common, common, "seed {seed}");
                for (found, own, other) in [(fork.left, &left, &right), (fork.right, &right, &left)]
                {
                    let mut sorted = found.clone();
                    sorted.sort_unstable();
                    let alone: Vec<usize> = all
                        .clone()
                        .filter(|index| own[*index] && !other[*index])
                        .collect();
                    assert_eq!(sorted, alone, "seed {seed}");
                    for (position, index) in found.iter().enumerate() {
                        let above = &found[position..];
                        assert!(
                            !below(&history, *index)
                                .iter()
                                .any(|older| above.contains(older)),
                            "seed {seed}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn ranges_between_random_sets_are_those_of_the_definition() {
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let most = if seed % 50 == 0 { 200 } else { 40 };
        let history = History::build(nodes(&random_text_of(&mut random, most).join(";"))).unwrap();
        let mut place = || -> Vec<usize> {
            let count = 1 + random.below(3);
            let all = history.nodes().len();
            (0..count).map(|_| random.below(all)).collect()
        };
        for _ in 0..2 {
            let (from, to) = (place(), place());
            let words = |place: &[usize]| -> Vec<&str> {
                let ids = place.iter().map(|index| history.node(*index).id.as_str());
                ids.collect()
            };
            let range = history
                .range_between(&words(&from), &words(&to), Across::Switch)
                .unwrap();
            let (start, end) = (
                with_ancestors(&history, &from),
                with_ancestors(&history, &to),
            );
            let (mut applied, mut table) = (start.clone(), rows_by_definition(&history, &start));
            assert_eq!(table, range.start_rows, "seed {seed}");
            for (number, step) in range.steps.iter().enumerate() {
                let is_up = number >= range.down;
                assert_eq!((start[step.revision], end[step.revision]), (!is_up, is_up));
                applied[step.revision] = is_up;
                let complete =
                    |index: usize| below(&history, index).iter().all(|older| applied[*older]);
                assert!((0..applied.len()).all(|index| !applied[index] || complete(index)));
                step.rows.iter().for_each(|row| change(&mut table, row));
            }
            assert_eq!(applied, end, "seed {seed}");
            assert_eq!(table, rows_by_definition(&history, &end), "seed {seed}");
            assert_eq!(table, range.end_rows, "seed {seed}");
        }
    }
}
