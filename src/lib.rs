//! Upgrade and downgrade SQL scripts from declarative revision files, without a database connection.
//!
//! Revisions are replayed into an in-memory catalog, so the tool knows the structure at each point of the history:
//! it checks every op, derives the downgrade, and spells out what an engine wants spelled out.
//! The stages and their layers are described in ARCHITECTURE.md.

pub mod alembic;
pub mod aside;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod dialect;
pub mod graph;
pub mod history;
pub mod import;
pub mod lower;
pub mod ops;
pub mod parallel;
pub mod precheck;
pub mod progress;
pub mod project;
pub mod python;
pub mod raw_sql;
pub mod render;
pub mod replay;
pub mod revision;
pub mod script;
pub mod statement;
pub mod verify;
