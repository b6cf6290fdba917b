//! One script of ours against Alembic's.

use gensql::config::DialectName;

use super::Direction;
use super::case::Case;
use super::deviations::Deviations;
use super::difference::{difference, distance};
use super::expected::{Answer, Expected, Frame};
use super::quotes::unquoted;
use super::statements::statements;
use crate::histories::shown;

/// One script of a case.
pub(crate) struct Compared {
    pub(crate) case: String,
    pub(crate) dialect: DialectName,
    pub(crate) direction: Direction,
    pub(crate) outcome: Outcome,
    /// The decisions on it, by their positions.
    pub(crate) decisions: Vec<usize>,
}

/// How ours relates to Alembic's.
pub(crate) enum Outcome {
    /// The same statements.
    Same,
    /// Both refuse: Alembic's words and ours.
    BothRefuse(String),
    /// The same but for what reads otherwise in every case by decision.
    SameButEverywhere,
    /// Other statements: the difference.
    Other(String),
    /// We refuse what Alembic prints: our words.
    Refused(String),
    /// We print what Alembic refuses: its words and our statements.
    More(String),
}

/// What becomes of it in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Exact,
    BothRefuse,
    Decided,
    Failing,
}

impl Compared {
    pub(crate) fn verdict(&self) -> Verdict {
        match self.outcome {
            Outcome::Same => Verdict::Exact,
            Outcome::BothRefuse(_) => Verdict::BothRefuse,
            Outcome::SameButEverywhere => Verdict::Decided,
            _ if self.decisions.is_empty() => Verdict::Failing,
            _ => Verdict::Decided,
        }
    }

    /// Whether a decision on it is without effect.
    pub(crate) fn needs_no_decision(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Same | Outcome::SameButEverywhere | Outcome::BothRefuse(_)
        )
    }

    /// What differs, as text.
    pub(crate) fn shown(&self) -> &str {
        match &self.outcome {
            Outcome::Same | Outcome::SameButEverywhere => "the same\n",
            Outcome::BothRefuse(text)
            | Outcome::Other(text)
            | Outcome::Refused(text)
            | Outcome::More(text) => text,
        }
    }
}

/// All scripts of a case.
pub(crate) fn compare(case: &Case, frame: &Frame, deviations: &Deviations) -> Vec<Compared> {
    let expected = Expected::parse(&case.expected());
    let pairs = case
        .dialects()
        .flat_map(|dialect| Direction::ALL.map(|direction| (dialect, direction)));
    let compared = pairs.map(|(dialect, direction)| {
        let separator = case.separator(dialect);
        let answer = expected.answer((dialect, direction), frame, &separator);
        let ours = case.script(dialect, direction);
        let ours = ours.map_err(|diagnostics| shown(&diagnostics));
        let rewritten = |statement: &String| deviations.rewritten(dialect, statement);
        Compared {
            case: case.name.clone(),
            dialect,
            direction,
            outcome: outcome(dialect, &answer, ours, &rewritten),
            decisions: deviations.on(&case.name, dialect, direction).collect(),
        }
    });
    compared.collect()
}

fn outcome(
    dialect: DialectName,
    answer: &Answer,
    ours: Result<String, String>,
    rewritten: &dyn Fn(&String) -> String,
) -> Outcome {
    let (scripts, ours) = match (answer, ours) {
        (Answer::Raises(message), Err(diagnostics)) => {
            return Outcome::BothRefuse(format!("- {message}\n{diagnostics}"));
        }
        (Answer::Raises(message), Ok(ours)) => {
            let ours = statements(&ours).join("\n+ ");
            return Outcome::More(format!("- {message}\n+ {ours}\n"));
        }
        (Answer::Scripts(_), Err(diagnostics)) => return Outcome::Refused(diagnostics),
        (Answer::Scripts(scripts), Ok(ours)) => (scripts, statements(&ours)),
    };
    let scripts: Vec<Vec<String>> = scripts.iter().map(|script| statements(script)).collect();
    let bare = |script: &[String]| -> Option<Vec<String>> {
        script.iter().map(|line| unquoted(dialect, line)).collect()
    };
    let bare_ours = bare(&ours);
    let is_same = |script: &Vec<String>| {
        *script == ours || (bare_ours.is_some() && bare(script) == bare_ours)
    };
    if scripts.iter().any(is_same) {
        return Outcome::Same;
    }
    let mut scripts: Vec<Vec<String>> = scripts
        .iter()
        .map(|script| script.iter().map(rewritten).collect())
        .collect();
    if scripts.contains(&ours) {
        return Outcome::SameButEverywhere;
    }
    scripts.sort_by_cached_key(|script| distance(script, &ours));
    Outcome::Other(difference(&scripts[0], &ours))
}
