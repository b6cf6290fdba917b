//! The cases of `tests/alembic`: real revision files, and what gensql makes of them.

#![allow(dead_code, reason = "each test program uses a part")]

pub(crate) mod case;

use std::path::{Path, PathBuf};

use gensql::config::DialectName;
use serde::Deserialize;

/// Which way a script goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Upgrade,
    Downgrade,
}

impl Direction {
    pub(crate) const ALL: [Self; 2] = [Self::Upgrade, Self::Downgrade];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Upgrade => "upgrade",
            Self::Downgrade => "downgrade",
        }
    }
}

/// The folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/alembic")
}

/// A dialect by its name.
pub(crate) fn dialect_named(name: &str) -> DialectName {
    let mut known = DialectName::ALL.into_iter();
    known
        .find(|dialect| dialect.as_str() == name)
        .unwrap_or_else(|| panic!("`{name}` is no dialect"))
}
