//! What the user sets: dialect names and `gen.toml`.

mod alembic;
mod dialect_name;
mod file;
mod naming;
mod schema_map;
mod target;
mod timeout;
mod url;
mod variables;
mod visible;

pub use alembic::{AlembicConfig, Types};
pub use dialect_name::DialectName;
pub use file::{
    AlgorithmClause, Config, DialectConfig, JSON_SCHEMA, Layout, TransactionScope, is_file_name,
    parse,
};
pub use naming::{Naming, unknown_token};
pub use schema_map::SchemaMap;
pub use target::TargetConfig;
pub use timeout::{Timeout, refused_timeout};
pub use url::{covered, dialect_of_url, without_urls};
pub use variables::Variables;
pub use visible::refused_version_table;
