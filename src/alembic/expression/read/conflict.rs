//! What an `insert` does with rows that are there already.

use super::super::tree::{Conflict, ConflictTarget, Element, Expression, Form, From};
use super::Reader;
use super::arguments::{each, given, only, text, wanted};
use crate::config::DialectName;
use crate::python::{Args, Outcome, Place, Value};

/// The rule of a statement as it is written.
pub(super) struct Rule {
    method: String,
    args: Args,
    place: Place,
}

impl Reader<'_> {
    /// Keeps a rule until the table is known in full.
    pub(super) fn rule(&self, method: &str, args: &Args, place: &Place) -> Outcome<Rule> {
        let knows = match self.compiler.dialect.name {
            DialectName::Postgresql | DialectName::Sqlite => method != "on_duplicate_key_update",
            DialectName::Mysql | DialectName::Mariadb => method == "on_duplicate_key_update",
            DialectName::Mssql | DialectName::Oracle => false,
        };
        if !knows {
            return place.unreadable(format!(
                "{} has nothing like `{method}`",
                self.compiler.dialect.title
            ));
        }
        Ok(Rule {
            method: method.to_owned(),
            args: args.clone(),
            place: place.clone(),
        })
    }

    pub(super) fn conflict(&self, table: &From, rule: &Rule, around: &Place) -> Outcome<Conflict> {
        let Rule {
            method,
            args,
            place,
        } = rule;
        match method.as_str() {
            "on_conflict_do_nothing" => {
                let named = ["constraint", "index_elements", "index_where"];
                only(args, 3, &named, method, place)?;
                Ok(Conflict::Nothing(self.target(table, args, place)?))
            }
            "on_conflict_do_update" => {
                let named = [
                    "constraint",
                    "index_elements",
                    "index_where",
                    "set_",
                    "where",
                ];
                only(args, 5, &named, method, place)?;
                let values = wanted(args, 3, "set_", method, place)?;
                let pairs = self.pairs(table, &values.value, &values.place)?;
                let criteria = match given(args, 4, "where") {
                    Some(condition) => vec![self.condition(&condition.value, &condition.place)?],
                    None => Vec::new(),
                };
                Ok(Conflict::Update {
                    target: self.target(table, args, place)?,
                    values: self.assignments(table, &pairs, false, around)?,
                    criteria,
                })
            }
            _ => {
                let mut pairs = Vec::new();
                for argument in &args.positional {
                    pairs.extend(self.pairs(table, &argument.value, &argument.place)?);
                }
                for (name, argument) in &args.named {
                    pairs.push((
                        name.to_string(),
                        argument.value.clone(),
                        argument.place.clone(),
                    ));
                }
                Ok(Conflict::DuplicateKey(
                    self.assignments(table, &pairs, false, around)?,
                ))
            }
        }
    }

    fn pairs(
        &self,
        table: &From,
        value: &Value,
        place: &Place,
    ) -> Outcome<Vec<(String, Value, Place)>> {
        let Value::Dict(dict) = value else {
            return place.unreadable("a dictionary of columns and values is wanted here");
        };
        let mut pairs = Vec::new();
        for (key, value) in dict.borrow().iter() {
            let key = self.column_key(table, key, place)?;
            pairs.push((key, value.clone(), place.clone()));
        }
        Ok(pairs)
    }

    fn target(&self, table: &From, args: &Args, place: &Place) -> Outcome<ConflictTarget> {
        let mut target = ConflictTarget::default();
        if let Some(constraint) = given(args, 0, "constraint") {
            target.constraint = Some(text(constraint, "a constraint's name")?.to_owned());
        }
        if let Some(elements) = given(args, 1, "index_elements") {
            for element in each(&elements.value) {
                target
                    .elements
                    .push(self.index_element(table, &element, &elements.place)?);
            }
        }
        if let Some(condition) = given(args, 2, "index_where") {
            target
                .criteria
                .push(self.condition(&condition.value, &condition.place)?);
        }
        if target.constraint.is_some() && self.compiler.dialect.name == DialectName::Sqlite {
            return place.unreadable("SQLite names no constraint here: give `index_elements`");
        }
        Ok(target)
    }

    fn index_element(&self, table: &From, value: &Value, place: &Place) -> Outcome<Element> {
        match value.as_str() {
            Some(name) => {
                let name = self.column_key(table, &Value::text(name), place)?;
                let form = Form::Column { name, table: None };
                Ok(Expression::new(form, super::super::kind::Type::default()))
            }
            None => self.expression(value, place),
        }
    }
}
