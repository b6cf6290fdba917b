//! `gen templates`: lists the SQL templates, and copies one out to be changed.

use super::completions::templates;
use super::{Context, Exit, Outcome};
use crate::diag::{Diagnostic, Diagnostics};
use crate::render::{Origin, TemplateFile, listing};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Copy a template into the project, where it takes the place of the built-in one
    Eject {
        /// `<folder>/<name>`, such as `postgresql/create_table`
        #[arg(add = templates())]
        name: String,
    },
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let folder = project.template_folder();
    let files = listing(folder.as_ref()).map_err(|error| {
        Diagnostic::error(
            "templates",
            format!("cannot read the project's templates: {error}"),
        )
    })?;
    let Some(Action::Eject { name }) = &args.action else {
        let lines = files.iter().map(|file| {
            let origin = match file.origin {
                Origin::BuiltIn => "built in",
                Origin::Project => "this project",
            };
            format!("{:<40}{origin}\n", file.name)
        });
        context.ui.data(&lines.collect::<String>())?;
        return Ok(Exit::Done);
    };
    let file = find(&files, name)?;
    let path = project
        .templates_path()
        .join(format!("{}.sql.j2", file.name));
    if path.exists() {
        let message = format!("`{}` exists already", path.display());
        return Err(Diagnostic::error("already-exists", message)
            .help("delete it to take the built-in one again")
            .into());
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|error| {
            Diagnostic::error(
                "output",
                format!("cannot make the folder `{}`: {error}", parent.display()),
            )
        })?;
    }
    context.ui.file(&path, &[&file.text])?;
    context.ui.line(&format!("wrote {}", path.display()));
    Ok(Exit::Done)
}

fn find<'a>(files: &'a [TemplateFile], name: &str) -> Result<&'a TemplateFile, Diagnostics> {
    files.iter().find(|file| file.name == name).ok_or_else(|| {
        let known = files.iter().map(|file| file.name.as_str());
        let bare = files
            .iter()
            .find(|file| file.name.ends_with(&format!("/{name}")));
        let diagnostic =
            Diagnostic::error("unknown-template", format!("there is no template `{name}`"));
        match bare {
            Some(file) => diagnostic.help(format!("did you mean `{}`?", file.name)),
            None => diagnostic.did_you_mean(name, known),
        }
        .help("`gen templates` lists them all")
        .into()
    })
}
