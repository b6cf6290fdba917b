//! Histories in memory and the scripts made from them.

#![allow(dead_code, reason = "each test program uses a part")]

use std::path::Path;
use std::sync::Arc;

use gensql::catalog::Catalog;
use gensql::config::{Config, DialectConfig, DialectName, Layout, Naming, TransactionScope};
use gensql::diag::{Diagnostics, Source, to_text};
use gensql::dialect::Dialect;
use gensql::history::{Across, History, Range};
use gensql::render::Renderer;
use gensql::replay::Replay;
use gensql::revision::{Revision, load, parse};
use gensql::script::{
    Finished, Guarded, OnUnreadable, Request, Running, VersionTable, locate, precheck, structure,
    verify, write,
};

/// Revisions with their graph.
pub(crate) struct Histories {
    pub(crate) history: History,
    pub(crate) revisions: Vec<Revision>,
}

/// The sample history of the repository, its files named as from the repository's root.
pub(crate) fn sample() -> Histories {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let loaded = load(&[root.join("revisions").into()], Naming::default().into());
    assert!(
        loaded.diagnostics.is_empty(),
        "{}",
        shown(&loaded.diagnostics)
    );
    let mut revisions = loaded.revisions;
    for revision in &mut revisions {
        let path = Path::new(&revision.source.path);
        let path = path
            .strip_prefix(root)
            .expect("the sample is below the root");
        revision.file = Some(path.to_string_lossy().into_owned());
    }
    Histories::new(revisions)
}

/// The diagnostics as text without colours.
pub(crate) fn shown(diagnostics: &Diagnostics) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| anstream::adapter::strip_str(&to_text(diagnostic)).to_string() + "\n")
        .collect()
}

impl Histories {
    /// Revisions that fit together.
    pub(crate) fn new(mut revisions: Vec<Revision>) -> Self {
        let history = History::build(revisions.iter().map(Revision::node).collect());
        let history = history.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
        revisions.sort_by_cached_key(|revision| history.find(&revision.id));
        Self { history, revisions }
    }

