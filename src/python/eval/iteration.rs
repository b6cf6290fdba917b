//! What can be iterated.

use super::Evaluator;
use crate::python::limits::MOST_ITEMS;
use crate::python::{Args, Host, Outcome, Place, Value, library};

/// Whether an iteration goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::python) enum Flow {
    Next,
    End,
}

impl<H: Host> Evaluator<H> {
    /// Gives the values of anything that can be iterated to a consumer, one by one.
    pub(in crate::python) fn each(
        &mut self,
        iterable: &Value,
        place: &Place,
        consume: &mut dyn FnMut(&mut Self, Value) -> Outcome<Flow>,
    ) -> Outcome<()> {
        if iterable.as_generator().is_some() {
            return self.generate(iterable, place, consume);
        }
        if library::each_endless(self, iterable, place, consume)? {
            return Ok(());
        }
        for value in self.iterate(iterable, place)? {
            if let Flow::End = consume(self, value)? {
                break;
            }
        }
        Ok(())
    }

    /// The values of anything that can be iterated.
    ///
    /// # Errors
    /// When it cannot, or no text tells.
    pub fn iterate(&mut self, value: &Value, place: &Place) -> Outcome<Vec<Value>> {
        let values = match value {
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Dict(dict) => dict.borrow().iter().map(|(key, _)| key.clone()).collect(),
            Value::Str(text) => {
                self.check_items(text.len(), place)?;
                text.chars().map(|c| Value::text(c.to_string())).collect()
            }
            Value::Bytes(bytes) => {
                self.check_items(bytes.len(), place)?;
                let bytes = bytes.iter();
                bytes.map(|byte| Value::Int(i128::from(*byte))).collect()
            }
            Value::Class(class) if class.is_enum() => class.members(),
            Value::Instance(_) => self.values_of_instance(value, place)?,
            Value::Symbolic(_) if value.as_generator().is_some() => {
                let mut values = Vec::new();
                self.generate(value, place, &mut |_, value| {
                    values.push(value);
                    // A generator need not end.
                    if values.len() > MOST_ITEMS {
                        return place.unreadable(format!("this has more than {MOST_ITEMS} items"));
                    }
                    Ok(Flow::Next)
                })?;
                values
            }
            other => match other.as_sequence() {
                Some(values) => values,
                None if matches!(other, Value::Symbolic(_)) => {
                    self.values_of_symbolic(other, place)?
                }
                None => {
                    let message = format!("'{}' object is not iterable", other.type_name());
                    return place.raise("TypeError", message);
                }
            },
        };
        self.check_items(values.len(), place)?;
        Ok(values)
    }

    fn values_of_symbolic(&mut self, value: &Value, place: &Place) -> Outcome<Vec<Value>> {
        match library::values(self, value, place)? {
            Some(values) => Ok(values),
            None => place.unreadable("what this holds, no revision file tells"),
        }
    }

    fn values_of_instance(&mut self, value: &Value, place: &Place) -> Outcome<Vec<Value>> {
        let Value::Instance(instance) = value else {
            return Ok(Vec::new());
        };
        if let Some(method) = instance.class.attribute("__iter__") {
            let made = self.call(&method, Args::of([value.clone()], place), place)?;
            let is_itself = matches!(&made, Value::Instance(_)) && made.equals(value) == Some(true);
            if !is_itself {
                return self.iterate(&made, place);
            }
            return place.unreadable("iterators with a `__next__` of their own are not read");
        }
        if let Some(values) = instance.values() {
            return Ok(values);
        }
        if let Some((_, Value::Str(text))) = &instance.member
            && instance.class.is_text()
        {
            return self.iterate(&Value::Str(text.clone()), place);
        }
        let message = format!("'{}' object is not iterable", value.type_name());
        place.raise("TypeError", message)
    }
}
