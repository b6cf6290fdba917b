//! `gen sql`: the script from one revision to another.

use std::path::PathBuf;

mod several;

use crate::cli::aside::aside;
use crate::cli::completions::{revisions, words};
use crate::cli::databases::{Chosen, Databases};
use crate::cli::files::comparing;
use crate::cli::script_kind::{self, Kind};
use crate::cli::{Context, Exit, Outcome};
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::history::{Across, Direction, History, Target};
use crate::project::{Project, Revisions};
use crate::script::{
    Finished, Guarded, Loss, OnUnreadable, Request, Running, Tenants, locate, precheck, purge,
    verify, write,
};

/// What a file is that holds the script.
const MADE: &str = "the script that the revisions make";

/// The arguments.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[command(after_help = "Examples:
  gen sql --from base --to head > upgrade.sql
  gen sql head:base > downgrade.sql
  gen sql --from 286c2307065b --to +2 --dialect mysql -o upgrade.sql
  gen sql --from 286c2307065b --to head --kind precheck > precheck.sql
  gen sql --from 286c2307065b --to head --kind verify > verify.sql
  gen sql --dialect mariadb --resume > upgrade.sql
  gen sql --dialect mariadb --where-am-i > where.sql
  gen sql --from shop@head --from blog@head --to heads
  gen sql --target prod
  gen sql --all-targets -o out/
  gen sql --schema-map public=tenant_1
  gen sql --tenants-file tenants.txt -o out/
  gen sql --tenants-file tenants.txt --one-script -o all.sql
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
    #[command(flatten)]
    chosen: Chosen,
    /// One script for each target of gen.toml, and for each tenant of it: `DIR/TARGET.sql`, `DIR/TARGET.TENANT.sql` with
    /// `-o DIR`
    #[arg(long, conflicts_with_all = ["dialect", "target", "tenant", "tenants_file"], requires = "output")]
    all_targets: bool,
    /// One script for all tenants, a section each, with a transaction, a guard and a version table of its own
    #[arg(long, conflicts_with = "all_targets")]
    one_script: bool,
    /// How the script is laid out: `review` for people, `alembic` as Alembic prints it [default: review]
    #[arg(long, value_name = "NAME", value_parser = parse_layout, add = words(&["review", "alembic"]))]
    layout: Option<Layout>,
    /// What the script is for: `change` makes the changes; `upgrade` and `downgrade` do, too, and refuse a range that goes
    /// the other way; `precheck` reads and says before them which would fail or lose data; `verify` reads and says after
    /// them whether the database is as it should be; `where` reads and says how far the database has come; `purge` drops
    /// what a script with `--keep-aside` kept
    #[arg(long, value_name = "KIND", default_value = "change", value_parser = Kind::parse, add = words(script_kind::WORDS))]
    kind: Kind,
    /// A script that changes nothing and says which step of the range a database has reached: `--kind where`
    #[arg(long, conflicts_with = "kind")]
    where_am_i: bool,
    /// What the script looks at before its first change: `revision`, the version table; `objects`, each object that it
    /// touches, too
    #[arg(long, value_name = "WHAT", default_value = "revision", value_parser = parse_guard, add = words(&["revision", "objects"]))]
    guard: Guarded,
    /// The script records each statement that is done, so that after a failure the same file goes on where it stopped
    /// (MySQL, MariaDB, Oracle)
    #[arg(long)]
    resume: bool,
    /// Accept that the downgrade of this revision loses rows or values; may be repeated, once for each revision
    #[arg(long, value_name = "REV", add = revisions())]
    accept_loss: Vec<String>,
    /// Tables and columns get a name in place of being dropped, `NAME_aside_MARK`, with which `--kind purge` drops them
    /// later [default MARK: the date of today, such as 20261231]
    #[arg(long, value_name = "MARK", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    keep_aside: Option<String>,
    /// What to do with parts of Alembic revisions that cannot be read: `error`, or `note`, which prints their source in a
    /// comment and exits with 1
    #[arg(long, value_name = "WHAT", default_value = "error", value_parser = parse_on_unreadable, add = words(&["error", "note"]))]
    on_unreadable: OnUnreadable,
    /// Write to a file instead of stdout; for several targets or tenants: the folder
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing; exit with 1, and print what differs, unless the file of `-o` holds this very script
    #[arg(long, requires = "output")]
    check: bool,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    if args.resume && !args.kind().changes() {
        let message = "`--resume` is for the script that makes the changes";
        let error = Diagnostic::error("resume", message);
        let word = if args.where_am_i {
            "--where-am-i"
        } else {
            "--kind"
        };
        return Err(error.help(format!("leave out `{word}`")).into());
    }
    let databases = if args.all_targets {
        args.chosen.every_target(context)?
    } else {
        args.chosen.databases(context)?
    };
    let project = match databases {
        Databases::One(project) => project,
        Databases::Several(projects) if args.one_script => {
            return several::one_file(context, args, &projects);
        }
        Databases::Several(projects) => return several::one_file_each(context, args, &projects),
    };
    if args.one_script && project.tenant.is_none() {
        let error = Diagnostic::error("one-script", "`--one-script` is for several tenants");
        return Err(error
            .help("name them: `tenants` of a target in gen.toml, `--tenants-file FILE`, or `--tenant NAME` several times")
            .into());
    }
    let (finished, revisions) = script(context, args, &project, None)?;
    context.ui.report(&finished.warnings);
    let is_current = output(context, args, &finished.text)?;
    let is_complete = finished.not_rendered == 0;
    // The process ends here: taking a large history apart again would only cost time.
    std::mem::forget((revisions, finished));
    Ok(exit(is_complete && is_current))
}

