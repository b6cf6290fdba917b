//! Proves a history for one dialect: every op fits, lowers and renders, and every downgrade restores the catalog.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{Catalog, Object, ObjectKey, Touched, difference};
use crate::diag::{Diagnostic, Diagnostics, Severity, counted};
use crate::dialect::Dialect;
use crate::history::History;
use crate::lower::lower;
use crate::parallel::compare_all;
use crate::progress;
use crate::render::Renderer;
use crate::replay::{Replay, Step, Undo, irreversible, unsupported};
use crate::revision::{Ops, Revision, Trust, place_of};
use crate::statement::{Change, Lowering};

/// What a check came to.
#[derive(Debug)]
pub struct Report {
    /// Errors and warnings.
    pub diagnostics: Diagnostics,
    /// How many steps the upgrade has.
    pub steps: usize,
    /// How many statements.
    pub statements: usize,
    /// How many revisions have no downgrade.
    pub irreversible: usize,
    /// How many handwritten downgrades do not restore the catalog.
    pub not_restoring: usize,
}

struct Check<'a> {
    dialect: &'a Arc<Dialect>,
    renderer: &'a Renderer,
    report: Report,
}

/// Checks the whole history for one dialect.
pub fn check(
    history: &History,
    revisions: &[Revision],
    dialect: &Arc<Dialect>,
    renderer: &Renderer,
) -> Report {
    let report = Report {
        diagnostics: Diagnostics::default(),
        steps: 0,
        statements: 0,
        irreversible: 0,
        not_restoring: 0,
    };
    let mut check = Check {
        dialect,
        renderer,
        report,
    };
    let mut replay = Replay::new(dialect);
    let mut applied: Vec<(&Revision, Undo, Vec<Touched>)> = Vec::new();
    for index in progress::over("upgrading", history.order().iter()) {
        let revision = &revisions[*index];
        let (undo, touched) = check.upgrade(&mut replay, revision);
        applied.push((revision, undo, touched));
    }
    check
        .report
        .diagnostics
        .extend(std::mem::take(&mut replay.diagnostics));
    if !check.report.diagnostics.has_errors() {
        for (revision, undo, touched) in progress::over("downgrading", applied.iter().rev()) {
            check.downgrade(&mut replay, revision, undo, touched);
        }
    }
    check.report.diagnostics.extend(replay.other_assumptions());
    let parallel = compare_all(history, revisions, dialect);
    check.report.diagnostics = without_echoes(check.report.diagnostics, &parallel);
    check.report.diagnostics.extend(parallel);
    log::info!(
        "{}: {} and {} proved",
        dialect.name,
        counted(check.report.steps, "step"),
        counted(check.report.statements, "statement"),
    );
    check.report
}

/// Without the errors that are told together with the op on a parallel branch that is in the way.
fn without_echoes(diagnostics: Diagnostics, parallel: &Diagnostics) -> Diagnostics {
    let is_echo = |found: &Diagnostic| {
        let file = found.labels.first().map(|label| &label.source.path);
        parallel.iter().any(|other| {
            let mut files = other.labels.iter().map(|label| &label.source.path);
            other.severity == Severity::Error
                && other.message.ends_with(&found.message)
                && files.any(|other| Some(other) == file)
        })
    };
    let mut rest = Diagnostics::default();
    rest.extend(diagnostics.into_iter().filter(|found| !is_echo(found)));
    rest
}

