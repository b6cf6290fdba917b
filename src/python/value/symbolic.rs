//! What stays as it is written, since it belongs to a library, and what no text tells.

use std::rc::Rc;

use ruff_python_ast::name::Name;

use super::super::Place;
use super::{Value, release};

/// Something of a library.
#[derive(Debug)]
pub struct Symbolic {
    /// What it is.
    pub node: Node,
    /// Where it stands.
    pub place: Place,
}

/// How something of a library is written.
#[derive(Debug, Clone)]
pub enum Node {
    /// An imported name by its full path, such as `sqlalchemy.Column`; of a builtin `builtins.len`.
    Path(Rc<str>),
    /// An attribute, such as `.c` of a table.
    Attribute(Value, Name),
    /// An item, such as `["id"]` of the columns of a table.
    Item(Value, Value),
    /// A call. Where the callee is a function of the project, it is a generator that has not begun.
    Call(Value, Args),
    /// An operator on values of which one at least is symbolic; the name is Python's, such as `==`, `and` or `in`.
    Operator(&'static str, Vec<Value>),
}

/// What no text tells: the result of a query, the time, the environment.
#[derive(Debug)]
pub struct Unknown {
    /// What it is, such as `the result of a query`.
    pub what: String,
    /// Where it comes from.
    pub place: Place,
}

/// The arguments of a call, as evaluated.
#[derive(Debug, Clone, Default)]
pub struct Args {
    /// The positional ones.
    pub positional: Vec<Argument>,
    /// The named ones.
    pub named: Vec<(Name, Argument)>,
}

/// One argument and where it stands.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The value.
    pub value: Value,
    /// Its place.
    pub place: Place,
}

impl Args {
    /// Positional arguments that all stand at one place.
    pub fn of<const N: usize>(values: [Value; N], place: &Place) -> Self {
        let argument = |value| Argument {
            value,
            place: place.clone(),
        };
        Self {
            positional: values.into_iter().map(argument).collect(),
            named: Vec::new(),
        }
    }

    /// The argument with this name.
    pub fn named(&self, name: &str) -> Option<&Argument> {
        let mut named = self.named.iter();
        named.find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The argument at this position, or else with this name.
    pub fn get(&self, position: usize, name: &str) -> Option<&Argument> {
        self.positional.get(position).or_else(|| self.named(name))
    }

    /// The value of the argument at this position, or else with this name.
    pub fn value(&self, position: usize, name: &str) -> Option<&Value> {
        self.get(position, name).map(|argument| &argument.value)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.positional.is_empty() && self.named.is_empty()
    }

    /// All of them, the positional ones first.
    pub fn iter(&self) -> impl Iterator<Item = &Argument> {
        let named = self.named.iter().map(|(_, argument)| argument);
        self.positional.iter().chain(named)
    }
}

impl Symbolic {
    /// The path, where it is an imported name, attributes of it included.
    pub fn path(&self) -> Option<&str> {
        match &self.node {
            Node::Path(path) => Some(path),
            _ => None,
        }
    }
}

impl Drop for Symbolic {
    fn drop(&mut self) {
        if !matches!(self.node, Node::Path(_)) {
            let mut nodes = vec![std::mem::replace(
                &mut self.node,
                Node::Operator("", Vec::new()),
            )];
            release(&mut nodes);
        }
    }
}
