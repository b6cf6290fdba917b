//! What raw SQL does to the catalog, statement by statement.

use std::ops::Range;

use super::Finding;
use super::cursor::{Cursor, Name, Parsed, Stop};
use super::first_word;
use super::names::{find, folded, fresh};
use super::split::{Unended, cut};
use super::statement::{self, Outcome};
use super::syntax;
use super::tokens::Placed;
use crate::catalog::{Catalog, Kind, QualifiedName, Table};
use crate::config::DialectName;

/// Replays raw SQL into the catalog as far as it is understood, and says where it is not.
///
/// A table that is changed in a way that is not understood becomes opaque. What changes no structure is passed over.
pub fn apply(catalog: &mut Catalog, sql: &str, dialect: DialectName) -> Vec<Finding> {
    let mut effect = Effect {
        catalog,
        dialect,
        findings: Vec::new(),
        temporary: Vec::new(),
        subject: None,
    };
    match cut(sql, dialect) {
        Ok(cuts) => {
            for cut in cuts {
                let tokens: Vec<&Placed> = cut
                    .tokens
                    .iter()
                    .filter(|token| token.is_significant(dialect))
                    .collect();
                effect.piece(Cursor::new(sql, &tokens, dialect), cut.piece.sql);
            }
        }
        Err(Unended { message, at }) => effect
            .findings
            .push(syntax::finding(&message, at..sql.len())),
    }
    effect.findings
}

/// The catalog and what is found while it is changed.
pub(super) struct Effect<'a> {
    pub(super) catalog: &'a mut Catalog,
    pub(super) dialect: DialectName,
    findings: Vec<Finding>,
    /// Temporary tables are no part of the catalog.
    temporary: Vec<String>,
    /// What the statement changes, as far as it was read.
    subject: Option<Subject>,
}

/// What a statement is about.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// A table; one that is being created may not exist yet.
    Table(QualifiedName),
    /// Anything else.
    Other(Kind, QualifiedName),
}

