//! How far long work has come: the loops over revisions count themselves, and the command line may look at the count.
//! Nothing here goes back into a script, so no result depends on it. Knows no terminal.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

/// The scripts, or dialects, that one run is for.
static PARTS: Count = Count::nothing();
/// The revisions that one loop goes over.
static STEPS: Count = Count::nothing();
/// What that loop does with them.
static WORK: Mutex<&str> = Mutex::new("");

/// What has been begun of how many: as one number would be, read at any time from another thread.
struct Count {
    begun: AtomicUsize,
    of: AtomicUsize,
}

/// What is done at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// In words, such as `replaying`; empty: nothing yet.
    pub work: &'static str,
    /// Which revision is in work, counted from 1, and of how many.
    pub step: (usize, usize),
    /// The same of the scripts or dialects; `(0, 0)` where there is only one.
    pub part: (usize, usize),
}

impl Count {
    const fn nothing() -> Self {
        Self {
            begun: AtomicUsize::new(0),
            of: AtomicUsize::new(0),
        }
    }

    fn over<I: ExactSizeIterator>(&'static self, items: I) -> impl Iterator<Item = I::Item> {
        self.begun.store(0, Relaxed);
        self.of.store(items.len(), Relaxed);
        items.inspect(|_| {
            self.begun.fetch_add(1, Relaxed);
        })
    }

    fn now(&self) -> (usize, usize) {
        (self.begun.load(Relaxed), self.of.load(Relaxed))
    }
}

/// Goes over revisions and counts them; `work` says what is done with each.
pub fn over<I: ExactSizeIterator>(
    work: &'static str,
    revisions: I,
) -> impl Iterator<Item = I::Item> {
    *WORK.lock().unwrap_or_else(PoisonError::into_inner) = work;
    STEPS.over(revisions)
}

/// Goes over scripts or dialects, each of which goes over revisions, and counts them.
pub fn over_parts<I: ExactSizeIterator>(parts: I) -> impl Iterator<Item = I::Item> {
    PARTS.over(parts)
}

/// What is done at the moment.
pub fn now() -> Progress {
    Progress {
        work: *WORK.lock().unwrap_or_else(PoisonError::into_inner),
        step: STEPS.now(),
        part: PARTS.now(),
    }
}
