//! Words of a closed set that must be there.

use super::Fields;

impl Fields<'_, '_> {
    /// One of a few words that must be there.
    pub fn required_choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        self.required(key)?;
        self.choice(key, choices)
    }

    /// A list of words, each one of a few, that must be there and hold one at least.
    pub fn required_choices<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Vec<T> {
        let Some(entry) = self.required(key) else {
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
        self.choices(key, choices)
    }
}
