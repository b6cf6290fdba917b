//! Statements.

use ruff_python_ast::{Expr, Identifier, Stmt, StmtIf};

use super::{Evaluator, Frame};
use crate::python::{Host, Outcome, Place, Reach, Stop, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn block(&mut self, statements: &[Stmt], frame: &Frame<H>) -> Outcome<()> {
        statements
            .iter()
            .try_for_each(|statement| self.statement(statement, frame))
    }

    pub(super) fn statement(&mut self, statement: &Stmt, frame: &Frame<H>) -> Outcome<()> {
        self.count(1, || frame.place(statement))?;
        self.deeper(
            || frame.place(statement),
            |eval| eval.carry_out(statement, frame),
        )
    }

    fn carry_out(&mut self, statement: &Stmt, frame: &Frame<H>) -> Outcome<()> {
        match statement {
            Stmt::Pass(_) | Stmt::TypeAlias(_) => Ok(()),
            Stmt::Expr(statement) => self.expression_statement(&statement.value, frame),
            Stmt::Assign(statement) => {
                let value = self.expression(&statement.value, frame)?;
                let mut targets = statement.targets.iter();
                targets.try_for_each(|target| self.assign(target, value.clone(), frame))
            }
            Stmt::AnnAssign(statement) => match &statement.value {
                Some(value) => {
                    let value = self.expression(value, frame)?;
                    self.assign(&statement.target, value, frame)
                }
                None => Ok(()),
            },
            Stmt::AugAssign(statement) => self.augment(statement, frame),
            Stmt::If(statement) => self.branch(statement, frame),
            Stmt::For(statement) => self.for_loop(statement, frame),
            Stmt::While(statement) => self.while_loop(statement, frame),
            Stmt::With(statement) => self.with(statement, frame),
            Stmt::Try(statement) => self.try_block(statement, frame),
            Stmt::Match(statement) => self.match_statement(statement, frame),
            Stmt::Delete(statement) => {
                let mut targets = statement.targets.iter();
                targets.try_for_each(|target| self.delete(target, frame))
            }
            Stmt::FunctionDef(def) => self.define_function(def, statement, frame),
            Stmt::ClassDef(def) => self.define_class(def, frame),
            Stmt::Import(statement) => {
                self.import(statement, frame);
                Ok(())
            }
            Stmt::ImportFrom(statement) => {
                self.import_from(statement, frame);
                Ok(())
            }
            Stmt::Global(statement) => {
                declare_outer(&statement.names, Reach::Module, frame);
                Ok(())
            }
            Stmt::Nonlocal(statement) => {
                declare_outer(&statement.names, Reach::Function, frame);
                Ok(())
            }
            Stmt::Raise(_)
            | Stmt::Assert(_)
            | Stmt::Return(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => self.leave(statement, frame),
        }
    }

    /// Statements after which the next one does not follow.
    fn leave(&mut self, statement: &Stmt, frame: &Frame<H>) -> Outcome<()> {
        let place = || frame.place(statement);
        match statement {
            Stmt::Raise(statement) => match &statement.exc {
                Some(exception) => {
                    let exception = self.expression(exception, frame)?;
                    self.raise(&exception, place())
                }
                None => match self.handled.last().cloned() {
                    Some(exception) => self.raise(&exception, place()),
                    None => place().raise("RuntimeError", "no active exception to reraise"),
                },
            },
            Stmt::Assert(statement) => {
                if self.condition(&statement.test, frame)? {
                    return Ok(());
                }
                let message = match &statement.msg {
                    Some(message) => {
                        let message = self.expression(message, frame)?;
                        self.str_of(&message, &place())?
                    }
                    None => String::new(),
                };
                place().raise("AssertionError", message)
            }
            Stmt::Return(statement) => {
                let value = match &statement.value {
                    Some(value) => self.expression(value, frame)?,
                    None => Value::None,
                };
                Err(Stop::Return(value))
            }
            Stmt::Break(_) => Err(Stop::Break),
            Stmt::Continue(_) => Err(Stop::Continue),
            _ => place().unreadable("this statement is not among those that can be read"),
        }
    }

    fn expression_statement(&mut self, expression: &Expr, frame: &Frame<H>) -> Outcome<()> {
        if expression.is_string_literal_expr() {
            return Ok(());
        }
        let value = self.expression(expression, frame)?;
        self.discard(&value, &frame.place(expression))
    }

    /// Passes over the value of a statement that is an expression.
    fn discard(&mut self, value: &Value, place: &Place) -> Outcome<()> {
        match value {
            // A generator that nobody iterates does nothing.
            Value::Symbolic(_) if value.as_generator().is_some() => Ok(()),
            Value::Symbolic(_) => H::discard(self, value, place),
            Value::Unknown(unknown) => place.needs(unknown),
            _ => Ok(()),
        }
    }

    fn branch(&mut self, statement: &StmtIf, frame: &Frame<H>) -> Outcome<()> {
        if self.condition(&statement.test, frame)? {
            return self.block(&statement.body, frame);
        }
        for clause in &statement.elif_else_clauses {
            let holds = match &clause.test {
                Some(test) => self.condition(test, frame)?,
                None => true,
            };
            if holds {
                return self.block(&clause.body, frame);
            }
        }
        Ok(())
    }
}

/// The names that `global` and `nonlocal` declare.
fn declare_outer<H>(names: &[Identifier], reach: Reach, frame: &Frame<H>) {
    for name in names {
        frame.scope.declare_outer(name.id.clone(), reach);
    }
}
