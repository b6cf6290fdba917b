//! Collects the mistakes of one file.

use std::cell::RefCell;
use std::sync::Arc;

use super::Fragment;
use crate::config::SchemaMap;
use crate::diag::{Diagnostic, Source, Span};

/// Collects the mistakes of one file.
#[derive(Debug)]
pub struct Report {
    /// The file.
    pub source: Arc<Source>,
    /// Which schema takes the place of which.
    pub schemas: SchemaMap,
    diagnostics: RefCell<Vec<Diagnostic>>,
    fragments: RefCell<Vec<Fragment>>,
}

impl Report {
    /// An empty report on a file.
    pub fn new(source: Arc<Source>) -> Self {
        Self {
            source,
            schemas: SchemaMap::default(),
            diagnostics: RefCell::default(),
            fragments: RefCell::default(),
        }
    }

    /// The same for a database where other schemas take the place of those named.
    #[must_use]
    pub fn mapped(mut self, schemas: &SchemaMap) -> Self {
        self.schemas.clone_from(schemas);
        self
    }

    /// Adds a mistake.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Notes SQL that becomes a part of a statement.
    pub fn note(&self, fragment: Fragment) {
        self.fragments.borrow_mut().push(fragment);
    }

    /// The SQL noted since this was last asked.
    pub fn take_fragments(&self) -> Vec<Fragment> {
        self.fragments.take()
    }

    /// Adds a mistake at a place.
    pub fn error(
        &self,
        code: &'static str,
        message: impl Into<String>,
        span: Span,
        label: &str,
    ) -> Diagnostic {
        Diagnostic::error(code, message).at(&self.source, span, label)
    }

    /// How many mistakes there are.
    pub fn len(&self) -> usize {
        self.diagnostics.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All mistakes, in the order of the file.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics
            .sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span.start));
        diagnostics
    }
}
