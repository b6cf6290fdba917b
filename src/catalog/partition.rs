//! Partitions: tables that belong to another one, or named parts of a table.

use std::hash::{Hash, Hasher};

use serde::Serialize;

use super::{DefaultValue, QualifiedName, mentions};

/// The values of the partition key whose rows a partition takes.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartitionValues {
    /// From the first ones, included, to the last ones, excluded.
    Range {
        /// The first ones.
        from: Vec<DefaultValue>,
        /// The last ones.
        to: Vec<DefaultValue>,
    },
    /// Below these ones, from where the partition before ends.
    Below(Vec<DefaultValue>),
    /// These.
    List(Vec<DefaultValue>),
    /// Those whose hash, divided, leaves a remainder.
    Hash {
        /// The divisor.
        modulus: i64,
        /// What is left.
        remainder: i64,
    },
    /// Those that no other partition takes.
    Default,
}

/// What makes a table a partition: such a table has the columns of its parent, and holds only those indexes and
/// constraints that are its own; what follows from the parent stands there.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct PartitionOf {
    /// The parent.
    pub table: QualifiedName,
    /// The values that it takes.
    pub values: PartitionValues,
}

/// The parent in the canonical form; none is no part of the fingerprint.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Parent<'a>(pub(super) Option<&'a PartitionOf>);

impl Parent<'_> {
    pub(super) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl Hash for Parent<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if let Some(partition_of) = self.0 {
            partition_of.hash(state);
        }
    }
}

/// A named part of a table, where a partition is no table of its own.
#[derive(Debug, Clone, PartialEq, Hash, Serialize)]
pub struct Partition {
    /// The name, unique in its table.
    pub name: String,
    /// The values that it takes.
    pub values: PartitionValues,
}

/// How the rows of a table are told apart, and its named parts in order, for the dialect at hand.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Partitions {
    /// The parts that the catalog knows.
    pub named: Vec<Partition>,
    /// The method and its columns, such as `RANGE (id)`; `None`: the table has no parts.
    #[serde(skip)]
    pub key: Option<String>,
}

/// No part is no part of the fingerprint; the key stands among the options.
impl Hash for Partitions {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for partition in &self.named {
            partition.hash(state);
        }
    }
}

impl Partitions {
    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// The place of a part, whose name has no case: <https://dev.mysql.com/doc/refman/8.4/en/identifier-case-sensitivity.html>
    pub fn position(&self, name: &str) -> Option<usize> {
        let is = |partition: &Partition| partition.name.eq_ignore_ascii_case(name);
        self.named.iter().position(is)
    }

    /// Whether the rows are told apart by this method, such as `RANGE`.
    pub fn are_by(&self, method: &str) -> bool {
        let word = self.key.as_deref().and_then(|key| {
            key.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .find(|word| !word.is_empty())
        });
        word.is_some_and(|word| word.eq_ignore_ascii_case(method))
    }

    /// Whether the key needs a column.
    pub fn split_by(&self, column: &str) -> bool {
        let Some(key) = &self.key else {
            return false;
        };
        let end = key.to_ascii_uppercase().find("(PARTITION ");
        mentions(&key[..end.unwrap_or(key.len())], column)
    }

    /// Whether the text of the key lists parts, which the catalog then does not know.
    pub fn stand_in_key(&self) -> bool {
        self.key
            .as_deref()
            .is_some_and(|key| mentions(key, "PARTITION"))
    }
}
