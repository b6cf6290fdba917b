//! The script that says how far a database has come, at each revision of the sample history.

mod engines;
mod histories;

use engines::{Database, Engine};
use gensql::config::{DialectName, Layout};
use histories::{Purpose, dialect_of, sample, shown};

fn said(database: &Database, script: &str) -> String {
    let before = database.describe_without(&[]);
    let outcome = database.run(script);
    assert!(outcome.success, "{outcome}");
    assert_eq!(database.describe_without(&[]), before);
    let lines = outcome.stdout.lines();
    let lines: Vec<&str> = lines.filter(|line| line.starts_with("gensql: ")).collect();
    lines.join("\n")
}

fn each_revision_is_told(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let sample = sample();
    let texts =
        |script: Result<String, _>| script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let locating = |from, to| sample.script_for(Purpose::Locating, &dialect_of(dialect), from, to);
    let from_base = locating("base", "head");
    let begun = match engine {
        Engine::MariaDb => ", of which a script that failed may have done a part",
        Engine::Postgres | Engine::Sqlite => "",
    };
    let database = engine.create();
    assert_eq!(
        said(&database, &from_base),
        format!(
            "gensql: at base (no revision): 0 of 17 revisions done, the next is 286c2307065b (create cart tables){begun}"
        )
    );
    let run = |from, to| database.accept(&texts(sample.script(dialect, Layout::Review, from, to)));
    run("base", "5d0e94c1a7f2");
    assert_eq!(
        said(&database, &from_base),
        format!(
            "gensql: at 5d0e94c1a7f2 (fill the shelves): 2 of 17 revisions done, the next is b83f16d2e905 (welcome customers){begun}"
        )
    );
    run("5d0e94c1a7f2", "head");
    assert_eq!(
        said(&database, &from_base),
        "gensql: at 39e7d1b4a06c (see what sells): all of 17 revisions done"
    );
    let down = locating("head", "d26b8f5e0913");
    assert_eq!(
        said(&database, &down),
        format!(
            "gensql: at 39e7d1b4a06c (see what sells): 0 of 5 revisions done, the next to go is 39e7d1b4a06c (see what sells){begun}"
        )
    );
    let elsewhere = locating("base", "5d0e94c1a7f2");
    assert_eq!(
        said(&database, &elsewhere),
        "gensql: at 39e7d1b4a06c: no place of this range"
    );
}

#[test]
fn each_revision_is_told_on_postgresql() {
    each_revision_is_told(Engine::Postgres);
}

#[test]
fn each_revision_is_told_on_mariadb() {
    each_revision_is_told(Engine::MariaDb);
}

#[test]
fn each_revision_is_told_on_sqlite() {
    each_revision_is_told(Engine::Sqlite);
}

#[test]
fn a_script_that_stopped_half_way_is_told_on_mariadb() {
    let engine = Engine::MariaDb;
    if !engine.is_available() {
        return;
    }
    let sample = sample();
    let dialect = dialect_of(DialectName::Mariadb);
    let [resuming, locating] = [Purpose::Resuming, Purpose::Locating]
        .map(|purpose| sample.script_for(purpose, &dialect, "base", "head"));
    let database = engine.create();
    let stop = resuming.find("-- [step 08/44]").expect("it has this step");
    database.accept(&resuming[..stop]);
    let said = said(&database, &locating);
    let (place, stopped) = said.split_once('\n').expect("there are two lines");
    assert!(
        place.contains("at 5d0e94c1a7f2 (fill the shelves): 2 of 17"),
        "{place}"
    );
    assert!(
        stopped.contains(
            "stopped behind: 07/44 rename column user_id of carts to customer_id (statement "
        ),
        "{stopped}"
    );
}
