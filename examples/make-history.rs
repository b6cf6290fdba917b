//! Writes one synthetic history twice: as a gensql project and, under `alembic/`, as an Alembic one.
//!
//! ```sh
//! cargo run --release --example make-history -- -n 1000 -o DIR [--seed S] [--branches SHARE]
//! ```

#[path = "../benches/history/mod.rs"]
mod history;

use std::env;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use history::Options;

struct Arguments {
    options: Options,
    out: PathBuf,
}

const USAGE: &str = "usage: make-history -n REVISIONS -o DIR [--seed S] [--branches SHARE]";

fn main() -> ExitCode {
    let run = arguments(env::args().skip(1)).and_then(|arguments| make(&arguments));
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where stderr is closed there is nobody left to tell.
            drop(writeln!(io::stderr(), "error: {message}"));
            ExitCode::from(2)
        }
    }
}

fn make(arguments: &Arguments) -> Result<(), String> {
    let history = history::draw(&arguments.options);
    let alembic = arguments.out.join("alembic");
    history::toml::write(&history, &arguments.out)
        .and_then(|()| history::alembic::write(&history, &alembic))
        .and_then(|()| {
            for (kind, count) in history.mix() {
                writeln!(io::stdout(), "{count:>6} {kind:?}")?;
            }
            Ok(())
        })
        .map_err(|error| error.to_string())
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut options = Options {
        revisions: 0,
        seed: 1,
        branches: 0.0,
    };
    let mut out = None;
    while let Some(flag) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match flag.as_str() {
            "-n" | "--revisions" => options.revisions = number(&flag, &value)?,
            "-o" | "--out" => out = Some(PathBuf::from(value)),
            "-s" | "--seed" => options.seed = number(&flag, &value)?,
            "-b" | "--branches" => options.branches = number(&flag, &value)?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    if options.revisions == 0 || !(0.0..=1.0).contains(&options.branches) {
        return Err(USAGE.to_owned());
    }
    let out = out.ok_or(USAGE)?;
    Ok(Arguments { options, out })
}

fn number<T: FromStr>(flag: &str, value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("{flag} {value}: not a number that it takes"))
}
