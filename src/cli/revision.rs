//! `gen revision`: a new revision file.

use super::completions::revisions;
use super::files::adding::{NewArgs, add};
use super::{Context, Outcome};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen revision -m \"add email to users\"
  gen revision -m \"add email to users\" --edit
  gen revision -m \"a shop\" --head base --branch-label shop
  gen revision -m \"sell shoes\" --head shop@head --depends-on 286c2307065b

The file has no ops yet. Its path is printed. SOURCE_DATE_EPOCH, in seconds, takes the place of the clock.")]
pub(super) struct Args {
    /// What it stands on: a revision, `LABEL@head`, or `base`; may be repeated [default: the only head]
    #[arg(long, value_name = "REV", add = revisions())]
    head: Vec<String>,
    #[command(flatten)]
    new: NewArgs,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let message = args.new.message("revision")?;
    let project = context.project()?;
    let so_far = project.revisions_so_far()?;
    context.ui.report(&so_far.warnings);
    let parents = so_far
        .history
        .parents_of_new(&args.head, args.new.splice())?;
    add(context, &project, &so_far, &parents, (&args.new, message))
}
