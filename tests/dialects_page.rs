//! `docs/dialects.md` is what the code prints and refuses.
//!
//! `UPDATE_DOCS=1 cargo test --test dialects_page` writes it anew.

mod cases;
mod histories;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cases::{Case, Variant};
use gensql::config::DialectName;

const REFUSED: &str = "-- refused: ";

const HEAD: &str = "# What each dialect prints

The statements of every op and what is refused, as the code has it: made from the case files in `tests/ops/`, whose
statements run on PostgreSQL, MariaDB and SQLite in the tests. All variants of an op, and the way back, stand in
`tests/snapshots/`. Where statements differ from Alembic's, and why: [deviations-from-alembic.md](deviations-from-alembic.md).

`yes`: every variant that was tried is printed; `partly`: some are refused, see below; `no`: all are.

";

#[test]
fn the_page_is_what_the_code_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dialects.md");
    let page = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/dialects.md is stale, see the top of this test"
    );
}

/// The variants of one op, by dialect.
struct Row {
    name: String,
    by_dialect: Vec<(DialectName, BTreeMap<usize, Variant>)>,
}

fn page() -> String {
    let rows: Vec<Row> = cases::all().iter().map(row).collect();
    let names = DialectName::ALL.map(DialectName::as_str);
    let mut page = HEAD.to_owned();
    writeln!(page, "| op | {} |", names.join(" | ")).expect("text grows");
    writeln!(page, "| ---{} |", " | ---".repeat(names.len())).expect("text grows");
    for Row { name, by_dialect } in &rows {
        let cells: Vec<&str> = by_dialect
            .iter()
            .map(|(_, variants)| support(variants))
            .collect();
        writeln!(page, "| [`{name}`](#{name}) | {} |", cells.join(" | ")).expect("text grows");
    }
    for row in &rows {
        page += &section(row);
    }
    page
}

fn row(case: &Case) -> Row {
    let by_dialect = DialectName::ALL.map(|dialect| (dialect, case.adapted(dialect).variants));
    Row {
        name: case.name.clone(),
        by_dialect: by_dialect.into(),
    }
}

fn support(variants: &BTreeMap<usize, Variant>) -> &'static str {
    let refused = variants.values().filter(|variant| is_refused(variant));
    match (refused.count(), variants.len()) {
        (_, 0) => "",
        (0, _) => "yes",
        (refused, all) if refused == all => "no",
        _ => "partly",
    }
}

fn is_refused(variant: &Variant) -> bool {
    variant.text.contains(REFUSED)
}

/// The first variant that most dialects print, and all that is refused.
fn section(row: &Row) -> String {
    let mut text = format!("\n## {}\n", row.name);
    let printed = |position: usize| {
        let variants = row.by_dialect.iter();
        let variants = variants.filter_map(|(_, variants)| variants.get(&position));
        variants.filter(|variant| !is_refused(variant)).count()
    };
    let last = row
        .by_dialect
        .iter()
        .flat_map(|(_, variants)| variants.keys());
    let last = last.copied().max().unwrap_or_default();
    let shown = (0..=last).rev().max_by_key(|position| printed(*position));
    let mut groups: Vec<(Vec<&str>, &str)> = Vec::new();
    for (dialect, variants) in &row.by_dialect {
        let Some(variant) = shown.and_then(|shown| variants.get(&shown)) else {
            continue;
        };
        if is_refused(variant) {
            continue;
        }
        let up = variant.text.split("-- undo\n").next().unwrap_or_default();
        match groups.iter_mut().find(|(_, other)| *other == up) {
            Some((names, _)) => names.push(dialect.as_str()),
            None => groups.push((vec![dialect.as_str()], up)),
        }
    }
    for (names, sql) in groups {
        write!(text, "\n{}:\n\n```sql\n{sql}```\n", names.join(", ")).expect("text grows");
    }
    let refusals = refusals(row);
    if !refusals.is_empty() {
        text += "\nRefused:\n\n";
    }
    for (message, help) in refusals {
        writeln!(text, "- {message}: {help}").expect("text grows");
    }
    text
}

/// Each refusal once, with its way out.
fn refusals(row: &Row) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let variants = row.by_dialect.iter().flat_map(|(_, variants)| variants);
    for (_, variant) in variants {
        let Some((_, refusal)) = variant.text.split_once(REFUSED) else {
            continue;
        };
        let mut lines = refusal.lines();
        let message = lines.next().unwrap_or_default();
        let help = lines.next().unwrap_or_default();
        let refusal = (message, help.trim_start_matches("-- help: "));
        if !found.contains(&refusal) {
            found.push(refusal);
        }
    }
    found
}
