//! Two lists of statements side by side: what Alembic prints alone, what gensql prints alone, and what both print.

use std::fmt::Write as _;

/// How many equal statements are shown around a difference.
const AROUND: usize = 1;

/// The difference as text: `-` is Alembic's, `+` is ours; nothing when there is none.
pub(crate) fn difference(alembic: &[String], ours: &[String]) -> String {
    let lines = aligned(alembic, ours);
    let mut text = String::new();
    for (position, (mark, statement)) in lines.iter().enumerate() {
        let around = position.saturating_sub(AROUND)..(position + AROUND + 1).min(lines.len());
        if lines[around].iter().any(|(mark, _)| *mark != ' ') {
            writeln!(text, "{mark} {statement}").expect("text grows");
        }
    }
    text
}

/// How many statements stand on one side only.
pub(crate) fn distance(alembic: &[String], ours: &[String]) -> usize {
    let lines = aligned(alembic, ours);
    lines.iter().filter(|(mark, _)| *mark != ' ').count()
}

fn aligned<'a>(left: &'a [String], right: &'a [String]) -> Vec<(char, &'a str)> {
    let mut longest = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            longest[i][j] = if left[i] == right[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < left.len() || j < right.len() {
        if i < left.len() && j < right.len() && left[i] == right[j] {
            lines.push((' ', left[i].as_str()));
            (i, j) = (i + 1, j + 1);
        } else if j == right.len() || (i < left.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            lines.push(('-', left[i].as_str()));
            i += 1;
        } else {
            lines.push(('+', right[j].as_str()));
            j += 1;
        }
    }
    lines
}
