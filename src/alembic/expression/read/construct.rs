//! What SQLAlchemy's own functions make: `and_`, `case`, `cast`, `literal`, `text`.

use super::super::grouping::{binary, grouped, joined, negated};
use super::super::kind::{Kind, Type};
use super::super::operator::Operator;
use super::super::tree::{Binary, Element, Expression, Form, Piece};
use super::arguments::{each, given, only, text, wanted};
use super::shape::{self, Shape, last};
use super::{Reader, is_expression, literal};
use crate::python::{Args, Argument, Outcome, Place, Value};

impl Reader<'_> {
    /// A call of a function of SQLAlchemy's.
    pub(super) fn construct(&self, path: &str, args: &Args, place: &Place) -> Outcome<Element> {
        let name = last(path);
        match name {
            "null" => Ok(Expression::new(Form::Null, Type::default())),
            "true" => Ok(Expression::new(Form::True, Type::of(Kind::Boolean))),
            "false" => Ok(Expression::new(Form::False, Type::of(Kind::Boolean))),
            "text" => self.text(args, place),
            "literal_column" | "column" => named_column(name, args, place),
            "literal" | "inline_literal" => plain_value(name, args, place),
            "bindparam" => self.parameter(args, place),
            "and_" | "or_" => self.conjunction(name, args, place),
            "not_" => {
                let condition = wanted(args, 0, "clause", name, place)?;
                Ok(negated(&self.condition(&condition.value, place)?))
            }
            "between" | "collate" | "desc" | "asc" | "nulls_first" | "nullsfirst"
            | "nulls_last" | "nullslast" => self.as_method(name, args, place),
            "distinct" => self.prefixed(Operator::DistinctRows, args, place),
            "any_" => self.prefixed(Operator::Any, args, place),
            "all_" => self.prefixed(Operator::All, args, place),
            "exists" => self.exists(args, place),
            "tuple_" => Ok(Expression::new(
                Form::Tuple(self.all(args)?),
                Type::default(),
            )),
            "array" => self.array(args, place),
            "cast" | "try_cast" | "type_coerce" => self.cast(name, args, place),
            "case" => self.case(args, place),
            "extract" => {
                let field = wanted(args, 0, "field", name, place)?;
                let field = text(field, "the field")?.to_owned();
                let of = wanted(args, 1, "expr", name, place)?;
                let of = self.expression(&of.value, &of.place)?;
                Ok(Expression::new(
                    Form::Extract(field, of),
                    Type::of(Kind::Integer),
                ))
            }
            "label" => {
                let label = text(wanted(args, 0, "name", name, place)?, "a label")?.to_owned();
                let element = wanted(args, 1, "element", name, place)?;
                let element = self.expression(&element.value, &element.place)?;
                let of = element.of.clone();
                Ok(Expression::new(Form::Label(label, element), of))
            }
            _ => place.unreadable(format!(
                "`{path}(…)` is not understood as an SQL expression"
            )),
        }
    }

    /// The only argument behind an operator.
    fn prefixed(&self, operator: Operator, args: &Args, place: &Place) -> Outcome<Element> {
        let element = self.one(args, place)?;
        let of = element.of.clone();
        let operand = grouped(&element, Some(&operator));
        Ok(Expression::new(Form::Prefix(operator, operand), of))
    }

    fn conjunction(&self, name: &str, args: &Args, place: &Place) -> Outcome<Element> {
        let operator = if name == "and_" {
            Operator::And
        } else {
            Operator::Or
        };
        let mut conditions = Vec::new();
        for argument in &args.positional {
            conditions.push(self.condition(&argument.value, &argument.place)?);
        }
        if let [alone] = &conditions[..] {
            return Ok(alone.clone());
        }
        match joined(&operator, &conditions) {
            Some(condition) => Ok(condition),
            None => place.unreadable(format!("`{name}` joins nothing")),
        }
    }

    /// A function that is a method too: `desc(x)` is `x.desc()`, and a string names a column.
    fn as_method(&self, name: &str, args: &Args, place: &Place) -> Outcome<Element> {
        let of = wanted(args, 0, "expr", name, place)?;
        let rest = Args {
            positional: args.positional.iter().skip(1).cloned().collect(),
            named: args.named.clone(),
        };
        let of = match of.value.as_str() {
            Some(column) if !matches!(name, "between" | "collate") => column_name(column),
            _ => self.expression(&of.value, &of.place)?,
        };
        self.method_on(&of, name, &rest, place)
    }

    /// The only argument, as an expression.
    fn one(&self, args: &Args, place: &Place) -> Outcome<Element> {
        let argument = wanted(args, 0, "expr", "this", place)?;
        if shape::of(&argument.value) == Shape::Query {
            return self.scalar(&argument.value, &argument.place);
        }
        self.expression(&argument.value, &argument.place)
    }

    /// All positional arguments, as expressions.
    fn all(&self, args: &Args) -> Outcome<Vec<Element>> {
        let elements = args
            .positional
            .iter()
            .map(|argument| self.expression(&argument.value, &argument.place));
        elements.collect()
    }

    fn array(&self, args: &Args, place: &Place) -> Outcome<Element> {
        let items = wanted(args, 0, "clauses", "array", place)?;
        let mut elements = Vec::new();
        for item in each(&items.value) {
            elements.push(self.expression(&item, &items.place)?);
        }
        let item = match given(args, usize::MAX, "type_") {
            Some(of) => Type::read(&of.value).kind,
            None => elements
                .first()
                .map_or(Kind::Unknown, |first| first.of.kind.clone()),
        };
        let of = Type::of(Kind::Array(Box::new(item)));
        Ok(Expression::new(Form::Array(elements), of))
    }

    /// `cast(x, Integer)`; `type_coerce` says the type and changes nothing.
    pub(super) fn cast(&self, name: &str, args: &Args, place: &Place) -> Outcome<Element> {
        only(args, 2, &["expression", "type_"], name, place)?;
        let value = wanted(args, 0, "expression", name, place)?;
        let of = Type::read(&wanted(args, 1, "type_", name, place)?.value);
        let element = if is_expression(&value.value) {
            self.one(args, place)?
        } else {
            literal(&value.value, of.clone(), &value.place)
        };
        Ok(match name {
            "cast" => Expression::new(Form::Cast(element), of),
            "try_cast" => Expression::new(Form::TryCast(element), of),
            _ => retyped(&element, of),
        })
    }

    /// `case((condition, result), …, else_=…)`, in 1.x a list of pairs; a dictionary with `value=`.
    fn case(&self, args: &Args, place: &Place) -> Outcome<Element> {
        only(
            args,
            usize::MAX,
            &["value", "else_", "whens"],
            "case",
            place,
        )?;
        let value = match given(args, usize::MAX, "value") {
            Some(value) => Some(self.expression(&value.value, &value.place)?),
            None => None,
        };
        let mut whens = Vec::new();
        let listed = args.named("whens").into_iter();
        for argument in args.positional.iter().chain(listed) {
            for (when, then) in pairs(argument)? {
                let when = match &value {
                    Some(value) => self.operand(&when, value, &argument.place)?,
                    None => grouped(&self.condition(&when, &argument.place)?, None),
                };
                whens.push((when, self.value(&then, &argument.place)?));
            }
        }
        let otherwise = match args.named("else_") {
            Some(otherwise) => Some(self.value(&otherwise.value, &otherwise.place)?),
            None => None,
        };
        let results = whens.iter().map(|(_, then)| then).chain(&otherwise);
        let of = results
            .map(|result| &result.of)
            .rfind(|of| of.kind != Kind::Unknown);
        let of = of.cloned().unwrap_or_default();
        Ok(Expression::new(
            Form::Case {
                value,
                whens,
                otherwise,
            },
            of,
        ))
    }

    /// An expression or a query that gives one value.
    pub(super) fn value(&self, value: &Value, place: &Place) -> Outcome<Element> {
        if shape::of(value) == Shape::Query {
            return self.scalar(value, place);
        }
        self.expression(value, place)
    }

    /// `between`, shared with the method.
    pub(super) fn between(
        &self,
        element: &Element,
        args: &Args,
        place: &Place,
    ) -> Outcome<Element> {
        only(args, 2, &["cleft", "cright"], "between", place)?;
        let mut bounds = Vec::new();
        for (position, name) in ["cleft", "cright"].into_iter().enumerate() {
            let bound = wanted(args, position, name, "between", place)?;
            let bound = self.operand(&bound.value, element, &bound.place)?;
            bounds.push(grouped(&bound, Some(&Operator::And)));
        }
        let bounds = Expression::new(Form::List(Operator::And, bounds), Type::default());
        let element = grouped(element, Some(&Operator::Between));
        let form = Binary {
            operator: Operator::Between,
            left: element,
            right: bounds,
            contrary: Operator::Between.contrary(),
            modifier: None,
        };
        Ok(Expression::new(Form::Binary(form), Type::of(Kind::Boolean)))
    }
}

