//! Hostile SQL wherever an author may write some: it is refused, or it touches nothing but its place.
//!
//! With `GENSQL_HOSTILE_CASES` all of it runs on the engines, otherwise a part.

mod clients;
mod engines;
mod histories;
mod hostile;

use clients::{normal, session, strange};
use engines::Engine;
use gensql::catalog::QualifiedName;
use gensql::config::{DialectName, Layout};
use gensql::raw_sql::split;
use histories::Histories;
use hostile::pieces::ATTACKS;
use hostile::revision::quoted;
use hostile::{aimed, assert_canaries};

/// The places, each an op with `SQL` where the author's stands.
const PLACES: [(&str, &str); 15] = [
    (
        "check",
        "op = \"create_check_constraint\"\ntable = \"things\"\nname = \"k\"\nsql = SQL",
    ),
    (
        "default",
        "op = \"add_column\"\ntable = \"things\"\ncolumn = { name = \"more\", type = \"integer\", default = { sql = SQL } }",
    ),
    (
        "computed",
        "op = \"add_column\"\ntable = \"things\"\ncolumn = { name = \"more\", type = \"integer\", computed = { sql = SQL } }",
    ),
    (
        "table",
        "op = \"create_table\"\ntable = \"others\"\ncolumns = [{ name = \"id\", type = \"integer\", default = { sql = SQL } }]",
    ),
    (
        "index",
        "op = \"create_index\"\ntable = \"things\"\nname = \"ix\"\ncolumns = [{ sql = SQL }]",
    ),
    (
        "where",
        "op = \"create_index\"\ntable = \"things\"\nname = \"ix\"\ncolumns = [\"id\"]\nwhere = { sql = SQL }",
    ),
    ("view", "op = \"create_view\"\nname = \"seen\"\nsql = SQL"),
    (
        "row",
        "op = \"bulk_insert\"\ntable = \"things\"\nrows = [{ id = { sql = SQL } }]",
    ),
    (
        "deleted row",
        "op = \"delete_rows\"\ntable = \"things\"\nrows = [{ id = { sql = SQL } }]",
    ),
    (
        "using",
        "op = \"alter_column\"\ntable = \"things\"\ncolumn = \"size\"\ntype = \"text\"\npostgresql = { using = SQL }",
    ),
    (
        "partition",
        "op = \"create_table\"\ntable = \"others\"\ncolumns = [{ name = \"id\", type = \"integer\" }]\npostgresql = { partition_by = SQL }\nmysql = { partition_by = SQL }\nmariadb = { partition_by = SQL }\noracle = { partition_by = SQL }",
    ),
    (
        "type",
        "op = \"add_column\"\ntable = \"things\"\ncolumn = { name = \"more\", type = SQL }",
    ),
    ("statement", "op = \"execute\"\nundo = \"\"\nsql = SQL"),
    ("undo", "op = \"execute\"\nsql = \"SELECT 1\"\nundo = SQL"),
    (
        "trigger",
        "op = \"create_trigger\"\nname = \"fired\"\ntable = \"things\"\nsql = SQL",
    ),
];

const FIRST: &str = "revision = \"one\"\n[[upgrade]]\nop = \"create_table\"\ntable = \"canary\"\n\
    columns = [{ name = \"id\", type = \"integer\", primary_key = true, autoincrement = false }]\n\
    [[upgrade]]\nop = \"bulk_insert\"\ntable = \"canary\"\nrows = [{ id = 7 }]\n\
    [[upgrade]]\nop = \"create_table\"\ntable = \"things\"\n\
    columns = [{ name = \"id\", type = \"integer\" }, { name = \"size\", type = \"integer\" }]\n";

/// The attack as it fits the place.
fn fitted(place: &str, attack: &str) -> String {
    match place {
        "view" | "statement" | "undo" => format!("SELECT {attack}"),
        "type" => format!("INTEGER {attack}"),
        "partition" => format!("RANGE (id) {attack}"),
        "trigger" => {
            format!("CREATE TRIGGER fired AFTER INSERT ON things BEGIN SELECT {attack}; END")
        }
        _ => attack.to_owned(),
    }
}

