//! `gen schema`: the structure at a revision.

use std::path::PathBuf;

use clap::ValueEnum;

use super::completions::revisions;
use super::databases::Chosen;
use super::{Context, Exit, Outcome};
use crate::catalog::{Catalog, Object};
use crate::config::DialectName;
use crate::diag::{Diagnostic, Diagnostics};
use crate::progress;
use crate::project::Project;
use crate::replay::Replay;
use crate::script::structure;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The revision
    #[arg(long, value_name = "REV", add = revisions(), default_value = "heads")]
    at: String,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "sql")]
    format: Format,
    #[command(flatten)]
    chosen: Chosen,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The statements that create it
    Sql,
    /// One table an object
    Toml,
    /// One JSON object
    Json,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = args.chosen.project(context)?;
    let name = project.dialect_name(None)?;
    let catalog = catalog_at(context, &project, name, &args.at)?;
    let text = match args.format {
        Format::Sql => sql(&project, name, &catalog)?,
        Format::Toml => toml(&catalog)?,
        Format::Json => format!("{:#}\n", json(&catalog)),
    };
    match &args.output {
        Some(path) => context.ui.file(path, &[text])?,
        None => context.ui.data(&text)?,
    }
    Ok(Exit::Done)
}

fn catalog_at(
    context: &Context,
    project: &Project,
    name: DialectName,
    at: &str,
) -> Result<Catalog, Diagnostics> {
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let range = revisions.history.range("base", at)?;
    let dialect = project.dialect(name);
    let mut replay = Replay::new(&dialect);
    for step in progress::over("replaying", range.steps.iter()) {
        replay.upgrade(&revisions.files[step.revision], |_, _| {});
    }
    let rest = replay.other_assumptions();
    replay.diagnostics.extend(rest);
    if replay.diagnostics.has_errors() {
        return Err(replay.diagnostics);
    }
    context.ui.report(&replay.diagnostics);
    Ok(replay.catalog)
}

fn sql(project: &Project, name: DialectName, catalog: &Catalog) -> Result<String, Diagnostics> {
    let dialect = project.dialect(name);
    let statements = structure(catalog, &dialect, &project.renderer(&dialect))?;
    Ok(statements.join("\n"))
}

fn json(catalog: &Catalog) -> serde_json::Value {
    let mut kinds = serde_json::Map::new();
    for object in catalog.objects() {
        let kind = format!("{}s", object.key().kind.as_str());
        let list = kinds
            .entry(kind)
            .or_insert_with(|| serde_json::Value::Array(Vec::new()));
        if let serde_json::Value::Array(list) = list {
            list.push(form(object));
        }
    }
    serde_json::Value::Object(kinds)
}

fn form(object: &Object) -> serde_json::Value {
    serde_json::to_value(object).unwrap_or_default()
}

fn toml(catalog: &Catalog) -> Result<String, Diagnostics> {
    toml::to_string(&json(catalog)).map_err(|error| {
        let message = format!("the structure cannot be written as TOML: {error}");
        Diagnostic::error("output", message)
            .help("use `--format json`")
            .into()
    })
}
