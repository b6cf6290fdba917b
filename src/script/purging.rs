//! The script that drops what another one kept aside.

use crate::aside::Aside;
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::history::{Direction, Range};
use crate::ops::Op;
use crate::render::LayoutPiece;
use crate::statement::{Params, list};

use super::builder::Builder;
use super::expected::Ahead;
use super::reading::start;
use super::{Finished, Request, header};

/// Writes the script that drops what the script of a range keeps aside. It looks at no version table: it may run long
/// after that script, when the database has moved on, and what it drops has names that nothing else has.
///
/// # Errors
/// When nothing is kept aside; what does not fit; what the templates cannot render.
pub fn purge(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    let Some(aside) = request.aside else {
        return Err(nothing_aside(request).into());
    };
    if request.layout != Layout::Review {
        let message = "a script that drops what was kept aside has the layout `review`";
        let refusal = Diagnostic::error("layout", message).help("leave out `--layout`");
        return Err(refusal.into());
    }
    let (mut replay, undos) = start(request, range);
    let ahead = Ahead::of(request, range, &undos, &replay);
    let mut diagnostics = ahead.diagnostics;
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let ops = aside.purge(&ahead.end, &replay.catalog);
    replay.catalog = ahead.end;
    let Some(last) = range.steps.last().filter(|_| !ops.is_empty()) else {
        return Err(nothing_aside(request).into());
    };
    let mut builder = Builder::new(request, range);
    builder.direction = Direction::Downgrade;
    builder.all_steps = ops.len();
    builder.begin();
    replay.purge(&request.revisions[last.revision], &ops, |replay, step| {
        builder.step(&step, &replay.catalog, replay.diagnostics.has_errors());
    });
    let end = header::end_params("what was kept aside is gone");
    builder.finish_with(LayoutPiece::End, end);
    diagnostics.extend(std::mem::take(&mut replay.diagnostics));
    diagnostics.extend(std::mem::take(&mut builder.diagnostics));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut head = String::new();
    let params = header_params(request, range, &builder, (&ops, aside));
    let layout = request.layout.as_str();
    let renderer = request.renderer;
    renderer.piece(layout, LayoutPiece::Header, params, &mut head)?;
    head.push_str("\n\n");
    Ok(Finished {
        text: [head, builder.body],
        warnings: diagnostics,
        catalog: replay.catalog,
        not_rendered: 0,
        losses: Vec::new(),
    })
}

fn nothing_aside(request: &Request<'_>) -> Diagnostic {
    let (from, to) = request.ends;
    let message = format!(
        "nothing is kept aside from `{}` to `{}`",
        from.join("`, `"),
        to.join("`, `")
    );
    Diagnostic::error("nothing-aside", message)
        .help("name the ends and the mark of the script that kept it, as its header does")
}

fn header_params(
    request: &Request<'_>,
    range: &Range,
    builder: &Builder<'_>,
    (ops, aside): (&[Op], &Aside),
) -> Params {
    let (from, to) = request.ends;
    let is_table = |op: &&Op| matches!(op, Op::DropTable(_));
    let tables = ops.iter().filter(is_table).count();
    let kept = format!(
        "{} and {} that the script from {} to {} keeps as NAME_aside_{}",
        counted(tables, "table"),
        counted(ops.len() - tables, "column"),
        header::end(request, from, &range.start_rows),
        header::end(request, to, &range.end_rows),
        aside.mark,
    );
    let mut lines = vec![
        ("drops:", kept),
        ("written for:", header::written_for(request)),
    ];
    lines.extend(request.about.iter().cloned());
    lines.extend([
        ("transaction:", header::transaction(request, builder)),
        (
            "LOSES DATA:",
            "all that was kept; run it when nobody needs that any more".to_owned(),
        ),
        (
            "no guard:",
            "the database may be at any later revision; nothing else has these names".to_owned(),
        ),
    ]);
    lines.extend(header::timeouts(request));
    lines.push(("run with:", request.dialect.client.to_owned()));
    header::settings(request, "purge")
        .set("rebuilds", builder.rebuilds)
        .set("lines", list(header::lines_of_params(lines)))
        .set("dialect_title", request.dialect.title)
}
