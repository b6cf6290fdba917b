//! Types of SQLAlchemy as types of a TOML revision.

mod classes;
mod python;
mod table;
