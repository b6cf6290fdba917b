//! Functions that look into objects: `getattr`, `isinstance`.

use std::cell::RefCell;
use std::rc::Rc;

use super::{known, known_text};
use crate::python::{Args, Class, Evaluator, Host, Instance, Outcome, Place, Shape, Stop, Value};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let Some(first) = args.positional.first().map(|argument| &argument.value) else {
        return Ok((name == "object").then(|| Value::path("builtins.object", place.clone())));
    };
    match name {
        "getattr" | "hasattr" | "setattr" | "delattr" | "vars" => {
            attribute(eval, name, first, args, place)
        }
        "isinstance" | "issubclass" | "callable" | "type" => {
            about_class(eval, name, first, args, place)
        }
        "object.__init__" => {
            if let Value::Instance(instance) = first {
                // An exception says what its base is given.
                let values: Vec<Value> = super::values(args).into_iter().skip(1).collect();
                let mut attributes = instance.attributes.borrow_mut();
                attributes.insert(Value::text("args"), Value::tuple(values));
            }
            Ok(Some(Value::None))
        }
        "object.__init_subclass__" => Ok(Some(Value::None)),
        "object.__new__" | "str.__new__" | "int.__new__" => {
            let Value::Class(class) = first else {
                return Ok(None);
            };
            let instance = Instance {
                class: Rc::clone(class),
                attributes: RefCell::default(),
                member: None,
                args: Args::default(),
            };
            Ok(Some(Value::Instance(Rc::new(instance))))
        }
        "id" | "hash" => {
            let what = "where an object lies in memory";
            Ok(Some(Value::unknown(what, place.clone())))
        }
        _ => Ok(None),
    }
}

/// Functions that take the name of an attribute.
fn attribute<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    of: &Value,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    Ok(Some(match (name, of) {
        ("getattr", _) => getattr(eval, of, args, place)?,
        ("hasattr", Value::Symbolic(_)) => return Ok(None),
        ("hasattr", _) => match getattr(eval, of, args, place) {
            Ok(_) => Value::Bool(true),
            Err(Stop::Raise(raised)) if raised.name == "AttributeError" => Value::Bool(false),
            Err(stop) => return Err(stop),
        },
        ("setattr", _) => {
            let name = known_text(args, 1, "name", place)?.into();
            let value = args.value(2, "value").cloned().unwrap_or_default();
            eval.set_attribute(of, &name, value, place)?;
            Value::None
        }
        ("delattr", Value::Instance(instance)) => {
            let name = known(args, 1, "name", place)?;
            let removed = instance.attributes.borrow_mut().remove(name);
            drop(removed);
            Value::None
        }
        ("vars", _) => eval.attribute(of, "__dict__", place)?,
        _ => return Ok(None),
    }))
}

/// Functions that ask for the class of a value.
fn about_class<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    value: &Value,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    Ok(Some(match (name, value) {
        ("isinstance", Value::Unknown(unknown)) => return place.needs(unknown),
        ("isinstance", _) => {
            let class = known(args, 1, "class", place)?;
            if let (Value::Symbolic(_), true) = (value, is_of_library(class)) {
                return Ok(None);
            }
            Value::Bool(eval.is_instance(value, class, place)?)
        }
        ("issubclass", Value::Class(class)) => {
            Value::Bool(is_subclass(class, known(args, 1, "class", place)?))
        }
        ("callable", Value::Instance(instance)) => {
            Value::Bool(instance.class.attribute("__call__").is_some())
        }
        ("callable", _) => Value::Bool(matches!(
            value,
            Value::Function(_) | Value::Class(_) | Value::Method(_) | Value::Symbolic(_)
        )),
        ("type", _) if args.positional.len() == 3 => made_class(eval, args, place)?,
        ("type", Value::Symbolic(_)) if value.is_own_name() => {
            let path = value.as_path().unwrap_or_default();
            let class = if super::is_type(path) {
                "builtins.type"
            } else {
                "builtins.builtin_function_or_method"
            };
            Value::path(class, place.clone())
        }
        ("type", Value::Symbolic(_)) => match value.as_call() {
            Some((path, _)) if value.as_data().is_some() || path.starts_with("builtins.") => {
                Value::path(path, place.clone())
            }
            _ => return Ok(None),
        },
        ("type", _) => type_of(value, place),
        _ => return Ok(None),
    }))
}

