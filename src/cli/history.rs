//! `gen history`: the revisions, newest first.

use std::collections::BTreeSet;

use super::completions::revisions;
use super::{Context, Exit, Outcome};
use crate::history::{History, Target};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gen history\n  gen history base:head\n  gen history 286c:")]
pub(super) struct Args {
    /// Only a range, `A:B`; either end may be left out
    #[arg(value_name = "RANGE", add = revisions())]
    range: Option<String>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let history = &revisions.history;
    let wanted = match &args.range {
        None => history.order().to_vec(),
        Some(range) => in_range(history, range)?,
    };
    let ends = Ends {
        heads: history.heads().into_iter().collect(),
        branch_points: history.branch_points().into_iter().collect(),
    };
    let lines: String = wanted
        .iter()
        .rev()
        .map(|index| line(history, &ends, *index))
        .collect();
    context.ui.data(&lines)?;
    Ok(Exit::Done)
}

/// Where lines of the history end and part.
struct Ends {
    heads: BTreeSet<usize>,
    branch_points: BTreeSet<usize>,
}

/// Both ends are part of the range.
fn in_range(history: &History, range: &str) -> Result<Vec<usize>, crate::diag::Diagnostics> {
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

fn line(history: &History, ends: &Ends, index: usize) -> String {
    let node = history.node(index);
    let parents = if node.down_revisions.is_empty() {
        "<base>".to_owned()
    } else {
        node.down_revisions.join(", ")
    };
    let mut marks = Vec::new();
    if !node.branch_labels.is_empty() {
        marks.push(format!("({})", node.branch_labels.join(", ")));
    }
    if ends.heads.contains(&index) {
        marks.push("(head)".to_owned());
    }
    if ends.branch_points.contains(&index) {
        marks.push("(branch point)".to_owned());
    }
    if node.down_revisions.len() > 1 {
        marks.push("(merge)".to_owned());
    }
    if !node.depends_on.is_empty() {
        marks.push(format!("(needs {})", node.depends_on.join(", ")));
    }
    let marks = marks.join(" ");
    let space = if marks.is_empty() { "" } else { " " };
    let message = match first_line(&node.message) {
        message if message.is_empty() => message,
        message => format!(", {message}"),
    };
    format!("{parents} -> {}{space}{marks}{message}\n", node.id)
}

/// The first line of a message, safe to print.
pub(super) fn first_line(message: &str) -> String {
    crate::render::one_line(message.lines().next().unwrap_or_default())
}
