//! Finds out which keys a function asks for, by letting it read small tables: an empty one, and for each key that it
//! asked for one with that key alone. So what an editor is told of a table cannot differ from what is read.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Keys, Shape};
use super::{Fields, Report};
use crate::diag::Source;

/// A value of each kind, for keys of which only a look at the value says what may stand there.
const SAMPLES: &str =
    "text = \"x\"\ntexts = [\"x\"]\ntables = [{}]\nflag = true\nnumber = 1\ntable = {}\n";

/// The name that stands for every key of a table where each is welcome.
const ANY: &str = "*";

/// Notes what is asked for.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    keys: RefCell<Vec<(String, Vec<Shape>)>>,
    required: RefCell<Vec<String>>,
    is_open: Cell<bool>,
    holds_list: Cell<bool>,
}

impl Recorder {
    /// A key was asked for.
    pub(super) fn asked(&self, key: &str) {
        let mut keys = self.keys.borrow_mut();
        if keys.iter().all(|(known, _)| known != key) {
            keys.push((key.to_owned(), Vec::new()));
        }
    }

    /// A key was asked for that must be there.
    pub(super) fn required(&self, key: &str) {
        self.required.borrow_mut().push(key.to_owned());
    }

    /// This may stand under a key.
    pub(super) fn shaped(&self, key: &str, shape: Shape) {
        self.asked(key);
        let mut keys = self.keys.borrow_mut();
        let shapes = keys.iter_mut().find(|(known, _)| known == key);
        if let Some((_, shapes)) = shapes
            && !shapes.contains(&shape)
        {
            shapes.push(shape);
        }
    }

    /// This is the value under a key, or one of the list that stands there.
    pub(super) fn held(&self, key: &str, shape: Shape) {
        let shape = if self.holds_list.get() {
            Shape::List(Box::new(shape))
        } else {
            shape
        };
        self.shaped(key, shape);
    }

    /// Every key is welcome.
    pub(super) fn opened(&self) {
        self.is_open.set(true);
    }

    /// Whether it is known which tables stand under a key: they need not be looked into again.
    pub(super) fn knows_tables(&self, key: &str) -> bool {
        let keys = self.keys.borrow();
        let shapes = keys.iter().find(|(known, _)| known == key);
        shapes.is_some_and(|(_, shapes)| shapes.iter().any(|shape| self.is_of_tables(shape)))
    }

    fn is_of_tables(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Table(_) => !self.holds_list.get(),
            Shape::Entries(_) => true,
            Shape::List(each) => matches!(**each, Shape::Table(_)),
            _ => false,
        }
    }
}

/// One reading of a table with one key.
struct Reading {
    key: String,
    required: Vec<String>,
    /// Whether any other value of that key would have been read in the same way.
    is_general: bool,
}

/// The keys that a function asks for.
pub fn explore<'de>(what: &'static str, read: &dyn Fn(&Fields<'_, 'de>)) -> Keys {
    let recorder = Recorder::default();
    let (always, _) = run(&recorder, what, read, None);
    let mut readings = Vec::new();
    if recorder.is_open.get() {
        for sample in samples(&[]) {
            run(&recorder, what, read, Some((ANY, sample)));
        }
    }
    let mut position = 0;
    loop {
        let next = recorder.keys.borrow().get(position).cloned();
        let Some((key, shapes)) = next else { break };
        position += 1;
        for sample in samples(&shapes) {
            let is_general = !matches!(sample, DeValue::Boolean(_) | DeValue::Integer(_));
            let (required, is_read) = run(&recorder, what, read, Some((&key, sample)));
            if is_read {
                readings.push(Reading {
                    key: key.clone(),
                    required,
                    is_general,
                });
            }
        }
    }
    let mut keys = Keys {
        what,
        shapes: recorder.keys.into_inner(),
        ..Keys::default()
    };
    if let Some(any) = keys.shapes.iter().position(|(key, _)| key == ANY) {
        keys.others = keys.shapes.remove(any).1;
    }
    require(&mut keys, &always, &readings);
    keys
}

/// Says what must be there, always or beside another key.
fn require(keys: &mut Keys, always: &[String], readings: &[Reading]) {
    for key in always {
        let mut choice = vec![key.clone()];
        for reading in readings.iter().filter(|r| !r.required.contains(key)) {
            if !choice.contains(&reading.key) {
                choice.push(reading.key.clone());
            }
        }
        if choice.len() > 1 {
            keys.one_of.push(choice);
        } else if !keys.required.contains(key) {
            keys.required.push(key.clone());
        }
    }
    for reading in readings.iter().filter(|reading| reading.is_general) {
        for key in &reading.required {
            let pair = (reading.key.clone(), key.clone());
            if *key != reading.key && !always.contains(key) && !keys.pairs.contains(&pair) {
                keys.pairs.push(pair);
            }
        }
    }
}

/// Lets the function read a table with one key or none; gives the keys that it required, and whether the value was of
/// a kind that may stand there.
fn run<'de>(
    recorder: &Recorder,
    what: &'static str,
    read: &dyn Fn(&Fields<'_, 'de>),
    present: Option<(&str, DeValue<'static>)>,
) -> (Vec<String>, bool) {
    let report = Report::new(Arc::new(Source::new(String::new(), String::new())));
    let mut table = DeTable::new();
    let is_list = matches!(present, Some((_, DeValue::Array(_))));
    recorder.holds_list.set(is_list);
    if let Some((key, value)) = present {
        let key = Spanned::new(0..0, Cow::Owned(key.to_owned()));
        table.insert(key, Spanned::new(0..0, value));
    }
    let fields = Fields {
        recorder: Some(recorder),
        ..Fields::new(&table, 0..0, what, &report)
    };
    read(&fields);
    let mut required = recorder.required.take();
    required.dedup();
    let mut found = report.into_diagnostics().into_iter();
    let is_read = found.all(|diagnostic| diagnostic.code != "wrong-type");
    (required, is_read)
}

/// Values to try under a key.
fn samples(shapes: &[Shape]) -> Vec<DeValue<'static>> {
    let Ok(samples) = DeTable::parse(SAMPLES) else {
        return Vec::new();
    };
    let samples = samples.into_inner();
    let named = |name: &str| samples.get(name).map(|value| value.get_ref().clone());
    if shapes.is_empty() {
        return samples
            .iter()
            .map(|(_, value)| value.get_ref().clone())
            .collect();
    }
    let sample = |shape: &Shape| match shape {
        Shape::Text | Shape::Name | Shape::Literal => named("text"),
        Shape::Names(_) | Shape::Texts | Shape::Entries(_) => named("texts"),
        Shape::Flag => named("flag"),
        Shape::Integer => named("number"),
        Shape::Word(words) => Some(DeValue::String(Cow::Borrowed(words.first()?))),
        Shape::Table(_) => named("table"),
        Shape::List(_) => named("tables"),
        // What reads another key does not ask for these.
        Shape::Moment | Shape::Words(..) | Shape::Options(..) => None,
    };
    shapes.iter().filter_map(sample).collect()
}
