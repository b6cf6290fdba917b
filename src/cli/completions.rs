//! `gen completions`: what shells ask for while a line is typed. The script that is printed asks this very program, so that
//! revisions and templates are those of the project at hand.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{CommandFactory, ValueEnum};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use super::{Cli, Context, Exit, Outcome};
use crate::config::DialectName;
use crate::diag::Diagnostic;
use crate::project::Project;
use crate::render::listing;
use crate::revision::Revision;

/// The variable by which the script says that it asks, and for which shell.
const VARIABLE: &str = "GEN_COMPLETE";

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "In the file that the shell reads when it starts:
  bash         source <(gen completions bash)
  zsh          source <(gen completions zsh)
  fish         gen completions fish | source
  powershell   gen completions powershell | Out-String | Invoke-Expression

Revisions, labels, dialects and templates are completed, too; those of the project of the current folder, or of `-c FILE`.")]
pub(super) struct Args {
    /// One of `bash`, `zsh`, `fish`, `powershell`
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    fn as_str(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
        }
    }
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let name = args.shell.as_str();
    let mut script = Vec::new();
    let written = match Shells::builtins().completer(name) {
        Some(shell) => shell.write_registration(VARIABLE, "gen", "gen", "gen", &mut script),
        None => Err(std::io::ErrorKind::Unsupported.into()),
    };
    written.map_err(|error| {
        let message = format!("no completions for `{name}`: {error}");
        Diagnostic::error("output", message)
    })?;
    context.ui.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}

/// Answers the script of a shell; `false`: nobody asks.
pub(super) fn answer() -> Result<bool, clap::Error> {
    let folder = std::env::current_dir().ok();
    CompleteEnv::with_factory(Cli::command)
        .var(VARIABLE)
        .try_complete(std::env::args_os(), folder.as_deref())
}

/// The words that name a revision.
pub(super) fn revisions() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let files = files();
        let mut words: Vec<CompletionCandidate> = [
            ("base", "before the first revision"),
            ("head", "the last revision"),
            ("heads", "the last revision of every branch"),
        ]
        .map(|(word, help)| candidate(word, help))
        .into();
        for revision in &files {
            words.push(candidate(&revision.id, &revision.message));
        }
        for label in files.iter().flat_map(|revision| &revision.branch_labels) {
            for end in ["head", "base"] {
                words.push(candidate(&format!("{label}@{end}"), ""));
            }
        }
        words
    })
}

/// The names of the dialects.
pub(super) fn dialects() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let names = DialectName::ALL.into_iter();
        names.map(|name| candidate(name.as_str(), "")).collect()
    })
}

/// The names of the templates.
pub(super) fn templates() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let folder = project().and_then(|project| project.template_folder());
        let files = listing(folder.as_ref()).unwrap_or_default();
        files.iter().map(|file| candidate(&file.name, "")).collect()
    })
}

/// A few words.
pub(super) fn words(words: &'static [&'static str]) -> ArgValueCandidates {
    ArgValueCandidates::new(move || words.iter().map(|word| candidate(word, "")).collect())
}

fn candidate(word: &str, help: &str) -> CompletionCandidate {
    // A shell shows one line, and must not be told anything by it.
    let help: String = help.chars().filter(|c| !c.is_control()).collect();
    CompletionCandidate::new(word).help((!help.is_empty()).then(|| help.into()))
}

/// The revisions of the project; those that cannot be read are left out.
fn files() -> Vec<Revision> {
    project().map_or_else(Vec::new, |project| project.revision_files())
}

fn project() -> Option<Project> {
    Project::find(named_config(std::env::args_os()).as_deref()).ok()
}

/// The settings file that the line names so far.
fn named_config(mut words: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    while let Some(word) = words.next() {
        if word == "-c" || word == "--config" {
            return words.next().map(PathBuf::from);
        }
        if let Some(path) = word
            .to_str()
            .and_then(|word| word.strip_prefix("--config="))
        {
            return Some(PathBuf::from(path));
        }
    }
    None
}
