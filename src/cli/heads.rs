//! `gen heads`: the revisions that no other one follows.

use super::history::first_line;
use super::{Context, Exit, Outcome};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(context: &Context, _args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let history = &revisions.history;
    let lines = history.heads().into_iter().map(|index| {
        let labels = history.labels_of(index);
        let labels = if labels.is_empty() {
            String::new()
        } else {
            format!(" ({})", labels.join(", "))
        };
        format!(
            "{}{labels} {}",
            history.node(index).id,
            first_line(&history.node(index).message)
        )
        .trim_end()
        .to_owned()
            + "\n"
    });
    context.ui.data(&lines.collect::<String>())?;
    Ok(Exit::Done)
}
