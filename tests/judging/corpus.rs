//! Every statement of every test: the ops, the sample history, drawn histories, the corpus of Alembic's revisions.

use std::collections::BTreeMap;
use std::sync::Arc;

use gensql::config::{DialectName, Layout, TransactionScope};
use gensql::dialect::{Dialect, Version};
use gensql::raw_sql::split;

use crate::alembic_cases::{Direction, case};
use crate::cases;
use crate::drawn::{DRAWN, drawn_for};
use crate::histories::{Histories, dialect_of, sample, shown};

/// The statements of a dialect, each with the test that it comes from.
pub(crate) struct Corpus {
    /// The dialect.
    pub(crate) dialect: DialectName,
    /// Each text once.
    pub(crate) statements: BTreeMap<String, String>,
}

/// How the lines begin that the client of a dialect reads itself.
fn client_words(dialect: DialectName) -> &'static [&'static str] {
    match dialect {
        DialectName::Postgresql => &["\\"],
        DialectName::Sqlite => &["."],
        DialectName::Mssql => &[":on error "],
        DialectName::Oracle => &[
            "SET DEFINE ",
            "SET SQLBLANKLINES ",
            "WHENEVER ",
            "PROMPT ",
            "EXIT ",
        ],
        DialectName::Mysql | DialectName::Mariadb => &[],
    }
}

impl Corpus {
    /// Collects them.
    pub(crate) fn of(dialect: DialectName) -> Self {
        let statements = BTreeMap::new();
        let mut corpus = Self {
            dialect,
            statements,
        };
        corpus.ops();
        corpus.sample();
        corpus.alembic();
        corpus.drawn();
        corpus
    }

    /// Also for a server that has all that came with some version.
    fn ops(&mut self) {
        let usual = dialect_of(self.dialect);
        let mut newest = Dialect::clone(&usual);
        newest.version = Version::parse("99");
        for (dialect, server) in [(usual, ""), (Arc::new(newest), " on a new server")] {
            for case in cases::all() {
                let from = format!("the op {}{server}", case.name);
                let adapted = case.adapted_to(&dialect);
                for variant in adapted.variants.values() {
                    for sql in &variant.sql {
                        self.add(sql, &from);
                    }
                }
                let (scope, layout) = (TransactionScope::Range, Layout::Review);
                let script = adapted
                    .histories
                    .script_of(&dialect, scope, layout, "base", "heads");
                let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
                self.cut(&script, &from);
            }
        }
    }

    fn sample(&mut self) {
        for layout in [Layout::Review, Layout::Alembic] {
            self.both_ways(&sample(), layout, "the sample history");
        }
    }

    fn drawn(&mut self) {
        for drawing in DRAWN {
            let histories = drawn_for(drawing, self.dialect);
            let from = format!("the history drawn by {drawing:?}");
            self.both_ways(&histories, Layout::Review, &from);
        }
    }

    fn both_ways(&mut self, histories: &Histories, layout: Layout, from: &str) {
        for (start, end) in [("base", "heads"), ("heads", "base")] {
            let script = histories.script(self.dialect, layout, start, end);
            let script = script.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
            self.cut(&script, from);
        }
    }

    fn alembic(&mut self) {
        for case in case::all() {
            let is_cut_as_usual = matches!(case.separator(self.dialect).as_str(), "" | "GO" | "/");
            if !is_cut_as_usual || !case.dialects().any(|dialect| dialect == self.dialect) {
                continue;
            }
            let project = case.project(self.dialect);
            for (layout, direction) in [Layout::Review, Layout::Alembic]
                .into_iter()
                .flat_map(|layout| Direction::ALL.map(|direction| (layout, direction)))
            {
                // What is refused has no statements.
                if let Ok(script) = case.script_in(&project, layout, direction) {
                    self.cut(&script, &format!("the corpus of Alembic, {}", case.name));
                }
            }
        }
    }

    fn cut(&mut self, script: &str, from: &str) {
        let words = client_words(self.dialect);
        let is_sql = |line: &&str| !words.iter().any(|word| line.starts_with(word));
        let sql: String = script
            .lines()
            .filter(is_sql)
            .flat_map(|line| [line, "\n"])
            .collect();
        for piece in split(&sql, self.dialect) {
            self.add(piece.sql, from);
        }
    }

    fn add(&mut self, sql: &str, from: &str) {
        let is_comment = |line: &&str| line.is_empty() || line.starts_with("--");
        let lines: Vec<&str> = sql.lines().skip_while(is_comment).collect();
        if !lines.is_empty() {
            self.statements
                .entry(lines.join("\n"))
                .or_insert_with(|| from.to_owned());
        }
    }
}
