//! What holds for every history, on random ones over all ops, on real engines, with rows in all tables.
//!
//! `GENSQL_HISTORIES` says how many are drawn for each engine, `GENSQL_SEED` where drawing starts.

mod comparison;
mod drawing;
mod engines;
mod histories;
mod law_rows;
mod runs;

use std::ops::RangeInclusive;
use std::sync::Mutex;

use comparison::{assert_same, assert_structure};
use drawing::{Downgrades, Drawing, Drawn, Model};
use engines::{Database, Engine};
use gensql::config::{DialectName, Layout};
use histories::{Histories, created_at_once, shown};
use law_rows::{fill, living, read};
use runs::{histories_of, stops};

/// What is drawn for an engine when nothing says how much.
const HISTORIES: u32 = 60;

/// How many revisions they have.
const LENGTHS: RangeInclusive<usize> = 5..=9;

/// Databases that a history left as empty as it found them, and what they look like.
static EMPTY: Mutex<Vec<(Database, String)>> = Mutex::new(Vec::new());

fn obeys_the_laws(drawing: Drawing) {
    let engines = Engine::ALL.into_iter();
    let mut engines = engines.filter(|e| e.dialect() == drawing.dialect.as_str());
    let engine = engines.next().expect("the dialect has an engine");
    let drawn = drawing.draw();
    let histories = histories_of(&drawn, Downgrades::Derived);
    let run = Run {
        engine,
        dialect: drawing.dialect,
        stops: stops(&drawn),
        drawn: &drawn,
        histories: &histories,
    };
    let at = usize::try_from(drawing.seed % 1000).expect("it is small") % run.stops.len();
    let (database, nothing) = empty(engine);
    let above = run.in_two_parts(at, &database);
    // What that way down left would be seen here.
    run.at_once(&database, &above, &nothing);
    // What is made without revisions has no way down, so its database cannot be used again.
    if engine == Engine::Sqlite || drawing.seed.is_multiple_of(10) {
        run.the_catalog_is_the_same(&above);
    }
    put_back(database, nothing);
}

struct Run<'a> {
    engine: Engine,
    dialect: DialectName,
    stops: Vec<&'a str>,
    drawn: &'a [Drawn],
    histories: &'a Histories,
}

impl Run<'_> {
    fn head(&self) -> &str {
        self.stops[self.stops.len() - 1]
    }

    fn script(&self, histories: &Histories, from: &str, to: &str) -> String {
        let script = histories.script(self.dialect, Layout::Review, from, to);
        script.unwrap_or_else(|faults| panic!("{from} to {to}: {}", shown(&faults)))
    }

    /// The scripts from stop to stop, one after the other.
    fn steps(&self, stops: &[&str]) -> String {
        let pairs = stops.windows(2);
        let scripts = pairs.map(|pair| self.script(self.histories, pair[0], pair[1]));
        scripts.collect::<Vec<_>>().join("\n")
    }

    /// To a stop revision by revision, and with rows from there to the head, back, and all the way down.
    ///
    /// Returns what the head looks like.
    fn in_two_parts(&self, at: usize, database: &Database) -> String {
        let (stop, head) = (self.stops[at], self.head());
        let mut below = vec!["base"];
        below.extend(&self.stops[..=at]);
        database.accept(&self.steps(&below));
        let before = self.model(stop);
        database.accept(&fill(before, self.dialect));
        let at_stop = describe(database);
        let living = living(before, self.models_from(stop));
        let rows = read(database, before, &living);

        database.accept(&self.script(self.histories, stop, head));
        let catalog = self.histories.catalog(self.dialect, head);
        assert_structure(self.engine, database.structure(), &catalog);
        let above = describe(database);
        let kept = read(database, self.model(head), &living);
        assert_same(&format!("rows of {stop} at {head}"), &kept, &rows);

        database.accept(&self.script(self.histories, head, stop));
        assert_same(&format!("down to {stop}"), &describe(database), &at_stop);
        let kept = read(database, before, &living);
        assert_same(&format!("rows, down to {stop}"), &kept, &rows);
        database.accept(&self.script(self.histories, stop, "base"));
        above
    }

    /// The whole range in one script, and down again as an author would write it.
    fn at_once(&self, database: &Database, above: &str, nothing: &str) {
        let head = self.head();
        database.accept(&self.script(self.histories, "base", head));
        assert_same("base to head, and in two parts", &describe(database), above);
        let written = histories_of(self.drawn, Downgrades::Written);
        database.accept(&self.script(&written, head, "base"));
        assert_same("down as written", &describe(database), nothing);
    }

    /// The replayed catalog, made without revisions.
    fn the_catalog_is_the_same(&self, above: &str) {
        let catalog = self.histories.catalog(self.dialect, self.head());
        let new = self.engine.create();
        new.accept(&created_at_once(&catalog, self.dialect));
        assert_same("the replayed catalog", &describe(&new), above);
    }

    fn model(&self, id: &str) -> &Model {
        let drawn = self.drawn.iter().find(|drawn| drawn.id == id);
        let model = drawn.and_then(|drawn| drawn.after.as_ref());
        model.expect("it is a stop")
    }

    fn models_from(&self, stop: &str) -> impl Iterator<Item = &Model> {
        let all = self.drawn.iter().skip_while(move |drawn| drawn.id != stop);
        all.filter_map(|drawn| drawn.after.as_ref())
    }
}

fn describe(database: &Database) -> String {
    comparison::without_chosen_names(&database.describe())
}

fn empty(engine: Engine) -> (Database, String) {
    let mut empty = EMPTY.lock().expect("nobody panics with it");
    let at = empty
        .iter()
        .position(|(database, _)| database.engine == engine);
    let found = at.map(|at| empty.swap_remove(at));
    drop(empty);
    found.unwrap_or_else(|| {
        let database = engine.create();
        let nothing = describe(&database);
        (database, nothing)
    })
}

fn put_back(database: Database, nothing: String) {
    let mut empty = EMPTY.lock().expect("nobody panics with it");
    empty.push((database, nothing));
}

fn run(engine: Engine) {
    if engine.is_available() {
        let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
        runs::run(dialect, HISTORIES, LENGTHS, obeys_the_laws);
    }
}

#[test]
fn random_histories_obey_the_laws_on_postgresql() {
    run(Engine::Postgres);
}

#[test]
fn random_histories_obey_the_laws_on_mariadb() {
    run(Engine::MariaDb);
}

#[test]
fn random_histories_obey_the_laws_on_sqlite() {
    run(Engine::Sqlite);
}
