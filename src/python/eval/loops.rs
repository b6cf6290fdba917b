//! `for` and `while`.

use ruff_python_ast::{StmtFor, StmtWhile};

use super::{Evaluator, Flow, Frame};
use crate::python::{Host, Outcome, Stop};

impl<H: Host> Evaluator<H> {
    pub(super) fn for_loop(&mut self, statement: &StmtFor, frame: &Frame<H>) -> Outcome<()> {
        let iterable = self.expression(&statement.iter, frame)?;
        let place = frame.place(&*statement.iter);
        let mut is_left = false;
        self.each(&iterable, &place, &mut |eval, value| {
            eval.count(1, || frame.place(statement))?;
            eval.assign(&statement.target, value, frame)?;
            match eval.block(&statement.body, frame) {
                Ok(()) | Err(Stop::Continue) => Ok(Flow::Next),
                Err(Stop::Break) => {
                    is_left = true;
                    Ok(Flow::End)
                }
                Err(stop) => Err(stop),
            }
        })?;
        if is_left {
            return Ok(());
        }
        self.block(&statement.orelse, frame)
    }

    pub(super) fn while_loop(&mut self, statement: &StmtWhile, frame: &Frame<H>) -> Outcome<()> {
        while self.condition(&statement.test, frame)? {
            self.count(1, || frame.place(statement))?;
            match self.block(&statement.body, frame) {
                Ok(()) | Err(Stop::Continue) => {}
                Err(Stop::Break) => return Ok(()),
                Err(stop) => return Err(stop),
            }
        }
        self.block(&statement.orelse, frame)
    }
}
