//! Which database a command writes for: a dialect, or a target of `gen.toml`.

use super::{Context, parse_dialect};
use crate::config::DialectName;
use crate::diag::Diagnostics;
use crate::project::Project;

/// The options that say it.
#[derive(Debug, clap::Args)]
pub(super) struct Chosen {
    /// The database [default: from gen.toml]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect)]
    dialect: Option<DialectName>,
    /// The database that `[targets.NAME]` of gen.toml describes, its dialect too
    #[arg(long, short, value_name = "NAME", conflicts_with = "dialect")]
    target: Option<String>,
}

impl Chosen {
    /// The project with the settings for this database; its dialect is the one to write.
    pub(super) fn project(&self, context: &Context) -> Result<Project, Diagnostics> {
        let mut project = context.project()?;
        if let Some(target) = &self.target {
            return Ok(project.for_target(target)?);
        }
        project.config.dialect = Some(project.dialect_name(self.dialect)?);
        Ok(project)
    }
}
