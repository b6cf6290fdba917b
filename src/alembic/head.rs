//! What the head of a revision file says, read without evaluating it.

use std::sync::Arc;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged as _;

use crate::diag::{Diagnostic, Source, Span};
use crate::python::Module;

use super::reader::Reader;

/// The head of a revision file.
#[derive(Debug)]
pub struct Head {
    /// The file.
    pub module: Module,
    /// The id and where it stands.
    pub id: (String, Span),
    /// The parents.
    pub down_revisions: Vec<(String, Span)>,
    /// What must be applied before, besides the parents.
    pub depends_on: Vec<(String, Span)>,
    /// Labels of the branch that begins here.
    pub branch_labels: Vec<(String, Span)>,
    /// The first line of the docstring.
    pub message: String,
    /// The date of the docstring, as written.
    pub created: Option<String>,
    /// Whether there is a function `downgrade`.
    pub has_downgrade: bool,
}

impl Head {
    /// Reads the head of a file; `None`: it is no revision, such as a module of helpers.
    ///
    /// # Errors
    /// When it is no Python, or its head is not written out.
    pub fn read(source: &Arc<Source>, reader: &Reader) -> Result<Option<Self>, Vec<Diagnostic>> {
        let module = Module::parse("", source).map_err(|error| vec![*error])?;
        let names = Names {
            module: &module,
            source,
            reader,
        };
        let mut errors = Vec::new();
        let mut read = |key: &str| {
            names.list(key).unwrap_or_else(|error| {
                errors.push(*error);
                Vec::new()
            })
        };
        let (mut ids, down_revisions) = (read("revision"), read("down_revision"));
        let (depends_on, branch_labels) = (read("depends_on"), read("branch_labels"));
        if !errors.is_empty() {
            return Err(errors);
        }
        if ids.is_empty() {
            return Ok(None);
        }
        let (message, created) = docstring(&module);
        let has_downgrade = names.defines("downgrade");
        Ok(Some(Self {
            id: ids.remove(0),
            down_revisions,
            depends_on,
            branch_labels,
            message,
            created,
            has_downgrade,
            module,
        }))
    }
}

/// The names that a module binds at its top.
struct Names<'a> {
    reader: &'a Reader,
    module: &'a Module,
    source: &'a Arc<Source>,
}

impl Names<'_> {
    fn value(&self, wanted: &str) -> Option<&Expr> {
        self.module.body.iter().rev().find_map(|statement| {
            let (target, value) = match &**statement {
                Stmt::Assign(assign) => (assign.targets.first()?, &*assign.value),
                Stmt::AnnAssign(assign) => (&*assign.target, assign.value.as_deref()?),
                _ => return None,
            };
            matches!(target, Expr::Name(name) if name.id == wanted).then_some(value)
        })
    }

    fn defines(&self, wanted: &str) -> bool {
        let mut statements = self.module.body.iter();
        statements.any(
            |statement| matches!(&**statement, Stmt::FunctionDef(def) if def.name.id == wanted),
        )
    }

    fn list(&self, key: &str) -> Result<Vec<(String, Span)>, Box<Diagnostic>> {
        let mut found = Vec::new();
        let Some(value) = self.value(key) else {
            return Ok(found);
        };
        if let Err(error) = self.collect(value, key, &mut found, 0) {
            // Names of other modules, and whatever else has to be evaluated.
            let range = value.range();
            let span = range.start().to_usize()..range.end().to_usize();
            let ids = self.reader.names(self.module, key).ok_or(error)?;
            return Ok(ids.into_iter().map(|id| (id, span.clone())).collect());
        }
        Ok(found)
    }

    fn collect(
        &self,
        value: &Expr,
        key: &str,
        found: &mut Vec<(String, Span)>,
        depth: usize,
    ) -> Result<(), Box<Diagnostic>> {
        let range = value.range();
        let span = range.start().to_usize()..range.end().to_usize();
        match value {
            Expr::NoneLiteral(_) => {}
            Expr::StringLiteral(text) => found.push((text.value.to_str().to_owned(), span)),
            Expr::NumberLiteral(_) => {
                let text = self.source.text.get(span.clone()).unwrap_or_default();
                found.push((text.to_owned(), span));
            }
            Expr::Tuple(tuple) => {
                for value in &tuple.elts {
                    self.collect(value, key, found, depth + 1)?;
                }
            }
            Expr::List(list) => {
                for value in &list.elts {
                    self.collect(value, key, found, depth + 1)?;
                }
            }
            Expr::Set(set) => {
                for value in &set.elts {
                    self.collect(value, key, found, depth + 1)?;
                }
            }
            Expr::Name(name) if depth < 8 && self.value(&name.id).is_some() => {
                if let Some(value) = self.value(&name.id) {
                    self.collect(value, key, found, depth + 1)?;
                }
            }
            _ => {
                let message = format!("`{key}` is not written out");
                let diagnostic =
                    Diagnostic::error("unreadable-python", message).at(self.source, span, "");
                return Err(Box::new(
                    diagnostic.help("write the id as a string, or several in a tuple"),
                ));
            }
        }
        Ok(())
    }
}

/// The first line of the docstring, and its `Create Date`.
fn docstring(module: &Module) -> (String, Option<String>) {
    let Some(Stmt::Expr(statement)) = module.body.first().map(|statement| &**statement) else {
        return (String::new(), None);
    };
    let Expr::StringLiteral(literal) = &*statement.value else {
        return (String::new(), None);
    };
    let text = literal.value.to_str();
    let end = text.find("\nRevision ID:").unwrap_or(text.len());
    let message: Vec<&str> = text[..end]
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let message = message.join(" ");
    let created = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("Create Date:"));
    (message, created.map(|date| date.trim().to_owned()))
}
