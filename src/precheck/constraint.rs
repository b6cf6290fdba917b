//! What new keys and constraints need of the rows that are there.

use super::Precheck;
use super::keys::Names;
use super::question::{Key, Leaning, Nulls, Question, Verdict};
use super::trace::Place;
use crate::catalog::{Check, ForeignKey, Index, IndexKey, QualifiedName, Table, mentions};
use crate::config::DialectName;

impl Precheck<'_> {
    /// The constraints and unique indexes that a step adds and takes.
    pub(super) fn constraints(&mut self, old: &QualifiedName, before: &Table, after: &Table) {
        let name = &after.name;
        let was_key = before.primary_key.as_ref().map(|key| &key.columns);
        if let Some(key) = after
            .primary_key
            .as_ref()
            .filter(|key| Some(&key.columns) != was_key)
        {
            let what = format!("{name} has the primary key ({})", key.columns.join(", "));
            self.duplicates(old, after, &what, &keys(&key.columns), Nulls::Equal, None);
            for column in &key.columns {
                let may_be_null = before.column(column).is_some_and(|column| column.nullable);
                let is_told = after.column(column).is_some_and(|column| !column.nullable);
                if may_be_null && !is_told {
                    self.not_null(old, after, column);
                }
            }
        }
        for unique in &after.uniques {
            if !before
                .uniques
                .iter()
                .any(|was| was.columns == unique.columns)
            {
                let what = format!("{name} ({}) becomes unique", unique.columns.join(", "));
                let is_on = unique
                    .options
                    .is_on(self.dialect.name, "nulls_not_distinct");
                let nulls = self.nulls(is_on, false);
                self.duplicates(old, after, &what, &keys(&unique.columns), nulls, None);
            }
        }
        for index in after.indexes.iter().filter(|index| index.unique) {
            let is_same = |was: &&Index| {
                was.unique && was.columns == index.columns && was.condition == index.condition
            };
            if before.indexes.iter().find(is_same).is_none() {
                self.unique_index(old, after, index);
            }
        }
        for key in &after.foreign_keys {
            let is_same = |was: &ForeignKey| {
                was.columns == key.columns
                    && was.referred == key.referred
                    && was.referred_columns == key.referred_columns
            };
            if !before.foreign_keys.iter().any(is_same) {
                self.foreign_key(old, after, key);
            }
        }
        for check in &after.checks {
            if !before.checks.iter().any(|was| was.sql == check.sql) {
                self.check(old, after, check);
            }
        }
        self.keys_that_go(old, before, after);
    }

    /// Keys that fall away, while foreign keys of which no revision knows may refer to them.
    fn keys_that_go(&mut self, old: &QualifiedName, before: &Table, after: &Table) {
        let own = before.primary_key.iter().map(|key| &key.columns);
        let gone = own
            .chain(before.uniques.iter().map(|unique| &unique.columns))
            .filter(|columns| !after.has_key_on(columns));
        let gone: Vec<Vec<String>> = gone.cloned().collect();
        for columns in gone {
            if columns.iter().any(|column| after.column(column).is_none()) {
                // What leans on a column that is dropped is asked for there.
                continue;
            }
            if let Names::Old(names) = self.old_columns(&after.name, &columns) {
                let what = format!("{} ({}) is a key no more", after.name, columns.join(", "));
                self.leaning(old, names.first().map(String::as_str), Leaning::Keys, &what);
            }
        }
    }

    /// How NULLs count in a unique constraint or index.
    fn nulls(&self, are_equal: bool, is_filtered: bool) -> Nulls {
        match self.dialect.name {
            // https://learn.microsoft.com/en-us/sql/relational-databases/tables/unique-constraints-and-check-constraints
            DialectName::Mssql if !is_filtered => Nulls::Equal,
            // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/constraint.html
            DialectName::Oracle => Nulls::EqualUnlessAll,
            _ if are_equal => Nulls::Equal,
            DialectName::Postgresql
            | DialectName::Mysql
            | DialectName::Mariadb
            | DialectName::Sqlite
            | DialectName::Mssql => Nulls::Distinct,
        }
    }

    fn unique_index(&mut self, old: &QualifiedName, table: &Table, index: &Index) {
        let what = format!("unique index {} is made", index.name);
        let dialect = self.dialect.name;
        if index.columns.iter().any(|part| part.length.is_some()) {
            return self.unasked(&what, "it looks at the beginning of values only");
        }
        let own = index.options.text(dialect, "where");
        let condition = index.condition.as_ref().map(|sql| sql.for_dialect(dialect));
        let condition = condition.or(own).map(str::to_owned);
        let are_equal = index.options.is_on(dialect, "nulls_not_distinct");
        let nulls = self.nulls(are_equal, condition.is_some());
        let parts = index.columns.iter().map(|part| match &part.key {
            IndexKey::Column(name) => Key::Column(name.clone()),
            IndexKey::Expression(sql) => Key::Sql(sql.for_dialect(dialect).to_owned()),
        });
        let parts: Vec<Key> = parts.collect();
        self.duplicates(old, table, &what, &parts, nulls, condition.as_deref());
    }

    fn duplicates(
        &mut self,
        old: &QualifiedName,
        table: &Table,
        what: &str,
        keys: &[Key],
        nulls: Nulls,
        condition: Option<&str>,
    ) {
        let columns = keys.iter().filter_map(|key| match key {
            Key::Column(name) => Some(name.clone()),
            Key::Sql(_) => None,
        });
        let columns: Vec<String> = columns.collect();
        let names = match self.old_columns(&table.name, &columns) {
            Names::Old(names) => names,
            // No row equals another one then.
            Names::Empty if nulls == Nulls::Distinct => return,
            Names::Empty => return self.unasked(what, "this script makes a column of it"),
            Names::Unasked(why) => return self.unasked(what, &why),
        };
        let sql = |sql: &str| self.old_sql(table, &needed(table, sql), sql);
        let mut names = names.into_iter();
        let keys = keys.iter().map(|key| match key {
            Key::Column(_) => Ok(Key::Column(names.next().unwrap_or_default())),
            Key::Sql(text) => sql(text).map(Key::Sql),
        });
        let keys: Result<Vec<Key>, String> = keys.collect();
        let condition = condition.map(sql).transpose();
        match (keys, condition) {
            (Ok(keys), Ok(condition)) => {
                let question = Question::Duplicates {
                    table: old.clone(),
                    keys,
                    nulls,
                    condition,
                };
                self.on_values(&table.name, what, "values that several rows have", question);
            }
            (Err(why), _) | (_, Err(why)) => self.unasked(what, &why),
        }
    }

    fn foreign_key(&mut self, old: &QualifiedName, table: &Table, key: &ForeignKey) {
        let own = key.columns.join(", ");
        let what = format!("{} ({own}) refers to {}", table.name, key.referred);
        let referred = self.trace.old_name(&key.referred).cloned();
        if let Some(referred) = &referred {
            self.may_refer(referred, &what);
        }
        if key.options.is_on(self.dialect.name, "not_valid") {
            return;
        }
        let columns = match self.old_columns(&table.name, &key.columns) {
            Names::Old(columns) => columns,
            Names::Empty => return,
            Names::Unasked(why) => return self.unasked(&what, &why),
        };
        let Some(referred) = referred else {
            let words = "rows that refer to a table which this script makes";
            let question = Question::Values {
                table: old.clone(),
                sample: columns.clone(),
                columns,
            };
            return self.on_values(&table.name, &what, words, question);
        };
        let referred_columns = match self.old_columns(&key.referred, &key.referred_columns) {
            Names::Old(columns) => columns,
            Names::Empty => return self.unasked(&what, "this script makes a column of it"),
            Names::Unasked(why) => return self.unasked(&what, &why),
        };
        let question = Question::Orphans {
            table: old.clone(),
            columns,
            referred,
            referred_columns,
        };
        let changed = self.trace.changed_rows(&key.referred);
        if let Some(step) = changed.filter(|_| self.trace.changed_rows(&table.name).is_none()) {
            let words = format!("rows that refer to none before step {step}, which may add them");
            return self.ask(&what, &words, Verdict::Info, question, ", such as ");
        }
        self.on_values(&table.name, &what, "rows that refer to none", question);
    }

    /// Asks for the right to refer to a table.
    fn may_refer(&mut self, referred: &QualifiedName, what: &str) {
        if self.dialect.name != DialectName::Postgresql {
            return;
        }
        let question = Question::MayRefer {
            table: referred.clone(),
        };
        let words = "rights that are missing";
        self.ask(what, words, Verdict::Fail, question, ", namely ");
    }

    fn check(&mut self, old: &QualifiedName, table: &Table, check: &Check) {
        let what = match &check.name {
            Some(name) => format!("check {name} is added to {}", table.name),
            None => format!("a check is added to {}", table.name),
        };
        if check.options.is_on(self.dialect.name, "not_valid") {
            return;
        }
        let sql = check.sql.for_dialect(self.dialect.name);
        let needed = needed(table, sql);
        if needed
            .iter()
            .any(|column| matches!(self.trace.column(&table.name, column), Place::Made { .. }))
        {
            return self.unasked(&what, "this script makes a column of it");
        }
        match self.old_sql(table, &needed, sql) {
            Ok(condition) => {
                let words = "rows for which it does not hold";
                self.on_rows(
                    old,
                    &table.name,
                    &what,
                    words,
                    Verdict::Fail,
                    |table, sample| Question::Violations {
                        table,
                        condition,
                        sample,
                    },
                );
            }
            Err(why) => self.unasked(&what, &why),
        }
    }
}

/// The columns of a table that an expression names.
fn needed<'a>(table: &'a Table, sql: &str) -> Vec<&'a str> {
    let columns = table.columns.iter().map(|column| column.name.as_str());
    columns.filter(|column| mentions(sql, column)).collect()
}

fn keys(columns: &[String]) -> Vec<Key> {
    columns.iter().cloned().map(Key::Column).collect()
}
