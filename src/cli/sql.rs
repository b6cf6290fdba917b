//! `gen sql`: the script from one revision to another.

use std::path::PathBuf;

use super::{Context, Exit, Outcome, parse_dialect};
use crate::config::{DialectName, Layout};
use crate::script::{OnUnreadable, Request, write};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen sql --from base --to head > upgrade.sql
  gen sql --from head --to base > downgrade.sql
  gen sql --from 286c2307065b --to +2 --dialect mysql -o upgrade.sql")]
pub(super) struct Args {
    /// The revision that the database is at: an id, a prefix, `base`, `head`, `ID+2`, `LABEL@head`
    #[arg(long, value_name = "REV", default_value = "base")]
    from: String,
    /// The revision that it shall be at; `+2` and `-1` count from `--from`
    #[arg(
        long,
        value_name = "REV",
        default_value = "head",
        allow_hyphen_values = true
    )]
    to: String,
    /// The database [default: from gen.toml]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect)]
    dialect: Option<DialectName>,
    /// How the script is laid out: `review` for people, `alembic` as Alembic prints it [default: review]
    #[arg(long, value_name = "NAME", value_parser = parse_layout)]
    layout: Option<Layout>,
    /// What to do with parts of Alembic revisions that cannot be read: `error`, or `note`, which prints their source in a
    /// comment and exits with 1
    #[arg(long, value_name = "WHAT", default_value = "error", value_parser = parse_on_unreadable)]
    on_unreadable: OnUnreadable,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let dialect = project.dialect(project.dialect_name(args.dialect)?);
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let range = revisions.history.range(&args.from, &args.to)?;
    let request = Request {
        history: &revisions.history,
        revisions: &revisions.files,
        dialect: &dialect,
        renderer: &project.renderer(&dialect),
        version_table: &project.version_table(),
        scope: project.config.transaction.unwrap_or_default(),
        layout: args.layout.unwrap_or(project.config.layout),
        ends: (&args.from, &args.to),
        on_unreadable: args.on_unreadable,
    };
    let finished = write(&request, range)?;
    context.ui.report(&finished.warnings);
    match &args.output {
        Some(path) => context.ui.file(path, &finished.text)?,
        None => context.ui.pieces(&finished.text)?,
    }
    // The process ends here: taking a large history apart again would only cost time.
    let is_complete = finished.not_rendered == 0;
    std::mem::forget((revisions, finished));
    Ok(if is_complete {
        Exit::Done
    } else {
        Exit::Findings
    })
}

fn parse_on_unreadable(word: &str) -> Result<OnUnreadable, String> {
    match word {
        "error" => Ok(OnUnreadable::Error),
        "note" => Ok(OnUnreadable::Note),
        _ => Err("it is `error` or `note`".to_owned()),
    }
}

pub(super) fn parse_layout(name: &str) -> Result<Layout, String> {
    match name {
        "review" => Ok(Layout::Review),
        "alembic" => Ok(Layout::Alembic),
        _ => Err("it is `review` or `alembic`".to_owned()),
    }
}
