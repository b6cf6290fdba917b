//! The shortest text of a revision that leads to the same scripts.

use std::sync::Arc;

use super::Side;
use super::align::{Placed, align};
use super::document::{Body, document};
use super::plain::plain;
use super::reading::Read;
use super::side::Account;
use super::undo::with_undo;
use super::unify::Union;
use super::value::Table;
use crate::config::{DialectName, Naming};
use crate::diag::Source;
use crate::replay::Replay;
use crate::revision::{Revision, Trust, parse};

/// A revision that is written.
pub(super) struct Written<'t> {
    /// The text of its file.
    pub(super) text: String,
    /// The replays after it, one for each dialect that can read the original.
    pub(super) replays: Vec<Replay<'t>>,
}

/// What the ops of a revision are, in one list for all dialects.
struct Ops {
    upgrade: Vec<Table>,
    /// `None`: it is derived.
    downgrade: Option<Vec<Table>>,
}

/// Tries the texts of a revision, the shortest first.
///
/// # Errors
/// When none leads to the same scripts: the first dialect where that is so.
pub(super) fn write<'t>(
    sides: &[Side<'t>],
    revision: &Revision,
    readable: &[Read<'t>],
    naming: &Naming,
) -> Result<Written<'t>, DialectName> {
    let mut tried: Vec<String> = Vec::new();
    let mut failed = readable
        .first()
        .map_or(DialectName::ALL[0], |read| read.dialect);
    for union in [Union::Enums, Union::Worded, Union::Equal] {
        let ops = united(sides, readable, union);
        let choices = choices(ops);
        for trust in [Trust::Checked, Trust::Assumed] {
            for ops in &choices {
                let body = Body {
                    upgrade: &ops.upgrade,
                    downgrade: ops.downgrade.as_deref(),
                    trust,
                };
                let text = document(revision, &body);
                if tried.contains(&text) {
                    continue;
                }
                match told(sides, revision, readable, &text, naming) {
                    Ok(replays) => return Ok(Written { text, replays }),
                    Err(dialect) => failed = dialect,
                }
                tried.push(text);
            }
        }
    }
    Err(failed)
}

/// The ways to write the ops, the shortest first: a downgrade that is derived, then one that is written.
fn choices(ops: Ops) -> Vec<Ops> {
    let bare = ops.without_hints();
    let derived = |upgrade: Vec<Table>| Ops {
        upgrade,
        downgrade: None,
    };
    let mut choices = vec![derived(bare.upgrade.clone())];
    if let Some(downgrade) = &bare.downgrade {
        choices.extend(with_undo(&bare.upgrade, downgrade).into_iter().map(derived));
    }
    choices.push(derived(ops.upgrade.clone()));
    choices.extend([bare, ops]);
    choices
}

/// The ops of all dialects in one list each way.
fn united(sides: &[Side<'_>], readable: &[Read<'_>], union: Union) -> Ops {
    let all: Vec<DialectName> = sides.iter().map(Side::name).collect();
    let merge = |lists: Vec<(DialectName, Vec<Placed>)>| -> Vec<Table> {
        align(&lists, &all, union).into_iter().map(plain).collect()
    };
    let upgrades = readable
        .iter()
        .map(|read| (read.dialect, read.upgrade.clone()));
    let downgrades = readable
        .iter()
        .filter_map(|read| Some((read.dialect, read.downgrade.clone()?)));
    let downgrades: Vec<_> = downgrades.collect();
    Ops {
        upgrade: merge(upgrades.collect()),
        downgrade: (!downgrades.is_empty()).then(|| merge(downgrades)),
    }
}

impl Ops {
    /// The ops without what the author said of things as they are, which replay mostly knows.
    fn without_hints(&self) -> Self {
        let bare = |ops: &Vec<Table>| -> Vec<Table> {
            let ops = ops.iter().cloned().map(|mut op| {
                op.remove("existing");
                op.remove("kind");
                op
            });
            ops.collect()
        };
        Self {
            upgrade: bare(&self.upgrade),
            downgrade: self.downgrade.as_ref().map(bare),
        }
    }
}

/// Reads a text and tells it for each dialect; the replays after it, or the first dialect where it comes to something
/// else than the original.
fn told<'t>(
    sides: &[Side<'t>],
    original: &Revision,
    readable: &[Read<'t>],
    text: &str,
    naming: &Naming,
) -> Result<Vec<Replay<'t>>, DialectName> {
    let path = original.source.path.replace(".py", ".toml");
    let source = Arc::new(Source::new(path, text.to_owned()));
    let (revision, diagnostics) = parse(&source, naming);
    let mut replays = Vec::new();
    for read in readable {
        let revision = revision
            .as_ref()
            .filter(|_| diagnostics.is_empty())
            .ok_or(read.dialect)?;
        let side = &sides[read.side];
        let account = Account::new(side.target, &side.written, revision);
        if !account.agrees(&read.account, side.target) {
            return Err(read.dialect);
        }
        replays.push(account.after());
    }
    Ok(replays)
}
