//! What a step on the columns of a table needs of its rows.

use super::Precheck;
use super::keys::Names;
use super::narrowing::{Narrowing, narrowing};
use super::question::{Leaning, Question, Verdict};
use super::trace::Place;
use crate::catalog::{Column, DataType, QualifiedName, Table};
use crate::config::DialectName;
use crate::dialect::EnumStyle;
use crate::statement::Change;

impl Precheck<'_> {
    /// A table that a step changes.
    pub(super) fn table(
        &mut self,
        before: &Table,
        after: &Table,
        renamed: Option<&(String, String)>,
        change: &Change<'_>,
    ) {
        let Some(old) = self.trace.old_name(&before.name).cloned() else {
            return;
        };
        let mut before = before.clone();
        if let Some((from, to)) = renamed {
            if let Place::Old(column) = self.trace.column(&before.name, from)
                && !self.views_follow()
            {
                let what = format!("{}.{from} is renamed", before.name);
                self.leaning(&old, Some(&column), Leaning::Views, &what);
            }
            before.rename_column(from, to);
            self.trace.rename_column(&before.name, from, to);
        }
        for column in &after.columns {
            match before.column(&column.name) {
                None => self.added(&old, after, column),
                Some(was) => {
                    if was.nullable && !column.nullable {
                        self.not_null(&old, after, &column.name);
                    }
                    if was.data_type != column.data_type {
                        self.another_type(&old, after, (was, column), change);
                    }
                }
            }
        }
        for column in &before.columns {
            if after.column(&column.name).is_none() {
                self.dropped(&old, &before, column);
            }
        }
        self.constraints(&old, &before, after);
        self.trace.follow(self.step, &before, after);
    }

    /// A column that rows need a value for and are given none.
    fn added(&mut self, old: &QualifiedName, table: &Table, column: &Column) {
        let is_filled = column.nullable
            || column.default.is_some()
            || column.identity.is_some()
            || column.computed.is_some()
            || table.counts_up(column);
        if is_filled {
            return;
        }
        let what = format!("{}.{} is added without a default", table.name, column.name);
        let (words, verdict) = if self.dialect.name.parent() == Some(DialectName::Mysql)
            || self.dialect.name == DialectName::Mysql
        {
            // https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html
            let words = "rows that the server gives an empty text or zero";
            (words, Verdict::Info)
        } else {
            ("rows, which have no value for it", Verdict::Fail)
        };
        self.on_rows(old, &table.name, &what, words, verdict, |table, sample| {
            Question::Rows { table, sample }
        });
    }

    /// A column that may hold NULL no more.
    pub(super) fn not_null(&mut self, old: &QualifiedName, table: &Table, column: &str) {
        let what = format!("{}.{column} becomes required", table.name);
        match self.old_columns(&table.name, &[column.to_owned()]) {
            Names::Old(names) => {
                let column = names.into_iter().next().unwrap_or_default();
                let words = "rows with NULL";
                self.on_rows(
                    old,
                    &table.name,
                    &what,
                    words,
                    Verdict::Fail,
                    |table, sample| Question::Nulls {
                        table,
                        column,
                        sample,
                    },
                );
            }
            Names::Empty => {
                let words = "rows, for which nothing fills it";
                self.on_rows(
                    old,
                    &table.name,
                    &what,
                    words,
                    Verdict::Fail,
                    |table, sample| Question::Rows { table, sample },
                );
            }
            // With another type a NULL is a NULL, and a default fills all rows.
            Names::Unasked(why) => self.unasked(&what, &why),
        }
    }

    /// A column that is dropped with what it holds.
    fn dropped(&mut self, old: &QualifiedName, table: &Table, column: &Column) {
        let Names::Old(names) = self.old_columns(&table.name, std::slice::from_ref(&column.name))
        else {
            return;
        };
        let what = format!("{}.{} is dropped", table.name, column.name);
        self.leaning(old, names.first().map(String::as_str), Leaning::All, &what);
        if column.computed.is_some() {
            return;
        }
        let kept = self.trace.kept_by(&table.name, Some(&column.name));
        let (words, verdict) = if let Some(step) = kept {
            let words = format!("rows with a value that only step {step} may keep");
            (words, Verdict::Info)
        } else {
            let words = "rows with a value that nothing in this range keeps".to_owned();
            (words, Verdict::Fail)
        };
        let sample = if self.can_show(column) {
            names.clone()
        } else {
            Vec::new()
        };
        let question = Question::Values {
            table: old.clone(),
            columns: names,
            sample,
        };
        self.ask(&what, &words, verdict, question, ", such as ");
    }

    /// Whether a value of the column can be shown as a short text.
    fn can_show(&self, column: &Column) -> bool {
        let data_type = column.data_type.as_ref();
        data_type.is_some_and(|data_type| match data_type.for_dialect(self.dialect.name) {
            // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/MIN.html
            DataType::Text | DataType::String(None) => self.dialect.name != DialectName::Oracle,
            DataType::Binary(_)
            | DataType::LargeBinary
            | DataType::Json
            | DataType::Interval
            | DataType::Exact(_) => false,
            DataType::Integer
            | DataType::BigInteger
            | DataType::SmallInteger
            | DataType::String(Some(_))
            | DataType::Boolean
            | DataType::Date
            | DataType::Time
            | DataType::DateTime { .. }
            | DataType::Numeric(..)
            | DataType::Float
            | DataType::Double
            | DataType::Uuid
            | DataType::Enum { .. } => true,
        })
    }

    /// A column that has another type.
    fn another_type(
        &mut self,
        old: &QualifiedName,
        table: &Table,
        (was, column): (&Column, &Column),
        change: &Change<'_>,
    ) {
        let what = format!("{}.{} has another type", table.name, column.name);
        let name = match self.old_columns(&table.name, std::slice::from_ref(&column.name)) {
            Names::Old(names) => names.into_iter().next().unwrap_or_default(),
            Names::Empty => return,
            Names::Unasked(why) => return self.unasked(&what, &why),
        };
        if self.dialect.name == DialectName::Postgresql {
            // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES
            self.leaning(old, Some(&name), Leaning::Views, &what);
        }
        let (Some(from), Some(to)) = (&was.data_type, &column.data_type) else {
            return;
        };
        let dialect = self.dialect;
        let (from, to) = (from.for_dialect(dialect.name), to.for_dialect(dialect.name));
        if let Some(enum_name) = to.enum_name() {
            if from.enum_name() != Some(enum_name) {
                self.not_a_word(&table.name, &column.name, change.enum_values(enum_name));
            }
            return;
        }
        if !self.checks_types() {
            return;
        }
        let words_of = |data_type: &DataType| {
            let name = data_type.enum_name();
            let words = name.map_or(&[][..], |name| change.enum_values(name));
            dialect.type_sql(data_type, words)
        };
        let (Ok(from), Ok(to)) = (words_of(from), words_of(to)) else {
            return;
        };
        self.narrowed(old, (&table.name, &name), &what, narrowing(&from, &to));
        if narrowing(&from, &to).is_none() {
            self.unasked(&what, &format!("whether every {from} can be {to}"));
        }
    }

    fn narrowed(
        &mut self,
        old: &QualifiedName,
        (table, column): (&QualifiedName, &str),
        what: &str,
        narrowing: Option<Vec<Narrowing>>,
    ) {
        let old = || (old.clone(), column.to_owned());
        for narrowing in narrowing.into_iter().flatten() {
            let ((table_name, column), (longest_table, longest_column)) = (old(), old());
            let (words, question) = match narrowing {
                Narrowing::Text(length) => {
                    let question = Question::Longest {
                        table: longest_table,
                        column: longest_column,
                    };
                    let words = "characters in the longest value";
                    self.ask(what, words, Verdict::Info, question, "");
                    let question = Question::TooLong {
                        table: table_name,
                        column,
                        length,
                    };
                    (format!("values longer than {length}"), question)
                }
                Narrowing::Range(low, high) => {
                    let words = format!("values outside {low} to {high}");
                    let question = Question::OutOfRange {
                        table: table_name,
                        column,
                        low,
                        high,
                    };
                    (words, question)
                }
                Narrowing::Scale(scale) => {
                    let words = format!("values that are rounded to {scale} digits");
                    let question = Question::Rounded {
                        table: table_name,
                        column,
                        scale,
                    };
                    (words, question)
                }
            };
            self.on_values(table, what, &words, question);
        }
    }

    /// Asks for values that are no words of an enum.
    pub(super) fn not_a_word(&mut self, table: &QualifiedName, column: &str, words: &[String]) {
        let what = format!("{table}.{column} becomes an enum");
        let Some(old) = self.trace.old_name(table).cloned() else {
            return;
        };
        let column = match self.old_columns(table, &[column.to_owned()]) {
            Names::Old(names) => names.into_iter().next().unwrap_or_default(),
            Names::Empty => return,
            Names::Unasked(why) => return self.unasked(&what, &why),
        };
        let question = Question::NotAWord {
            table: old,
            column,
            words: words.to_vec(),
        };
        if self.dialect.enums == EnumStyle::Text {
            let words = "values that are none of its words, which nothing refuses";
            return self.ask(&what, words, Verdict::Info, question, ", such as ");
        }
        self.on_values(table, &what, "values that are none of its words", question);
    }

    /// Asks for values that do not fit.
    pub(super) fn on_values(
        &mut self,
        table: &QualifiedName,
        what: &str,
        words: &str,
        question: Question,
    ) {
        let (words, verdict) = self.softened(table, words, Verdict::Fail);
        self.ask(what, &words, verdict, question, ", such as ");
    }

    /// Asks for rows that do not fit, shown by their keys.
    pub(super) fn on_rows(
        &mut self,
        old: &QualifiedName,
        table: &QualifiedName,
        what: &str,
        words: &str,
        verdict: Verdict,
        question: impl FnOnce(QualifiedName, Vec<String>) -> Question,
    ) {
        let (words, verdict) = self.softened(table, words, verdict);
        let question = question(old.clone(), self.sample_of_rows(old));
        let leads = self.lead_of_rows(old);
        self.ask(what, &words, verdict, question, &leads);
    }

    /// What an earlier step may mend is only good to know.
    fn softened(&self, table: &QualifiedName, words: &str, verdict: Verdict) -> (String, Verdict) {
        match self.trace.changed_rows(table) {
            Some(step) => (
                format!("{words} before step {step}, which may change them"),
                Verdict::Info,
            ),
            None => (words.to_owned(), verdict),
        }
    }
}
