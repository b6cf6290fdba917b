//! Queries.

use std::rc::Rc;

use super::super::tree::{
    Compound, Element, ForUpdate, Form, From, Query, QueryEnd, Select, Source,
};
use super::Writer;
use super::sources::{add, holds, sources_of, with_joined};
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    /// A query; one that is selected from names all its columns.
    pub(super) fn any_query(&self, query: &Query, is_source: bool) -> Outcome<String> {
        match query {
            Query::Select(select) => self.select(select, is_source),
            Query::Compound(compound) => self.compound(compound, is_source),
        }
    }

    fn compound(&self, compound: &Compound, is_source: bool) -> Outcome<String> {
        let keyword = match (self.dialect(), compound.keyword) {
            (DialectName::Oracle, "EXCEPT") => "MINUS",
            (_, keyword) => keyword,
        };
        let mut texts = Vec::new();
        for part in &compound.parts {
            let text = self.any_query(part, is_source)?;
            let needs_parentheses = match &**part {
                Query::Select(select) => select.is_ordered_or_limited(),
                Query::Compound(_) => true,
            };
            texts.push(if needs_parentheses {
                format!("({text})")
            } else {
                text
            });
        }
        let mut text = texts.join(&format!(" {keyword} "));
        let is_nested = !self.around.borrow().is_empty();
        text.push_str(&self.order(&compound.end, is_nested)?);
        if self.dialect() == DialectName::Mssql && compound.end.limit.is_some() {
            return self.missing("LIMIT for a UNION");
        }
        text.push_str(&self.limit(&compound.end)?);
        Ok(text)
    }

    fn select(&self, select: &Select, is_source: bool) -> Outcome<String> {
        let froms = self.froms(select, is_source)?;
        let mut visible = Vec::new();
        for from in &froms {
            with_joined(from, &mut visible);
        }
        let is_nested = !self.around.borrow().is_empty() || is_source;
        self.around.borrow_mut().push(visible);
        let result = self.select_from(select, &froms, is_source, is_nested);
        self.around.borrow_mut().pop();
        result
    }

    fn select_from(
        &self,
        select: &Select,
        froms: &[From],
        is_source: bool,
        is_nested: bool,
    ) -> Outcome<String> {
        let mut text = "SELECT ".to_owned();
        for prefix in &select.prefixes {
            text = format!("{text}{prefix} ");
        }
        if !select.distinct_on.is_empty() && self.dialect() == DialectName::Postgresql {
            let columns = self.list(&select.distinct_on, ", ")?;
            text = format!("{text}DISTINCT ON ({columns}) ");
        } else if !select.distinct_on.is_empty() {
            return self.missing("DISTINCT ON");
        } else if select.is_distinct {
            text.push_str("DISTINCT ");
        }
        if let (DialectName::Mssql, Some(limit)) = (self.dialect(), &select.end.limit) {
            text = format!("{text}TOP {} ", self.element(limit, false)?);
        }
        text.push_str(&self.columns(&select.columns, is_source)?.join(", "));
        if !froms.is_empty() {
            let froms = froms.iter().map(|from| self.source(from));
            let froms: Vec<String> = froms.collect::<Outcome<_>>()?;
            text = format!("{text} \nFROM {}", froms.join(", "));
        } else if self.dialect() == DialectName::Oracle {
            text.push_str(" FROM DUAL");
        }
        if !select.criteria.is_empty() {
            text = format!("{text} \nWHERE {}", self.criteria(&select.criteria)?);
        }
        if !select.group_by.is_empty() {
            text = format!("{text} GROUP BY {}", self.list(&select.group_by, ", ")?);
        }
        if !select.having.is_empty() {
            text = format!("{text} \nHAVING {}", self.criteria(&select.having)?);
        }
        text.push_str(&self.order(&select.end, is_nested)?);
        text.push_str(&self.limit(&select.end)?);
        if let Some(lock) = &select.for_update {
            text.push_str(&self.for_update(lock));
        }
        Ok(text)
    }

    /// What a query selects from: what its columns and conditions mention, without what the query around it has.
    fn froms(&self, select: &Select, is_source: bool) -> Outcome<Vec<From>> {
        let mut froms = Vec::new();
        for from in &select.from {
            add(from, &mut froms);
        }
        for element in select.columns.iter().chain(&select.criteria) {
            sources_of(element, &mut froms);
        }
        let mut joined = Vec::new();
        for from in &froms {
            if let Source::Join(join) = &**from {
                with_joined(&join.left, &mut joined);
                with_joined(&join.right, &mut joined);
            }
        }
        froms.retain(|from| !holds(&joined, from));
        let around = self.around.borrow();
        if let Some(correlated) = &select.correlated {
            let is_around = |from: &From| around.iter().any(|froms| holds(froms, from));
            froms.retain(|from| !(holds(correlated, from) && is_around(from)));
            return Ok(froms);
        }
        match around.last() {
            Some(outer) if !is_source && froms.len() > 1 => {
                froms.retain(|from| !holds(outer, from));
                if froms.is_empty() {
                    return self.place.unreadable(
                        "a query inside of this statement has no table of its own: give it an alias",
                    );
                }
            }
            _ => {}
        }
        Ok(froms)
    }

    /// The columns of a query with the names that they need.
    pub(super) fn columns(&self, columns: &[Element], is_source: bool) -> Outcome<Vec<String>> {
        let mut seen: Vec<(&str, Option<&From>)> = Vec::new();
        let mut texts = Vec::new();
        for column in columns {
            let text = self.element(column, false)?;
            let label = match &column.form {
                Form::Label(name, _) => Some(name.clone()),
                Form::Column { name, table } => {
                    let same = seen.iter().find(|(known, _)| known == name);
                    let label = match same {
                        Some((_, known)) if same_source(*known, table.as_ref()) => {
                            Some(self.names.borrow_mut().next(&format!("{name}_")))
                        }
                        Some(_) => Some(self.names.borrow_mut().next(name)),
                        None => is_source.then(|| name.clone()),
                    };
                    seen.push((name, table.as_ref()));
                    label
                }
                Form::Sql(_) => None,
                Form::Truth(_, inner) if !is_source && self.takes_conditions() => match &inner.form
                {
                    Form::Column { .. } => None,
                    _ => Some(self.names.borrow_mut().next("anon")),
                },
                Form::Truth(_, inner) => match &inner.form {
                    Form::Column { name, .. } => Some(name.clone()),
                    _ => Some(self.names.borrow_mut().next("anon")),
                },
                Form::Prefix(_, inner) | Form::Suffix(_, inner) if is_column(inner) => {
                    is_source.then(|| self.names.borrow_mut().next("anon"))
                }
                Form::Function(function) => Some(self.names.borrow_mut().next(&function.name)),
                Form::Cast(inner) => Some(match &inner.form {
                    Form::Column { name, .. } => name.clone(),
                    _ => self.names.borrow_mut().next("anon"),
                }),
                _ => Some(self.names.borrow_mut().next("anon")),
            };
            texts.push(match label {
                Some(label) => format!("{text} AS {}", self.ident(&label)),
                None => text,
            });
        }
        Ok(texts)
    }

    /// The order of the rows; SQL Server takes none inside of another query.
    fn order(&self, end: &QueryEnd, is_nested: bool) -> Outcome<String> {
        let is_dropped = self.dialect() == DialectName::Mssql && is_nested && end.limit.is_none();
        if end.order_by.is_empty() || is_dropped {
            return Ok(String::new());
        }
        Ok(format!(" ORDER BY {}", self.list(&end.order_by, ", ")?))
    }

    fn limit(&self, end: &QueryEnd) -> Outcome<String> {
        let count = |element: &Option<Element>| match element {
            Some(element) => self.element(element, false).map(Some),
            None => Ok(None),
        };
        let (limit, offset) = (count(&end.limit)?, count(&end.offset)?);
        if limit.is_none() && offset.is_none() {
            return Ok(String::new());
        }
        Ok(match (self.dialect(), limit, offset) {
            (DialectName::Postgresql, Some(limit), None) => format!(" \n LIMIT {limit}"),
            (DialectName::Postgresql | DialectName::Sqlite, Some(limit), Some(offset)) => {
                format!(" \n LIMIT {limit} OFFSET {offset}")
            }
            (DialectName::Postgresql, None, Some(offset)) => {
                format!(" \n LIMIT ALL OFFSET {offset}")
            }
            (DialectName::Sqlite, Some(limit), None) => format!("\n LIMIT {limit} OFFSET 0"),
            (DialectName::Sqlite, None, Some(offset)) => format!("\n LIMIT -1 OFFSET {offset}"),
            (DialectName::Mysql | DialectName::Mariadb, Some(limit), None) => {
                format!(" \n LIMIT {limit}")
            }
            // https://dev.mysql.com/doc/refman/8.4/en/select.html asks for a limit with every offset.
            (DialectName::Mysql | DialectName::Mariadb, limit, Some(offset)) => {
                let limit = limit.unwrap_or_else(|| u64::MAX.to_string());
                format!(" \n LIMIT {offset}, {limit}")
            }
            (DialectName::Mssql, _, Some(_)) => return self.missing("OFFSET that is written here"),
            (DialectName::Oracle, limit, offset) => {
                let mut text = String::new();
                if let Some(offset) = offset {
                    text = format!("{text}\n OFFSET {offset} ROWS");
                }
                if let Some(limit) = limit {
                    text = format!("{text}\n FETCH FIRST {limit} ROWS ONLY");
                }
                text
            }
            // `TOP` stands at the beginning.
            (_, _, None) => String::new(),
        })
    }

    fn for_update(&self, lock: &ForUpdate) -> String {
        let dialect = self.dialect();
        if matches!(dialect, DialectName::Sqlite | DialectName::Mssql) {
            return String::new();
        }
        let mut text = match (lock.is_shared, dialect) {
            (true, DialectName::Postgresql) => " FOR SHARE",
            (true, DialectName::Mysql | DialectName::Mariadb) => " LOCK IN SHARE MODE",
            _ => " FOR UPDATE",
        }
        .to_owned();
        if lock.nowait {
            text.push_str(" NOWAIT");
        }
        if lock.skip_locked {
            text.push_str(" SKIP LOCKED");
        }
        text
    }
}

fn is_column(element: &Element) -> bool {
    matches!(element.form, Form::Column { .. })
}

fn same_source(one: Option<&From>, other: Option<&From>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}
