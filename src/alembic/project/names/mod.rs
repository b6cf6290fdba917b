//! What a name in `env.py` leads to: through assignments, imports, classes and modules of the project.
//!
//! Nothing is run. What depends on a condition, a call or the environment leads nowhere.

mod bound;
mod literal;
mod modules;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use ruff_python_ast::{Expr, ExprAttribute, Stmt, StmtClassDef, StmtFunctionDef, StmtImportFrom};

pub(super) use literal::{Value, called, keyword};
pub(super) use modules::{Module, shown};

use super::find::{Files, join};
use super::options::Options;
use bound::{Bound, bound, stars};
use modules::{Located, Modules};

/// How many names may lead from one to the next.
const FARTHEST: usize = 40;

/// How many names are followed in all: those of a file that leads in circles have an end, too.
const FUEL: usize = 100_000;

/// Something in a Python file.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) module: Rc<Module>,
    /// The functions that it stands in, the outermost first.
    pub(super) functions: Vec<Rc<StmtFunctionDef>>,
    pub(super) node: Node,
}

/// What it is.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// An expression; a name or an attribute only if it leads nowhere.
    Expr(Rc<Expr>),
    Class(Rc<StmtClassDef>),
    Function(Rc<StmtFunctionDef>),
    Module,
    Folder(PathBuf),
    /// Something outside of the project, by its dotted name.
    Outside(String),
}

impl Place {
    /// Another expression at the same place.
    pub(super) fn with(&self, expr: &Expr) -> Self {
        self.at(Node::Expr(Rc::new(expr.clone())))
    }

    pub(super) fn at(&self, node: Node) -> Self {
        Self {
            module: Rc::clone(&self.module),
            functions: self.functions.clone(),
            node,
        }
    }
}

