//! The only place that prints: data to stdout, everything else to stderr, files written aside and then renamed.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;

use crate::config::without_urls;
use crate::diag::{Diagnostic, Diagnostics, to_json, to_text};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum DiagnosticFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// The terminal.
#[derive(Debug)]
pub(super) struct Ui {
    format: DiagnosticFormat,
}

#[expect(
    clippy::unused_self,
    reason = "whoever prints has been handed the terminal"
)]
impl Ui {
    pub(super) fn new(format: DiagnosticFormat) -> Self {
        Self { format }
    }

    /// Writes the diagnostics that a command ends with, the count of errors last when there are several.
    pub(super) fn fail(&self, diagnostics: &Diagnostics) {
        self.report(diagnostics);
        let errors = diagnostics.errors();
        if errors > 1 && self.format == DiagnosticFormat::Text {
            self.line(&format!("{errors} errors; nothing was written"));
        }
    }

    /// Writes diagnostics to stderr.
    pub(super) fn report(&self, diagnostics: &Diagnostics) {
        for diagnostic in diagnostics {
            self.line(&match self.format {
                DiagnosticFormat::Text => format!("{}\n", to_text(diagnostic)),
                DiagnosticFormat::Json => to_json(diagnostic).to_string(),
            });
        }
    }

    /// Writes a line to stderr; nobody can be told when that fails.
    pub(super) fn line(&self, line: &str) {
        let _ = writeln!(anstream::stderr(), "{line}");
    }

    /// Writes data to stdout.
    pub(super) fn data(&self, text: &str) -> Result<(), Diagnostics> {
        self.pieces(&[text])
    }

    /// Writes data in pieces to stdout.
    pub(super) fn pieces(&self, pieces: &[impl AsRef<str>]) -> Result<(), Diagnostics> {
        let mut stdout = io::stdout().lock();
        pieces
            .iter()
            .try_for_each(|piece| stdout.write_all(piece.as_ref().as_bytes()))
            .and_then(|()| stdout.flush())
            .map_err(|error| {
                let message = format!("stdout was closed before everything was written: {error}");
                Diagnostic::error("output", message)
                    .help("what was written so far is not complete; do not run it")
                    .into()
            })
    }

    /// Writes data to a file, which is as it was until all of it is on disk.
    pub(super) fn file(&self, path: &Path, pieces: &[impl AsRef<str>]) -> Result<(), Diagnostics> {
        write_file(path, pieces).map_err(|error| {
            let (why, help) = match error.kind() {
                io::ErrorKind::NotFound => (
                    "its folder does not exist".to_owned(),
                    "make the folder first",
                ),
                io::ErrorKind::IsADirectory => ("it is a folder".to_owned(), "name a file in it"),
                _ => (
                    error.to_string(),
                    "what was there is as it was; check the folder, its rights and the space",
                ),
            };
            let message = format!("cannot write `{}`: {why}", path.display());
            Diagnostic::error("output", message).help(help).into()
        })
    }
}

fn write_file(path: &Path, pieces: &[impl AsRef<str>]) -> io::Result<()> {
    let text = pieces.iter().map(AsRef::as_ref).collect::<String>();
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = std::fs::metadata(&target).ok();
    if existing
        .as_ref()
        .is_some_and(|metadata| !metadata.is_file())
    {
        // A device or a pipe cannot be replaced by a file.
        return std::fs::OpenOptions::new()
            .write(true)
            .open(&target)?
            .write_all(text.as_bytes());
    }
    let folder = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gensql-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    // Its error would name the file aside, which nobody asked for.
    let mut aside = builder
        .tempfile_in(folder)
        .map_err(|error| io::Error::from(error.kind()))?;
    aside.write_all(text.as_bytes())?;
    if let Some(metadata) = existing {
        if metadata.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
        aside.as_file().set_permissions(metadata.permissions())?;
    }
    aside.as_file().sync_all()?;
    aside
        .persist(&target)
        .map(|_| ())
        .map_err(|error| error.error)
}

/// Prints what clap has to say: help to stdout, mistakes to stderr.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        let _ = write!(anstream::stderr(), "{}", without_urls(&text));
        ExitCode::from(2)
    } else {
        let _ = write!(anstream::stdout(), "{text}");
        ExitCode::SUCCESS
    }
}
