//! Joins, with the condition that foreign keys give where none is written.

use std::rc::Rc;

use super::super::grouping::{binary, joined};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Element, From, Join, JoinStyle, Source, Table};
use super::Reader;
use super::arguments::{given, is_true, only, wanted};
use super::column::column;
use crate::python::{Args, Outcome, Place};

impl Reader<'_> {
    /// The join of a table with the one that the argument at `first` names; its condition follows.
    pub(super) fn join(
        &self,
        left: &From,
        args: &Args,
        first: usize,
        is_outer: bool,
        place: &Place,
    ) -> Outcome<From> {
        let named = ["left", "right", "target", "onclause", "isouter", "full"];
        only(args, first + 4, &named, "join", place)?;
        let right = match args.named("target") {
            Some(target) => target,
            None => wanted(args, first, "right", "join", place)?,
        };
        let right = self.source(&right.value, &right.place)?;
        let on = match given(args, first + 1, "onclause") {
            Some(condition) => self.condition(&condition.value, &condition.place)?,
            None => by_foreign_key(left, &right, place)?,
        };
        let style = if is_true(args, first + 3, "full")? {
            JoinStyle::Full
        } else if is_outer || is_true(args, first + 2, "isouter")? {
            JoinStyle::Left
        } else {
            JoinStyle::Inner
        };
        Ok(Rc::new(Source::Join(Join {
            left: Rc::clone(left),
            right,
            on,
            style,
        })))
    }
}

/// The tables that a source holds.
fn tables(source: &From) -> Vec<(&From, &Table)> {
    match &**source {
        Source::Table(table) => vec![(source, table)],
        Source::Join(join) => [tables(&join.left), tables(&join.right)].concat(),
        _ => Vec::new(),
    }
}

fn by_foreign_key(left: &From, right: &From, place: &Place) -> Outcome<Element> {
    let mut conditions = Vec::new();
    for (left, left_table) in tables(left) {
        for (right, right_table) in tables(right) {
            refer(
                (left, left_table),
                (right, right_table),
                &mut conditions,
                place,
            )?;
            if conditions.is_empty() {
                refer(
                    (right, right_table),
                    (left, left_table),
                    &mut conditions,
                    place,
                )?;
            }
        }
    }
    match joined(&Operator::And, &conditions) {
        Some(condition) => Ok(condition),
        None => place.unreadable("this join needs a condition: no foreign key tells it"),
    }
}

/// The conditions that the foreign keys of the second table to the first one give.
fn refer(
    (target, target_table): (&From, &Table),
    (source, source_table): (&From, &Table),
    conditions: &mut Vec<Element>,
    place: &Place,
) -> Outcome<()> {
    let prefix = match &target_table.schema {
        Some(schema) => format!("{schema}.{}.", target_table.name),
        None => format!("{}.", target_table.name),
    };
    for referring in &source_table.columns {
        for reference in &referring.references {
            let Some(key) = reference.strip_prefix(&prefix) else {
                continue;
            };
            let (left, right) = (
                column(target, key, place)?,
                column(source, &referring.key, place)?,
            );
            let boolean = Type::of(Kind::Boolean);
            conditions.push(binary(Operator::Eq, &left, &right, boolean, None));
        }
    }
    Ok(())
}
