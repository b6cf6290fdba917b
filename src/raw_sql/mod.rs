//! Raw.
mod block; mod delimiter; mod split; mod tokens;
pub use split::{Piece, split};
