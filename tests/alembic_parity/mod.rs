//! The corpus of `tests/alembic`: what Alembic prints for real revision files, and what gensql makes of the same files.

pub(crate) mod comparison;
pub(crate) mod deviations;
pub(crate) mod difference;
pub(crate) mod expected;
mod imported;
mod quotes;
pub(crate) mod report;
pub(crate) mod statements;

pub(crate) use crate::alembic_cases::{Direction, case, dialect_named, folder};
