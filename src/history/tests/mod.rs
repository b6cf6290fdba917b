//! The history seen from outside: mistakes, words, ranges, laws over random histories, and large ones.

mod alembic;
mod labelled;
mod laws;
mod mistakes;
mod ranges;
mod sample;
mod scale;
mod sets;
mod words;

use crate::diag::Diagnostic;

/// `code: message`, then the marked texts, notes and helps, one per line.
fn told(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![format!("{}: {}", diagnostic.code, diagnostic.message)];
    for label in &diagnostic.labels {
        let marked = &label.source.text[label.source.clamp(&label.span)];
        lines.push(
            format!("  {} `{marked}` {}", label.source.path, label.message)
                .trim_end()
                .to_owned(),
        );
    }
    lines.extend(diagnostic.notes.iter().map(|note| format!("  note {note}")));
    lines.extend(diagnostic.help.iter().map(|help| format!("  help {help}")));
    lines.join("\n")
}
