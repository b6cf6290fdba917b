//! Alembic: how a project is configured for it, and what its revision files say.
//!
//! A revision is evaluated for one dialect, with the catalog as it stands by then, to the very tables that a TOML
//! revision would hold. Whatever follows does not know the difference. Nothing here touches the disk or runs Python.

mod arguments;
mod column;
mod column_type;
mod connection;
mod constraint;
mod default;
pub mod expression;
mod head;
mod host;
mod inspector;
mod metadata;
mod name;
mod ops;
mod options;
pub mod project;
mod reader;
mod spelling;
mod sql;
mod structure;
mod toml_value;
pub mod types;

pub use head::Head;
pub use project::{Files, Found, MainOption, Settings};
pub use reader::{Environment, Evaluated, Find, Read, Reader, Unread};
