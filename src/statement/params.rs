//! What a template is given: names and values, looked up in place.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Value};

use crate::catalog::QualifiedName;

/// Names and values for a template, in the order in which they were set.
#[derive(Debug, Clone, Default)]
pub struct Params(Vec<(&'static str, Value)>);

impl Params {
    /// No params.
    pub fn new() -> Self {
        Self(Vec::with_capacity(8))
    }

    /// Adds one.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a table's name or another qualified one.
    #[must_use]
    pub fn set_name(self, name: &'static str, value: &QualifiedName) -> Self {
        self.set(name, Value::from_object(value.clone()))
    }

    /// Adds all of another.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    /// One value.
    pub fn find(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    }
}

impl Object for Params {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.find(key.as_str()?).cloned()
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.find(key).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().map(Value::from).collect())
    }
}

impl From<Params> for Value {
    fn from(params: Params) -> Self {
        Self::from_object(params)
    }
}

impl Object for QualifiedName {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "schema" => Some(self.schema.as_deref().map_or(Value::from(()), Value::from)),
            "name" => Some(Value::from(self.name.as_str())),
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["schema", "name"])
    }
}

/// Values as a list for a template.
pub fn list<T: Into<Value>>(values: impl IntoIterator<Item = T>) -> Value {
    Value::from(values.into_iter().map(Into::into).collect::<Vec<Value>>())
}
