//! `super()`.

use std::rc::Rc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, ExprAttribute};

use super::{Evaluator, Frame};
use crate::python::{Class, FunctionKind, Host, Node, Outcome, Value};

/// Whether an expression is `super()` or `super(Class, self)`.
pub(super) fn is_super(expression: &Expr) -> bool {
    match expression {
        Expr::Call(call) => matches!(&*call.func, Expr::Name(name) if name.id == "super"),
        _ => false,
    }
}

impl<H: Host> Evaluator<H> {
    /// `super().name`, which needs the class around it.
    pub(super) fn super_attribute(
        &mut self,
        attribute: &ExprAttribute,
        frame: &Frame<H>,
    ) -> Outcome<Option<Value>> {
        if !is_super(&attribute.value) {
            return Ok(None);
        }
        let place = frame.place(attribute);
        let (Some(Value::Class(class)), Some(this)) =
            (frame.scope.get("__class__"), frame.scope.get("<this>"))
        else {
            return place.raise("RuntimeError", "super(): no arguments");
        };
        let name = &attribute.attr.id;
        let own = match &this {
            Value::Instance(instance) => &instance.class,
            Value::Class(own) => own,
            _ => &class,
        };
        if let Some(value) = behind(own, &class, name) {
            return Ok(Some(match value {
                Value::Function(function) if function.kind == FunctionKind::Static => {
                    Value::Function(function)
                }
                Value::Function(function) if function.kind == FunctionKind::Property => {
                    let method = Value::Method(Rc::new((Value::Function(function), this)));
                    self.call(&method, crate::python::Args::default(), &place)?
                }
                value @ Value::Function(_) => Value::Method(Rc::new((value, this))),
                value => value,
            }));
        }
        let path = |path: &str| Value::path(path, place.clone());
        Ok(Some(match name.as_str() {
            // What a library's class does when it is made is of no concern here.
            "__init__" => Value::Method(Rc::new((path("builtins.object.__init__"), this))),
            "__new__" => path("builtins.object.__new__"),
            "__init_subclass__" | "__post_init__" | "__enter__" | "__exit__" | "__set_name__"
            | "__del__" => path("builtins.object.__init_subclass__"),
            _ => {
                let node = Node::Call(
                    path("builtins.super"),
                    crate::python::Args::of([this], &place),
                );
                let of = Value::symbolic(node, place.clone());
                Value::symbolic(Node::Attribute(of, Name::new(name)), place)
            }
        }))
    }
}

/// An attribute as the classes behind one have it, seen from the class of an instance.
fn behind(own: &Rc<Class>, class: &Rc<Class>, name: &str) -> Option<Value> {
    let order: Vec<&Rc<Class>> = std::iter::once(own).chain(own.ancestors()).collect();
    let position = order.iter().position(|other| Rc::ptr_eq(other, class));
    let behind = match position {
        Some(position) => &order[position + 1..],
        None => &order[..],
    };
    behind
        .iter()
        .find_map(|class| class.attributes.borrow().get_str(name).cloned())
}
