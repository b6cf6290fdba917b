//! What a range needs of the rows that are there, as questions that SQL can answer before its first step.
//!
//! It knows the catalog and the ops; the queries are templates.

mod column;
mod constraint;
mod keys;
mod narrowing;
mod question;
mod trace;

pub use question::Check;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Kind, Object, QualifiedName, Table, Touched};
use crate::config::DialectName;
use crate::dialect::Dialect;
use crate::ops::Op;
use crate::statement::Change;
use question::{Leaning, Question, Verdict};
use trace::Trace;

/// Collects the questions of a range, step by step.
pub struct Precheck<'a> {
    dialect: &'a Dialect,
    start: &'a Catalog,
    trace: Trace,
    step: usize,
    checks: Vec<Check>,
    /// The tables that are there before the range, each with the steps that lock it.
    locked: BTreeMap<QualifiedName, Vec<usize>>,
}

impl<'a> Precheck<'a> {
    /// Before the first step.
    pub fn new(dialect: &'a Dialect, start: &'a Catalog) -> Self {
        Self {
            dialect,
            start,
            trace: Trace::new(start),
            step: 0,
            checks: Vec::new(),
            locked: BTreeMap::new(),
        }
    }

    /// How many steps there were.
    pub fn steps(&self) -> usize {
        self.step
    }

    /// The next step, with the catalog after it.
    pub fn step(&mut self, op: &Op, touched: &[Touched], after: &Catalog) {
        self.step += 1;
        self.note_rows(op);
        if let Some((from, to)) = renamed_table(op, touched) {
            self.rename_table(&from, &to);
            return;
        }
        let change = Change { touched, after };
        for one in touched {
            match (&one.before, &one.after) {
                (Some(Object::Table(before)), Some(Object::Table(after))) => {
                    let renamed = renamed_column(op, before, after);
                    let follows = matches!(op, Op::AlterColumn(op) if op.table != after.name);
                    if !follows {
                        self.table(before, after, renamed.as_ref(), &change);
                    }
                    self.lock(op, &before.name);
                }
                (Some(Object::Table(before)), None) => self.dropped_table(before),
                (Some(Object::Enum(before)), Some(Object::Enum(after)))
                    if !matches!(op, Op::RenameEnumValue(_)) =>
                {
                    let is_less = before
                        .values
                        .iter()
                        .any(|word| !after.values.contains(word));
                    if is_less {
                        self.enum_words(&before.name, &after.values, change.after);
                    }
                }
                _ => {}
            }
        }
    }

    /// All questions, those on the tables as a whole at the end.
    pub fn finish(mut self) -> Vec<Check> {
        for (table, steps) in std::mem::take(&mut self.locked) {
            let several = if steps.len() == 1 { "step" } else { "steps" };
            let steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
            let label = format!("{several} {}: table {table} is locked", steps.join(", "));
            if self.dialect.name == DialectName::Postgresql {
                // Only its owner changes a table: https://www.postgresql.org/docs/current/sql-altertable.html
                let question = Question::Owner {
                    table: table.clone(),
                };
                let words = "owned by a role that this one is no member of";
                self.checks
                    .push(Check::new(&label, words, Verdict::Fail, question).leading(", namely "));
            }
            let check = Check::new(&label, "rows", Verdict::Info, Question::Size { table });
            self.checks.push(check.leading(", size "));
        }
        self.checks
    }

    /// Notes the tables whose rows a step may change or keep elsewhere.
    fn note_rows(&mut self, op: &Op) {
        match op {
            Op::Execute(execute) => {
                self.trace.run_sql(self.step, &execute.sql);
                self.unasked("raw SQL is run", "what it does to rows");
            }
            Op::BulkInsert(insert) => {
                self.trace
                    .change_rows(self.step, |name| *name == insert.table);
            }
            Op::DeleteRows(delete) => {
                self.trace
                    .change_rows(self.step, |name| *name == delete.table);
                if let Some(old) = self.trace.old_name(&delete.table).cloned() {
                    let what = format!("rows of {} are deleted", delete.table);
                    self.unasked(&what, "how many");
                    self.locked.entry(old).or_default().push(self.step);
                }
            }
            _ => {}
        }
    }

    fn lock(&mut self, op: &Op, table: &QualifiedName) {
        let is_light = matches!(op, Op::CreateTableComment(_) | Op::DropTableComment(_));
        let Some(old) = self.trace.old_name(table).filter(|_| !is_light) else {
            return;
        };
        let steps = self.locked.entry(old.clone()).or_default();
        if steps.last() != Some(&self.step) {
            steps.push(self.step);
        }
    }

    fn rename_table(&mut self, from: &QualifiedName, to: &QualifiedName) {
        if let Some(old) = self.trace.old_name(from).cloned() {
            self.locked.entry(old.clone()).or_default().push(self.step);
            if !self.views_follow() {
                self.leaning(
                    &old,
                    None,
                    Leaning::Views,
                    &format!("table {from} is renamed"),
                );
            }
        }
        self.trace.rename_table(from, to);
    }

