//! `gen check`: proves the whole history for every configured dialect.

use super::{Context, Exit, Outcome, parse_dialect};
use crate::check::{Report, check};
use crate::config::DialectName;
use crate::diag::Diagnostics;

/// Loads, orders, replays, lowers and renders everything, and proves that each downgrade restores what was there.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only this database; may be repeated [default: those that gen.toml names, else all six]
    #[arg(long, short, value_name = "NAME", value_parser = parse_dialect)]
    dialect: Vec<DialectName>,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let project = context.project()?;
    let revisions = project.revisions()?;
    context.ui.report(&revisions.warnings);
    let dialects = if args.dialect.is_empty() {
        project.dialects()
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
        all.extend(new(&all, report.diagnostics));
    }
    context.ui.report(&all);
    context.ui.data(&summary)?;
    Ok(if has_findings {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// What another dialect has not said already.
fn new(known: &Diagnostics, diagnostics: Diagnostics) -> Vec<crate::diag::Diagnostic> {
    let is_known = |diagnostic: &crate::diag::Diagnostic| {
        known.iter().any(|other| {
            other.message == diagnostic.message
                && other
                    .labels
                    .first()
                    .map(|label| (&label.source.path, &label.span))
                    == diagnostic
                        .labels
                        .first()
                        .map(|label| (&label.source.path, &label.span))
        })
    };
    diagnostics
        .into_iter()
        .filter(|diagnostic| !is_known(diagnostic))
        .collect()
}

fn line(name: DialectName, revisions: usize, report: &Report) -> String {
    let errors = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == crate::diag::Severity::Error);
    let verdict = match (errors.count(), report.irreversible) {
        (0, 0) => "fine, every downgrade restores the structure".to_owned(),
        (0, irreversible) => format!("fine, {irreversible} without a downgrade"),
        (errors, _) => format!("{errors} findings"),
    };
    format!(
        "{:<12}{revisions} revisions, {} steps, {} statements: {verdict}\n",
        name.as_str(),
        report.steps,
        report.statements
    )
}
