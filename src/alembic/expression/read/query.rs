//! Queries: `select(…)` and its methods, `union`, `exists`.

use std::rc::Rc;

use super::super::deeper;
use super::super::grouping::grouped;
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{
    Compound, Element, Expression, ForUpdate, From, Query, QueryEnd, Select, Source,
};
use super::Reader;
use super::arguments::{each, given, is_true, only, wanted};
use super::column::columns;
use super::order::{alone, by_name};
use super::shape::{self, Shape, last};
use crate::python::{Args, Node, Outcome, Place, Value};

impl Reader<'_> {
    /// A query.
    pub(super) fn query(&self, value: &Value, around: &Place) -> Outcome<Rc<Query>> {
        let Value::Symbolic(symbolic) = value else {
            return around.unreadable("a query is wanted here");
        };
        let place = &symbolic.place;
        let Node::Call(Value::Symbolic(callee), args) = &symbolic.node else {
            return place.unreadable("a query is wanted here");
        };
        match &callee.node {
            Node::Path(path) if last(path) == "select" => {
                Ok(Rc::new(Query::Select(self.select(args, place)?)))
            }
            Node::Path(path) => {
                let parts = args
                    .positional
                    .iter()
                    .map(|part| self.query(&part.value, &part.place));
                compound(last(path), parts.collect::<Outcome<_>>()?, place)
            }
            Node::Attribute(of, name) if shape::of(of) == Shape::Source => {
                only(args, 0, &[], name, place)?;
                let source = self.source(of, place)?;
                Ok(Rc::new(Query::Select(Select {
                    columns: columns(&source)
                        .into_iter()
                        .map(|(_, column)| column)
                        .collect(),
                    ..Select::default()
                })))
            }
            Node::Attribute(of, name) => {
                let query = deeper(|| self.query(of, place))?;
                self.changed(&query, name, args, place)
            }
            _ => place.unreadable("a query is wanted here"),
        }
    }

    /// `select(a, b)`, in 1.x `select([a, b], whereclause)`
    pub(super) fn select(&self, args: &Args, place: &Place) -> Outcome<Select> {
        let mut select = Select::default();
        let is_listed = matches!(
            args.positional.first().map(|first| &first.value),
            Some(Value::List(_) | Value::Tuple(_))
        );
        let listed = if is_listed { 1 } else { usize::MAX };
        let named = [
            "whereclause",
            "from_obj",
            "distinct",
            "limit",
            "offset",
            "order_by",
        ];
        only(
            args,
            listed + usize::from(is_listed),
            &named,
            "select",
            place,
        )?;
        for argument in args.positional.iter().take(listed) {
            let values = if is_listed {
                each(&argument.value)
            } else {
                vec![argument.value.clone()]
            };
            for value in values {
                self.add_columns(&mut select, &value, &argument.place)?;
            }
        }
        if let Some(condition) = given(args, 1, "whereclause").filter(|_| is_listed) {
            let condition = self.condition(&condition.value, &condition.place)?;
            select.criteria.push(condition);
        }
        if let Some(from) = given(args, usize::MAX, "from_obj") {
            for value in each(&from.value) {
                select.from.push(self.source(&value, &from.place)?);
            }
        }
        if let Some((name, argument)) = args
            .named
            .iter()
            .find(|(name, _)| matches!(name.as_str(), "distinct" | "limit" | "offset" | "order_by"))
        {
            return argument
                .place
                .unreadable(format!("write `{name}` as a method of the query"));
        }
        Ok(select)
    }

    fn add_columns(&self, select: &mut Select, value: &Value, place: &Place) -> Outcome<()> {
        if shape::of(value) == Shape::Source {
            let source = self.source(value, place)?;
            select
                .columns
                .extend(columns(&source).into_iter().map(|(_, column)| column));
            return Ok(());
        }
        let element = match value {
            Value::Str(sql) => Expression::sql(&**sql, Type::default()),
            Value::Int(int) => Expression::sql(int.to_string(), Type::of(Kind::Integer)),
            _ => self.value(value, place)?,
        };
        select.columns.push(element);
        Ok(())
    }

    /// What a method makes of a query.
    pub(super) fn changed(
        &self,
        query: &Rc<Query>,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<Rc<Query>> {
        if name.starts_with("union") || name.starts_with("except") || name.starts_with("intersect")
        {
            let mut parts = vec![Rc::clone(query)];
            for part in &args.positional {
                parts.push(self.query(&part.value, &part.place)?);
            }
            return compound(name, parts, place);
        }
        match &**query {
            Query::Compound(compound) => {
                let mut compound = compound.clone();
                let first = match compound.parts.first().map(|part| &**part) {
                    Some(Query::Select(select)) => select.columns.clone(),
                    _ => Vec::new(),
                };
                // What stands behind a `UNION` knows the names of its columns alone.
                let first: Vec<Element> = first.iter().map(alone).collect();
                if !self.end(&mut compound.end, &first, name, args, place)? {
                    return place.unreadable(format!("`.{name}()` of a query is not understood"));
                }
                Ok(Rc::new(Query::Compound(compound)))
            }
            Query::Select(select) => {
                let mut select = select.clone();
                let columns = select.columns.clone();
                if !self.end(&mut select.end, &columns, name, args, place)? {
                    self.extend(&mut select, name, args, place)?;
                }
                Ok(Rc::new(Query::Select(select)))
            }
        }
    }

    fn extend(&self, select: &mut Select, name: &str, args: &Args, place: &Place) -> Outcome<()> {
        match name {
            "where" | "filter" => select.criteria.extend(self.criteria(args)?),
            "filter_by" => self.filter_by(select, args, place)?,
            "having" => select.having.extend(self.criteria(args)?),
            "group_by" => {
                for argument in &args.positional {
                    let element = match argument.value.as_str() {
                        Some(name) => by_name(&select.columns, name, &argument.place)?,
                        None => self.expression(&argument.value, &argument.place)?,
                    };
                    select
                        .group_by
                        .push(grouped(&element, Some(&Operator::Comma)));
                }
            }
            "distinct" => {
                select.is_distinct = true;
                for argument in &args.positional {
                    let element = self.expression(&argument.value, &argument.place)?;
                    select.distinct_on.push(element);
                }
            }
            "select_from" => {
                for argument in &args.positional {
                    select
                        .from
                        .push(self.from(&argument.value, &argument.place)?);
                }
            }
            "join" | "outerjoin" => self.join_to(select, name == "outerjoin", args, place)?,
            "join_from" | "outerjoin_from" => {
                let left = wanted(args, 0, "from_", name, place)?;
                let left = self.source(&left.value, &left.place)?;
                let joined = self.join(&left, args, 1, name == "outerjoin_from", place)?;
                select.from.push(joined);
            }
            "with_for_update" => {
                only(args, 0, &["nowait", "read", "skip_locked"], name, place)?;
                select.for_update = Some(ForUpdate {
                    is_shared: is_true(args, usize::MAX, "read")?,
                    nowait: is_true(args, usize::MAX, "nowait")?,
                    skip_locked: is_true(args, usize::MAX, "skip_locked")?,
                });
            }
            "prefix_with" => select.prefixes.extend(self.prefixes(args, place)?),
            _ => self.reselect(select, name, args, place)?,
        }
        Ok(())
    }

    fn reselect(&self, select: &mut Select, name: &str, args: &Args, place: &Place) -> Outcome<()> {
        match name {
            "add_columns" | "column" => {
                for argument in &args.positional {
                    self.add_columns(select, &argument.value, &argument.place)?;
                }
            }
            "with_only_columns" => {
                select.columns.clear();
                for argument in &args.positional {
                    for value in each(&argument.value) {
                        self.add_columns(select, &value, &argument.place)?;
                    }
                }
            }
            "correlate" => {
                let mut correlated = Vec::new();
                for argument in &args.positional {
                    if !matches!(argument.value, Value::None) {
                        correlated.push(self.source(&argument.value, &argument.place)?);
                    }
                }
                select.correlated = Some(correlated);
            }
            _ => return place.unreadable(format!("`.{name}()` of a query is not understood")),
        }
        Ok(())
    }

    fn filter_by(&self, select: &mut Select, args: &Args, place: &Place) -> Outcome<()> {
        let from = select.from.last().cloned();
        let from = from.or_else(|| select.columns.first().and_then(super::column::table_of));
        let Some(from) = from else {
            return place.unreadable("the table of `filter_by` is not known here");
        };
        for (name, argument) in &args.named {
            let column = super::column::column(&from, name, place)?;
            let (value, place) = (&argument.value, &argument.place);
            select
                .criteria
                .push(self.comparison(Operator::Eq, &column, value, place)?);
        }
        Ok(())
    }

    /// The table that a query is joined from: the one it has, or the only one that the condition mentions.
    fn join_to(
        &self,
        select: &mut Select,
        is_outer: bool,
        args: &Args,
        place: &Place,
    ) -> Outcome<()> {
        let target = wanted(args, 0, "target", "join", place)?;
        let target = self.source(&target.value, &target.place)?;
        let mut lefts: Vec<From> = if select.from.is_empty() {
            let mut lefts: Vec<From> = Vec::new();
            for column in &select.columns {
                super::super::write::sources_of(column, &mut lefts);
            }
            lefts.retain(|left| !Rc::ptr_eq(left, &target));
            lefts
        } else {
            std::mem::take(&mut select.from)
        };
        let Some(left) = lefts.pop() else {
            return place
                .unreadable("what this is joined from is not known: say it with `select_from`");
        };
        if !lefts.is_empty() {
            return place
                .unreadable("what this is joined from is not clear: say it with `select_from`");
        }
        let joined = self.join(&left, args, 0, is_outer, place)?;
        select.from.push(joined);
        Ok(())
    }

    /// A source, a function, or SQL as the author wrote it.
    fn from(&self, value: &Value, place: &Place) -> Outcome<From> {
        let is_expression = value
            .as_call()
            .is_some_and(|(path, _)| last(path) == "text" || super::function::name(path).is_some());
        if is_expression {
            let element = self.expression(value, place)?;
            return Ok(Rc::new(Source::Expression(element)));
        }
        self.source(value, place)
    }
}

fn compound(name: &str, parts: Vec<Rc<Query>>, place: &Place) -> Outcome<Rc<Query>> {
    let keyword = match name {
        "union" => "UNION",
        "union_all" => "UNION ALL",
        "except_" => "EXCEPT",
        "except_all" => "EXCEPT ALL",
        "intersect" => "INTERSECT",
        "intersect_all" => "INTERSECT ALL",
        _ => return place.unreadable(format!("`{name}` is no query")),
    };
    let end = QueryEnd::default();
    Ok(Rc::new(Query::Compound(Compound {
        keyword,
        parts,
        end,
    })))
}
