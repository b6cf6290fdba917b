//! The script that only reads, and says how far a database has come in a range.

use std::collections::BTreeSet;

use crate::diag::{Diagnostics, counted};
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::statement::{Params, list};

use super::reading::Reading;
use super::resume::ledger_name;
use super::{Finished, Request, header};

const READING: Reading = Reading {
    word: "where",
    name: "a script that says how far a database has come",
    piece: LayoutPiece::Where,
    asks: None,
};

/// Writes the script that says at which place of a range a database is, by its version table, and where a script that
/// resumes has stopped.
///
/// # Errors
/// What the templates cannot render.
pub fn locate(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    READING.check(request)?;
    let places = places(request, range);
    let places = places
        .into_iter()
        .map(|(versions, line)| Params::new().set("versions", versions).set("line", line));
    let params = Params::new()
        .set_name("version_table", &request.version_table.name)
        .set_name("ledger", &ledger_name(request))
        .set("places", list(places));
    let (from, to) = request.ends;
    let ends = [
        ("from:", header::end(request, from, &range.start_rows)),
        ("to:", header::end(request, to, &range.end_rows)),
    ];
    let does = "how far the database has come; changes nothing".to_owned();
    READING.finish(request, ends, ("says:", does), params)
}

/// The rows of the version table at each place of a range, with what is to be said of it; no rows are `base`.
fn places(request: &Request<'_>, range: &Range) -> Vec<(String, String)> {
    let mut versions: BTreeSet<String> = range.start_rows.iter().cloned().collect();
    let mut places = Vec::with_capacity(range.steps.len() + 1);
    let all = counted(range.steps.len(), "revision");
    let perhaps_begun = if request.dialect.transactional_ddl {
        ""
    } else {
        ", of which a script that failed may have done a part"
    };
    for done in 0..=range.steps.len() {
        if let Some(step) = done.checked_sub(1).map(|last| &range.steps[last]) {
            step.rows.iter().for_each(|row| row.apply(&mut versions));
        }
        let rows: Vec<String> = versions.iter().cloned().collect();
        let next = range.steps.get(done).map(|step| {
            let revision = &request.revisions[step.revision];
            let which = if done < range.down {
                "the next to go is"
            } else {
                "the next is"
            };
            let name = header::end_name(request, std::slice::from_ref(&revision.id));
            format!("{which} {name}{perhaps_begun}")
        });
        let how_far = match next {
            Some(next) => format!("{done} of {all} done, {next}"),
            None => format!("all of {all} done"),
        };
        let line = format!("gensql: at {}: {how_far}", header::end_name(request, &rows));
        let versions = match rows.as_slice() {
            [] => "base".to_owned(),
            rows => rows.join(", "),
        };
        places.push((versions, line));
    }
    places
}
