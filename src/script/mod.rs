//! One range of the history as a script of one dialect: replayed, lowered, rendered, laid out.

mod builder;
mod counting;
mod expected;
mod fences;
mod header;
mod locating;
mod loss;
mod merging;
mod prechecking;
mod purging;
mod raw_schemas;
mod reading;
mod resume;
mod stamp;
mod structure;
mod tenants;
mod verifying;
mod version_table;
mod waiting;
mod writing;

pub use locating::locate;
pub use loss::Loss;
pub use prechecking::precheck;
pub use purging::purge;
pub use stamp::stamp;
pub use structure::structure;
pub use tenants::Tenants;
pub use verifying::verify;
pub use version_table::VersionTable;

use std::sync::Arc;

use crate::aside::Aside;
use crate::catalog::{Catalog, difference, fingerprint};
use crate::config::{Layout, TransactionScope};
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::dialect::Dialect;
use crate::history::{Direction, History, Range, RangeStep};
use crate::progress;
use crate::render::{LayoutPiece, Renderer};
use crate::replay::{Replay, Undo};
use crate::revision::Revision;

use builder::Builder;
use expected::Ahead;
use tenants::Section;

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
    pub ends: (&'a [&'a str], &'a [&'a str]),
    /// What becomes of parts of revisions that cannot be read.
    pub on_unreadable: OnUnreadable,
    /// What the script looks at before its first change.
    pub guard: Guarded,
    /// What the script is for, as lines of its header: labels and texts.
    pub about: &'a [(&'static str, String)],
    /// What happens when it is run again after a failure.
    pub running: Running,
    /// How tables and columns are kept aside in place of being dropped, where they are.
    pub aside: Option<&'a Aside>,
}

/// What a script looks at before its first change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Guarded {
    /// The rows of the version table.
    #[default]
    Revision,
    /// Each object that it touches, too.
    Objects,
}

/// What happens when a script is run again after a failure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Running {
    /// Its guard refuses a database that is no longer at the start.
    #[default]
    Once,
    /// It records what is done and passes over it.
    Resumable,
}

/// What becomes of parts of revisions that cannot be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnUnreadable {
    /// There is no script.
    #[default]
    Error,
    /// The script holds their source in a loud comment.
    Note,
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
    /// How many revisions could not be rendered as a whole.
    pub not_rendered: usize,
    /// What revisions lose that no script brings back.
    pub losses: Vec<Loss>,
}

/// Writes the script of a range.
///
/// # Errors
/// Everything that does not fit, in one go; there is no script then.
pub fn write(request: &Request<'_>, range: Range) -> Result<Finished, Diagnostics> {
    written(request, range, None, |_, _| {})
}

