//! Names: what they stand for, and what becomes of those that cannot be read.

use ruff_python_ast::name::Name;
use ruff_python_ast::{Alias, Expr, ExprName, Pattern, Stmt};

use super::{Evaluator, Frame};
use crate::python::{Host, Outcome, Place, Stop, Value, builtins};

impl<H: Host> Evaluator<H> {
    pub(super) fn name(name: &ExprName, frame: &Frame<H>) -> Outcome {
        if let Some(value) = frame.scope.get(&name.id) {
            return Ok(value);
        }
        let place = frame.place(name);
        match name.id.as_str() {
            "__name__" => return Ok(Value::text(frame.module.name.as_str())),
            "__file__" => return Ok(Value::text(frame.module.source.path.as_str())),
            "__debug__" => return Ok(Value::Bool(true)),
            "__doc__" => return Ok(docstring(&frame.module.body)),
            _ => {}
        }
        if let Some(path) = builtins::path_of(&name.id) {
            return Ok(Value::path(path, place));
        }
        // `from sqlalchemy import *` may have brought it.
        if let Some(star) = frame.scope.star() {
            return Ok(Value::path(format!("{star}.{}", name.id), place));
        }
        place.raise("NameError", format!("name '{}' is not defined", name.id))
    }
}

fn docstring<S: std::ops::Deref<Target = Stmt>>(body: &[S]) -> Value {
    match body.first().map(|statement| &**statement) {
        Some(Stmt::Expr(statement)) => match &*statement.value {
            Expr::StringLiteral(literal) => Value::text(literal.value.to_str()),
            _ => Value::None,
        },
        _ => Value::None,
    }
}

/// What a statement of a module or a class would have bound is unknown from here on.
pub(super) fn forget<H>(statement: &Stmt, stop: Stop, frame: &Frame<H>) {
    let place = frame.place(statement);
    let diagnostic = stop.into_diagnostic(&place);
    let place = match diagnostic.labels.first() {
        Some(label) => Place {
            source: std::sync::Arc::clone(&label.source),
            span: label.span.clone(),
        },
        None => place,
    };
    let what = format!("what cannot be read here ({})", diagnostic.message);
    let unknown = Value::unknown(what, place);
    let mut names = Vec::new();
    bound_by(std::slice::from_ref(statement), &mut names);
    for name in names {
        frame.scope.set(name, unknown.clone());
    }
}

/// The names that statements may bind.
pub(super) fn bound_by(statements: &[Stmt], names: &mut Vec<Name>) {
    for statement in statements {
        match statement {
            Stmt::Assign(statement) => {
                let mut targets = statement.targets.iter();
                targets.by_ref().for_each(|target| bound(target, names));
            }
            Stmt::AnnAssign(statement) => bound(&statement.target, names),
            Stmt::AugAssign(statement) => bound(&statement.target, names),
            Stmt::FunctionDef(def) => names.push(def.name.id.clone()),
            Stmt::ClassDef(def) => names.push(def.name.id.clone()),
            Stmt::Import(statement) => names.extend(statement.names.iter().map(imported)),
            Stmt::ImportFrom(statement) => names.extend(statement.names.iter().map(imported)),
            _ => bound_inside(statement, names),
        }
    }
}

/// The names that the blocks of a statement may bind.
fn bound_inside(statement: &Stmt, names: &mut Vec<Name>) {
    match statement {
        Stmt::If(statement) => {
            bound_by(&statement.body, names);
            for clause in &statement.elif_else_clauses {
                bound_by(&clause.body, names);
            }
        }
        Stmt::For(statement) => {
            bound(&statement.target, names);
            bound_by(&statement.body, names);
            bound_by(&statement.orelse, names);
        }
        Stmt::While(statement) => {
            bound_by(&statement.body, names);
            bound_by(&statement.orelse, names);
        }
        Stmt::With(statement) => {
            let mut targets = statement.items.iter();
            let targets = targets
                .by_ref()
                .filter_map(|item| item.optional_vars.as_deref());
            targets.for_each(|target| bound(target, names));
            bound_by(&statement.body, names);
        }
        Stmt::Try(statement) => {
            bound_by(&statement.body, names);
            bound_by(&statement.orelse, names);
            bound_by(&statement.finalbody, names);
            for ruff_python_ast::ExceptHandler::ExceptHandler(handler) in &statement.handlers {
                bound_by(&handler.body, names);
            }
        }
        Stmt::Match(statement) => {
            for case in &statement.cases {
                captured(&case.pattern, names);
                bound_by(&case.body, names);
            }
        }
        _ => {}
    }
}

fn imported(alias: &Alias) -> Name {
    match &alias.asname {
        Some(name) => name.id.clone(),
        None => alias.name.split('.').next().unwrap_or_default().into(),
    }
}

fn bound(target: &Expr, names: &mut Vec<Name>) {
    match target {
        Expr::Name(name) => names.push(name.id.clone()),
        Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| bound(target, names)),
        Expr::List(list) => list.elts.iter().for_each(|target| bound(target, names)),
        Expr::Starred(starred) => bound(&starred.value, names),
        _ => {}
    }
}

fn captured(pattern: &Pattern, names: &mut Vec<Name>) {
    match pattern {
        Pattern::MatchAs(pattern) => {
            names.extend(pattern.name.iter().map(|name| name.id.clone()));
            pattern
                .pattern
                .iter()
                .for_each(|inner| captured(inner, names));
        }
        Pattern::MatchStar(pattern) => {
            names.extend(pattern.name.iter().map(|name| name.id.clone()));
        }
        Pattern::MatchSequence(pattern) => {
            pattern
                .patterns
                .iter()
                .for_each(|inner| captured(inner, names));
        }
        Pattern::MatchMapping(pattern) => {
            names.extend(pattern.rest.iter().map(|name| name.id.clone()));
            pattern
                .patterns
                .iter()
                .for_each(|inner| captured(inner, names));
        }
        Pattern::MatchOr(pattern) => {
            pattern
                .patterns
                .iter()
                .for_each(|inner| captured(inner, names));
        }
        Pattern::MatchClass(pattern) => {
            let positional = pattern.arguments.patterns.iter();
            positional.for_each(|inner| captured(inner, names));
            let named = pattern.arguments.keywords.iter();
            named.for_each(|keyword| captured(&keyword.pattern, names));
        }
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
    }
}
