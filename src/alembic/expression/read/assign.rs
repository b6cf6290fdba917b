//! The values of columns: rows of `insert`, settings of `update`, and what Python sets where nothing is said.

use super::super::grouping::grouped;
use super::super::kind::Kind;
use super::super::tree::{ChangeForm, Element, Form, From, ReturnedKey, Table, TableColumn};
use super::change::{Draft, table_itself};
use super::column::column;
use super::shape::{self, Shape};
use super::{Reader, is_expression, literal};
use crate::config::DialectName;
use crate::python::{Outcome, Place, Value};

impl Reader<'_> {
    /// The value of a column, a literal by its type.
    pub(super) fn assigned(
        &self,
        column: &TableColumn,
        value: &Value,
        place: &Place,
    ) -> Outcome<Element> {
        if shape::of(value) == Shape::Query {
            return self.scalar(value, place);
        }
        if is_expression(value) {
            let element = self.expression(value, place)?;
            return Ok(match (&element.form, &element.of.kind) {
                (Form::Literal { value, place }, Kind::Unknown) => {
                    literal(value, column.of.clone(), place)
                }
                _ => grouped(&element, None),
            });
        }
        Ok(literal(value, column.of.clone(), place))
    }

    /// The pairs of columns and values, those of the table in its order.
    pub(super) fn assignments(
        &self,
        table: &From,
        pairs: &[(String, Value, Place)],
        is_ordered: bool,
        place: &Place,
    ) -> Outcome<Vec<(String, Element)>> {
        let columns = &table_itself(table, place)?.columns;
        let is_key = |key: &str| columns.iter().any(|column| column.key == key);
        let mut found: Vec<(usize, (String, Element))> = Vec::new();
        for (key, value, place) in pairs {
            let known = |column: &TableColumn| {
                if is_key(key) {
                    column.key == *key
                } else {
                    column.name == *key
                }
            };
            let Some(position) = columns.iter().position(known) else {
                return place.unreadable(format!("the table has no column `{key}`"));
            };
            let column = &columns[position];
            let element = self.assigned(column, value, place)?;
            found.push((position, (column.name.clone(), element)));
        }
        if !is_ordered {
            found.sort_by_key(|(position, _)| *position);
        }
        Ok(found.into_iter().map(|(_, pair)| pair).collect())
    }

    /// The rows that `insert` writes.
    pub(super) fn insert(
        &self,
        table: &From,
        draft: &mut Draft,
        place: &Place,
    ) -> Outcome<ChangeForm> {
        let conflict = match draft.rule.take() {
            Some(rule) => Some(self.conflict(table, &rule, place)?),
            None => None,
        };
        let full = table_itself(table, place)?;
        if let Some((keys, query)) = draft.from_select.take() {
            let columns = inserted_columns(full, &keys, place)?;
            return Ok(ChangeForm::InsertFrom {
                columns,
                query,
                conflict,
            });
        }
        if draft.rows.is_empty() && !full.columns.is_empty() {
            return place.unreadable("this statement has no values: give them with `.values(…)`");
        }
        let mut columns: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for row in &draft.rows {
            let mut row = row.clone();
            add_defaults(full, &mut row, Default::Insert, place)?;
            let pairs = self.assignments(table, &row, false, place)?;
            let names: Vec<String> = pairs.iter().map(|(name, _)| name.clone()).collect();
            if rows.is_empty() {
                columns = names;
            } else if columns != names {
                return place.unreadable("the rows of one statement must have the same columns");
            }
            rows.push(pairs.into_iter().map(|(_, element)| element).collect());
        }
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        if rows.len() > 1 && self.compiler.dialect.name == DialectName::Oracle {
            return place.unreadable(
                "Oracle inserts one row with one statement: execute a statement for each row",
            );
        }
        let keys = returned_keys(table, full, &columns, &rows, place)?;
        Ok(ChangeForm::Insert {
            columns,
            rows,
            conflict,
            keys,
        })
    }

    /// The values that `update` sets.
    pub(super) fn update(
        &self,
        table: &From,
        draft: &mut Draft,
        place: &Place,
    ) -> Outcome<ChangeForm> {
        let mut pairs = match &draft.rows[..] {
            [row] => row.clone(),
            [] => {
                return place
                    .unreadable("this statement has no values: give them with `.values(…)`");
            }
            _ => return place.unreadable("`update` has one row of values"),
        };
        let full = table_itself(table, place)?;
        add_defaults(full, &mut pairs, Default::Update, place)?;
        let values = self.assignments(table, &pairs, draft.is_ordered, place)?;
        let criteria = std::mem::take(&mut draft.criteria);
        Ok(ChangeForm::Update { values, criteria })
    }
}

/// Which of Python's defaults are meant.
#[derive(Clone, Copy)]
enum Default {
    Insert,
    Update,
}

/// What Python sets where nothing is said: `default=`, `onupdate=`.
fn add_defaults(
    table: &Table,
    row: &mut Vec<(String, Value, Place)>,
    which: Default,
    place: &Place,
) -> Outcome<()> {
    for column in &table.columns {
        let value = match which {
            Default::Insert => &column.default,
            Default::Update => &column.onupdate,
        };
        let Some(value) = value else { continue };
        if row.iter().any(|(key, ..)| *key == column.key) {
            continue;
        }
        let is_plain = is_expression(value)
            && !matches!(shape::of(value), Shape::Source)
            && value.as_path().is_none();
        let is_constant = Kind::of_value(value) != Kind::Unknown;
        if !is_plain && !is_constant {
            return place.unreadable(format!(
                "the default of the column `{}` is made by Python: give the column a value",
                column.name
            ));
        }
        row.push((column.key.clone(), value.clone(), place.clone()));
    }
    Ok(())
}

/// The columns of the primary key that SQLAlchemy asks a new row for.
fn returned_keys(
    table: &From,
    full: &Table,
    columns: &[String],
    rows: &[Vec<Element>],
    place: &Place,
) -> Outcome<Vec<ReturnedKey>> {
    let mut keys = Vec::new();
    let [row] = rows else { return Ok(keys) };
    for key in full
        .columns
        .iter()
        .filter(|key| full.is_full && key.is_primary_key)
    {
        let value = columns.iter().position(|name| *name == key.name);
        let is_made_by_database = match value.and_then(|position| row.get(position)) {
            Some(element) if matches!(element.form, Form::Literal { .. }) => continue,
            Some(_) => false,
            None if key.is_filled_by_database => true,
            None => continue,
        };
        keys.push(ReturnedKey {
            column: column(table, &key.key, place)?,
            is_made_by_database,
        });
    }
    Ok(keys)
}

/// The columns that a query fills.
fn inserted_columns(full: &Table, keys: &[String], place: &Place) -> Outcome<Vec<String>> {
    let mut columns = Vec::new();
    for key in keys {
        match full.columns.iter().find(|column| column.key == *key) {
            Some(column) => columns.push(column.name.clone()),
            None => return place.unreadable(format!("the table has no column `{key}`")),
        }
    }
    if let Some(column) = full
        .columns
        .iter()
        .find(|column| column.default.is_some() && !keys.contains(&column.key))
    {
        return place.unreadable(format!(
            "the default of the column `{}` is set by Python: name the column and its value",
            column.name
        ));
    }
    Ok(columns)
}
