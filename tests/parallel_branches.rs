//! Parallel branches: which ones are reported, at once and fast, however long the history is.

mod histories;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use gensql::config::DialectName;
use gensql::parallel::{compare_all, compare_branches};
use histories::{Histories, dialect_of, shown};

const START: &str = "revision = \"start\"\n[[upgrade]]\nop = \"create_table\"\ntable = \"t\"\n\
    columns = [{ name = \"id\", type = \"integer\", primary_key = true }, { name = \"n\", type = \"string(9)\" }]\n";

/// A revision that adds a column.
fn adds(id: &str, parents: &[&str], column: &str) -> String {
    format!(
        "revision = {id:?}\ndown_revision = {parents:?}\n[[upgrade]]\nop = \"add_column\"\ntable = \"t\"\n\
         column = {{ name = {column:?}, type = \"integer\" }}\n"
    )
}

/// A revision that makes a table.
fn makes(id: &str, parents: &[&str]) -> String {
    format!(
        "revision = {id:?}\ndown_revision = {parents:?}\n[[upgrade]]\nop = \"create_table\"\ntable = {id:?}\n\
         columns = [{{ name = \"id\", type = \"integer\", primary_key = true }}]\n"
    )
}

/// A revision that gives `t.n` another type.
fn resizes(id: &str, parents: &[&str], size: usize) -> String {
    format!(
        "revision = {id:?}\ndown_revision = {parents:?}\n[[upgrade]]\nop = \"alter_column\"\ntable = \"t\"\n\
         column = \"n\"\ntype = \"string({size})\"\n"
    )
}

fn found(texts: &[String]) -> String {
    let histories = Histories::from_texts(texts.iter().map(String::as_str));
    let dialect = dialect_of(DialectName::Postgresql);
    let found = compare_all(&histories.history, &histories.revisions, &dialect);
    found.iter().fold(String::new(), |mut all, found| {
        writeln!(all, "{}", found.message).expect("text takes every byte");
        all
    })
}

/// Compares a long history, in a time that leaves room for a busy machine and a debug build.
#[track_caller]
fn assert_fast(texts: &[String], expected: &str) {
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 3 });
    let start = Instant::now();
    assert_eq!(found(texts), expected);
    let taken = start.elapsed();
    assert!(taken < limit, "{taken:?} for {} revisions", texts.len());
}

#[test]
fn a_dependency_leaves_one_order_and_is_no_clash() {
    let mut texts = vec![
        START.to_owned(),
        resizes("a", &["start"], 20),
        resizes("b", &["start"], 30),
    ];
    let message =
        "revisions `a` and `b` are on parallel branches, and the one that runs last decides\n";
    assert_eq!(found(&texts), message);
    texts[2] = texts[2].replace("[[upgrade]]", "depends_on = [\"a\"]\n[[upgrade]]");
    assert_eq!(found(&texts), "");
}

#[test]
fn the_same_change_on_both_branches_is_no_clash() {
    let texts = [
        START.to_owned(),
        resizes("a", &["start"], 20),
        resizes("b", &["start"], 20),
    ];
    assert_eq!(found(&texts), "");
}

#[test]
fn a_clash_below_a_merge_is_told_once() {
    let texts = [
        START.to_owned(),
        resizes("a", &["start"], 20),
        resizes("b", &["start"], 30),
        adds("m", &["a", "b"], "m"),
        adds("x", &["m"], "x"),
        adds("y", &["m"], "y"),
        adds("n", &["a", "b"], "n2"),
    ];
    let message =
        "revisions `a` and `b` are on parallel branches, and the one that runs last decides\n";
    assert_eq!(found(&texts), message);
}

#[test]
fn two_revisions_can_be_compared_before_they_are_merged() {
    let texts = [
        START.to_owned(),
        adds("a", &["start"], "same"),
        adds("b", &["start"], "same"),
        adds("c", &["start"], "other"),
    ];
    let histories = Histories::from_texts(texts.iter().map(String::as_str));
    let dialect = dialect_of(DialectName::Mysql);
    let between = |ids: [&str; 2]| {
        let tips = ids.map(|id| histories.history.find(id).expect("the revision exists"));
        let found = compare_branches(&histories.history, &histories.revisions, &dialect, &tips);
        shown(&found)
    };
    assert_eq!(between(["a", "c"]), "");
    let told = between(["a", "b"]);
    assert!(told.contains("revision `b` fails after `a`"), "{told}");
    assert!(told.contains("the other order fails, too"), "{told}");
}

#[test]
fn a_long_history_of_merges_is_compared_soon() {
    let mut texts = vec![START.to_owned()];
    let mut before = "start".to_owned();
    for number in 0..200 {
        let [left, right, merge] = ["l", "r", "m"].map(|kind| format!("{kind}{number:04}"));
        texts.push(makes(&left, &[&before]));
        texts.push(makes(&right, &[&before]));
        texts.push(resizes(&merge, &[&left, &right], 10 + number));
        before = merge;
    }
    texts.push(resizes("a", &[&before], 1));
    texts.push(resizes("b", &[&before], 2));
    let message =
        "revisions `a` and `b` are on parallel branches, and the one that runs last decides\n";
    assert_fast(&texts, message);
}

#[test]
fn many_heads_are_compared_soon() {
    let mut texts = vec![START.to_owned()];
    for number in 0..200 {
        texts.push(makes(&format!("h{number:04}"), &["start"]));
    }
    assert_fast(&texts, "");
    texts.truncate(30);
    texts.push(adds("a", &["start"], "same"));
    texts.push(adds("b", &["start"], "same"));
    let message = "revision `b` fails after `a`, which is on a parallel branch: column `same` of table `t` already exists\n";
    assert_fast(&texts, message);
}

#[test]
fn a_branch_that_is_merged_into_again_and_again_is_compared_soon() {
    let mut texts = vec![START.to_owned()];
    let (mut main, mut own) = ("start".to_owned(), "start".to_owned());
    for number in 0..300 {
        let [next, other, merge] = ["a", "b", "m"].map(|kind| format!("{kind}{number:04}"));
        texts.push(makes(&next, &[&main]));
        texts.push(makes(&other, &[&own]));
        (main, own) = (next, other);
        if number % 5 == 0 {
            texts.push(makes(&merge, &[&own, &main]));
            own = merge;
        }
    }
    let told = "16 pairs of branches not compared, since they are long and many\n";
    assert_fast(&texts, told);
}
