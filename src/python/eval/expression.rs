//! Expressions.

use ruff_python_ast::{Expr, ExprDict, ExprUnaryOp, Number, UnaryOp};

use super::{Evaluator, Flow, Frame};
use crate::python::{Dict, FunctionKind, Host, Node, Outcome, Place, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn expression(&mut self, expression: &Expr, frame: &Frame<H>) -> Outcome {
        self.count(1, || frame.place(expression))?;
        match expression {
            // What holds no other expression needs no deeper stack.
            Expr::Name(name) => Self::name(name, frame),
            Expr::StringLiteral(literal) => Ok(Value::text(literal.value.to_str())),
            Expr::NoneLiteral(_) => Ok(Value::None),
            Expr::BooleanLiteral(literal) => Ok(Value::Bool(literal.value)),
            Expr::EllipsisLiteral(_) => Ok(Value::Ellipsis),
            Expr::BytesLiteral(literal) => {
                let bytes: Vec<u8> = literal.value.bytes().collect();
                Ok(Value::Bytes(bytes.into()))
            }
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(int) => match int.to_string().parse() {
                    Ok(int) => Ok(Value::Int(int)),
                    Err(_) => frame
                        .place(expression)
                        .unreadable("this number is too large"),
                },
                Number::Float(float) => Ok(Value::Float(*float)),
                Number::Complex { .. } => frame
                    .place(expression)
                    .unreadable("complex numbers are not read"),
            },
            _ => self.deeper(
                || frame.place(expression),
                |eval| eval.compound(expression, frame),
            ),
        }
    }

    fn compound(&mut self, expression: &Expr, frame: &Frame<H>) -> Outcome {
        match expression {
            Expr::Call(call) => self.call_expression(call, frame),
            Expr::Attribute(attribute) => {
                if let Some(value) = self.super_attribute(attribute, frame)? {
                    return Ok(value);
                }
                let of = self.expression(&attribute.value, frame)?;
                self.attribute(&of, &attribute.attr.id, &frame.place(expression))
            }
            Expr::Subscript(subscript) => self.subscript(subscript, frame),
            Expr::List(list) => Ok(Value::list(self.elements(&list.elts, frame)?)),
            Expr::Tuple(tuple) => Ok(Value::tuple(self.elements(&tuple.elts, frame)?)),
            Expr::Set(set) => {
                let values = self.elements(&set.elts, frame)?;
                self.set(values, &frame.place(expression))
            }
            Expr::Dict(dict) => self.dict(dict, frame),
            Expr::BoolOp(operation) => self.bool_operation(operation, frame),
            Expr::UnaryOp(operation) => self.unary(operation, frame),
            Expr::BinOp(operation) => {
                let left = self.expression(&operation.left, frame)?;
                let right = self.expression(&operation.right, frame)?;
                self.binary(operation.op, left, right, &frame.place(expression))
            }
            Expr::Compare(comparison) => self.comparison(comparison, frame),
            Expr::FString(string) => self.f_string(&string.value, frame),
            Expr::If(choice) => {
                if self.condition(&choice.test, frame)? {
                    self.expression(&choice.body, frame)
                } else {
                    self.expression(&choice.orelse, frame)
                }
            }
            Expr::Named(named) => {
                let value = self.expression(&named.value, frame)?;
                if let Expr::Name(name) = &*named.target {
                    let scope = &frame.scope;
                    scope.set_outside_comprehensions(name.id.clone(), value.clone());
                }
                Ok(value)
            }
            _ => self.deferred(expression, frame),
        }
    }

    /// Expressions that are evaluated later, or again and again.
    fn deferred(&mut self, expression: &Expr, frame: &Frame<H>) -> Outcome {
        match expression {
            Expr::Lambda(lambda) => {
                let code = frame.module.lambda(lambda);
                self.function("<lambda>".into(), code, FunctionKind::Plain, frame)
            }
            Expr::ListComp(comprehension) => {
                let generators = &comprehension.generators;
                let values = self.comprehend(&comprehension.elt, generators, frame)?;
                Ok(Value::list(values))
            }
            Expr::Generator(comprehension) => {
                let generators = &comprehension.generators;
                let values = self.comprehend(&comprehension.elt, generators, frame)?;
                Ok(Value::list(values))
            }
            Expr::SetComp(comprehension) => {
                let generators = &comprehension.generators;
                let values = self.comprehend(&comprehension.elt, generators, frame)?;
                self.set(values, &frame.place(comprehension))
            }
            Expr::DictComp(comprehension) => self.comprehend_dict(comprehension, frame),
            Expr::Yield(expression) => {
                let value = match &expression.value {
                    Some(value) => self.expression(value, frame)?,
                    None => Value::None,
                };
                match frame.yields {
                    Some(yields) => yields(self, value),
                    None => frame
                        .place(expression)
                        .unreadable("`yield` outside of a function"),
                }
            }
            Expr::YieldFrom(expression) => {
                let place = frame.place(&*expression.value);
                let values = self.expression(&expression.value, frame)?;
                let Some(yields) = frame.yields else {
                    return place.unreadable("`yield` outside of a function");
                };
                self.each(&values, &place, &mut |eval, value| {
                    yields(eval, value)?;
                    Ok(Flow::Next)
                })?;
                Ok(Value::None)
            }
            Expr::Await(expression) => self.expression(&expression.value, frame),
            _ => frame
                .place(expression)
                .unreadable("this expression is not among those that can be read"),
        }
    }

    fn unary(&mut self, operation: &ExprUnaryOp, frame: &Frame<H>) -> Outcome {
        let place = frame.place(operation);
        let operand = self.expression(&operation.operand, frame)?;
        if operation.op != UnaryOp::Not {
            return super::arithmetic::unary(operation.op, operand, &place);
        }
        if let Value::Unknown(_) = operand {
            return Ok(operand);
        }
        if let Value::Symbolic(_) = operand
            && self.truth_of_symbolic(&operand).is_none()
        {
            return Ok(Value::symbolic(Node::Operator("not", vec![operand]), place));
        }
        Ok(Value::Bool(!self.truth(&operand, &place)?))
    }

    fn dict(&mut self, dict: &ExprDict, frame: &Frame<H>) -> Outcome {
        let mut pairs = Dict::default();
        for item in &dict.items {
            if let Some(key) = &item.key {
                let place = frame.place(key);
                let key = self.expression(key, frame)?;
                self.check_key(&key, &place)?;
                let value = self.expression(&item.value, frame)?;
                pairs.insert(key, value);
            } else {
                let value = self.expression(&item.value, frame)?;
                self.merge(&mut pairs, &value, &frame.place(&item.value))?;
            }
        }
        Ok(Value::dict(pairs))
    }

    fn elements(&mut self, elements: &[Expr], frame: &Frame<H>) -> Outcome<Vec<Value>> {
        let mut values = Vec::with_capacity(elements.len());
        for element in elements {
            if let Expr::Starred(starred) = element {
                let more = self.expression(&starred.value, frame)?;
                values.extend(self.iterate(&more, &frame.place(&*starred.value))?);
            } else {
                values.push(self.expression(element, frame)?);
            }
        }
        Ok(values)
    }

    /// Adds the pairs of another dictionary.
    pub(in crate::python) fn merge(
        &mut self,
        pairs: &mut Dict,
        more: &Value,
        place: &Place,
    ) -> Outcome<()> {
        match more {
            Value::Dict(more) => {
                for (key, value) in more.borrow().iter() {
                    pairs.insert(key.clone(), value.clone());
                }
                Ok(())
            }
            Value::Unknown(unknown) => place.needs(unknown),
            _ => {
                for pair in self.iterate(more, place)? {
                    let pair = self.iterate(&pair, place)?;
                    let [key, value] = <[Value; 2]>::try_from(pair)
                        .or_else(|_| place.raise("ValueError", "a pair was expected"))?;
                    self.check_key(&key, place)?;
                    pairs.insert(key, value);
                }
                Ok(())
            }
        }
    }

    /// A set of values, each of which must be able to be in one.
    pub(in crate::python) fn set(&mut self, values: Vec<Value>, place: &Place) -> Outcome {
        for value in &values {
            self.check_key(value, place)?;
        }
        Ok(Value::set(values))
    }

    /// Refuses what cannot be a key of a dictionary.
    pub(in crate::python) fn check_key(&mut self, key: &Value, place: &Place) -> Outcome<()> {
        match key {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Str(text) => self.count(text.len() / 64, || place.clone()),
            Value::List(_) | Value::Dict(_) | Value::Set(_) => {
                let message = format!("unhashable type: '{}'", key.type_name());
                place.raise("TypeError", message)
            }
            _ => Ok(()),
        }
    }
}
