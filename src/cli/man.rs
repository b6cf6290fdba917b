//! `gen man`: the man pages, made of the help of the commands.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Cli, Context, Exit, Outcome};
use crate::diag::{Diagnostic, counted};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen man > gen.1
  gen man -o ~/.local/share/man/man1    then: man gen, man gen-sql")]
pub(super) struct Args {
    /// Write the pages of all commands into a folder, which is made when it is not there
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.output else {
        context.ui.data(&page(&command)?.1)?;
        return Ok(Exit::Done);
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("cannot make the folder `{}`: {error}", folder.display());
        Diagnostic::error("output", message)
    })?;
    let pages = pages(&command)?;
    for (name, text) in &pages {
        context.ui.file(&folder.join(name), &[text])?;
    }
    let written = counted(pages.len(), "page");
    context
        .ui
        .line(&format!("wrote {written} into {}", folder.display()));
    Ok(Exit::Done)
}

/// The pages of a command and of those below it, each with the name of its file.
fn pages(command: &clap::Command) -> Result<Vec<(String, String)>, Diagnostic> {
    let mut found = vec![page(command)?];
    for below in command.get_subcommands() {
        found.extend(pages(below)?);
    }
    Ok(found)
}

fn page(command: &clap::Command) -> Result<(String, String), Diagnostic> {
    let version = concat!("gensql ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(version).manual("gensql");
    let mut text = Vec::new();
    man.render(&mut text).map_err(|error| {
        let message = format!(
            "cannot make the man page of `{}`: {error}",
            command.get_name()
        );
        Diagnostic::error("output", message)
    })?;
    Ok((
        man.get_filename(),
        String::from_utf8_lossy(&text).into_owned(),
    ))
}
