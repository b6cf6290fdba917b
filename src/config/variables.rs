//! The variables of a project: what its templates and its raw SQL are given by name.

use std::collections::BTreeMap;

/// Variables by name, and for whom they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variables {
    /// The values.
    pub values: BTreeMap<String, String>,
    /// The target that they hold for.
    pub target: Option<String>,
}

impl Variables {
    /// What is wrong where a variable is missing.
    pub fn missing(&self, name: &str) -> String {
        match &self.target {
            Some(target) => format!("the target `{target}` has no variable `{name}`"),
            None => format!("there is no variable `{name}`"),
        }
    }

    /// How a variable is set.
    pub fn way_out(&self, name: &str) -> String {
        let place = match &self.target {
            Some(target) => format!("`[targets.{target}.vars]` or `[vars]`"),
            None => "`[vars]`".to_owned(),
        };
        format!("set it under {place} in gen.toml, or with `--var {name}=…`")
    }
}
