//! `gen stamp`: the script that moves the version table and nothing else.

use std::path::PathBuf;

use super::completions::{revisions, words};
use super::databases::Chosen;
use super::sql::parse_layout;
use super::{Context, Exit, Outcome};
use crate::config::Layout;
use crate::script::{Guarded, OnUnreadable, Request, Running, stamp};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen stamp head > stamp.sql                    a database that was made otherwise
  gen stamp heads --dialect mysql -o stamp.sql
  gen stamp 1975ea83b712 --from 286c2307065b    from one revision to another
  gen stamp base --from head                    forget all revisions

Afterwards the version table holds REV and nothing else; no revision runs.")]
pub(super) struct Args {
    /// The revision, or several of different branches: an id, a prefix, `base`, `head`, `heads`, `LABEL@head`
    #[arg(value_name = "REV", add = revisions(), required = true)]
    revisions: Vec<String>,
    /// What the version table holds now; may be repeated
    #[arg(long, value_name = "REV", add = revisions(), default_value = "base")]
    from: Vec<String>,
    #[command(flatten)]
    chosen: Chosen,
    /// How the script is laid out: `review` for people, `alembic` as Alembic prints it [default: review]
    #[arg(long, value_name = "NAME", value_parser = parse_layout, add = words(&["review", "alembic"]))]
    layout: Option<Layout>,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = args.chosen.project(context)?;
    let dialect = project.dialect(project.dialect_name(None)?);
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let (range, changes) = revisions.history.stamp(&args.from, &args.revisions)?;
    let [from, to] = [&args.from, &args.revisions]
        .map(|words| words.iter().map(String::as_str).collect::<Vec<&str>>());
    let request = Request {
        history: &revisions.history,
        revisions: &revisions.files,
        dialect: &dialect,
        renderer: &project.renderer(&dialect),
        version_table: &project.version_table(),
        scope: project.config.transaction.unwrap_or_default(),
        layout: args.layout.unwrap_or(project.config.layout),
        ends: (&from, &to),
        on_unreadable: OnUnreadable::Error,
        guard: Guarded::Revision,
        about: &project.about(),
        running: Running::Once,
        aside: None,
    };
    let text = stamp(&request, &range, &changes)?;
    match &args.output {
        Some(path) => context.ui.file(path, &text)?,
        None => context.ui.pieces(&text)?,
    }
    Ok(Exit::Done)
}
