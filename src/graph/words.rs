//! What a picture says of a revision, not yet escaped.

use unicode_width::UnicodeWidthChar;

use crate::history::History;
use crate::render::one_line;

/// A longer title is cut; the whole message is in the tooltip, where the form has one.
const LONGEST: usize = 60;

/// The first line of the message, cut to a length that a node can have.
pub(super) fn title(history: &History, index: usize) -> String {
    let message = &history.node(index).message;
    one_line(&shortened(message.lines().next().unwrap_or_default()))
}

/// Whether a line of the history ends at a revision, in words.
pub(super) fn head(history: &History, index: usize) -> &'static str {
    if !history.children(index).is_empty() {
        ""
    } else if history.dependents(index).is_empty() {
        "head"
    } else {
        "effective head"
    }
}

/// The labels that a revision gives to its branch, in parentheses.
pub(super) fn labels(history: &History, index: usize) -> String {
    match history.node(index).branch_labels.as_slice() {
        [] => String::new(),
        labels => format!("({})", labels.join(", ")),
    }
}

/// All that is known of it, a line for each thing.
pub(super) fn tooltip(history: &History, index: usize) -> Vec<String> {
    let node = history.node(index);
    let mut lines = vec![node.id.clone()];
    lines.extend(node.message.trim_end().lines().map(one_line));
    let mut list = |what: &str, names: &[String]| {
        if !names.is_empty() {
            lines.push(format!("{what}: {}", names.join(", ")));
        }
    };
    list("parents", &node.down_revisions);
    list("needs", &node.depends_on);
    let labels = history.labels_of(index);
    let labels: Vec<String> = labels.into_iter().map(str::to_owned).collect();
    list("branches", &labels);
    lines.push(one_line(&node.places.source.path));
    lines
}

/// What is invisible counts too: it will be shown.
fn shortened(text: &str) -> String {
    let width = |letter: char| letter.width().unwrap_or_default().max(1);
    if text.chars().map(width).sum::<usize>() <= LONGEST {
        return text.to_owned();
    }
    let mut so_far = 0;
    let fits = |letter: &char| {
        so_far += width(*letter);
        so_far < LONGEST
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}