    /// Revision files given as texts.
    pub(crate) fn from_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let revisions = texts.into_iter().enumerate().map(|(position, text)| {
            let source = Arc::new(Source::new(format!("{position}.toml"), text));
            let (revision, mistakes) = parse(&source, &Naming::default());
            let mut diagnostics = Diagnostics::default();
            diagnostics.extend(mistakes);
            assert!(diagnostics.is_empty(), "{}", shown(&diagnostics));
            revision.expect("a file without mistakes is a revision")
        });
        Self::new(revisions.collect())
    }

    /// Revision files given as texts, which may be refused.
    pub(crate) fn offered<'a>(
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut revisions = Vec::new();
        for (position, text) in texts.into_iter().enumerate() {
            let source = Arc::new(Source::new(format!("{position}.toml"), text));
            let (revision, mistakes) = parse(&source, &Naming::default());
            diagnostics.extend(mistakes);
            revisions.extend(revision);
        }
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let history = History::build(revisions.iter().map(Revision::node).collect())?;
        revisions.sort_by_cached_key(|revision| history.find(&revision.id));
        Ok(Self { history, revisions })
    }

    /// The script between two revisions.
    pub(crate) fn script(
        &self,
        dialect: DialectName,
        layout: Layout,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        self.script_in(TransactionScope::Range, dialect, layout, from, to)
    }

    /// The script between two revisions, with one transaction for the range or for each revision.
    pub(crate) fn script_in(
        &self,
        scope: TransactionScope,
        dialect: DialectName,
        layout: Layout,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        self.script_of(&dialect_of(dialect), scope, layout, from, to)
    }

    /// The same for a dialect with settings of its own.
    pub(crate) fn script_of(
        &self,
        dialect: &Arc<Dialect>,
        scope: TransactionScope,
        layout: Layout,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        self.history.range(from, to)?;
        self.script_between(dialect, scope, layout, (&[from], &[to]))
    }

    /// The same between places that several words name; between branches it goes down and up again.
    pub(crate) fn script_between(
        &self,
        dialect: &Arc<Dialect>,
        scope: TransactionScope,
        layout: Layout,
        ends: (&[&str], &[&str]),
    ) -> Result<String, Diagnostics> {
        self.written(write, Guarded::Revision, dialect, (scope, layout), ends)
    }

    /// The script between two revisions that looks at each object before its first change.
    pub(crate) fn guarded(
        &self,
        dialect: DialectName,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let frame = (TransactionScope::Range, Layout::Review);
        let dialect = dialect_of(dialect);
        self.written(write, Guarded::Objects, &dialect, frame, (&[from], &[to]))
    }

    /// The script that verifies a database after the one between two revisions.
    pub(crate) fn verifying(
        &self,
        dialect: DialectName,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let frame = (TransactionScope::Range, Layout::Review);
        let dialect = dialect_of(dialect);
        let write = |request: &Request<'_>, range: Range| verify(request, &range);
        self.written(write, Guarded::Revision, &dialect, frame, (&[from], &[to]))
    }

    /// The script that says how far a database has come between two revisions.
    pub(crate) fn locating(
        &self,
        dialect: DialectName,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let frame = (TransactionScope::Range, Layout::Review);
        let dialect = dialect_of(dialect);
        let write = |request: &Request<'_>, range: Range| locate(request, &range);
        self.written(write, Guarded::Revision, &dialect, frame, (&[from], &[to]))
    }

    /// The script that asks a database before the one between two revisions.
    pub(crate) fn prechecking(
        &self,
        dialect: DialectName,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let frame = (TransactionScope::Range, Layout::Review);
        let dialect = dialect_of(dialect);
        let write = |request: &Request<'_>, range: Range| precheck(request, &range);
        self.written(write, Guarded::Revision, &dialect, frame, (&[from], &[to]))
    }

    /// The script between two revisions that goes on where it stopped.
    pub(crate) fn resuming(
        &self,
        dialect: &Arc<Dialect>,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let frame = (TransactionScope::Range, Layout::Review);
        let write = |request: &Request<'_>, range: Range| {
            let running = Running::Resumable;
            write(
                &Request {
                    running,
                    ..*request
                },
                range,
            )
        };
        self.written(write, Guarded::Revision, dialect, frame, (&[from], &[to]))
    }

    fn written(
        &self,
        write: fn(&Request<'_>, Range) -> Result<Finished, Diagnostics>,
        guard: Guarded,
        dialect: &Arc<Dialect>,
        (scope, layout): (TransactionScope, Layout),
        ends: (&[&str], &[&str]),
    ) -> Result<String, Diagnostics> {
        let range = self.history.range_between(ends.0, ends.1, Across::Switch)?;
        let request = Request {
            history: &self.history,
            revisions: &self.revisions,
            dialect,
            renderer: &Renderer::new(dialect, None),
            version_table: &VersionTable::new(&Config::default()),
            scope,
            layout,
            ends,
            on_unreadable: OnUnreadable::Error,
            guard,
            about: &[],
            running: Running::Once,
        };
        write(&request, range).map(|finished| finished.text.concat())
    }

    /// The replayed catalog at a revision.
    pub(crate) fn catalog(&self, dialect: DialectName, at: &str) -> Catalog {
        let dialect = dialect_of(dialect);
        let mut replay = Replay::new(&dialect);
        let range = self.history.range("base", at).expect("the revision exists");
        for step in &range.steps {
            replay.upgrade(&self.revisions[step.revision], |_, _| {});
        }
        assert!(
            !replay.diagnostics.has_errors(),
            "{}",
            shown(&replay.diagnostics)
        );
        replay.catalog
    }
}

/// A dialect with its defaults.
pub(crate) fn dialect_of(name: DialectName) -> Arc<Dialect> {
    Arc::new(Dialect::new(name, &DialectConfig::default()))
}

/// The statements that create a catalog at once, as one text.
pub(crate) fn created_at_once(catalog: &Catalog, name: DialectName) -> String {
    let dialect = dialect_of(name);
    let statements = structure(catalog, &dialect, &Renderer::new(&dialect, None));
    let statements = statements.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    statements.concat()
}
