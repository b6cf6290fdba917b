//! Calls: of the project's functions and classes, of builtins, and of what stays symbolic.

use std::rc::Rc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Arguments, Expr, ExprCall};

use super::{Evaluator, Frame};
use crate::python::{
    Args, Argument, Dict, Host, Node, Outcome, Place, Symbolic, Value, builtins, library,
};

impl<H: Host> Evaluator<H> {
    pub(super) fn call_expression(&mut self, call: &ExprCall, frame: &Frame<H>) -> Outcome {
        let place = frame.place(call);
        if let Expr::Attribute(attribute) = &*call.func
            && !super::superclass::is_super(&attribute.value)
        {
            // A method of a plain value is called without a value of its own.
            let of = self.expression(&attribute.value, frame)?;
            let name = attribute.attr.id.as_str();
            if let Some(family) = builtins::family_with(&of, name) {
                let mut args = Args::of([of], &place);
                self.arguments(&call.arguments, &mut args, frame)?;
                return builtins::call_method(self, family, name, &args, &place);
            }
            let callee = self.attribute(&of, name, &frame.place(attribute))?;
            let mut args = Args::default();
            self.arguments(&call.arguments, &mut args, frame)?;
            return self.call(&callee, args, &place);
        }
        let callee = self.expression(&call.func, frame)?;
        let mut args = Args::default();
        self.arguments(&call.arguments, &mut args, frame)?;
        self.call(&callee, args, &place)
    }

    /// Adds the arguments of a call.
    pub(super) fn arguments(
        &mut self,
        arguments: &Arguments,
        args: &mut Args,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        args.positional.reserve_exact(arguments.args.len());
        for argument in &arguments.args {
            if let Expr::Starred(starred) = argument {
                let place = frame.place(&*starred.value);
                let more = self.expression(&starred.value, frame)?;
                for value in self.iterate(&more, &place)? {
                    let place = place.clone();
                    args.positional.push(Argument { value, place });
                }
            } else {
                args.positional.push(Argument {
                    value: self.expression(argument, frame)?,
                    place: frame.place(argument),
                });
            }
        }
        args.named.reserve_exact(arguments.keywords.len());
        for keyword in &arguments.keywords {
            let place = frame.place(&keyword.value);
            let value = self.expression(&keyword.value, frame)?;
            if let Some(name) = &keyword.arg {
                let argument = Argument { value, place };
                args.named.push((name.id.clone(), argument));
                continue;
            }
            let mut pairs = Dict::default();
            self.merge(&mut pairs, &value, &place)?;
            for (key, value) in pairs.iter() {
                let Some(name) = key.as_str() else {
                    return place.raise("TypeError", "keywords must be strings");
                };
                let (value, place) = (value.clone(), place.clone());
                args.named
                    .push((Name::new(name), Argument { value, place }));
            }
        }
        Ok(())
    }

    /// Calls anything.
    ///
    /// # Errors
    /// What cannot be read, and exceptions.
    pub fn call(&mut self, callee: &Value, args: Args, place: &Place) -> Outcome {
        match callee {
            Value::Function(function) if function.is_generator => {
                let node = Node::Call(callee.clone(), args);
                Ok(Value::symbolic(node, place.clone()))
            }
            Value::Function(function) => self.call_own(function, args, place, None),
            Value::Method(method) => {
                let (function, this) = &**method;
                let mut args = args;
                let this = Argument {
                    value: this.clone(),
                    place: place.clone(),
                };
                args.positional.insert(0, this);
                self.deeper(|| place.clone(), |eval| eval.call(function, args, place))
            }
            Value::Class(class) => self.instantiate(class, args, place),
            Value::Instance(instance) => match instance.class.attribute("__call__") {
                Some(function) => {
                    let method = Value::Method(Rc::new((function, callee.clone())));
                    self.call(&method, args, place)
                }
                None => Self::not_callable(callee, place),
            },
            Value::Symbolic(symbolic) => self.call_symbolic(callee, symbolic, args, place),
            Value::Unknown(_) => Ok(callee.clone()),
            other => Self::not_callable(other, place),
        }
    }

    fn not_callable(value: &Value, place: &Place) -> Outcome {
        let message = format!("'{}' object is not callable", value.type_name());
        place.raise("TypeError", message)
    }

    fn call_symbolic(
        &mut self,
        callee: &Value,
        symbolic: &Symbolic,
        mut args: Args,
        place: &Place,
    ) -> Outcome {
        let result = match symbolic.path() {
            Some(path) => builtins::call(self, path, &args, place)?,
            None => library::call_object(self, callee, &args, place)?,
        };
        if let Some(result) = result {
            return Ok(result);
        }
        // A library is given the values of a generator at once.
        let named = args.named.iter_mut().map(|(_, argument)| argument);
        for argument in args.positional.iter_mut().chain(named) {
            if argument.value.as_generator().is_some() {
                argument.value = Value::list(self.iterate(&argument.value, place)?);
            }
        }
        if let Some(result) = H::call(self, callee, &args, place)? {
            Ok(result)
        } else {
            let node = Node::Call(callee.clone(), args);
            Ok(Value::symbolic(node, place.clone()))
        }
    }
}
