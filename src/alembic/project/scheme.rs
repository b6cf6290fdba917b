//! The scheme of a database URL in Python: often the one part of it that the text tells.
//!
//! A default that the environment may replace is taken here, unless it is SQLite's: that is often the one database of
//! which a developer needs no server, and not the one in production.

use ruff_python_ast::{Expr, ExprCall, FStringPart, InterpolatedStringElement, Stmt, StmtClassDef};
use ruff_text_size::Ranged;

use super::names::{Names, Node, Place, Value, called, keyword, returned};
use crate::config::{DialectName, dialect_of_url};

/// How far an expression is followed.
const DEEPEST: usize = 20;

/// The dialect of the URL at a place.
pub(super) fn dialect(names: &Names<'_>, place: &Place) -> Option<DialectName> {
    dialect_from(names, place, 0)
}

fn dialect_from(names: &Names<'_>, place: &Place, depth: usize) -> Option<DialectName> {
    if depth > DEEPEST {
        return None;
    }
    if let Value::Text(url) = names.value(place) {
        return dialect_of_url(&url);
    }
    let place = names.follow(place)?;
    let next = |expr: &Expr| dialect_from(names, &place.with(expr), depth + 1);
    match &place.node {
        Node::Expr(expr) => match &**expr {
            Expr::FString(_) => dialect_of_url(&start(names, &place)),
            Expr::BinOp(operation) => next(&operation.left),
            Expr::BoolOp(operation) => unless_replaced(operation.values.iter().find_map(next)),
            Expr::If(choice) => next(&choice.body).or_else(|| next(&choice.orelse)),
            Expr::Call(call) => of_call(names, call, &place, depth),
            Expr::Attribute(attribute) => {
                let owner = instance(names, &place.with(&attribute.value), depth + 1)?;
                let Node::Class(class) = &owner.node else {
                    return None;
                };
                let member = names.class_member(class, &owner, &attribute.attr, 0);
                let value = member.and_then(|member| dialect_from(names, &member, depth + 1));
                unless_replaced(value).or_else(|| annotated(class, &owner, &attribute.attr))
            }
            _ => None,
        },
        // A property.
        Node::Function(function) => dialect_from(names, &returned(function, &place)?, depth + 1),
        Node::Class(_) | Node::Module | Node::Folder(_) | Node::Outside(_) => None,
    }
}

/// The class of an object that is made by calling it, or by a function that does.
fn instance(names: &Names<'_>, place: &Place, depth: usize) -> Option<Place> {
    if depth > DEEPEST {
        return None;
    }
    let place = names.follow(place)?;
    let Node::Expr(expr) = &place.node else {
        return matches!(place.node, Node::Class(_)).then_some(place);
    };
    match &**expr {
        Expr::Call(call) => {
            let made = names.follow(&place.with(&call.func))?;
            match &made.node {
                Node::Class(_) => Some(made),
                Node::Function(function) => instance(names, &returned(function, &made)?, depth + 1),
                _ => None,
            }
        }
        // `settings.database.url`
        Expr::Attribute(attribute) => {
            let owner = instance(names, &place.with(&attribute.value), depth + 1)?;
            let Node::Class(class) = &owner.node else {
                return None;
            };
            let member = names.class_member(class, &owner, &attribute.attr, 0)?;
            instance(names, &member, depth + 1)
        }
        _ => None,
    }
}

/// A dialect by a default.
fn unless_replaced(dialect: Option<DialectName>) -> Option<DialectName> {
    dialect.filter(|dialect| *dialect != DialectName::Sqlite)
}

/// The dialect of a field by its type: <https://docs.pydantic.dev/latest/api/networks/#pydantic.networks.PostgresDsn>.
fn annotated(class: &StmtClassDef, owner: &Place, name: &str) -> Option<DialectName> {
    const TYPES: [(&str, DialectName); 3] = [
        ("PostgresDsn", DialectName::Postgresql),
        ("MySQLDsn", DialectName::Mysql),
        ("MariaDBDsn", DialectName::Mariadb),
    ];
    let annotation = class.body.iter().find_map(|stmt| match stmt {
        Stmt::AnnAssign(assign) => match &*assign.target {
            Expr::Name(target) if target.id.as_str() == name => Some(&*assign.annotation),
            _ => None,
        },
        Stmt::FunctionDef(function) if &*function.name == name => function.returns.as_deref(),
        _ => None,
    })?;
    let range = annotation.start().to_usize()..annotation.end().to_usize();
    let text = owner.module.shown.text.get(range)?;
    let known = TYPES.iter().find(|(name, _)| text.contains(name));
    known.map(|(_, dialect)| *dialect)
}

/// Calls that make a URL, or hand one on.
fn of_call(names: &Names<'_>, call: &ExprCall, place: &Place, depth: usize) -> Option<DialectName> {
    let next = |expr: &Expr| dialect_from(names, &place.with(expr), depth + 1);
    let of_name = |expr: &Expr| match names.value(&place.with(expr)) {
        Value::Text(name) => dialect_of_url(&format!("{name}://")),
        _ => None,
    };
    let first = call.arguments.args.first();
    let named = ["drivername", "scheme"];
    if let Some(scheme) = named.iter().find_map(|name| keyword(&call.arguments, name)) {
        return of_name(scheme);
    }
    if let Some(default) = keyword(&call.arguments, "default") {
        return unless_replaced(next(default));
    }
    match (called(call), &*call.func) {
        ("create" | "URL", _) => first.and_then(of_name),
        ("getenv" | "get" | "config" | "env" | "str" | "Field", _)
            if call.arguments.args.len() > 1 =>
        {
            unless_replaced(next(&call.arguments.args[1]))
        }
        (
            "str" | "make_url" | "Field" | "PostgresDsn" | "create_engine" | "create_async_engine",
            _,
        ) => first.and_then(next),
        (
            "format" | "replace" | "render_as_string" | "strip" | "unicode_string" | "set",
            Expr::Attribute(method),
        ) => next(&method.value),
        _ => {
            let function = names.follow(&place.with(&call.func));
            match function.as_ref().map(|place| &place.node) {
                Some(Node::Function(_)) => dialect_from(names, &function?, depth + 1),
                _ => match &*call.func {
                    // A method of an object.
                    Expr::Attribute(_) => next(&call.func),
                    _ => None,
                },
            }
        }
    }
}

/// The text up to the first part that is not known.
fn start(names: &Names<'_>, place: &Place) -> String {
    let mut text = String::new();
    let Node::Expr(expr) = &place.node else {
        return text;
    };
    let Expr::FString(f_string) = &**expr else {
        return text;
    };
    for part in &f_string.value {
        let elements = match part {
            FStringPart::Literal(literal) => {
                text.push_str(literal);
                continue;
            }
            FStringPart::FString(f_string) => &f_string.elements,
        };
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(inner) => {
                    match names.value(&place.with(&inner.expression)) {
                        Value::Text(known) => text.push_str(&known),
                        _ => return text,
                    }
                }
            }
        }
    }
    text
}