/// `literal_column("a + b")`, `column("x", Integer)`
fn named_column(name: &str, args: &Args, place: &Place) -> Outcome<Element> {
    only(args, 2, &["text", "type_"], name, place)?;
    let text = text(wanted(args, 0, "text", name, place)?, "a column's text")?;
    let of = type_of(args, 1);
    if name == "literal_column" {
        return Ok(Expression::sql(text, of));
    }
    let (name, table) = (text.to_owned(), None);
    Ok(Expression::new(Form::Column { name, table }, of))
}

/// `literal("x", String)`
fn plain_value(name: &str, args: &Args, place: &Place) -> Outcome<Element> {
    only(args, 2, &["value", "type_", "literal_execute"], name, place)?;
    let value = wanted(args, 0, "value", name, place)?;
    let of = match given(args, 1, "type_") {
        Some(of) => Type::read(&of.value),
        None => Type::of(Kind::of_value(&value.value)),
    };
    Ok(literal(&value.value, of, &value.place))
}

/// The type at this position.
fn type_of(args: &Args, position: usize) -> Type {
    given(args, position, "type_").map_or_else(Type::default, |of| Type::read(&of.value))
}

/// A column that is named by a string.
fn column_name(name: &str) -> Element {
    let (name, table) = (name.to_owned(), None);
    Expression::new(Form::Column { name, table }, Type::default())
}

