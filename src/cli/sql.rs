//! `gen sql`: the script from one revision to another.

use std::path::PathBuf;

use super::completions::{dialects, revisions, words};
use super::files::comparing;
use super::{Context, Exit, Outcome, parse_dialect};
use crate::config::{DialectName, Layout};
use crate::diag::Diagnostic;
use crate::history::Across;
use crate::script::{Guarded, OnUnreadable, Request, verify, write};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen sql --from base --to head > upgrade.sql
  gen sql head:base > downgrade.sql
  gen sql --from 286c2307065b --to +2 --dialect mysql -o upgrade.sql
  gen sql --from 286c2307065b --to head --kind verify > verify.sql
  gen sql --from shop@head --from blog@head --to heads
  gen sql --from left@head --to right@head --switch
  gen sql --check -o upgrade.sql")]
pub(super) struct Args {
    /// Both ends as in Alembic, `A:B`, in place of `--from A --to B`; either may be left out
    #[arg(value_name = "RANGE", add = revisions(), conflicts_with_all = ["from", "to"])]
    range: Option<String>,
    /// The revision that the database is at: an id, a prefix, `base`, `head`, `ID+2`, `LABEL@head`; may be repeated, once
    /// for each row of its version table; `-2` counts from `--to` [default: base]
    #[arg(long, value_name = "REV", add = revisions(), allow_hyphen_values = true)]
    from: Vec<String>,
    /// The revision that it shall be at; may be repeated, once for each branch; `+2` and `-1` count from `--from`
    /// [default: head]
    #[arg(long, value_name = "REV", add = revisions(), allow_hyphen_values = true)]
    to: Vec<String>,
    /// Between branches: down to what both have in common and up again, in one script
    #[arg(long)]
    switch: bool,
    /// The database [default: from gen.toml]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect, add = dialects())]
    dialect: Option<DialectName>,
    /// How the script is laid out: `review` for people, `alembic` as Alembic prints it [default: review]
    #[arg(long, value_name = "NAME", value_parser = parse_layout, add = words(&["review", "alembic"]))]
    layout: Option<Layout>,
    /// What the script is for: `change` makes the changes, `verify` reads and says whether the database is as it should be
    /// after them
    #[arg(long, value_name = "KIND", default_value = "change", value_parser = parse_kind, add = words(&["change", "verify"]))]
    kind: Kind,
    /// What the script looks at before its first change: `revision`, the version table; `objects`, each object that it
    /// touches, too
    #[arg(long, value_name = "WHAT", default_value = "revision", value_parser = parse_guard, add = words(&["revision", "objects"]))]
    guard: Guarded,
    /// What to do with parts of Alembic revisions that cannot be read: `error`, or `note`, which prints their source in a
    /// comment and exits with 1
    #[arg(long, value_name = "WHAT", default_value = "error", value_parser = parse_on_unreadable, add = words(&["error", "note"]))]
    on_unreadable: OnUnreadable,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing; exit with 1, and print what differs, unless the file of `-o` holds this very script
    #[arg(long, requires = "output")]
    check: bool,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let dialect = project.dialect(project.dialect_name(args.dialect)?);
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let (from, to) = args.ends()?;
    let across = if args.switch {
        Across::Switch
    } else {
        Across::Refuse
    };
    let mut range = revisions.history.range_between(&from, &to, across)?;
    for warning in range.warnings.drain(..) {
        context.ui.report(&warning.into());
    }
    let request = Request {
        history: &revisions.history,
        revisions: &revisions.files,
        dialect: &dialect,
        renderer: &project.renderer(&dialect),
        version_table: &project.version_table(),
        scope: project.config.transaction.unwrap_or_default(),
        layout: args.layout.unwrap_or(project.config.layout),
        ends: (&from, &to),
        on_unreadable: args.on_unreadable,
        guard: args.guard,
    };
    let finished = match args.kind {
        Kind::Change => write(&request, range)?,
        Kind::Verify => verify(&request, &range)?,
    };
    context.ui.report(&finished.warnings);
    let is_current = match &args.output {
        Some(path) if args.check => comparing::is_current(context, path, &finished.text)?,
        Some(path) => context.ui.file(path, &finished.text).map(|()| true)?,
        None => context.ui.pieces(&finished.text).map(|()| true)?,
    };
    // The process ends here: taking a large history apart again would only cost time.
    let is_complete = finished.not_rendered == 0;
    std::mem::forget((revisions, finished));
    Ok(if is_complete && is_current {
        Exit::Done
    } else {
        Exit::Findings
    })
}

impl Args {
    /// The words for both ends.
    fn ends(&self) -> Result<(Vec<&str>, Vec<&str>), Diagnostic> {
        match &self.range {
            Some(range) => split_range(range),
            None => Ok((typed(&self.from, "base"), typed(&self.to, "head"))),
        }
    }
}

/// What was typed for an end, or else the default.
fn typed<'a>(words: &'a [String], default: &'a str) -> Vec<&'a str> {
    match words {
        [] => vec![default],
        words => words.iter().map(String::as_str).collect(),
    }
}

/// Both ends of `A:B`.
fn split_range(range: &str) -> Result<(Vec<&str>, Vec<&str>), Diagnostic> {
    let Some((from, to)) = range.split_once(':') else {
        let message = format!("`{range}` is one place, and a script goes from one to another");
        return Err(Diagnostic::error("half-a-range", message)
            .help(format!("`gen sql :{range}` goes from base to there"))
            .help(format!("`gen sql {range}:` goes from there to the head")));
    };
    let from = if from.is_empty() { "base" } else { from };
    let to = if to.is_empty() { "head" } else { to };
    Ok((vec![from], vec![to]))
}

/// What a script is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// To change the database.
    Change,
    /// To say whether it is as it should be after the changes.
    Verify,
}

fn parse_kind(word: &str) -> Result<Kind, String> {
    match word {
        "change" | "upgrade" | "downgrade" => Ok(Kind::Change),
        "verify" => Ok(Kind::Verify),
        _ => Err("it is `upgrade`, `downgrade` or `verify`".to_owned()),
    }
}

fn parse_guard(word: &str) -> Result<Guarded, String> {
    match word {
        "revision" => Ok(Guarded::Revision),
        "objects" => Ok(Guarded::Objects),
        _ => Err("it is `revision` or `objects`".to_owned()),
    }
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
