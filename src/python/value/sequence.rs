//! Lists, tuples and sets.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use super::{Dict, Value, release};

/// A list, shared by all who know it.
#[derive(Debug, Default)]
pub struct List(RefCell<Vec<Value>>);

/// A tuple.
#[derive(Debug, Clone)]
pub struct Tuple(Rc<[Value]>);

/// A set, in the order of insertion: Python's own order is not fixed.
#[derive(Debug, Clone, Default)]
pub struct Set(Dict);

impl From<Vec<Value>> for List {
    fn from(values: Vec<Value>) -> Self {
        Self(RefCell::new(values))
    }
}

impl Deref for List {
    type Target = RefCell<Vec<Value>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Drop for List {
    fn drop(&mut self) {
        release(self.0.get_mut());
    }
}

impl From<Vec<Value>> for Tuple {
    fn from(values: Vec<Value>) -> Self {
        Self(values.into())
    }
}

impl Deref for Tuple {
    type Target = [Value];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        if let Some(values) = Rc::get_mut(&mut self.0)
            && values.iter().any(Value::holds_others)
        {
            let mut values: Vec<Value> = values.iter_mut().map(std::mem::take).collect();
            release(&mut values);
        }
    }
}

impl Set {
    /// Whether it holds a value.
    pub fn contains(&self, value: &Value) -> bool {
        self.0.get(value).is_some()
    }

    /// Adds a value, unless it is there.
    pub fn insert(&mut self, value: Value) {
        if !self.contains(&value) {
            self.0.insert(value, Value::None);
        }
    }

    /// Takes a value away; whether it was there.
    pub fn remove(&mut self, value: &Value) -> bool {
        self.0.remove(value).is_some()
    }

    /// All values, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Value> {
        self.0.iter().map(|(value, _)| value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Value> for Set {
    fn from_iter<T: IntoIterator<Item = Value>>(values: T) -> Self {
        let mut set = Self::default();
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

impl Extend<Value> for Set {
    fn extend<T: IntoIterator<Item = Value>>(&mut self, values: T) {
        values.into_iter().for_each(|value| self.insert(value));
    }
}
