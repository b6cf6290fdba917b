//! Enums: <https://docs.python.org/3/library/enum.html>

use std::cell::RefCell;
use std::rc::Rc;

use ruff_python_ast::name::Name;

use super::Evaluator;
use super::class::define_attributes;
use crate::python::{Args, Argument, Class, Dict, Host, Instance, Outcome, Place, Stop, Value};

impl<H: Host> Evaluator<H> {
    /// Makes members of what the body of an enum binds.
    pub(in crate::python) fn define_members(
        &mut self,
        class: &Rc<Class>,
        bound: Vec<(Name, Value)>,
        place: &Place,
    ) -> Outcome<()> {
        let (others, members): (Vec<_>, Vec<_>) = bound.into_iter().partition(|(name, value)| {
            name.starts_with('_')
                || matches!(
                    value,
                    Value::Function(_) | Value::Class(_) | Value::Method(_)
                )
        });
        define_attributes(class, others);
        let mut values: Vec<Value> = Vec::new();
        for (name, value) in members {
            let value = self.member_value(class, &name, value, &values, place)?;
            let member = match class
                .members()
                .into_iter()
                .find(|member| has_value(member, &value))
            {
                // Another name for the same value.
                Some(member) => member,
                None => self.new_member(class, &name, &value, place)?,
            };
            values.push(value);
            let mut attributes = class.attributes.borrow_mut();
            attributes.insert(Value::text(name.as_str()), member);
        }
        Ok(())
    }

    /// What is written for a member; `auto()` counts up, or is the name in lower case where members are strings.
    fn member_value(
        &mut self,
        class: &Class,
        name: &Name,
        value: Value,
        before: &[Value],
        place: &Place,
    ) -> Outcome {
        let value = match value.as_call() {
            Some(("enum.auto", _)) => self.automatic(class, name, before, place)?,
            _ => value,
        };
        // `class Status(str, Enum)` makes strings of its values.
        let is_plain = matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_));
        if is_plain && class.is_text() {
            return Ok(Value::text(self.str_of(&value, place)?));
        }
        Ok(value)
    }

    fn automatic(
        &mut self,
        class: &Class,
        name: &Name,
        before: &[Value],
        place: &Place,
    ) -> Outcome {
        if let Some(own) = class.attribute("_generate_next_value_") {
            let count = super::super::builtins::int(before.len());
            let before = Value::list(before.to_vec());
            let args = [Value::text(name.as_str()), Value::Int(1), count, before];
            return self.call(&own, Args::of(args, place), place);
        }
        if class.derives_from(&|path| path == "enum.StrEnum") {
            return Ok(Value::text(name.to_lowercase()));
        }
        let last = before.iter().rev().find_map(|value| match value {
            Value::Int(int) => Some(*int),
            Value::Str(text) => text.parse().ok(),
            _ => None,
        });
        let is_flag = class.derives_from(&|path| matches!(path, "enum.Flag" | "enum.IntFlag"));
        Ok(Value::Int(match last {
            Some(last) if is_flag => {
                let bits = 127 - last.max(0).leading_zeros().min(127);
                1_i128 << (bits + 1).min(120)
            }
            Some(last) => last.saturating_add(1),
            None => 1,
        }))
    }

    fn new_member(
        &mut self,
        class: &Rc<Class>,
        name: &Name,
        value: &Value,
        place: &Place,
    ) -> Outcome {
        let items = match value {
            Value::Tuple(values) => values.to_vec(),
            other => vec![other.clone()],
        };
        let argument = |value| Argument {
            value,
            place: place.clone(),
        };
        let args = Args {
            positional: items.into_iter().map(argument).collect(),
            named: Vec::new(),
        };
        // `__new__` may say what the value is, by `_value_`.
        let mut attributes = Dict::default();
        let mut value = value.clone();
        if let Some(new) = class.attribute("__new__") {
            let mut args = args.clone();
            let this = argument(Value::Class(Rc::clone(class)));
            args.positional.insert(0, this);
            if let Value::Instance(made) = self.call(&new, args, place)? {
                attributes = made.attributes.borrow().clone();
                if let Some(own) = attributes.remove(&Value::text("_value_")) {
                    value = own;
                }
            }
        }
        let member = Value::Instance(Rc::new(Instance {
            class: Rc::clone(class),
            attributes: RefCell::new(attributes),
            member: Some((name.clone(), value)),
            args: Args::default(),
        }));
        if let Some(init) = class.attribute("__init__") {
            let method = Value::Method(Rc::new((init, member.clone())));
            self.call(&method, args, place)?;
        }
        Ok(member)
    }

    /// `Status("active")`.
    pub(super) fn member_by_value(
        &mut self,
        class: &Rc<Class>,
        args: &Args,
        place: &Place,
    ) -> Outcome {
        let Some(wanted) = args.value(0, "value") else {
            return place.raise("TypeError", "a member is asked for by its value");
        };
        match wanted {
            Value::Unknown(_) => return Ok(wanted.clone()),
            Value::Instance(member) if Rc::ptr_eq(&member.class, class) => {
                return Ok(wanted.clone());
            }
            _ => {}
        }
        let members = class.members();
        if let Some(member) = members.into_iter().find(|member| has_value(member, wanted)) {
            return Ok(member);
        }
        if let Some(missing) = class.attribute("_missing_") {
            let this = Value::Class(Rc::clone(class));
            let found = self.call(&missing, Args::of([this, wanted.clone()], place), place)?;
            if let Value::Instance(_) = found {
                return Ok(found);
            }
        }
        let wanted = match self.repr_of(wanted, place) {
            Ok(text) => text,
            Err(Stop::Unreadable(_)) => "this".to_owned(),
            Err(stop) => return Err(stop),
        };
        place.raise(
            "ValueError",
            format!("{wanted} is not a valid {}", class.name),
        )
    }
}

fn has_value(member: &Value, wanted: &Value) -> bool {
    match member {
        Value::Instance(member) => member
            .member
            .as_ref()
            .is_some_and(|(_, value)| value.equals(wanted) == Some(true)),
        _ => false,
    }
}
