//! Any text as revision files in TOML, parted by lines `# ---`: they are parsed, and where they fit together, checked.
//!
//! The length of the text chooses the dialect, so that each run of one text does the same.
#![no_main]

use std::sync::Arc;

use gensql::check::check;
use gensql::config::{DialectConfig, DialectName, Naming};
use gensql::diag::{Source, to_text};
use gensql::dialect::Dialect;
use gensql::history::History;
use gensql::render::Renderer;
use gensql::revision::{Revision, parse};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        read(text);
    }
});

fn read(text: &str) {
    let mut revisions = Vec::new();
    for (position, text) in text.split("\n# ---\n").enumerate() {
        let source = Arc::new(Source::new(format!("revisions/{position}.toml"), text));
        let (revision, mistakes) = parse(&source, &Naming::default());
        assert!(revision.is_some() || !mistakes.is_empty());
        for mistake in &mistakes {
            to_text(mistake);
        }
        revisions.extend(revision.filter(|_| mistakes.is_empty()));
    }
    match History::build(revisions.iter().map(Revision::node).collect()) {
        Ok(history) => prove(
            &history,
            revisions,
            DialectName::ALL[text.len() % DialectName::ALL.len()],
        ),
        Err(faults) => faults.iter().for_each(|fault| drop(to_text(fault))),
    }
}

fn prove(history: &History, mut revisions: Vec<Revision>, name: DialectName) {
    revisions.sort_by_cached_key(|revision| history.find(&revision.id));
    let dialect = Arc::new(Dialect::new(name, &DialectConfig::default()));
    let report = check(
        history,
        &revisions,
        &dialect,
        &Renderer::new(&dialect, None),
    );
    for fault in report.diagnostics.iter() {
        to_text(fault);
    }
}
