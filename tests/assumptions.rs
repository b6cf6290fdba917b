//! Histories with gaps: what each op becomes on what no revision made, in every dialect, and what is assumed for it.

mod histories;

use std::fmt::Write as _;
use std::path::Path;

use gensql::catalog::Catalog;
use gensql::check::check;
use gensql::config::{DialectName, Layout};
use gensql::dialect::Dialect;
use gensql::lower::lower;
use gensql::render::Renderer;
use gensql::replay::{Replay, Step};
use gensql::revision::{Revision, Trust};
use gensql::statement::{Change, Lowering};
use histories::{Histories, dialect_of, shown};

#[test]
fn ops_come_out_on_tables_that_no_revision_makes() {
    insta::assert_snapshot!("unknown_table", in_all_dialects("unknown_table"));
}

#[test]
fn ops_come_out_that_contradict_what_the_revisions_made() {
    insta::assert_snapshot!("known_table", in_all_dialects("known_table"));
}

#[test]
fn an_assumption_is_no_part_of_a_step() {
    let histories = assumed(&[
        "revision = \"a\"\nmessage = \"gap\"\n[[upgrade]]\nop = \"drop_column\"\ntable = \"t\"\ncolumn = \"c\"\n\
         [[downgrade]]\nop = \"add_column\"\ntable = \"t\"\ncolumn = { name = \"c\", type = \"integer\" }\n",
    ]);
    let script = |from: &str, to: &str| {
        let script = histories.script(DialectName::Postgresql, Layout::Alembic, from, to);
        script.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
    };
    assert!(script("base", "a").contains("ALTER TABLE t DROP COLUMN c;"));
    assert!(script("a", "base").contains("ALTER TABLE t ADD COLUMN c INTEGER;"));
    assert!(!script("a", "base").contains("TABLE t;"), "t is nobody's");
}

#[test]
fn a_check_warns_of_a_few_assumptions_and_counts_the_rest() {
    let ops = ('a'..='l').map(|table| {
        format!("[[upgrade]]\nop = \"drop_column\"\ntable = \"{table}\"\ncolumn = \"c\"\n")
    });
    let text = ops.fold(
        "revision = \"r\"\nmessage = \"gaps\"\ndowngrade = []\n".to_owned(),
        |text, op| text + &op,
    );
    let histories = assumed(&[&text]);
    let dialect = dialect_of(DialectName::Mysql);
    let report = check(
        &histories.history,
        &histories.revisions,
        &dialect,
        &Renderer::new(&dialect, None),
    );
    assert!(!report.diagnostics.has_errors());
    insta::assert_snapshot!("many", shown(&report.diagnostics));
}

#[test]
fn a_checked_revision_goes_on_where_an_assumed_one_left_off() {
    let mut histories = assumed(&[
        "revision = \"a\"\nmessage = \"gap\"\n[[upgrade]]\nop = \"drop_index\"\ntable = \"t\"\nname = \"i\"\n",
        "revision = \"b\"\ndown_revision = \"a\"\nmessage = \"checked\"\n[[upgrade]]\nop = \"alter_column\"\ntable = \"t\"\ncolumn = \"c\"\nnullable = false\nexisting = { type = \"string(9)\" }\n",
    ]);
    histories.revisions[1].trust = Trust::Checked;
    let script = histories.script(DialectName::Mysql, Layout::Alembic, "a", "b");
    let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert!(
        script.contains("ALTER TABLE t MODIFY c VARCHAR(9) NOT NULL;"),
        "{script}"
    );
}

#[test]
fn an_enum_stays_until_the_history_drops_it() {
    let histories = assumed(&["revision = \"a\"\nmessage = \"enum\"\n\
         [[upgrade]]\nop = \"create_table\"\ntable = \"t\"\n\
         columns = [{ name = \"c\", type = { enum = \"en\", values = [\"a\"] } }]\n\
         [[upgrade]]\nop = \"drop_table\"\ntable = \"t\"\n\
         [[upgrade]]\nop = \"drop_enum\"\nname = \"en\"\n"]);
    let script = histories.script(DialectName::Postgresql, Layout::Alembic, "base", "a");
    let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert_eq!(script.matches("CREATE TYPE en").count(), 1, "{script}");
    assert_eq!(script.matches("DROP TYPE en").count(), 1, "{script}");
}

