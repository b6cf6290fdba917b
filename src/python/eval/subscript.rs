//! Items and slices.

use ruff_python_ast::{Expr, ExprSlice, ExprSubscript};

use super::{Evaluator, Frame};
use crate::python::{Args, Dict, Host, Missing, Node, Outcome, Place, Value, library};

/// The position in a list of some length that an index of Python means.
pub(in crate::python) fn position(index: i128, length: usize) -> Option<usize> {
    let length = i128::try_from(length).ok()?;
    let position = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    let position = (0..length).contains(&position).then_some(position)?;
    usize::try_from(position).ok()
}

/// Begin, end and step of a slice.
type Bounds = (Option<i128>, Option<i128>, Option<i128>);

impl<H: Host> Evaluator<H> {
    pub(super) fn subscript(&mut self, subscript: &ExprSubscript, frame: &Frame<H>) -> Outcome {
        let place = frame.place(subscript);
        let of = self.expression(&subscript.value, frame)?;
        if let Expr::Slice(slice) = &*subscript.slice {
            return self.slice(&of, slice, &place, frame);
        }
        let key = self.expression(&subscript.slice, frame)?;
        self.item(&of, &key, &place)
    }

    /// An item of anything.
    ///
    /// # Errors
    /// When there is none.
    pub fn item(&mut self, of: &Value, key: &Value, place: &Place) -> Outcome {
        let out_of_range = || {
            let message = format!("{} index out of range", of.type_name());
            place.raise("IndexError", message)
        };
        match (of, key) {
            (Value::Unknown(_), _) => Ok(of.clone()),
            (_, Value::Unknown(unknown)) => place.needs(unknown),
            (Value::Dict(dict), _) => {
                self.check_key(key, place)?;
                let found = dict.borrow().get(key).cloned();
                match found {
                    Some(value) => Ok(value),
                    None => self.missing_item(dict, key, place),
                }
            }
            (Value::List(values), Value::Int(index)) => {
                let values = values.borrow();
                match position(*index, values.len()) {
                    Some(position) => Ok(values[position].clone()),
                    None => out_of_range(),
                }
            }
            (Value::Tuple(values), Value::Int(index)) => match position(*index, values.len()) {
                Some(position) => Ok(values[position].clone()),
                None => out_of_range(),
            },
            (Value::List(_) | Value::Tuple(_) | Value::Str(_), Value::Bool(index)) => {
                self.item(of, &Value::Int(i128::from(*index)), place)
            }
            (Value::Str(text), Value::Int(index)) => {
                self.check_length(text.len(), place)?;
                match character(text, *index) {
                    Some(character) => Ok(Value::text(character.to_string())),
                    None => place.raise("IndexError", "string index out of range"),
                }
            }
            (Value::Bytes(bytes), Value::Int(index)) => match position(*index, bytes.len()) {
                Some(position) => Ok(Value::Int(i128::from(bytes[position]))),
                None => place.raise("IndexError", "index out of range"),
            },
            (Value::Class(class), Value::Str(name)) if class.is_enum() => {
                match class.attribute(name) {
                    Some(member) => Ok(member),
                    None => self.key_error(key, place),
                }
            }
            // `Sequence[str]` and its like in a type alias.
            (Value::Class(_), _) => Ok(of.clone()),
            (Value::Instance(_), _) => self.item_of_instance(of, key, place),
            (Value::Symbolic(_), _) => self.item_of_symbolic(of, key, place),
            (Value::List(_) | Value::Tuple(_) | Value::Str(_), _) => {
                let (of, key) = (of.type_name(), key.type_name());
                let message = format!("{of} indices must be integers or slices, not {key}");
                place.raise("TypeError", message)
            }
            _ => {
                let message = format!("'{}' object is not subscriptable", of.type_name());
                place.raise("TypeError", message)
            }
        }
    }

    fn missing_item(
        &mut self,
        dict: &std::cell::RefCell<Dict>,
        key: &Value,
        place: &Place,
    ) -> Outcome {
        let missing = dict.borrow().missing().clone();
        match missing {
            Missing::Nothing => self.key_error(key, place),
            Missing::Zero => Ok(Value::Int(0)),
            Missing::Made(make) => {
                let value = self.call(&make, Args::default(), place)?;
                dict.borrow_mut().insert(key.clone(), value.clone());
                Ok(value)
            }
        }
    }