/// The same expression with another type.
fn retyped(element: &Element, of: Type) -> Element {
    if let Form::Literal { value, place } = &element.form {
        return literal(value, of, place);
    }
    let piece = Piece::Element(element.clone());
    Expression::new(Form::Sql(vec![piece]), of)
}

/// The pairs of an argument of `case`: a pair, a list of pairs, a dictionary.
fn pairs(argument: &Argument) -> Outcome<Vec<(Value, Value)>> {
    if let Value::Dict(dict) = &argument.value {
        let pairs = dict.borrow();
        return Ok(pairs
            .iter()
            .map(|(when, then)| (when.clone(), then.clone()))
            .collect());
    }
    let values = each(&argument.value);
    let pairs = match (&argument.value, &values[..]) {
        (Value::Tuple(_), [_, _]) => vec![argument.value.clone()],
        _ => values,
    };
    let mut found = Vec::new();
    for pair in pairs {
        match pair.as_sequence().as_deref() {
            Some([when, then]) => found.push((when.clone(), then.clone())),
            _ => {
                return argument
                    .place
                    .unreadable("a pair of a condition and a result is wanted here");
            }
        }
    }
    Ok(found)
}

/// `x COLLATE name`
pub(super) fn collated(element: &Element, name: &str) -> Element {
    let collation = Expression::new(Form::Collation(name.to_owned()), Type::default());
    binary(
        Operator::Collate,
        element,
        &collation,
        element.of.clone(),
        None,
    )
}
