//! A count as people read it.

/// A count with its noun, in the plural unless it is one.
///
/// ```
/// assert_eq!(gensql::diag::counted(1, "step"), "1 step");
/// assert_eq!(gensql::diag::counted(2, "step"), "2 steps");
/// ```
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
