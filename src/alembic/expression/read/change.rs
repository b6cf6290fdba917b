//! Statements that change rows: `insert`, `update`, `delete` with their methods.

use std::rc::Rc;

use super::super::deeper;
use super::super::tree::{Change, ChangeForm, Element, Form, From, Query, Source, Table};
use super::arguments::{each, given, only, text, wanted};
use super::conflict::Rule;
use super::shape::{self, Shape, last};
use super::{Reader, is_expression};
use crate::python::{Args, Argument, Node, Outcome, Place, Value};

/// What the methods of a statement have said so far.
#[derive(Default)]
pub(super) struct Draft {
    /// The rows to write, each as pairs of a column and a value.
    pub(super) rows: Vec<Vec<(String, Value, Place)>>,
    /// Whether the order of the columns is that of the pairs.
    pub(super) is_ordered: bool,
    pub(super) from_select: Option<(Vec<String>, Rc<Query>)>,
    pub(super) criteria: Vec<Element>,
    pub(super) returning: Vec<Element>,
    pub(super) prefixes: Vec<String>,
    pub(super) rule: Option<Rule>,
}

impl Reader<'_> {
    /// A statement that changes rows.
    pub(super) fn change(&self, value: &Value, place: &Place) -> Outcome<Change> {
        let mut draft = Draft::default();
        let (verb, table) = self.drafted(value, &mut draft, place)?;
        if verb != "delete" {
            for (name, value) in self.parameters.take_rest() {
                add_pair(&mut draft, (name, value, place.clone()));
            }
        }
        let form = match verb.as_str() {
            "insert" => self.insert(&table, &mut draft, place)?,
            "update" => self.update(&table, &mut draft, place)?,
            _ => ChangeForm::Delete {
                criteria: draft.criteria,
            },
        };
        Ok(Change {
            table,
            form,
            prefixes: draft.prefixes,
            returning: draft.returning,
        })
    }

    /// The table that a statement changes.
    pub(super) fn table_of_change(&self, value: &Value, place: &Place) -> Outcome<From> {
        let mut draft = Draft::default();
        self.drafted(value, &mut draft, place)
            .map(|(_, table)| table)
    }

    /// Follows the methods from the first to the last.
    fn drafted(&self, value: &Value, draft: &mut Draft, around: &Place) -> Outcome<(String, From)> {
        let Value::Symbolic(symbolic) = value else {
            return around.unreadable("a statement is wanted here");
        };
        let place = &symbolic.place;
        let Node::Call(Value::Symbolic(callee), args) = &symbolic.node else {
            return place.unreadable("a statement is wanted here");
        };
        match &callee.node {
            Node::Path(path) => {
                let table = wanted(args, 0, "table", path, place)?;
                let table = self.source(&table.value, &table.place)?;
                let rest = Args {
                    positional: args.positional.iter().skip(1).cloned().collect(),
                    named: args
                        .named
                        .iter()
                        .filter(|(name, _)| name != "table")
                        .cloned()
                        .collect(),
                };
                self.begin(last(path), &table, &rest, draft, place)?;
                Ok((last(path).to_owned(), table))
            }
            Node::Attribute(of, name) if shape::of(of) == Shape::Source => {
                let table = self.source(of, place)?;
                self.begin(name, &table, args, draft, place)?;
                Ok((name.to_string(), table))
            }
            Node::Attribute(of, name) => {
                let (verb, table) = deeper(|| self.drafted(of, draft, place))?;
                self.extended(&table, draft, name, args, place)?;
                Ok((verb, table))
            }
            _ => place.unreadable("a statement is wanted here"),
        }
    }

    /// In 1.x, conditions and values may stand where the statement begins.
    fn begin(
        &self,
        verb: &str,
        table: &From,
        args: &Args,
        draft: &mut Draft,
        place: &Place,
    ) -> Outcome<()> {
        let (condition, values) = match verb {
            "insert" => (None, args.get(0, "values")),
            "update" => (args.get(0, "whereclause"), args.get(1, "values")),
            _ => (args.get(0, "whereclause"), None),
        };
        only(args, 2, &["whereclause", "values"], verb, place)?;
        if let Some(condition) = condition.filter(|given| !matches!(given.value, Value::None)) {
            draft
                .criteria
                .push(self.condition(&condition.value, &condition.place)?);
        }
        if let Some(values) = values.filter(|given| !matches!(given.value, Value::None)) {
            self.add_values(table, draft, values)?;
        }
        Ok(())
    }

    fn extended(
        &self,
        table: &From,
        draft: &mut Draft,
        name: &str,
        args: &Args,
        place: &Place,
    ) -> Outcome<()> {
        match name {
            "values" => {
                for argument in &args.positional {
                    self.add_values(table, draft, argument)?;
                }
                for (name, argument) in &args.named {
                    let pair = (
                        name.to_string(),
                        argument.value.clone(),
                        argument.place.clone(),
                    );
                    add_pair(draft, pair);
                }
            }
            "ordered_values" => self.add_ordered(table, draft, args)?,
            "from_select" => {
                only(
                    args,
                    3,
                    &["names", "select", "include_defaults"],
                    name,
                    place,
                )?;
                let names = wanted(args, 0, "names", name, place)?;
                let keys = each(&names.value);
                let keys = keys
                    .iter()
                    .map(|key| self.column_key(table, key, &names.place));
                let keys = keys.collect::<Outcome<Vec<String>>>()?;
                let query = wanted(args, 1, "select", name, place)?;
                let query = self.query(&query.value, &query.place)?;
                draft.from_select = Some((keys, query));
            }
            "where" | "filter" => draft.criteria.extend(self.criteria(args)?),
            "returning" => {
                for argument in &args.positional {
                    let element = self.expression(&argument.value, &argument.place)?;
                    draft.returning.push(element);
                }
            }
            "prefix_with" => draft.prefixes.extend(self.prefixes(args, place)?),
            "on_conflict_do_nothing" | "on_conflict_do_update" | "on_duplicate_key_update" => {
                draft.rule = Some(self.rule(name, args, place)?);
            }
            "execution_options" | "inline" | "return_defaults" => {}
            _ => {
                return place.unreadable(format!("`.{name}()` of a statement is not understood"));
            }
        }
        Ok(())
    }

    fn add_ordered(&self, table: &From, draft: &mut Draft, args: &Args) -> Outcome<()> {
        draft.is_ordered = true;
        for argument in &args.positional {
            let Some([key, value]) = argument
                .value
                .as_sequence()
                .as_deref()
                .and_then(|pair| <[Value; 2]>::try_from(pair.to_vec()).ok())
            else {
                return argument
                    .place
                    .unreadable("a pair of a column and a value is wanted");
            };
            let key = self.column_key(table, &key, &argument.place)?;
            add_pair(draft, (key, value, argument.place.clone()));
        }
        Ok(())
    }

    fn add_values(&self, table: &From, draft: &mut Draft, argument: &Argument) -> Outcome<()> {
        let place = &argument.place;
        match &argument.value {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Dict(dict) => {
                for (key, value) in dict.borrow().iter() {
                    let key = self.column_key(table, key, place)?;
                    add_pair(draft, (key, value.clone(), place.clone()));
                }
                Ok(())
            }
            Value::Tuple(values) if !values.iter().any(is_row) => {
                draft.rows.push(row_of(table, values, place)?);
                Ok(())
            }
            rows => {
                let Some(rows) = rows.as_sequence() else {
                    return place.unreadable("a dictionary or a list of rows is wanted here");
                };
                for row in rows {
                    let pairs = match &row {
                        Value::Dict(dict) => {
                            let mut pairs = Vec::new();
                            for (key, value) in dict.borrow().iter() {
                                let key = self.column_key(table, key, place)?;
                                pairs.push((key, value.clone(), place.clone()));
                            }
                            pairs
                        }
                        _ => row_of(table, &each(&row), place)?,
                    };
                    draft.rows.push(pairs);
                }
                Ok(())
            }
        }
    }

    /// The key of a column, given as a string or as the column itself.
    pub(super) fn column_key(&self, table: &From, key: &Value, place: &Place) -> Outcome<String> {
        if !is_expression(key) {
            return Ok(text_key(key, place)?.to_owned());
        }
        let element = self.expression(key, place)?;
        let Form::Column { name, .. } = &element.form else {
            return place.unreadable("a column is wanted here");
        };
        let columns = &table_itself(table, place)?.columns;
        let found = columns.iter().find(|column| column.name == *name);
        Ok(found.map_or_else(|| name.clone(), |column| column.key.clone()))
    }

    /// `prefix_with("IGNORE", dialect="mysql")`
    pub(super) fn prefixes(&self, args: &Args, place: &Place) -> Outcome<Vec<String>> {
        only(args, usize::MAX, &["dialect"], "prefix_with", place)?;
        if let Some(dialect) = given(args, usize::MAX, "dialect") {
            let dialect = text(dialect, "a dialect")?;
            if dialect != "*" && dialect != self.compiler.dialect.name.as_str() {
                return Ok(Vec::new());
            }
        }
        let mut prefixes = Vec::new();
        for argument in &args.positional {
            match argument.value.as_call() {
                Some((path, args)) if last(path) == "text" => {
                    prefixes
                        .push(text(wanted(args, 0, "text", "text", place)?, "the SQL")?.to_owned());
                }
                _ => prefixes.push(text(argument, "a prefix")?.to_owned()),
            }
        }
        Ok(prefixes)
    }
}

