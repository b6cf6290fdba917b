//! `gen json-schema`: what editors are told of revision files and of gen.toml.

use std::path::PathBuf;

use clap::ValueEnum;

use super::files::comparing;
use super::{Context, Exit, Outcome};
use crate::config;
use crate::revision;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen json-schema -o schemas/revision.json
  gen json-schema config -o schemas/config.json
  gen json-schema --check -o schemas/revision.json

Even Better TOML and Taplo read the first line of a file: #:schema ../schemas/revision.json
`gen init` writes both schemas. `gen revision` and `gen merge` write that line when schemas/revision.json lies
beside gen.toml.")]
pub(super) struct Args {
    /// Of what: `revision`, or `config` for gen.toml
    #[arg(
        value_name = "WHAT",
        default_value = "revision",
        hide_possible_values = true
    )]
    what: What,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing; exit with 1, and print what differs, unless the file of `-o` holds this very schema
    #[arg(long, requires = "output")]
    check: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum What {
    Revision,
    Config,
}

impl What {
    /// The schema, as a file holds it.
    pub(super) fn text(self) -> String {
        match self {
            Self::Revision => format!("{:#}\n", revision::json_schema()),
            Self::Config => config::JSON_SCHEMA.to_owned(),
        }
    }
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let text = args.what.text();
    match &args.output {
        Some(path) if args.check => {
            let made = "the schema that this version of `gen` makes";
            if !comparing::is_current(context, path, (made, &[text]))? {
                return Ok(Exit::Findings);
            }
        }
        Some(path) => context.ui.file(path, &[text])?,
        None => context.ui.data(&text)?,
    }
    Ok(Exit::Done)
}
