//! `gen show`: a revision and what it does.

use std::fmt::Write as _;

use super::history::first_line;
use super::{Context, Exit, Outcome};
use crate::history::Target;
use crate::render::one_line;
use crate::revision::{Located, Revision};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The revision, or several with `heads`
    #[arg(value_name = "REV", default_value = "head")]
    revision: String,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let target = revisions.history.resolve(&args.revision)?;
    let wanted = match target {
        Target::Base => revisions.history.bases(),
        Target::BranchBase(wanted) | Target::Revisions(wanted) => wanted,
    };
    let texts: Vec<String> = wanted
        .into_iter()
        .map(|index| text(&revisions.files[index]))
        .collect();
    context.ui.data(&texts.join("\n"))?;
    Ok(Exit::Done)
}

fn text(revision: &Revision) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{label:<12}{value}");
        }
    };
    line("revision:", &revision.id);
    let parents = revision.down_revisions.join(", ");
    line(
        "parents:",
        if parents.is_empty() {
            "<base>"
        } else {
            &parents
        },
    );
    line("depends on:", &revision.depends_on.join(", "));
    line("labels:", &revision.branch_labels.join(", "));
    line("message:", &first_line(&revision.message));
    line("created:", revision.created.as_deref().unwrap_or_default());
    line("file:", &revision.source.path);
    if !revision.transaction {
        line("note:", "runs outside any transaction");
    }
    ops(&mut text, "upgrade", &revision.upgrade);
    match &revision.downgrade {
        Some(downgrade) => ops(&mut text, "downgrade", downgrade),
        None => text.push_str("\ndowngrade: derived\n"),
    }
    text
}

fn ops(text: &mut String, title: &str, ops: &[Located]) {
    let _ = writeln!(text, "\n{title}:");
    if ops.is_empty() {
        text.push_str("  (nothing)\n");
    }
    for located in ops {
        let what = located
            .op
            .as_ref()
            .map(crate::ops::Op::describe)
            .unwrap_or_default();
        let only = located.dialects.as_ref().map(|dialects| {
            let names: Vec<&str> = dialects.iter().map(|dialect| dialect.as_str()).collect();
            format!(" (only {})", names.join(", "))
        });
        let _ = writeln!(text, "  {}{}", one_line(&what), only.unwrap_or_default());
    }
}
