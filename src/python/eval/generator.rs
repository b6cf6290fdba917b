//! Generators.
//!
//! A call of one is kept as it is until something asks for its values. Then its body is evaluated, and each `yield`
//! hands its value over before the body goes on: what a loop does with it happens in between, as in Python.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Evaluator, Flow};
use crate::python::{Args, Function, Host, List, Node, Outcome, Place, Stop, Value};

/// So many values of a generator are looked at when `next()` asks for one.
const LOOKED_AHEAD: usize = 1_000;

/// A value that an iteration looks at; says whether it wants another.
type Consumer<'a, H> = dyn FnMut(&mut Evaluator<H>, Value) -> Outcome<Flow> + 'a;

impl Value {
    /// Function and arguments of a generator.
    pub(in crate::python) fn as_generator(&self) -> Option<(&Rc<Function>, &Args)> {
        let Self::Symbolic(symbolic) = self else {
            return None;
        };
        match &symbolic.node {
            Node::Call(Self::Function(function), args) => Some((function, args)),
            _ => None,
        }
    }
}

impl<H: Host> Evaluator<H> {
    /// Gives all values of a generator to a consumer.
    pub(super) fn generate(
        &mut self,
        generator: &Value,
        place: &Place,
        consume: &mut Consumer<H>,
    ) -> Outcome<()> {
        if let Some(rest) = self.begun(generator) {
            loop {
                let value = take_first(&rest);
                match value {
                    Some(value) => {
                        if let Flow::End = consume(self, value)? {
                            return Ok(());
                        }
                    }
                    None => return Ok(()),
                }
            }
        }
        let Some((function, args)) = generator.as_generator() else {
            return Ok(());
        };
        // Whoever iterates may leave early: then the body ends at its `yield`, as if it returned there.
        let left: RefCell<Option<Outcome<()>>> = RefCell::new(None);
        let consume = RefCell::new(consume);
        let yields = |eval: &mut Self, value: Value| {
            let Ok(mut consume) = consume.try_borrow_mut() else {
                return place.raise("ValueError", "generator already executing");
            };
            let call = eval.calls.pop();
            let result = consume(eval, value);
            eval.calls.extend(call);
            let reason = match result {
                Ok(Flow::Next) => return Ok(Value::None),
                Ok(Flow::End) => Ok(()),
                Err(stop) => Err(stop),
            };
            *left.borrow_mut() = Some(reason);
            Err(Stop::Return(Value::None))
        };
        let result = self.call_own(function, args.clone(), place, Some(&yields));
        match left.into_inner() {
            Some(Err(stop)) => Err(stop),
            Some(Ok(())) | None => result.map(drop),
        }
    }

    /// Evaluates a block inside a generator under `@contextmanager`, at its only `yield`.
    pub(super) fn generate_around(
        &mut self,
        generator: &Value,
        place: &Place,
        block: &mut dyn FnMut(&mut Self, Value) -> Outcome<()>,
    ) -> Outcome<()> {
        let Some((function, args)) = generator.as_generator() else {
            return Ok(());
        };
        let mut left: Option<Stop> = None;
        let mut times = 0;
        let inner = RefCell::new((&mut left, &mut times, block));
        let yields = |eval: &mut Self, value: Value| {
            let Ok(mut inner) = inner.try_borrow_mut() else {
                return place.raise("ValueError", "generator already executing");
            };
            let (left, times, block) = &mut *inner;
            **times += 1;
            if **times > 1 {
                return place.raise("RuntimeError", "generator didn't stop");
            }
            let call = eval.calls.pop();
            let result = block(eval, value);
            eval.calls.extend(call);
            match result {
                Ok(()) => Ok(Value::None),
                // Exceptions come out of `yield`, so that the generator can handle them.
                Err(stop @ (Stop::Raise(_) | Stop::Unreadable(_))) => Err(stop),
                Err(stop) => {
                    **left = Some(stop);
                    Ok(Value::None)
                }
            }
        };
        self.call_own(function, args.clone(), place, Some(&yields))?;
        match left {
            Some(stop) => Err(stop),
            None if times == 0 => place.raise("RuntimeError", "generator didn't yield"),
            None => Ok(()),
        }
    }

    /// `next(generator)`: its first values are all asked for at once.
    pub(in crate::python) fn next_of_generator(
        &mut self,
        generator: &Value,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        if let Some(rest) = self.begun(generator) {
            return Ok(take_first(&rest));
        }
        let mut values = Vec::new();
        self.generate(generator, place, &mut |_, value| {
            values.push(value);
            Ok(if values.len() < LOOKED_AHEAD {
                Flow::Next
            } else {
                Flow::End
            })
        })?;
        if values.len() == LOOKED_AHEAD {
            let what = format!("what comes after {LOOKED_AHEAD} values of a generator");
            values.push(Value::unknown(what, place.clone()));
        }
        let rest = Rc::new(List::from(values));
        self.begun.push((generator.clone(), Rc::clone(&rest)));
        Ok(take_first(&rest))
    }

    /// What a generator has still to give, where `next()` has begun it.
    fn begun(&self, generator: &Value) -> Option<Rc<List>> {
        let Value::Symbolic(wanted) = generator else {
            return None;
        };
        let mut begun = self.begun.iter();
        let found = begun.find(|(generator, _)| match generator {
            Value::Symbolic(generator) => Rc::ptr_eq(generator, wanted),
            _ => false,
        });
        found.map(|(_, rest)| Rc::clone(rest))
    }
}

fn take_first(values: &List) -> Option<Value> {
    let mut values = values.borrow_mut();
    (!values.is_empty()).then(|| values.remove(0))
}