/// Writes the script of a range, or the section of one tenant in it; `look` is shown what it came to.
fn written(
    request: &Request<'_>,
    mut range: Range,
    section: Option<Section>,
    look: impl FnOnce(&Range, &Builder<'_>),
) -> Result<Finished, Diagnostics> {
    if let Some(refusal) = resume::refusal(request) {
        return Err(refusal.into());
    }
    expected::check(request)?;
    let mut replay = below(request, &range);
    let mut builder = Builder::new(request, &range);
    builder.section = section;
    log::info!(
        "{} replayed, {} to write for {}",
        counted(range.below.len(), "revision"),
        counted(range.steps.len(), "revision"),
        request.dialect.name,
    );
    let before = (range.down > 0).then(|| replay.catalog.clone());
    let undos = undos(request, &range, &mut replay);
    replay.aside = request.aside;
    let all_steps = counting::steps(request, &range, &undos, &replay);
    builder.start(&range, all_steps, || {
        let ahead = Ahead::of(request, &range, &undos, &replay);
        expected::before(request, &replay.catalog, &ahead)
    });
    let (down, up) = range.steps.split_at_mut(range.down);
    if let Some(before) = before {
        builder.direction = Direction::Downgrade;
        downgrade(request, down, &undos, &mut replay, &mut builder);
        compare(request, before, &mut replay);
    }
    builder.direction = Direction::Upgrade;
    upgrade(request, up, &mut replay, &mut builder);
    builder.finish();
    let mut diagnostics = std::mem::take(&mut replay.diagnostics);
    diagnostics.extend(replay.other_assumptions());
    diagnostics.extend(std::mem::take(&mut builder.diagnostics));
    match &builder.section {
        Some(_) => diagnostics.extend(builder.raw_schemas.of_section(request.dialect)),
        None => diagnostics.extend(builder.raw_schemas.warnings()),
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    look(&range, &builder);
    finished(request, &range, builder, replay.catalog, diagnostics)
}

/// The script with its head, which counts what the body holds.
fn finished(
    request: &Request<'_>,
    range: &Range,
    builder: Builder<'_>,
    catalog: Catalog,
    mut warnings: Diagnostics,
) -> Result<Finished, Diagnostics> {
    let mut head = String::new();
    let (piece, params) = if let Some(section) = &builder.section {
        let params = section.params(request, range, &builder, &fingerprint(&catalog));
        (LayoutPiece::Section, params)
    } else {
        let params = header::params(request, range, &builder, &|| fingerprint(&catalog));
        (LayoutPiece::Header, params)
    };
    let layout = request.layout.as_str();
    let renderer = request.renderer;
    if let Err(error) = renderer.piece(layout, piece, params, &mut head) {
        warnings.push(error);
        return Err(warnings);
    }
    if !head.is_empty() {
        head.push_str("\n\n");
    }
    if let Some(ledger) = &builder.ledger {
        let (piece, params) = resume::guard(request, range, ledger, &builder.body);
        renderer.piece(layout, piece, params, &mut head)?;
        head.push_str("\n\n");
    }
    log::info!(
        "{} and {} written",
        counted(builder.steps, "step"),
        counted(builder.statements, "statement"),
    );
    Ok(Finished {
        text: [head, builder.body],
        warnings,
        catalog,
        not_rendered: builder.not_rendered,
        losses: builder.losses,
    })
}

/// The history replayed up to what both ends of a range have in common.
fn below<'a>(request: &Request<'a>, range: &Range) -> Replay<'a> {
    let mut replay = Replay::new(request.dialect);
    replay.does_without_unread = request.on_unreadable == OnUnreadable::Note;
    for index in progress::over("replaying", range.below.iter()) {
        replay.pass(&request.revisions[*index]);
    }
    replay
}

/// What undoes the revisions that the script takes back, newest first.
fn undos(request: &Request<'_>, range: &Range, replay: &mut Replay<'_>) -> Vec<Undo> {
    let oldest_first = range.steps[..range.down].iter().rev();
    let mut undos: Vec<Undo> = progress::over("replaying", oldest_first)
        .map(|step| replay.pass_with_undo(&request.revisions[step.revision]))
        .collect();
    undos.reverse();
    undos
}

fn upgrade<'a>(
    request: &Request<'a>,
    steps: &mut [RangeStep],
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    for step in progress::over("writing", steps.iter_mut()) {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.upgrade(revision, |replay, op| {
            builder.step(&op, &replay.catalog, replay.diagnostics.has_errors());
        });
        builder.unread(&replay.known(&revision.upgrade));
        builder.rows(&step.rows);
        release(step);
        revision.upgrade.release(request.dialect.name);
    }
}

fn downgrade<'a>(
    request: &Request<'a>,
    steps: &mut [RangeStep],
    undos: &[Undo],
    replay: &mut Replay<'_>,
    builder: &mut Builder<'a>,
) {
    for (step, undo) in progress::over("writing", steps.iter_mut().zip(undos)) {
        let revision = &request.revisions[step.revision];
        builder.revision(revision, step);
        replay.downgrade(revision, undo, |replay, op| {
            builder.step(&op, &replay.catalog, replay.diagnostics.has_errors());
        });
        if let Some(ops) = &revision.downgrade {
            builder.unread(&replay.known(ops));
        }
        builder.rows(&step.rows);
        release(step);
    }
}

/// Compares what the downgrades left with what was there before the upgrades.
fn compare(request: &Request<'_>, mut below: Catalog, replay: &mut Replay<'_>) {
    // What is kept aside is there on purpose.
    if replay.diagnostics.has_errors() || request.aside.is_some() {
        return;
    }
    // What was assumed is not what the downgrade restores.
    for key in replay.assumed() {
        match replay.catalog.object(key) {
            Some(object) => below.put(object.clone()),
            None => below.remove(key),
        }
    }
    let differences = difference(&replay.catalog, &below);
    replay
        .diagnostics
        .extend(not_restoring(request, &differences));
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
    let message = format!(
        "the downgrade from `{}` to `{}` does not restore what was there before",
        from.join("`, `"),
        to.join("`, `")
    );
    let warning = differences.iter().fold(
        Diagnostic::warning("downgrade-differs", message),
        |warning, difference| warning.note(difference.clone()),
    );
    Some(warning.help("`gen check` names the revision; the script is written all the same"))
}
