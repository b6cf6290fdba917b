//! One SQL statement before it is text: a template's name and its params.

mod change;
mod clause;
mod foreign_key;
mod inline;
mod lowering;
mod order;
mod params;
mod partition;
mod parts;

use std::sync::Arc;

use crate::dialect::Spelling;

pub use change::Change;
pub use clause::{Clause, Thing};
pub use inline::Inline;
pub(crate) use inline::{inside, outside};
pub use lowering::{Lowering, column_params};
pub(crate) use lowering::{identity_params, text_or_none, unknown_type};
pub use params::{Params, list};
pub use partition::{partition_params, partition_values_params, partitions_params};
pub use parts::{
    check_params, exclude_params, foreign_key_params, index_params, option_params,
    primary_key_params, table_params, unique_params,
};

/// One statement of one dialect.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The template's name, without folder and ending.
    pub template: &'static str,
    /// What the template is given.
    pub params: Params,
    /// Whether it may run inside a transaction.
    pub transactional: bool,
    /// Whether it is a block of procedural code, which some clients end in another way.
    pub block: bool,
    /// What it does as a clause of ALTER TABLE, where several can be one statement or say how they work.
    pub clause: Option<Box<Clause>>,
    /// How its names are spelled, where that is otherwise than by the rule.
    pub spelling: Option<Arc<Spelling>>,
    /// Whether it must be the first statement of its batch, where there are batches.
    pub begins_batch: bool,
}

impl Statement {
    /// A statement that may run inside a transaction.
    pub fn new(template: &'static str, params: Params) -> Self {
        Self {
            template,
            params,
            transactional: true,
            block: false,
            clause: None,
            spelling: None,
            begins_batch: false,
        }
    }

    /// The same outside any transaction.
    #[must_use]
    pub fn outside_transaction(mut self) -> Self {
        self.transactional = false;
        self
    }

    /// The same as the first statement of its batch.
    #[must_use]
    pub fn first_in_batch(mut self) -> Self {
        self.begins_batch = true;
        self
    }

    /// The same as a block of procedural code.
    #[must_use]
    pub fn as_block(mut self) -> Self {
        self.block = true;
        self
    }
}