    fn item_of_instance(&mut self, of: &Value, key: &Value, place: &Place) -> Outcome {
        let Value::Instance(instance) = of else {
            return Ok(Value::None);
        };
        if let Some(method) = instance.class.attribute("__getitem__") {
            return self.call(&method, Args::of([of.clone(), key.clone()], place), place);
        }
        if let Some(values) = instance.values() {
            return self.item(&Value::tuple(values), key, place);
        }
        match &instance.member {
            Some((_, value @ Value::Str(_))) if instance.class.is_text() => {
                self.item(value, key, place)
            }
            _ => {
                let message = format!("'{}' object is not subscriptable", of.type_name());
                place.raise("TypeError", message)
            }
        }
    }

    fn item_of_symbolic(&mut self, of: &Value, key: &Value, place: &Place) -> Outcome {
        if let Some(value) = library::item(self, of, key, place)? {
            return Ok(value);
        }
        if let Some(value) = H::item(self, of, key, place)? {
            Ok(value)
        } else {
            let node = Node::Item(of.clone(), key.clone());
            Ok(Value::symbolic(node, place.clone()))
        }
    }

    fn bounds(&mut self, slice: &ExprSlice, place: &Place, frame: &Frame<H>) -> Outcome<Bounds> {
        let mut bound = |bound: &Option<Box<Expr>>| -> Outcome<Option<i128>> {
            let Some(bound) = bound else { return Ok(None) };
            match self.expression(bound, frame)? {
                Value::Int(int) => Ok(Some(int)),
                Value::Bool(value) => Ok(Some(i128::from(value))),
                Value::None => Ok(None),
                Value::Unknown(unknown) => place.needs(&unknown),
                other => {
                    let message =
                        format!("slice indices must be integers, not {}", other.type_name());
                    place.raise("TypeError", message)
                }
            }
        };
        let bounds = (
            bound(&slice.lower)?,
            bound(&slice.upper)?,
            bound(&slice.step)?,
        );
        if bounds.2 == Some(0) {
            return place.raise("ValueError", "slice step cannot be zero");
        }
        Ok(bounds)
    }

    fn slice(&mut self, of: &Value, slice: &ExprSlice, place: &Place, frame: &Frame<H>) -> Outcome {
        let bounds = self.bounds(slice, place, frame)?;
        match of {
            Value::Str(text) => {
                self.check_length(text.len(), place)?;
                let characters: Vec<char> = text.chars().collect();
                let chosen = chosen(characters.len(), bounds).into_iter();
                let text: String = chosen.map(|position| characters[position]).collect();
                Ok(Value::text(text))
            }
            Value::Bytes(bytes) => {
                let chosen = chosen(bytes.len(), bounds).into_iter();
                let bytes: Vec<u8> = chosen.map(|position| bytes[position]).collect();
                Ok(Value::Bytes(bytes.into()))
            }
            Value::Unknown(_) => Ok(of.clone()),
            Value::Symbolic(_) => match library::values(self, of, place)? {
                Some(values) => Ok(Value::tuple(part(&values, bounds))),
                None => place.unreadable("a part of this cannot be taken"),
            },
            Value::Instance(instance) if instance.member.is_some() => match of.as_str() {
                Some(text) => self.slice(&Value::text(text), slice, place, frame),
                None => place.raise("TypeError", "this object is not subscriptable"),
            },
            _ => match of.as_sequence() {
                Some(values) if !matches!(of, Value::Set(_)) => {
                    let values = part(&values, bounds);
                    self.check_items(values.len(), place)?;
                    Ok(match of {
                        Value::List(_) => Value::list(values),
                        _ => Value::tuple(values),
                    })
                }
                _ => {
                    let message = format!("'{}' object is not subscriptable", of.type_name());
                    place.raise("TypeError", message)
                }
            },
        }
    }