#[test]
fn a_view_that_steps_aside_keeps_its_grants() {
    let histories = assumed(&["revision = \"a\"\nmessage = \"view\"\n\
         [[upgrade]]\nop = \"create_table\"\ntable = \"t\"\ncolumns = [{ name = \"c\", type = \"integer\" }]\n\
         [[upgrade]]\nop = \"create_view\"\nname = \"v\"\nsql = \"SELECT c FROM t\"\n\
         [[upgrade]]\nop = \"grant\"\nprivileges = [\"select\"]\non = \"view\"\nname = \"v\"\nto = [\"r\"]\n\
         [[upgrade]]\nop = \"alter_column\"\ntable = \"t\"\ncolumn = \"c\"\ntype = \"big_integer\"\n\
         [[upgrade]]\nop = \"drop_view\"\nname = \"v\"\n"]);
    let script = histories.script(DialectName::Mysql, Layout::Alembic, "base", "a");
    let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert_eq!(script.matches("REVOKE SELECT ON v").count(), 1, "{script}");
}

fn assumed(texts: &[&str]) -> Histories {
    let mut histories = Histories::from_texts(texts.iter().copied());
    for revision in &mut histories.revisions {
        revision.trust = Trust::Assumed;
    }
    histories
}

/// The ops of the last revision of a file, each alone on what the revisions before have made.
fn in_all_dialects(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/assumptions/{name}.toml"));
    let text = std::fs::read_to_string(path).expect("the file is text");
    let texts: Vec<&str> = text.split("# ---\n").collect();
    let mut revisions = assumed(&texts).revisions;
    revisions.sort_by_key(|revision| revision.down_revisions.len());
    let last = revisions.pop().expect("a file has a revision");
    let mut shown = String::new();
    for located in last.upgrade.written().expect("the file is TOML") {
        let op = located.op.as_ref().expect("the file has no mistakes");
        write!(shown, "# {}", op.describe()).expect("text grows");
        if let Some(note) = &located.note {
            write!(shown, " ({note})").expect("text grows");
        }
        shown += "\n\n";
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for dialect in DialectName::ALL {
            let text = alone(&revisions, &last, located.position, dialect);
            match groups.iter_mut().find(|(other, _)| *other == text) {
                Some((_, dialects)) => dialects.push(dialect.as_str()),
                None => groups.push((text, vec![dialect.as_str()])),
            }
        }
        for (text, dialects) in groups {
            writeln!(shown, "## {}\n{text}", dialects.join(", ")).expect("text grows");
        }
    }
    shown
}

fn alone(before: &[Revision], revision: &Revision, position: usize, name: DialectName) -> String {
    let dialect = dialect_of(name);
    let renderer = Renderer::new(&dialect, None);
    let mut replay = Replay::new(&dialect);
    for revision in before {
        replay.upgrade(revision, |_, _| {});
    }
    assert!(
        replay.diagnostics.is_empty(),
        "{}",
        shown(&replay.diagnostics)
    );
    let mut alone = revision.clone();
    for located in alone.upgrade.written_mut().expect("the file is TOML") {
        if located.position != position {
            located.dialects = Some(Vec::new());
        }
    }
    let mut text = String::new();
    let undo = replay.upgrade_with_undo_and(&alone, |replay, step| {
        text += &statements(&dialect, &renderer, step, &replay.catalog);
    });
    // Said of every op here.
    let is_usual = |message: &str| message.starts_with("table `t` is made by no revision");
    for diagnostic in replay
        .diagnostics
        .iter()
        .filter(|it| !is_usual(&it.message))
    {
        writeln!(text, "-- {}", diagnostic.message).expect("text grows");
    }
    // Whatever the way back is, it must not panic.
    replay.downgrade(&alone, &undo, |replay, step| {
        statements(&dialect, &renderer, &step, &replay.catalog);
    });
    text
}

fn statements(dialect: &Dialect, renderer: &Renderer, step: &Step<'_>, after: &Catalog) -> String {
    let change = Change {
        touched: &step.touched,
        after,
    };
    let statements = match lower(step.op, &Lowering { dialect, change }) {
        Ok(statements) => statements,
        Err(refusal) => {
            return format!(
                "-- refused: {}\n-- help: {}\n",
                refusal.message, refusal.help
            );
        }
    };
    let mut text = String::new();
    for statement in statements {
        let sql = renderer.statement(statement);
        let sql = sql.unwrap_or_else(|fault| panic!("{}", fault.message));
        writeln!(text, "{sql};").expect("text grows");
    }
    text
}
