//! One range of the history as a script of one dialect: replayed, lowered, rendered, laid out.

mod builder;
mod header;
mod structure;
mod version_table;

pub use structure::structure;
pub use version_table::VersionTable;

use std::sync::Arc;

use crate::catalog::{Catalog, difference, fingerprint};
use crate::config::{Layout, TransactionScope};
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::Dialect;
use crate::history::{Direction, History, Range, RangeStep};
use crate::render::{LayoutPiece, Renderer};
use crate::replay::{Replay, Undo};
use crate::revision::{Located, Revision};

use builder::Builder;

/// What a script is made from.
pub struct Request<'a> {
    /// The graph.
    pub history: &'a History,
    /// The revisions, in the order of the graph's nodes.
    pub revisions: &'a [Revision],
    /// The dialect.
    pub dialect: &'a Arc<Dialect>,
    /// Its templates.
    pub renderer: &'a Renderer,
    /// The version table.
    pub version_table: &'a VersionTable,
    /// Where transactions begin and end.
    pub scope: TransactionScope,
    /// The layout.
    pub layout: Layout,
    /// What the user typed for both ends.
    pub ends: (&'a str, &'a str),
}

/// A finished script.
#[derive(Debug)]
pub struct Finished {
    /// The text, in pieces that follow one another.
    pub text: [String; 2],
    /// What the user should look at.
    pub warnings: Diagnostics,
    /// The catalog after the last step.
    pub catalog: Catalog,
}

/// Writes the script of a range.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn write(request: &Request<'_>, mut range: Range) -> Result<Finished, Diagnostics> {
    let mut replay = Replay::new(request.dialect);
    let mut builder = Builder::new(request, &range);
    for index in &range.below {
        replay.upgrade(&request.revisions[*index], |_, _| {});
    }
    match range.direction {
        Direction::Upgrade | Direction::Nothing => {
            upgrade(request, &mut range, &mut replay, &mut builder);
        }
        Direction::Downgrade => downgrade(request, &mut range, &mut replay, &mut builder),
    }
    builder.finish();
    let mut diagnostics = std::mem::take(&mut replay.diagnostics);
    diagnostics.extend(std::mem::take(&mut builder.diagnostics));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut head = String::new();
    let params = header::params(request, &range, &builder, &|| fingerprint(&replay.catalog));
    let layout = request.layout.as_str();
    if let Err(error) = request
        .renderer
        .piece(layout, LayoutPiece::Header, params, &mut head)
    {
        diagnostics.push(error);
        return Err(diagnostics);
    }
    if !head.is_empty() {
        head.push_str("\n\n");
    }
    Ok(Finished {
        text: [head, builder.body],
        warnings: diagnostics,
        catalog: replay.catalog,
    })
}

fn upgrade<'a>(
    request: &Request<'a>,
    range: &mut Range,
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    let steps = range
        .steps
        .iter()
        .map(|step| count(&request.revisions[step.revision].upgrade, request));
    let steps = steps.sum();
    builder.start(range, steps);
    for step in &mut range.steps {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.upgrade(revision, |replay, op| {
            builder.step(&op, &replay.catalog, replay.diagnostics.has_errors());
        });
        builder.rows(&step.rows);
        release(step);
    }
}

fn downgrade<'a>(
    request: &Request<'a>,
    range: &mut Range,
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    let wanted = replay.catalog.clone();
    let mut undos: Vec<Undo> = range
        .steps
        .iter()
        .rev()
        .map(|step| replay.upgrade_with_undo(&request.revisions[step.revision]))
        .collect();
    undos.reverse();
    let steps = range.steps.iter().zip(&undos).map(|(step, undo)| {
        match (&request.revisions[step.revision].downgrade, undo) {
            (Some(ops), _) => count(ops, request),
            (None, Ok(ops)) => ops.len(),
            (None, Err(_)) => 0,
        }
    });
    let steps = steps.sum();
    builder.start(range, steps);
    for (step, undo) in range.steps.iter_mut().zip(&undos) {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.downgrade(revision, undo, |replay, op| {
            builder.step(&op, &replay.catalog, replay.diagnostics.has_errors());
        });
        builder.rows(&step.rows);
        release(step);
    }
    if !replay.diagnostics.has_errors() {
        let differences = difference(&replay.catalog, &wanted);
        replay
            .diagnostics
            .extend(not_restoring(request, &differences));
    }
}

/// How many ops there are for the script's dialect.
fn count(ops: &[Located], request: &Request<'_>) -> usize {
    ops.iter()
        .filter(|located| located.holds_for(request.dialect.name))
        .count()
}

/// Gives back the memory of a step that is done: a long history has many.
fn release(step: &mut RangeStep) {
    (step.from, step.to, step.rows) = Default::default();
}

/// What a downgrade written by hand leaves otherwise than it was before the upgrade.
fn not_restoring(request: &Request<'_>, differences: &[String]) -> Option<Diagnostic> {
    if differences.is_empty() {
        return None;
    }
    let (from, to) = request.ends;
    let message =
        format!("the downgrade from `{from}` to `{to}` does not restore what was there before");
    let warning = differences.iter().fold(
        Diagnostic::warning("downgrade-differs", message),
        |warning, difference| warning.note(difference.clone()),
    );
    Some(warning.help("`gen check` names the revision; the script is written all the same"))
}
