//! The command line: one file a command. `ui` alone prints.

mod aside;
mod bar;
mod branches;
mod check;
mod completions;
mod databases;
mod edit;
mod elsewhere;
mod files;
mod graph;
mod heads;
mod history;
mod import;
mod init;
mod json_schema;
mod listing;
mod logging;
mod man;
mod merge;
mod revision;
mod schema;
mod script_kind;
mod show;
mod sql;
mod stamp;
mod templates;
mod ui;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::DialectName;
use crate::diag::Diagnostics;
use crate::project::Project;
use ui::{Loudness, Ui};

/// The options of all commands stand behind those of the command.
const GLOBAL: usize = 900;

/// Upgrade and downgrade SQL scripts from revision files, without a database connection
#[derive(Debug, Parser)]
#[command(
    name = "gen",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    /// The settings file [default: the nearest gen.toml, from here upwards]
    #[arg(
        long,
        short = 'c',
        global = true,
        value_name = "FILE",
        display_order = GLOBAL
    )]
    config: Option<PathBuf>,
    /// How diagnostics are written to stderr: `text`, or `json` for one object a line
    #[arg(
        long,
        global = true,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true,
        display_order = GLOBAL
    )]
    diagnostics: ui::DiagnosticFormat,
    /// Say on stderr what is done and how long it takes; `-vv`: step by step; `history`, `branches` and `heads` first show
    /// everything that the files say
    #[arg(long, short, global = true, action = clap::ArgAction::Count, display_order = GLOBAL)]
    verbose: u8,
    /// Say nothing on stderr but errors
    #[arg(
        long,
        short,
        global = true,
        conflicts_with = "verbose",
        display_order = GLOBAL
    )]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the SQL script from one revision to another
    ///
    /// Older to newer is an upgrade, newer to older a downgrade.
    Sql(sql::Args),
    /// Print the SQL script that only moves the version table
    ///
    /// No revision runs.
    Stamp(stamp::Args),
    /// Make a new project: gen.toml, a first revision, and what editors want to know of both
    ///
    /// Nothing that exists is overwritten.
    Init(init::Args),
    /// Make a new revision file
    ///
    /// It is read together with the history before it is written. Nothing that exists is overwritten.
    Revision(revision::Args),
    /// Make a revision that joins branches
    ///
    /// Without a REV all heads are joined.
    Merge(merge::Args),
    /// Open a revision file in the editor
    ///
    /// VISUAL or EDITOR names it.
    Edit(edit::Args),
    /// Write the revisions of another tool as TOML
    ///
    /// The files that they come from stay as they are.
    Import(import::Args),
    /// Prove the whole history for every configured dialect
    ///
    /// Loads, orders, replays, lowers and renders everything, and proves that each downgrade restores what was there.
    /// Exit code 1: there are findings.
    Check(check::Args),
    /// List the revisions, newest first
    ///
    /// Each line: parents -> revision, labels, what it is, message.
    History(history::Args),
    /// List the revisions that several others follow
    ///
    /// Each with what follows it, the labels of the branches, messages.
    Branches(branches::Args),
    /// Draw the history: text, Mermaid, DOT or SVG
    ///
    /// Newest on top. A range is marked with arrows: up is applied, down is taken back.
    Graph(graph::Args),
    /// List the revisions that no other one follows
    ///
    /// Each line: revision, labels, message. An effective head is one on which another branch depends: it has no row of its
    /// own in the version table.
    Heads(heads::Args),
    /// Show revisions and what they do
    ///
    /// The head of the file, then each op in words.
    Show(show::Args),
    /// Print the structure at a revision
    ///
    /// The replayed catalog: everything that exists after it.
    Schema(schema::Args),
    /// List the SQL templates, or copy one out to change it
    ///
    /// Without a word: each template and where it comes from.
    Templates(templates::Args),
    /// Print the JSON Schema of revision files or of gen.toml, for editors
    ///
    /// Draft 7, as Taplo and Even Better TOML read it.
    JsonSchema(json_schema::Args),
    /// Print what a shell needs to complete lines that begin with gen
    ///
    /// The shell then asks this program, which looks into the project at hand.
    Completions(completions::Args),
    /// Print the man page, or write those of all commands
    ///
    /// They are made of the same texts as the help.
    Man(man::Args),
}

/// How a command ended, when it did what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Nothing to report.
    Done,
    /// There are findings.
    Findings,
}

/// What a command needs.
struct Context {
    ui: Ui,
    config: Option<PathBuf>,
    /// Whether a list shows everything.
    verbose: bool,
}

impl Context {
    fn project(&self) -> Result<Project, Diagnostics> {
        Ok(Project::find(self.config.as_deref())?)
    }
}

type Outcome = Result<Exit, Diagnostics>;

/// Runs the program.
pub fn main() -> ExitCode {
    match completions::answer() {
        Ok(true) => return ExitCode::SUCCESS,
        Ok(false) => {}
        Err(error) => return ui::usage(&error),
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return ui::usage(&elsewhere::with_tip(error)),
    };
    let loudness = if cli.quiet {
        Loudness::Errors
    } else {
        Loudness::All
    };
    let mut context = Context {
        ui: Ui::new(cli.diagnostics, loudness),
        config: cli.config,
        verbose: cli.verbose > 0,
    };
    // The first `-v` of a list is for the list.
    let is_list = matches!(
        cli.command,
        Command::History(_) | Command::Branches(_) | Command::Heads(_)
    );
    let outcome = logging::start(cli.verbose.saturating_sub(u8::from(is_list)))
        .map_err(Diagnostics::from)
        .and_then(|()| {
            context.ui.show_progress();
            run(&context, cli.command)
        });
    let code = match outcome {
        Ok(Exit::Done) => 0,
        Ok(Exit::Findings) => 1,
        Err(mut diagnostics) => {
            diagnostics.drop_repeated();
            context.ui.fail(&diagnostics)
        }
    };
    log::info!("done, exit code {code}");
    ExitCode::from(code)
}

fn run(context: &Context, command: Command) -> Outcome {
    match command {
        Command::Sql(args) => sql::run(context, &args),
        Command::Stamp(args) => stamp::run(context, &args),
        Command::Init(args) => init::run(context, &args),
        Command::Revision(args) => revision::run(context, &args),
        Command::Merge(args) => merge::run(context, &args),
        Command::Edit(args) => edit::run(context, &args),
        Command::Import(args) => import::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::History(args) => history::run(context, &args),
        Command::Branches(args) => branches::run(context, &args),
        Command::Graph(args) => graph::run(context, &args),
        Command::Heads(args) => heads::run(context, &args),
        Command::Show(args) => show::run(context, &args),
        Command::Schema(args) => schema::run(context, &args),
        Command::Templates(args) => templates::run(context, &args),
        Command::JsonSchema(args) => json_schema::run(context, &args),
        Command::Completions(args) => completions::run(context, &args),
        Command::Man(args) => man::run(context, &args),
    }
}

/// Reads a dialect's name from the command line.
fn parse_dialect(name: &str) -> Result<DialectName, String> {
    DialectName::parse(name).ok_or_else(|| {
        let known = DialectName::ALL.map(DialectName::as_str);
        match crate::diag::nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it is one of {}", known.join(", ")),
        }
    })
}
