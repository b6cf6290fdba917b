//! What may stand under the keys of a table, as the functions that read them say it.

use crate::config::DialectName;
use crate::dialect::Target;

/// What may stand under a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Text, also empty.
    Text,
    /// Text that is not empty.
    Name,
    /// A list of names; one at least where it is needed.
    Names(Least),
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Integer,
    /// A plain value: text, number, switch, date or time.
    Literal,
    /// A date or time.
    Moment,
    /// One of a few words, in any case.
    Word(Vec<&'static str>),
    /// A list of such words, in their own case.
    Words(Vec<&'static str>, Least),
    /// What one engine alone has.
    Options(DialectName, Target),
    /// A table.
    Table(Keys),
    /// A list.
    List(Box<Shape>),
    /// A list of names and tables, one at least.
    Entries(Keys),
}

/// How many a list must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// It may be empty.
    None,
    /// One.
    One,
}

/// The keys that a table may have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keys {
    /// What the table is called in messages.
    pub what: &'static str,
    /// Each key with all that may stand under it, in the order in which they are asked for.
    pub shapes: Vec<(String, Vec<Shape>)>,
    /// What may stand under any other key; empty: there is no other.
    pub others: Vec<Shape>,
    /// The keys that must be there.
    pub required: Vec<String>,
    /// Keys of which one must be there.
    pub one_of: Vec<Vec<String>>,
    /// Keys that need another one beside them.
    pub pairs: Vec<(String, String)>,
}