fn offered(place: &str, op: &str, attack: &str) -> Option<Histories> {
    let sql = quoted(&aimed(&fitted(place, attack)));
    let text = format!(
        "revision = \"two\"\ndown_revision = \"one\"\n[[upgrade]]\n{}\n",
        op.replace("SQL", &sql)
    );
    Histories::offered([FIRST, &text]).ok()
}

/// The scripts of a history up and down again, unless they are refused; none where the author says plainly that the canary goes.
fn scripts(histories: &Histories, dialect: DialectName) -> Vec<[String; 3]> {
    let script = |layout, from, to| histories.script(dialect, layout, from, to).ok();
    let layouts = [Layout::Review, Layout::Alembic]
        .into_iter()
        .filter_map(|layout| {
            let up = script(layout, "one", "two")?;
            let canary = QualifiedName::new(None, "canary");
            histories.catalog(dialect, "two").table(&canary)?;
            let down = script(layout, "two", "one").unwrap_or_default();
            Some([script(layout, "base", "one")?, up, down])
        });
    layouts.collect()
}

/// How many attacks were refused, and how many scripts ran.
#[derive(Debug, Default)]
struct Figures {
    refused: usize,
    ran: usize,
}

/// Each attack at each place.
fn attack(dialect: DialectName, every: usize, judge: impl Fn(&[String; 3], &str)) -> Figures {
    let (mut figures, mut drawn) = (Figures::default(), 0);
    for (place, op) in PLACES {
        for attack in ATTACKS {
            let is_said = ["statement", "undo"].contains(&place)
                && split(&fitted(place, attack), dialect).len() > 1;
            if is_said {
                continue;
            }
            let scripts = offered(place, op, attack).map(|histories| scripts(&histories, dialect));
            let scripts = scripts.unwrap_or_default();
            figures.refused += usize::from(scripts.is_empty());
            drawn += usize::from(!scripts.is_empty());
            if drawn % every != 0 {
                continue;
            }
            for script in scripts {
                judge(&script, &format!("{place}: {attack:?}"));
                figures.ran += 1;
            }
        }
    }
    figures
}

/// Of how many attacks that are not refused one runs: a database for each takes its time.
fn every() -> usize {
    if std::env::var_os("GENSQL_HOSTILE_CASES").is_some() {
        1
    } else {
        8
    }
}

fn on_engine(engine: Engine) {
    if !engine.is_available() {
        return;
    }
    let dialect = DialectName::parse(engine.dialect()).expect("every engine has a dialect");
    let figures = attack(dialect, every(), |[first, up, down], what| {
        let database = engine.create();
        database.accept(first);
        // What is no SQL for the engine may fail; it may not reach beyond its place.
        for script in [up, down] {
            database.run(script);
            assert_canaries(&database, &format!("{engine}, {what}\n{script}"));
        }
    });
    assert!(
        figures.refused > 200 && figures.ran > 0,
        "{engine}: {figures:?}"
    );
}

#[test]
fn sql_stays_in_its_place_on_postgresql() {
    on_engine(Engine::Postgres);
}

#[test]
fn sql_stays_in_its_place_on_mariadb() {
    on_engine(Engine::MariaDb);
}

#[test]
fn sql_stays_in_its_place_on_sqlite() {
    on_engine(Engine::Sqlite);
}

#[test]
fn sql_is_no_command_of_sqlcmd_and_sqlplus() {
    for dialect in [DialectName::Mssql, DialectName::Oracle] {
        let figures = attack(dialect, 1, |scripts, what| {
            for script in scripts {
                let strange = strange(dialect, script);
                assert!(
                    strange.is_empty(),
                    "{dialect}, {what}: {strange:#?}\n{script}"
                );
                for sent in session(dialect, script).sent {
                    assert!(
                        !normal(&sent).starts_with("DROP TABLE canary"),
                        "{dialect}, {what}\n{script}"
                    );
                }
            }
        });
        assert!(
            figures.refused > 200 && figures.ran > 0,
            "{dialect}: {figures:?}"
        );
    }
}
