//! Operators between two values.

use ruff_python_ast::Operator;

use super::Evaluator;
use super::arithmetic::arithmetic;
use crate::python::{Args, Dict, Host, Node, Outcome, Place, Set, Value, library};

impl<H: Host> Evaluator<H> {
    pub(in crate::python) fn binary(
        &mut self,
        op: Operator,
        left: Value,
        right: Value,
        place: &Place,
    ) -> Outcome {
        let left = plain(left);
        if op == Operator::Mod
            && let Value::Str(text) = &left
        {
            return self.percent(text, &right, place);
        }
        let right = plain(right);
        match (&left, &right) {
            (Value::Unknown(_), _) => return Ok(left),
            (_, Value::Unknown(_)) => return Ok(right),
            (Value::Symbolic(_), _) | (_, Value::Symbolic(_)) => {
                if let Some(value) = library::binary(self, op, &left, &right, place)? {
                    return Ok(value);
                }
                let is_own = left.is_own_name() || right.is_own_name();
                if is_own && op != Operator::BitOr {
                    return Self::unsupported(op, &left, &right, place);
                }
                let node = Node::Operator(op.as_str(), vec![left, right]);
                return Ok(Value::symbolic(node, place.clone()));
            }
            // A type of annotations: `Status | None`.
            (Value::Class(_), _) | (_, Value::Class(_)) if op == Operator::BitOr => {
                let node = Node::Operator(op.as_str(), vec![left, right]);
                return Ok(Value::symbolic(node, place.clone()));
            }
            _ => {}
        }
        if let Some(result) = self.own_operator(op, &left, &right, place)? {
            return Ok(result);
        }
        let result = match op {
            Operator::Add => self.joined_values(&left, &right, place)?,
            Operator::Mult => self.repeated(&left, &right, place)?,
            Operator::BitOr | Operator::BitAnd | Operator::BitXor | Operator::Sub => {
                merged(op, &left, &right)
            }
            _ => None,
        };
        let result = match result {
            Some(value) => Some(value),
            None => arithmetic(op, &left, &right, place)?,
        };
        if let Some(value) = result {
            return Ok(value);
        }
        Self::unsupported(op, &left, &right, place)
    }

    fn unsupported(op: Operator, left: &Value, right: &Value, place: &Place) -> Outcome {
        let (name, other) = (left.type_name(), right.type_name());
        let message = if let (Operator::Add, Value::Str(_) | Value::List(_) | Value::Tuple(_)) =
            (op, &left)
        {
            format!("can only concatenate {name} (not \"{other}\") to {name}")
        } else {
            let sign = op.as_str();
            format!("unsupported operand type(s) for {sign}: '{name}' and '{other}'")
        };
        place.raise("TypeError", message)
    }

    /// An operator that a class of the project defines: `__add__`, `__radd__`.
    fn own_operator(
        &mut self,
        op: Operator,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        let name = operator_name(op);
        for (of, other, prefix) in [(left, right, ""), (right, left, "r")] {
            if let Value::Instance(instance) = of
                && let Some(method) = instance.class.attribute(&format!("__{prefix}{name}__"))
            {
                let args = Args::of([of.clone(), other.clone()], place);
                let result = self.call(&method, args, place)?;
                if result.as_path() != Some("builtins.NotImplemented") {
                    return Ok(Some(result));
                }
            }
        }
        Ok(None)
    }

    /// `+` on strings and sequences.
    fn joined_values(
        &mut self,
        left: &Value,
        right: &Value,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        Ok(Some(match (left, right) {
            (Value::Str(a), Value::Str(b)) => {
                self.check_length(a.len() + b.len(), place)?;
                Value::text([&**a, &**b].concat())
            }
            (Value::Bytes(a), Value::Bytes(b)) => {
                self.check_length(a.len() + b.len(), place)?;
                Value::Bytes([&**a, &**b].concat().into())
            }
            (Value::List(a), Value::List(b)) => {
                self.check_items(a.borrow().len() + b.borrow().len(), place)?;
                Value::list([a.borrow().as_slice(), b.borrow().as_slice()].concat())
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                self.check_items(a.len() + b.len(), place)?;
                Value::tuple([&**a, &**b].concat())
            }
            _ => return Ok(None),
        }))
    }

    /// `*` on strings and sequences.
    fn repeated(&mut self, left: &Value, right: &Value, place: &Place) -> Outcome<Option<Value>> {
        let (what, times) = match (left.as_whole(), right.as_whole()) {
            (None, Some(times)) => (left, times),
            (Some(times), None) => (right, times),
            _ => return Ok(None),
        };
        let times = usize::try_from(times.max(0)).unwrap_or(usize::MAX);
        if let Value::Str(text) = what {
            self.check_length(text.len().saturating_mul(times), place)?;
            return Ok(Some(Value::text(text.repeat(times))));
        }
        if let Value::Bytes(bytes) = what {
            self.check_length(bytes.len().saturating_mul(times), place)?;
            return Ok(Some(Value::Bytes(bytes.repeat(times).into())));
        }
        let (Value::List(_) | Value::Tuple(_), Some(values)) = (what, what.as_sequence()) else {
            return Ok(None);
        };
        self.check_items(values.len().saturating_mul(times), place)?;
        let repeated = std::iter::repeat_n(&values, times)
            .flatten()
            .cloned()
            .collect();
        Ok(Some(match what {
            Value::Tuple(_) => Value::tuple(repeated),
            _ => Value::list(repeated),
        }))
    }
}

/// The string of an enum's member that is one: operators see the string.
fn plain(value: Value) -> Value {
    match (&value, value.as_str()) {
        (Value::Instance(_), Some(text)) => Value::text(text),
        _ => value,
    }
}

fn operator_name(op: Operator) -> &'static str {
    match op {
        Operator::Add => "add",
        Operator::Sub => "sub",
        Operator::Mult => "mul",
        Operator::MatMult => "matmul",
        Operator::Div => "truediv",
        Operator::Mod => "mod",
        Operator::Pow => "pow",
        Operator::LShift => "lshift",
        Operator::RShift => "rshift",
        Operator::BitOr => "or",
        Operator::BitXor => "xor",
        Operator::BitAnd => "and",
        Operator::FloorDiv => "floordiv",
    }
}

/// `|`, `&`, `^` and `-` on sets, `|` on dictionaries.
fn merged(op: Operator, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Set(a), Value::Set(b)) => {
            let (a, b) = (a.borrow(), b.borrow());
            let only = |a: &Set, b: &Set| -> Vec<Value> {
                a.iter()
                    .filter(|value| !b.contains(value))
                    .cloned()
                    .collect()
            };
            Some(Value::set(match op {
                Operator::BitOr => a.iter().chain(b.iter()).cloned().collect(),
                Operator::BitAnd => a
                    .iter()
                    .filter(|value| b.contains(value))
                    .cloned()
                    .collect(),
                Operator::Sub => only(&a, &b),
                _ => [only(&a, &b), only(&b, &a)].concat(),
            }))
        }
        (Value::Dict(a), Value::Dict(b)) if op == Operator::BitOr => {
            let mut pairs: Dict = a.borrow().clone();
            for (key, value) in b.borrow().iter() {
                pairs.insert(key.clone(), value.clone());
            }
            Some(Value::dict(pairs))
        }
        _ => None,
    }
}
