//! What `gen revision` and `gen merge` have in common: a draft is checked, read together with the history, and only then
//! written.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};

use super::{editing, moment};
use crate::cli::completions::revisions;
use crate::cli::{Context, Exit, Outcome};
use crate::diag::{Diagnostic, Diagnostics};
use crate::history::{History, Splice};
use crate::project::{Project, Revisions};
use crate::revision::{Draft, Revision};

/// The options of a new revision.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// What it does, in one line; needed
    #[arg(long, short, value_name = "TEXT")]
    message: Option<String>,
    /// Let it stand on revisions that are no heads, which begins another branch
    #[arg(long)]
    splice: bool,
    /// A name for the branch that begins with it; may be repeated
    #[arg(long, value_name = "LABEL")]
    branch_label: Vec<String>,
    /// A revision or label of another branch that must be applied before; may be repeated
    #[arg(long, value_name = "REV", add = revisions())]
    depends_on: Vec<String>,
    /// Its id [default: 12 random hex digits]
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    rev_id: Option<String>,
    /// The folder to write it to, one in which revisions are read [default: that of its parent]
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Open it in the editor, which VISUAL or EDITOR names
    #[arg(long)]
    edit: bool,
}

impl NewArgs {
    /// Whether it may stand on a revision that is no head.
    pub(in crate::cli) fn splice(&self) -> Splice {
        if self.splice {
            Splice::Allowed
        } else {
            Splice::Refused
        }
    }

    /// The message, which `command` needs.
    pub(in crate::cli) fn message(&self, command: &str) -> Result<&str, Diagnostic> {
        match self.message.as_deref() {
            Some(message) if !message.trim().is_empty() => Ok(message.trim()),
            given => {
                let what = given.map_or("no message", |_| "an empty message");
                let message = format!("the new revision has {what}");
                Err(Diagnostic::error("no-message", message).help(format!(
                    "say in a few words what it does: `gen {command} -m \"add email to users\"`"
                )))
            }
        }
    }
}

/// Adds a revision with these parents to the project, and prints the path of its file.
pub(in crate::cli) fn add(
    context: &Context,
    project: &Project,
    so_far: &Revisions,
    parents: &[usize],
    (args, message): (&NewArgs, &str),
) -> Outcome {
    let mut draft = draft(&so_far.history, parents, (args, message))?;
    let parent = parents.first().map(|index| &so_far.files[*index]);
    let folder = project.folder_for(args.path.as_deref(), parent)?;
    draft.schema = project.schema_from(&folder);
    let path = folder.join(draft.file_name());
    let text = draft.text();
    // Read anew: another revision may have come meanwhile.
    let with_it = project.revisions_with(&path, text.clone())?;
    context.ui.new_file(&path, &text)?;
    context.ui.data(&format!("{}\n", path.display()))?;
    context
        .ui
        .report(&unseen_by_alembic(&with_it, &draft, &path));
    if args.edit {
        return editing::edit(context, &[&path]);
    }
    Ok(Exit::Done)
}

fn draft(
    history: &History,
    parents: &[usize],
    (args, message): (&NewArgs, &str),
) -> Result<Draft, Diagnostics> {
    let id = args.rev_id.clone().unwrap_or_else(|| random_id(history));
    let wrong = history.check_names_of_new(&id, &args.branch_label);
    if wrong.has_errors() {
        return Err(wrong);
    }
    let parents = parents.iter().map(|index| history.node(*index).id.clone());
    Ok(Draft {
        schema: None,
        id,
        down_revisions: parents.collect(),
        depends_on: history.dependencies_of_new(&args.depends_on)?,
        branch_labels: args.branch_label.clone(),
        message: message.to_owned(),
        created: moment::now()?,
    })
}

/// 12 hex digits, as Alembic draws them, with which no id begins yet.
fn random_id(history: &History) -> String {
    loop {
        // The keys of its hash are drawn from the operating system.
        let drawn = RandomState::new().build_hasher().finish();
        let id = format!("{:012x}", drawn >> 16);
        if history.nodes().iter().all(|node| node.id != id) {
            return id;
        }
    }
}

/// A team that still runs Alembic must know that it passes over TOML.
fn unseen_by_alembic(revisions: &Revisions, draft: &Draft, path: &Path) -> Diagnostics {
    let mut found = Diagnostics::default();
    if revisions.files.iter().any(Revision::is_python) {
        let message = format!(
            "Alembic reads no TOML: it does not know `{}` in `{}`",
            draft.id,
            path.display()
        );
        found.push(
            Diagnostic::warning("not-read-by-alembic", message)
                .help("from here on make the scripts with `gen sql`; `gen import alembic` writes the other revisions as TOML"),
        );
    }
    found
}
