//! Independent judges of the SQL that the tests print, for all dialects; the gaps of each stand in its `.toml`.

pub(crate) mod corpus;
pub(crate) mod gaps;
pub(crate) mod judgement;
mod shape;
pub(crate) mod sqlfluff;
pub(crate) mod sqlparser;
