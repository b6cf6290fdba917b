//! `gen import`: the revisions of another tool as TOML. All are read and written anew before the first file is.

use std::path::{Path, PathBuf};

use super::completions::dialects;
use super::{Context, Exit, Outcome, parse_dialect};
use crate::config::DialectName;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::import::{Imported, NewFile, Target, import};
use crate::project::{Project, Revisions};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, clap::Subcommand)]
enum From {
    /// Write a TOML revision for each of Alembic's
    ///
    /// Nothing is run: the Python is read. Every script stays what it was, byte for byte.
    Alembic(AlembicArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen import alembic
  gen import alembic backend/alembic.ini --out backend/revisions
  gen import alembic --dialect postgresql --dialect sqlite")]
struct AlembicArgs {
    /// alembic.ini, pyproject.toml, or the folder of one [default: the project that is found]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// The folder for the TOML revisions [default: `revisions` in the folder of the project]
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only for this database; may be repeated [default: those that the project names, else all six]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect, add = dialects())]
    dialect: Vec<DialectName>,
    /// Overwrite files that exist
    #[arg(long)]
    force: bool,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    match &args.from {
        From::Alembic(args) => alembic(context, args),
    }
}

fn alembic(context: &Context, args: &AlembicArgs) -> Outcome {
    let project = match &args.path {
        Some(path) => Project::at(path)?,
        None => context.project()?,
    };
    let revisions = project.revisions_to_import()?;
    context.ui.report(&revisions.warnings);
    let targets = targets(&project, args)?;
    let imported = import(
        &revisions.history,
        &revisions.files,
        &targets,
        &project.naming(),
    );
    let folder = args.out.clone().unwrap_or_else(|| project.own_revisions());
    if imported.files.is_empty() && imported.left.is_empty() {
        return Err(
            Diagnostic::error("nothing-to-import", "there are no Alembic revisions here")
                .help("name the alembic.ini of the project, or its folder")
                .into(),
        );
    }
    let files = placed(&imported, &revisions, &folder);
    if !args.force {
        refuse_to_overwrite(&files)?;
    }
    context.ui.report(&imported.diagnostics);
    if !files.is_empty() {
        make_folder(&folder)?;
    }
    for (path, file) in &files {
        context.ui.file(path, &[&file.text])?;
    }
    tell(context, &project, &imported, &folder);
    Ok(if imported.left.is_empty() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

fn targets(project: &Project, args: &AlembicArgs) -> Result<Vec<Target>, Diagnostics> {
    let names = if args.dialect.is_empty() {
        project.dialects()?
    } else {
        args.dialect.clone()
    };
    let targets = DialectName::ALL
        .into_iter()
        .filter(|name| names.contains(name))
        .map(|name| {
            let dialect = project.dialect(name);
            let renderer = project.renderer(&dialect);
            Target { dialect, renderer }
        });
    Ok(targets.collect())
}

/// Where each file goes: to the place of the TOML revision that has its id, or into the folder.
fn placed<'a>(
    imported: &'a Imported,
    revisions: &Revisions,
    folder: &Path,
) -> Vec<(PathBuf, &'a NewFile)> {
    let files = imported.files.iter().map(|file| {
        let mut known = revisions.replaced.iter();
        let path = match known.find(|revision| revision.id == file.id) {
            Some(revision) => PathBuf::from(&revision.source.path),
            None => folder.join(&file.name),
        };
        (path, file)
    });
    files.collect()
}

fn refuse_to_overwrite(files: &[(PathBuf, &NewFile)]) -> Result<(), Diagnostics> {
    const SHOWN: usize = 5;
    let existing: Vec<&PathBuf> = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.exists())
        .collect();
    if existing.is_empty() {
        return Ok(());
    }
    let message = match existing.as_slice() {
        [path] => format!("`{}` exists already", path.display()),
        paths => format!("{} files exist already", paths.len()),
    };
    let mut error = Diagnostic::error("already-exists", message);
    if existing.len() > 1 {
        for path in existing.iter().take(SHOWN) {
            error = error.note(format!("`{}`", path.display()));
        }
        if existing.len() > SHOWN {
            error = error.note(format!("and {} more", existing.len() - SHOWN));
        }
    }
    Err(error
        .help("nothing was written; `--force` overwrites them, `--out DIR` writes into another folder")
        .into())
}

fn make_folder(folder: &Path) -> Result<(), Diagnostics> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {error}", folder.display());
        Diagnostic::error("output", message).into()
    })
}

/// What was done, and what is to be done next.
fn tell(context: &Context, project: &Project, imported: &Imported, folder: &Path) {
    let line = |line: &str| context.ui.line(line);
    if !imported.files.is_empty() {
        let count = counted(imported.files.len(), "revision");
        line(&format!("wrote {count} to {}", folder.display()));
    }
    if !imported.left.is_empty() {
        let left = imported.left.join(", ");
        line(&format!(
            "not imported, see above: {left}; the Alembic files are read in their place"
        ));
    }
    line("next: gen check");
    if !imported.left.is_empty() {
        return;
    }
    line(
        "      then the Alembic files can go: a TOML revision counts before the one with the same id",
    );
    let settings = project.settings_of_alembic(folder);
    if !settings.is_empty() {
        line("      without alembic.ini, gen.toml has to say:\n");
        line(&settings);
    }
}
