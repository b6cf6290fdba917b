//! The SQL of every op in every dialect, up and down: one case file and one snapshot for each op.

mod cases;
mod histories;

use std::fmt::Write as _;

use cases::{Case, written};
use gensql::config::DialectName;
use gensql::ops::Op;

#[test]
fn every_op_has_a_case_file_and_every_case_file_an_op() {
    let cases: Vec<String> = cases::all().into_iter().map(|case| case.name).collect();
    assert_eq!(cases, Op::NAMES);
}

#[test]
fn every_case_tests_its_op() {
    for case in cases::all() {
        let adapted = case.adapted(DialectName::Postgresql);
        let is_tested = |located: &gensql::revision::Located| {
            located.op.as_ref().is_some_and(|op| op.name() == case.name)
        };
        assert!(
            written(adapted.tested()).iter().all(is_tested),
            "{}",
            case.name
        );
    }
}

#[test]
fn the_sql_of_every_op_is_as_in_its_snapshot() {
    for case in cases::all() {
        insta::assert_snapshot!(case.name.as_str(), in_all_dialects(&case));
    }
}

/// Variant by variant what each dialect makes of it; dialects that say the same stand together.
fn in_all_dialects(case: &Case) -> String {
    let adapted = DialectName::ALL.map(|dialect| (dialect, case.adapted(dialect)));
    let mut text = String::new();
    for position in 0..written(adapted[0].1.tested()).len() {
        let mut groups: Vec<(String, &str)> = Vec::new();
        for (dialect, adapted) in &adapted {
            let Some(variant) = adapted.variants.get(&position) else {
                continue;
            };
            if groups.is_empty() {
                write!(text, "# {}: {}", position + 1, variant.description).expect("text grows");
                if let Some(note) = &variant.note {
                    write!(text, " ({note})").expect("text grows");
                }
                text.push_str("\n\n");
            }
            match groups.iter_mut().find(|(_, other)| *other == variant.text) {
                Some((names, _)) => {
                    names.push_str(", ");
                    names.push_str(dialect.as_str());
                }
                None => groups.push((dialect.as_str().to_owned(), &variant.text)),
            }
        }
        for (names, variant) in groups {
            writeln!(text, "## {names}\n{variant}").expect("text grows");
        }
    }
    text
}
