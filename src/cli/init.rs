//! `gen init`: a new project.

use std::path::{Path, PathBuf};

use super::{Context, Exit, Outcome};
use crate::diag::Diagnostic;
use crate::project::CONFIG_FILE;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// The files of a new project.
const FILES: [(&str, &str); 2] = [
    (CONFIG_FILE, include_str!("init/gen.toml")),
    (
        "revisions/0001_create_notes.toml",
        include_str!("init/0001_create_notes.toml"),
    ),
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
    for (name, _) in FILES {
        let path = below(name);
        if path.exists() {
            let message = format!("`{}` exists already", path.display());
            let help = "nothing was changed; `gen init DIR` makes the project in another folder";
            return Err(Diagnostic::error("already-exists", message)
                .help(help)
                .into());
        }
    }
    let has_revisions = holds_revisions(&below("revisions"));
    for (name, text) in FILES {
        if has_revisions && name != CONFIG_FILE {
            continue;
        }
        let path = below(name);
        context.ui.new_file(&path, text)?;
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
