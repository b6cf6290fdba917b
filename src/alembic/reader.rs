//! Evaluates the functions of revision files.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::Stmt;
use toml::Spanned;
use toml::de::DeValue;

use crate::catalog::Catalog;
use crate::config::{DialectConfig, DialectName, Naming, SchemaMap};
use crate::diag::{Diagnostic, Source, Span};
use crate::dialect::Dialect;
use crate::python::{Evaluator, Found, Module, Place, Value};

use super::host::Alembic;
use super::project::MainOption;

/// Finds a module by its dotted name.
pub type Find = Box<dyn Fn(&str) -> Found>;

/// Reads a file of the project by its path.
pub type Read = Box<dyn Fn(&str) -> Option<Arc<Source>>>;

/// What a project says that concerns its revision files.
pub struct Environment {
    /// Names for what has none.
    pub naming: Naming,
    /// Which schema takes the place of which.
    pub schemas: SchemaMap,
    /// Types of the project's own: the path in Python, the type as a revision file writes it.
    pub types: Vec<(String, String)>,
    /// The ids of revisions whose Python is passed over.
    pub skip: Vec<String>,
    /// The options of `alembic.ini`; `None`: there is no such file.
    pub main_options: Option<BTreeMap<String, MainOption>>,
    /// Finds the source of a module of the project.
    pub find: Find,
    /// Reads a file of the project, such as one with SQL.
    pub read: Read,
}

impl From<Naming> for Environment {
    /// A project without modules of its own.
    fn from(naming: Naming) -> Self {
        Self {
            naming,
            schemas: SchemaMap::default(),
            types: Vec::new(),
            skip: Vec::new(),
            main_options: None,
            find: Box::new(|_| Found::Library),
            read: Box::new(|_| None),
        }
    }
}

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Environment")
            .field("naming", &self.naming)
            .field("types", &self.types)
            .finish_non_exhaustive()
    }
}

/// Roots of modules that are never the project's own.
const LIBRARIES: [&str; 44] = [
    "sqlalchemy",
    "alembic",
    "sqlmodel",
    "geoalchemy2",
    "pgvector",
    "sqlalchemy_utils",
    "flask",
    "flask_sqlalchemy",
    "fastapi",
    "pydantic",
    "django",
    "uuid",
    "datetime",
    "json",
    "os",
    "sys",
    "re",
    "enum",
    "typing",
    "textwrap",
    "decimal",
    "string",
    "itertools",
    "functools",
    "collections",
    "pathlib",
    "hashlib",
    "secrets",
    "random",
    "time",
    "logging",
    "warnings",
    "contextlib",
    "dataclasses",
    "operator",
    "copy",
    "math",
    "abc",
    "types",
    "__future__",
    "builtins",
    "inspect",
    "requests",
    "typing_extensions",
];

impl Environment {
    /// The type that stands for a class of the project, where its settings say so.
    pub(super) fn custom_type(&self, path: &str) -> Option<String> {
        let mut types = self.types.iter();
        types
            .find(|(name, _)| name == path)
            .map(|(_, type_)| type_.clone())
    }

    /// Where a module comes from.
    pub(super) fn module(&self, name: &str) -> Found {
        let root = name.split('.').next().unwrap_or(name);
        if LIBRARIES.contains(&root) {
            return Found::Library;
        }
        (self.find)(name)
    }
}

/// What a function of a revision file evaluates to.
#[derive(Debug, Default)]
pub struct Evaluated {
    /// Its ops, as a TOML revision would hold them.
    pub ops: Vec<Spanned<DeValue<'static>>>,
    /// What cannot be read.
    pub diagnostics: Vec<Diagnostic>,
    /// The lines of the function from the first one on that cannot be read.
    pub unread: Option<Unread>,
    /// Whether the ops depend on the structure before them.
    pub depends_on_structure: bool,
}

/// The part of a function that could not be read.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Why, and where.
    pub what: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Evaluates the functions of all revision files of a project.
#[derive(Debug)]
pub struct Reader {
    environment: Rc<Environment>,
    eval: RefCell<Option<Evaluator<Alembic>>>,
}

