//! Writes expressions and statements as SQL of a dialect.

mod cast;
mod change;
mod expression;
mod functions;
mod json;
mod names;
mod operators;
mod query;
mod sources;

use std::cell::{Cell, RefCell};

pub(super) use self::sources::sources_of;

use self::names::Names;
use super::Compiler;
use super::tree::{Change, Element, From, Query};
use crate::config::DialectName;
use crate::python::{Outcome, Place};

/// Writes one statement or expression.
pub(super) struct Writer<'a> {
    compiler: Compiler<'a>,
    /// Where the statement stands: what cannot be written is refused there.
    place: &'a Place,
    /// Whether columns are written with their tables.
    has_tables: Cell<bool>,
    /// The names that were made while writing.
    names: RefCell<Names>,
    /// What the queries and statements around select from, outermost first.
    around: RefCell<Vec<Vec<From>>>,
    /// The queries that stand before the statement, each with its name.
    ctes: RefCell<Vec<Cte>>,
}

/// A query that stands before the statement.
struct Cte {
    address: usize,
    text: String,
    is_recursive: bool,
}

impl<'a> Writer<'a> {
    /// A writer of a statement.
    pub(super) fn new(compiler: Compiler<'a>, place: &'a Place) -> Self {
        Self {
            compiler,
            place,
            has_tables: Cell::new(true),
            names: RefCell::default(),
            around: RefCell::default(),
            ctes: RefCell::default(),
        }
    }

    /// A writer of an expression inside of DDL: its columns stand without their tables.
    pub(super) fn inside_of_ddl(compiler: Compiler<'a>, place: &'a Place) -> Self {
        let writer = Self::new(compiler, place);
        writer.has_tables.set(false);
        writer
    }

    /// A query as a statement.
    pub(super) fn query(&self, query: &Query) -> Outcome<String> {
        let text = self.any_query(query, false)?;
        Ok(self.after_ctes(text))
    }

    /// A statement that changes rows.
    pub(super) fn change(&self, change: &Change) -> Outcome<String> {
        let text = self.changing(change)?;
        Ok(self.after_ctes(text))
    }

    /// An expression.
    pub(super) fn expression(&self, element: &Element) -> Outcome<String> {
        self.element(element, false)
    }

    /// The statement after the queries that it names.
    fn after_ctes(&self, text: String) -> String {
        let ctes = self.ctes.borrow();
        if ctes.is_empty() {
            return text;
        }
        let says_recursive = !matches!(self.dialect(), DialectName::Mssql | DialectName::Oracle);
        let recursive = if says_recursive && ctes.iter().any(|cte| cte.is_recursive) {
            "RECURSIVE "
        } else {
            ""
        };
        let texts: Vec<&str> = ctes.iter().map(|cte| cte.text.as_str()).collect();
        format!("WITH {recursive}{}\n{text}", texts.join(",\n"))
    }

    fn dialect(&self) -> DialectName {
        self.compiler.dialect.name
    }

    fn ident(&self, name: &str) -> String {
        self.compiler.dialect.ident(name)
    }

    /// Refuses what the dialect does not have.
    fn missing<T>(&self, what: &str) -> Outcome<T> {
        let title = self.compiler.dialect.title;
        self.place.unreadable(format!("{title} has no {what}"))
    }

    /// Several expressions with something between them.
    fn list(&self, elements: &[Element], between: &str) -> Outcome<String> {
        let texts = elements.iter().map(|element| self.element(element, false));
        Ok(texts.collect::<Outcome<Vec<String>>>()?.join(between))
    }

    /// Does something with columns that stand without their tables.
    fn without_tables<T>(&self, inner: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let before = self.has_tables.replace(false);
        let result = inner();
        self.has_tables.set(before);
        result
    }
}
