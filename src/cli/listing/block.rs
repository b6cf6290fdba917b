//! What a revision file says of itself, a line for each key.

use std::fmt::Write as _;

use super::{Entry, Mark, Palette};
use crate::render::one_line;

/// The block of a revision; what is empty has no line.
pub(in crate::cli) fn block(entry: &Entry<'_>, palette: &Palette) -> String {
    let mut text = String::new();
    let faint = palette.faint;
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{faint}{label:<12}{faint:#}{value}");
        }
    };
    let id = palette.id;
    let mut revision = format!("{id}{}{id:#}", entry.revision);
    for mark in entry.marks.iter().filter(|mark| **mark != Mark::Base) {
        let style = palette.mark;
        let _ = write!(revision, " {style}{}{style:#}", mark.shown());
    }
    line("revision:", &revision);
    line("parents:", &entry.parents_shown());
    line("depends on:", &entry.depends_on.join(", "));
    line("children:", &entry.children.join(", "));
    line("labels:", &entry.branch_labels.join(", "));
    if entry.branches != entry.own_labels() {
        line("branches:", &entry.branches.join(", "));
    }
    let mut message = entry.message.trim_end().lines();
    line("message:", &one_line(message.next().unwrap_or_default()));
    for rest in message {
        line("", &one_line(rest));
    }
    line("created:", entry.created.unwrap_or_default());
    line("file:", entry.file);
    line("rows after:", &entry.rows_shown());
    text
}
