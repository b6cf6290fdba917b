//! What a step loses that no script brings back.

use crate::catalog::{QualifiedName, Touched};
use crate::history::{Direction, History};
use crate::ops::Op;

/// What the steps of one revision lose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The revision.
    pub revision: String,
    /// Which way it goes.
    pub direction: Direction,
    /// What is lost, in words.
    pub what: Vec<String>,
}

/// What a step loses, in words; empty: it can be taken back as it was, or it is raw SQL.
pub(super) fn lost(op: &Op, touched: &[Touched]) -> Vec<String> {
    match op {
        Op::DeleteRows(delete) => vec![format!("rows of {}", delete.table)],
        Op::DropSequence(drop) => vec![counted_so_far(&drop.name)],
        Op::AlterSequence(alter) if alter.restart.is_some() => vec![counted_so_far(&alter.name)],
        // With `if_exists` it may be there though no revision knows it.
        Op::DropTable(drop) => vec![format!("the rows of {}", drop.table)],
        Op::DropPartition(drop) if drop.into.is_none() => {
            vec![format!(
                "the rows of partition {} of {}",
                drop.name, drop.table
            )]
        }
        Op::DropColumn(drop) => {
            let before = touched
                .iter()
                .find_map(|one| one.before.as_ref()?.as_table());
            let column = before.and_then(|table| table.column(&drop.column));
            if column.is_some_and(|column| column.computed.is_some()) {
                return Vec::new();
            }
            vec![format!("the values of {}.{}", drop.table, drop.column)]
        }
        _ => Vec::new(),
    }
}

fn counted_so_far(sequence: &QualifiedName) -> String {
    format!("how far {sequence} has counted")
}

/// Adds what a step of a revision loses.
pub(super) fn add(losses: &mut Vec<Loss>, revision: &str, direction: Direction, what: &[String]) {
    let last = losses.last_mut();
    let same = last.filter(|loss| loss.revision == revision && loss.direction == direction);
    match same {
        Some(loss) => loss.what.extend_from_slice(what),
        None => losses.push(Loss {
            revision: revision.to_owned(),
            direction,
            what: what.to_vec(),
        }),
    }
}

impl Loss {
    /// The shortest beginning of the id that names no other revision, as people type it.
    pub fn short_id(&self, history: &History) -> String {
        let is_unique = |start: &&str| {
            let nodes = history.nodes().iter();
            nodes.filter(|node| node.id.starts_with(*start)).count() == 1
        };
        let ends = self.revision.char_indices().map(|(at, _)| at).skip(4);
        let starts = ends.map(|end| &self.revision[..end]);
        starts
            .into_iter()
            .find(is_unique)
            .unwrap_or(&self.revision)
            .to_owned()
    }
}
