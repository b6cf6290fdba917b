//! The SQL that an author puts into an op, noted while it is read, so that replay can judge whether it stays in its place.

use super::{Fields, Shape};
use crate::catalog::Sql;
use crate::config::DialectName;
use crate::diag::Span;

/// What SQL stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclosure {
    /// Parentheses, or the end of a statement.
    Parentheses,
    /// A statement that ends with it.
    Statement,
    /// Nothing but its neighbours.
    Neighbours,
    /// The quotes of a name.
    Quotes,
}

/// SQL that becomes a part of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The SQL.
    pub sql: Sql,
    /// What it stands in.
    pub within: Enclosure,
    /// Where it stands in the file.
    pub span: Span,
}

impl Fields<'_, '_> {
    /// SQL that must be there, and becomes a part of a statement.
    pub fn sql(&self, key: &'static str, within: Enclosure) -> String {
        let text = self.text(key);
        self.note_sql(key, within, Sql::new(text.as_str()));
        text
    }

    /// SQL that may be there, and becomes a part of a statement.
    pub fn sql_or(&self, key: &'static str, within: Enclosure) -> Option<String> {
        self.shaped(key, || Shape::Text)?;
        Some(self.sql(key, within))
    }

    /// A list of SQL that may be there, each piece of it a part of a statement.
    pub fn sqls_or(&self, key: &'static str) -> Option<Vec<String>> {
        let texts = self.has(key).then(|| self.texts(key))?;
        for text in &texts {
            self.note_sql(key, Enclosure::Neighbours, Sql::new(text.as_str()));
        }
        Some(texts)
    }

    /// Notes SQL that has been read.
    pub fn note_sql(&self, key: &str, within: Enclosure, sql: Sql) {
        let span = self.span_of(key);
        // What stands under the name of a dialect is for that one alone.
        let sql = match DialectName::parse(key) {
            Some(dialect) => Sql {
                sql: String::new(),
                dialects: vec![(dialect, sql.sql)],
            },
            None => sql,
        };
        self.report.note(Fragment { sql, within, span });
    }
}
