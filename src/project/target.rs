//! The databases of a project: its settings, as one target has them.

use super::Project;
use crate::config::{DialectName, TargetConfig, Variables, refused_timeout};
use crate::diag::Diagnostic;

impl Project {
    /// The project with the settings of a target.
    ///
    /// # Errors
    /// When there is no such target, or nothing says which dialect it has.
    pub fn for_target(&self, name: &str) -> Result<Self, Diagnostic> {
        let Some(target) = self.config.targets.get(name) else {
            return Err(self.no_target(name));
        };
        let mut project = self.clone();
        target.over(&mut project.config);
        let dialect = project
            .dialect_name(None)
            .map_err(|error| error.note(format!("for the target `{name}`")))?;
        if target.says_how_to_alter()
            && !matches!(dialect, DialectName::Mysql | DialectName::Mariadb)
        {
            let message = format!(
                "`algorithm` and `merge_alters` mean nothing for `{dialect}`, the dialect of the target `{name}`"
            );
            return Err(Diagnostic::error("configuration", message)
                .help("set them for a target on `mysql` or `mariadb`"));
        }
        project.config.dialect = Some(dialect);
        let settings = project.config.dialects.entry(dialect).or_default();
        target.over_dialect(settings);
        if let Some(refused) = refused_timeout(dialect, settings) {
            return Err(refused.note(format!("for the target `{name}`")));
        }
        project.schemas.extend(&target.schemas());
        project.target = Some(name.to_owned());
        Ok(project)
    }

    /// The project once for each target, in the order of their names.
    ///
    /// # Errors
    /// When there is none, or one of them does not say its dialect.
    pub fn for_all_targets(&self) -> Result<Vec<Self>, Diagnostic> {
        if self.config.targets.is_empty() {
            let message = "the project has no targets";
            return Err(Diagnostic::error("unknown-target", message).help(HOW));
        }
        let names = self.config.targets.keys();
        names.map(|name| self.for_target(name)).collect()
    }

    /// What the header of a script says of the database that it is for.
    pub fn about(&self) -> Vec<(&'static str, String)> {
        let mut lines = self.about_target();
        if let Some(tenant) = &self.tenant {
            lines.push(("tenant:", tenant.clone()));
        }
        lines.extend(self.about_schemas());
        lines
    }

    /// What the header says of the target, whatever its tenant.
    pub fn about_target(&self) -> Vec<(&'static str, String)> {
        let target = self.target.iter();
        target.map(|name| ("target:", name.clone())).collect()
    }

    /// What is said of the schemas that take the place of others.
    pub fn about_schemas(&self) -> Vec<(&'static str, String)> {
        let schemas = (!self.schemas.is_empty()).then(|| self.schemas.to_string());
        schemas
            .map(|schemas| ("schemas:", schemas))
            .into_iter()
            .collect()
    }

    /// What templates and raw SQL are given by name; of a tenant also its name.
    pub fn variables(&self) -> Variables {
        let mut values = self.config.vars.clone();
        if let Some(tenant) = &self.tenant {
            values
                .entry("tenant".to_owned())
                .or_insert_with(|| tenant.clone());
        }
        Variables {
            values,
            target: self.target.clone(),
        }
    }

    /// The project with other values of variables.
    #[must_use]
    pub fn with_variables(mut self, values: &[(String, String)]) -> Self {
        self.config.vars.extend(values.iter().cloned());
        self
    }

    /// What the target says that was chosen.
    pub(super) fn target_config(&self) -> Option<&TargetConfig> {
        self.config.targets.get(self.target.as_ref()?)
    }

    fn no_target(&self, name: &str) -> Diagnostic {
        let shown = crate::config::without_urls(name);
        let error = Diagnostic::error("unknown-target", format!("there is no target `{shown}`"));
        let known: Vec<&str> = self.config.targets.keys().map(String::as_str).collect();
        if known.is_empty() {
            return error.help(HOW);
        }
        error
            .did_you_mean(name, known.iter().copied())
            .note(format!("known: `{}`", known.join("`, `")))
    }
}

/// How a target comes about.
const HOW: &str = "gen.toml describes each one in a table, such as `[targets.prod]` with `dialect = \"postgresql\"`";
