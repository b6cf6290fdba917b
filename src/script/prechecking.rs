//! The script that only reads, and says whether the steps of a range fit the rows that are there.

use minijinja::Value;

use crate::diag::{Diagnostics, counted};
use crate::dialect::Feature;
use crate::history::Range;
use crate::precheck::{Check, Precheck};
use crate::progress;
use crate::render::LayoutPiece;
use crate::replay::{Replay, Undo};
use crate::statement::{Params, list};

use super::reading::{Reading, start};
use super::{Finished, Request, header};

const READING: Reading = Reading {
    word: "precheck",
    name: "a script that checks before",
    piece: LayoutPiece::Precheck,
    asks: Some((Feature::RowQueries, "look at the rows by hand")),
};

/// How many queries are one: SQLite joins no more than 500, <https://www.sqlite.org/limits.html#max_compound_select>.
const TOGETHER: usize = 100;

/// Writes the script that asks a database at the start of a range whether its steps will fail or lose data.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn precheck(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    READING.check(request)?;
    let (mut replay, undos) = start(request, range);
    let start = replay.catalog.clone();
    let mut asking = Precheck::new(request.dialect, &start);
    go_through(request, range, &undos, &mut replay, &mut asking);
    let mut warnings = std::mem::take(&mut replay.diagnostics);
    warnings.extend(replay.other_assumptions());
    if warnings.has_errors() {
        return Err(warnings);
    }
    let steps = counted(asking.steps(), "step");
    let checks = asking.finish();
    let questions = counted(checks.len(), "question");
    let [from, to] =
        [&range.start_rows, &range.end_rows].map(|rows| header::end_name(request, rows));
    let finished = READING.finish(
        request,
        [("before:", format!("{from} to {to}"))],
        (
            "asks:",
            format!("{questions} about {steps}; changes nothing"),
        ),
        params(request, range, &checks),
    )?;
    Ok(Finished {
        warnings,
        catalog: replay.catalog,
        ..finished
    })
}

/// Replays the range and asks about each step.
fn go_through(
    request: &Request<'_>,
    range: &Range,
    undos: &[Undo],
    replay: &mut Replay<'_>,
    asking: &mut Precheck<'_>,
) {
    let (down, up) = range.steps.split_at(range.down);
    for (step, undo) in progress::over("writing", down.iter().zip(undos)) {
        replay.downgrade(&request.revisions[step.revision], undo, |replay, step| {
            asking.step(step.op, &step.touched, &replay.catalog);
        });
    }
    for step in progress::over("writing", up.iter()) {
        replay.upgrade(&request.revisions[step.revision], |replay, step| {
            asking.step(step.op, &step.touched, &replay.catalog);
        });
    }
}

fn params(request: &Request<'_>, range: &Range, checks: &[Check]) -> Params {
    let numbered: Vec<(bool, Value)> = (1_usize..)
        .zip(checks)
        .map(|(line, check)| (check.is_asked(), check.params().set("line", line).into()))
        .collect();
    let asked: Vec<&Value> = numbered
        .iter()
        .filter(|(is_asked, _)| *is_asked)
        .map(|(_, params)| params)
        .collect();
    let groups = asked.chunks(TOGETHER);
    let groups = groups
        .map(|group| Params::new().set("checks", list(group.iter().map(|one| (*one).clone()))));
    header::expected(request, &range.start_rows)
        .set("groups", list(groups))
        .set(
            "checks",
            list(numbered.iter().map(|(_, params)| params.clone())),
        )
}
