//! What a client said: whether a script went through, and its output.

use std::fmt;
use std::process::Command;

/// The result of running a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// Runs a client to its end; a client that cannot be run at all counts as one that failed.
    pub(super) fn of(command: &mut Command) -> Self {
        match command.output() {
            Ok(output) => Self {
                success: output.status.success(),
                stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
                stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            },
            Err(error) => Self {
                success: false,
                stdout: String::new(),
                stderr: format!("{}: {error}", command.get_program().display()),
            },
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.success { "succeeded" } else { "failed" };
        write!(
            formatter,
            "{word}\n[stderr]\n{}[stdout]\n{}",
            self.stderr, self.stdout
        )
    }
}
