//! One range of the history as a script of one dialect: replayed, lowered, rendered, laid out.

mod builder;
mod header;
mod structure;
mod version_table;

pub use structure::structure;
pub use version_table::VersionTable;

use std::sync::Arc;

use crate::catalog::{Catalog, fingerprint};
use crate::config::{Layout, TransactionScope};
use crate::diag::Diagnostics;
use crate::dialect::Dialect;
use crate::history::{Direction, History, Range};
use crate::render::{Renderer, Script};
use crate::replay::{Replay, Undo};
use crate::revision::Revision;

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
    /// The text.
    pub text: String,
    /// What the user should look at.
    pub warnings: Diagnostics,
    /// The catalog after the last step.
    pub catalog: Catalog,
}

/// Writes the script of a range.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn write(request: &Request<'_>, range: &Range) -> Result<Finished, Diagnostics> {
    let mut replay = Replay::new(request.dialect);
    let mut builder = Builder::new(request);
    builder.start(range);
    match range.direction {
        Direction::Upgrade | Direction::Nothing => {
            upgrade(request, range, &mut replay, &mut builder)
        }
        Direction::Downgrade => downgrade(request, range, &mut replay, &mut builder),
    }
    builder.finish();
    let mut diagnostics = std::mem::take(&mut replay.diagnostics);
    diagnostics.extend(std::mem::take(&mut builder.diagnostics));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let header = header::params(request, range, &builder, &|| fingerprint(&replay.catalog));
    let script = Script {
        header,
        items: builder.items,
    };
    match request.renderer.script(request.layout.as_str(), script) {
        Ok(text) => Ok(Finished {
            text: tidy(&text),
            warnings: diagnostics,
            catalog: replay.catalog,
        }),
        Err(error) => {
            diagnostics.push(error);
            Err(diagnostics)
        }
    }
}

fn upgrade<'a>(
    request: &Request<'a>,
    range: &Range,
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    for index in &range.below {
        replay.upgrade(&request.revisions[*index], |_, _| {});
    }
    for step in &range.steps {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.upgrade(revision, |replay, op| builder.step(&op, &replay.catalog));
        builder.rows(&step.rows);
    }
}

fn downgrade<'a>(
    request: &Request<'a>,
    range: &Range,
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    for index in &range.below {
        replay.upgrade(&request.revisions[*index], |_, _| {});
    }
    let undos: Vec<Undo> = range
        .steps
        .iter()
        .rev()
        .map(|step| replay.upgrade_with_undo(&request.revisions[step.revision]))
        .collect();
    for (step, undo) in range.steps.iter().zip(undos.iter().rev()) {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.downgrade(revision, undo, |replay, op| {
            builder.step(&op, &replay.catalog)
        });
        builder.rows(&step.rows);
    }
}

/// One line break at the end, none before the first line.
fn tidy(text: &str) -> String {
    let mut tidy = text.trim().to_owned();
    if !tidy.is_empty() {
        tidy.push('\n');
    }
    tidy
}
