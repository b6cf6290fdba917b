//! Patterns of Python, brought into the form of the crate that matches them.

use regex::{Regex, RegexBuilder};

use crate::python::{Evaluator, Host, Outcome, Place};

pub(super) const IGNORE_CASE: i128 = 2;
pub(super) const MULTI_LINE: i128 = 8;
pub(super) const DOT_ALL: i128 = 16;
pub(super) const VERBOSE: i128 = 64;
pub(super) const ASCII: i128 = 256;

/// The memory that a compiled pattern may take.
const LARGEST: usize = 256 << 10;

impl<H: Host> Evaluator<H> {
    /// A compiled pattern; each is compiled once.
    pub(super) fn pattern(&mut self, pattern: &str, flags: i128, place: &Place) -> Outcome<Regex> {
        let key = (pattern.to_owned(), flags);
        if let Some(regex) = self.patterns.get(&key) {
            return Ok(regex.clone());
        }
        // Compiling is dear.
        self.count(1_000 + pattern.len(), || place.clone())?;
        let has = |flag: i128| flags & flag != 0;
        let regex = RegexBuilder::new(&translated(pattern))
            .case_insensitive(has(IGNORE_CASE))
            .multi_line(has(MULTI_LINE))
            .dot_matches_new_line(has(DOT_ALL))
            .ignore_whitespace(has(VERBOSE))
            .size_limit(LARGEST)
            .dfa_size_limit(LARGEST)
            .build();
        match regex {
            Ok(regex) => {
                self.patterns.insert(key, regex.clone());
                Ok(regex)
            }
            Err(_) => place.unreadable(
                "this pattern is wrong, or has what is not read: back references, looking ahead or behind",
            ),
        }
    }
}

/// The same pattern as the crate writes it.
fn translated(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    let mut is_in_class = false;
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('Z') if !is_in_class => text.push_str("\\z"),
                // Here these are the borders of words.
                Some(bracket @ ('<' | '>')) => text.push(bracket),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            '[' if is_in_class => text.push_str("\\["),
            '[' => {
                is_in_class = true;
                text.push('[');
                if characters.peek() == Some(&'^') {
                    text.extend(characters.next());
                }
                if characters.peek() == Some(&']') {
                    characters.next();
                    text.push_str("\\]");
                }
            }
            ']' if is_in_class => {
                is_in_class = false;
                text.push(']');
            }
            '&' | '~' if is_in_class => text.extend(['\\', character]),
            _ => text.push(character),
        }
    }
    text
}

/// Whether a `$` of a pattern means the end of the text: Python lets a line break stand behind it.
pub(super) fn has_end(pattern: &str, flags: i128) -> bool {
    flags & MULTI_LINE == 0 && pattern.replace("\\\\", "").replace("\\$", "").contains('$')
}
