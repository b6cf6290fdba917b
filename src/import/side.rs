//! A history as one dialect sees it, told twice: from the files that are imported, and from what is written for them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::seen::seen;
use crate::catalog::{Catalog, Object, ObjectKey};
use crate::dialect::Dialect;
use crate::lower::lower;
use crate::render::Renderer;
use crate::replay::{Origin, Replay, Step, Undo};
use crate::revision::Revision;
use crate::statement::{Change, Lowering};

/// A dialect and its templates.
pub struct Target {
    /// The dialect.
    pub dialect: Arc<Dialect>,
    /// Its templates.
    pub renderer: Renderer,
}

/// What a script shows of a step.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    description: String,
    note: Option<String>,
    /// Each with whether it may stand in a transaction and whether it is a block; or why the dialect cannot.
    statements: Result<Vec<(String, bool, bool)>, String>,
}

/// What a replay of some ops comes to.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    steps: Vec<Shown>,
    fits: bool,
    /// The objects that were touched, as they are afterwards.
    objects: Vec<(ObjectKey, Option<Object>)>,
}

/// What a downgrade comes to.
#[derive(Debug)]
enum WayBack {
    /// There is none.
    Missing,
    /// It cannot be read, so that there is nothing to compare with.
    Unread,
    /// It is known.
    Told(Told),
}

/// What a revision comes to for one dialect.
#[derive(Debug)]
pub(super) struct Account<'d> {
    upgrade: Told,
    downgrade: WayBack,
    /// The replay after the upgrade.
    after: Replay<'d>,
}

impl<'d> Account<'d> {
    /// What the upgrade of a revision and then its downgrade come to.
    pub(super) fn new(target: &'d Target, before: &Replay<'d>, revision: &Revision) -> Self {
        let mut after = before.clone();
        let mut teller = Teller::new(target);
        let undo = after
            .upgrade_with_undo_and(revision, |replay, step| teller.step(step, &replay.catalog));
        let upgrade = teller.told(&mut after);
        let downgrade = downgrade(target, &after, revision, &undo);
        Self {
            upgrade,
            downgrade,
            after,
        }
    }

    /// Whether two accounts lead to the same scripts.
    pub(super) fn agrees(&self, other: &Account<'_>, target: &Target) -> bool {
        let same = |left: &Told, right: &Told| {
            agree(
                left,
                &self.after.catalog,
                right,
                &other.after.catalog,
                target,
            )
        };
        let way_back = match (&self.downgrade, &other.downgrade) {
            (WayBack::Told(left), WayBack::Told(right)) => same(left, right),
            (WayBack::Missing, WayBack::Missing) | (WayBack::Unread, _) | (_, WayBack::Unread) => {
                true
            }
            (WayBack::Told(_), WayBack::Missing) | (WayBack::Missing, WayBack::Told(_)) => false,
        };
        way_back && same(&self.upgrade, &other.upgrade)
    }

    /// The structure after the upgrade.
    pub(super) fn catalog(&self) -> &Catalog {
        &self.after.catalog
    }

    /// The downgrade cannot be read.
    pub(super) fn forget_downgrade(&mut self) {
        self.downgrade = WayBack::Unread;
    }

    /// The replay after the upgrade.
    pub(super) fn after(self) -> Replay<'d> {
        self.after
    }
}

fn downgrade(target: &Target, after: &Replay<'_>, revision: &Revision, undo: &Undo) -> WayBack {
    if undo.ops.is_err() && revision.downgrade.is_none() {
        return WayBack::Missing;
    }
    let mut replay = after.clone();
    let mut teller = Teller::new(target);
    replay.downgrade(revision, undo, |replay, step| {
        teller.step(&step, &replay.catalog);
    });
    WayBack::Told(teller.told(&mut replay))
}

/// Whether the steps are the same, and so are the objects that either touched; those that only one touched are as
/// they were before.
fn agree(
    left: &Told,
    left_after: &Catalog,
    right: &Told,
    right_after: &Catalog,
    target: &Target,
) -> bool {
    let untouched = |told: &Told, catalog: &Catalog, other: &Told| {
        let known: BTreeSet<&ObjectKey> = told.objects.iter().map(|(key, _)| key).collect();
        let missing = other.objects.iter().filter(|(key, _)| !known.contains(key));
        let objects = missing.map(|(key, _)| (key.clone(), seen(key, catalog, &target.dialect)));
        let mut all: Vec<_> = told.objects.iter().cloned().chain(objects).collect();
        all.sort_by(|(left, _), (right, _)| left.cmp(right));
        all
    };
    left.fits == right.fits
        && left.steps == right.steps
        && untouched(left, left_after, right) == untouched(right, right_after, left)
}

/// Writes down what the steps of a replay show.
struct Teller<'t> {
    target: &'t Target,
    steps: Vec<Shown>,
    touched: BTreeSet<ObjectKey>,
}

impl<'t> Teller<'t> {
    fn new(target: &'t Target) -> Self {
        Self {
            target,
            steps: Vec::new(),
            touched: BTreeSet::new(),
        }
    }

    fn step(&mut self, step: &Step<'_>, after: &Catalog) {
        self.touched
            .extend(step.touched.iter().map(|touched| touched.key.clone()));
        let renderer = &self.target.renderer;
        let dialect = renderer.dialect().spelled(&step.located.spelling);
        let cx = Lowering {
            dialect: &dialect,
            change: Change {
                touched: &step.touched,
                after,
            },
        };
        let statements = lower(step.op, &cx).map_err(|error| error.message);
        let statements = statements.and_then(|statements| {
            let rendered = statements.into_iter().map(|statement| {
                let is_transactional = statement.transactional && step.located.transaction;
                let is_block = statement.block;
                let sql = renderer.statement(statement);
                let sql = sql.map_err(|error| error.message)?;
                Ok((sql, is_transactional, is_block))
            });
            rendered.collect()
        });
        let note = step
            .located
            .note
            .clone()
            .filter(|_| step.origin == Origin::Written);
        self.steps.push(Shown {
            description: step.op.describe(),
            note,
            statements,
        });
    }

    fn told(self, replay: &mut Replay<'_>) -> Told {
        let diagnostics = std::mem::take(&mut replay.diagnostics);
        let objects = self.touched.into_iter().map(|key| {
            let object = seen(&key, &replay.catalog, &self.target.dialect);
            (key, object)
        });
        Told {
            steps: self.steps,
            fits: !diagnostics.has_errors(),
            objects: objects.collect(),
        }
    }
}
