//! Tables inside tables, and lists of them.

use toml::de::DeValue;

use super::{Entry, Fields};

impl<'de> Fields<'_, 'de> {
    /// A table that may be there, read by a function.
    pub fn table_or<T>(
        &self,
        key: &'static str,
        what: &'static str,
        read: impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Option<T> {
        let entry = self.find(key)?;
        self.as_table(key, what, entry, &read)
    }

    /// A list of tables that may be there, read by a function.
    pub fn tables<T>(
        &self,
        key: &'static str,
        what: &'static str,
        read: impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Vec<T> {
        let Some(entry) = self.find(key) else {
            return Vec::new();
        };
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of tables");
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| self.as_table(key, what, entry, &read))
            .collect()
    }

    fn as_table<T>(
        &self,
        key: &str,
        what: &'static str,
        entry: Entry<'_, 'de>,
        read: &impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Option<T> {
        let Some(table) = entry.get_ref().as_table() else {
            self.wrong_type(key, entry, "a table");
            return None;
        };
        let fields = Fields::new(table, entry.span(), what, self.report);
        let value = read(&fields);
        fields.finish();
        Some(value)
    }

    /// A list whose entries are column names or tables.
    pub fn entries<T: From<String>>(
        &self,
        key: &'static str,
        what: &'static str,
        read: impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Vec<T> {
        let Some(entry) = self.required(key) else {
            return Vec::new();
        };
        let DeValue::Array(entries) = entry.get_ref() else {
            self.wrong_type(key, entry, "a list of names or tables");
            return Vec::new();
        };
        let entries = entries.iter().filter_map(|entry| match entry.get_ref() {
            DeValue::Table(_) => self.as_table(key, what, entry, &read),
            _ => Some(T::from(self.as_name(key, entry))),
        });
        entries.collect()
    }

    /// All keys as columns with their values, in the order of the file.
    pub fn cells<T>(
        &self,
        read: impl Fn(&Self, &str, Entry<'_, 'de>) -> Option<T>,
    ) -> Vec<(String, T)> {
        self.open.set(true);
        let cells = self.table.iter().filter_map(|(key, entry)| {
            let name: &str = key.get_ref();
            Some((name.to_owned(), read(self, name, entry)?))
        });
        cells.collect()
    }

    /// One value that is a table, read by a function.
    pub fn nested<T>(
        &self,
        key: &str,
        entry: Entry<'_, 'de>,
        what: &'static str,
        read: impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Option<T> {
        self.as_table(key, what, entry, &read)
    }
}
