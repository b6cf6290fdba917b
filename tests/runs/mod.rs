//! Runs a law on random histories, those that broke one before first.

#![allow(dead_code, reason = "each test program uses a part")]

use std::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestError, TestRunner};

use gensql::config::DialectName;

use crate::drawing::{Downgrades, Drawing, Drawn};
use crate::histories::Histories;

/// Seeds and lengths of histories that broke a law once, for one dialect, and what they showed.
///
/// A seed draws another history when a drawer comes or changes: what such a history showed has a case of its own, too, beside
/// the op (`tests/ops/drop_index.toml` has the first one).
const CASES: &[(DialectName, u64, usize, &str)] = &[];

/// Runs the kept cases and `count` random histories, or as many as the environment says.
///
/// What fails is made shorter: the beginning of a history is a history.
pub(crate) fn run(
    dialect: DialectName,
    count: u32,
    lengths: RangeInclusive<usize>,
    law: fn(Drawing),
) {
    for case in CASES.iter().filter(|case| case.0 == dialect) {
        law(Drawing {
            seed: case.1,
            revisions: case.2,
            dialect,
        });
    }
    let config = ProptestConfig {
        cases: variable("GENSQL_HISTORIES").map_or(count, |number| {
            number.try_into().expect("nobody has time for more")
        }),
        rng_seed: RngSeed::Fixed(variable("GENSQL_SEED").unwrap_or(1)),
        failure_persistence: None,
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    };
    // The seed does not shrink: another one is another history.
    let drawings = (any::<u64>().no_shrink(), lengths).prop_map(move |(seed, revisions)| Drawing {
        seed,
        revisions,
        dialect,
    });
    let outcome = TestRunner::new(config).run(&drawings, |drawing| {
        law(drawing);
        Ok(())
    });
    match outcome {
        Err(TestError::Fail(reason, drawing)) => {
            let texts = drawing
                .draw()
                .into_iter()
                .map(|d| d.text(Downgrades::Derived));
            let texts: Vec<String> = texts.collect();
            panic!("{drawing:?}\n{}\n{reason}", texts.join("# ---\n"))
        }
        outcome => outcome.expect("histories can be drawn"),
    }
}

fn variable(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|_| panic!("{name}={value} is no number")),
    )
}

/// The revisions with their graph.
pub(crate) fn histories_of(drawn: &[Drawn], downgrades: Downgrades) -> Histories {
    let texts: Vec<String> = drawn.iter().map(|drawn| drawn.text(downgrades)).collect();
    Histories::from_texts(texts.iter().map(String::as_str))
}

/// The revisions with all others either below or above.
pub(crate) fn stops(drawn: &[Drawn]) -> Vec<&str> {
    let stops = drawn.iter().filter(|drawn| drawn.after.is_some());
    stops.map(|drawn| drawn.id.as_str()).collect()
}
