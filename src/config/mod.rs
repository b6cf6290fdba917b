//! What the user sets: dialect names and `gen.toml`.

mod dialect_name;
mod file;
mod url;

pub use dialect_name::DialectName;
pub use file::{Config, DialectConfig, Layout, Naming, TransactionScope, parse};
pub use url::dialect_of_url;
