//! `with`.

use ruff_python_ast::{StmtWith, WithItem};

use super::exception::{catches, exception_value};
use super::{Evaluator, Frame};
use crate::python::{Args, Host, Outcome, Place, Stop, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn with(&mut self, statement: &StmtWith, frame: &Frame<H>) -> Outcome<()> {
        self.with_items(&statement.items, statement, frame)
    }

    fn with_items(
        &mut self,
        items: &[WithItem],
        statement: &StmtWith,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        let Some((item, rest)) = items.split_first() else {
            return self.block(&statement.body, frame);
        };
        let place = frame.place(&item.context_expr);
        let context = self.expression(&item.context_expr, frame)?;
        self.within(&context, &place, &mut |eval, value| {
            if let Some(target) = &item.optional_vars {
                eval.assign(target, value, frame)?;
            }
            eval.with_items(rest, statement, frame)
        })
    }

    /// Evaluates a block between the beginning and the end of a context.
    fn within(
        &mut self,
        context: &Value,
        place: &Place,
        block: &mut dyn FnMut(&mut Self, Value) -> Outcome<()>,
    ) -> Outcome<()> {
        match context {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Instance(_) => self.within_instance(context, place, block),
            Value::Symbolic(_) if context.as_generator().is_some() => {
                self.generate_around(context, place, block)
            }
            Value::Symbolic(_) => {
                if let Some(("contextlib.suppress", args)) = context.as_call() {
                    let result = block(self, Value::None);
                    return match result {
                        Err(Stop::Raise(raised))
                            if args.iter().any(|class| catches(&class.value, &raised)) =>
                        {
                            Ok(())
                        }
                        result => result,
                    };
                }
                if let Some(value) = crate::python::library::context(context) {
                    return block(self, value);
                }
                let value = H::enter(self, context, place)?;
                let result = block(self, value);
                let left = H::exit(self, context, place);
                result.and(left)
            }
            _ => {
                let message = format!("'{}' object is no context manager", context.type_name());
                place.raise("TypeError", message)
            }
        }
    }

    fn within_instance(
        &mut self,
        context: &Value,
        place: &Place,
        block: &mut dyn FnMut(&mut Self, Value) -> Outcome<()>,
    ) -> Outcome<()> {
        let enter = self.attribute(context, "__enter__", place)?;
        let exit = self.attribute(context, "__exit__", place)?;
        let value = self.call(&enter, Args::default(), place)?;
        let result = block(self, value);
        let raised = match result {
            Err(stop @ Stop::Unreadable(_)) => return Err(stop),
            Err(Stop::Raise(raised)) => raised,
            other => {
                let args = Args::of([Value::None, Value::None, Value::None], place);
                self.call(&exit, args, place)?;
                return other;
            }
        };
        let exception = exception_value(&raised);
        let args = Args::of([raised.class.clone(), exception, Value::None], place);
        let is_handled = self.call(&exit, args, place)?;
        if self.truth(&is_handled, place)? {
            return Ok(());
        }
        Err(Stop::Raise(raised))
    }
}