/// Writes a script to its place, or says whether it stands there.
fn output(context: &Context, args: &Args, pieces: &[impl AsRef<str>]) -> Result<bool, Diagnostics> {
    match &args.output {
        Some(path) if args.check => comparing::is_current(context, path, (MADE, pieces)),
        Some(path) => context.ui.file(path, pieces).map(|()| true),
        None => context.ui.pieces(pieces).map(|()| true),
    }
}

fn exit(is_fine: bool) -> Exit {
    if is_fine { Exit::Done } else { Exit::Findings }
}

/// The script for one database, and the revisions that it is made from; as one of several `tenants` its text goes there.
fn script(
    context: &Context,
    args: &Args,
    project: &Project,
    tenants: Option<&mut Tenants>,
) -> Result<(Finished, Revisions), Diagnostics> {
    let dialect = project.dialect(project.dialect_name(None)?);
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
    args.kind().check(&range)?;
    let accepted = args.accepted(&revisions.history)?;
    let aside = aside(args.keep_aside.as_deref(), args.kind(), &accepted)?;
    let about = match &tenants {
        Some(_) => project.about_schemas(),
        None => project.about(),
    };
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
        about: &about,
        running: args.running(),
        aside: aside.as_ref(),
    };
    let finished = match args.kind() {
        Kind::Change | Kind::Upgrade | Kind::Downgrade => match tenants {
            Some(tenants) => tenants.add(&request, range)?,
            None => write(&request, range)?,
        },
        Kind::Precheck => precheck(&request, &range)?,
        Kind::Verify => verify(&request, &range)?,
        Kind::Where => locate(&request, &range)?,
        Kind::Purge => purge(&request, &range)?,
    };
    refuse_losses(&revisions.history, &finished.losses, &accepted)?;
    Ok((finished, revisions))
}

impl Args {
    /// What the script is for.
    fn kind(&self) -> Kind {
        if self.where_am_i {
            Kind::Where
        } else {
            self.kind
        }
    }

    /// What happens when the script is run again after a failure.
    fn running(&self) -> Running {
        if self.resume {
            Running::Resumable
        } else {
            Running::Once
        }
    }

    /// The revisions whose losses are accepted.
    fn accepted<'h>(&self, history: &'h History) -> Result<Vec<&'h str>, Diagnostic> {
        let mut accepted = Vec::new();
        for word in &self.accept_loss {
            match history.resolve(word)? {
                Target::Revisions(indices) if indices.len() == 1 => {
                    accepted.push(history.node(indices[0]).id.as_str());
                }
                Target::Revisions(_) | Target::Base | Target::BranchBase(_) => {
                    let message = format!("`--accept-loss {word}` names no single revision");
                    return Err(Diagnostic::error("accept-loss", message)
                        .help("repeat it, once for each revision"));
                }
            }
        }
        Ok(accepted)
    }

    /// The words for both ends.
    fn ends(&self) -> Result<(Vec<&str>, Vec<&str>), Diagnostic> {
        match &self.range {
            Some(range) => split_range(range),
            None => Ok((typed(&self.from, "base"), typed(&self.to, "head"))),
        }
    }
}

/// Refuses what downgrades lose unless it is accepted, revision by revision.
fn refuse_losses(history: &History, losses: &[Loss], accepted: &[&str]) -> Result<(), Diagnostic> {
    let is_refused = |loss: &&Loss| {
        loss.direction == Direction::Downgrade && !accepted.contains(&loss.revision.as_str())
    };
    let refused: Vec<&Loss> = losses.iter().filter(is_refused).collect();
    if refused.is_empty() {
        return Ok(());
    }
    let message = format!(
        "the downgrade of {} loses what no script brings back",
        counted(refused.len(), "revision")
    );
    let error = refused
        .iter()
        .fold(Diagnostic::error("loses-data", message), |error, loss| {
            error.note(format!("`{}`: {}", loss.revision, loss.what.join(", ")))
        });
    let flags = refused
        .iter()
        .map(|loss| format!("--accept-loss {}", loss.short_id(history)));
    let flags: Vec<String> = flags.collect();
    Err(error
        .help("`--kind precheck` writes a script that tells how many rows that is")
        .help("`--keep-aside` keeps the tables and columns under other names")
        .help(format!("accept it with `{}`", flags.join(" "))))
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
        if let Some((from, to)) = range.split_once("..") {
            return Err(Diagnostic::error("half-a-range", message).help(format!(
                "a colon stands between both ends: `gen sql {from}:{to}`"
            )));
        }
        return Err(Diagnostic::error("half-a-range", message)
            .help(format!("`gen sql :{range}` goes from base to there"))
            .help(format!("`gen sql {range}:` goes from there to the head")));
    };
    let from = if from.is_empty() { "base" } else { from };
    let to = if to.is_empty() { "head" } else { to };
    Ok((vec![from], vec![to]))
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
