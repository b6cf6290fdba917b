//! A file's name and text, shared by all diagnostics that point into it.

/// A byte range of a source.
pub type Span = std::ops::Range<usize>;

/// A text that diagnostics can quote.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as the user would type it.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// Holds a text under its path.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Moves a range inside the text and onto character borders.
    pub fn clamp(&self, span: &Span) -> Span {
        let start = floor(&self.text, span.start);
        let end = floor(&self.text, span.end.max(start));
        start..end
    }

    /// Line and column of a byte offset, both counted from 1, the column in characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.clamp(&(offset..offset)).start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

/// The nearest character border at or before an offset.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
