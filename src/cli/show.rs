//! `gen show`: revisions and what they do.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

use serde::Serialize;

use super::completions::revisions;
use super::listing::{Entry, Format, Palette, block, print_json};
use super::{Context, Exit, Outcome};
use crate::config::DialectName;
use crate::diag::Diagnostic;
use crate::history::{History, Target};
use crate::ops::Op;
use crate::project::{Project, Revisions};
use crate::render::one_line;
use crate::replay::Replay;
use crate::revision::{Listed, Located};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  gen show\n  gen show 0001 shop@head\n  gen show heads --format json"
)]
pub(super) struct Args {
    /// The revisions: ids, prefixes, `head`, `heads`, `base`, `LABEL@head`
    #[arg(value_name = "REV", add = revisions(), default_value = "head")]
    revisions: Vec<String>,
    /// How they are shown: `text`, or `json` for an array with an object for each revision
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true
    )]
    format: Format,
}

/// A revision with its ops.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    /// Whether it may run inside a transaction.
    transaction: bool,
    /// What its upgrade does.
    upgrade: Vec<ShownOp>,
    /// What its downgrade does; none: it is derived.
    downgrade: Option<Vec<ShownOp>>,
}

/// An op in words.
#[derive(Debug, Serialize)]
struct ShownOp {
    /// Its name.
    op: Option<&'static str>,
    /// What it does.
    does: String,
    /// The dialects that it holds for; none: all.
    dialects: Option<Vec<&'static str>>,
    /// What is printed above its SQL.
    note: Option<String>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let wanted = named(&revisions.history, &args.revisions)?;
    let shown: Vec<Shown<'_>> = wanted
        .into_iter()
        .map(|index| shown(&project, &revisions, index))
        .collect();
    if args.format == Format::Json {
        return print_json(context, &shown);
    }
    let palette = Palette::terminal();
    let texts: Vec<String> = shown.iter().map(|shown| text(shown, &palette)).collect();
    context.ui.styled(&texts.join("\n"))?;
    Ok(Exit::Done)
}

/// What words name, in the order of the words, each revision once.
fn named(history: &History, words: &[String]) -> Result<Vec<usize>, Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut named = Vec::new();
    for word in words {
        let found = match history.resolve(word)? {
            Target::Base => history.bases(),
            Target::BranchBase(found) | Target::Revisions(found) => found,
        };
        named.extend(found.into_iter().filter(|index| seen.insert(*index)));
    }
    Ok(named)
}

fn shown<'a>(project: &Project, revisions: &'a Revisions, index: usize) -> Shown<'a> {
    let (upgrade, downgrade) = listed(project, revisions, index);
    let ops = |listed: &Listed| listed.ops.iter().map(shown_op).collect();
    Shown {
        entry: Entry::new(revisions, index),
        transaction: revisions.files[index].transaction,
        upgrade: ops(&upgrade),
        downgrade: downgrade.map(|downgrade| ops(&downgrade)),
    }
}

fn shown_op(located: &Located) -> ShownOp {
    let op = located.op.as_ref();
    let dialects = located.dialects.as_ref();
    ShownOp {
        op: op.map(Op::name),
        does: op.map(Op::describe).unwrap_or_default(),
        dialects: dialects.map(|names| names.iter().map(|name| name.as_str()).collect()),
        note: located.note.clone(),
    }
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

fn text(shown: &Shown<'_>, palette: &Palette) -> String {
    let mut text = block(&shown.entry, palette);
    if !shown.transaction {
        text.push_str("note:       runs outside any transaction\n");
    }
    ops(&mut text, "upgrade", &shown.upgrade);
    match &shown.downgrade {
        Some(downgrade) => ops(&mut text, "downgrade", downgrade),
        None => text.push_str("\ndowngrade: derived\n"),
    }
    text
}

fn ops(text: &mut String, title: &str, ops: &[ShownOp]) {
    let _ = writeln!(text, "\n{title}:");
    if ops.is_empty() {
        text.push_str("  (nothing)\n");
    }
    for op in ops {
        let only = op.dialects.as_ref();
        let only = only.map(|names| format!(" (only {})", names.join(", ")));
        let _ = writeln!(text, "  {}{}", one_line(&op.does), only.unwrap_or_default());
    }
}
