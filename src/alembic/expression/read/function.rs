//! Functions of the database: `func.lower(…)`, `func.my_schema.f(…)`.

use super::super::grouping::grouped;
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Element, Expression, Form, Function};
use super::Reader;
use super::arguments::given;
use super::item::next_value;
use crate::python::{Args, Outcome, Place};

/// The packages and the name of a function of the database, where a path is one.
pub(super) fn name(path: &str) -> Option<Vec<&str>> {
    let library = path.split('.').next()?;
    if !matches!(library, "sqlalchemy" | "sqlmodel") {
        return None;
    }
    let after = path
        .split_once(".func.")
        .or_else(|| path.split_once(".functions."))
        .map(|(_, after)| after)?;
    Some(after.split('.').collect())
}

/// A call of a function that has no packages.
pub(super) fn plain(name: &str, args: Vec<Element>, of: Type) -> Element {
    let function = Function {
        packages: Vec::new(),
        name: name.to_owned(),
        args,
    };
    Expression::new(Form::Function(function), of)
}

impl Reader<'_> {
    pub(super) fn function(&self, names: &[&str], args: &Args, place: &Place) -> Outcome<Element> {
        let [packages @ .., name] = names else {
            return place.unreadable("this function has no name");
        };
        let lower = name.to_ascii_lowercase();
        match (packages, lower.as_str()) {
            ([], "cast" | "extract") => return self.construct(&lower, args, place),
            ([], "next_value") => {
                let sequence = super::arguments::wanted(args, 0, "seq", name, place)?;
                return next_value(&sequence.value, &sequence.place);
            }
            _ => {}
        }
        let mut elements = Vec::new();
        for argument in &args.positional {
            let element = if super::shape::of(&argument.value) == super::Shape::Query {
                self.scalar(&argument.value, &argument.place)?
            } else {
                self.expression(&argument.value, &argument.place)?
            };
            elements.push(grouped(&element, Some(&Operator::Comma)));
        }
        if let Some((name, _)) = args.named.iter().find(|(name, _)| name != "type_") {
            return place.unreadable(format!("a function with `{name}` is not understood"));
        }
        let of = match given(args, usize::MAX, "type_") {
            Some(of) => Type::read(&of.value),
            None if packages.is_empty() => result(&lower, &elements),
            None => Type::default(),
        };
        if packages.is_empty() && lower == "count" && elements.is_empty() {
            elements.push(Expression::sql("*", Type::default()));
        }
        let known = packages.is_empty() && is_known(&lower);
        Ok(Expression::new(
            Form::Function(Function {
                packages: packages.iter().map(|&package| package.to_owned()).collect(),
                name: if known { lower } else { (*name).to_owned() },
                args: elements,
            }),
            of,
        ))
    }
}

/// What a function gives.
fn result(name: &str, args: &[Element]) -> Type {
    let kind = match name {
        "count" | "char_length" | "rank" | "dense_rank" => Kind::Integer,
        "percent_rank" | "cume_dist" => Kind::Numeric,
        "now" | "current_timestamp" | "localtime" | "localtimestamp" | "sysdate" => Kind::DateTime,
        "current_date" => Kind::Date,
        "current_time" => Kind::Time,
        "concat" | "user" | "current_user" | "session_user" | "aggregate_strings" => Kind::Text,
        "coalesce" | "max" | "min" | "sum" | "lower" | "upper" | "pow" => {
            return match (name, args.first()) {
                ("lower" | "upper", _) | (_, None) => Type::default(),
                (_, Some(first)) => first.of.clone(),
            };
        }
        _ => Kind::Unknown,
    };
    Type::of(kind)
}

/// Functions that SQLAlchemy knows: their names are in lower case however they are written.
fn is_known(name: &str) -> bool {
    matches!(
        name,
        "coalesce"
            | "max"
            | "min"
            | "sum"
            | "now"
            | "concat"
            | "char_length"
            | "random"
            | "count"
            | "current_date"
            | "current_time"
            | "current_timestamp"
            | "current_user"
            | "localtime"
            | "localtimestamp"
            | "session_user"
            | "sysdate"
            | "user"
            | "array_agg"
            | "mode"
            | "percentile_cont"
            | "percentile_disc"
            | "rank"
            | "dense_rank"
            | "percent_rank"
            | "cume_dist"
            | "cube"
            | "rollup"
            | "grouping_sets"
            | "aggregate_strings"
            | "pow"
    )
}
