//! Texts that become literals: what a reviewer sees of them is what is there.

use super::{Entry, Fields, Shape};
use crate::diag::turns_text;

impl Fields<'_, '_> {
    /// Text that becomes a literal, and must be there.
    pub fn shown(&self, key: &'static str) -> String {
        self.required(key, || Shape::Text)
            .map(|entry| self.as_shown(key, entry))
            .unwrap_or_default()
    }

    /// Text that becomes a literal, and may be there.
    pub fn shown_or(&self, key: &'static str) -> Option<String> {
        self.shaped(key, || Shape::Text)
            .map(|entry| self.as_shown(key, entry))
    }

    /// Text in which a reviewer sees what is there.
    pub(super) fn as_shown(&self, key: &str, entry: Entry<'_, '_>) -> String {
        let text = self.as_text(key, entry);
        if let Some(hidden) = text.chars().find(|c| *c != '\0' && turns_text(*c)) {
            let message = format!(
                "`{key}` holds U+{:04X}, which hides or turns what a reviewer sees",
                u32::from(hidden)
            );
            let help = "leave it out; a row or a default may say it in SQL: `{ sql = \"…\" }` with `chr(…)`";
            let error = self
                .report
                .error("hidden-character", message, entry.span(), "");
            self.report.push(error.help(help));
        }
        text
    }
}
