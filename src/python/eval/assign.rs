//! Assignment and deletion.

use ruff_python_ast::{Expr, Operator, StmtAugAssign};

use super::{Evaluator, Frame, position};
use crate::python::{Dict, Host, Outcome, Place, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn assign(&mut self, target: &Expr, value: Value, frame: &Frame<H>) -> Outcome<()> {
        match target {
            Expr::Name(name) => {
                frame.scope.set(name.id.clone(), value);
                Ok(())
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts, &value, target, frame),
            Expr::List(list) => self.unpack(&list.elts, &value, target, frame),
            Expr::Starred(starred) => self.assign(&starred.value, value, frame),
            Expr::Attribute(attribute) => {
                let of = self.expression(&attribute.value, frame)?;
                self.set_attribute(&of, &attribute.attr.id, value, &frame.place(target))
            }
            Expr::Subscript(subscript) => {
                let of = self.expression(&subscript.value, frame)?;
                let place = frame.place(target);
                if let Expr::Slice(slice) = &*subscript.slice {
                    return self.set_slice(&of, slice, &value, &place, frame);
                }
                let key = self.expression(&subscript.slice, frame)?;
                self.set_item(&of, key, value, &place)
            }
            _ => frame.place(target).unreadable("this cannot be assigned to"),
        }
    }

    fn unpack(
        &mut self,
        targets: &[Expr],
        value: &Value,
        whole: &Expr,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        if let Value::Unknown(_) = value {
            // Each name is unknown for the same reason.
            return targets
                .iter()
                .try_for_each(|target| self.assign(target, value.clone(), frame));
        }
        let place = frame.place(whole);
        let values = self.iterate(value, &place)?;
        let starred = targets.iter().position(Expr::is_starred_expr);
        let Some(starred) = starred else {
            if values.len() != targets.len() {
                let (found, wanted) = (values.len(), targets.len());
                let message = if found > wanted {
                    format!("too many values to unpack (expected {wanted})")
                } else {
                    format!("not enough values to unpack (expected {wanted}, got {found})")
                };
                return place.raise("ValueError", message);
            }
            let mut pairs = targets.iter().zip(values);
            return pairs.try_for_each(|(target, value)| self.assign(target, value, frame));
        };
        let after = targets.len() - starred - 1;
        if values.len() < starred + after {
            let (found, wanted) = (values.len(), starred + after);
            let message =
                format!("not enough values to unpack (expected at least {wanted}, got {found})");
            return place.raise("ValueError", message);
        }
        let middle = starred..values.len() - after;
        for (target, value) in targets[..starred].iter().zip(&values) {
            self.assign(target, value.clone(), frame)?;
        }
        let rest = Value::list(values[middle.clone()].to_vec());
        self.assign(&targets[starred], rest, frame)?;
        for (target, value) in targets[starred + 1..].iter().zip(&values[middle.end..]) {
            self.assign(target, value.clone(), frame)?;
        }
        Ok(())
    }

    pub(super) fn augment(&mut self, statement: &StmtAugAssign, frame: &Frame<H>) -> Outcome<()> {
        let place = frame.place(statement);
        let op = statement.op;
        match &*statement.target {
            Expr::Attribute(attribute) => {
                let of = self.expression(&attribute.value, frame)?;
                let name = &attribute.attr.id;
                let before = self.attribute(&of, name, &place)?;
                let operand = self.expression(&statement.value, frame)?;
                let after = self.augmented(op, before, operand, &place)?;
                self.set_attribute(&of, name, after, &place)
            }
            Expr::Subscript(subscript) => {
                let of = self.expression(&subscript.value, frame)?;
                let key = self.expression(&subscript.slice, frame)?;
                let before = self.item(&of, &key, &place)?;
                let operand = self.expression(&statement.value, frame)?;
                let after = self.augmented(op, before, operand, &place)?;
                self.set_item(&of, key, after, &place)
            }
            target => {
                let before = self.expression(target, frame)?;
                let operand = self.expression(&statement.value, frame)?;
                let after = self.augmented(op, before, operand, &place)?;
                self.assign(target, after, frame)
            }
        }
    }

    /// What a place holds after `op=`: lists, sets and dictionaries are changed where they are.
    fn augmented(&mut self, op: Operator, before: Value, operand: Value, place: &Place) -> Outcome {
        match (&before, op) {
            (Value::List(list), Operator::Add) => {
                let more = self.iterate(&operand, place)?;
                self.check_items(list.borrow().len() + more.len(), place)?;
                list.borrow_mut().extend(more);
                Ok(before)
            }
            (Value::Dict(dict), Operator::BitOr) => {
                let mut more = Dict::default();
                self.merge(&mut more, &operand, place)?;
                for (key, value) in more.iter() {
                    dict.borrow_mut().insert(key.clone(), value.clone());
                }
                Ok(before)
            }
            (Value::Set(set), _) => {
                let after = self.binary(op, before.clone(), operand, place)?;
                let Value::Set(changed) = &after else {
                    return Ok(after);
                };
                let changed = changed.borrow().clone();
                *set.borrow_mut() = changed;
                Ok(before)
            }
            _ => self.binary(op, before, operand, place),
        }
    }

    pub(super) fn delete(&mut self, target: &Expr, frame: &Frame<H>) -> Outcome<()> {
        let place = frame.place(target);
        match target {
            Expr::Name(name) => match frame.scope.remove(&name.id) {
                Some(_) => Ok(()),
                None => place.raise("NameError", format!("name '{}' is not defined", name.id)),
            },
            Expr::Tuple(tuple) => {
                let mut targets = tuple.elts.iter();
                targets.try_for_each(|target| self.delete(target, frame))
            }
            Expr::Attribute(attribute) => {
                let of = self.expression(&attribute.value, frame)?;
                match &of {
                    Value::Instance(instance) => {
                        let key = Value::text(attribute.attr.id.as_str());
                        instance.attributes.borrow_mut().remove(&key);
                        Ok(())
                    }
                    _ => place.unreadable("this cannot be deleted"),
                }
            }
            Expr::Subscript(subscript) => {
                let of = self.expression(&subscript.value, frame)?;
                if let Expr::Slice(slice) = &*subscript.slice {
                    let nothing = Value::list(Vec::new());
                    return self.set_slice(&of, slice, &nothing, &place, frame);
                }
                let key = self.expression(&subscript.slice, frame)?;
                self.delete_item(&of, &key, &place)
            }
            _ => place.unreadable("this cannot be deleted"),
        }
    }

    fn delete_item(&mut self, of: &Value, key: &Value, place: &Place) -> Outcome<()> {
        match (of, key) {
            (Value::Unknown(unknown), _) | (_, Value::Unknown(unknown)) => place.needs(unknown),
            (Value::Dict(dict), _) => {
                let removed = dict.borrow_mut().remove(key);
                match removed {
                    Some(_) => Ok(()),
                    None => self.key_error(key, place),
                }
            }
            (Value::List(list), Value::Int(index)) => {
                let position = position(*index, list.borrow().len());
                let Some(position) = position else {
                    return place.raise("IndexError", "list assignment index out of range");
                };
                let removed = list.borrow_mut().remove(position);
                drop(removed);
                Ok(())
            }
            _ => place.unreadable("this cannot be deleted"),
        }
    }
}
