//! One shape for everything a user must be told: what is wrong, where, and what to do.
//!
//! Knows nothing of SQL or revisions. `text` draws a diagnostic like rustc does, `json` writes it for tools.

mod counted;
mod json;
mod letters;
mod nearest;
mod source;
mod text;

pub use counted::counted;
pub use json::to_json;
pub use letters::{is_blank_like, is_invisible, look_alike, turns_text};
pub use nearest::nearest;
pub use source::{Source, Span};
pub use text::to_text;

use std::collections::BTreeSet;
use std::sync::Arc;

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The command goes on; the user should look.
    Warning,
    /// Nothing is written.
    Error,
}

/// A marked place in a file.
#[derive(Debug, Clone)]
pub struct Label {
    /// The file.
    pub source: Arc<Source>,
    /// Byte range in the file's text.
    pub span: Span,
    /// What is to be said of the place; may be empty.
    pub message: String,
}

/// One message to the user.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable kebab-case code, such as `unknown-column`.
    pub code: &'static str,
    /// What is wrong: a lower-case phrase without a final period.
    pub message: String,
    /// Where: the first is the primary place.
    pub labels: Vec<Label>,
    /// Facts that help to understand.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// Whether another one says the same of the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }

    fn identity(&self) -> (&str, Option<(&str, usize)>) {
        let place = self.labels.first();
        let place = place.map(|label| (label.source.path.as_str(), label.span.start));
        (&self.message, place)
    }

    /// Starts an error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, &message.into())
    }

    /// Starts a warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, &message.into())
    }

    fn new(severity: Severity, code: &'static str, message: &str) -> Self {
        Self {
            severity,
            code,
            message: shortened(message),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds a place; the first one added is the primary one.
    #[must_use]
    pub fn at(mut self, source: &Arc<Source>, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            source: Arc::clone(source),
            span,
            message: shortened(&message.into()),
        });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(shortened(&note.into()));
        self
    }

    /// Adds a way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(shortened(&help.into()));
        self
    }

    /// Adds "did you mean" when one of `known` is near `word`.
    #[must_use]
    pub fn did_you_mean<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }
}

/// A text that may quote what an author wrote, however long that is.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 1_000;
    const END: usize = 100;
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let start = &text[..source::floor(text, LONGEST - END)];
    let end = &text[source::floor(text, text.len() - END)..];
    format!("{start} … {end}")
}

/// What a stage found: errors and warnings in the order of the files.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another stage.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(other);
    }

    /// Leaves out what has been said before.
    pub fn drop_repeated(&mut self) {
        let mut seen = BTreeSet::new();
        self.0.retain(|diagnostic| {
            let (message, place) = diagnostic.identity();
            let place = place.map(|(path, start)| (path.to_owned(), start));
            seen.insert((message.to_owned(), place))
        });
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        self.0.iter().filter(is_error).count()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
