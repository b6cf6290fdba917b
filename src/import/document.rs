//! A revision as the text of its file, and the name of that file.

use std::fmt::Write as _;

use super::value::{Table, Value};
use super::write::{block, entry};
use crate::revision::{Revision, Trust, Way};

/// Slugs are cut at a word near this length, as in Alembic.
const SLUG: usize = 40;

/// What a revision file says besides the head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body<'a> {
    /// The ops of the upgrade.
    pub(super) upgrade: &'a [Table],
    /// The ops of the downgrade, unless it is derived.
    pub(super) downgrade: Option<&'a [Table]>,
    /// By which rules they are replayed.
    pub(super) trust: Trust,
}

/// The text of a revision file.
pub(super) fn document(revision: &Revision, body: &Body<'_>) -> String {
    let mut text = String::new();
    for (key, value) in head(revision, body) {
        entry(key, &value, &mut text);
    }
    let ways = [
        (Way::Up, body.upgrade),
        (Way::Down, body.downgrade.unwrap_or_default()),
    ];
    for (way, ops) in ways {
        for op in ops {
            let _ = writeln!(text, "\n[[{}]]", way.key());
            block(op, &mut text);
        }
    }
    text
}

fn head(revision: &Revision, body: &Body<'_>) -> Vec<(&'static str, Value)> {
    let text = |text: &str| Value::Text(text.to_owned());
    let texts = |names: &[String]| Value::List(names.iter().map(|name| text(name)).collect());
    let mut head = vec![("revision", text(&revision.id))];
    match revision.down_revisions.as_slice() {
        [] => {}
        [parent] => head.push(("down_revision", text(parent))),
        parents => head.push(("down_revision", texts(parents))),
    }
    if !revision.message.is_empty() {
        head.push(("message", text(&revision.message)));
    }
    if let Some(created) = revision.created.as_deref().and_then(created) {
        head.push(("created", Value::Plain(created)));
    }
    for (key, names) in [
        ("branch_labels", &revision.branch_labels),
        ("depends_on", &revision.depends_on),
    ] {
        if !names.is_empty() {
            head.push((key, texts(names)));
        }
    }
    if !revision.transaction {
        head.push(("transaction", Value::flag(false)));
    }
    if body.trust == Trust::Assumed {
        head.push(("trust", text("assumed")));
    }
    if body.downgrade.is_some_and(<[_]>::is_empty) {
        head.push(("downgrade", Value::List(Vec::new())));
    }
    head
}

/// A date and time as TOML has it, to the second.
fn created(words: &str) -> Option<String> {
    let mut created: toml::value::Datetime = words.trim().replacen(' ', "T", 1).parse().ok()?;
    created.date?;
    created.time.as_mut()?.nanosecond = None;
    Some(created.to_string())
}

/// The name of a revision's file.
pub(super) fn file_name(revision: &Revision) -> String {
    let words = revision.message.to_lowercase();
    let words = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.chars().count() + 1 + word.chars().count() > SLUG {
            break;
        }
        slug.push('_');
        slug.extend(word.chars().take(SLUG));
    }
    format!("{}{slug}.toml", revision.id)
}

#[cfg(test)]
mod tests {
    use super::created;

    #[test]
    fn dates_of_docstrings_become_dates_of_toml() {
        let known = [
            ("2026-01-15 09:30:00.123456", Some("2026-01-15T09:30:00")),
            (
                "2026-01-15 09:30:00+00:00",
                Some("2026-01-15T09:30:00+00:00"),
            ),
            ("2026-01-15T09:30:00Z", Some("2026-01-15T09:30:00Z")),
            ("a fine day", None),
        ];
        for (words, expected) in known {
            assert_eq!(created(words).as_deref(), expected);
        }
    }
}