    pub(super) fn set_item(
        &mut self,
        of: &Value,
        key: Value,
        value: Value,
        place: &Place,
    ) -> Outcome<()> {
        match (of, &key) {
            (Value::Dict(dict), _) => {
                self.check_key(&key, place)?;
                dict.borrow_mut().insert(key, value);
                Ok(())
            }
            (Value::List(list), Value::Int(index)) => {
                let position = position(*index, list.borrow().len());
                let Some(position) = position else {
                    return place.raise("IndexError", "list assignment index out of range");
                };
                let before = std::mem::replace(&mut list.borrow_mut()[position], value);
                drop(before);
                Ok(())
            }
            (Value::List(_), Value::Bool(index)) => {
                self.set_item(of, Value::Int(i128::from(*index)), value, place)
            }
            (Value::Unknown(unknown), _) => place.needs(unknown),
            (Value::Instance(instance), _) => match instance.class.attribute("__setitem__") {
                Some(method) => {
                    let args = Args::of([of.clone(), key, value], place);
                    self.call(&method, args, place).map(drop)
                }
                None => place.raise("TypeError", "this object does not support item assignment"),
            },
            (Value::Symbolic(_), _) => place.unreadable("an item of this cannot be changed"),
            _ => {
                let message = format!(
                    "'{}' object does not support item assignment",
                    of.type_name()
                );
                place.raise("TypeError", message)
            }
        }
    }

    /// `list[1:3] = values`.
    pub(super) fn set_slice(
        &mut self,
        of: &Value,
        slice: &ExprSlice,
        values: &Value,
        place: &Place,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        let (lower, upper, step) = self.bounds(slice, place, frame)?;
        let Value::List(list) = of else {
            return place.unreadable("a part of this cannot be changed");
        };
        let values = self.iterate(values, place)?;
        let length = list.borrow().len();
        let chosen = chosen(length, (lower, upper, step));
        if step.is_some_and(|step| step != 1) {
            if values.is_empty() {
                // Deletion: the last positions first.
                let mut chosen = chosen;
                chosen.sort_unstable();
                let mut list = list.borrow_mut();
                let removed: Vec<Value> = chosen.iter().rev().map(|at| list.remove(*at)).collect();
                drop(list);
                drop(removed);
                return Ok(());
            }
            return place.unreadable("every so many items of a list cannot be changed at once");
        }
        let start = match (chosen.first(), lower) {
            (Some(first), _) => *first,
            (None, Some(lower)) => bound(lower, length),
            (None, None) => 0,
        };
        let removed: Vec<Value> = list
            .borrow_mut()
            .splice(start..start + chosen.len(), values)
            .collect();
        drop(removed);
        let length = list.borrow().len();
        self.check_items(length, place)
    }
}

fn character(text: &str, index: i128) -> Option<char> {
    if text.is_ascii() {
        let position = position(index, text.len())?;
        return text.as_bytes().get(position).map(|byte| char::from(*byte));
    }
    let position = position(index, text.chars().count())?;
    text.chars().nth(position)
}

fn bound(bound: i128, length: usize) -> usize {
    let whole = i128::try_from(length).unwrap_or(i128::MAX);
    let bound = if bound < 0 {
        bound.saturating_add(whole)
    } else {
        bound
    };
    usize::try_from(bound.clamp(0, whole)).unwrap_or(length)
}

fn part(values: &[Value], bounds: Bounds) -> Vec<Value> {
    let chosen = chosen(values.len(), bounds).into_iter();
    chosen.map(|position| values[position].clone()).collect()
}

/// The positions that a slice takes.
fn chosen(length: usize, (lower, upper, step): Bounds) -> Vec<usize> {
    let length = i128::try_from(length).unwrap_or_default();
    let step = step.filter(|step| *step != 0).unwrap_or(1);
    let (first, last) = if step > 0 {
        (0, length)
    } else {
        (-1, length - 1)
    };
    let clamp = |bound: i128| {
        let bound = if bound < 0 {
            bound.saturating_add(length)
        } else {
            bound
        };
        bound.clamp(first, last)
    };
    let (mut at, end) = if step > 0 {
        (lower.map_or(0, clamp), upper.map_or(length, clamp))
    } else {
        (lower.map_or(length - 1, clamp), upper.map_or(-1, clamp))
    };
    let mut positions = Vec::new();
    while (step > 0 && at < end) || (step < 0 && at > end) {
        positions.extend(usize::try_from(at));
        at = at.saturating_add(step);
    }
    positions
}
