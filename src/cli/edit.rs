//! `gen edit`: a revision file in the editor.

use std::path::Path;

use super::completions::revisions;
use super::files::editing;
use super::{Context, Outcome};
use crate::diag::{Diagnostic, Diagnostics};
use crate::history::Target;
use crate::project::Project;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen edit head
  EDITOR=\"code -w\" gen edit 286c2307065b

When the editor is closed, the history is loaded and replayed. Exit code 1: something is wrong with it.")]
pub(super) struct Args {
    /// The revision: an id, a prefix, `head`, `heads`, `LABEL@head`
    #[arg(value_name = "REV", add = revisions())]
    revision: String,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let files = files(&project, &args.revision)?;
    let files: Vec<&Path> = files.iter().map(Path::new).collect();
    editing::edit(context, &files)
}

/// The files of the revisions that a word names; in a broken history only an id does.
fn files(project: &Project, word: &str) -> Result<Vec<String>, Diagnostics> {
    let revisions = match project.revisions() {
        Ok(revisions) => revisions,
        Err(faults) => {
            let files = project.files_of(word);
            return if files.is_empty() {
                Err(faults)
            } else {
                Ok(files)
            };
        }
    };
    match revisions.history.resolve(word)? {
        Target::Revisions(found) => Ok(found
            .into_iter()
            .map(|index| revisions.files[index].source.path.clone())
            .collect()),
        Target::Base | Target::BranchBase(_) => {
            let message = format!("`{word}` is a place before a revision, and has no file");
            let diagnostic = Diagnostic::error("no-revision", message);
            Err(diagnostic
                .help("name a revision: `gen history` lists them")
                .into())
        }
    }
}
