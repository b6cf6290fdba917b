//! The user's editor, and what is to be said of the history when it is closed.

use std::path::Path;
use std::process::Command;

use crate::cli::{Context, Exit, Outcome};
use crate::diag::Diagnostic;

/// Opens files in the editor, and then says what is wrong with the history.
pub(in crate::cli) fn edit(context: &Context, files: &[&Path]) -> Outcome {
    context.ui.leave_terminal();
    open(files)?;
    let project = context.project()?;
    let mut found = match project.revisions() {
        Ok(revisions) => project.faults(&revisions),
        Err(faults) => faults,
    };
    found.drop_repeated();
    context.ui.report(&found);
    Ok(if found.has_errors() {
        Exit::Findings
    } else {
        Exit::Done
    })
}

fn open(files: &[&Path]) -> Result<(), Diagnostic> {
    let shown: Vec<String> = files
        .iter()
        .map(|file| format!("`{}`", file.display()))
        .collect();
    let shown = shown.join(", ");
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|variable| std::env::var(variable).ok())
        .find(|editor| !editor.trim().is_empty());
    let Some(editor) = named else {
        return Err(
            Diagnostic::error("no-editor", "nothing says which editor to open")
                .note(format!("the file is {shown}"))
                .help("set EDITOR, as in `EDITOR=vi`; it may have arguments: `EDITOR=\"code -w\"`"),
        );
    };
    let failed = |why: String| {
        let message = format!("the editor `{editor}` {why}");
        Diagnostic::error("editor", message)
            .note(format!(
                "the file is {shown}; it stays as the editor left it"
            ))
            .help("the variables VISUAL and EDITOR name the editor, the first that is set counts")
    };
    let status = command(&editor)
        .args(files)
        .status()
        .map_err(|error| failed(format!("cannot be started: {error}")))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(127) if cfg!(unix) => Err(failed("was not found (exit code 127)".to_owned())),
        Some(code) => Err(failed(format!("ended with exit code {code}"))),
        None => Err(failed("was killed".to_owned())),
    }
}

/// The shell takes the variable apart, so that quotes in it mean what they mean to other programs, such as git.
#[cfg(unix)]
fn command(editor: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{editor} \"$@\""), "gen"]);
    command
}

#[cfg(not(unix))]
fn command(editor: &str) -> Command {
    if Path::new(editor).is_file() {
        return Command::new(editor);
    }
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words);
    command
}
