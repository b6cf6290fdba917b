//! What the user sets: dialect names and `gen.toml`.

mod dialect_name;
mod file;
mod naming;
mod url;

pub use dialect_name::DialectName;
pub use file::{Config, DialectConfig, Layout, TransactionScope, parse};
pub use naming::Naming;
pub use url::{dialect_of_url, without_urls};
