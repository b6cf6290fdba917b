//! A history as a [flowchart of Mermaid](https://mermaid.js.org/syntax/flowchart.html).

use std::fmt::Write as _;

use super::words::{labels, title};
use super::{Marked, Way};
use crate::history::History;

/// The flowchart, bases at the bottom; what a revision depends on has a dotted arrow.
pub fn mermaid(history: &History, marked: &Marked) -> String {
    let mut text = String::from("flowchart BT\n");
    if let Some(told) = marked.told() {
        let _ = writeln!(text, "    %% {told}");
    }
    let oldest_first = history.order();
    for index in oldest_first {
        let sign = marked
            .way(*index)
            .map_or(String::new(), |way| format!("{} ", way.sign()));
        let mut label = format!("{sign}{}", history.node(*index).id);
        for line in [labels(history, *index), escaped(&title(history, *index))] {
            if !line.is_empty() {
                label.push_str("<br/>");
                label.push_str(&line);
            }
        }
        let _ = if history.children(*index).is_empty() {
            writeln!(text, "    r{index}([\"{label}\"])")
        } else {
            writeln!(text, "    r{index}[\"{label}\"]")
        };
    }
    for index in oldest_first {
        for parent in history.parents(*index) {
            let _ = writeln!(text, "    r{parent} --> r{index}");
        }
        for needed in history.dependencies(*index) {
            let _ = writeln!(text, "    r{needed} -. needed by .-> r{index}");
        }
    }
    classes(&mut text, marked);
    text
}

fn classes(text: &mut String, marked: &Marked) {
    for (way, colours) in [
        (Way::Up, "fill:#dafbe1,stroke:#1a7f37,color:#1f2328"),
        (Way::Down, "fill:#ffebe9,stroke:#cf222e,color:#1f2328"),
    ] {
        let nodes: Vec<String> = marked.of(way).map(|index| format!("r{index}")).collect();
        if !nodes.is_empty() {
            let class = way.class();
            let _ = writeln!(text, "    classDef {class} {colours}");
            let _ = writeln!(text, "    class {} {class}", nodes.join(","));
        }
    }
}

/// Text between double quotes: what could mean something to Mermaid, or to the HTML that it makes, as
/// [entity codes](https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_plain =
            !letter.is_ascii() || letter.is_ascii_alphanumeric() || " .,_-/".contains(letter);
        if is_plain {
            escaped.push(letter);
        } else {
            let _ = write!(escaped, "#{};", u32::from(letter));
        }
    }
    escaped
}
