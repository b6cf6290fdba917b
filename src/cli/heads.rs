//! `gen heads`: the revisions that no other one follows.

use super::listing::{Cell, Entry, Format, Look, Mark, Palette, print_json, print_text};
use super::{Context, Outcome};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    look: Look,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let heads = revisions.history.heads().into_iter();
    let entries: Vec<Entry<'_>> = heads.map(|index| Entry::new(&revisions, index)).collect();
    match args.look.format {
        Format::Json => print_json(context, &entries),
        Format::Text => print_text(context, &entries, line),
    }
}

/// That it is a head need not be told; that another branch depends on it must be.
fn line(entry: &Entry<'_>, palette: &Palette) -> Vec<Cell> {
    let mut marks = Cell::default();
    if !entry.branches.is_empty() {
        marks.push_word(&format!("({})", entry.branches.join(", ")), palette.label);
    }
    if entry.marks.contains(&Mark::EffectiveHead) {
        marks.push_word(Mark::EffectiveHead.shown(), palette.mark);
    }
    vec![
        Cell::new(entry.revision, palette.id),
        marks,
        Cell::plain(&entry.title()),
    ]
}
