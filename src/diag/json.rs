//! Writes a diagnostic for tools: one JSON object, places as line and column counted from 1.

use serde_json::{Value, json};

use super::{Diagnostic, Severity};

/// The diagnostic as a JSON object.
pub fn to_json(diagnostic: &Diagnostic) -> Value {
    let places: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let (line, column) = label.source.line_and_column(label.span.start);
            json!({ "path": label.source.path, "line": line, "column": column, "message": label.message })
        })
        .collect();
    json!({
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "code": diagnostic.code,
        "message": diagnostic.message,
        "places": places,
        "notes": diagnostic.notes,
        "help": diagnostic.help,
    })
}
