//! `gen branches`: the revisions that several others follow, and what follows them.

use serde::Serialize;

use super::listing::{Cell, Entry, Format, Look, Palette, block, columns, print_json};
use super::{Context, Exit, Outcome};
use crate::project::Revisions;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    look: Look,
}

/// A branch point and the revisions that branches begin with.
#[derive(Debug, Serialize)]
struct Branching<'a> {
    /// The branch point.
    #[serde(flatten)]
    entry: Entry<'a>,
    /// What follows it, by id.
    into: Vec<Entry<'a>>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let found = branchings(&revisions);
    let palette = Palette::terminal();
    match (args.look.format, context.verbose) {
        (Format::Json, _) => print_json(context, &found),
        (Format::Text, false) => {
            let lines = found.iter().flat_map(|found| lines(found, &palette));
            styled(context, &columns(&lines.collect::<Vec<_>>()))
        }
        (Format::Text, true) => {
            let blocks = found.iter().map(|found| {
                let lines: Vec<Vec<Cell>> = lines(found, &palette).split_off(1);
                format!("{}{}", block(&found.entry, &palette), columns(&lines))
            });
            styled(context, &blocks.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Newest first.
fn branchings(revisions: &Revisions) -> Vec<Branching<'_>> {
    let history = &revisions.history;
    let entry = |index| Entry::new(revisions, index);
    let newest_first = history.order().iter().rev();
    newest_first
        .map(|index| (*index, history.children(*index)))
        .filter(|(_, children)| children.len() > 1)
        .map(|(index, children)| Branching {
            entry: entry(index),
            into: children.into_iter().map(entry).collect(),
        })
        .collect()
}

/// The branch point, and below it an arrow to each revision that follows.
fn lines(found: &Branching<'_>, palette: &Palette) -> Vec<Vec<Cell>> {
    let line = |arrow: &str, entry: &Entry<'_>| {
        let mut id = Cell::new(arrow, palette.faint);
        id.push(entry.revision, palette.id);
        vec![
            id,
            entry.marks_shown(&entry.branches, palette),
            Cell::plain(&entry.title()),
        ]
    };
    let arrow = format!("{} -> ", " ".repeat(found.entry.revision.len()));
    let mut lines = vec![line("", &found.entry)];
    lines.extend(found.into.iter().map(|entry| line(&arrow, entry)));
    lines
}

fn styled(context: &Context, text: &str) -> Outcome {
    context.ui.styled(text)?;
    Ok(Exit::Done)
}
