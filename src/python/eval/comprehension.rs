//! Comprehensions, evaluated at once; those in parentheses too.

use ruff_python_ast::{Comprehension, Expr, ExprDictComp};

use super::{Evaluator, Flow, Frame};
use crate::python::limits::MOST_ITEMS;
use crate::python::{Dict, Host, Outcome, Scope, ScopeKind, Value};

/// What is done for each item that the clauses give.
type Each<'a, H> = dyn FnMut(&mut Evaluator<H>, &Frame<H>) -> Outcome<()> + 'a;

impl<H: Host> Evaluator<H> {
    pub(super) fn comprehend(
        &mut self,
        element: &Expr,
        clauses: &[Comprehension],
        frame: &Frame<H>,
    ) -> Outcome<Vec<Value>> {
        let mut values = Vec::new();
        self.clauses(clauses, frame, &mut |eval, frame| {
            values.push(eval.expression(element, frame)?);
            if values.len() > MOST_ITEMS {
                return frame
                    .place(element)
                    .unreadable(format!("this has more than {MOST_ITEMS} items"));
            }
            Ok(())
        })?;
        Ok(values)
    }

    pub(super) fn comprehend_dict(
        &mut self,
        comprehension: &ExprDictComp,
        frame: &Frame<H>,
    ) -> Outcome {
        let mut pairs = Dict::default();
        self.clauses(&comprehension.generators, frame, &mut |eval, frame| {
            let place = frame.place(comprehension);
            let Some(key) = &comprehension.key else {
                return place.unreadable("this expression cannot be read");
            };
            let key = eval.expression(key, frame)?;
            eval.check_key(&key, &place)?;
            let value = eval.expression(&comprehension.value, frame)?;
            pairs.insert(key, value);
            Ok(())
        })?;
        Ok(Value::dict(pairs))
    }

    fn clauses(
        &mut self,
        clauses: &[Comprehension],
        frame: &Frame<H>,
        each: &mut Each<H>,
    ) -> Outcome<()> {
        let Some((first, rest)) = clauses.split_first() else {
            return Ok(());
        };
        // The first iterable belongs to the names around, all else to the comprehension.
        let iterable = self.expression(&first.iter, frame)?;
        let around = Scope::seen_by_functions(&frame.scope);
        let inner = frame.with_scope(Scope::inside(&around, ScopeKind::Comprehension));
        self.clause(first, rest, &iterable, &inner, each)
    }

    fn clause(
        &mut self,
        clause: &Comprehension,
        rest: &[Comprehension],
        iterable: &Value,
        frame: &Frame<H>,
        each: &mut Each<H>,
    ) -> Outcome<()> {
        let place = frame.place(&clause.iter);
        self.each(iterable, &place, &mut |eval, value| {
            eval.assign(&clause.target, value, frame)?;
            for test in &clause.ifs {
                if !eval.condition(test, frame)? {
                    return Ok(Flow::Next);
                }
            }
            match rest.split_first() {
                Some((next, rest)) => {
                    let iterable = eval.expression(&next.iter, frame)?;
                    eval.clause(next, rest, &iterable, frame, each)?;
                }
                None => each(eval, frame)?,
            }
            Ok(Flow::Next)
        })
    }
}