impl Check<'_> {
    fn upgrade(&mut self, replay: &mut Replay<'_>, revision: &Revision) -> (Undo, Vec<Touched>) {
        let mut all = Vec::new();
        let mut steps = 0;
        let undo = replay.upgrade_with_undo_and(revision, |replay, step| {
            steps += 1;
            self.statements(step, &replay.catalog);
            merge(&mut all, &step.touched);
        });
        self.report.steps += steps;
        (undo, all)
    }

    fn statements(&mut self, step: &Step<'_>, after: &Catalog) {
        let cx = Lowering {
            dialect: self.dialect,
            change: Change {
                touched: &step.touched,
                after,
            },
        };
        match lower(step.op, &cx) {
            Ok(statements) => {
                self.report.statements += statements.len();
                let rendered = statements
                    .into_iter()
                    .filter_map(|statement| self.renderer.statement(statement).err());
                self.report.diagnostics.extend(rendered.collect::<Vec<_>>());
            }
            Err(error) => self.report.diagnostics.push(unsupported(step, &error)),
        }
    }

    fn downgrade(
        &mut self,
        replay: &mut Replay<'_>,
        revision: &Revision,
        undo: &Undo,
        up: &[Touched],
    ) {
        if let (Err(why), None) = (&undo.ops, &revision.downgrade) {
            self.report.irreversible += 1;
            let mut warning = irreversible(revision, undo, why);
            warning.severity = Severity::Warning;
            self.report.diagnostics.push(warning);
            restore(&mut replay.catalog, up);
            return;
        }
        let mut down = Vec::new();
        let statements = self.report.statements;
        replay.downgrade(revision, undo, |replay, step| {
            self.statements(&step, &replay.catalog);
            merge(&mut down, &step.touched);
        });
        self.report.statements = statements;
        let faults = std::mem::take(&mut replay.diagnostics);
        let differences = if faults.has_errors() {
            Vec::new()
        } else {
            let assumed: BTreeSet<&ObjectKey> = replay.assumed().collect();
            differences(&replay.catalog, up, &down, &assumed)
        };
        self.report.diagnostics.extend(faults);
        if !differences.is_empty() {
            self.report.not_restoring += 1;
            let mut finding = not_restoring(revision, &differences);
            if revision.trust == Trust::Assumed {
                finding.severity = Severity::Warning;
            }
            self.report.diagnostics.push(finding);
        }
        // What the downgrade touched besides goes back too, so that the next one starts from the right place.
        restore(
            &mut replay.catalog,
            &down
                .into_iter()
                .map(|touched| wanted(touched, up))
                .collect::<Vec<_>>(),
        );
        restore(&mut replay.catalog, up);
    }
}

/// Where an object must be after the downgrade: as before the upgrade, or as it was when only the downgrade touched it.
fn wanted(touched: Touched, up: &[Touched]) -> Touched {
    up.iter()
        .find(|other| other.key == touched.key)
        .cloned()
        .unwrap_or(touched)
}

fn merge(all: &mut Vec<Touched>, touched: &[Touched]) {
    for touched in touched {
        match all.iter_mut().find(|other| other.key == touched.key) {
            Some(other) => other.after.clone_from(&touched.after),
            None => all.push(touched.clone()),
        }
    }
}

fn restore(catalog: &mut Catalog, touched: &[Touched]) {
    for touched in touched {
        match &touched.before {
            Some(before) => catalog.put(before.clone()),
            None => catalog.remove(&touched.key),
        }
    }
    catalog.take_journal();
}

/// What is not as it was before the upgrade; what was assumed has no before.
fn differences(
    catalog: &Catalog,
    up: &[Touched],
    down: &[Touched],
    assumed: &BTreeSet<&ObjectKey>,
) -> Vec<String> {
    let (mut is, mut wanted_catalog) = (Catalog::default(), Catalog::default());
    let put = |target: &mut Catalog, object: Option<&Object>| {
        if let Some(object) = object {
            target.put(object.clone());
        }
    };
    let mut keys: Vec<&ObjectKey> = up.iter().chain(down).map(|touched| &touched.key).collect();
    keys.retain(|key| !assumed.contains(key));
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let before = up
            .iter()
            .chain(down)
            .find(|touched| touched.key == *key)
            .and_then(|touched| touched.before.as_ref());
        put(&mut is, catalog.object(key));
        put(&mut wanted_catalog, before);
    }
    difference(&is, &wanted_catalog)
}

fn not_restoring(revision: &Revision, differences: &[String]) -> Diagnostic {
    let message = format!(
        "the downgrade of revision `{}` does not restore what was there before",
        revision.id
    );
    let mut diagnostic = Diagnostic::error("downgrade-differs", message);
    let written = revision.downgrade.as_ref().and_then(Ops::written);
    if let Some(located) = written.and_then(<[_]>::first) {
        diagnostic = diagnostic.at(
            &revision.source,
            place_of(&revision.source, located, ""),
            "this downgrade",
        );
    } else {
        diagnostic = diagnostic.at(
            &revision.source,
            revision.places.revision.clone(),
            "in this revision",
        );
    }
    for difference in differences {
        diagnostic = diagnostic.note(difference.clone());
    }
    diagnostic
        .help("mend the `[[downgrade]]` ops, or leave them out: the downgrade is then derived")
}
