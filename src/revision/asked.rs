//! Ops that are known only when replay reaches them: those of Alembic's revision files.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use super::{Located, Revision, Way, comment, parse};
use crate::alembic::{Environment, Reader, Unread};
use crate::catalog::Catalog;
use crate::config::{DialectName, Naming, SchemaMap};
use crate::diag::{Diagnostic, Source};
use crate::dialect::Dialect;
use crate::ops::Report;
use crate::python::Module;

/// Ops, and what was wrong with them.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The ops.
    pub ops: Vec<Located>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// The lines that could not be read.
    pub unread: Option<Unread>,
    /// Whether they depend on the structure before them.
    pub depends_on_structure: bool,
}

impl Listed {
    /// How many of the ops hold for a dialect.
    pub fn count(&self, dialect: DialectName) -> usize {
        let ops = self.ops.iter();
        ops.filter(|located| located.holds_for(dialect)).count()
    }
}

/// What the Alembic revisions of a project share.
pub struct Readers {
    /// Evaluates them.
    pub reader: Reader,
    /// Names for what has none.
    pub naming: Naming,
    /// Which schema takes the place of which.
    pub schemas: SchemaMap,
    /// The ids of revisions whose Python is passed over.
    pub skip: Vec<String>,
}

impl Readers {
    /// For a project.
    pub fn new(environment: Environment) -> Self {
        Self {
            naming: environment.naming.clone(),
            schemas: environment.schemas.clone(),
            skip: environment.skip.clone(),
            reader: Reader::new(environment),
        }
    }
}

impl Readers {
    /// Reads a revision that is no Python.
    pub(super) fn parse(&self, source: &Arc<Source>) -> (Option<Revision>, Vec<Diagnostic>) {
        parse::parse_for(source, &self.naming, &self.schemas)
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Readers").finish_non_exhaustive()
    }
}

/// A Python file whose statements are kept as long as they are needed, and parsed anew when they are needed again.
#[derive(Debug)]
pub(super) struct KeptModule {
    source: Arc<Source>,
    parsed: RefCell<Option<Rc<Module>>>,
}

impl KeptModule {
    pub(super) fn new(module: Module) -> Self {
        Self {
            source: Arc::clone(&module.source),
            parsed: RefCell::new(Some(Rc::new(module))),
        }
    }

    fn get(&self) -> Rc<Module> {
        let mut parsed = self.parsed.borrow_mut();
        let module = parsed.get_or_insert_with(|| {
            Rc::new(Module::parse("", &self.source).expect("it could be parsed before"))
        });
        Rc::clone(module)
    }

    fn release(&self) {
        self.parsed.take();
    }
}

/// The ops of one function of a revision file.
#[derive(Debug)]
pub struct Asked {
    module: Rc<KeptModule>,
    way: Way,
    readers: Rc<Readers>,
    /// What has been asked for.
    known: RefCell<Vec<(DialectName, Rc<Listed>)>>,
}

impl Asked {
    /// The ops of a way.
    pub(super) fn new(module: &Rc<KeptModule>, way: Way, readers: &Rc<Readers>) -> Self {
        Self {
            module: Rc::clone(module),
            way,
            readers: Rc::clone(readers),
            known: RefCell::default(),
        }
    }

    /// The ops for a dialect, given the structure before them; asked again, they are the same.
    pub(super) fn get(&self, dialect: &Arc<Dialect>, catalog: &Catalog) -> Rc<Listed> {
        let known = self.known.borrow();
        let found = known.iter().find(|(name, _)| *name == dialect.name);
        if let Some((_, listed)) = found {
            return Rc::clone(listed);
        }
        drop(known);
        let listed = Rc::new(self.evaluate(dialect, catalog));
        self.known
            .borrow_mut()
            .push((dialect.name, Rc::clone(&listed)));
        listed
    }

    /// Forgets what the ops are for a dialect: the structure was not yet the right one.
    pub(super) fn forget(&self, dialect: DialectName) {
        self.known.borrow_mut().retain(|(name, _)| *name != dialect);
    }

    /// Gives back the memory of the statements; asked again, they are parsed again.
    pub(super) fn release(&self) {
        self.module.release();
    }

    fn evaluate(&self, dialect: &Arc<Dialect>, catalog: &Catalog) -> Listed {
        let Readers { reader, naming, .. } = &*self.readers;
        let module = self.module.get();
        let evaluated = reader.evaluate(&module, self.way.key(), dialect, catalog);
        let report = Report::new(Arc::clone(&module.source)).mapped(&self.readers.schemas);
        let entries = evaluated.ops.into_iter().enumerate();
        let mut noted = Vec::new();
        let ops = entries.map(|(position, entry)| {
            let located = parse::located(&entry, self.way, position, &report, naming);
            // Of several ops that one statement makes, the first one has the note.
            let note = comment::above(&module, entry.span().start)
                .filter(|(place, _)| !noted.contains(place));
            let note = note.map(|(place, note)| {
                noted.push(place);
                note
            });
            Located {
                note,
                table: Some(Rc::new(entry)),
                ..located
            }
        });
        let ops = ops.collect();
        let mut diagnostics = evaluated.diagnostics;
        diagnostics.extend(report.into_diagnostics());
        Listed {
            ops,
            diagnostics,
            unread: evaluated.unread,
            depends_on_structure: evaluated.depends_on_structure,
        }
    }
}
