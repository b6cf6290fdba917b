//! The files that are checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The lines with their numbers, without tests at the end of the file and without comments.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self
            .text
            .find("\n#[cfg(test)]\nmod tests {")
            .unwrap_or(self.text.len());
        self.text[..tests]
            .lines()
            .enumerate()
            .map(|(position, line)| (position + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The first piece of the path below `src`.
    pub(crate) fn layer(&self) -> &str {
        let below = self.path.trim_start_matches("src/");
        let module = below.split('/').next().unwrap_or(below);
        let module = module.trim_end_matches(".rs");
        module.strip_suffix("_stub").unwrap_or(module)
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }
}

pub(crate) fn sources() -> Vec<File> {
    files("src", &[".rs"])
}

/// All text files below a folder with one of these endings, sorted.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(here) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&here) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                waiting.push(path);
            } else if endings
                .iter()
                .any(|ending| path.to_string_lossy().ends_with(ending))
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.iter().filter_map(|path| file(path)).collect()
}

/// The files of the root itself.
pub(crate) fn files_of_the_root(endings: &[&str]) -> Vec<File> {
    let entries = std::fs::read_dir(root()).expect("the root is there");
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.is_file()
                && endings
                    .iter()
                    .any(|ending| path.to_string_lossy().ends_with(ending))
        })
        .filter_map(|path| file(&path))
        .collect()
}

/// The names in a folder, without endings.
pub(crate) fn names(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
    let name = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    entries
        .filter_map(|entry| name(entry.ok()?.path()))
        .collect()
}

/// The lines of the program's own code for which something holds.
pub(crate) fn in_code(holds: impl Fn(&File, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources().iter().filter(|file| !file.is_test()) {
        for (number, line) in file.code().filter(|(_, line)| holds(file, line)) {
            found.push(format!("{}:{number}: {}", file.path, line.trim()));
        }
    }
    found
}

pub(crate) fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(path: &Path) -> Option<File> {
    let below = path.strip_prefix(root()).expect("it lies below the root");
    Some(File {
        path: below.to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(path).ok()?,
    })
}
