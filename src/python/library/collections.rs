//! `collections`, and the functions that make classes: `namedtuple`, `NamedTuple`, `Enum`.

use std::rc::Rc;

use ruff_python_ast::name::Name;

use crate::python::builtins::{counted, dict, known, known_text};
use crate::python::{
    Args, Class, Dict, Evaluator, Field, Host, Missing, Outcome, Place, Shape, Value,
};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    Ok(Some(match name {
        "OrderedDict" => dict(eval, args, place)?,
        "defaultdict" => {
            let mut args = args.clone();
            let missing = if args.positional.is_empty() {
                Missing::Nothing
            } else {
                match args.positional.remove(0).value {
                    Value::None => Missing::Nothing,
                    factory => Missing::Made(factory),
                }
            };
            let mut pairs = Dict::with_missing(missing);
            let given = dict(eval, &args, place)?;
            eval.merge(&mut pairs, &given, place)?;
            Value::dict(pairs)
        }
        "Counter" => {
            let mut counts = Dict::with_missing(Missing::Zero);
            if let Some(argument) = args.positional.first() {
                for (key, count) in counted(eval, &argument.value, place)?.iter() {
                    counts.insert(key.clone(), count.clone());
                }
            }
            for (name, argument) in &args.named {
                counts.insert(Value::text(name.as_str()), argument.value.clone());
            }
            Value::dict(counts)
        }
        "ChainMap" => {
            let mut pairs = Dict::default();
            for argument in args.positional.iter().rev() {
                eval.merge(&mut pairs, &argument.value, place)?;
            }
            Value::dict(pairs)
        }
        "deque" => match args.positional.first() {
            Some(argument) => Value::list(eval.iterate(&argument.value, place)?),
            None => Value::list(Vec::new()),
        },
        "namedtuple" => named_tuple(eval, args, place)?,
        "namedtuple._make"
        | "namedtuple._asdict"
        | "namedtuple._replace"
        | "namedtuple.index"
        | "namedtuple.count" => named_tuple_method(eval, name, args, place)?,
        _ => return Ok(None),
    }))
}

/// `collections.namedtuple("Point", "x y", defaults=[0])`.
fn named_tuple<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome {
    let names = match known(args, 1, "field_names", place)? {
        Value::Str(names) => names
            .replace(',', " ")
            .split_whitespace()
            .map(Value::text)
            .collect(),
        names => eval.iterate(names, place)?,
    };
    let defaults = match args.named("defaults") {
        Some(defaults) => eval.iterate(&defaults.value, place)?,
        None => Vec::new(),
    };
    let without = names.len().saturating_sub(defaults.len());
    let field = |(at, name): (usize, &Value)| Field {
        name: Name::new(name.as_str().unwrap_or_default()),
        default: at
            .checked_sub(without)
            .and_then(|at| defaults.get(at).cloned()),
        factory: None,
        is_argument: true,
    };
    let fields = names.iter().enumerate().map(field).collect();
    let name = known_text(args, 0, "typename", place)?;
    Ok(tuple_class(eval, name, fields, place))
}

fn tuple_class<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    fields: Vec<Field>,
    place: &Place,
) -> Value {
    let module = eval.empty_module(place);
    let bases = vec![Value::path("typing.NamedTuple", place.clone())];
    let class = Class::new(
        name.into(),
        bases,
        fields,
        Shape::Tuple,
        &module,
        place.clone(),
    );
    Value::Class(Rc::new(class))
}

