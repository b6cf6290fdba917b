//! Classes of the project and their instances.

use std::cell::RefCell;
use std::rc::Rc;

use ruff_python_ast::name::Name;

use super::super::{Module, Place};
use super::{Args, Argument, Dict, Value, release};

/// A class of the project.
#[derive(Debug)]
pub struct Class {
    /// Its name.
    pub name: Name,
    /// Its bases, as evaluated.
    pub bases: Vec<Value>,
    /// What its body binds, in order.
    pub attributes: RefCell<Dict>,
    /// What a data class or a named tuple is made of, the fields of its bases included.
    pub fields: Vec<Field>,
    /// Whether the fields are what an instance is equal by.
    pub shape: Shape,
    /// The module it stands in.
    pub module: Rc<Module>,
    /// Where it stands.
    pub place: Place,
    ancestors: Vec<Rc<Class>>,
    /// The paths of all bases that are a library's, sorted.
    library: Vec<Rc<str>>,
    is_enum: bool,
    is_text: bool,
    is_number: bool,
}

/// What the fields of a class are to its instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Annotations alone.
    Plain,
    /// The arguments of a data class.
    Data,
    /// The items of a named tuple.
    Tuple,
}

/// A field of a data class or a named tuple.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// The value when none is given.
    pub default: Option<Value>,
    /// What makes the value when none is given.
    pub factory: Option<Value>,
    /// Whether it is an argument.
    pub is_argument: bool,
}

/// An instance of a class of the project.
#[derive(Debug)]
pub struct Instance {
    /// Its class.
    pub class: Rc<Class>,
    /// Its attributes.
    pub attributes: RefCell<Dict>,
    /// Name and value, where it is a member of an enum.
    pub member: Option<(Name, Value)>,
    /// What it was made from.
    pub args: Args,
}

impl Class {
    /// A class without attributes.
    pub fn new(
        name: Name,
        bases: Vec<Value>,
        fields: Vec<Field>,
        shape: Shape,
        module: &Rc<Module>,
        place: Place,
    ) -> Self {
        let mut ancestors: Vec<Rc<Self>> = Vec::new();
        let mut library: Vec<Rc<str>> = Vec::new();
        for base in &bases {
            match base {
                Value::Class(base) => {
                    for other in std::iter::once(base).chain(&base.ancestors) {
                        ancestors.retain(|known| !Rc::ptr_eq(known, other));
                        ancestors.push(Rc::clone(other));
                    }
                    library.extend(base.library.iter().cloned());
                }
                Value::Symbolic(base) => library.extend(base.path().map(Rc::from)),
                _ => {}
            }
        }
        library.sort_unstable();
        library.dedup();
        let derives = |paths: &[&str]| library.iter().any(|path| paths.contains(&&**path));
        Self {
            is_enum: derives(&[
                "enum.Enum",
                "enum.Flag",
                "enum.IntEnum",
                "enum.IntFlag",
                "enum.StrEnum",
            ]),
            is_text: derives(&["builtins.str", "enum.StrEnum"]),
            is_number: derives(&["builtins.int", "enum.IntEnum", "enum.IntFlag"]),
            name,
            bases,
            attributes: RefCell::default(),
            fields,
            shape,
            module: Rc::clone(module),
            place,
            ancestors,
            library,
        }
    }

    /// The classes of the project behind it, in the order in which attributes are looked up.
    pub fn ancestors(&self) -> &[Rc<Self>] {
        &self.ancestors
    }

    /// An attribute of its own or of a base.
    pub fn attribute(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.attributes.borrow().get_str(name) {
            return Some(value.clone());
        }
        let mut ancestors = self.ancestors.iter();
        ancestors.find_map(|base| base.attributes.borrow().get_str(name).cloned())
    }

    /// Whether it is another class, or has it among its bases.
    pub fn is_or_derives_from(&self, other: &Self) -> bool {
        let mut ancestors = self.ancestors.iter();
        std::ptr::eq(self, other) || ancestors.any(|base| std::ptr::eq(&raw const **base, other))
    }

    /// Whether a base, or a base of one, is this path of a library.
    pub fn derives_from(&self, is_wanted: &dyn Fn(&str) -> bool) -> bool {
        self.library.iter().any(|path| is_wanted(path))
    }

    /// Whether it has a base of a library.
    pub fn is_of_library(&self) -> bool {
        let is_made = |base: &Value| matches!(base, Value::Symbolic(base) if base.path().is_none());
        !self.library.is_empty() || self.bases.iter().any(is_made)
    }

    /// Whether it is an enum.
    pub fn is_enum(&self) -> bool {
        self.is_enum
    }

    /// Whether its members are strings too: `class Status(str, Enum)`.
    pub fn is_text(&self) -> bool {
        self.is_text
    }

    /// Whether its members are numbers too: `class Level(IntEnum)`.
    pub fn is_number(&self) -> bool {
        self.is_number
    }

    /// The members of an enum, in order.
    pub fn members(&self) -> Vec<Value> {
        let attributes = self.attributes.borrow();
        let members = attributes.iter().filter(|(name, value)| match value {
            // An alias is another name for a member.
            Value::Instance(instance) => instance
                .member
                .as_ref()
                .is_some_and(|(own, _)| name.as_str() == Some(own)),
            _ => false,
        });
        members.map(|(_, value)| value.clone()).collect()
    }
}

impl Instance {
    /// The items of a named tuple, in order.
    pub fn values(&self) -> Option<Vec<Value>> {
        (self.class.shape == Shape::Tuple).then(|| self.field_values())
    }

    /// What an exception was made of: what `super().__init__()` was given, or else the class itself.
    pub fn exception_args(&self, place: &Place) -> Args {
        let mut args = self.args.clone();
        if let Some(Value::Tuple(values)) = self.attributes.borrow().get_str("args") {
            let argument = |value: &Value| Argument {
                value: value.clone(),
                place: place.clone(),
            };
            args.positional = values.iter().map(argument).collect();
        }
        args
    }

    /// The values of the fields of a data class or named tuple, in order.
    pub fn field_values(&self) -> Vec<Value> {
        let attributes = self.attributes.borrow();
        let fields = self.class.fields.iter();
        let value = |field: &Field| attributes.get_str(&field.name).cloned();
        fields
            .map(|field| value(field).unwrap_or_default())
            .collect()
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        release(&mut self.bases);
        release(&mut self.ancestors);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if !self.args.is_empty() {
            release(&mut vec![std::mem::take(&mut self.args)]);
        }
    }
}
