//! The script that only reads, and says whether a database is as it should be after a range.

use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::statement::{Params, list};
use crate::verify::{Expectation, expectations};

use super::expected::{Ahead, numbered};
use super::{Finished, Request, below, header, undos};

/// Writes the script that verifies the end of a range: each object that its steps touch is there as the revisions say,
/// what they drop is gone, and the version table holds the revisions of the end.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn verify(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    if request.layout != Layout::Review {
        let message = "a script that verifies has the layout `review`";
        return Err(Diagnostic::error("layout", message)
            .help("leave out `--layout`")
            .into());
    }
    let mut replay = below(request, range);
    let undos = undos(request, range, &mut replay);
    let start = replay.catalog.clone();
    let ahead = Ahead::of(request, range, &undos, &replay);
    let mut diagnostics = ahead.diagnostics;
    diagnostics.extend(replay.other_assumptions());
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut expected = vec![Expectation::of_version_table(&request.version_table.name)];
    let of_objects = expectations(request.dialect, &start, &ahead.end, &ahead.objects);
    expected.extend(of_objects);
    let rows = range.end_rows.join(", ");
    let params = Params::new()
        .set("expectations", numbered(&expected))
        .set_name("version_table", &request.version_table.name)
        .set("expected", rows.as_str())
        .set(
            "expected_name",
            if rows.is_empty() { "base" } else { &rows },
        );
    let (mut head, mut body) = (String::new(), String::new());
    let layout = request.layout.as_str();
    let lines = header_params(request, range, expected.len());
    let renderer = request.renderer;
    renderer.piece(layout, LayoutPiece::Header, lines, &mut head)?;
    head.push_str("\n\n");
    renderer.piece(layout, LayoutPiece::Verify, params, &mut body)?;
    body.push('\n');
    Ok(Finished {
        text: [head, body],
        warnings: diagnostics,
        catalog: ahead.end,
        not_rendered: 0,
        losses: Vec::new(),
    })
}

fn header_params(request: &Request<'_>, range: &Range, expected: usize) -> Params {
    let dialect = request.dialect;
    let mut lines = vec![
        ("at:", header::end_name(request, &range.end_rows)),
        ("written for:", header::written_for(request)),
    ];
    lines.extend(request.about.iter().cloned());
    lines.extend([
        (
            "compares:",
            format!(
                "{} with its catalog; changes nothing",
                counted(expected, "object")
            ),
        ),
        ("run with:", dialect.client.to_owned()),
    ]);
    header::settings(request, "verify")
        .set("rebuilds", false)
        .set("lines", list(header::lines_of_params(lines)))
        .set("dialect_title", dialect.title)
}
