//! The evaluator of Python: what programs evaluate to, what is refused and how, and that nothing is endless.

mod bounds;
mod endings;
mod host;
mod mutations;
mod nesting;
mod programs;
mod refusals;
