//! `try` and `raise`.

use std::rc::Rc;

use ruff_python_ast::{ExceptHandler, StmtTry};

use super::{Evaluator, Frame};
use crate::python::{Args, Host, Node, Outcome, Place, Raised, Stop, Value, builtins};

impl<H: Host> Evaluator<H> {
    pub(super) fn try_block(&mut self, statement: &StmtTry, frame: &Frame<H>) -> Outcome<()> {
        let result = match self.block(&statement.body, frame) {
            Err(Stop::Raise(raised)) => self.handle(raised, &statement.handlers, frame),
            Ok(()) => self.block(&statement.orelse, frame),
            Err(stop) => Err(stop),
        };
        if let Err(Stop::Unreadable(_)) = result {
            return result;
        }
        self.block(&statement.finalbody, frame)?;
        result
    }

    fn handle(
        &mut self,
        raised: Box<Raised>,
        handlers: &[ExceptHandler],
        frame: &Frame<H>,
    ) -> Outcome<()> {
        for ExceptHandler::ExceptHandler(handler) in handlers {
            let is_meant = match &handler.type_ {
                Some(class) => {
                    let class = self.expression(class, frame)?;
                    catches(&class, &raised)
                }
                None => true,
            };
            if !is_meant {
                continue;
            }
            let exception = exception_value(&raised);
            if let Some(name) = &handler.name {
                frame.scope.set(name.id.clone(), exception.clone());
            }
            self.handled.push(exception);
            let result = self.block(&handler.body, frame);
            self.handled.pop();
            if let Some(name) = &handler.name {
                frame.scope.remove(&name.id);
            }
            return result;
        }
        Err(Stop::Raise(raised))
    }

    pub(super) fn raise<T>(&mut self, exception: &Value, place: Place) -> Outcome<T> {
        let (class, args) = match exception {
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Instance(instance) => {
                let class = Value::Class(Rc::clone(&instance.class));
                (class, instance.exception_args(&place))
            }
            Value::Symbolic(symbolic) => match &symbolic.node {
                Node::Call(class, args) => (class.clone(), args.clone()),
                _ => (exception.clone(), Args::default()),
            },
            Value::Class(_) => {
                // Python makes an instance of it.
                let made = self.call(exception, Args::default(), &place)?;
                return match made {
                    Value::Instance(_) => self.raise(&made, place),
                    _ => place.raise("TypeError", "exceptions must derive from BaseException"),
                };
            }
            _ => return place.raise("TypeError", "exceptions must derive from BaseException"),
        };
        let name = class_name(&class);
        let message = match exception {
            Value::Instance(instance) if instance.class.attribute("__str__").is_some() => {
                self.str_of(exception, &place).unwrap_or_default()
            }
            _ => self.message(&name, &args, &place),
        };
        Err(Stop::Raise(Box::new(Raised {
            class,
            name,
            message,
            place,
            value: Some(exception.clone()),
        })))
    }

    /// Raises a `KeyError`: what it says is the key as `repr()` gives it.
    pub(in crate::python) fn key_error<T>(&mut self, key: &Value, place: &Place) -> Outcome<T> {
        let class = Value::path("builtins.KeyError", place.clone());
        let node = Node::Call(class, Args::of([key.clone()], place));
        self.raise(&Value::symbolic(node, place.clone()), place.clone())
    }

    /// What an exception says that was made of some arguments.
    pub(in crate::python) fn message(&mut self, name: &str, args: &Args, place: &Place) -> String {
        let text = match &args.positional[..] {
            [] => return String::new(),
            // https://docs.python.org/3/library/exceptions.html#KeyError
            [argument] if name == "KeyError" => self.repr_of(&argument.value, place),
            [argument] => self.str_of(&argument.value, place),
            all => {
                let values = all.iter().map(|argument| argument.value.clone());
                self.repr_of(&Value::tuple(values.collect()), place)
            }
        };
        text.unwrap_or_default()
    }
}

/// The name of an exception's class.
pub(super) fn class_name(class: &Value) -> String {
    match class {
        Value::Class(class) => class.name.to_string(),
        other => {
            let path = other.as_path().unwrap_or("Exception");
            path.rsplit('.').next().unwrap_or(path).to_owned()
        }
    }
}

/// The value that `except … as name` binds: what was raised, or a call of the exception's class.
pub(super) fn exception_value(raised: &Raised) -> Value {
    if let Some(value) = &raised.value {
        return value.clone();
    }
    let args = match raised.message.as_str() {
        "" => Args::default(),
        message => Args::of([Value::text(message)], &raised.place),
    };
    Value::symbolic(Node::Call(raised.class.clone(), args), raised.place.clone())
}

/// Whether an exception is one of a handler's classes.
pub(super) fn catches(class: &Value, raised: &Raised) -> bool {
    match class {
        Value::Tuple(classes) => classes.iter().any(|class| catches(class, raised)),
        Value::Class(class) => match &raised.class {
            Value::Class(raised) => raised.is_or_derives_from(class),
            _ => false,
        },
        _ => {
            let wanted = class_name(class);
            match &raised.class {
                Value::Class(own) => {
                    wanted == "BaseException"
                        || wanted == "Exception"
                        || own.derives_from(&|path| {
                            let name = path.rsplit('.').next().unwrap_or(path);
                            builtins::is_exception(name, &wanted)
                        })
                }
                _ => builtins::is_exception(&raised.name, &wanted),
            }
        }
    }
}
