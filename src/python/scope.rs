//! Names and what they stand for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ruff_python_ast::name::Name;

use super::Value;
use super::limits::STACK;

/// The names of a module, a function or a class, and those around it.
#[derive(Debug, Default)]
pub struct Scope {
    names: RefCell<BTreeMap<Name, Value>>,
    kind: ScopeKind,
    /// Names that `global` and `nonlocal` declare: they are bound further out.
    outer: RefCell<Vec<(Name, Reach)>>,
    /// The libraries of which all names are imported.
    stars: RefCell<Vec<Rc<str>>>,
    around: Option<Rc<Scope>>,
}

/// What the names belong to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ScopeKind {
    /// A file.
    #[default]
    Module,
    /// A call of a function.
    Function,
    /// The body of a class: functions inside do not see its names.
    Class,
    /// A comprehension: `:=` binds outside of it.
    Comprehension,
}

/// How far out a name is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// `global`: in the module.
    Module,
    /// `nonlocal`: in the function around that has it.
    Function,
}

impl Scope {
    /// A scope inside another one.
    pub fn inside(around: &Rc<Self>, kind: ScopeKind) -> Rc<Self> {
        Rc::new(Self {
            names: RefCell::default(),
            kind,
            outer: RefCell::default(),
            stars: RefCell::default(),
            around: Some(Rc::clone(around)),
        })
    }

    /// The scope that a function sees which stands in this one.
    pub fn seen_by_functions(this: &Rc<Self>) -> Rc<Self> {
        match &this.around {
            Some(around) if this.kind == ScopeKind::Class => Self::seen_by_functions(around),
            _ => Rc::clone(this),
        }
    }

    /// What a name stands for, looked up from the inside to the outside.
    pub fn get(&self, name: &str) -> Option<Value> {
        if self.reach(name) == Some(Reach::Module) {
            return self.module().own(name);
        }
        let mut scope = self;
        loop {
            if let Some(value) = scope.names.borrow().get(name) {
                return Some(value.clone());
            }
            scope = scope.around.as_ref()?;
        }
    }

    /// What a name of this very scope stands for.
    pub fn own(&self, name: &str) -> Option<Value> {
        self.names.borrow().get(name).cloned()
    }

    /// All names of this very scope, sorted.
    pub fn names(&self) -> Vec<Name> {
        self.names.borrow().keys().cloned().collect()
    }

    /// Binds a name.
    pub fn set(&self, name: Name, value: Value) {
        // What the name stood for before is dropped when nothing is borrowed any more.
        let before = match (self.reach(&name), &self.around) {
            (None, _) | (_, None) => self.names.borrow_mut().insert(name, value),
            (Some(Reach::Module), _) => self.module().names.borrow_mut().insert(name, value),
            (Some(Reach::Function), Some(around)) => {
                let mut scope = around;
                while !scope.names.borrow().contains_key(&name)
                    && let Some(further) = &scope.around
                {
                    scope = further;
                }
                scope.names.borrow_mut().insert(name, value)
            }
        };
        drop(before);
    }

    /// Binds a name by `:=`, which reaches out of comprehensions.
    pub fn set_outside_comprehensions(&self, name: Name, value: Value) {
        match &self.around {
            Some(around) if self.kind == ScopeKind::Comprehension => {
                around.set_outside_comprehensions(name, value);
            }
            _ => self.set(name, value),
        }
    }

    /// Unbinds a name.
    pub fn remove(&self, name: &str) -> Option<Value> {
        match self.reach(name) {
            Some(Reach::Module) => self.module().names.borrow_mut().remove(name),
            _ => self.names.borrow_mut().remove(name),
        }
    }

    /// Unbinds all names: functions and their module hold one another, and this lets go of both.
    pub fn clear(&self) {
        let names = std::mem::take(&mut *self.names.borrow_mut());
        drop(names);
    }

    /// Says that a name is bound further out.
    pub fn declare_outer(&self, name: Name, reach: Reach) {
        self.outer.borrow_mut().push((name, reach));
    }

    /// Says that all names of a library are imported.
    pub fn add_star(&self, library: &str) {
        self.stars.borrow_mut().push(library.into());
    }

    /// The library whose names were all imported last, here or further out.
    pub fn star(&self) -> Option<Rc<str>> {
        match self.stars.borrow().last() {
            Some(star) => Some(Rc::clone(star)),
            None => self.around.as_ref()?.star(),
        }
    }

    fn reach(&self, name: &str) -> Option<Reach> {
        let outer = self.outer.borrow();
        let mut outer = outer.iter();
        outer
            .find(|(other, _)| other == name)
            .map(|(_, reach)| *reach)
    }

    fn module(&self) -> &Self {
        let mut scope = self;
        while let Some(around) = &scope.around {
            scope = around;
        }
        scope
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        let inner = (std::mem::take(self.names.get_mut()), self.around.take());
        let (free, more) = STACK;
        stacker::maybe_grow(free, more, || drop(inner));
    }
}
