//! Statements that change rows.

use super::super::tree::{
    Change, ChangeForm, Conflict, ConflictTarget, Element, Form, From, ReturnedKey, Source,
};
use super::Writer;
use super::sources::{holds, sources_of};
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    pub(super) fn changing(&self, change: &Change) -> Outcome<String> {
        match &change.form {
            ChangeForm::Insert {
                columns,
                rows,
                conflict,
                keys,
            } => self.insert(change, columns, rows, conflict.as_ref(), keys),
            ChangeForm::InsertFrom {
                columns,
                query,
                conflict,
            } => {
                let mut text = self.insert_into(change)?;
                text = format!("{text} ({}) ", self.names_of(columns));
                let returning = self.returning(change, "inserted")?;
                if self.dialect() == DialectName::Mssql && !returning.is_empty() {
                    text = format!("{text}{} ", returning.trim_start());
                }
                let query = self.any_query(query, false)?;
                let takes_ctes = matches!(
                    self.dialect(),
                    DialectName::Mysql | DialectName::Mariadb | DialectName::Oracle
                );
                if takes_ctes {
                    text.push_str(&self.after_ctes(query));
                    self.ctes.borrow_mut().clear();
                } else {
                    text.push_str(&query);
                }
                text.push_str(&self.conflict(conflict.as_ref())?);
                if self.dialect() != DialectName::Mssql {
                    text.push_str(&returning);
                }
                Ok(text)
            }
            ChangeForm::Update { values, criteria } => self.update(change, values, criteria),
            ChangeForm::Delete { criteria } => self.delete(change, criteria),
        }
    }

    fn prefixes(change: &Change) -> String {
        let mut prefixes = change.prefixes.join(" ");
        if !prefixes.is_empty() {
            prefixes.push(' ');
        }
        prefixes
    }

    fn names_of(&self, columns: &[String]) -> String {
        let columns: Vec<String> = columns.iter().map(|column| self.ident(column)).collect();
        columns.join(", ")
    }

    fn insert_into(&self, change: &Change) -> Outcome<String> {
        let table = self.source(&change.table)?;
        Ok(format!("INSERT {}INTO {table}", Self::prefixes(change)))
    }

    fn insert(
        &self,
        change: &Change,
        columns: &[String],
        rows: &[Vec<Element>],
        conflict: Option<&Conflict>,
        keys: &[ReturnedKey],
    ) -> Outcome<String> {
        let mut text = self.insert_into(change)?;
        let mut returning = self.returning(change, "inserted")?;
        if returning.is_empty() {
            returning = self.returned_keys(keys)?;
        }
        let is_output = self.dialect() == DialectName::Mssql;
        if columns.is_empty() {
            let takes_none = matches!(
                self.dialect(),
                DialectName::Mysql | DialectName::Mariadb | DialectName::Oracle
            );
            if is_output {
                text.push_str(&returning);
            }
            text.push_str(if takes_none {
                " () VALUES ()"
            } else {
                " DEFAULT VALUES"
            });
        } else {
            text = format!("{text} ({})", self.names_of(columns));
            if is_output {
                text.push_str(&returning);
            }
            let rows = rows
                .iter()
                .map(|row| Ok(format!("({})", self.list(row, ", ")?)));
            let rows: Vec<String> = rows.collect::<Outcome<_>>()?;
            text = format!("{text} VALUES {}", rows.join(", "));
        }
        text.push_str(&self.conflict(conflict)?);
        if !is_output {
            text.push_str(&returning);
        }
        Ok(text)
    }

    /// `RETURNING`, which stands at the end, or `OUTPUT`; nobody reads it, so that it is left out where the database
    /// does not know it outside of programs.
    fn returning(&self, change: &Change, row: &str) -> Outcome<String> {
        if change.returning.is_empty() {
            return Ok(String::new());
        }
        match self.dialect() {
            DialectName::Mysql | DialectName::Oracle => Ok(String::new()),
            DialectName::Mssql => self.output(&change.returning, row),
            DialectName::Sqlite => {
                let columns = self.without_tables(|| self.columns(&change.returning, false))?;
                Ok(format!(" RETURNING {}", columns.join(", ")))
            }
            DialectName::Postgresql | DialectName::Mariadb => {
                let columns = self.columns(&change.returning, false)?;
                Ok(format!(" RETURNING {}", columns.join(", ")))
            }
        }
    }

    fn output(&self, columns: &[Element], row: &str) -> Outcome<String> {
        let mut texts = Vec::new();
        for column in columns {
            match &column.form {
                Form::Column { name, .. } => texts.push(format!("{row}.{}", self.ident(name))),
                _ => return self.missing("OUTPUT of expressions that is written here"),
            }
        }
        Ok(format!(" OUTPUT {}", texts.join(", ")))
    }

    /// The keys of a new row, which SQLAlchemy asks for by itself.
    fn returned_keys(&self, keys: &[ReturnedKey]) -> Outcome<String> {
        let asks = |key: &&ReturnedKey| match self.dialect() {
            DialectName::Postgresql | DialectName::Mssql => true,
            DialectName::Sqlite | DialectName::Mariadb => !key.is_made_by_database,
            DialectName::Mysql | DialectName::Oracle => false,
        };
        let asked = keys.iter().filter(asks);
        let columns: Vec<Element> = asked.map(|key| key.column.clone()).collect();
        if columns.is_empty() {
            return Ok(String::new());
        }
        match self.dialect() {
            DialectName::Mssql => self.output(&columns, "inserted"),
            DialectName::Sqlite => {
                let text = self.without_tables(|| self.list(&columns, ", "))?;
                Ok(format!(" RETURNING {text}"))
            }
            _ => Ok(format!(" RETURNING {}", self.list(&columns, ", ")?)),
        }
    }

    fn conflict(&self, conflict: Option<&Conflict>) -> Outcome<String> {
        match conflict {
            None => Ok(String::new()),
            Some(Conflict::Nothing(target)) => {
                Ok(format!(" ON CONFLICT{} DO NOTHING", self.target(target)?))
            }
            Some(Conflict::Update {
                target,
                values,
                criteria,
            }) => {
                let mut text = format!(
                    " ON CONFLICT{} DO UPDATE SET {}",
                    self.target(target)?,
                    self.settings(values, " = ")?
                );
                if !criteria.is_empty() {
                    text = format!("{text} WHERE {}", self.criteria(criteria)?);
                }
                Ok(text)
            }
            Some(Conflict::DuplicateKey(values)) => Ok(format!(
                " ON DUPLICATE KEY UPDATE {}",
                self.settings(values, " = ")?
            )),
        }
    }

    fn settings(&self, values: &[(String, Element)], between: &str) -> Outcome<String> {
        let settings = values.iter().map(|(name, value)| {
            Ok(format!(
                "{}{between}{}",
                self.ident(name),
                self.element(value, false)?
            ))
        });
        Ok(settings.collect::<Outcome<Vec<String>>>()?.join(", "))
    }

    fn target(&self, target: &ConflictTarget) -> Outcome<String> {
        if let Some(constraint) = &target.constraint {
            return Ok(format!(" ON CONSTRAINT {}", self.ident(constraint)));
        }
        if target.elements.is_empty() {
            return Ok(String::new());
        }
        self.without_tables(|| {
            let elements = self.list(&target.elements, ", ")?;
            let mut text = format!(" ({elements})");
            if !target.criteria.is_empty() {
                text = format!("{text} WHERE {}", self.criteria(&target.criteria)?);
            }
            Ok(text)
        })
    }

    /// What the conditions mention besides the table itself.
    fn further_sources(change: &Change, criteria: &[Element]) -> Vec<From> {
        let mut sources = Vec::new();
        for condition in criteria {
            sources_of(condition, &mut sources);
        }
        sources.retain(|source| !holds(std::slice::from_ref(&change.table), source));
        sources
    }

    fn sources(&self, sources: &[From]) -> Outcome<String> {
        let texts = sources.iter().map(|source| self.source(source));
        Ok(texts.collect::<Outcome<Vec<String>>>()?.join(", "))
    }

    fn update(
        &self,
        change: &Change,
        values: &[(String, Element)],
        criteria: &[Element],
    ) -> Outcome<String> {
        let further = Self::further_sources(change, criteria);
        let all = [std::slice::from_ref(&change.table), &further[..]].concat();
        self.around.borrow_mut().push(all.clone());
        let is_mysql = matches!(self.dialect(), DialectName::Mysql | DialectName::Mariadb);
        let table = if is_mysql {
            self.sources(&all)?
        } else {
            self.source(&change.table)?
        };
        let mut settings = Vec::new();
        for (name, value) in values {
            let column = if is_mysql && !further.is_empty() {
                self.with_table(&change.table, name)
            } else {
                self.ident(name)
            };
            settings.push(format!("{column}={}", self.element(value, false)?));
        }
        let prefixes = Self::prefixes(change);
        let mut text = format!("UPDATE {prefixes}{table} SET {}", settings.join(", "));
        let returning = self.returning(change, "inserted")?;
        if self.dialect() == DialectName::Mssql {
            text.push_str(&returning);
        }
        if !further.is_empty() {
            match self.dialect() {
                DialectName::Postgresql | DialectName::Sqlite => {
                    text = format!("{text} FROM {}", self.sources(&further)?);
                }
                DialectName::Mssql => text = format!("{text} FROM {}", self.sources(&all)?),
                DialectName::Mysql | DialectName::Mariadb => {}
                DialectName::Oracle => return self.missing("UPDATE with several tables"),
            }
        }
        text.push_str(&self.where_clause(criteria)?);
        if self.dialect() != DialectName::Mssql {
            text.push_str(&returning);
        }
        self.around.borrow_mut().pop();
        Ok(text)
    }

    /// A column with its table, without the schema: all tables stand at the beginning.
    fn with_table(&self, table: &From, name: &str) -> String {
        let table = match &**table {
            Source::Table(table) => self.ident(&table.name),
            _ => self.source_name(table),
        };
        format!("{table}.{}", self.ident(name))
    }

    fn delete(&self, change: &Change, criteria: &[Element]) -> Outcome<String> {
        let further = Self::further_sources(change, criteria);
        let all = [std::slice::from_ref(&change.table), &further[..]].concat();
        self.around.borrow_mut().push(all.clone());
        let table = self.source(&change.table)?;
        let mut text = format!("DELETE {}FROM {table}", Self::prefixes(change));
        let returning = self.returning(change, "deleted")?;
        if self.dialect() == DialectName::Mssql {
            text.push_str(&returning);
        }
        if !further.is_empty() {
            match self.dialect() {
                DialectName::Postgresql => {
                    text = format!("{text} USING {}", self.sources(&further)?);
                }
                DialectName::Mysql | DialectName::Mariadb => {
                    text = format!("{text} USING {}", self.sources(&all)?);
                }
                DialectName::Mssql => text = format!("{text} FROM {}", self.sources(&all)?),
                DialectName::Sqlite | DialectName::Oracle => {
                    return self.missing("DELETE with several tables");
                }
            }
        }
        text.push_str(&self.where_clause(criteria)?);
        if self.dialect() != DialectName::Mssql {
            text.push_str(&returning);
        }
        self.around.borrow_mut().pop();
        Ok(text)
    }

    fn where_clause(&self, criteria: &[Element]) -> Outcome<String> {
        if criteria.is_empty() {
            return Ok(String::new());
        }
        Ok(format!(" WHERE {}", self.criteria(criteria)?))
    }
}
