//! Literals, and what is put together from them.

use ruff_python_ast::{
    Arguments, Expr, ExprCall, ExprFString, FStringPart, InterpolatedStringElement, Number,
    Operator,
};

use super::{Names, Node, Place};

/// A value that the text alone tells.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::alembic::project) enum Value {
    None,
    Bool(bool),
    Number(i64),
    Text(String),
    /// A list, a tuple or a set.
    List(Vec<Value>),
    Dict(Vec<(Value, Value)>),
    /// The text does not tell.
    Unknown,
}

impl Value {
    /// The text, when it is one.
    pub(in crate::alembic::project) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The last part of the name of what is called.
pub(in crate::alembic::project) fn called(call: &ExprCall) -> &str {
    match &*call.func {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => &attribute.attr,
        _ => "",
    }
}

/// The value of a keyword.
pub(in crate::alembic::project) fn keyword<'a>(
    arguments: &'a Arguments,
    name: &str,
) -> Option<&'a Expr> {
    arguments.find_keyword(name).map(|keyword| &keyword.value)
}

impl Names<'_> {
    /// The value at a place.
    pub(in crate::alembic::project) fn value(&self, place: &Place) -> Value {
        self.value_from(place, 0)
    }

    fn value_from(&self, place: &Place, depth: usize) -> Value {
        let place = if depth > super::FARTHEST {
            None
        } else {
            self.follow(place)
        };
        let Some(place) = place else {
            return Value::Unknown;
        };
        let Node::Expr(expr) = &place.node else {
            return Value::Unknown;
        };
        let value = |expr: &Expr| self.value_from(&place.with(expr), depth + 1);
        match &**expr {
            Expr::NoneLiteral(_) => Value::None,
            Expr::BooleanLiteral(literal) => Value::Bool(literal.value),
            Expr::StringLiteral(literal) => Value::Text(literal.value.to_str().to_owned()),
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(number) => number.as_i64().map_or(Value::Unknown, Value::Number),
                Number::Float(_) | Number::Complex { .. } => Value::Unknown,
            },
            Expr::List(list) => Value::List(list.elts.iter().map(value).collect()),
            Expr::Tuple(tuple) => Value::List(tuple.elts.iter().map(value).collect()),
            Expr::Set(set) => Value::List(set.elts.iter().map(value).collect()),
            Expr::Dict(dict) => {
                let mut pairs = Vec::new();
                for item in &dict.items {
                    match (&item.key, value(&item.value)) {
                        (Some(key), value_of_key) => pairs.push((value(key), value_of_key)),
                        (None, Value::Dict(more)) => pairs.extend(more),
                        (None, _) => pairs.push((Value::Unknown, Value::Unknown)),
                    }
                }
                Value::Dict(pairs)
            }
            Expr::BinOp(sum) if sum.op == Operator::Add => {
                match (value(&sum.left), value(&sum.right)) {
                    (Value::Text(left), Value::Text(right)) => Value::Text(left + &right),
                    _ => Value::Unknown,
                }
            }
            Expr::FString(text) => self.f_string(text, &place, depth),
            Expr::Call(call) => self.call(call, &place, depth),
            _ => Value::Unknown,
        }
    }

    fn f_string(&self, text: &ExprFString, place: &Place, depth: usize) -> Value {
        let mut whole = String::new();
        for part in &text.value {
            let elements = match part {
                FStringPart::Literal(literal) => {
                    whole.push_str(literal);
                    continue;
                }
                FStringPart::FString(f_string) => &f_string.elements,
            };
            for element in elements {
                match element {
                    InterpolatedStringElement::Literal(literal) => whole.push_str(&literal.value),
                    InterpolatedStringElement::Interpolation(inner) => {
                        let inner = place.with(&inner.expression);
                        match self.value_from(&inner, depth + 1) {
                            Value::Text(text) => whole.push_str(&text),
                            Value::Number(number) => whole.push_str(&number.to_string()),
                            _ => return Value::Unknown,
                        }
                    }
                }
            }
        }
        Value::Text(whole)
    }

    /// Calls that only hand on: `dict(…)`, and the options of `alembic.ini`.
    fn call(&self, call: &ExprCall, place: &Place, depth: usize) -> Value {
        let value = |expr: &Expr| self.value_from(&place.with(expr), depth + 1);
        let positional: Vec<&Expr> = call.arguments.args.iter().collect();
        match (called(call), positional.as_slice()) {
            ("dict" | "immutabledict" | "frozendict" | "MappingProxyType", []) => {
                let mut pairs = Vec::new();
                for keyword in &call.arguments.keywords {
                    match (&keyword.arg, value(&keyword.value)) {
                        (Some(name), value) => pairs.push((Value::Text(name.to_string()), value)),
                        (None, Value::Dict(more)) => pairs.extend(more),
                        (None, _) => pairs.push((Value::Unknown, Value::Unknown)),
                    }
                }
                Value::Dict(pairs)
            }
            ("dict" | "immutabledict" | "frozendict" | "MappingProxyType", [only]) => value(only),
            ("get_main_option" | "get_alembic_option", [key, default @ ..]) => self.option(
                None,
                &value(key),
                default.first().map(|default| value(default)),
            ),
            ("get_section_option", [section, key, default @ ..]) => match value(section) {
                Value::Text(section) => self.option(
                    Some(&section),
                    &value(key),
                    default.first().map(|default| value(default)),
                ),
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    fn option(&self, section: Option<&str>, key: &Value, default: Option<Value>) -> Value {
        let Some(key) = key.as_text() else {
            return Value::Unknown;
        };
        match self.options.plain(section, key) {
            Some(text) => Value::Text(text),
            None => default.unwrap_or(Value::None),
        }
    }
}
