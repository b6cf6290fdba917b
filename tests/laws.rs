//! What holds for every history: laws on drawn ones, in memory and on real engines, and on arbitrary text.

mod comparison;
mod drawn;
mod engines;
mod histories;
#[path = "../benches/history/mod.rs"]
#[expect(dead_code, reason = "the Alembic project is for the benchmarks")]
mod history;

use std::sync::Arc;

use comparison::{assert_same, assert_structure, without_chosen_names};
use drawn::{DRAWN, drawn, drawn_for};
use engines::Engine;
use gensql::catalog::{Catalog, fingerprint};
use gensql::check::check;
use gensql::config::{DialectName, Layout, Naming};
use gensql::diag::{Diagnostics, Source};
use gensql::dialect::Dialect;
use gensql::raw_sql::split;
use gensql::render::Renderer;
use gensql::replay::Replay;
use gensql::revision::parse;
use histories::{Histories, created_at_once, dialect_of, shown};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The seeds that run on engines.
const ON_ENGINES: [(u64, usize); 2] = [(7, 60), (8, 90)];

/// Words of SQL that a splitter may take for something else, separated by `~`.
const SQL_WORDS: &str = "~ ~;~'~\"~`~--~/*~*/~$$~$a$~\n/\n~\nGO\n~DELIMITER //\n~(~)~,~\\~[~]~BEGIN ~END~CASE ~IF \
    ~CREATE ~TABLE ~TRIGGER ~PROCEDURE ~DECLARE ~ALTER ~ADD ~DROP ~COLUMN ~INDEX ~ON ~a ~b.c ~int ~RENAME ~TO ~é\
    ~CREATE TABLE a (b int, ~ALTER TABLE a ~ADD c int DEFAULT ~CONSTRAINT d CHECK (~DROP COLUMN b~RENAME TO e\
    ~CREATE INDEX i ON a (b)~CREATE VIEW v AS SELECT ~CREATE TABLE a (b int);";

/// The script of a range, which must be there.
fn script(histories: &Histories, dialect: DialectName, from: &str, to: &str) -> String {
    let script = histories.script(dialect, Layout::Review, from, to);
    script.unwrap_or_else(|faults| panic!("{dialect:?}: {}", shown(&faults)))
}

/// Replays the steps of a range.
fn replay_on(histories: &Histories, replay: &mut Replay<'_>, from: &str, to: &str) {
    let range = histories.history.range(from, to).expect("the range exists");
    for step in &range.steps {
        replay.upgrade(&histories.revisions[step.revision], |_, _| {});
    }
    let faults = &replay.diagnostics;
    assert!(!faults.has_errors(), "{from} to {to}: {}", shown(faults));
}

#[test]
fn every_op_fits_lowers_and_renders_and_every_downgrade_restores_the_catalog() {
    for drawing in DRAWN {
        for name in DialectName::ALL {
            let histories = drawn_for(drawing, name);
            let dialect = dialect_of(name);
            let renderer = Renderer::new(&dialect, None);
            let report = check(
                &histories.history,
                &histories.revisions,
                &dialect,
                &renderer,
            );
            let found = shown(&report.diagnostics);
            assert!(
                !report.diagnostics.has_errors(),
                "{drawing:?}, {name:?}: {found}"
            );
            assert_eq!(report.irreversible, 0, "{drawing:?}, {name:?}: {found}");
        }
    }
}

#[test]
fn the_way_up_and_down_again_leaves_nothing() {
    for drawing in DRAWN {
        let histories = Histories::new(drawn(drawing));
        for name in DialectName::ALL {
            let left = up_and_down(&histories, &dialect_of(name));
            let left: Vec<_> = left.objects().map(gensql::catalog::Object::key).collect();
            assert!(left.is_empty(), "{drawing:?}, {name:?}: {left:?}");
        }
    }
}

fn up_and_down(histories: &Histories, dialect: &Arc<Dialect>) -> Catalog {
    let mut replay = Replay::new(dialect);
    let mut applied = Vec::new();
    for index in histories.history.order() {
        let revision = &histories.revisions[*index];
        applied.push((revision, replay.upgrade_with_undo(revision)));
    }
    for (revision, undo) in applied.iter().rev() {
        replay.downgrade(revision, undo, |_, _| {});
    }
    let faults = &replay.diagnostics;
    assert!(!faults.has_errors(), "{}", shown(faults));
    replay.catalog
}

