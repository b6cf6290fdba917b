//! x
pub mod diag;
pub mod config;
pub mod catalog;
pub mod dialect;
pub mod statement;
pub mod ops;
pub mod history;
pub mod revision;
pub mod render;
