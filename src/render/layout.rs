//! A whole script: its header and, in order, what stands in it.

use minijinja::Value;

use crate::statement::{Params, list};

/// One thing in a script, in the order of the text.
#[derive(Debug, Clone)]
pub enum Item {
    /// A transaction begins.
    Begin,
    /// A transaction ends; `why` says for what, when the script goes on.
    Commit {
        /// What must stand outside.
        why: Option<&'static str>,
    },
    /// A revision begins.
    Revision(Params),
    /// A step begins.
    Step {
        /// Its number, from 1.
        number: usize,
        /// What the layout says of it.
        params: Params,
    },
    /// Foreign keys that were off are checked.
    ForeignKeyCheck,
    /// A statement.
    Statement {
        /// The text, without a terminator.
        sql: String,
        /// Whether it is a block of procedural code.
        block: bool,
    },
}

/// A script before its layout.
#[derive(Debug, Clone)]
pub struct Script {
    /// What the layout says about the whole.
    pub header: Params,
    /// What stands in it.
    pub items: Vec<Item>,
}

impl Script {
    pub(super) fn into_params(self) -> Params {
        let steps = self
            .items
            .iter()
            .filter(|item| matches!(item, Item::Step { .. }))
            .count();
        self.header.set(
            "items",
            list(self.items.into_iter().map(|item| item.into_value(steps))),
        )
    }
}

impl Item {
    fn into_value(self, steps: usize) -> Value {
        let params = match self {
            Self::Begin => Params::new().set("kind", "begin"),
            Self::Commit { why } => Params::new()
                .set("kind", "commit")
                .set("why", why.map_or(Value::from(()), Value::from)),
            Self::Revision(params) => params.set("kind", "revision"),
            Self::Step { number, params } => {
                let width = steps.to_string().len();
                params
                    .set("kind", "step")
                    .set("label", format!("{number:0width$}/{steps}"))
            }
            Self::ForeignKeyCheck => Params::new().set("kind", "foreign_key_check"),
            Self::Statement { sql, block } => Params::new()
                .set("kind", "statement")
                .set("sql", Value::from_safe_string(sql))
                .set("block", block),
        };
        params.into()
    }
}
