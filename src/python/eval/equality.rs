//! Equality and order of values.

use std::cmp::Ordering;
use std::rc::Rc;

use super::Evaluator;
use super::arithmetic::Number;
use crate::python::limits::{DEEPEST_COMPARISON, MOST_COMPARED};
use crate::python::{Args, Dict, Host, Instance, Outcome, Place, Set, Shape, Value, library};

impl<H: Host> Evaluator<H> {
    /// Whether two values are equal, counted as work; `None`: no text tells.
    pub(in crate::python) fn same(
        &mut self,
        a: &Value,
        b: &Value,
        place: &Place,
    ) -> Outcome<Option<bool>> {
        let mut effort = Effort::default();
        let result = a.equals_within(b, &mut effort);
        self.count(1 + MOST_COMPARED - effort.steps, || place.clone())?;
        Ok(result)
    }
}

/// How much of two values is compared before it is given up: values may hold themselves.
#[derive(Debug)]
struct Effort {
    depth: usize,
    steps: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            depth: DEEPEST_COMPARISON,
            steps: MOST_COMPARED,
        }
    }
}

impl Value {
    /// Whether two values are equal; `None`: no text tells.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        self.equals_within(other, &mut Effort::default())
    }

    fn equals_within(&self, other: &Self, effort: &mut Effort) -> Option<bool> {
        if let (Some(a), Some(b)) = (self.as_str(), other.as_str()) {
            effort.steps = effort.steps.checked_sub(a.len() / 64)?;
            return Some(a == b);
        }
        effort.steps = effort.steps.checked_sub(1)?;
        effort.depth = effort.depth.checked_sub(1)?;
        let result = self.equals_inside(other, effort);
        effort.depth += 1;
        result
    }

    fn equals_inside(&self, other: &Self, effort: &mut Effort) -> Option<bool> {
        match (self, other) {
            (Self::Unknown(_), _) | (_, Self::Unknown(_)) => None,
            (Self::None, Self::None) | (Self::Ellipsis, Self::Ellipsis) => Some(true),
            (Self::Bytes(a), Self::Bytes(b)) => Some(a == b),
            (Self::Tuple(a), Self::Tuple(b)) => all_equal(a, b, effort),
            (Self::List(a), Self::List(b)) => {
                if Rc::ptr_eq(a, b) {
                    return Some(true);
                }
                all_equal(&a.borrow(), &b.borrow(), effort)
            }
            (Self::Set(a), Self::Set(b)) => {
                let (a, b) = (a.borrow(), b.borrow());
                Some(a.len() == b.len() && a.iter().all(|value| b.contains(value)))
            }
            (Self::Dict(a), Self::Dict(b)) => {
                Some(Rc::ptr_eq(a, b) || equal_dicts(&a.borrow(), &b.borrow(), effort)?)
            }
            (Self::Class(a), Self::Class(b)) => Some(Rc::ptr_eq(a, b)),
            (Self::Function(a), Self::Function(b)) => Some(Rc::ptr_eq(a, b)),
            (Self::Instance(a), Self::Instance(b)) => equal_instances(a, b, effort),
            (Self::Instance(a), Self::Tuple(b)) | (Self::Tuple(b), Self::Instance(a)) => {
                match a.values() {
                    Some(a) => all_equal(&a, b, effort),
                    None => Some(false),
                }
            }
            (Self::Symbolic(a), Self::Symbolic(b)) => {
                if Rc::ptr_eq(a, b) {
                    return Some(true);
                }
                equal_symbols(self, other, effort)
            }
            (symbolic @ Self::Symbolic(_), other) | (other, symbolic @ Self::Symbolic(_)) => {
                // A name of Python's own, or a date, is none of the other plain values; of a
                // library's object no text tells.
                let is_plain = symbolic.is_own_name() || symbolic.as_data().is_some();
                (is_plain || matches!(other, Self::None | Self::Bool(_))).then_some(false)
            }
            _ => Some(match (self.as_number(), other.as_number()) {
                (Some(Number::Int(a)), Some(Number::Int(b))) => a == b,
                (Some(a), Some(b)) => a
                    .float()
                    .partial_cmp(&b.float())
                    .is_some_and(Ordering::is_eq),
                _ => false,
            }),
        }
    }

    /// How two values are ordered; `None`: they are not.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        self.order_within(other, DEEPEST_COMPARISON)
    }

    fn order_within(&self, other: &Self, depth: usize) -> Option<Ordering> {
        if let (Some(a), Some(b)) = (self.as_str(), other.as_str()) {
            return Some(a.cmp(b));
        }
        match (self.as_number(), other.as_number()) {
            (Some(Number::Int(a)), Some(Number::Int(b))) => return Some(a.cmp(&b)),
            (Some(a), Some(b)) => return a.float().partial_cmp(&b.float()),
            _ => {}
        }
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => return Some(a.cmp(b)),
            (Self::Set(a), Self::Set(b)) => return order_sets(&a.borrow(), &b.borrow()),
            (Self::List(_), Self::List(_))
            | (Self::Tuple(_) | Self::Instance(_), Self::Tuple(_) | Self::Instance(_)) => {}
            _ => return library::order(self, other),
        }
        let depth = depth.checked_sub(1)?;
        let (a, b) = (self.as_sequence()?, other.as_sequence()?);
        for (a, b) in a.iter().zip(&b) {
            if a.equals(b)? {
                continue;
            }
            return a.order_within(b, depth);
        }
        Some(a.len().cmp(&b.len()))
    }
}

/// A set stands before another one that holds all of it and more.
fn order_sets(a: &Set, b: &Set) -> Option<Ordering> {
    let is_within = |a: &Set, b: &Set| a.iter().all(|value| b.contains(value));
    match (is_within(a, b), is_within(b, a)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

fn equal_dicts(a: &Dict, b: &Dict, effort: &mut Effort) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (key, value) in a.iter() {
        match b.get(key) {
            Some(other) if value.equals_within(other, effort)? => {}
            _ => return Some(false),
        }
    }
    Some(true)
}

/// Names of libraries are equal by their path, dates and their like by what they are made of.
fn equal_symbols(a: &Value, b: &Value, effort: &mut Effort) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.as_path(), b.as_path()) {
        return Some(a == b);
    }
    let ((a_path, a), (b_path, b)) = (a.as_data()?, b.as_data()?);
    if a_path != b_path {
        return Some(false);
    }
    let values = |args: &Args| -> Vec<Value> {
        args.iter().map(|argument| argument.value.clone()).collect()
    };
    all_equal(&values(a), &values(b), effort)
}

fn equal_instances(a: &Rc<Instance>, b: &Rc<Instance>, effort: &mut Effort) -> Option<bool> {
    if Rc::ptr_eq(a, b) {
        return Some(true);
    }
    if !Rc::ptr_eq(&a.class, &b.class) {
        return Some(false);
    }
    match (&a.member, &b.member) {
        (Some((a, _)), Some((b, _))) => Some(a == b),
        _ if a.class.shape == Shape::Plain => Some(false),
        _ => all_equal(&a.field_values(), &b.field_values(), effort),
    }
}

fn all_equal(a: &[Value], b: &[Value], effort: &mut Effort) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    let mut result = Some(true);
    for (a, b) in a.iter().zip(b) {
        match a.equals_within(b, effort) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}
