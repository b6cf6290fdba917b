//! The table `[alembic]` of `gen.toml`: what is to be known of an Alembic project beside it.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The keys of `[alembic]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlembicConfig {
    /// The settings file of Alembic, such as `backend/alembic.ini`.
    pub config: Option<String>,
    /// The section of that file (`alembic -n NAME`).
    pub section: Option<String>,
    /// The project's own column types: the dotted path in Python and the type as in revision files.
    #[serde(default)]
    pub types: Types,
    /// The revisions whose Python is not read: they count as revisions without ops.
    #[serde(default)]
    pub skip: Vec<String>,
}

/// Column types by their dotted path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Types(pub Vec<(String, String)>);

impl<'de> Deserialize<'de> for Types {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Entry::Below(types) = Entry::deserialize(deserializer)? else {
            return Err(D::Error::custom(
                "the types are a table, such as `\"app.types.GUID\" = \"uuid\"`",
            ));
        };
        Ok(Self(types))
    }
}

/// A type, or those below a part of a dotted path: without quotes, TOML takes a path apart.
enum Entry {
    Type(String),
    Below(Vec<(String, String)>),
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a type such as \"uuid\"")
            }
            fn visit_str<E>(self, name: &str) -> Result<Entry, E> {
                Ok(Entry::Type(name.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Entry, A::Error> {
                let mut types = Vec::new();
                while let Some((path, entry)) = table.next_entry::<String, Entry>()? {
                    match entry {
                        Entry::Type(name) => types.push((path, name)),
                        Entry::Below(below) => types.extend(
                            below
                                .into_iter()
                                .map(|(rest, name)| (format!("{path}.{rest}"), name)),
                        ),
                    }
                }
                Ok(Entry::Below(types))
            }
        }
        deserializer.deserialize_any(Entries)
    }
}
