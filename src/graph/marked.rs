//! The revisions of a range, to be marked in a picture.

use std::collections::BTreeMap;

use crate::history::Range;

/// Which revisions run, and which way.
#[derive(Debug, Default)]
pub struct Marked {
    ways: BTreeMap<usize, Way>,
    name: Option<String>,
}

/// Which way a revision runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is applied.
    Up,
    /// It is taken back.
    Down,
}

impl Way {
    /// A sign in front of an id.
    pub(super) fn sign(self) -> char {
        match self {
            Self::Up => '▲',
            Self::Down => '▼',
        }
    }

    /// The name of its class in a picture.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl Marked {
    /// The steps of a range that is called `name`.
    pub fn new(name: String, range: &Range) -> Self {
        let step = |(position, revision): (usize, usize)| {
            let is_down = position < range.down;
            (revision, if is_down { Way::Down } else { Way::Up })
        };
        let steps = range.steps.iter().map(|step| step.revision);
        Self {
            ways: steps.enumerate().map(step).collect(),
            name: Some(name),
        }
    }

    /// Which way a revision runs, if it does.
    pub fn way(&self, revision: usize) -> Option<Way> {
        self.ways.get(&revision).copied()
    }

    /// Whether there is a range.
    pub(super) fn is_range(&self) -> bool {
        self.name.is_some()
    }

    /// The range and how many revisions run, if there is a range.
    pub fn told(&self) -> Option<String> {
        let count = |wanted| self.ways.values().filter(|way| **way == wanted).count();
        let name = self.name.as_ref()?;
        Some(match (count(Way::Down), count(Way::Up)) {
            (0, 0) => format!("{name}: nothing runs"),
            (0, up) => format!("{name}: {up} up"),
            (down, 0) => format!("{name}: {down} down"),
            (down, up) => format!("{name}: {down} down, {up} up"),
        })
    }

    /// Those that run one way.
    pub(super) fn of(&self, wanted: Way) -> impl Iterator<Item = usize> {
        let ways = self.ways.iter();
        ways.filter(move |(_, way)| **way == wanted)
            .map(|(revision, _)| *revision)
    }
}
