//! Revision files from disk.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::{Readers, Revision, python};
use crate::alembic::Environment;
use crate::diag::{Diagnostic, Diagnostics, Source, counted};
use crate::progress;

/// More bytes than most revision files have.
const USUAL_SIZE: usize = 1 << 16;

/// A folder with revision files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether the folders below it hold revision files, too.
    pub recursive: bool,
}

impl From<PathBuf> for Folder {
    fn from(path: PathBuf) -> Self {
        Self {
            path,
            recursive: true,
        }
    }
}

/// What the folders hold.
#[derive(Debug, Default)]
pub struct Loaded {
    /// All revisions that could be read, by file name.
    pub revisions: Vec<Revision>,
    /// Those whose place another file takes.
    pub replaced: Vec<Revision>,
    /// What is wrong with the files.
    pub diagnostics: Diagnostics,
    /// The files that gave no revision: others may name it as their parent.
    pub unread: Vec<String>,
}

/// Reads all revision files of some folders.
pub fn load(folders: &[Folder], environment: Environment) -> Loaded {
    let mut loaded = Loaded::default();
    let mut reader = Reader {
        buffer: vec![0; USUAL_SIZE],
        readers: Rc::new(Readers::new(environment)),
    };
    for folder in folders {
        match files_below(folder) {
            Ok(files) => {
                log::debug!("{} files in {}", files.len(), folder.path.display());
                for file in progress::over("reading revisions", files.iter()) {
                    log::trace!("{}", file.display());
                    read(file, &mut reader, &mut loaded);
                }
            }
            Err(error) => loaded
                .diagnostics
                .push(missing_folder(&folder.path, &error)),
        }
    }
    log::info!("{}", counted(loaded.revisions.len(), "revision file"));
    // A TOML revision takes the place of the Alembic one with the same id.
    loaded.let_count(|revision| !revision.is_python());
    loaded
}

impl Loaded {
    /// Takes the Alembic revisions back whose place was taken, to write them anew.
    pub fn prefer_python(&mut self) {
        self.revisions.append(&mut self.replaced);
        self.let_count(Revision::is_python);
    }

    /// Sets those aside that do not count, where one with the same id does.
    fn let_count(&mut self, counts: impl Fn(&Revision) -> bool) {
        let counting = self.revisions.iter().filter(|revision| counts(revision));
        let ids: BTreeSet<String> = counting.map(|revision| revision.id.clone()).collect();
        let all = std::mem::take(&mut self.revisions).into_iter();
        (self.revisions, self.replaced) =
            all.partition(|revision| counts(revision) || !ids.contains(&revision.id));
    }
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
fn files_below(folder: &Folder) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.path.clone()];
    while let Some(here) = waiting.pop() {
        for entry in std::fs::read_dir(&here)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_hidden = name.as_encoded_bytes().starts_with(b".") || name == "__pycache__";
            if is_hidden {
                continue;
            }
            let file_type = entry.file_type()?;
            if file_type.is_dir() {
                if folder.recursive {
                    waiting.push(entry.path());
                }
            } else if file_type.is_file() || file_type.is_symlink() {
                files.push(entry.path());
            }
        }
    }
    // By bytes: to compare paths part by part takes longer, and any fixed order will do.
    files.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
    Ok(files)
}

fn read(path: &Path, reader: &mut Reader, loaded: &mut Loaded) {
    let shown = shown(path);
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_python = extension == Some("py");
    if is_python && path.file_name().is_some_and(|name| name == "__init__.py") {
        return;
    }
    if !is_python && extension != Some("toml") {
        if !is_documentation(path) {
            let (what, help) = if path.is_dir() {
                // It may lead to a folder above, and would then never end.
                (
                    "a link to a folder",
                    "name the folder itself in the key `revisions` of gen.toml",
                )
            } else {
                (
                    "no revision file",
                    "revision files end in `.toml`, those of Alembic in `.py`",
                )
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
            loaded.unread.push(shown);
            loaded
                .diagnostics
                .push(Diagnostic::error("unreadable-file", message));
            return;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) if is_python => {
            let source = Arc::new(Source::new(shown, text));
            match python::parse(&source, &reader.readers) {
                Ok(revision) => loaded.revisions.extend(revision),
                Err(diagnostics) => {
                    loaded.unread.push(source.path.clone());
                    loaded.diagnostics.extend(diagnostics);
                }
            }
        }
        Ok(text) => {
            let source = Arc::new(Source::new(shown, text));
            let (revision, diagnostics) = reader.readers.parse(&source);
            let unread = revision.is_none().then(|| source.path.clone());
            loaded.unread.extend(unread);
            loaded.revisions.extend(revision);
            loaded.diagnostics.extend(diagnostics);
        }
        Err(error) => {
            loaded.diagnostics.push(not_utf8(&shown, error));
            loaded.unread.push(shown);
        }
    }
}

/// Reads files into one buffer: to ask for the size of each first would cost more than reading it.
struct Reader {
    buffer: Vec<u8>,
    readers: Rc<Readers>,
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
