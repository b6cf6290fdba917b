//! Histories in memory and the scripts made from them.

#![allow(dead_code, reason = "each test program uses a part")]

use std::path::Path;
use std::sync::Arc;

use gensql::aside::Aside;
use gensql::catalog::Catalog;
use gensql::config::{Config, DialectConfig, DialectName, Layout, Naming, TransactionScope};
use gensql::diag::{Diagnostics, Source, to_text};
use gensql::dialect::Dialect;
use gensql::history::{Across, History, Range};
use gensql::render::Renderer;
use gensql::replay::Replay;
use gensql::revision::{Revision, load, parse};
use gensql::script::{
    Finished, Guarded, OnUnreadable, Request, Running, VersionTable, locate, precheck, purge,
    structure, verify, write,
};

/// Revisions with their graph.
pub(crate) struct Histories {
    pub(crate) history: History,
    pub(crate) revisions: Vec<Revision>,
}

/// What a script is for, besides changing a database from one revision to another.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    /// To look at each object before its first change.
    Guarding,
    /// To go on where it stopped.
    Resuming,
    /// To ask a database before the change.
    Prechecking,
    /// To look at it after the change.
    Verifying,
    /// To say how far it has come.
    Locating,
    /// To keep aside, with the mark `x`, what would be dropped.
    KeepingAside,
    /// To drop that.
    Purging,
}

fn aside() -> Aside {
    Aside {
        mark: "x".to_owned(),
        accepted: Vec::new(),
    }
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
        self.written(write, dialect, (scope, layout), ends)
    }

    /// A script between two revisions that is more than their changes.
    pub(crate) fn script_for(
        &self,
        purpose: Purpose,
        dialect: &Arc<Dialect>,
        from: &str,
        to: &str,
    ) -> String {
        let script = self.try_script_for(purpose, dialect, from, to);
        script.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
    }

    /// The same where it may be refused.
    pub(crate) fn try_script_for(
        &self,
        purpose: Purpose,
        dialect: &Arc<Dialect>,
        from: &str,
        to: &str,
    ) -> Result<String, Diagnostics> {
        let make: fn(&Request<'_>, Range) -> Result<Finished, Diagnostics> = match purpose {
            Purpose::Guarding => |request, range| {
                let guard = Guarded::Objects;
                write(&Request { guard, ..*request }, range)
            },
            Purpose::Resuming => |request, range| {
                let running = Running::Resumable;
                write(
                    &Request {
                        running,
                        ..*request
                    },
                    range,
                )
            },
            Purpose::Prechecking => |request, range| precheck(request, &range),
            Purpose::Verifying => |request, range| verify(request, &range),
            Purpose::Locating => |request, range| locate(request, &range),
            Purpose::KeepingAside => |request, range| {
                let aside = aside();
                let aside = Some(&aside);
                write(&Request { aside, ..*request }, range)
            },
            Purpose::Purging => |request, range| {
                let aside = aside();
                let aside = Some(&aside);
                purge(&Request { aside, ..*request }, &range)
            },
        };
        let frame = (TransactionScope::Range, Layout::Review);
        self.written(make, dialect, frame, (&[from], &[to]))
    }

    fn written(
        &self,
        make: fn(&Request<'_>, Range) -> Result<Finished, Diagnostics>,
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
            guard: Guarded::Revision,
            about: &[],
            running: Running::Once,
            aside: None,
        };
        make(&request, range).map(|finished| finished.text.concat())
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
