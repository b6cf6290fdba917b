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
    Step(Params),
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
        self.header.set("items", list(self.items.into_iter().map(Item::into_value)))
    }
}

impl Item {
    fn into_value(self) -> Value {
        let params = match self {
            Self::Begin => Params::new().set("kind", "begin"),
            Self::Commit { why } => Params::new().set("kind", "commit").set("why", why.map_or(Value::from(()), Value::from)),
            Self::Revision(params) => params.set("kind", "revision"),
            Self::Step(params) => params.set("kind", "step"),
            Self::Statement { sql, block } => {
                Params::new().set("kind", "statement").set("sql", Value::from_safe_string(sql)).set("block", block)
            }
        };
        params.into()
    }
}
