//! Hostile text, revisions that hold it, and what it must not touch.

#![allow(dead_code, reason = "each test program uses a part")]

pub(crate) mod pieces;
pub(crate) mod revision;

use std::path::PathBuf;

use crate::engines::Database;

/// The file that hostile text tries to make.
fn canary_file() -> PathBuf {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    std::env::temp_dir().join(format!("gensql-canary-{}-{test}", std::process::id()))
}

/// The text with the file that it tries to make.
pub(crate) fn aimed(text: &str) -> String {
    text.replace("CANARY", &canary_file().display().to_string())
}

/// Fails when something was reached that no revision speaks of.
pub(crate) fn assert_canaries(database: &Database, what: &str) {
    assert!(!canary_file().exists(), "a command ran: {what}");
    let rows = database.query("SELECT id FROM canary");
    assert_eq!(rows, [["7"]], "the canary was touched: {what}");
}
