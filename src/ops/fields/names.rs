//! Names: a reviewer can see each letter of them, and tell it from others.

use toml::de::DeValue;

use super::{Enclosure, Entry, Fields, Fragment, Least, Shape};
use crate::catalog::Sql;
use crate::diag::{is_blank_like, look_alike};

impl Fields<'_, '_> {
    /// A name that must be there.
    pub fn name(&self, key: &'static str) -> String {
        self.required(key, || Shape::Name)
            .map(|entry| self.as_name(key, entry))
            .unwrap_or_default()
    }

    /// A name that may be there.
    pub fn name_or(&self, key: &'static str) -> Option<String> {
        self.shaped(key, || Shape::Name)
            .map(|entry| self.as_name(key, entry))
    }

    /// The text of a type that must be there: names and numbers.
    pub fn type_text(&self, key: &'static str) -> String {
        self.required(key, || Shape::Name)
            .map(|entry| self.as_visible(key, entry))
            .unwrap_or_default()
    }

    /// The text of a type that may be there.
    pub fn type_text_or(&self, key: &'static str) -> Option<String> {
        self.shaped(key, || Shape::Name)
            .map(|entry| self.as_visible(key, entry))
    }

    pub(super) fn as_name(&self, key: &str, entry: Entry<'_, '_>) -> String {
        let name = self.as_visible(key, entry);
        if name.contains(['\'', '"', '$', '*']) {
            let (sql, within, span) = (Sql::new(name.as_str()), Enclosure::Quotes, entry.span());
            self.report.note(Fragment { sql, within, span });
        }
        name
    }

    fn as_visible(&self, key: &str, entry: Entry<'_, '_>) -> String {
        let Some(name) = entry.get_ref().as_str() else {
            self.wrong_type(key, entry, "a name");
            return String::new();
        };
        let hidden = name.chars().find(|c| c.is_control() || is_blank_like(*c));
        if name.is_empty() {
            let diagnostic =
                self.report
                    .error("bad-name", format!("`{key}` is empty"), entry.span(), "");
            self.report
                .push(diagnostic.help("write a name, or leave the key out where it may be"));
        } else if let Some(hidden) = hidden {
            let message = format!(
                "`{key}` holds the invisible character U+{:04X}",
                u32::from(hidden)
            );
            let help = "names may hold anything that a reviewer can see";
            self.report.push(
                self.report
                    .error("bad-name", message, entry.span(), "")
                    .help(help),
            );
        } else if let Some(letter) = look_alike(name) {
            let message = format!(
                "`{key}` mixes Latin letters with U+{:04X}, which looks like one",
                u32::from(letter)
            );
            let help =
                "write the whole word in one script: a reviewer cannot tell the letters apart";
            let error = self.report.error("bad-name", message, entry.span(), "");
            self.report.push(error.help(help));
        }
        name.to_owned()
    }

    /// A list of names that must be there and hold one at least.
    pub fn names(&self, key: &'static str) -> Vec<String> {
        let Some(entry) = self.required(key, || Shape::Names(Least::One)) else {
            return Vec::new();
        };
        let names = self.as_names(key, entry);
        if names.is_empty() {
            let message = format!("`{key}` needs one name at least");
            self.report
                .push(self.report.error("empty-list", message, entry.span(), ""));
        }
        names
    }

    /// A list of names that may be there.
    pub fn names_or(&self, key: &'static str) -> Vec<String> {
        self.shaped(key, || Shape::Names(Least::None))
            .map(|entry| self.as_names(key, entry))
            .unwrap_or_default()
    }

    pub(super) fn as_names(&self, key: &str, entry: Entry<'_, '_>) -> Vec<String> {
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of names");
            return Vec::new();
        };
        entries
            .iter()
            .map(|entry| self.as_name(key, entry))
            .collect()
    }
}
