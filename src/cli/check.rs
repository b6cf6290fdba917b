//! `gen check`: proves the whole history for every configured dialect.

use super::completions::dialects;
use super::databases::Given;
use super::{Context, Exit, Outcome, parse_dialect};
use crate::check::{Report, check};
use crate::config::DialectName;
use crate::diag::{Diagnostics, counted};
use crate::progress;
use crate::project::Project;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only this database; may be repeated [default: those that gen.toml names, else all six]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect, add = dialects())]
    dialect: Vec<DialectName>,
    /// Only this target of gen.toml, with its settings; may be repeated
    #[arg(long, short, value_name = "NAME", conflicts_with = "dialect")]
    target: Vec<String>,
    /// Each target of gen.toml, with its settings
    #[arg(long, conflicts_with_all = ["dialect", "target"])]
    all_targets: bool,
    #[command(flatten)]
    given: Given,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let mut all = Diagnostics::default();
    let mut warnings = Diagnostics::default();
    let mut summary = String::new();
    let mut has_findings = false;
    let checked = args.checked(context.project()?)?;
    let dialects = checked.iter().map(|(_, dialects)| dialects.len());
    let mut parts = progress::over_parts(0..dialects.sum());
    for (project, dialects) in checked {
        let revisions = project.revisions()?;
        warnings.extend(revisions.warnings);
        let project = project.with_variables(&args.given.variables);
        for name in dialects {
            parts.next();
            let dialect = project.dialect(name);
            let report = check(
                &revisions.history,
                &revisions.files,
                &dialect,
                &project.renderer(&dialect),
            );
            let label = project.target.as_deref().unwrap_or(name.as_str());
            summary.push_str(&line(label, revisions.files.len(), &report));
            has_findings |= report.diagnostics.has_errors();
            all.extend(report.diagnostics);
        }
    }
    warnings.drop_repeated();
    context.ui.report(&warnings);
    // Most of what one dialect says, the others say too.
    all.drop_repeated();
    context.ui.report(&all);
    context.ui.data(&summary)?;
    Ok(if has_findings {
        Exit::Findings
    } else {
        Exit::Done
    })
}

impl Args {
    /// The projects to be checked, each with its dialects.
    fn checked(&self, project: Project) -> Result<Vec<(Project, Vec<DialectName>)>, Diagnostics> {
        let targets = if self.all_targets {
            project.for_all_targets()?
        } else {
            let names = self.target.iter();
            let targets = names.map(|name| project.for_target(name));
            targets.collect::<Result<_, _>>()?
        };
        if targets.is_empty() {
            let dialects = if self.dialect.is_empty() {
                project.dialects()?
            } else {
                self.dialect.clone()
            };
            return Ok(vec![(project, dialects)]);
        }
        let with_dialect = |target: Project| {
            let dialect = target.dialect_name(None)?;
            Ok((target, vec![dialect]))
        };
        targets.into_iter().map(with_dialect).collect()
    }
}

fn line(label: &str, revisions: usize, report: &Report) -> String {
    let verdict = match (report.diagnostics.errors(), report.irreversible) {
        (0, 0) => "fine, every downgrade restores the structure".to_owned(),
        (0, irreversible) => format!("fine, {irreversible} without a downgrade"),
        (errors, _) => counted(errors, "finding"),
    };
    format!(
        "{label:<12}{}, {}, {}: {verdict}\n",
        counted(revisions, "revision"),
        counted(report.steps, "step"),
        counted(report.statements, "statement"),
    )
}
