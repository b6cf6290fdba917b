//! What a revision id or a branch label may look like, so that no word on the command line has two meanings.
//!
//! Pure text; knows nothing of the other revisions.

use crate::diag::Diagnostic;

/// The words that mean a place in the history.
pub(super) const RESERVED: [&str; 4] = ["base", "current", "head", "heads"];

/// The width of the column `version_num`.
const LONGEST_ID: usize = 32;

/// What is wrong with a revision id.
pub(super) fn check_id(id: &str) -> Option<Diagnostic> {
    if let Some(found) = check("revision id", "invalid-revision-id", id) {
        return Some(found);
    }
    if id.len() <= LONGEST_ID {
        return None;
    }
    Some(
        Diagnostic::error(
            "long-revision-id",
            format!("the revision id `{id}` has {} characters", id.len()),
        )
        .help(format!(
            "use at most {LONGEST_ID} characters: the version table has no room for more"
        )),
    )
}

/// What is wrong with a branch label.
pub(super) fn check_label(label: &str) -> Option<Diagnostic> {
    check("branch label", "invalid-branch-label", label)
}

/// Splits `ID+2` or `ID-1` into the left side and the signed number of steps; `-1` has an empty left side.
pub(super) fn split_steps(word: &str) -> Option<(&str, Steps)> {
    let sign = word.rfind(['+', '-'])?;
    let digits = &word[sign + 1..];
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count = digits.parse().unwrap_or(usize::MAX);
    let steps = if word.as_bytes()[sign] == b'+' {
        Steps::Up(count)
    } else {
        Steps::Down(count)
    };
    Some((&word[..sign], steps))
}

/// A number of steps along the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Steps {
    /// Towards the heads.
    Up(usize),
    /// Towards the bases.
    Down(usize),
}

fn check(what: &str, code: &'static str, name: &str) -> Option<Diagnostic> {
    let error = |message: String| Diagnostic::error(code, message);
    if name.is_empty() {
        return Some(error(format!("empty {what}")).help("write at least one letter or digit"));
    }
    if RESERVED.iter().any(|word| word.eq_ignore_ascii_case(name)) {
        let message =
            format!("`{name}` cannot be a {what}: it is a word for a place in the history");
        return Some(
            Diagnostic::error("reserved-name", message)
                .help(format!("reserved are {}", quoted(RESERVED))),
        );
    }
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
    if let Some(letter) = name.chars().find(|letter| !allowed(*letter)) {
        let message = format!("illegal character {letter:?} in the {what} {name:?}");
        return Some(error(message).help("use only the letters a to z, digits, `_`, `.` and `-`"));
    }
    if name.starts_with('-') {
        let message = format!("the {what} `{name}` starts with `-`");
        return Some(
            error(message).help("start with a letter or digit: `-` begins an option or `-1`"),
        );
    }
    let (left, steps) = split_steps(name)?;
    let (Steps::Up(count) | Steps::Down(count)) = steps;
    let message = format!("the {what} `{name}` reads like a place relative to `{left}`");
    Some(
        error(message)
            .note(format!(
                "on the command line it would mean {count} below `{left}`"
            ))
            .help(format!(
                "end it otherwise, for example `{}`",
                name.replace('-', "_")
            )),
    )
}

fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Steps, check_id, check_label, split_steps};

    #[test]
    fn ids_that_are_fine() {
        for id in [
            "1975ea83b712",
            "a",
            "0001",
            "v1.2",
            "add-users",
            "2026-01-15-cart",
            "a_-b",
        ] {
            assert!(check_id(id).is_none(), "{id}");
        }
    }

    #[test]
    fn ids_that_are_refused() {
        for (id, code) in [
            ("", "invalid-revision-id"),
            ("a b", "invalid-revision-id"),
            ("a\nb", "invalid-revision-id"),
            ("a'b", "invalid-revision-id"),
            ("a@b", "invalid-revision-id"),
            ("a:b", "invalid-revision-id"),
            ("a+1", "invalid-revision-id"),
            ("é", "invalid-revision-id"),
            ("-a", "invalid-revision-id"),
            ("2026-01-15", "invalid-revision-id"),
            ("-1", "invalid-revision-id"),
            ("base", "reserved-name"),
            ("Heads", "reserved-name"),
            ("CURRENT", "reserved-name"),
            ("123456789012345678901234567890123", "long-revision-id"),
        ] {
            assert_eq!(check_id(id).map(|found| found.code), Some(code), "{id}");
        }
        assert_eq!(
            check_label("head").map(|found| found.code),
            Some("reserved-name")
        );
        assert_eq!(
            check_label("x y").map(|found| found.code),
            Some("invalid-branch-label")
        );
    }

    #[test]
    fn steps_are_split_off() {
        assert_eq!(split_steps("abc+2"), Some(("abc", Steps::Up(2))));
        assert_eq!(split_steps("a-b-12"), Some(("a-b", Steps::Down(12))));
        assert_eq!(split_steps("-1"), Some(("", Steps::Down(1))));
        assert_eq!(
            split_steps("+99999999999999999999999"),
            Some(("", Steps::Up(usize::MAX)))
        );
        assert_eq!(split_steps("a-"), None);
        assert_eq!(split_steps("a-b"), None);
        assert_eq!(split_steps("a-1b"), None);
    }
}
