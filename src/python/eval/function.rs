//! Functions of the project: how they are defined, and what a call of one does.

use std::cell::OnceCell;
use std::rc::Rc;

use ruff_python_ast::name::Name;
use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, TraversalSignal};
use ruff_python_ast::{AnyNodeRef, Stmt, StmtFunctionDef};

use super::bind::bind;
use super::{Evaluator, Frame, Yields};
use crate::python::limits::{DEEP_STACK, DEEPEST_CALLS};
use crate::python::{
    Args, Code, Function, FunctionKind, Host, Outcome, Place, Scope, ScopeKind, Stop, Value,
};

impl<H: Host> Evaluator<H> {
    pub(super) fn define_function(
        &mut self,
        def: &StmtFunctionDef,
        statement: &Stmt,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        let (kind, wrappers) = self.decorators(&def.decorator_list, frame)?;
        let code = frame.module.def(statement);
        let mut value = self.function(def.name.id.clone(), code, kind, frame)?;
        for (wrapper, place) in wrappers.into_iter().rev() {
            value = self.call(&wrapper, Args::of([value], &place), &place)?;
        }
        frame.scope.set(def.name.id.clone(), value);
        Ok(())
    }

    /// A function with the values of its defaults.
    pub(super) fn function(
        &mut self,
        name: Name,
        code: Code,
        kind: FunctionKind,
        frame: &Frame<H>,
    ) -> Outcome {
        let mut defaults = Vec::new();
        if let Some(parameters) = code.parameters() {
            let all = parameters.posonlyargs.iter().chain(&parameters.args);
            for parameter in all.chain(&parameters.kwonlyargs) {
                defaults.push(match &parameter.default {
                    Some(default) => Some(self.expression(default, frame)?),
                    None => None,
                });
            }
        }
        let is_generator = match &code {
            Code::Def(def) => frame.module.text(&**def).contains("yield") && yields(def),
            Code::Lambda(_) => false,
        };
        Ok(Value::Function(Rc::new(Function {
            name,
            code,
            defaults,
            scope: Scope::seen_by_functions(&frame.scope),
            module: Rc::clone(&frame.module),
            kind,
            is_generator,
            owner: OnceCell::new(),
        })))
    }

    /// Evaluates the body of a function.
    pub(super) fn call_own(
        &mut self,
        function: &Rc<Function>,
        args: Args,
        place: &Place,
        yields: Option<&Yields<H>>,
    ) -> Outcome {
        if self.calls.len() >= DEEPEST_CALLS {
            return place.unreadable(format!(
                "functions call one another more than {DEEPEST_CALLS} deep"
            ));
        }
        let scope = Scope::inside(&function.scope, ScopeKind::Function);
        if let Some(class) = function.owner.get().and_then(std::rc::Weak::upgrade) {
            // What `super()` stands on.
            if let Some(this) = args.positional.first() {
                scope.set(Name::new_static("<this>"), this.value.clone());
            }
            scope.set(Name::new_static("__class__"), Value::Class(class));
        }
        bind(function, args, &scope, place)?;
        let frame = Frame {
            module: Rc::clone(&function.module),
            scope,
            yields,
        };
        self.calls.push(place.clone());
        let result = self.deeper(
            || place.clone(),
            |eval| match &function.code {
                Code::Lambda(lambda) => eval.expression(&lambda.body, &frame),
                Code::Def(statement) => match &**statement {
                    Stmt::FunctionDef(def) => match eval.block(&def.body, &frame) {
                        Ok(()) => Ok(Value::None),
                        Err(Stop::Return(value)) => Ok(value),
                        Err(stop) => Err(stop),
                    },
                    _ => Ok(Value::None),
                },
            },
        );
        self.calls.pop();
        result
    }
}

/// Whether the body of a function holds a `yield` of its own.
fn yields(def: &Stmt) -> bool {
    struct Search {
        is_found: bool,
        is_inside: bool,
    }

    impl<'a> SourceOrderVisitor<'a> for Search {
        fn enter_node(&mut self, node: AnyNodeRef<'a>) -> TraversalSignal {
            match node {
                AnyNodeRef::ExprYield(_) | AnyNodeRef::ExprYieldFrom(_) => {
                    self.is_found = true;
                }
                AnyNodeRef::StmtFunctionDef(_) if !self.is_inside => {
                    self.is_inside = true;
                    return TraversalSignal::Traverse;
                }
                // What stands in another function is a `yield` of that one.
                AnyNodeRef::StmtFunctionDef(_)
                | AnyNodeRef::ExprLambda(_)
                | AnyNodeRef::StmtClassDef(_) => return TraversalSignal::Skip,
                _ => {}
            }
            if self.is_found {
                TraversalSignal::Skip
            } else {
                TraversalSignal::Traverse
            }
        }
    }

    let mut search = Search {
        is_found: false,
        is_inside: false,
    };
    stacker::maybe_grow(DEEP_STACK.0, DEEP_STACK.1, || search.visit_stmt(def));
    search.is_found
}
