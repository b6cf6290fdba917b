//! `gen`: SQL scripts from revision files.

use std::process::ExitCode;

/// Deep SQL expressions are parsed by recursion; the memory is only reserved until it is used.
const STACK: usize = 64 << 20;

fn main() -> ExitCode {
    let run = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(gensql::cli::main);
    run.ok()
        .and_then(|thread| thread.join().ok())
        .unwrap_or(ExitCode::from(101))
}
