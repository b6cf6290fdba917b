//! Any text as a `gen.toml`: what it sets makes the scripts of a small history, for each target, tenant and dialect.
#![no_main]

use std::path::PathBuf;
use std::sync::Arc;

use gensql::check::check;
use gensql::config::{DialectName, parse};
use gensql::diag::{Diagnostic, Source, to_text};
use gensql::history::History;
use gensql::project::Project;
use gensql::revision::{self, Revision};

/// A revision that asks the settings for the names of constraints and indexes.
const REVISION: &str = r#"
revision = "a"
message = "what settings have a say in"

[[upgrade]]
op = "create_table"
table = "shop.users"
columns = [
  { name = "id", type = "integer", primary_key = true },
  { name = "email", type = "string(200)", unique = true },
  { name = "boss", type = "integer", references = "users.id" },
]

[[upgrade]]
op = "create_index"
table = "shop.users"
columns = ["email", "boss"]

[[upgrade]]
op = "execute"
sql = "SELECT 1"
undo = ""
"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Err(error) = read(text)
    {
        to_text(&error);
    }
});

fn read(text: &str) -> Result<(), Diagnostic> {
    let mut config = parse(&Arc::new(Source::new("gen.toml", text)))?;
    // The templates of whoever fuzzes are not part of the text.
    config.templates = None;
    let project = Project::with_config(PathBuf::from("/nonexistent"), config);
    let _ = project.dialect_name(None).map_err(|error| to_text(&error));
    let mut projects = match project.for_all_targets() {
        Ok(projects) => projects,
        Err(error) => {
            to_text(&error);
            Vec::new()
        }
    };
    let _ = project
        .for_tenants(project.tenants())
        .map(|tenants| projects.extend(tenants.into_iter().take(3)))
        .map_err(|error| to_text(&error));
    projects.truncate(6);
    projects.push(project);
    for project in &projects {
        project.about();
        let dialects = project.dialects().unwrap_or_else(|error| {
            to_text(&error);
            vec![DialectName::ALL[text.len() % DialectName::ALL.len()]]
        });
        for name in dialects {
            write(project, name);
        }
    }
    Ok(())
}

fn write(project: &Project, name: DialectName) {
    project.version_table();
    let source = Arc::new(Source::new("revisions/a.toml", REVISION));
    let (revision, mistakes) = revision::parse(&source, &project.config.naming.clone().unwrap_or_default());
    for mistake in &mistakes {
        to_text(mistake);
    }
    let Some(revision) = revision.filter(|_| mistakes.is_empty()) else {
        return;
    };
    let revisions = [revision];
    let history = History::build(revisions.iter().map(Revision::node).collect());
    let history = history.expect("one revision is a history");
    let dialect = project.dialect(name);
    let report = check(&history, &revisions, &dialect, &project.renderer(&dialect));
    for fault in report.diagnostics.iter() {
        to_text(fault);
    }
}