/// Follows names.
pub(super) struct Names<'a> {
    modules: Modules<'a>,
    pub(super) options: &'a Options,
    fuel: Cell<usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(
        files: &'a dyn Files,
        search_path: &'a [PathBuf],
        options: &'a Options,
    ) -> Self {
        Self {
            modules: Modules::new(files, search_path),
            options,
            fuel: Cell::new(FUEL),
        }
    }

    /// The files that were read on the way.
    pub(super) fn modules_read(&self) -> Vec<Rc<Module>> {
        self.modules.loaded()
    }

    /// Goes from name to name until there is none; nothing when a name says nothing.
    pub(super) fn follow(&self, place: &Place) -> Option<Place> {
        self.follow_from(place, 0)
    }

    fn follow_from(&self, place: &Place, depth: usize) -> Option<Place> {
        let fuel = self.fuel.get().checked_sub(1)?;
        self.fuel.set(fuel);
        if depth > FARTHEST {
            return None;
        }
        let Node::Expr(expr) = &place.node else {
            return Some(place.clone());
        };
        match &**expr {
            Expr::Name(name) => self.name(name.id.as_str(), place, depth + 1),
            Expr::Attribute(attribute) => self.attribute(attribute, place, depth + 1),
            _ => Some(place.clone()),
        }
    }

    fn name(&self, name: &str, place: &Place, depth: usize) -> Option<Place> {
        for (position, function) in place.functions.iter().enumerate().rev() {
            let mut parameters = function.parameters.iter();
            if parameters.any(|parameter| parameter.name() == name) {
                return None;
            }
            if let Some(bound) = bound(&function.body, name) {
                let inner = Place {
                    functions: place.functions[..=position].to_vec(),
                    ..place.clone()
                };
                return self.bound(bound, &inner, depth);
            }
        }
        self.in_module(&place.module, name, depth)
    }

    /// What a module calls by a name.
    fn in_module(&self, module: &Rc<Module>, name: &str, depth: usize) -> Option<Place> {
        let place = Place {
            module: Rc::clone(module),
            functions: Vec::new(),
            node: Node::Module,
        };
        if let Some(bound) = bound(&module.body, name) {
            return self.bound(bound, &place, depth + 1);
        }
        if depth > FARTHEST {
            return None;
        }
        stars(&module.body).into_iter().find_map(|from| {
            let found = self.origin(from, &place)?;
            self.member(&found, name, depth + 1)
        })
    }

    fn bound(&self, bound: Bound<'_>, place: &Place, depth: usize) -> Option<Place> {
        let found = match bound {
            Bound::Value(value) => return self.follow_from(&place.with(value), depth),
            Bound::Class(class) => place.at(Node::Class(Rc::new(class.clone()))),
            Bound::Function(function) => place.at(Node::Function(Rc::new(function.clone()))),
            Bound::Import { dotted, is_whole } => {
                let dotted = match dotted.split_once('.') {
                    Some((first, _)) if !is_whole => first,
                    _ => dotted,
                };
                place_of(self.modules.find(dotted), dotted, place)
            }
            Bound::ImportFrom { from, name } => {
                let origin = self.origin(from, place)?;
                return self.member(&origin, name, depth);
            }
            Bound::Unclear => return None,
        };
        Some(found)
    }

    /// The module that `from … import` names.
    fn origin(&self, from: &StmtImportFrom, place: &Place) -> Option<Place> {
        let dotted = from.module.as_deref().unwrap_or_default();
        if from.level == 0 {
            return Some(place_of(self.modules.find(dotted), dotted, place));
        }
        let above = "../".repeat(from.level as usize - 1);
        let folder = join(&place.module.folder, above);
        let located = self.modules.below(&folder, dotted)?;
        Some(place_of(Some(located), dotted, place))
    }

    fn attribute(&self, attribute: &ExprAttribute, place: &Place, depth: usize) -> Option<Place> {
        let owner = self.follow_from(&place.with(&attribute.value), depth)?;
        match owner.node {
            Node::Expr(_) | Node::Function(_) => Some(place.clone()),
            Node::Class(ref class) => {
                let found = self.class_member(class, &owner, &attribute.attr, depth);
                Some(found.unwrap_or_else(|| place.clone()))
            }
            Node::Module | Node::Folder(_) | Node::Outside(_) => {
                self.member(&owner, &attribute.attr, depth)
            }
        }
    }

    /// What a module, a folder or something outside calls by a name.
    fn member(&self, owner: &Place, name: &str, depth: usize) -> Option<Place> {
        if depth > FARTHEST {
            return None;
        }
        let below = |folder| {
            let located = self.modules.below(folder, name)?;
            Some(place_of(Some(located), name, owner))
        };
        match &owner.node {
            Node::Module => self
                .in_module(&owner.module, name, depth)
                .or_else(|| below(&owner.module.folder).filter(|_| owner.module.is_package)),
            Node::Folder(folder) => below(folder),
            Node::Outside(dotted) => Some(owner.at(Node::Outside(format!("{dotted}.{name}")))),
            Node::Expr(_) | Node::Class(_) | Node::Function(_) => None,
        }
    }

    /// What a class or one of those that it stands on calls by a name.
    pub(super) fn class_member(
        &self,
        class: &StmtClassDef,
        place: &Place,
        name: &str,
        depth: usize,
    ) -> Option<Place> {
        if depth > FARTHEST {
            return None;
        }
        if let Some(bound) = bound(&class.body, name) {
            // A class may give a name of the module to its own: `metadata = metadata`.
            return self.bound(bound, place, depth + 1);
        }
        self.bases(class, place).find_map(|base| match &base.node {
            Node::Class(class) => self.class_member(class, &base, name, depth + 1),
            _ => None,
        })
    }

    /// What a class stands on.
    pub(super) fn bases<'p>(
        &'p self,
        class: &'p StmtClassDef,
        place: &'p Place,
    ) -> impl Iterator<Item = Place> + 'p {
        let arguments = class.arguments.as_ref();
        let bases = arguments.into_iter().flat_map(|arguments| &arguments.args);
        bases.filter_map(|base| self.follow(&place.with(base)))
    }
}

fn place_of(located: Option<Located>, dotted: &str, place: &Place) -> Place {
    match located {
        Some(Located::File(module)) => Place {
            module,
            functions: Vec::new(),
            node: Node::Module,
        },
        Some(Located::Folder(folder)) => place.at(Node::Folder(folder)),
        None => place.at(Node::Outside(dotted.to_owned())),
    }
}

/// The value that a function returns, when all that it returns stands in one `return`.
pub(super) fn returned(function: &Rc<StmtFunctionDef>, place: &Place) -> Option<Place> {
    let mut values = Vec::new();
    returns(&function.body, &mut values);
    let [value] = values.as_slice() else {
        return None;
    };
    let mut inner = place.with(value);
    inner.functions.push(Rc::clone(function));
    Some(inner)
}

fn returns<'a>(body: &'a [Stmt], values: &mut Vec<&'a Expr>) {
    for stmt in body {
        match stmt {
            Stmt::Return(value) => values.extend(value.value.as_deref()),
            Stmt::If(branches) => {
                returns(&branches.body, values);
                for clause in &branches.elif_else_clauses {
                    returns(&clause.body, values);
                }
            }
            Stmt::With(with) => returns(&with.body, values),
            Stmt::Try(attempt) => returns(&attempt.body, values),
            Stmt::For(each) => returns(&each.body, values),
            _ => {}
        }
    }
}
