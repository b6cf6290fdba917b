//! `gen check`: proves the whole history for every configured dialect.

use super::completions::dialects;
use super::{Context, Exit, Outcome, parse_dialect};
use crate::check::{Report, check};
use crate::config::DialectName;
use crate::diag::{Diagnostics, counted};

/// The arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only this database; may be repeated [default: those that gen.toml names, else all six]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect, add = dialects())]
    dialect: Vec<DialectName>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let dialects = if args.dialect.is_empty() {
        project.dialects()?
    } else {
        args.dialect.clone()
    };
    let mut all = Diagnostics::default();
    let mut summary = String::new();
    let mut has_findings = false;
    for name in dialects {
        let dialect = project.dialect(name);
        let report = check(
            &revisions.history,
            &revisions.files,
            &dialect,
            &project.renderer(&dialect),
        );
        summary.push_str(&line(name, revisions.files.len(), &report));
        has_findings |= report.diagnostics.has_errors();
        all.extend(report.diagnostics);
    }
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

fn line(name: DialectName, revisions: usize, report: &Report) -> String {
    let verdict = match (report.diagnostics.errors(), report.irreversible) {
        (0, 0) => "fine, every downgrade restores the structure".to_owned(),
        (0, irreversible) => format!("fine, {irreversible} without a downgrade"),
        (errors, _) => counted(errors, "finding"),
    };
    format!(
        "{:<12}{}, {}, {}: {verdict}\n",
        name.as_str(),
        counted(revisions, "revision"),
        counted(report.steps, "step"),
        counted(report.statements, "statement"),
    )
}
