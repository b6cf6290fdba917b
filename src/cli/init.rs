//! `gen init`: a new project.

use std::path::{Path, PathBuf};

use super::json_schema::What;
use super::{Context, Exit, Outcome};
use crate::diag::{Diagnostic, Diagnostics};
use crate::project::CONFIG_FILE;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// The first revision of a new project.
const EXAMPLE: (&str, &str) = (
    "revisions/0001_create_notes.toml",
    include_str!("init/0001_create_notes.toml"),
);

/// What the files of a new project name in their first line.
const SCHEMAS: [(&str, What); 2] = [
    ("schemas/revision.json", What::Revision),
    ("schemas/config.json", What::Config),
];

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let is_here = args.folder == Path::new(".");
    let below = |name: &str| {
        if is_here {
            PathBuf::from(name)
        } else {
            args.folder.join(name)
        }
    };
    for name in [CONFIG_FILE, EXAMPLE.0] {
        let path = below(name);
        if path.exists() {
            let message = format!("`{}` exists already", path.display());
            return Err(refused(message));
        }
    }
    for folder in [args.folder.clone(), below("revisions"), below("schemas")] {
        if folder.exists() && !folder.is_dir() {
            return Err(refused(format!("`{}` is no folder", folder.display())));
        }
    }
    let mut files = vec![(CONFIG_FILE, include_str!("init/gen.toml").to_owned())];
    if !holds_revisions(&below("revisions")) {
        files.push((EXAMPLE.0, EXAMPLE.1.to_owned()));
    }
    // A schema that is there may be of another version; `gen json-schema` makes it anew.
    let missing = SCHEMAS.iter().filter(|(name, _)| !below(name).exists());
    files.extend(missing.map(|(name, what)| (*name, what.text())));
    for (name, text) in files {
        let path = below(name);
        context.ui.new_file(&path, &text)?;
        context.ui.line(&format!("wrote {}", path.display()));
    }
    context.ui.line(&if is_here {
        "next: gen sql --from base --to head".to_owned()
    } else {
        let config = below(CONFIG_FILE);
        format!(
            "next: gen sql --config {} --from base --to head",
            config.display()
        )
    });
    Ok(Exit::Done)
}

fn refused(message: String) -> Diagnostics {
    let help = "nothing was changed; `gen init DIR` makes the project in another folder";
    Diagnostic::error("already-exists", message)
        .help(help)
        .into()
}

/// Whether a folder holds revision files: among them the example would be a second first one.
fn holds_revisions(folder: &Path) -> bool {
    let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.any(|entry| {
        let path = entry.path();
        path.is_dir()
            || path
                .extension()
                .is_some_and(|end| end == "toml" || end == "py")
    })
}
