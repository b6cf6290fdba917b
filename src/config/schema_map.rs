//! Which schema takes the place of which, as SQLAlchemy's `schema_translate_map`:
//! <https://docs.sqlalchemy.org/en/20/core/connections.html#translation-of-schema-names>

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Which schema takes the place of which; `None` stands for names without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaMap(BTreeMap<Option<String>, Option<String>>);

/// What names without a schema are called on the left side.
const DEFAULT: &str = "default";

impl SchemaMap {
    /// Puts a schema in the place of another one.
    pub fn set(&mut self, from: Option<&str>, to: Option<&str>) {
        self.0
            .insert(from.map(str::to_owned), to.map(str::to_owned));
    }

    /// Adds a pair as the user writes it: an empty left side, or `default`, means names without a schema, an empty right side
    /// takes the schema away.
    pub fn set_written(&mut self, from: &str, to: &str) {
        let from = Some(from).filter(|from| !from.is_empty() && *from != DEFAULT);
        self.set(from, Some(to).filter(|to| !to.is_empty()));
    }

    /// The schema in the place of this one.
    pub fn of<'a>(&'a self, schema: Option<&'a str>) -> Option<&'a str> {
        if self.0.is_empty() {
            return schema;
        }
        match self.0.get(&schema.map(str::to_owned)) {
            Some(other) => other.as_deref(),
            None => schema,
        }
    }

    /// Whether each schema stays what it is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether names without a schema are put into one.
    pub fn has_default(&self) -> bool {
        self.0.contains_key(&None)
    }

    /// The schemas that another one takes the place of.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0.keys().flatten().map(String::as_str)
    }

    /// Puts the pairs of another map over its own.
    pub fn extend(&mut self, other: &Self) {
        let pairs = other.0.iter();
        self.0
            .extend(pairs.map(|(from, to)| (from.clone(), to.clone())));
    }
}

impl fmt::Display for SchemaMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs = self.0.iter().map(|(from, to)| {
            let from = from.as_deref().unwrap_or("what has none");
            let to = to.as_deref().unwrap_or("none");
            format!("{from} -> {to}")
        });
        f.write_str(&pairs.collect::<Vec<_>>().join(", "))
    }
}

impl<'de> Deserialize<'de> for SchemaMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = BTreeMap::<String, String>::deserialize(deserializer)?;
        let mut map = Self::default();
        for (from, to) in &written {
            map.set_written(from, to);
        }
        if map.0.len() < written.len() {
            let message = "`\"\"` and `default` mean the same: names without a schema";
            return Err(D::Error::custom(message));
        }
        Ok(map)
    }
}
