//! What a revision says to each dialect, and what some of them cannot read.

use super::Side;
use super::align::Placed;
use super::side::Account;
use super::value::Value;
use crate::config::DialectName;
use crate::diag::{Diagnostic, Severity};
use crate::revision::{Listed, Revision, Way};

/// What a revision says to one dialect.
pub(super) struct Read<'t> {
    /// The position of the dialect.
    pub(super) side: usize,
    /// The dialect.
    pub(super) dialect: DialectName,
    /// The ops of the upgrade.
    pub(super) upgrade: Vec<Placed>,
    /// The ops of the downgrade, where it is written and can be read.
    pub(super) downgrade: Option<Vec<Placed>>,
    /// What they come to.
    pub(super) account: Account<'t>,
}

/// What a revision says to all dialects.
pub(super) struct Reading<'t> {
    /// The dialects that can read it.
    pub(super) readable: Vec<Read<'t>>,
    /// The dialects that cannot read one of its ways.
    pub(super) unread: Vec<DialectName>,
    /// What they cannot read.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a revision for each dialect, with the structure before it.
pub(super) fn read<'t>(sides: &[Side<'t>], revision: &Revision) -> Reading<'t> {
    let mut readable = Vec::new();
    let mut unread: Vec<(DialectName, Way, Vec<Diagnostic>)> = Vec::new();
    for (position, side) in sides.iter().enumerate() {
        let dialect = side.name();
        let listed = revision
            .upgrade
            .get(&side.target.dialect, &side.original.catalog);
        let upgrade = match values(&listed) {
            Ok(upgrade) => upgrade,
            Err(errors) => {
                unread.push((dialect, Way::Up, errors));
                continue;
            }
        };
        let mut account = Account::new(side.target, &side.original, revision);
        let downgrade = revision.downgrade.as_ref().and_then(|ops| {
            let listed = ops.get(&side.target.dialect, account.catalog());
            let read = values(&listed);
            read.map_err(|errors| {
                account.forget_downgrade();
                unread.push((dialect, Way::Down, errors));
            })
            .ok()
        });
        readable.push(Read {
            side: position,
            dialect,
            upgrade,
            downgrade,
            account,
        });
    }
    let is_left = readable.is_empty();
    let has_downgrade = readable.iter().any(|read| read.downgrade.is_some());
    let dialects = unread.iter().map(|(dialect, _, _)| *dialect).collect();
    let diagnostics = unread.into_iter().flat_map(|(dialect, way, errors)| {
        errors.into_iter().map(move |error| match (is_left, way) {
            (true, _) => error,
            (false, Way::Up) => lessened(error, &format!("its ops are left out on {dialect}")),
            (false, Way::Down) if has_downgrade => {
                lessened(error, &format!("its downgrade does nothing on {dialect}"))
            }
            (false, Way::Down) => lessened(
                error,
                "the downgrade is derived from the upgrade, as far as that goes",
            ),
        })
    });
    let diagnostics = diagnostics.collect();
    Reading {
        readable,
        unread: dialects,
        diagnostics,
    }
}

fn lessened(error: Diagnostic, note: &str) -> Diagnostic {
    let warning = Diagnostic {
        severity: Severity::Warning,
        ..error
    };
    warning.note(note)
}

/// The ops as values, or why they cannot be read.
fn values(listed: &Listed) -> Result<Vec<Placed>, Vec<Diagnostic>> {
    let errors = listed
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let values = listed.ops.iter().filter_map(|located| {
        let table = located.table.as_deref()?;
        let place = table.span().start;
        let mut op = Value::from_toml(table);
        if let (Value::Table(table), Some(note)) = (&mut op, &located.note) {
            table.set("note", Value::Text(note.clone()));
        }
        Some(Placed { op, place })
    });
    Ok(values.collect())
}
