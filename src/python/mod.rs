//! Evaluates the deterministic part of Python that migrations use, without ever running Python.
//!
//! Knows the language and a few pure functions of its library; everything else that is imported stays *symbolic*:
//! `sa.Column("id", sa.Integer())` evaluates to a call of `sqlalchemy.Column` with its arguments. A [`Host`] says what
//! such calls do and mean. What no text tells is an [`Unknown`]: harmless until something depends on it.
//! Every evaluation is bounded in steps, depth and memory.

mod builtins;
mod coding;
mod eval;
mod host;
mod library;
mod limits;
mod module;
mod nesting;
mod scope;
mod stop;
mod value;

pub use coding::decode;
pub use eval::Evaluator;
pub use host::{Found, Host};
pub use module::Module;
pub use scope::{Reach, Scope, ScopeKind};
pub use stop::{Outcome, Place, Raised, Stop};
pub use value::{
    Args, Argument, Class, Code, Dict, Field, Function, FunctionKind, Instance, List, Missing,
    Node, Set, Shape, Symbolic, Tuple, Unknown, Value,
};
