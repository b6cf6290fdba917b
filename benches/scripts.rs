//! How long each stage takes on histories of 100, 1,000 and 10,000 revisions.
//!
//! ```sh
//! cargo bench
//! cargo bench -- upgrade
//! ```

#[path = "history/mod.rs"]
#[expect(dead_code, reason = "the other half writes the Alembic project")]
mod history;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use gensql::config::{DialectName, Layout};
use gensql::history::History;
use gensql::project::Project;
use gensql::revision::{Revision, load};
use gensql::script::{Finished, Guarded, OnUnreadable, Request, Running, write};
use tempfile::TempDir;

/// Where the histories are: one folder a size, written when a benchmark first asks for it.
static HISTORIES: OnceLock<PathBuf> = OnceLock::new();

fn main() {
    // Not in the static itself, which is never dropped and would leave the files behind.
    let folder = TempDir::with_prefix("gensql-bench-").expect("the temp folder is writable");
    HISTORIES
        .set(folder.path().to_owned())
        .expect("it is set once");
    divan::main();
}

/// Reads and parses all files.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 2)]
fn files(bencher: Bencher, revisions: usize) {
    let project = project(revisions);
    bencher
        .counter(ItemsCount::new(revisions))
        .bench_local(|| load(&project.revision_folders(), project.naming().into()));
}

/// Builds the graph and finds the way through it.
#[divan::bench(args = [100, 1_000], max_time = 2)]
fn graph(bencher: Bencher, revisions: usize) {
    let project = project(revisions);
    let loaded = load(&project.revision_folders(), project.naming().into());
    bencher
        .counter(ItemsCount::new(revisions))
        .with_inputs(|| loaded.revisions.iter().map(Revision::node).collect())
        .bench_local_values(|nodes| {
            let history = History::build(nodes).expect("a drawn history is a graph");
            let range = history.range("base", "head").expect("it has one head");
            (history, range)
        });
}

/// Writes the script from base to head.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 2)]
fn upgrade(bencher: Bencher, revisions: usize) {
    script(bencher, revisions, ("base", "head"));
}

/// Writes the script from head to base.
#[divan::bench(args = [100, 1_000], max_time = 2)]
fn downgrade(bencher: Bencher, revisions: usize) {
    script(bencher, revisions, ("head", "base"));
}

fn script(bencher: Bencher, revisions: usize, ends: (&str, &str)) {
    let project = project(revisions);
    let loaded = project.revisions().expect("a drawn history is valid");
    let range = loaded.history.range(ends.0, ends.1).expect("both exist");
    let dialect = project.dialect(DialectName::Postgresql);
    bencher
        .counter(ItemsCount::new(revisions))
        .bench_local(|| -> Finished {
            let request = Request {
                history: &loaded.history,
                revisions: &loaded.files,
                dialect: &dialect,
                renderer: &project.renderer(&dialect),
                version_table: &project.version_table(),
                scope: project.config.transaction.unwrap_or_default(),
                layout: Layout::Review,
                ends: (&[ends.0], &[ends.1]),
                on_unreadable: OnUnreadable::Error,
                guard: Guarded::Revision,
                about: &[],
                running: Running::Once,
                aside: None,
            };
            write(&request, range.clone()).expect("a drawn history is valid")
        });
}

fn project(revisions: usize) -> Project {
    let histories = HISTORIES.get().expect("`main` sets it");
    let folder = histories.join(revisions.to_string());
    if !folder.exists() {
        write_history(revisions, &folder);
    }
    Project::find(Some(&folder.join("gen.toml"))).expect("the project was written before")
}

/// Writes the history that `make-history -n` would.
fn write_history(revisions: usize, folder: &Path) {
    let options = history::Options {
        revisions,
        seed: 1,
        branches: 0.0,
    };
    history::toml::write(&history::draw(&options), folder).expect("the temp folder is writable");
}
