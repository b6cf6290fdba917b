//! Scripts for several targets or tenants: a file each, or one file for all tenants.

use super::{Args, MADE, exit, output, script};
use crate::cli::databases::one_each;
use crate::cli::files::comparing;
use crate::cli::{Context, Outcome};
use crate::config::is_file_name;
use crate::diag::{Diagnostic, Diagnostics};
use crate::progress;
use crate::project::Project;
use crate::script::{Finished, Tenants};

/// One script for each project, into one folder.
pub(super) fn one_file_each(context: &Context, args: &Args, projects: &[Project]) -> Outcome {
    let Some(folder) = &args.output else {
        let help = "`-o DIR` writes one file each, `--one-script` one for all; or choose one with `--tenant NAME`";
        return Err(one_each(projects).help(help).into());
    };
    let mut files = Vec::new();
    let mut is_complete = each(context, projects, |project| {
        let name = file_name(project)?;
        let (finished, _) = script(context, args, project, None)?;
        files.push((format!("{name}.sql"), finished.text.concat()));
        Ok(finished)
    })?;
    if args.check {
        for (name, text) in &files {
            let text = std::slice::from_ref(text);
            is_complete &= comparing::is_current(context, &folder.join(name), (MADE, text))?;
        }
    } else {
        context.ui.files(folder, &files)?;
    }
    Ok(exit(is_complete))
}

/// One script for all tenants.
pub(super) fn one_file(context: &Context, args: &Args, projects: &[Project]) -> Outcome {
    if !args.kind().changes() {
        let message = "`--one-script` is for the script that makes the changes";
        let error = Diagnostic::error("one-script", message);
        return Err(error
            .help("`-o DIR` in its place writes one script each")
            .into());
    }
    let names = projects.iter().filter_map(|project| project.tenant.clone());
    let about = projects.first().map(Project::about_target);
    let mut tenants = Tenants::new(names.collect(), about.unwrap_or_default());
    let is_complete = each(context, projects, |project| {
        let (finished, _) = script(context, args, project, Some(&mut tenants))?;
        Ok(finished)
    })?;
    let is_current = output(context, args, &tenants.into_text())?;
    Ok(exit(is_complete && is_current))
}

/// Makes the script of each project, and says whether all of them are complete.
fn each(
    context: &Context,
    projects: &[Project],
    mut made: impl FnMut(&Project) -> Result<Finished, Diagnostics>,
) -> Result<bool, Diagnostics> {
    let mut errors = Vec::new();
    let mut warnings = Diagnostics::default();
    let mut is_complete = true;
    for project in progress::over_parts(projects.iter()) {
        match made(project) {
            Ok(finished) => {
                is_complete &= finished.not_rendered == 0;
                warnings.extend(finished.warnings);
            }
            Err(found) => errors.push((name(project), found)),
        }
    }
    if !errors.is_empty() {
        return Err(told(&errors, projects.len()));
    }
    warnings.drop_repeated();
    context.ui.report(&warnings);
    Ok(is_complete)
}

/// What is wrong with the scripts, each mistake once, and for which targets when not for all.
fn told(errors: &[(String, Diagnostics)], targets: usize) -> Diagnostics {
    let mut told = Diagnostics::default();
    let all = errors.iter().flat_map(|(_, found)| found);
    for diagnostic in all {
        let has_it = |(name, found): &(String, Diagnostics)| {
            let mut found = found.into_iter();
            found
                .any(|other| other.is_same(diagnostic))
                .then(|| format!("`{name}`"))
        };
        let names: Vec<String> = errors.iter().filter_map(has_it).collect();
        let diagnostic = diagnostic.clone();
        told.push(if names.len() == targets {
            diagnostic
        } else {
            diagnostic.note(format!("for {}", names.join(", ")))
        });
    }
    told
}

/// What a database is called: its target and its tenant.
fn name(project: &Project) -> String {
    let names = project.target.iter().chain(&project.tenant);
    names.map(String::as_str).collect::<Vec<_>>().join(".")
}

/// What its file is called, the ending left out.
fn file_name(project: &Project) -> Result<String, Diagnostic> {
    let name = name(project);
    if is_file_name(&name) {
        return Ok(name);
    }
    let message = format!("a file cannot be named after `{name}`");
    Err(Diagnostic::error("output", message)
        .help("write its script to a file of another name: `--tenant NAME -o FILE`"))
}
