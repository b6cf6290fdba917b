//! Revision files from disk.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Revision, parse};
use crate::config::Naming;
use crate::diag::{Diagnostic, Diagnostics, Source};

/// More bytes than most revision files have.
const USUAL_SIZE: usize = 1 << 16;

/// What the folders hold.
#[derive(Debug, Default)]
pub struct Loaded {
    /// All revisions that could be read, by file name.
    pub revisions: Vec<Revision>,
    /// What is wrong with the files.
    pub diagnostics: Diagnostics,
    /// Whether there are files that gave no revision: others may name it as their parent.
    pub incomplete: bool,
}

/// Reads all revision files of some folders, sub-folders included.
pub fn load(folders: &[PathBuf], naming: &Naming) -> Loaded {
    let mut loaded = Loaded::default();
    let mut reader = Reader {
        buffer: vec![0; USUAL_SIZE],
    };
    for folder in folders {
        match files_below(folder) {
            Ok(files) => files
                .iter()
                .for_each(|file| read(file, &mut reader, naming, &mut loaded)),
            Err(error) => loaded.diagnostics.push(missing_folder(folder, &error)),
        }
    }
    loaded
}

fn missing_folder(folder: &Path, error: &std::io::Error) -> Diagnostic {
    let folder = folder.display();
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no revisions folder `{folder}`"),
        std::io::ErrorKind::NotADirectory => format!("`{folder}` is no folder with revisions"),
        _ => format!("cannot read the revisions folder `{folder}`: {error}"),
    };
    Diagnostic::error("no-revisions", message)
        .help("`gen init` makes a project; `--config FILE` names another gen.toml; its key `revisions` names the folder")
}

/// All files of a folder, sorted by path so that every run sees them in the same order.
fn files_below(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_hidden = name.as_encoded_bytes().starts_with(b".") || name == "__pycache__";
            if is_hidden {
                continue;
            }
            let file_type = entry.file_type()?;
            if file_type.is_dir() {
                waiting.push(entry.path());
            } else if file_type.is_file() || file_type.is_symlink() {
                files.push(entry.path());
            }
        }
    }
    // By bytes: to compare paths part by part takes longer, and any fixed order will do.
    files.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
    Ok(files)
}

fn read(path: &Path, reader: &mut Reader, naming: &Naming, loaded: &mut Loaded) {
    let shown = shown(path);
    if path.extension().is_none_or(|extension| extension != "toml") {
        if !is_documentation(path) {
            let (what, help) = if path.is_dir() {
                // It may lead to a folder above, and would then never end.
                (
                    "a link to a folder",
                    "name the folder itself in the key `revisions` of gen.toml",
                )
            } else {
                ("no revision file", "revision files end in `.toml`")
            };
            let message = format!("`{shown}` is {what} and is passed over");
            let warning = Diagnostic::warning("not-read", message).help(help);
            loaded.diagnostics.push(warning);
        }
        return;
    }
    let bytes = match reader.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot read `{shown}`: {error}");
            loaded.incomplete = true;
            loaded
                .diagnostics
                .push(Diagnostic::error("unreadable-file", message));
            return;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let (revision, diagnostics) = parse(&Arc::new(Source::new(shown, text)), naming);
            loaded.incomplete |= revision.is_none();
            loaded.revisions.extend(revision);
            loaded.diagnostics.extend(diagnostics);
        }
        Err(error) => {
            loaded.incomplete = true;
            loaded.diagnostics.push(not_utf8(&shown, error));
        }
    }
}

/// Reads files into one buffer: to ask for the size of each first would cost more than reading it.
struct Reader {
    buffer: Vec<u8>,
}

impl Reader {
    fn read(&mut self, path: &Path) -> std::io::Result<Vec<u8>> {
        let mut file = std::fs::File::open(path)?;
        let mut filled = 0;
        loop {
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
            match file.read(&mut self.buffer[filled..])? {
                0 => return Ok(self.buffer[..filled].to_vec()),
                count => filled += count,
            }
        }
    }
}

/// A file that is not UTF-8, with the place of the first byte that fits no character.
pub fn not_utf8(shown: &str, error: std::string::FromUtf8Error) -> Diagnostic {
    let good = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(&error.into_bytes()).into_owned();
    let source = Arc::new(Source::new(shown, text));
    let message = format!("`{shown}` is not UTF-8: the byte at offset {good} fits no character");
    Diagnostic::error("not-utf-8", message)
        .at(&source, good..good + 1, "here")
        .help("save the file as UTF-8")
}

fn is_documentation(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "md" || extension == "txt")
        || path
            .file_stem()
            .is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

/// The path as the user would type it: relative to the current folder where it lies below it.
fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy();
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}
