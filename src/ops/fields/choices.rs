//! Words of a closed set.

use toml::Spanned;
use toml::de::DeValue;

use super::{Fields, Least, Shape, one_of};
use crate::diag::Span;

impl Fields<'_, '_> {
    /// One of a few words that must be there.
    pub fn required_choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        self.required(key, || Shape::Word(words_of(choices)))?;
        self.choice(key, choices)
    }

    /// A list of words, each one of a few, that must be there and hold one at least.
    pub fn required_choices<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Vec<T> {
        let shape = || Shape::Words(words_of(choices), Least::One);
        let Some(entry) = self.required(key, shape) else {
            return Vec::new();
        };
        if entry
            .get_ref()
            .as_array()
            .is_some_and(|list| list.is_empty())
        {
            let message = format!("`{key}` needs one word at least");
            let error = self.report.error("empty-list", message, entry.span(), "");
            self.report.push(error);
        }
        self.chosen(key, choices, Least::One)
    }

    /// One of a few words that may be there.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let entry = self.shaped(key, || Shape::Word(words_of(choices)))?;
        let Some(word) = entry.get_ref().as_str() else {
            self.wrong_type(key, entry, "a word");
            return None;
        };
        let folded = word.to_lowercase().replace(' ', "_");
        let choice = choices.iter().find(|(name, _)| *name == folded);
        if choice.is_none() {
            let known: Vec<String> = choices
                .iter()
                .map(|(name, _)| format!("`{name}`"))
                .collect();
            let message = format!("`{key}` cannot be `{word}`");
            let diagnostic = self.report.error("unknown-word", message, entry.span(), "");
            let diagnostic = diagnostic.did_you_mean(word, choices.iter().map(|(name, _)| *name));
            self.report
                .push(diagnostic.note(format!("it is one of {}", known.join(", "))));
        }
        choice.map(|(_, value)| *value)
    }

    /// A list of words, each one of a few.
    pub fn choices<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        self.chosen(key, choices, Least::None)
    }

    /// The same where an empty list says nothing, which whoever asks reports.
    pub fn some_choices<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Vec<T> {
        self.chosen(key, choices, Least::One)
    }

    fn chosen<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
        least: Least,
    ) -> Vec<T> {
        let mut chosen = Vec::new();
        let Some(entry) = self.shaped(key, || Shape::Words(words_of(choices), least)) else {
            return chosen;
        };
        let spans: Vec<Span> = match entry.get_ref() {
            DeValue::Array(entries) => entries.iter().map(Spanned::span).collect(),
            _ => Vec::new(),
        };
        for (word, span) in self.as_names(key, entry).into_iter().zip(spans) {
            if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word) {
                chosen.push(*value);
                continue;
            }
            let message = format!("`{key}` cannot hold `{word}`");
            let diagnostic = self.report.error("unknown-word", message, span, "");
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.report.push(
                diagnostic
                    .did_you_mean(&word, known.iter().copied())
                    .note(one_of(&known)),
            );
        }
        chosen
    }
}

fn words_of<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}