fn named_tuple_method<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let this = known(args, 0, "self", place)?;
    let rest = Args {
        positional: args.positional[1..].to_vec(),
        named: args.named.clone(),
    };
    if name == "namedtuple._make" {
        let mut positional = Vec::new();
        for value in eval.iterate(known(&rest, 0, "iterable", place)?, place)? {
            let place = place.clone();
            positional.push(crate::python::Argument { value, place });
        }
        let named = Vec::new();
        return eval.call(this, Args { positional, named }, place);
    }
    let Value::Instance(instance) = this else {
        return place.raise("TypeError", "a named tuple was expected");
    };
    let fields = instance.class.fields.iter();
    let names = fields.map(|field| field.name.clone());
    let pairs = names.zip(instance.field_values());
    match name {
        "namedtuple._asdict" => {
            let pairs = pairs.map(|(name, value)| (Value::text(name.as_str()), value));
            Ok(Value::dict(pairs.collect()))
        }
        "namedtuple._replace" => {
            let mut all = rest;
            for (name, value) in pairs {
                if all.named(&name).is_none() {
                    let place = place.clone();
                    all.named
                        .push((name, crate::python::Argument { value, place }));
                }
            }
            eval.call(&Value::Class(Rc::clone(&instance.class)), all, place)
        }
        _ => {
            let tuple = Value::tuple(instance.field_values());
            let mut all = args.clone();
            all.positional[0].value = tuple;
            let name = name.rsplit('.').next().unwrap_or(name);
            crate::python::builtins::call_method(eval, "tuple", name, &all, place)
        }
    }
}

/// Functions of `enum` and `typing`.
pub(super) fn call_type<H: Host>(
    eval: &mut Evaluator<H>,
    path: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    Ok(Some(match path {
        "enum.Enum" | "enum.IntEnum" | "enum.StrEnum" | "enum.Flag" | "enum.IntFlag" => {
            enumeration(eval, path, args, place)?
        }
        "typing.cast" | "typing_extensions.cast" => {
            args.value(1, "val").cloned().unwrap_or_default()
        }
        "typing.NamedTuple" => {
            let mut fields = Vec::new();
            for field in eval.iterate(known(args, 1, "fields", place)?, place)? {
                let name = eval.item(&field, &Value::Int(0), place)?;
                fields.push(Field {
                    name: Name::new(name.as_str().unwrap_or_default()),
                    default: None,
                    factory: None,
                    is_argument: true,
                });
            }
            tuple_class(eval, known_text(args, 0, "typename", place)?, fields, place)
        }
        "typing.get_args" | "typing_extensions.get_args" => {
            return Ok(literal_values(known(args, 0, "tp", place)?));
        }
        _ => return Ok(None),
    }))
}

/// The values of `Literal["a", "b"]`.
fn literal_values(annotation: &Value) -> Option<Value> {
    let Value::Symbolic(symbolic) = annotation else {
        return None;
    };
    match &symbolic.node {
        crate::python::Node::Item(of, key)
            if of.as_path().is_some_and(|path| path.ends_with(".Literal")) =>
        {
            Some(match key {
                Value::Tuple(_) => key.clone(),
                one => Value::tuple(vec![one.clone()]),
            })
        }
        _ => None,
    }
}

/// `enum.Enum("Status", "NEW DONE")`.
fn enumeration<H: Host>(
    eval: &mut Evaluator<H>,
    base: &str,
    args: &Args,
    place: &Place,
) -> Outcome {
    let name = known_text(args, 0, "value", place)?;
    let names = match known(args, 1, "names", place)? {
        Value::Str(names) => names
            .replace(',', " ")
            .split_whitespace()
            .map(Value::text)
            .collect(),
        Value::Dict(pairs) => {
            let pairs = pairs.borrow();
            let pair =
                |(key, value): (&Value, &Value)| Value::tuple(vec![key.clone(), value.clone()]);
            pairs.iter().map(pair).collect()
        }
        names => eval.iterate(names, place)?,
    };
    let mut bound = Vec::new();
    for name in names {
        let pair = match name {
            Value::Str(_) => [name, super::made("enum.auto", Vec::new(), place)],
            pair => match <[Value; 2]>::try_from(eval.iterate(&pair, place)?) {
                Ok(pair) => pair,
                Err(_) => return place.raise("ValueError", "a pair was expected"),
            },
        };
        let [name, value] = pair;
        bound.push((Name::new(name.as_str().unwrap_or_default()), value));
    }
    let mut bases = Vec::new();
    bases.extend(args.named("type").map(|argument| argument.value.clone()));
    bases.push(Value::path(base, place.clone()));
    let module = eval.empty_module(place);
    let class = Class::new(
        name.into(),
        bases,
        Vec::new(),
        Shape::Plain,
        &module,
        place.clone(),
    );
    let class = Rc::new(class);
    eval.define_members(&class, bound, place)?;
    Ok(Value::Class(class))
}