impl Effect<'_> {
    fn piece(&mut self, mut cursor: Cursor<'_>, text: &str) {
        if let Some(slip) = first_word::check(&cursor) {
            self.findings.push(slip);
            return;
        }
        while cursor.peek(0).is_some() {
            self.subject = None;
            let start = cursor.clone();
            match statement::run(self, &mut cursor, text) {
                Ok(Outcome::Changed) if cursor.is_end() => {}
                Ok(Outcome::Changed) => return self.unread(&cursor),
                Ok(Outcome::Routine) => return,
                Ok(Outcome::Unchanged) => match statement::next_line(&start) {
                    Some(next) => cursor = next,
                    None => return self.unread(&start),
                },
                Err(stop) => return self.stopped(stop, &start),
            }
        }
    }

    /// Says what the statement is about, before all of it is read.
    pub(super) fn set_subject(&mut self, subject: Subject) {
        self.subject = Some(subject);
    }

    /// Remembers that this table is temporary.
    pub(super) fn add_temporary(&mut self, name: &Name) {
        self.temporary.push(folded(&name.name));
    }

    /// The table that a name means; none when it is temporary or no table.
    pub(super) fn table(&mut self, name: &Name) -> Parsed<Option<QualifiedName>> {
        if self.is_temporary(name) {
            return Ok(None);
        }
        if let Some(table) = find(self.catalog, self.dialect, Kind::Table, name) {
            self.subject = Some(Subject::Table(table.clone()));
            return Ok(Some(table));
        }
        if find(self.catalog, self.dialect, Kind::View, name).is_some() {
            return Ok(None);
        }
        let error = self
            .catalog
            .unknown(Kind::Table, &fresh(self.catalog, self.dialect, name));
        Err(Stop::fault(error, &name.name.span))
    }

    /// Whether this table is temporary.
    pub(super) fn is_temporary(&self, name: &Name) -> bool {
        self.dialect == DialectName::Mssql && name.name.value.starts_with('#')
            || self.temporary.contains(&folded(&name.name))
    }

    /// A table to be changed.
    pub(super) fn copy(&self, name: &QualifiedName) -> Table {
        self.catalog
            .table(name)
            .map(|table| Table::clone(table))
            .unwrap_or_default()
    }

    /// Puts a changed table back.
    pub(super) fn put(&mut self, table: Table) {
        self.catalog.put(table);
    }

    /// Lets a fault pass where the table is opaque: anything may be in it.
    pub(super) fn tolerate(&self, table: &QualifiedName, result: Parsed<()>) -> Parsed<()> {
        match result {
            Err(Stop::Fault(..)) if self.catalog.table(table).is_some_and(|table| table.opaque) => {
                Ok(())
            }
            result => result,
        }
    }

    fn stopped(&mut self, stop: Stop, start: &Cursor<'_>) {
        match (stop, self.subject.take()) {
            (Stop::Fault(error, span), subject) => {
                if let Some(Subject::Table(table)) = subject {
                    self.make_opaque(&table);
                }
                self.findings.push(Finding {
                    code: error.code(),
                    message: error.to_string(),
                    help: error.help(),
                    span,
                });
            }
            (Stop::Unknown(span), Some(Subject::Table(table))) => self.opaque(&table, span),
            (Stop::Unknown(span), subject) => match (syntax::check(start), subject) {
                (Some(finding), _) => self.findings.push(finding),
                (None, Some(Subject::Other(kind, name))) => {
                    let what = format!("{} `{name}`", kind.as_str());
                    self.findings.push(not_understood(kind, &what, span));
                }
                (None, _) => return self.unread(start),
            },
        }
        self.mark_named(start);
    }

    /// A statement that was not read: the tables that it may change become opaque.
    fn unread(&mut self, start: &Cursor<'_>) {
        if !self.mark_named(start) {
            self.findings.extend(syntax::check(start));
        }
    }

    /// Marks every table after `CREATE TABLE`, `ALTER TABLE` or `DROP TABLE`.
    fn mark_named(&mut self, start: &Cursor<'_>) -> bool {
        let mut is_marked = false;
        let mut cursor = start.clone();
        if cursor.is_one_of(&[
            "GRANT", "REVOKE", "DENY", "AUDIT", "NOAUDIT", "COMMENT", "SECURITY",
        ]) {
            return false;
        }
        while cursor.peek(0).is_some() {
            let Some(verb) = cursor.take_one_of(&["CREATE TABLE", "ALTER TABLE", "DROP TABLE"])
            else {
                cursor.skip();
                continue;
            };
            let _ = cursor.take("IF NOT EXISTS") || cursor.take("IF EXISTS");
            let Ok(name) = cursor.name() else { continue };
            if self.is_temporary(&name) {
                continue;
            }
            let known = find(self.catalog, self.dialect, Kind::Table, &name);
            let created =
                || (verb == "CREATE TABLE").then(|| fresh(self.catalog, self.dialect, &name));
            if let Some(table) = known.or_else(created) {
                self.opaque(&table, name.name.span);
                is_marked = true;
            }
        }
        is_marked
    }

    fn opaque(&mut self, table: &QualifiedName, span: Range<usize>) {
        let what = format!("table `{table}`");
        if self.make_opaque(table) {
            self.findings.push(not_understood(Kind::Table, &what, span));
        }
    }

    /// Makes a table opaque; whether it was not so before.
    fn make_opaque(&mut self, name: &QualifiedName) -> bool {
        let is_new = self.catalog.table(name).is_none_or(|table| !table.opaque);
        if is_new {
            let table = Table {
                name: name.clone(),
                opaque: true,
                ..self.copy(name)
            };
            self.catalog.put(table);
        }
        is_new
    }
}

fn not_understood(kind: Kind, what: &str, span: Range<usize>) -> Finding {
    let ops = match kind {
        Kind::Schema => "`create_schema`",
        Kind::Extension => "`create_extension`",
        Kind::Enum => "`create_enum` or `add_enum_value`",
        Kind::Sequence => "`create_sequence`",
        Kind::Table => "`create_table` or `alter_column`",
        Kind::View => "`create_view`",
        Kind::Function => "`create_function`",
        Kind::Grants => "`grant` or `revoke`",
    };
    Finding {
        code: "opaque",
        message: format!(
            "{what} is changed in a way that is not understood; from here on it is not checked"
        ),
        help: Some(format!(
            "say it with an op such as {ops} where there is one"
        )),
        span,
    }
}
