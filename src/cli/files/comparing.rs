//! A file beside what it should hold: the same bytes, or a unified diff of both.

use std::io;
use std::path::Path;

use similar::{Algorithm, TextDiff};

use crate::cli::Context;
use crate::diag::{Diagnostic, Diagnostics};

/// What the diff calls a file that is not there, as `diff -N` and git do.
const MISSING: &str = "/dev/null";

/// Whether a file is what it is to be, these pieces, byte for byte; if not, the difference is printed. Nothing is written.
pub(in crate::cli) fn is_current(
    context: &Context,
    path: &Path,
    (what, pieces): (&str, &[impl AsRef<str>]),
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
        .report(&not_current(what, &shown, found.as_ref().map(|_| &*stands)).into());
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

fn not_current(what: &str, shown: &str, stands: Option<&str>) -> Diagnostic {
    let Some(stands) = stands else {
        let message = format!("`{shown}` does not exist");
        return Diagnostic::error("not-current", message)
            .help("the same command without `--check` writes it");
    };
    let message = format!("`{shown}` is not {what}");
    let diagnostic = Diagnostic::error("not-current", message)
        .help("the same command without `--check` writes it anew");
    if stands.contains("\r\n") {
        let ending = Path::new(shown).extension().unwrap_or_default();
        return diagnostic.help(format!(
            "its lines end in CR LF; when git makes them so, `*.{} -text` in .gitattributes stops it",
            ending.to_string_lossy()
        ));
    }
    diagnostic
}

fn not_read(path: &Path, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    };
    let message = format!("cannot read `{}`: {why}", path.display());
    Diagnostic::error("input", message).help("name the file to compare with")
}
