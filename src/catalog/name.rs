//! Names with an optional schema.

use std::fmt;

use serde::{Serialize, Serializer};

/// The name of a table, view, enum or sequence, in a schema or in the default one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QualifiedName {
    /// The schema; `None` is the default one.
    pub schema: Option<String>,
    /// The bare name.
    pub name: String,
}

impl QualifiedName {
    /// A name in a schema, or in the default one.
    pub fn new(schema: Option<&str>, name: impl Into<String>) -> Self {
        Self {
            schema: schema.map(str::to_owned),
            name: name.into(),
        }
    }

    /// Another name in the same schema.
    #[must_use]
    pub fn sibling(&self, name: impl Into<String>) -> Self {
        Self {
            schema: self.schema.clone(),
            name: name.into(),
        }
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Serialize for QualifiedName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
