//! Which databases a command writes for: a dialect, a target of `gen.toml`, tenants of it.

mod tenants;

use std::path::PathBuf;

use super::completions::dialects;
use super::{Context, parse_dialect};
use crate::config::{DialectName, SchemaMap};
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::project::Project;

/// The options that say it.
#[derive(Debug, clap::Args)]
pub(super) struct Chosen {
    /// The database [default: from gen.toml]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect, add = dialects())]
    dialect: Option<DialectName>,
    /// The database that `[targets.NAME]` of gen.toml describes, its dialect too
    #[arg(long, short, value_name = "NAME", conflicts_with = "dialect")]
    target: Option<String>,
    /// Write the schema TO wherever the revisions name FROM; may be repeated; `default=TO` is for names without a schema
    #[arg(long, value_name = "FROM=TO", value_parser = parse_pair)]
    schema_map: Vec<(String, String)>,
    /// The tenant whose schema takes the place of the default one; may be repeated, for a script each
    #[arg(long, value_name = "SCHEMA")]
    tenant: Vec<String>,
    /// A file that names a tenant on each line, for a script each
    #[arg(long, value_name = "FILE", conflicts_with = "tenant")]
    tenants_file: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// Values of variables.
#[derive(Debug, clap::Args)]
pub(super) struct Given {
    /// Give templates and raw SQL the value of `{{ vars.NAME }}`, over what gen.toml says; may be repeated
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = parse_variable)]
    pub(super) variables: Vec<(String, String)>,
}

/// What a command writes for.
pub(super) enum Databases {
    /// One database.
    One(Box<Project>),
    /// Several: one file each.
    Several(Vec<Project>),
}

impl Chosen {
    /// The databases, each with its settings; their dialects are the ones to write.
    pub(super) fn databases(&self, context: &Context) -> Result<Databases, Diagnostics> {
        let mut project = context.project()?;
        if let Some(target) = &self.target {
            project = project.for_target(target)?;
        } else {
            project.config.dialect = Some(project.dialect_name(self.dialect)?);
        }
        let project = project
            .with_schemas(&self.schemas())
            .with_variables(&self.given.variables);
        let mut of_tenants = self.of_tenants(&project)?;
        if self.tenant.len() == 1
            && let Some(only) = of_tenants.pop()
        {
            return Ok(Databases::One(Box::new(only)));
        }
        Ok(if of_tenants.is_empty() {
            Databases::One(Box::new(project))
        } else {
            Databases::Several(of_tenants)
        })
    }

    /// Each target of the project, and of one with tenants each of them.
    pub(super) fn every_target(&self, context: &Context) -> Result<Databases, Diagnostics> {
        let mut all = Vec::new();
        for target in context.project()?.for_all_targets()? {
            let target = target
                .with_schemas(&self.schemas())
                .with_variables(&self.given.variables);
            let of_tenants = target.for_tenants(target.tenants())?;
            if of_tenants.is_empty() {
                all.push(target);
            } else {
                all.extend(of_tenants);
            }
        }
        Ok(Databases::Several(all))
    }

    /// The only database.
    pub(super) fn project(&self, context: &Context) -> Result<Project, Diagnostics> {
        match self.databases(context)? {
            Databases::One(project) => Ok(*project),
            Databases::Several(projects) => Err(one_each(&projects)
                .help("choose one with `--tenant NAME`")
                .into()),
        }
    }

    fn schemas(&self) -> SchemaMap {
        let mut schemas = SchemaMap::default();
        for (from, to) in &self.schema_map {
            schemas.set_written(from, to);
        }
        schemas
    }

    /// The project once for each tenant that is asked for, or else for each that the target names.
    fn of_tenants(&self, project: &Project) -> Result<Vec<Project>, Diagnostic> {
        let known = project.tenants();
        if let Some(path) = &self.tenants_file {
            return project.for_tenants(&tenants::read(path)?);
        }
        if self.tenant.is_empty() {
            return project.for_tenants(known);
        }
        let is_known = |tenant: &&String| !known.is_empty() && !known.contains(tenant);
        match self.tenant.iter().find(is_known) {
            Some(unknown) => Err(tenants::unknown(unknown, known)),
            None => project.for_tenants(&self.tenant),
        }
    }
}

/// Says that there is more than one script.
pub(super) fn one_each(projects: &[Project]) -> Diagnostic {
    let message = format!(
        "there are {}, and each has a script of its own",
        counted(projects.len(), "tenant")
    );
    Diagnostic::error("several-scripts", message)
}

fn parse_variable(text: &str) -> Result<(String, String), String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let pair = text.split_once('=');
    let pair = pair.filter(|(name, _)| !name.is_empty() && name.chars().all(is_part));
    let pair = pair.map(|(name, value)| (name.to_owned(), value.to_owned()));
    pair.ok_or_else(|| "write `NAME=VALUE`, such as `owner=app`".to_owned())
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=');
    let pair = pair.map(|(from, to)| (from.to_owned(), to.to_owned()));
    pair.ok_or_else(|| "write `FROM=TO`, such as `public=tenant_1`".to_owned())
}
