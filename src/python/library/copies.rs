//! `copy` and `dataclasses`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::builtins::known;
use crate::python::{
    Args, Argument, Dict, Evaluator, Host, Instance, Outcome, Place, Shape, Value,
};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let first = || known(args, 0, "obj", place);
    Ok(Some(match name {
        "copy" => shallow(first()?),
        "deepcopy" => Copier::default().copy(eval, first()?, place)?,
        "asdict" => converted(eval, first()?, Form::Dict, place)?,
        "astuple" => converted(eval, first()?, Form::Tuple, place)?,
        "fields" => {
            let class = match first()? {
                Value::Class(class) => Rc::clone(class),
                Value::Instance(instance) => Rc::clone(&instance.class),
                _ => return place.raise("TypeError", "must be called with a dataclass"),
            };
            let field =
                |name: &str| super::made("dataclasses.Field", vec![Value::text(name)], place);
            Value::tuple(class.fields.iter().map(|at| field(&at.name)).collect())
        }
        "is_dataclass" => Value::Bool(match first()? {
            Value::Class(class) => class.shape == Shape::Data,
            Value::Instance(instance) => instance.class.shape == Shape::Data,
            _ => false,
        }),
        "replace" => {
            let Value::Instance(instance) = first()? else {
                return place.raise("TypeError", "replace() needs a dataclass instance");
            };
            let mut all = Args {
                positional: Vec::new(),
                named: args.named.clone(),
            };
            for (field, value) in instance.class.fields.iter().zip(instance.field_values()) {
                if all.named(&field.name).is_none() && field.is_argument {
                    let place = place.clone();
                    all.named
                        .push((field.name.clone(), Argument { value, place }));
                }
            }
            eval.call(&Value::Class(Rc::clone(&instance.class)), all, place)?
        }
        _ => return Ok(None),
    }))
}

fn shallow(value: &Value) -> Value {
    match value {
        Value::List(values) => Value::list(values.borrow().clone()),
        Value::Dict(dict) => Value::dict(dict.borrow().clone()),
        Value::Set(set) => Value::set(set.borrow().iter().cloned()),
        Value::Instance(instance) if instance.member.is_none() => {
            Value::Instance(Rc::new(Instance {
                class: Rc::clone(&instance.class),
                attributes: RefCell::new(instance.attributes.borrow().clone()),
                member: None,
                args: instance.args.clone(),
            }))
        }
        other => other.clone(),
    }
}

/// Copies values with all that they hold, each once.
#[derive(Default)]
struct Copier {
    done: Vec<(Value, Value)>,
}

impl Copier {
    fn copy<H: Host>(&mut self, eval: &mut Evaluator<H>, value: &Value, place: &Place) -> Outcome {
        eval.count(1 + self.done.len() / 16, || place.clone())?;
        if let Some((_, copy)) = self.done.iter().find(|(known, _)| is_same(known, value)) {
            return Ok(copy.clone());
        }
        eval.deeper(
            || place.clone(),
            |eval| self.copy_inside(eval, value, place),
        )
    }

    fn copy_inside<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        value: &Value,
        place: &Place,
    ) -> Outcome {
        let copy = match value {
            Value::List(_) | Value::Dict(_) => shallow(value),
            Value::Instance(instance) if instance.member.is_none() => shallow(value),
            Value::Tuple(values) => {
                let mut copies = Vec::new();
                for value in values.iter() {
                    copies.push(self.copy(eval, value, place)?);
                }
                return Ok(Value::tuple(copies));
            }
            Value::Set(_) => return Ok(shallow(value)),
            _ => return Ok(value.clone()),
        };
        // Known before what it holds is copied: it may hold itself.
        self.done.push((value.clone(), copy.clone()));
        match &copy {
            Value::List(list) => {
                let values = list.borrow().clone();
                let mut copies = Vec::new();
                for value in &values {
                    copies.push(self.copy(eval, value, place)?);
                }
                *list.borrow_mut() = copies;
            }
            Value::Dict(dict) => self.copy_values(eval, dict, place)?,
            Value::Instance(instance) => self.copy_values(eval, &instance.attributes, place)?,
            _ => {}
        }
        Ok(copy)
    }

    fn copy_values<H: Host>(
        &mut self,
        eval: &mut Evaluator<H>,
        dict: &RefCell<Dict>,
        place: &Place,
    ) -> Outcome<()> {
        let pairs = dict.borrow().clone();
        for (key, value) in pairs.iter() {
            let copy = self.copy(eval, value, place)?;
            dict.borrow_mut().insert(key.clone(), copy);
        }
        Ok(())
    }
}

fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::List(a), Value::List(b)) => Rc::ptr_eq(a, b),
        (Value::Dict(a), Value::Dict(b)) => Rc::ptr_eq(a, b),
        (Value::Instance(a), Value::Instance(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

/// What data classes become.
#[derive(Clone, Copy)]
enum Form {
    Dict,
    Tuple,
}

/// Data classes as dictionaries or tuples, those in them too.
fn converted<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    form: Form,
    place: &Place,
) -> Outcome {
    eval.count(1, || place.clone())?;
    eval.deeper(
        || place.clone(),
        |eval| {
            let mut all = |values: Vec<Value>| -> Outcome<Vec<Value>> {
                let values = values.iter();
                values
                    .map(|value| converted(eval, value, form, place))
                    .collect()
            };
            Ok(match value {
                Value::Instance(instance) if instance.class.shape == Shape::Data => {
                    let values = all(instance.field_values())?;
                    match form {
                        Form::Tuple => Value::tuple(values),
                        Form::Dict => {
                            let names = instance.class.fields.iter();
                            let names = names.map(|field| Value::text(field.name.as_str()));
                            Value::dict(names.zip(values).collect())
                        }
                    }
                }
                Value::List(values) => {
                    let values = values.borrow().clone();
                    Value::list(all(values)?)
                }
                Value::Tuple(values) => Value::tuple(all(values.to_vec())?),
                Value::Dict(dict) => {
                    let pairs = dict.borrow().clone();
                    let keys: Vec<Value> = pairs.iter().map(|(key, _)| key.clone()).collect();
                    let values = all(pairs.iter().map(|(_, value)| value.clone()).collect())?;
                    Value::dict(keys.into_iter().zip(values).collect())
                }
                other => other.clone(),
            })
        },
    )
}
