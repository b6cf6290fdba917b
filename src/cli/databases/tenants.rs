//! The tenants that the user names.

use std::path::Path;

use crate::diag::Diagnostic;

/// The tenants of a file: one a line; empty lines and what stands behind `#` do not count.
pub(super) fn read(path: &Path) -> Result<Vec<String>, Diagnostic> {
    let shown = path.display();
    let error = |message: String| Diagnostic::error("tenants", message);
    let text = std::fs::read_to_string(path)
        .map_err(|why| error(format!("cannot read `{shown}`: {why}")))?;
    let names = text.lines().map(|line| {
        let name = line.split_once('#').map_or(line, |(name, _)| name);
        name.trim().to_owned()
    });
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err(error(format!("`{shown}` names no tenant")).help("write one schema a line"));
    }
    Ok(names)
}

/// A tenant that the target does not name.
pub(super) fn unknown(name: &str, known: &[String]) -> Diagnostic {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Diagnostic::error("tenants", format!("the target has no tenant `{name}`"))
        .did_you_mean(name, known.iter().copied())
        .note(format!("known: `{}`", known.join("`, `")))
}
