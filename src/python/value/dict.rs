//! Dictionaries that keep the order of insertion.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::key::Key;
use super::{Value, release};

/// Up to so many pairs are searched one by one.
const FEW: usize = 8;

/// A dictionary: pairs in the order of insertion, with an index where there are many.
#[derive(Debug, Clone, Default)]
pub struct Dict {
    /// A pair that has been taken away leaves a hole.
    entries: Vec<Option<(Value, Value)>>,
    length: usize,
    index: Option<Box<Index>>,
    missing: Missing,
}

/// Where the pairs stand: string keys apart, since they are looked up most.
#[derive(Debug, Clone, Default)]
struct Index {
    texts: BTreeMap<Rc<str>, usize>,
    others: BTreeMap<Key, usize>,
}

/// What a dictionary gives for a key that it does not hold.
#[derive(Debug, Clone, Default)]
pub enum Missing {
    /// An error.
    #[default]
    Nothing,
    /// Zero, which is not kept: `collections.Counter`.
    Zero,
    /// What this gives when it is called, which is kept: `collections.defaultdict`.
    Made(Value),
}

impl Dict {
    /// A dictionary that gives something for keys that it does not hold.
    pub fn with_missing(missing: Missing) -> Self {
        let mut dict = Self::default();
        dict.missing = missing;
        dict
    }

    /// What it gives for a key that it does not hold.
    pub fn missing(&self) -> &Missing {
        &self.missing
    }

    /// The value of a key.
    pub fn get(&self, key: &Value) -> Option<&Value> {
        let position = self.position(key)?;
        self.entries[position].as_ref().map(|(_, value)| value)
    }

    /// The value of a string key.
    pub fn get_str(&self, key: &str) -> Option<&Value> {
        let position = match &self.index {
            Some(index) => *index.texts.get(key)?,
            None => self.first(|other| other.as_str() == Some(key))?,
        };
        self.entries[position].as_ref().map(|(_, value)| value)
    }

    /// Sets a key's value.
    pub fn insert(&mut self, key: Value, value: Value) {
        if let Some(position) = self.position(&key) {
            if let Some((_, old)) = &mut self.entries[position] {
                *old = value;
            }
            return;
        }
        let position = self.entries.len();
        if let Some(index) = &mut self.index {
            index.add(&key, position);
        }
        self.entries.push(Some((key, value)));
        self.length += 1;
        if self.index.is_none() && self.entries.len() > FEW {
            self.tidy();
        }
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &Value) -> Option<Value> {
        let position = self.position(key)?;
        let (key, value) = self.entries[position].take()?;
        self.length -= 1;
        if let Some(index) = &mut self.index {
            index.remove(&key);
        }
        if self.entries.len() > FEW && self.length < self.entries.len() / 2 {
            self.tidy();
        }
        Some(value)
    }

    /// Takes all pairs away.
    pub fn clear(&mut self) {
        self.length = 0;
        self.index = None;
        release(&mut self.entries);
    }

    /// Takes the last pair away.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let last = self.iter().last().map(|(key, _)| key.clone())?;
        let value = self.remove(&last)?;
        while let Some(None) = self.entries.last() {
            self.entries.pop();
        }
        Some((last, value))
    }

    /// All pairs, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries
            .iter()
            .flatten()
            .map(|(key, value)| (key, value))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn position(&self, key: &Value) -> Option<usize> {
        match (&self.index, key.as_str()) {
            (Some(index), Some(text)) => index.texts.get(text).copied(),
            (Some(index), None) => index.others.get(&Key::of(key)?).copied(),
            (None, Some(text)) => self.first(|other| other.as_str() == Some(text)),
            (None, None) => {
                let wanted = Key::of(key)?;
                self.first(|other| Key::of(other).as_ref() == Some(&wanted))
            }
        }
    }

    fn first(&self, is_wanted: impl Fn(&Value) -> bool) -> Option<usize> {
        let is_wanted = |entry: &Option<(Value, Value)>| match entry {
            Some((key, _)) => is_wanted(key),
            None => false,
        };
        self.entries.iter().position(is_wanted)
    }

    /// Closes the holes and makes the index anew.
    fn tidy(&mut self) {
        self.entries.retain(Option::is_some);
        if self.entries.len() <= FEW {
            self.index = None;
            return;
        }
        let mut index = Index::default();
        for (position, (key, _)) in self.entries.iter().flatten().enumerate() {
            index.add(key, position);
        }
        self.index = Some(Box::new(index));
    }
}

impl Index {
    fn add(&mut self, key: &Value, position: usize) {
        if let Some(text) = key.as_str() {
            self.texts.insert(text.into(), position);
        } else if let Some(key) = Key::of(key) {
            self.others.insert(key, position);
        }
    }

    fn remove(&mut self, key: &Value) {
        if let Some(text) = key.as_str() {
            self.texts.remove(text);
        } else if let Some(key) = Key::of(key) {
            self.others.remove(&key);
        }
    }
}

impl FromIterator<(Value, Value)> for Dict {
    fn from_iter<T: IntoIterator<Item = (Value, Value)>>(pairs: T) -> Self {
        let mut dict = Self::default();
        for (key, value) in pairs {
            dict.insert(key, value);
        }
        dict
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        release(&mut self.entries);
    }
}
