//! The text that describes a database: one block per thing, one line per part, all sorted.
//!
//! It knows no engine; an engine hands in (kind, name, line) triples in any order.

use std::collections::BTreeMap;
use std::fmt;

/// A database in words.
#[derive(Debug, Default)]
pub(super) struct Description {
    things: BTreeMap<(String, String), Vec<String>>,
}

impl Description {
    /// Reads rows of kind, name and line; an empty line only says that the thing exists.
    pub(super) fn from_rows(rows: Vec<Vec<String>>) -> Self {
        let mut description = Self::default();
        for row in rows {
            let [kind, name, line] =
                <[String; 3]>::try_from(row).expect("the query has three columns");
            description.add(&kind, &name, &line);
        }
        description
    }

    /// Adds a line to a thing, which it also makes known.
    pub(super) fn add(&mut self, kind: &str, name: &str, line: &str) {
        let lines = self
            .things
            .entry((kind.to_owned(), name.to_owned()))
            .or_default();
        if !line.is_empty() {
            lines.push(
                line.replace('\\', r"\\")
                    .replace('\r', r"\r")
                    .replace('\n', r"\n"),
            );
        }
    }

    /// Takes away every thing with one of these names.
    pub(super) fn without(mut self, names: &[&str]) -> Self {
        self.things
            .retain(|(_, name), _| !names.contains(&name.as_str()));
        self
    }
}

impl fmt::Display for Description {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ((kind, name), lines) in &self.things {
            writeln!(formatter, "{}", format!("{kind} {name}").trim_end())?;
            let mut lines: Vec<&String> = lines.iter().collect();
            lines.sort();
            for line in lines {
                writeln!(formatter, "  {line}")?;
            }
        }
        Ok(())
    }
}
