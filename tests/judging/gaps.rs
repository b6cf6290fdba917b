//! What a judge does not know, though the server does: checked in with its reasons, and true.

use gensql::config::DialectName;
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A checked-in file of a judge.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    /// What it does not know.
    pub(crate) gap: Vec<Gap>,
    /// By dialect, statements that the server refuses, and the judge must.
    wrong: BTreeMap<String, Vec<String>>,
}

/// A form that the judge does not know. It reads another one in its place, so that it still judges the rest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gap {
    dialects: Vec<String>,
    /// The form, as a regular expression; `<name>` is a name, quoted or not, and `<text>` a
    /// literal.
    unknown: String,
    /// What stands for it; nothing where the whole statement is taken on trust.
    #[serde(default)]
    known: String,
    /// Why it is right, with the manual of the server.
    #[expect(dead_code, reason = "it is for people")]
    reason: String,
}

/// The gaps of a judge in one dialect.
pub(crate) struct Gaps<'k> {
    gaps: Vec<(&'k Gap, Regex)>,
}

impl Known {
    /// Reads a checked-in file.
    pub(crate) fn read(text: &str) -> Self {
        let known: Self = toml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
        let names = known.gap.iter().flat_map(|gap| &gap.dialects);
        for name in names.chain(known.wrong.keys()) {
            assert!(DialectName::parse(name).is_some(), "`{name}` is no dialect");
        }
        known
    }

    /// The gaps in a dialect.
    pub(crate) fn gaps(&self, dialect: DialectName) -> Gaps<'_> {
        let is_meant = |gap: &&Gap| gap.dialects.iter().any(|name| name == dialect.as_str());
        let gaps = self.gap.iter().filter(is_meant);
        Gaps {
            gaps: gaps.map(|gap| (gap, compiled(&gap.unknown))).collect(),
        }
    }

    /// What the judge must refuse.
    pub(crate) fn wrong(&self, dialect: DialectName) -> &[String] {
        self.wrong.get(dialect.as_str()).map_or(&[], Vec::as_slice)
    }
}

fn compiled(pattern: &str) -> Regex {
    let pattern = pattern
        .replace(
            "<name>",
            r#"(?:(?:[\w$#]+|"[^"]+"|`[^`]+`|\[[^\]]+\])\.?)+"#,
        )
        .replace("<text>", r"N?'(?:[^']|'')*'");
    Regex::new(&pattern).unwrap_or_else(|error| panic!("{error}"))
}

impl Gaps<'_> {
    /// The statement as the judge can read it, with all gaps but one.
    pub(crate) fn closed(&self, sql: &str, but: Option<usize>) -> String {
        let gaps = self.gaps.iter().enumerate();
        let used = gaps.filter(|(position, _)| Some(*position) != but);
        used.fold(sql.to_owned(), |sql, (_, (gap, unknown))| {
            unknown.replace_all(&sql, gap.known.as_str()).into_owned()
        })
    }

    /// Whether the statement has what a gap is about.
    pub(crate) fn is_in(&self, position: usize, sql: &str) -> bool {
        self.gaps[position].1.is_match(sql)
    }

    /// The patterns in the order of the file.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &str> {
        self.gaps.iter().map(|(gap, _)| gap.unknown.as_str())
    }
}
