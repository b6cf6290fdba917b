//! The only place that prints: data to stdout, everything else to stderr, files written aside and then renamed.

use std::cell::Cell;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;

use super::bar::Bar;
use super::files::disk;
use crate::config::without_urls;
use crate::diag::{Diagnostic, Diagnostics, Severity, to_json, to_text};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum DiagnosticFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// What is said on stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loudness {
    /// Everything.
    All,
    /// Errors alone.
    Errors,
}

/// The exit code when whoever reads stdout has closed it, as `head` does: that of a program which `SIGPIPE` ends, 128 + 13.
/// <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/signal.h.html>
const CLOSED: u8 = 141;

/// The terminal.
#[derive(Debug)]
pub(super) struct Ui {
    format: DiagnosticFormat,
    loudness: Loudness,
    /// Whether nobody reads stdout any more.
    is_closed: Cell<bool>,
    /// What shows how far long work has come.
    bar: Option<Bar>,
}

#[expect(
    clippy::unused_self,
    reason = "whoever prints has been handed the terminal"
)]
impl Ui {
    pub(super) fn new(format: DiagnosticFormat, loudness: Loudness) -> Self {
        Self {
            format,
            loudness,
            is_closed: Cell::new(false),
            bar: None,
        }
    }

    /// Shows on a terminal how far the work has come when it takes long, unless stderr is for something else.
    pub(super) fn show_progress(&mut self) {
        let is_for_people = self.format == DiagnosticFormat::Text
            && self.loudness == Loudness::All
            && log::max_level() == log::LevelFilter::Off;
        if is_for_people {
            self.bar = Bar::start();
        }
    }

    /// Shows nothing from here on: the command prints what it came to, or another program takes the terminal.
    pub(super) fn leave_terminal(&self) {
        if let Some(bar) = &self.bar {
            bar.end();
        }
    }

    fn to_stderr(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.behind(|| log_line(line)),
            None => log_line(line),
        }
    }

    /// Writes the diagnostics that a command ends with, the count of errors last when there are several, and gives the exit
    /// code.
    pub(super) fn fail(&self, diagnostics: &Diagnostics) -> u8 {
        if self.is_closed.get() {
            return CLOSED;
        }
        self.report(diagnostics);
        let errors = diagnostics.errors();
        if errors > 1 && self.format == DiagnosticFormat::Text {
            self.to_stderr(&format!("{errors} errors; nothing was written"));
        }
        2
    }

    /// Writes diagnostics to stderr.
    pub(super) fn report(&self, diagnostics: &Diagnostics) {
        let is_said = |diagnostic: &&Diagnostic| {
            self.loudness == Loudness::All || diagnostic.severity == Severity::Error
        };
        for diagnostic in diagnostics.into_iter().filter(is_said) {
            self.to_stderr(&match self.format {
                DiagnosticFormat::Text => format!("{}\n", to_text(diagnostic)),
                DiagnosticFormat::Json => to_json(diagnostic).to_string(),
            });
        }
    }

    /// Writes a line to stderr that is good to know.
    pub(super) fn line(&self, line: &str) {
        if self.loudness == Loudness::All {
            self.to_stderr(line);
        }
    }

    /// Writes data to stdout.
    pub(super) fn data(&self, text: &str) -> Result<(), Diagnostics> {
        self.pieces(&[text])
    }

    /// Writes data in pieces to stdout.
    pub(super) fn pieces(&self, pieces: &[impl AsRef<str>]) -> Result<(), Diagnostics> {
        self.leave_terminal();
        let mut stdout = io::stdout().lock();
        let written = pieces
            .iter()
            .try_for_each(|piece| stdout.write_all(piece.as_ref().as_bytes()))
            .and_then(|()| stdout.flush());
        written.map_err(|error| {
            self.not_complete(
                &error,
                "what was written so far is not complete; do not run it",
            )
        })
    }

    /// Writes words with colours to stdout; without them where stdout is no terminal, or `NO_COLOR` is set.
    pub(super) fn styled(&self, text: &str) -> Result<(), Diagnostics> {
        self.leave_terminal();
        let mut stdout = anstream::stdout().lock();
        let written = stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush());
        written
            .map_err(|error| self.not_complete(&error, "what was written so far is not complete"))
    }

    /// Why not everything was written to stdout; nothing needs to be said when its reader has seen enough.
    fn not_complete(&self, error: &io::Error, help: &str) -> Diagnostics {
        if error.kind() == io::ErrorKind::BrokenPipe {
            self.is_closed.set(true);
            return Diagnostics::default();
        }
        let message = format!("stdout did not take everything: {error}");
        Diagnostic::error("output", message).help(help).into()
    }

    /// Writes data to a file, which is as it was until all of it is on disk.
    pub(super) fn file(&self, path: &Path, pieces: &[impl AsRef<str>]) -> Result<(), Diagnostics> {
        let text = pieces.iter().map(AsRef::as_ref).collect::<String>();
        disk::replace(path, &text).map_err(|error| not_written(path, &error).into())
    }

    /// Writes several files of a folder, which is made where it is not there: each is as it was until all of them are on
    /// disk beside it.
    pub(super) fn files(
        &self,
        folder: &Path,
        files: &[(String, String)],
    ) -> Result<(), Diagnostics> {
        std::fs::create_dir_all(folder).map_err(|error| {
            let message = format!("cannot make the folder `{}`: {error}", folder.display());
            Diagnostic::error("output", message).help("`-o` names a folder here, for one file each")
        })?;
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (folder.join(name), text.as_str()))
            .collect();
        disk::replace_all(&files).map_err(|(path, error)| not_written(&path, &error))?;
        for (path, _) in files {
            self.line(&format!("wrote {}", path.display()));
        }
        Ok(())
    }

    /// Writes a file that must not exist yet, with the folders that it lies in.
    pub(super) fn new_file(&self, path: &Path, text: &str) -> Result<(), Diagnostics> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !folder.as_os_str().is_empty() {
            std::fs::create_dir_all(folder).map_err(|error| {
                let message = format!("cannot make the folder `{}`: {error}", folder.display());
                Diagnostic::error("output", message)
            })?;
        }
        disk::create(path, text).map_err(|error| not_written(path, &error).into())
    }
}

/// Writes a line to stderr; nobody can be told when that fails.
pub(super) fn log_line(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

fn not_written(path: &Path, error: &io::Error) -> Diagnostic {
    let (why, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            "its folder does not exist".to_owned(),
            "make the folder first",
        ),
        io::ErrorKind::IsADirectory => ("it is a folder".to_owned(), "name a file in it"),
        io::ErrorKind::AlreadyExists => (
            "it exists already".to_owned(),
            "what is there is as it was; move it away, or choose another name",
        ),
        _ => (
            error.to_string(),
            "what was there is as it was; check the folder, its rights and the space",
        ),
    };
    let message = format!("cannot write `{}`: {why}", path.display());
    Diagnostic::error("output", message).help(help)
}

/// Prints what clap has to say: help to stdout, mistakes to stderr.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // A shell that asks for completions and does not read them is told nothing.
    if error.kind() == clap::error::ErrorKind::Io {
        return ExitCode::from(CLOSED);
    }
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        let _ = write!(anstream::stderr(), "{}", without_urls(&text));
        return ExitCode::from(2);
    }
    let mut stdout = anstream::stdout().lock();
    let written = stdout.write_all(text.as_bytes());
    match written.and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(CLOSED),
        Err(_) => ExitCode::from(2),
    }
}
