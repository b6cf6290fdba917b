//! What a script of `gen sql` is for: the words of `--kind`.

use crate::diag::Diagnostic;
use crate::history::{Direction, Range};

/// The words, as a shell completes them.
pub(super) const WORDS: &[&str] = &[
    "change",
    "upgrade",
    "downgrade",
    "precheck",
    "verify",
    "where",
    "purge",
];

/// What a script is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// To change the database, whichever way the range goes.
    Change,
    /// To change it towards the heads, and no other way.
    Upgrade,
    /// To change it towards the bases, and no other way.
    Downgrade,
    /// To say whether the changes fit it.
    Precheck,
    /// To say whether it is as it should be after the changes.
    Verify,
    /// To say how far it has come.
    Where,
    /// To drop what was kept aside.
    Purge,
}

impl Kind {
    /// Reads a word of `--kind`.
    pub(super) fn parse(word: &str) -> Result<Self, String> {
        match word {
            "change" => Ok(Self::Change),
            "upgrade" => Ok(Self::Upgrade),
            "downgrade" => Ok(Self::Downgrade),
            "precheck" => Ok(Self::Precheck),
            "verify" => Ok(Self::Verify),
            "where" => Ok(Self::Where),
            "purge" => Ok(Self::Purge),
            _ => Err(format!("it is one of `{}`", WORDS.join("`, `"))),
        }
    }

    /// Whether the script makes the changes.
    pub(super) fn changes(self) -> bool {
        matches!(self, Self::Change | Self::Upgrade | Self::Downgrade)
    }

    /// Refuses a range that goes another way than was asked for.
    ///
    /// # Errors
    /// When the direction is another one.
    pub(super) fn check(self, range: &Range) -> Result<(), Diagnostic> {
        let asked = match self {
            Self::Upgrade => Direction::Upgrade,
            Self::Downgrade => Direction::Downgrade,
            Self::Change | Self::Precheck | Self::Verify | Self::Where | Self::Purge => {
                return Ok(());
            }
        };
        let found = match range.direction {
            Direction::Nothing => return Ok(()),
            direction if direction == asked => return Ok(()),
            Direction::Upgrade => "an upgrade",
            Direction::Downgrade => "a downgrade",
            Direction::Switch => "a switch between branches",
        };
        let (wanted, word) = match asked {
            Direction::Downgrade => ("a downgrade", "downgrade"),
            _ => ("an upgrade", "upgrade"),
        };
        let [from, to] = [&range.start_rows, &range.end_rows].map(|rows| end(rows));
        let message = format!("`{from}` to `{to}` is {found}, and `--kind` asks for {wanted}");
        let mut error = Diagnostic::error("direction", message);
        if range.direction != Direction::Switch {
            let (from, to) = (
                flags("from", &range.end_rows),
                flags("to", &range.start_rows),
            );
            error = error.help(format!(
                "{wanted} is the other way round: `gen sql --kind {word}{from}{to}`"
            ));
        }
        Err(error.help(format!("if it shall be {found}, leave out `--kind`")))
    }
}

/// One end in a sentence.
fn end(rows: &[String]) -> String {
    match rows {
        [] => "base".to_owned(),
        rows => rows.join("`, `"),
    }
}

/// One end on the command line, with a blank before each flag.
fn flags(name: &str, rows: &[String]) -> String {
    let flag = format!(" --{name} ");
    match rows {
        [] => format!("{flag}base"),
        rows => format!("{flag}{}", rows.join(&flag)),
    }
}