fn is_row(value: &Value) -> bool {
    matches!(value, Value::Dict(_) | Value::Tuple(_) | Value::List(_))
}

fn add_pair(draft: &mut Draft, pair: (String, Value, Place)) {
    if draft.rows.is_empty() {
        draft.rows.push(Vec::new());
    }
    if let Some(row) = draft.rows.last_mut() {
        row.retain(|(key, ..)| *key != pair.0);
        row.push(pair);
    }
}

fn text_key<'v>(key: &'v Value, place: &Place) -> Outcome<&'v str> {
    super::arguments::text_of(key, "a column's name", place)
}

/// The table itself, below an alias.
pub(super) fn table_itself<'t>(table: &'t From, place: &Place) -> Outcome<&'t Table> {
    match &**table {
        Source::Table(table) => Ok(table),
        Source::Alias(_, inner) => table_itself(inner, place),
        _ => place.unreadable("only the rows of a table can be changed"),
    }
}

/// A row as values in the order of the columns.
fn row_of(table: &From, values: &[Value], place: &Place) -> Outcome<Vec<(String, Value, Place)>> {
    let columns = &table_itself(table, place)?.columns;
    if values.len() > columns.len() {
        return place.unreadable("this row has more values than the table has columns");
    }
    let pairs = columns.iter().zip(values);
    Ok(pairs
        .map(|(column, value)| (column.key.clone(), value.clone(), place.clone()))
        .collect())
}
