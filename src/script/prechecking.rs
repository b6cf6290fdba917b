//! The script that only reads, and says whether the steps of a range fit the rows that are there.

use minijinja::Value;

use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::history::Range;
use crate::precheck::{Check, Precheck};
use crate::progress;
use crate::render::LayoutPiece;
use crate::replay::{Replay, Undo};
use crate::statement::{Params, list};

use super::{Finished, Request, below, header, undos};

/// How many queries are one: SQLite joins no more than 500, <https://www.sqlite.org/limits.html#max_compound_select>.
const TOGETHER: usize = 100;

/// Writes the script that asks a database at the start of a range whether its steps will fail or lose data.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn precheck(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    if request.layout != Layout::Review {
        let message = "a script that checks before has the layout `review`";
        return Err(Diagnostic::error("layout", message)
            .help("leave out `--layout`")
            .into());
    }
    let mut replay = below(request, range);
    let undos = undos(request, range, &mut replay);
    let start = replay.catalog.clone();
    let mut asking = Precheck::new(request.dialect, &start);
    go_through(request, range, &undos, &mut replay, &mut asking);
    let mut diagnostics = std::mem::take(&mut replay.diagnostics);
    diagnostics.extend(replay.other_assumptions());
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let steps = asking.steps();
    let checks = asking.finish();
    let (mut head, mut body) = (String::new(), String::new());
    let layout = request.layout.as_str();
    let lines = header_params(request, range, steps, checks.len());
    let renderer = request.renderer;
    renderer.piece(layout, LayoutPiece::Header, lines, &mut head)?;
    head.push_str("\n\n");
    let params = params(request, range, &checks);
    renderer.piece(layout, LayoutPiece::Precheck, params, &mut body)?;
    body.push('\n');
    Ok(Finished {
        text: [head, body],
        warnings: diagnostics,
        catalog: replay.catalog,
        not_rendered: 0,
        losses: Vec::new(),
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
    let rows = range.start_rows.join(", ");
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
    Params::new()
        .set("groups", list(groups))
        .set(
            "checks",
            list(numbered.iter().map(|(_, params)| params.clone())),
        )
        .set_name("version_table", &request.version_table.name)
        .set("expected", rows.as_str())
        .set(
            "expected_name",
            if rows.is_empty() { "base" } else { &rows },
        )
}

fn header_params(request: &Request<'_>, range: &Range, steps: usize, checks: usize) -> Params {
    let dialect = request.dialect;
    let end = |rows: &[String]| header::end_name(request, rows);
    let range_text = format!("{} to {}", end(&range.start_rows), end(&range.end_rows));
    let asks = format!(
        "{} about {}; changes nothing",
        counted(checks, "question"),
        counted(steps, "step")
    );
    let lines = vec![
        ("before:", range_text),
        ("written for:", header::written_for(request)),
        ("asks:", asks),
        ("run with:", dialect.client.to_owned()),
    ];
    header::settings(request, "precheck")
        .set("rebuilds", false)
        .set("lines", list(header::lines_of_params(lines)))
        .set("dialect_title", dialect.title)
}
