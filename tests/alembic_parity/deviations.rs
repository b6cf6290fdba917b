//! Reads `deviations.toml`: where gensql prints other statements than Alembic by decision.

use gensql::config::DialectName;
use serde::Deserialize;

use super::{Direction, dialect_named, folder};

/// All decisions.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviations {
    /// What holds in every case: a part of Alembic's statements that reads otherwise.
    #[serde(default)]
    pub(crate) everywhere: Vec<Everywhere>,
    /// What holds in single cases.
    #[serde(default)]
    pub(crate) deviation: Vec<Deviation>,
}

/// A part of Alembic's statements that reads otherwise in every case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "kind and reason are for people; that they are there is checked by reading"
)]
pub(crate) struct Everywhere {
    dialects: Vec<String>,
    kind: Kind,
    reason: String,
    engine: Option<String>,
    /// Alembic's text; white space is one blank.
    pub(crate) alembic: String,
    /// Ours.
    pub(crate) ours: String,
}

/// A case whose statements are others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "reason and engine are for people; that they are there is checked by reading"
)]
pub(crate) struct Deviation {
    pub(crate) case: String,
    dialects: Vec<String>,
    /// None: both.
    direction: Option<Direction>,
    pub(crate) kind: Kind,
    reason: String,
    /// The engine's own words.
    engine: Option<String>,
}

/// Why ours are other statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Kind {
    #[serde(rename = "rejected by the engine")]
    Rejected,
    #[serde(rename = "loses or changes data or attributes")]
    Loses,
    #[serde(rename = "not reproducible in Alembic")]
    NotReproducible,
    #[serde(rename = "for a server long gone")]
    LongGone,
    #[serde(rename = "ours does more")]
    DoesMore,
}

impl Deviations {
    pub(crate) fn read() -> Self {
        let text = std::fs::read_to_string(folder().join("deviations.toml"));
        let text = text.expect("the decisions are text");
        toml::from_str(&text).unwrap_or_else(|error| panic!("deviations.toml: {error}"))
    }

    /// The decisions on one script, by their positions.
    pub(crate) fn on(
        &self,
        case: &str,
        dialect: DialectName,
        direction: Direction,
    ) -> impl Iterator<Item = usize> {
        let is_meant = move |deviation: &Deviation| {
            deviation.case == case
                && deviation.dialects().any(|name| name == dialect)
                && deviation.direction.is_none_or(|only| only == direction)
        };
        let deviations = self.deviation.iter().enumerate();
        deviations
            .filter(move |(_, deviation)| is_meant(deviation))
            .map(|(position, _)| position)
    }

    /// A statement of Alembic with the parts that read otherwise in every case.
    pub(crate) fn rewritten(&self, dialect: DialectName, statement: &str) -> String {
        let rules = self.everywhere.iter().filter(|rule| {
            let mut dialects = rule.dialects.iter();
            dialects.any(|name| dialect_named(name) == dialect)
        });
        rules.fold(statement.to_owned(), |statement, rule| {
            statement.replace(&rule.alembic, &rule.ours)
        })
    }
}

impl Deviation {
    pub(crate) fn dialects(&self) -> impl Iterator<Item = DialectName> {
        self.dialects.iter().map(|name| dialect_named(name))
    }
}
