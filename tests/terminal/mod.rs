//! Runs the real binary in a folder of its own and shows what came out.

#![allow(dead_code, reason = "each test program uses a part")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const USERS: &str = r#"revision = "0001"
message = "create users"

[[upgrade]]
op = "create_table"
table = "users"
columns = [{ name = "id", type = "integer", primary_key = true }]
"#;

/// A folder that is gone when it is dropped.
pub(crate) struct Folder(TempDir);

/// What a run printed and how it ended.
pub(crate) struct Outcome {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder aside can be made"))
    }

    /// A project with one revision.
    pub(crate) fn project() -> Self {
        let folder = Self::new();
        folder.write("gen.toml", "dialect = \"postgresql\"\n");
        folder.write("revisions/0001_create_users.toml", USERS);
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        make_parent(&path);
        std::fs::write(path, text).expect("a file can be written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        match std::fs::read(self.path().join(name)) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(_) => format!("cat: {name}: no such file\n"),
        }
    }

    /// `gen` with words, in a clean environment.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
        command
            .args(words)
            .current_dir(self.path())
            .env_clear()
            .stdin(Stdio::null());
        command
    }
}

impl Outcome {
    pub(crate) fn new(output: &Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout.clone()).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr.clone()).expect("stderr is UTF-8"),
            code: output.status.code(),
        }
    }

    /// Everything, one stream after the other.
    pub(crate) fn shown(&self) -> String {
        let mut shown = String::new();
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                let _ = write!(shown, "--- {name}\n{text}");
            }
        }
        let _ = match self.code {
            Some(code) => writeln!(shown, "--- exit {code}"),
            None => writeln!(shown, "--- killed"),
        };
        shown
    }
}

/// All files below a folder, sorted, with `/` between the names.
pub(crate) fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(here) = waiting.pop() {
        for entry in std::fs::read_dir(&here).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below");
                files.push(name.display().to_string().replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}

fn make_parent(path: &Path) {
    let parent = path.parent().expect("a file lies in a folder");
    std::fs::create_dir_all(parent).expect("a folder can be made");
}
