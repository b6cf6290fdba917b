//! Structures that were replayed before: those of one pair of branches are most of those of the next pair.

use crate::history::History;
use crate::replay::Replay;

/// How many structures are kept.
const KEPT: usize = 6;

/// Structures with the revisions at which they stand, the newest last.
#[derive(Default)]
pub(super) struct Bases<'a>(Vec<(Vec<usize>, Replay<'a>)>);

impl<'a> Bases<'a> {
    /// A structure that lies within the wanted one, and the revisions that it lacks.
    pub(super) fn nearest(
        &self,
        history: &History,
        wanted: &[usize],
    ) -> (Option<Replay<'a>>, Vec<usize>) {
        let mut best = (None, history.fork(&[], wanted).right);
        for (at, replay) in self.0.iter().rev() {
            let fork = history.fork(at, wanted);
            if fork.left.is_empty() && fork.right.len() < best.1.len() {
                best = (Some(replay), fork.right);
            }
        }
        (best.0.cloned(), best.1)
    }

    /// Keeps a structure for those to come.
    pub(super) fn keep(&mut self, at: &[usize], replay: &Replay<'a>) {
        self.0.retain(|(other, _)| other != at);
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push((at.to_vec(), replay.clone()));
    }
}
