//! sqlfluff, a linter with grammars of its own, for the servers that no test can run: <https://docs.sqlfluff.com>.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gensql::config::DialectName;
use serde_json::json;

use super::judgement::Judge;

/// What `.ci/run` installs.
const REQUIREMENTS: &str = include_str!("requirements.txt");

/// A Python that has sqlfluff in the version that the gaps are written for.
pub(crate) struct Sqlfluff {
    python: PathBuf,
}

impl Sqlfluff {
    /// Finds it where `.ci/run` puts it, or in the Python of the machine.
    pub(crate) fn find() -> Result<Self, String> {
        let version = REQUIREMENTS.trim().trim_start_matches("sqlfluff==");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        let installed = target.map(|target| target.join("judges/bin/python"));
        let mut found = Vec::new();
        for python in installed.into_iter().chain([PathBuf::from("python3")]) {
            let judge = Self { python };
            match judge.ask("ansi", &[]) {
                Ok((is, _)) if is == version => return Ok(judge),
                Ok((is, _)) => found.push(is),
                Err(_) => {}
            }
        }
        Err(match found.first() {
            Some(other) => format!("sqlfluff {version} is wanted, and {other} is installed"),
            None => format!("no sqlfluff {version} on this machine"),
        })
    }

    /// The version, and what is wrong with each statement.
    fn ask(
        &self,
        dialect: &str,
        statements: &[String],
    ) -> Result<(String, Vec<Option<String>>), String> {
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/judging/sqlfluff_judge.py"
        );
        let mut process = Command::new(&self.python)
            .args(["-I", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let asked = json!({ "dialect": dialect, "statements": statements }).to_string();
        let mut stdin = process.stdin.take().expect("its stdin is a pipe");
        // One that is not there ends before it reads; its stderr says so.
        let written = stdin.write_all(asked.as_bytes());
        drop(stdin);
        let output = process
            .wait_with_output()
            .map_err(|error| error.to_string())?;
        if !output.status.success() || written.is_err() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let (version, answers) = text.split_once('\n').ok_or("it says nothing")?;
        let answers = serde_json::from_str(answers).map_err(|error| error.to_string())?;
        Ok((version.to_owned(), answers))
    }
}

impl Judge for Sqlfluff {
    fn name(&self) -> &'static str {
        "sqlfluff"
    }

    fn refusals(&self, dialect: DialectName, statements: &[String]) -> Vec<Option<String>> {
        let dialect = match dialect {
            DialectName::Mssql => "tsql",
            other => other.as_str(),
        };
        let (_, answers) = self
            .ask(dialect, statements)
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(answers.len(), statements.len(), "one answer a statement");
        answers
    }
}
