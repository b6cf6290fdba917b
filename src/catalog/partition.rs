//! Tables that are partitions of another one.

use std::hash::{Hash, Hasher};

use serde::Serialize;

use super::{DefaultValue, QualifiedName};

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
