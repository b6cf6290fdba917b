//! The project's variables in templates: `{{ vars.NAME|FILTER }}`.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Value};
use minijinja::{Error, ErrorKind};

use crate::config::Variables;

/// The variables as templates see them; one that is missing is an error that says for whom.
#[derive(Debug)]
pub(super) struct Vars(pub(super) Arc<Variables>);

impl Object for Vars {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let value = self
            .0
            .values
            .get(name)
            .map(|value| Value::from(value.as_str()));
        let missing = || {
            let message = format!("{}; {}", self.0.missing(name), self.0.way_out(name));
            Value::from(Error::new(ErrorKind::UndefinedError, message))
        };
        Some(value.unwrap_or_else(missing))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(
            self.0
                .values
                .keys()
                .map(|name| Value::from(name.as_str()))
                .collect(),
        )
    }
}
