//! A history in the [language of Graphviz](https://graphviz.org/doc/info/lang.html).

use std::fmt::Write as _;

use super::words::{labels, title, tooltip};
use super::{Marked, Way};
use crate::history::History;

const HEAD: &str = "digraph history {
    rankdir=BT;
    node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"monospace\", fontsize=11];
    edge [fontname=\"monospace\", fontsize=9];
";

/// The graph, bases at the bottom; what a revision depends on has a dashed arrow.
pub fn dot(history: &History, marked: &Marked) -> String {
    let mut text = HEAD.to_owned();
    if let Some(told) = marked.told() {
        let _ = writeln!(text, "    label={};", quoted(&[told]));
    }
    let oldest_first = history.order();
    for index in oldest_first {
        let _ = writeln!(text, "    {};", node(history, marked, *index));
    }
    let id = |index: usize| quoted(&[&history.node(index).id]);
    for index in oldest_first {
        for parent in history.parents(*index) {
            let _ = writeln!(text, "    {} -> {};", id(parent), id(*index));
        }
        for needed in history.dependencies(*index) {
            let (from, to) = (id(needed), id(*index));
            let _ = writeln!(
                text,
                "    {from} -> {to} [style=dashed, label=\"needed by\"];"
            );
        }
    }
    text.push_str("}\n");
    text
}

fn node(history: &History, marked: &Marked, index: usize) -> String {
    let id = &history.node(index).id;
    let way = marked.way(index);
    let first = way.map_or(id.clone(), |way| format!("{} {id}", way.sign()));
    let mut lines = vec![first, labels(history, index), title(history, index)];
    lines.retain(|line| !line.is_empty());
    let fill = match way {
        Some(Way::Up) => ", fillcolor=\"#dafbe1\"",
        Some(Way::Down) => ", fillcolor=\"#ffebe9\"",
        None => "",
    };
    let edge = if history.children(index).is_empty() {
        ", penwidth=2"
    } else {
        ""
    };
    format!(
        "{} [label={}, tooltip={}{fill}{edge}]",
        quoted(&[id]),
        quoted(&lines),
        quoted(&tooltip(history, index)),
    )
}

/// Lines of a text between double quotes. Graphviz reads
/// [escapes](https://graphviz.org/docs/attr-types/escString/) and entities of HTML in it.
fn quoted(lines: &[impl AsRef<str>]) -> String {
    let escaped = lines.iter().map(|line| {
        let line = line.as_ref().replace('\\', "\\\\");
        line.replace('"', "\\\"").replace('&', "&amp;")
    });
    format!("\"{}\"", escaped.collect::<Vec<_>>().join("\\n"))
}
