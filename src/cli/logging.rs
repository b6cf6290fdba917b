//! What a run tells of itself on stderr: `-v`, `-vv`, and for single modules `GEN_LOG`. No script depends on it.

use std::time::Instant;

use log::{LevelFilter, Log, Metadata, Record};

use super::ui;
use crate::config::without_urls;
use crate::diag::Diagnostic;

/// The environment variable: `debug`, `replay=debug`, `info,render::loader=trace`.
const VARIABLE: &str = "GEN_LOG";

const LEVELS: [(&str, LevelFilter); 6] = [
    ("off", LevelFilter::Off),
    ("error", LevelFilter::Error),
    ("warn", LevelFilter::Warn),
    ("info", LevelFilter::Info),
    ("debug", LevelFilter::Debug),
    ("trace", LevelFilter::Trace),
];

/// Prints what modules tell, with the time since the start.
struct Printer {
    start: Instant,
    /// The level of all modules.
    usual: LevelFilter,
    /// Those of single ones, by the beginning of their path.
    modules: Vec<(String, LevelFilter)>,
}

/// Listens to what the modules tell, if anything of it is asked for.
///
/// # Errors
/// When `GEN_LOG` names a level that there is not.
pub(super) fn start(verbosity: u8) -> Result<(), Diagnostic> {
    let asked = std::env::var(VARIABLE).unwrap_or_default();
    if verbosity == 0 && asked.trim().is_empty() {
        return Ok(());
    }
    let mut printer = Printer {
        start: Instant::now(),
        usual: match verbosity {
            0 => LevelFilter::Off,
            1 => LevelFilter::Info,
            2 => LevelFilter::Debug,
            _ => LevelFilter::Trace,
        },
        modules: Vec::new(),
    };
    for piece in asked.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        match piece.split_once('=') {
            Some((module, word)) => {
                let module = module.trim().trim_start_matches("gensql::");
                printer.modules.push((module.to_owned(), level(word)?));
            }
            None => printer.usual = printer.usual.max(level(piece)?),
        }
    }
    let levels = printer.modules.iter().map(|(_, level)| *level);
    let most = levels.fold(printer.usual, Ord::max);
    if log::set_boxed_logger(Box::new(printer)).is_ok() {
        log::set_max_level(most);
    }
    let words: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    log::info!("gen {version}: {}", without_urls(&words.join(" ")));
    Ok(())
}

fn level(word: &str) -> Result<LevelFilter, Diagnostic> {
    let word = word.trim();
    let known = LEVELS.iter().find(|(name, _)| *name == word.to_lowercase());
    known.map(|(_, level)| *level).ok_or_else(|| {
        let message = format!("{VARIABLE} names the level `{word}`, which there is not");
        let names = LEVELS.map(|(name, _)| name);
        Diagnostic::error("wrong-level", message)
            .did_you_mean(word, names)
            .help(format!(
                "known: {}; as in `{VARIABLE}=replay=debug`",
                names.join(", ")
            ))
    })
}

/// The path of a module of this program.
fn module_of<'a>(metadata: &Metadata<'a>) -> Option<&'a str> {
    metadata.target().strip_prefix("gensql::")
}

impl Log for Printer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let Some(module) = module_of(metadata) else {
            return false;
        };
        let is_of = |path: &str| {
            let rest = module.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        // Of several, the last one that fits.
        let own = self.modules.iter().rev().find(|(path, _)| is_of(path));
        metadata.level() <= own.map_or(self.usual, |(_, level)| *level)
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let module = module_of(record.metadata()).unwrap_or_default();
        let passed = self.start.elapsed().as_secs_f64() * 1000.0;
        let level = record.level().as_str().to_lowercase();
        // What an author writes is told on one line, and tells the terminal nothing.
        let text: String = record.args().to_string().chars().map(visible).collect();
        ui::log_line(&format!("{passed:>9.1} ms {level:<5} {module}: {text}"));
    }

    fn flush(&self) {}
}

fn visible(letter: char) -> char {
    if letter.is_control() {
        char::REPLACEMENT_CHARACTER
    } else {
        letter
    }
}
