//! What is refused because the server has it not, or its declared version has it not yet.

use super::{Dialect, Feature, IfClause, Target, Unsupported, Version, since};
use crate::catalog::Options;

impl Dialect {
    /// Refuses an op that needs a feature which is not there.
    ///
    /// # Errors
    /// When the feature is missing.
    pub fn require(&self, feature: Feature, help: &str) -> Result<(), Unsupported> {
        if self.has(feature) {
            return Ok(());
        }
        let since = since::feature(self.name, feature).filter(|_| self.features.contains(&feature));
        if let Some(since) = since {
            return Err(self.too_old(feature.describe(), since, help));
        }
        let message = format!("{} has no {}", self.title, feature.describe());
        Err(Unsupported::new(message, help))
    }

    /// Refuses a script whose queries the server does not understand, and names the script.
    ///
    /// # Errors
    /// When the server is too old for them.
    pub fn require_queries(
        &self,
        queries: Feature,
        script: &str,
        help: &str,
    ) -> Result<(), Unsupported> {
        if self.has(queries) {
            return Ok(());
        }
        let (title, own) = (self.title, self.version_name(self.version));
        let Some(since) = since::feature(self.name, queries) else {
            let message = format!("{script} asks what {title} cannot answer");
            return Err(Unsupported::new(message, help));
        };
        let new = self.version_name(since);
        let message = format!(
            "{script} asks what only {title} {new} and newer answer, and this is for {title} {own}"
        );
        Err(Unsupported::new(
            message,
            format!("{}; or {help}", self.newer(since)),
        ))
    }

    /// Whether the declared version of the server is too old for some option.
    pub fn lacks_options(&self) -> bool {
        let mut gates = since::OPTIONS.iter();
        gates.any(|(dialect, _, _, since)| *dialect == self.name && self.version < *since)
    }

    /// Refuses options that the declared version of the server does not have yet.
    ///
    /// # Errors
    /// When the server is too old for one.
    pub fn require_options(&self, target: Target, options: &Options) -> Result<(), Unsupported> {
        let mut gates = since::OPTIONS.iter();
        let missing = gates.find(|(dialect, of, key, since)| {
            *dialect == self.name
                && *of == target
                && self.version < *since
                && options.find(self.name, key).is_some()
        });
        let Some((_, _, key, since)) = missing else {
            return Ok(());
        };
        let what = format!("option `{key}` here");
        let help = "leave it out";
        Err(self.too_old(&what, *since, help).at(self.name.as_str()))
    }

    /// What an older server than this one does not have.
    fn too_old(&self, what: &str, since: Version, help: &str) -> Unsupported {
        let (title, own) = (self.title, self.version_name(self.version));
        let new = self.version_name(since);
        let message = format!("{title} {own} has no {what}, new in {title} {new}");
        Unsupported::new(message, format!("{}; or {help}", self.newer(since)))
    }

    /// The help that declares a newer server.
    fn newer(&self, since: Version) -> String {
        let (name, since) = (self.name, self.version_name(since));
        let since = if since.contains('.') {
            format!("\"{since}\"")
        } else {
            since
        };
        format!(
            "if no server is older, set `version = {since}` under `[dialects.{name}]` in gen.toml"
        )
    }

    /// Refuses `IF EXISTS` and `IF NOT EXISTS` where the server does not know it.
    ///
    /// # Errors
    /// When the server does not know it.
    pub fn require_if_clause(&self, clause: IfClause, wanted: bool) -> Result<(), Unsupported> {
        let since = since::if_clause(self.name, clause);
        let is_known = self.if_clauses.contains(&clause);
        if !wanted || is_known && since.is_none_or(|since| self.version >= since) {
            return Ok(());
        }
        let words = clause.words();
        let key = words.to_ascii_lowercase().replace(' ', "_");
        let help = format!("leave out `{key}`, or say where it holds with `dialects`");
        let what = format!("{words} for this statement");
        let error = match since.filter(|_| is_known) {
            Some(since) => self.too_old(&what, since, &help),
            None => Unsupported::new(format!("{} has no {what}", self.title), help),
        };
        Err(error.at(key))
    }

    /// Refuses words between CREATE and TABLE that the server does not know there.
    ///
    /// # Errors
    /// When the server does not know them.
    pub fn require_table_prefixes(&self, prefixes: &[String]) -> Result<(), Unsupported> {
        let words = prefixes.join(" ");
        let lower = words.to_ascii_lowercase();
        if words.is_empty() || self.table_prefixes.contains(&lower.as_str()) {
            return Ok(());
        }
        let message = format!("{} has no tables that are {words}", self.title);
        let help = "leave out `prefixes`, or say where they hold with `dialects`";
        Err(Unsupported::new(message, help).at("prefixes"))
    }
}
