//! `gen merge`: a new revision that joins branches.

use super::completions::revisions;
use super::files::adding::{NewArgs, add};
use super::{Context, Outcome};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen merge -m \"bring the branches together\"
  gen merge -m \"bring the shop home\" 1975ea83b712 shop@head

The file has no ops. Its path is printed. SOURCE_DATE_EPOCH, in seconds, takes the place of the clock.")]
pub(super) struct Args {
    /// The revisions to join
    #[arg(value_name = "REV", add = revisions(), default_value = "heads")]
    revisions: Vec<String>,
    #[command(flatten)]
    new: NewArgs,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let message = args.new.message("merge")?;
    let project = context.project()?;
    let so_far = project.revisions_so_far()?;
    context.ui.report(&so_far.warnings);
    let parents = so_far
        .history
        .parents_of_merge(&args.revisions, args.new.splice())?;
    add(context, &project, &so_far, &parents, (&args.new, message))
}
