//! Revisions that all come before each other: finds one loop of each such group and tells its story.

use std::collections::VecDeque;

use crate::diag::Diagnostic;

use super::links::Links;
use super::node::{Node, Place};

/// A loop is shown with this many revisions at most.
const SHOWN: usize = 8;

/// One error per group of revisions that form cycles.
pub(super) fn cycles(nodes: &[Node], links: &Links) -> Vec<Diagnostic> {
    let knots = links.knots();
    let mut knot_of = vec![usize::MAX; nodes.len()];
    for (number, knot) in knots.iter().enumerate() {
        for index in knot {
            knot_of[*index] = number;
        }
    }
    knots
        .iter()
        .map(|knot| story(nodes, &shortest_loop(links, knot, &knot_of)))
        .collect()
}

/// The shortest loop through the first revision of the group, each before the next, by breadth-first search.
fn shortest_loop(links: &Links, knot: &[usize], knot_of: &[usize]) -> Vec<usize> {
    let start = *knot.iter().min().expect("a knot has revisions");
    let mut came_from = vec![None; knot_of.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(index) = queue.pop_front() {
        for older in links.older(index) {
            if knot_of[older] == knot_of[start] && came_from[older].is_none() {
                came_from[older] = Some(index);
                queue.push_back(older);
            }
        }
        if came_from[start].is_some() {
            break;
        }
    }
    let mut found = vec![start];
    let mut here = came_from[start].expect("every revision of a knot is on a loop");
    while here != start {
        found.push(here);
        here = came_from[here].expect("the search came from somewhere");
    }
    found
}

fn story(nodes: &[Node], found: &[usize]) -> Diagnostic {
    let shown = &found[..found.len().min(SHOWN)];
    let mut names: Vec<&str> = shown
        .iter()
        .map(|index| nodes[*index].id.as_str())
        .collect();
    let hidden = format!("({} more)", found.len() - shown.len());
    if found.len() > shown.len() {
        names.push(&hidden);
    }
    names.push(&nodes[found[0]].id);
    let mut diagnostic = Diagnostic::error(
        "revision-cycle",
        format!("revisions form a cycle: {}", names.join(" -> ")),
    );
    for (position, index) in shown.iter().enumerate() {
        let before = found[(position + found.len() - 1) % found.len()];
        let (place, relation) = reference(&nodes[*index], &nodes[before]);
        let text = format!("`{}` {relation} `{}`", nodes[*index].id, nodes[before].id);
        diagnostic = nodes[*index].mark(diagnostic, place, text);
    }
    diagnostic.help("a revision can only come after older ones: correct one of these lines")
}

/// Where `newer` says that it comes after `older`, and in what words.
fn reference(newer: &Node, older: &Node) -> (Place, &'static str) {
    if let Some(position) = newer.down_revisions.iter().position(|id| *id == older.id) {
        return (Place::Parent(position), "comes after");
    }
    let named = |text: &String| *text == older.id || older.branch_labels.contains(text);
    let position = newer.depends_on.iter().position(named);
    (
        Place::Dependency(position.expect("it stands on it")),
        "depends on",
    )
}
