//! `gen history`: the revisions, newest first.

use std::collections::BTreeSet;

use super::completions::revisions;
use super::listing::{Cell, Entry, Format, Look, Palette, print_json, print_text};
use super::{Context, Outcome};
use crate::diag::Diagnostic;
use crate::history::{History, Target};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  gen history\n  gen history base:head\n  gen history -r 286c: -i\n  gen history -v --format json"
)]
pub(super) struct Args {
    /// Only a range, `A:B`; either end may be left out
    #[arg(value_name = "RANGE", add = revisions())]
    range: Option<String>,
    /// The same, as Alembic names it
    #[arg(long, short, value_name = "RANGE", conflicts_with = "range")]
    rev_range: Option<String>,
    /// What the version table holds after each revision, when all run in this order
    #[arg(long, short)]
    indicate_rows: bool,
    #[command(flatten)]
    look: Look,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let history = &revisions.history;
    let mut wanted = match args.range.as_ref().or(args.rev_range.as_ref()) {
        None => history.order().to_vec(),
        Some(range) => in_range(history, range)?,
    };
    wanted.reverse();
    let entries: Vec<Entry<'_>> = if args.indicate_rows {
        Entry::with_rows(&revisions, &wanted)
    } else {
        let all = wanted.iter();
        all.map(|index| Entry::new(&revisions, *index)).collect()
    };
    match args.look.format {
        Format::Json => print_json(context, &entries),
        Format::Text => print_text(context, &entries, line),
    }
}

/// Both ends are part of the range.
fn in_range(history: &History, range: &str) -> Result<Vec<usize>, Diagnostic> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let from = if from.is_empty() { "base" } else { from };
    let to = if to.is_empty() { "heads" } else { to };
    let ends = history.ends(&[from], &[to])?;
    let range = history.range(from, to)?;
    let mut wanted: BTreeSet<usize> = range.steps.iter().map(|step| step.revision).collect();
    for end in [ends.from, ends.to] {
        if let Target::Revisions(revisions) = end.target {
            wanted.extend(revisions);
        }
    }
    let in_order = history.order().iter().copied();
    Ok(in_order.filter(|index| wanted.contains(index)).collect())
}

fn line(entry: &Entry<'_>, palette: &Palette) -> Vec<Cell> {
    let mut id = Cell::new("-> ", palette.faint);
    id.push(entry.revision, palette.id);
    vec![
        Cell::plain(&entry.parents_shown()),
        id,
        entry.marks_shown(&entry.own_labels(), palette),
        Cell::new(&entry.rows_shown(), palette.mark),
        Cell::plain(&entry.title()),
    ]
}
