//! Instances of the project's classes: how they are made.

use std::cell::RefCell;
use std::rc::Rc;

use super::Evaluator;
use crate::python::{Args, Class, Dict, Host, Instance, Outcome, Place, Shape, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn instantiate(&mut self, class: &Rc<Class>, args: Args, place: &Place) -> Outcome {
        if class.is_enum() && !class.members().is_empty() {
            return self.member_by_value(class, &args, place);
        }
        if class.derives_from(&|path| path.ends_with(".TypedDict")) {
            return super::super::builtins::dict(self, &args, place);
        }
        let instance = Rc::new(Instance {
            class: Rc::clone(class),
            attributes: RefCell::default(),
            member: None,
            args: args.clone(),
        });
        let value = Value::Instance(Rc::clone(&instance));
        if let Some(init) = class.attribute("__init__") {
            let method = Value::Method(Rc::new((init, value.clone())));
            self.call(&method, args, place)?;
            return Ok(value);
        }
        let takes_arguments = class.is_of_library() || !class.fields.is_empty();
        if !takes_arguments && !args.is_empty() {
            let message = format!("{}() takes no arguments", class.name);
            return place.raise("TypeError", message);
        }
        self.set_fields(&instance, args, place)?;
        if let Some(after) = class.attribute("__post_init__") {
            let method = Value::Method(Rc::new((after, value.clone())));
            self.call(&method, Args::default(), place)?;
        }
        Ok(value)
    }

    /// A data class and a named tuple take their fields in order.
    fn set_fields(&mut self, instance: &Instance, args: Args, place: &Place) -> Outcome<()> {
        let class = &instance.class;
        let mut given = Dict::default();
        let mut positional = args.positional.into_iter();
        let fields = class.fields.iter().filter(|field| field.is_argument);
        for (field, argument) in fields.zip(positional.by_ref()) {
            given.insert(Value::text(field.name.as_str()), argument.value);
        }
        let is_exact = class.shape != Shape::Plain;
        if is_exact && positional.next().is_some() {
            let message = format!("{}() takes fewer arguments", class.name);
            return place.raise("TypeError", message);
        }
        for (name, argument) in args.named {
            let is_field = class.fields.iter().any(|field| field.name == name);
            if is_exact && !is_field {
                let message = format!(
                    "{}() got an unexpected keyword argument '{name}'",
                    class.name
                );
                return place.raise("TypeError", message);
            }
            given.insert(Value::text(name.as_str()), argument.value);
        }
        let mut attributes = Dict::default();
        for field in &class.fields {
            let name = Value::text(field.name.as_str());
            let value = match (given.remove(&name), &field.default, &field.factory) {
                (Some(value), _, _) => value,
                (None, Some(default), _) => default.clone(),
                (None, None, Some(factory)) => self.call(factory, Args::default(), place)?,
                (None, None, None) if is_exact && field.is_argument => {
                    let maker = maker(class);
                    let message = format!(
                        "{maker}() missing 1 required positional argument: '{}'",
                        field.name
                    );
                    return place.raise("TypeError", message);
                }
                (None, None, None) => continue,
            };
            attributes.insert(name, value);
        }
        for (name, value) in given.iter() {
            attributes.insert(name.clone(), value.clone());
        }
        *instance.attributes.borrow_mut() = attributes;
        Ok(())
    }
}

/// The name of the function that takes the arguments of a class.
fn maker(class: &Class) -> String {
    match class.shape {
        Shape::Tuple => format!("{}.__new__", class.name),
        Shape::Data | Shape::Plain => format!("{}.__init__", class.name),
    }
}