    /// Whether views name tables and columns by what they are, not by how they are called.
    fn views_follow(&self) -> bool {
        matches!(
            self.dialect.name,
            DialectName::Postgresql | DialectName::Sqlite
        )
    }

    fn dropped_table(&mut self, table: &Table) {
        let Some(old) = self.trace.old_name(&table.name).cloned() else {
            return;
        };
        let what = format!("table {} is dropped", table.name);
        self.leaning(&old, None, Leaning::All, &what);
        let sample = self.sample_of_rows(&old);
        let kept = self.trace.kept_by(&table.name, None);
        let words = match kept {
            Some(step) => format!("rows that only step {step} may keep"),
            None => "rows that nothing in this range keeps".to_owned(),
        };
        let question = Question::Rows {
            table: old.clone(),
            sample,
        };
        let leads = self.lead_of_rows(&old);
        let verdict = if kept.is_some() {
            Verdict::Info
        } else {
            Verdict::Fail
        };
        self.ask(&what, &words, verdict, question, &leads);
        self.locked.entry(old).or_default().push(self.step);
        self.trace.drop_table(&table.name);
    }

    /// Asks for the words of an enum that fall away.
    fn enum_words(&mut self, name: &QualifiedName, words: &[String], after: &Catalog) {
        for (table, column) in after.enum_users(name) {
            self.not_a_word(&table, &column, words);
        }
    }

    /// Asks what leans on a table or a column that no revision knows.
    fn leaning(&mut self, table: &QualifiedName, column: Option<&str>, what: Leaning, label: &str) {
        let views = self.start.names(Kind::View).map(|name| name.name.clone());
        let referrers = self.start.referrers(table);
        let referrers = referrers.map(|referrer| referrer.name.name.clone());
        let partitions = self.start.partitions(table);
        let partitions = partitions.map(|partition| partition.name.name.clone());
        let own = std::iter::once(table.name.clone());
        let question = Question::Leaning {
            table: table.clone(),
            column: column.map(str::to_owned),
            what,
            known: own
                .chain(views)
                .chain(referrers)
                .chain(partitions)
                .collect(),
        };
        let words = "objects of which no revision knows lean on it";
        self.ask(label, words, Verdict::Fail, question, ", such as ");
    }

    /// Adds a question of this step.
    fn ask(&mut self, what: &str, words: &str, verdict: Verdict, question: Question, leads: &str) {
        let label = format!("step {}: {what}", self.step);
        self.checks
            .push(Check::new(&label, words, verdict, question).leading(leads));
    }

    /// Says that something is not asked.
    fn unasked(&mut self, what: &str, why: &str) {
        let words = format!("not checked: {why}");
        self.ask(what, &words, Verdict::Info, Question::None, "");
    }

    /// The columns by which a row of a table is shown: those of its primary key.
    fn sample_of_rows(&self, old: &QualifiedName) -> Vec<String> {
        let key = self
            .start
            .table(old)
            .and_then(|table| table.primary_key.as_ref());
        key.map_or_else(Vec::new, |key| key.columns.clone())
    }

    /// The words before such a row.
    fn lead_of_rows(&self, old: &QualifiedName) -> String {
        format!(", such as {} ", self.sample_of_rows(old).join(", "))
    }

    /// Whether the dialect has columns whose types are checked at all.
    fn checks_types(&self) -> bool {
        self.dialect.name != DialectName::Sqlite
    }
}

/// The old and the new name of a table, where a step only renames it.
fn renamed_table(op: &Op, touched: &[Touched]) -> Option<(QualifiedName, QualifiedName)> {
    match op {
        Op::RenameTable(rename) => Some((rename.table.clone(), rename.table.sibling(&rename.to))),
        Op::Execute(_) => {
            let tables = || touched.iter().filter(|one| one.key.kind == Kind::Table);
            let gone = tables().find(|one| one.after.is_none())?;
            let made = tables().find(|one| one.before.is_none())?;
            let before = gone.before.as_ref()?.as_table()?;
            let after = made.after.as_ref()?.as_table()?;
            (before.columns == after.columns)
                .then(|| (gone.key.name.clone(), made.key.name.clone()))
        }
        _ => None,
    }
}

/// The old and the new name of a column, where a step renames one.
fn renamed_column(op: &Op, before: &Table, after: &Table) -> Option<(String, String)> {
    match op {
        Op::AlterColumn(alter) if alter.table == after.name => {
            let to = alter.to.clone()?;
            Some((alter.column.clone(), to))
        }
        Op::Execute(_) if before.columns.len() == after.columns.len() => {
            let mut pairs = before.columns.iter().zip(&after.columns);
            let (old, new) = pairs.find(|(old, new)| old.name != new.name)?;
            let is_only_renamed = before.column(&new.name).is_none() && {
                let mut renamed = old.as_ref().clone();
                renamed.name.clone_from(&new.name);
                renamed == **new
            };
            is_only_renamed.then(|| (old.name.clone(), new.name.clone()))
        }
        _ => None,
    }
}
