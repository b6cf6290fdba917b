//! Drawn histories, as an author would write them; the test program has `benches/history/` as its module `history`.

use std::sync::Arc;

use gensql::config::{DialectName, Naming};
use gensql::diag::Source;
use gensql::revision::{Revision, load, parse};

use crate::histories::{Histories, shown};
use crate::history;

/// Seeds with the number of revisions to draw.
pub(crate) const DRAWN: [(u64, usize); 6] =
    [(1, 60), (2, 80), (3, 100), (4, 120), (5, 120), (6, 120)];

/// The files of a drawn history, as read from disk.
pub(crate) fn drawn((seed, revisions): (u64, usize)) -> Vec<Revision> {
    let options = history::Options {
        revisions,
        seed,
        branches: 0.1,
    };
    let folder = tempfile::tempdir().expect("there is room for a folder");
    history::toml::write(&history::draw(&options), folder.path()).expect("the folder is empty");
    let loaded = load(
        &[folder.path().join("revisions").into()],
        Naming::default().into(),
    );
    let faults = &loaded.diagnostics;
    assert!(faults.is_empty(), "{}", shown(faults));
    assert_eq!(loaded.revisions.len(), revisions);
    let mut files = loaded.revisions;
    for file in &mut files {
        file.file = Some(format!("revisions/{}.toml", file.id));
    }
    files
}

/// A drawn history as an author would write it for a dialect.
pub(crate) fn drawn_for(drawing: (u64, usize), dialect: DialectName) -> Histories {
    let mut files = drawn(drawing);
    if matches!(dialect, DialectName::Mssql | DialectName::Oracle) {
        for file in &mut files {
            *file = without_restrict(file);
        }
    }
    Histories::new(files)
}

/// SQL Server and Oracle do not know the word, and do just that without it.
fn without_restrict(file: &Revision) -> Revision {
    let text = file.source.text.replace(", on_delete = \"restrict\"", "");
    let text = text.replace("\non_delete = \"restrict\"\n", "\n");
    let source = Arc::new(Source::new(file.source.path.clone(), text));
    let (revision, mistakes) = parse(&source, &Naming::default());
    assert!(mistakes.is_empty(), "{mistakes:?}");
    Revision {
        file: file.file.clone(),
        ..revision.expect("a file without mistakes is a revision")
    }
}
