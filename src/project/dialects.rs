//! The dialect of a project, and its settings for each.

use std::sync::Arc;

use super::Project;
use crate::config::{Config, DialectName, TargetConfig, dialect_of_url, without_urls};
use crate::diag::Diagnostic;
use crate::dialect::Dialect;

impl Project {
    /// The dialect: the one asked for, or the configured one.
    ///
    /// # Errors
    /// When nothing says which.
    pub fn dialect_name(&self, asked: Option<DialectName>) -> Result<DialectName, Diagnostic> {
        if let Some(dialect) = asked.or(self.config.dialect) {
            return Ok(dialect);
        }
        let error = |message: String| Diagnostic::error("no-dialect", message);
        let known: Vec<&str> = DialectName::ALL
            .iter()
            .map(|dialect| dialect.as_str())
            .collect();
        let help = format!(
            "add `--dialect NAME`, or `dialect = \"NAME\"` to gen.toml; NAME is one of {}",
            known.join(", ")
        );
        let (place, url) = match (&self.config.url, &self.config.url_env) {
            (Some(url), _) => ("key `url` of gen.toml".to_owned(), url.clone()),
            (None, Some(variable)) => {
                let shown = without_urls(variable);
                let Some(url) = self.variable(variable) else {
                    let message = format!(
                        "the variable `{shown}`, which `url_env` in gen.toml names, is not set"
                    );
                    return Err(error(message)
                        .help("set it, or write its line into `.env` beside gen.toml")
                        .help(format!("or {help}")));
                };
                (format!("variable `{shown}`"), url)
            }
            (None, None) => {
                let diagnostic = error("nothing says which dialect to write".to_owned()).help(help);
                let diagnostic = match self.config.targets.keys().next() {
                    Some(target) => {
                        diagnostic.help(format!("or choose a target, as in `--target {target}`"))
                    }
                    None => diagnostic,
                };
                return Err(match &self.alembic {
                    Some(settings) => diagnostic.note(format!(
                        "neither `{}` nor the env.py in `{}` tells it by the text of a URL",
                        settings.file,
                        settings.script_location.display()
                    )),
                    None if self.has_file => diagnostic,
                    None => diagnostic
                        .note("there is no gen.toml and no alembic.ini in this folder or above it")
                        .help("`gen init` makes a project with one"),
                });
            }
        };
        dialect_of_url(&url).ok_or_else(|| {
            error(format!("the URL in the {place} names no known dialect")).help(help)
        })
    }

    /// An environment variable, or its line in the project's `.env`.
    fn variable(&self, name: &str) -> Option<String> {
        if let Ok(value) = std::env::var(name) {
            return Some(value);
        }
        let text = std::fs::read_to_string(self.root.join(".env")).ok()?;
        let line = text.lines().find_map(|line| {
            let line = line.trim().trim_start_matches("export ").trim_start();
            line.strip_prefix(name)?.trim_start().strip_prefix('=')
        });
        // The scheme stands at the start: what follows it, a comment too, does not matter.
        line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
    }

    /// The configured dialects: the default one, those with settings of their own and those of the targets; all six when
    /// there is none.
    ///
    /// # Errors
    /// When the default one cannot be told from its URL.
    pub fn dialects(&self) -> Result<Vec<DialectName>, Diagnostic> {
        let Config {
            dialect,
            url,
            url_env,
            ..
        } = &self.config;
        let is_configured = dialect.is_some() || url.is_some() || url_env.is_some();
        let default = is_configured.then(|| self.dialect_name(None)).transpose()?;
        let targets = self.config.targets.values();
        let mut dialects: Vec<DialectName> = default
            .into_iter()
            .chain(self.config.dialects.keys().copied())
            .chain(targets.filter_map(TargetConfig::named_dialect))
            .collect();
        dialects.sort_unstable();
        dialects.dedup();
        if dialects.is_empty() {
            dialects.extend(DialectName::ALL);
        }
        Ok(dialects)
    }

    /// A dialect with the project's settings for it.
    pub fn dialect(&self, name: DialectName) -> Arc<Dialect> {
        let mut dialect = Dialect::new(name, &self.dialect_config(name));
        dialect.schemas.clone_from(&self.schemas);
        dialect.vars = Arc::new(self.variables());
        Arc::new(dialect)
    }
}
