//! `gen show`: a revision and what it does.

use std::fmt::Write as _;
use std::rc::Rc;

use super::completions::revisions;
use super::history::first_line;
use super::{Context, Exit, Outcome};
use crate::config::DialectName;
use crate::history::Target;
use crate::project::{Project, Revisions};
use crate::render::one_line;
use crate::replay::Replay;
use crate::revision::{Listed, Located, Revision};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The revision, or several with `heads`
    #[arg(value_name = "REV", add = revisions(), default_value = "head")]
    revision: String,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let target = revisions.history.resolve(&args.revision)?;
    let wanted = match target {
        Target::Base => revisions.history.bases(),
        Target::BranchBase(wanted) | Target::Revisions(wanted) => wanted,
    };
    let texts: Vec<String> = wanted
        .into_iter()
        .map(|index| {
            text(
                &revisions.files[index],
                &listed(&project, &revisions, index),
            )
        })
        .collect();
    context.ui.data(&texts.join("\n"))?;
    Ok(Exit::Done)
}

/// The ops of a revision, up and down; those of Alembic's revisions are asked for in the project's dialect.
fn listed(
    project: &Project,
    revisions: &Revisions,
    index: usize,
) -> (Rc<Listed>, Option<Rc<Listed>>) {
    let revision = &revisions.files[index];
    let name = project
        .dialect_name(None)
        .unwrap_or(DialectName::Postgresql);
    let dialect = project.dialect(name);
    let mut replay = Replay::new(&dialect);
    if revision.upgrade.written().is_none() {
        let below = revisions.history.range("base", &revision.id);
        let steps = below.map(|range| range.steps).unwrap_or_default();
        for step in steps.iter().filter(|step| step.revision != index) {
            replay.upgrade(&revisions.files[step.revision], |_, _| {});
        }
    }
    let upgrade = replay.ops(&revision.upgrade);
    if revision.upgrade.written().is_none() {
        replay.upgrade(revision, |_, _| {});
    }
    let downgrade = revision.downgrade.as_ref().map(|ops| replay.ops(ops));
    (upgrade, downgrade)
}

fn text(revision: &Revision, (upgrade, downgrade): &(Rc<Listed>, Option<Rc<Listed>>)) -> String {
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
    ops(&mut text, "upgrade", &upgrade.ops);
    match downgrade {
        Some(downgrade) => ops(&mut text, "downgrade", &downgrade.ops),
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