/// The class of a value.
pub(in crate::python) fn type_of(value: &Value, place: &Place) -> Value {
    match value {
        Value::Instance(instance) => Value::Class(Rc::clone(&instance.class)),
        Value::Class(_) => Value::path("builtins.type", place.clone()),
        Value::Unknown(_) => value.clone(),
        other => Value::path(format!("builtins.{}", other.type_name()), place.clone()),
    }
}

/// `type("Name", (Base,), {"attribute": 1})`.
fn made_class<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let name = known_text(args, 0, "name", place)?;
    let bases = eval.iterate(known(args, 1, "bases", place)?, place)?;
    let Value::Dict(attributes) = known(args, 2, "dict", place)? else {
        return place.raise("TypeError", "type() argument 3 must be dict");
    };
    let module = eval.empty_module(place);
    let class = Class::new(
        name.into(),
        bases,
        Vec::new(),
        Shape::Plain,
        &module,
        place.clone(),
    );
    *class.attributes.borrow_mut() = attributes.borrow().clone();
    Ok(Value::Class(Rc::new(class)))
}

fn getattr<H: Host>(eval: &mut Evaluator<H>, of: &Value, args: &Args, place: &Place) -> Outcome {
    let name = known_text(args, 1, "name", place)?;
    match (eval.attribute(of, name, place), args.positional.get(2)) {
        (Err(Stop::Raise(raised)), Some(default)) if raised.name == "AttributeError" => {
            Ok(default.value.clone())
        }
        (result, _) => result,
    }
}

fn is_subclass(class: &Class, of: &Value) -> bool {
    match of {
        Value::Tuple(classes) => classes.iter().any(|of| is_subclass(class, of)),
        Value::Class(of) => class.is_or_derives_from(of),
        of => of
            .as_path()
            .is_some_and(|of| of == "builtins.object" || class.derives_from(&|path| path == of)),
    }
}

/// Whether a class, or one of several, is none of Python's own and none of the project.
fn is_of_library(class: &Value) -> bool {
    match class {
        Value::Tuple(classes) => classes.iter().any(is_of_library),
        Value::Class(_) => false,
        class => class
            .as_path()
            .is_none_or(|path| !path.starts_with("builtins.")),
    }
}

impl<H: Host> Evaluator<H> {
    /// Whether a value is an instance of a class, or of one of several.
    pub(in crate::python) fn is_instance(
        &mut self,
        value: &Value,
        class: &Value,
        place: &Place,
    ) -> Outcome<bool> {
        if let Value::Unknown(unknown) = class {
            return place.needs(unknown);
        }
        if let Value::Tuple(classes) = class {
            for class in classes.iter() {
                if self.is_instance(value, class, place)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let (Value::Class(class), Value::Instance(instance)) = (class, value) {
            return Ok(instance.class.is_or_derives_from(class));
        }
        let Some(path) = class.as_path() else {
            return Ok(false);
        };
        Ok(match path.strip_prefix("builtins.").unwrap_or(path) {
            "object" => true,
            "str" => value.as_str().is_some(),
            "int" => {
                matches!(value, Value::Bool(_) | Value::Int(_))
                    || matches!(value, Value::Instance(instance) if instance.class.is_number())
            }
            "frozenset" => matches!(value, Value::Set(_)),
            "tuple" => {
                matches!(value, Value::Tuple(_))
                    || matches!(value, Value::Instance(instance) if instance.values().is_some())
            }
            "type" => matches!(value, Value::Class(_)),
            "collections.abc.Callable" | "typing.Callable" => {
                matches!(
                    value,
                    Value::Function(_) | Value::Method(_) | Value::Class(_)
                )
            }
            "collections.abc.Mapping" | "typing.Mapping" | "collections.OrderedDict" => {
                matches!(value, Value::Dict(_))
            }
            "collections.abc.Iterable" | "typing.Iterable" => self.iterate(value, place).is_ok(),
            "collections.abc.Sequence" | "typing.Sequence" => {
                matches!(value, Value::List(_) | Value::Tuple(_) | Value::Str(_))
            }
            "types.FunctionType" | "types.LambdaType" => matches!(value, Value::Function(_)),
            name => match value {
                Value::Instance(instance) => instance.class.derives_from(&|base| base == path),
                Value::Symbolic(_) => value.as_call().is_some_and(|(callee, _)| callee == path),
                other => name == other.type_name(),
            },
        })
    }
}
