//! What is selected from: which sources an expression mentions, and how each is written.

use std::rc::Rc;

use super::super::deeper;
use super::super::tree::{Element, Form, From, JoinStyle, Source, Table};
use super::{Cte, Writer};
use crate::config::DialectName;
use crate::python::Outcome;

/// Adds the sources that an expression mentions, each once; those of queries inside of it are their own.
pub(in super::super) fn sources_of(element: &Element, found: &mut Vec<From>) {
    if let Form::Column {
        table: Some(table), ..
    } = &element.form
    {
        add(table, found);
    }
    for part in element.parts() {
        deeper(|| sources_of(part, found));
    }
}

/// Adds a source that is not among them.
pub(super) fn add(source: &From, found: &mut Vec<From>) {
    if !holds(found, source) {
        found.push(Rc::clone(source));
    }
}

/// Whether a source is among others.
pub(super) fn holds(sources: &[From], source: &From) -> bool {
    sources.iter().any(|known| Rc::ptr_eq(known, source))
}

/// A source and, of a join, those that it joins.
pub(super) fn with_joined(source: &From, found: &mut Vec<From>) {
    add(source, found);
    if let Source::Join(join) = &**source {
        with_joined(&join.left, found);
        with_joined(&join.right, found);
    }
}

impl Writer<'_> {
    /// A source as it stands behind `FROM`.
    pub(super) fn source(&self, source: &From) -> Outcome<String> {
        match &**source {
            Source::Table(table) => Ok(self.table_name(table)),
            Source::Expression(element) => {
                let text = self.element(element, false)?;
                let is_function = matches!(element.form, Form::Function(_));
                Ok(match self.dialect() {
                    DialectName::Oracle if is_function => format!("TABLE ({text})"),
                    _ => text,
                })
            }
            Source::Alias(_, of) => {
                let of = self.source(of)?;
                Ok(format!(
                    "{of}{}{}",
                    self.alias_word(),
                    self.source_name(source)
                ))
            }
            Source::Subquery(_, query) => {
                let text = self.any_query(query, true)?;
                let name = self.source_name(source);
                Ok(format!("({text}){}{name}", self.alias_word()))
            }
            Source::Cte {
                query, recursive, ..
            } => {
                let name = self.source_name(source);
                let address = Rc::as_ptr(source).addr();
                if !self.ctes.borrow().iter().any(|cte| cte.address == address) {
                    let text = self.any_query(query, true)?;
                    self.ctes.borrow_mut().push(Cte {
                        address,
                        text: format!("{name} AS \n({text})"),
                        is_recursive: *recursive,
                    });
                }
                Ok(name)
            }
            Source::Join(join) => {
                let word = match (join.style, self.dialect()) {
                    (JoinStyle::Inner, DialectName::Mysql | DialectName::Mariadb) => " INNER JOIN ",
                    (JoinStyle::Inner, _) => " JOIN ",
                    (JoinStyle::Left, _) => " LEFT OUTER JOIN ",
                    (JoinStyle::Full, _) => " FULL OUTER JOIN ",
                };
                let left = self.source(&join.left)?;
                let right = self.source(&join.right)?;
                let right = match &*join.right {
                    Source::Join(_) => format!("({right})"),
                    _ => right,
                };
                let on = self.element(&join.on, false)?;
                Ok(format!("{left}{word}{right} ON {on}"))
            }
            Source::Excluded(_) => self
                .place
                .unreadable("the row that could not be inserted stands only in the rule for it"),
        }
    }

    fn alias_word(&self) -> &'static str {
        match self.dialect() {
            DialectName::Oracle => " ",
            _ => " AS ",
        }
    }

    /// A table with its schema.
    pub(super) fn table_name(&self, table: &Table) -> String {
        let name = self.ident(&table.name);
        match &table.schema {
            Some(schema) => format!("{}.{name}", self.compiler.dialect.schema(schema)),
            None => name,
        }
    }

    /// The name before the columns of a source.
    pub(super) fn source_name(&self, source: &From) -> String {
        let address = Rc::as_ptr(source).addr();
        match &**source {
            Source::Table(table) => self.table_name(table),
            Source::Alias(Some(name), _)
            | Source::Subquery(Some(name), _)
            | Source::Cte {
                name: Some(name), ..
            } => self.ident(name),
            Source::Alias(None, of) => {
                let beginning = match &**of {
                    Source::Table(table) => table.name.as_str(),
                    _ => "anon",
                };
                let name = self.names.borrow_mut().of(address, beginning);
                self.ident(&name)
            }
            Source::Excluded(_) => "excluded".to_owned(),
            _ => self.names.borrow_mut().of(address, "anon"),
        }
    }
}
