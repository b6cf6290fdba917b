//! A file beside what it should hold: the same bytes, or a unified diff of both.

use std::io;
use std::path::Path;

use similar::{Algorithm, TextDiff};

use crate::cli::Context;
use crate::diag::{Diagnostic, Diagnostics};

/// What the diff calls a file that is not there, as `diff -N` and git do.
const MISSING: &str = "/dev/null";

/// Whether a file holds these pieces, byte for byte; if not, the difference is printed. Nothing is written.
pub(in crate::cli) fn is_current(
    context: &Context,
    path: &Path,
    pieces: &[impl AsRef<str>],
) -> Result<bool, Diagnostics> {
    let wanted = pieces.iter().map(AsRef::as_ref).collect::<String>();
    let found = match std::fs::read(path) {
        Ok(found) => Some(found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(not_read(path, &error).into()),
    };
    if found.as_deref() == Some(wanted.as_bytes()) {
        return Ok(true);
    }
    let stands = String::from_utf8_lossy(found.as_deref().unwrap_or_default());
    let shown = path.display().to_string();
    let before = found.as_ref().map_or(MISSING, |_| &shown);
    context
        .ui
        .data(&difference(&stands, &wanted, (before, &shown)))?;
    context
        .ui
        .report(&not_current(&shown, &stands, found.is_some()).into());
    Ok(false)
}

/// <https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html>
fn difference(before: &str, after: &str, names: (&str, &str)) -> String {
    TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(before, after)
        .unified_diff()
        .header(names.0, names.1)
        .to_string()
}

fn not_current(shown: &str, stands: &str, exists: bool) -> Diagnostic {
    if !exists {
        let message = format!("`{shown}` does not exist");
        return Diagnostic::error("not-current", message)
            .help("the same command without `--check` writes it");
    }
    let message = format!("`{shown}` is not the script that the revisions make");
    let diagnostic = Diagnostic::error("not-current", message)
        .help("the same command without `--check` writes it anew");
    if stands.contains("\r\n") {
        return diagnostic.help(
            "its lines end in CR LF; when git makes them so, `*.sql -text` in .gitattributes stops it",
        );
    }
    diagnostic
}

fn not_read(path: &Path, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("cannot read `{}`: {why}", path.display());
    Diagnostic::error("input", message).help("name the file that holds the script")
}
