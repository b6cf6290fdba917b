//! Where a script may stop: behind each statement that its client sends.

#![allow(dead_code, reason = "each test program uses a part")]

/// The variable that asks for all places instead of a sample.
const ALL: &str = "GENSQL_ALL_CUTS";

/// The places behind each statement, as bytes of the script: at ends of lines, outside of literals and dollar quotes.
pub(crate) fn cuts(script: &str) -> Vec<usize> {
    let (mut cuts, mut at, mut in_text, mut in_block) = (Vec::new(), 0, false, false);
    for line in script.split_inclusive('\n') {
        at += line.len();
        if !in_text && line.starts_with("--") {
            continue;
        }
        if line.contains("$gensql$") {
            in_block = !in_block;
        }
        if line.matches('\'').count() % 2 == 1 {
            in_text = !in_text;
        }
        if !in_text && !in_block && line.trim_end().ends_with(';') {
            cuts.push(at);
        }
    }
    cuts
}

/// A sample of some size that is the same each time, or all of them.
pub(crate) fn chosen(cuts: &[usize], size: usize) -> Vec<usize> {
    assert!(!cuts.is_empty());
    if std::env::var_os(ALL).is_some() {
        return cuts.to_vec();
    }
    let step = cuts.len().div_ceil(size);
    // The first of each group would fall on the same kind of statement again and again.
    let places = (0..cuts.len()).step_by(step).enumerate();
    places
        .map(|(position, start)| cuts[(start + position % step).min(cuts.len() - 1)])
        .collect()
}
