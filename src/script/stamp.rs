//! The script that moves the version table and nothing else.

use crate::config::Layout;
use crate::diag::Diagnostics;
use crate::history::{Range, RowChange};
use crate::render::LayoutPiece;
use crate::statement::{Params, list};

use super::Request;
use super::builder::Builder;
use super::header::{self, end, lines_of_params};

/// Writes the script that changes the rows of the version table.
///
/// # Errors
/// What the dialect cannot do, and what the templates cannot render.
pub fn stamp(
    request: &Request<'_>,
    range: &Range,
    changes: &[RowChange],
) -> Result<[String; 2], Diagnostics> {
    let mut builder = Builder::new(request, range);
    builder.begin();
    builder.piece(LayoutPiece::Guard, header::guard(request, range));
    if range.start_rows.is_empty() && !changes.is_empty() {
        builder.create_version_table();
    }
    match request.layout {
        Layout::Review => builder.rows(changes),
        Layout::Alembic => {
            for change in changes {
                builder.piece(LayoutPiece::Revision, comment(change));
                builder.rows(std::slice::from_ref(change));
            }
        }
    }
    builder.finish();
    let mut head = String::new();
    let layout = request.layout.as_str();
    let params = params(request, range, &builder);
    if let Err(error) = request
        .renderer
        .piece(layout, LayoutPiece::Header, params, &mut head)
    {
        builder.diagnostics.push(error);
    }
    if builder.diagnostics.has_errors() {
        return Err(builder.diagnostics);
    }
    if !head.is_empty() {
        head.push_str("\n\n");
    }
    Ok([head, builder.body])
}

/// What Alembic says before a change of a row.
fn comment(change: &RowChange) -> Params {
    let (from, to) = match change {
        RowChange::Insert(to) => ("", to.as_str()),
        RowChange::Update { from, to } => (from.as_str(), to.as_str()),
        RowChange::Delete(from) => (from.as_str(), ""),
    };
    Params::new()
        .set("direction", "stamp_revision")
        .set("from", from)
        .set("to", to)
        .set("title", "")
        .set("path", "")
}

fn params(request: &Request<'_>, range: &Range, builder: &Builder<'_>) -> Params {
    let params = header::settings(request, "stamp").set("rebuilds", false);
    if request.layout == Layout::Alembic {
        return params;
    }
    let (from, to) = request.ends;
    let mut lines = vec![
        ("from:", end(request, from, &range.start_rows)),
        ("to:", end(request, to, &range.end_rows)),
        (
            "does:",
            "moves the version table; the structure and the rows stay as they are".to_owned(),
        ),
        ("written for:", header::written_for(request)),
    ];
    lines.extend(request.about.iter().cloned());
    lines.extend([
        ("transaction:", header::transaction(request, builder)),
        ("undo:", "gen stamp from the end to the start".to_owned()),
    ]);
    lines.extend(header::timeouts(request));
    lines.push(("run with:", request.dialect.client.to_owned()));
    params
        .set("lines", list(lines_of_params(lines)))
        .set("dialect_title", request.dialect.title)
}