impl Reader {
    /// A reader for a project.
    pub fn new(environment: Environment) -> Self {
        Self {
            environment: Rc::new(environment),
            eval: RefCell::default(),
        }
    }

    /// The texts that a name of a module stands for: one, several, or none; `None`: no text tells.
    pub(super) fn names(&self, module: &Module, name: &str) -> Option<Vec<String>> {
        let dialect = Arc::new(Dialect::new(
            DialectName::Postgresql,
            &DialectConfig::default(),
        ));
        let mut kept = self.eval.borrow_mut();
        let eval = kept.get_or_insert_with(|| {
            Evaluator::new(Alembic::new(
                Arc::clone(&dialect),
                Rc::clone(&self.environment),
            ))
        });
        let module = Rc::new(module.unbound());
        eval.host
            .begin(&dialect, &module.source, &Catalog::default());
        eval.run(&module);
        let value = module.scope.own(name)?;
        if let Value::None = value {
            return Some(Vec::new());
        }
        let values = value.as_sequence().unwrap_or_else(|| vec![value]);
        values
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect()
    }

    /// Evaluates a function of a revision for a dialect, given the structure before it.
    pub fn evaluate(
        &self,
        module: &Module,
        function: &str,
        dialect: &Arc<Dialect>,
        catalog: &Catalog,
    ) -> Evaluated {
        let mut kept = self.eval.borrow_mut();
        let eval = kept.get_or_insert_with(|| {
            Evaluator::new(Alembic::new(
                Arc::clone(dialect),
                Rc::clone(&self.environment),
            ))
        });
        let module = Rc::new(module.unbound());
        eval.host.begin(dialect, &module.source, catalog);
        eval.run(&module);
        let evaluated = called(eval, &module, function);
        module.scope.clear();
        evaluated
    }
}

/// Calls a function of a module whose body has been evaluated.
fn called(eval: &mut Evaluator<Alembic>, module: &Rc<Module>, function: &str) -> Evaluated {
    let place = Place {
        source: Arc::clone(&module.source),
        span: 0..0,
    };
    let Some(callee) = module.scope.own(function) else {
        let message = format!("the file defines no function `{function}`");
        return Evaluated {
            diagnostics: vec![place.error("unreadable-python", message, "")],
            ..Evaluated::default()
        };
    };
    let result = eval
        .call_function(&callee, &place)
        .and_then(|value| match &value {
            crate::python::Value::Unknown(unknown) => place.needs(unknown),
            _ => Ok(()),
        });
    let ops = eval.host.take();
    let Err(stop) = result else {
        return Evaluated {
            ops,
            depends_on_structure: eval.host.has_looked(),
            ..Evaluated::default()
        };
    };
    let diagnostic = with_ways_out(stop.into_diagnostic(&place));
    let unread = unread(module, function, &diagnostic, &eval.host.site());
    Evaluated {
        ops,
        diagnostics: vec![diagnostic],
        unread: Some(unread),
        depends_on_structure: eval.host.has_looked(),
    }
}

/// The lines of a function from the one on that a message is about.
fn unread(module: &Module, function: &str, diagnostic: &Diagnostic, site: &Span) -> Unread {
    let source = &module.source;
    let own = diagnostic
        .labels
        .iter()
        .find(|label| Arc::ptr_eq(&label.source, source));
    let start = own.map_or(site.start, |label| label.span.start);
    let end = module.body.iter().find_map(|statement| match &**statement {
        Stmt::FunctionDef(def) if def.name.id == function => Some(def.range.end().to_usize()),
        _ => None,
    });
    let line_start = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let text = source
        .text
        .get(line_start..end.unwrap_or(start).max(start))
        .unwrap_or_default();
    let (line, _) = source.line_and_column(start);
    Unread {
        what: format!("{}:{line}, {}", source.path, diagnostic.message),
        lines: text.lines().map(str::to_owned).collect(),
    }
}

fn with_ways_out(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.help(
        "write a TOML revision with the same id in its place, or name the revision in `[alembic] skip` of gen.toml",
    )
}