#[test]
fn two_runs_and_files_in_any_order_give_the_same_bytes() {
    for drawing in DRAWN {
        for name in DialectName::ALL {
            let histories = drawn_for(drawing, name);
            let again = drawn_for(drawing, name);
            let mut files = again.revisions.clone();
            files.sort_by_key(|file| file.id.chars().rev().collect::<String>());
            let shuffled = Histories::new(files);
            for (from, to) in [("base", "heads"), ("heads", "base")] {
                let wanted = script(&histories, name, from, to);
                for other in [&again, &shuffled] {
                    let is = script(other, name, from, to);
                    assert!(is == wanted, "{drawing:?}, {name:?}, {from} to {to}");
                }
            }
        }
    }
}

#[test]
fn a_way_in_two_parts_ends_where_the_whole_way_ends() {
    for drawing in DRAWN {
        let histories = Histories::new(drawn(drawing));
        let dialect = dialect_of(DialectName::Postgresql);
        let whole = fingerprint(&histories.catalog(dialect.name, "heads"));
        for stop in histories.revisions.iter().step_by(7) {
            let mut replay = Replay::new(&dialect);
            replay_on(&histories, &mut replay, "base", &stop.id);
            replay_on(&histories, &mut replay, &stop.id, "heads");
            assert_eq!(
                fingerprint(&replay.catalog),
                whole,
                "{drawing:?}, {}",
                stop.id
            );
        }
    }
}

fn runs_up_and_down(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    for drawing in ON_ENGINES {
        let histories = Histories::new(drawn(drawing));
        let database = engine.create();
        let empty = database.describe();

        database.accept(&script(&histories, dialect, "base", "heads"));
        let catalog = histories.catalog(dialect, "heads");
        assert_structure(engine, database.structure(), &catalog);
        let at_once = engine.create();
        at_once.accept(&created_at_once(&catalog, dialect));
        assert_same(
            &format!("{drawing:?}: upgraded, not as created at once"),
            &without_chosen_names(&database.describe()),
            &without_chosen_names(&at_once.describe()),
        );

        database.accept(&script(&histories, dialect, "heads", "base"));
        assert_same(
            &format!("{drawing:?}: downgraded, not empty"),
            &database.describe(),
            &empty,
        );
    }
}

#[test]
fn drawn_histories_run_up_and_down_on_postgresql() {
    runs_up_and_down(Engine::Postgres);
}

#[test]
fn drawn_histories_run_up_and_down_on_mariadb() {
    runs_up_and_down(Engine::MariaDb);
}

#[test]
fn drawn_histories_run_up_and_down_on_sqlite() {
    runs_up_and_down(Engine::Sqlite);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sql_is_split_into_pieces_of_itself_in_order(sql in text_of(sql_words())) {
        for name in DialectName::ALL {
            let mut end = 0;
            for piece in split(&sql, name) {
                prop_assert!(piece.span.start >= end, "{:?}", piece);
                prop_assert_eq!(&sql[piece.span.clone()], piece.sql);
                end = piece.span.end;
            }
        }
    }

    #[test]
    fn any_sql_is_replayed_without_a_panic(sql in text_of(sql_words())) {
        for name in DialectName::ALL {
            for finding in gensql::raw_sql::apply(&mut Catalog::default(), &sql, name) {
                prop_assert!(sql.get(finding.span.clone()).is_some(), "{:?}", finding);
            }
        }
    }

    #[test]
    fn any_text_is_a_revision_or_has_mistakes_that_can_be_shown(text in text_of(lines_of_revisions())) {
        let source = Arc::new(Source::new("any.toml", text));
        let (revision, mistakes) = parse(&source, &Naming::default());
        prop_assert!(revision.is_some() || !mistakes.is_empty());
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(mistakes);
        shown(&diagnostics);
    }
}

fn sql_words() -> Vec<String> {
    SQL_WORDS.split('~').map(str::to_owned).collect()
}

/// Lines of drawn revision files, and pieces of lines that are out of place.
fn lines_of_revisions() -> Vec<String> {
    let files = drawn(DRAWN[0]);
    let lines = files
        .iter()
        .flat_map(|file| file.source.text.split_inclusive('\n'));
    let odd =
        "[[downgrade]]\n~type = \"enum(a, b\"\n~to = \"\"\n~x = [\n~}~]~\"~'''~é = {~\u{feff}~\r";
    lines.chain(odd.split('~')).map(str::to_owned).collect()
}

/// Text of words that mean something, with anything in between.
fn text_of(words: Vec<String>) -> impl Strategy<Value = String> {
    let part = prop_oneof![6 => select(words), 1 => ".{0,4}"];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}
