//! Pictures of a history: lines of text, Mermaid, DOT, SVG.
//!
//! Newest first, bases last. Whatever an author wrote is escaped for the form that it stands in. Knows no op, no SQL, and
//! prints nothing.

mod dot;
mod lanes;
mod lines;
mod marked;
mod mermaid;
mod svg;
mod words;

#[cfg(test)]
mod tests;

pub use dot::dot;
pub use lines::{Glyphs, Line, lines};
pub use marked::{Marked, Way};
pub use mermaid::mermaid;
pub use svg::svg;
