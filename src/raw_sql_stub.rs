//! stub
use crate::catalog::Catalog;
use crate::config::DialectName;
/// x
pub struct Piece<'a> {
    /// x
    pub sql: &'a str,
    /// x
    pub block: bool,
    /// x
    pub transactional: bool,
    /// x
    pub ends_in_line_comment: bool,
}
/// x
pub fn split(sql: &str, _d: DialectName) -> Vec<Piece<'_>> {
    vec![Piece {
        sql: sql.trim().trim_end_matches(';'),
        block: false,
        transactional: true,
        ends_in_line_comment: false,
    }]
}
/// x
pub struct Finding {
    /// x
    pub code: &'static str,
    /// x
    pub message: String,
    /// x
    pub help: Option<String>,
    /// x
    pub span: std::ops::Range<usize>,
}
/// x
pub fn apply(_c: &mut Catalog, _s: &str, _d: DialectName) -> Vec<Finding> {
    Vec::new()
}
