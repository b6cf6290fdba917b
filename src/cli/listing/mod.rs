//! Revisions as lists, for the commands that look at a history: what is told of each, in columns, in blocks, as JSON.
//!
//! Prints nothing, and knows no op.

mod block;
mod columns;
mod entry;
mod palette;

use clap::ValueEnum;
use serde::Serialize;

use super::{Context, Exit, Outcome};
use crate::diag::{Diagnostic, is_invisible};

pub(super) use block::block;
pub(super) use columns::{Cell, columns};
pub(super) use entry::{Entry, Mark};
pub(super) use palette::Palette;

/// How a list is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON array.
    Json,
}

/// The options that the commands have in common.
#[derive(Debug, clap::Args)]
pub(super) struct Look {
    /// How the list is written: `text`, or `json` for an array with an object for each revision
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true
    )]
    pub(super) format: Format,
}

/// Prints a JSON array.
pub(super) fn print_json(context: &Context, list: &[impl Serialize]) -> Outcome {
    let text = serde_json::to_string_pretty(list).map_err(|error| {
        let message = format!("the list cannot be written as JSON: {error}");
        Diagnostic::error("output", message).help("use `--format text`")
    })?;
    context.ui.data(&format!("{}\n", visible(&text)))?;
    Ok(Exit::Done)
}

/// JSON with escapes for what would not be seen, or would turn the words around it.
fn visible(json: &str) -> String {
    let is_hidden = |c: char| c != '\n' && (c.is_control() || is_invisible(c));
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_hidden(letter) {
            let units = letter.encode_utf16(&mut [0; 2]).to_vec();
            text.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(letter);
        }
    }
    text
}

/// Prints a list for people: a line for each revision, or a block when everything is asked for.
pub(super) fn print_text(
    context: &Context,
    entries: &[Entry<'_>],
    line: impl Fn(&Entry<'_>, &Palette) -> Vec<Cell>,
) -> Outcome {
    let palette = Palette::terminal();
    let text = if context.verbose {
        let blocks: Vec<String> = entries.iter().map(|entry| block(entry, &palette)).collect();
        blocks.join("\n")
    } else {
        let lines: Vec<Vec<Cell>> = entries.iter().map(|entry| line(entry, &palette)).collect();
        columns(&lines)
    };
    context.ui.styled(&text)?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn json_shows_what_cannot_be_seen() {
        assert_eq!(visible("\"a\u{202e}b\u{7f}\"\n"), "\"a\\u202eb\\u007f\"\n");
    }
}
