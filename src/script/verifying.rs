//! The script that only reads, and says whether a database is as it should be after a range.

use crate::diag::{Diagnostics, counted};
use crate::dialect::Feature;
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::verify::{Expectation, expectations};

use super::expected::{Ahead, numbered};
use super::reading::{Reading, start};
use super::{Finished, Request, header};

const READING: Reading = Reading {
    word: "verify",
    name: "a script that verifies",
    piece: LayoutPiece::Verify,
    asks: Some((
        Feature::CatalogQueries,
        "compare by eye what `gen schema` prints",
    )),
};

/// Writes the script that verifies the end of a range: each object that its steps touch is there as the revisions say,
/// what they drop is gone, and the version table holds the revisions of the end.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn verify(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    READING.check(request)?;
    let (replay, undos) = start(request, range);
    let ahead = Ahead::of(request, range, &undos, &replay);
    let mut warnings = ahead.diagnostics;
    warnings.extend(replay.other_assumptions());
    if warnings.has_errors() {
        return Err(warnings);
    }
    let mut expected = vec![Expectation::of_version_table(&request.version_table.name)];
    let (start, end) = (&replay.catalog, &ahead.end);
    expected.extend(expectations(request.dialect, start, end, &ahead.objects));
    let params =
        header::expected(request, &range.end_rows).set("expectations", numbered(&expected));
    let objects = counted(expected.len(), "object");
    let finished = READING.finish(
        request,
        [("at:", header::end_name(request, &range.end_rows))],
        (
            "compares:",
            format!("{objects} with its catalog; changes nothing"),
        ),
        params,
    )?;
    Ok(Finished {
        warnings,
        catalog: ahead.end,
        ..finished
    })
}
