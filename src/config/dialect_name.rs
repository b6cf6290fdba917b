//! The names of the six dialects.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// A database's SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DialectName {
    /// PostgreSQL.
    Postgresql,
    /// MySQL.
    Mysql,
    /// MariaDB.
    Mariadb,
    /// SQLite.
    Sqlite,
    /// Microsoft SQL Server.
    Mssql,
    /// Oracle Database.
    Oracle,
}

impl DialectName {
    /// All of them, in the order in which they are listed everywhere.
    pub const ALL: [Self; 6] = [
        Self::Postgresql,
        Self::Mysql,
        Self::Mariadb,
        Self::Sqlite,
        Self::Mssql,
        Self::Oracle,
    ];

    /// The name as the user types it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postgresql => "postgresql",
            Self::Mysql => "mysql",
            Self::Mariadb => "mariadb",
            Self::Sqlite => "sqlite",
            Self::Mssql => "mssql",
            Self::Oracle => "oracle",
        }
    }

    /// The dialect that has this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|dialect| dialect.as_str() == name)
    }

    /// The dialect whose settings it takes over where it has none of its own.
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Mariadb => Some(Self::Mysql),
            Self::Postgresql | Self::Mysql | Self::Sqlite | Self::Mssql | Self::Oracle => None,
        }
    }
}

impl fmt::Display for DialectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DialectName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&name).ok_or_else(|| {
            let known: Vec<String> = Self::ALL
                .iter()
                .map(|dialect| format!("`{dialect}`"))
                .collect();
            serde::de::Error::custom(format!(
                "unknown dialect `{name}`, expected one of {}",
                known.join(", ")
            ))
        })
    }
}
