//! `gen`: SQL scripts from revision files.

use std::process::ExitCode;

fn main() -> ExitCode {
    gensql::cli::main()
}
