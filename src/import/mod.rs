//! Writes the revisions of another tool as TOML, so that every script stays what it was.
//!
//! Each revision is read for each dialect, with the structure before it, and the ops of all dialects are united in one
//! list. What is written is read again and told beside the original: the shortest text whose steps, statements and
//! structure are the same is taken. Nothing here touches the disk.

mod align;
mod document;
mod key_order;
mod plain;
mod quote;
mod reading;
mod seen;
mod side;
mod undo;
mod unify;
mod value;
mod write;
mod writing;

use crate::config::{DialectName, Naming};
use crate::diag::{Diagnostic, Diagnostics};
use crate::history::History;
use crate::progress;
use crate::replay::Replay;
use crate::revision::Revision;

pub use side::Target;

use reading::{Reading, read};
use writing::{Written, write};

/// A revision file that is to be written.
#[derive(Debug)]
pub struct NewFile {
    /// The revision's id.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Imported {
    /// The new files, oldest revision first.
    pub files: Vec<NewFile>,
    /// The ids of the revisions that have none.
    pub left: Vec<String>,
    /// The ids of the revisions whose file says nothing for a dialect, since that cannot read them.
    pub partial: Vec<(String, DialectName)>,
    /// Why, and what is left out of the others.
    pub diagnostics: Diagnostics,
}

/// A dialect's two replays: of what is imported, and of what is written.
struct Side<'t> {
    target: &'t Target,
    original: Replay<'t>,
    written: Replay<'t>,
}

impl Side<'_> {
    fn name(&self) -> DialectName {
        self.target.dialect.name
    }

    /// Applies a revision that stays as it is.
    fn pass(&mut self, revision: &Revision) {
        for replay in [&mut self.original, &mut self.written] {
            replay.pass(revision);
            replay.diagnostics = Diagnostics::default();
        }
    }
}

/// Writes each Alembic revision of a history, for these dialects; revisions in TOML are replayed, too, but not written.
pub fn import(
    history: &History,
    revisions: &[Revision],
    targets: &[Target],
    naming: &Naming,
) -> Imported {
    let mut imported = Imported::default();
    let mut sides: Vec<Side<'_>> = targets
        .iter()
        .map(|target| Side {
            target,
            original: Replay::new(&target.dialect),
            written: Replay::new(&target.dialect),
        })
        .collect();
    sides.sort_by_key(Side::name);
    for index in progress::over("importing", history.order().iter()) {
        let revision = &revisions[*index];
        if revision.is_python() {
            one(&mut sides, revision, naming, &mut imported);
            continue;
        }
        for side in &mut sides {
            side.pass(revision);
        }
    }
    imported.diagnostics.drop_repeated();
    imported
}

fn one(sides: &mut [Side<'_>], revision: &Revision, naming: &Naming, imported: &mut Imported) {
    let Reading {
        readable,
        unread,
        diagnostics,
    } = read(sides, revision);
    imported.diagnostics.extend(diagnostics);
    if readable.is_empty() {
        imported.left.push(revision.id.clone());
        for side in sides {
            side.pass(revision);
        }
        return;
    }
    let partial = unread
        .into_iter()
        .map(|dialect| (revision.id.clone(), dialect));
    imported.partial.extend(partial);
    match write(sides, revision, &readable, naming) {
        Ok(Written { text, replays }) => {
            imported.files.push(NewFile {
                id: revision.id.clone(),
                name: document::file_name(revision),
                text,
            });
            for (read, replay) in readable.into_iter().zip(replays) {
                sides[read.side].written = replay;
                sides[read.side].original = read.account.after();
            }
        }
        Err(dialect) => {
            imported.left.push(revision.id.clone());
            imported.diagnostics.push(unlike(revision, dialect));
            for read in readable {
                let after = read.account.after();
                sides[read.side].written = after.clone();
                sides[read.side].original = after;
            }
        }
    }
}

fn unlike(revision: &Revision, dialect: DialectName) -> Diagnostic {
    let message = format!(
        "revision `{}` cannot be written so that its {dialect} script stays the same",
        revision.id
    );
    Diagnostic::error("not-imported", message)
        .at(&revision.source, revision.places.revision.clone(), "")
        .help("leave the Alembic file where it is: it is read as well as a TOML revision")
}
