//! Tables inside tables, and lists of them.

use toml::de::DeValue;

use super::{Entry, Fields, Keys, Shape, explore};

impl<'de> Fields<'_, 'de> {
    /// A table that may be there, read by a function.
    pub fn table_or<T>(
        &self,
        key: &'static str,
        what: &'static str,
        read: impl Fn(&Fields<'_, 'de>) -> T,
    ) -> Option<T> {
        self.look_into(key, what, &read, Shape::Table);
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
        let shape = |keys| Shape::List(Box::new(Shape::Table(keys)));
        self.look_into(key, what, &read, shape);
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

    /// Notes the keys of the tables under a key, when they are explored.
    fn look_into<T>(
        &self,
        key: &str,
        what: &'static str,
        read: &impl Fn(&Fields<'_, 'de>) -> T,
        shape: impl FnOnce(Keys) -> Shape,
    ) {
        if let Some(recorder) = self.recorder
            && !recorder.knows_tables(key)
        {
            let read = |fields: &Fields<'_, 'de>| drop(read(fields));
            recorder.shaped(key, shape(explore(what, &read)));
        }
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
        self.look_into(key, what, &read, Shape::Entries);
        self.require(key);
        let Some(entry) = self.find(key) else {
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
        if let Some(recorder) = self.recorder {
            recorder.opened();
        }
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
        if let Some(recorder) = self.recorder
            && !recorder.knows_tables(key)
        {
            let read = |fields: &Fields<'_, 'de>| drop(read(fields));
            recorder.held(key, Shape::Table(explore(what, &read)));
        }
        self.as_table(key, what, entry, &read)
    }
}
