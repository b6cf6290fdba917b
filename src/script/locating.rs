//! The script that only reads, and says how far a database has come in a range.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::statement::{Params, list};

use super::resume::ledger_name;
use super::{Finished, Request, header};

/// Writes the script that says at which place of a range a database is, by its version table, and where a script that
/// resumes has stopped.
///
/// # Errors
/// What the templates cannot render.
pub fn locate(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    if request.layout != Layout::Review {
        let message = "a script that says how far a database has come has the layout `review`";
        return Err(Diagnostic::error("layout", message)
            .help("leave out `--layout`")
            .into());
    }
    let places = places(request, range);
    let places = places
        .into_iter()
        .map(|(versions, line)| Params::new().set("versions", versions).set("line", line));
    let params = Params::new()
        .set_name("version_table", &request.version_table.name)
        .set_name("ledger", &ledger_name(request))
        .set("places", list(places));
    let (mut head, mut body) = (String::new(), String::new());
    let layout = request.layout.as_str();
    let renderer = request.renderer;
    let lines = header_params(request, range);
    renderer.piece(layout, LayoutPiece::Header, lines, &mut head)?;
    head.push_str("\n\n");
    renderer.piece(layout, LayoutPiece::Where, params, &mut body)?;
    body.push('\n');
    Ok(Finished {
        text: [head, body],
        warnings: Diagnostics::default(),
        catalog: Catalog::default(),
        not_rendered: 0,
        losses: Vec::new(),
    })
}

/// The rows of the version table at each place of a range, with what is to be said of it; no rows are `base`.
fn places(request: &Request<'_>, range: &Range) -> Vec<(String, String)> {
    let mut versions: BTreeSet<String> = range.start_rows.iter().cloned().collect();
    let mut places = Vec::with_capacity(range.steps.len() + 1);
    let all = counted(range.steps.len(), "revision");
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
            format!(
                "{which} {}",
                header::end_name(request, std::slice::from_ref(&revision.id))
            )
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

fn header_params(request: &Request<'_>, range: &Range) -> Params {
    let (from, to) = request.ends;
    let lines = vec![
        ("from:", header::end(request, from, &range.start_rows)),
        ("to:", header::end(request, to, &range.end_rows)),
        ("written for:", header::written_for(request)),
        (
            "says:",
            "how far the database has come; changes nothing".to_owned(),
        ),
        ("run with:", request.dialect.client.to_owned()),
    ];
    header::settings(request, "where")
        .set("rebuilds", false)
        .set("lines", list(header::lines_of_params(lines)))
        .set("dialect_title", request.dialect.title)
}
