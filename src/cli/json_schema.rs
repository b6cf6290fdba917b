//! `gen json-schema`: what editors are told of revision files and of gen.toml.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Context, Exit, Outcome};
use crate::config;
use crate::revision;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen json-schema -o schemas/revision.json
  gen json-schema config -o schemas/config.json

Even Better TOML and Taplo read the first line of a file: #:schema ../schemas/revision.json
`gen revision` and `gen merge` write it when schemas/revision.json lies beside gen.toml.")]
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
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Revision,
    Config,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let text = match args.what {
        What::Revision => format!("{:#}\n", revision::json_schema()),
        What::Config => config::JSON_SCHEMA.to_owned(),
    };
    match &args.output {
        Some(path) => context.ui.file(path, &[text])?,
        None => context.ui.data(&text)?,
    }
    Ok(Exit::Done)
}
