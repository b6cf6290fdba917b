//! Attributes of anything.

use std::rc::Rc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, Stmt};

use super::Evaluator;
use crate::python::limits::LONGEST_PATH;
use crate::python::{
    Args, Class, Code, Dict, Function, FunctionKind, Host, Instance, Module, Node, Outcome, Place,
    Shape, Symbolic, Value, builtins, library,
};

impl<H: Host> Evaluator<H> {
    /// An attribute of anything.
    ///
    /// # Errors
    /// When there is none.
    pub fn attribute(&mut self, of: &Value, name: &str, place: &Place) -> Outcome {
        match of {
            Value::Unknown(_) => Ok(of.clone()),
            Value::Module(module) => self.module_attribute(module, name, place),
            Value::Symbolic(symbolic) => self.symbolic_attribute(symbolic, of, name, place),
            Value::Class(class) => self.class_attribute(class, of, name, place),
            Value::Instance(instance) => self.instance_attribute(instance, of, name, place),
            Value::Function(function) => match function_attribute(function, of, name, place) {
                Some(value) => Ok(value),
                None => missing(of, name, place),
            },
            Value::Method(method) => match name {
                "__self__" => Ok(method.1.clone()),
                "__func__" => Ok(method.0.clone()),
                _ => self.attribute(&method.0, name, place),
            },
            _ if name == "__doc__" => Ok(Value::unknown("the text of a library", place.clone())),
            _ if name == "__class__" => Ok(builtins::type_of(of, place)),
            _ => match builtins::family_with(of, name) {
                Some(family) => {
                    let function = Value::path(format!("builtins.{family}.{name}"), place.clone());
                    Ok(Value::Method(Rc::new((function, of.clone()))))
                }
                None => missing(of, name, place),
            },
        }
    }

    fn module_attribute(&mut self, module: &Module, name: &str, place: &Place) -> Outcome {
        if let Some(value) = module.scope.own(name) {
            return Ok(value);
        }
        match name {
            "__name__" => return Ok(Value::text(module.name.as_str())),
            "__file__" => return Ok(Value::text(module.source.path.as_str())),
            "__dict__" => return Ok(module_dict(module)),
            _ => {}
        }
        match self.module(&format!("{}.{name}", module.name), place) {
            Value::Symbolic(_) => {
                let message = format!("module '{}' has no attribute '{name}'", module.name);
                place.raise("AttributeError", message)
            }
            module => Ok(module),
        }
    }

    fn symbolic_attribute(
        &mut self,
        symbolic: &Symbolic,
        of: &Value,
        name: &str,
        place: &Place,
    ) -> Outcome {
        if let Some(value) = library::attribute(self, of, name, place)? {
            return Ok(value);
        }
        if let Some(value) = H::attribute(self, of, name, place)? {
            return Ok(value);
        }
        let is_special = name.starts_with("__");
        if of.is_own_name() && !is_special && !builtins::has_method(of, name) {
            return missing(of, name, place);
        }
        if let Node::Path(path) = &symbolic.node
            && path.len() + name.len() < LONGEST_PATH
        {
            Ok(self.module(&[path, ".", name].concat(), place))
        } else {
            let node = Node::Attribute(of.clone(), Name::new(name));
            Ok(Value::symbolic(node, place.clone()))
        }
    }

    fn class_attribute(
        &mut self,
        class: &Rc<Class>,
        of: &Value,
        name: &str,
        place: &Place,
    ) -> Outcome {
        if let Some(value) = class.attribute(name) {
            return Ok(match value {
                Value::Function(function) if function.kind == FunctionKind::Class => {
                    Value::Method(Rc::new((Value::Function(function), of.clone())))
                }
                value => value,
            });
        }
        Ok(match name {
            "__name__" | "__qualname__" => Value::text(class.name.as_str()),
            "__module__" => Value::text(class.module.name.as_str()),
            "__doc__" => Value::None,
            "__bases__" => Value::tuple(class.bases.clone()),
            "__dict__" => Value::dict(class.attributes.borrow().clone()),
            "__members__" => members_by_name(class),
            "_fields" | "__match_args__" if class.shape != Shape::Plain => {
                let fields = class.fields.iter();
                Value::tuple(
                    fields
                        .map(|field| Value::text(field.name.as_str()))
                        .collect(),
                )
            }
            "_make" if class.shape == Shape::Tuple => {
                let function = Value::path("collections.namedtuple._make", place.clone());
                Value::Method(Rc::new((function, of.clone())))
            }
            _ => {
                // A base from a library may bring it.
                if let Some(value) = H::attribute(self, of, name, place)? {
                    value
                } else if !class.is_of_library() || class.is_enum() {
                    let message = format!("type object '{}' has no attribute '{name}'", class.name);
                    return place.raise("AttributeError", message);
                } else {
                    Value::symbolic(Node::Attribute(of.clone(), Name::new(name)), place.clone())
                }
            }
        })
    }

    fn instance_attribute(
        &mut self,
        instance: &Rc<Instance>,
        of: &Value,
        name: &str,
        place: &Place,
    ) -> Outcome {
        if let Some(value) = instance.attributes.borrow().get_str(name) {
            return Ok(value.clone());
        }
        if let Some(value) = instance.class.attribute(name) {
            return self.bound(value, instance, of, place);
        }
        if let Some((member, value)) = &instance.member {
            match name {
                "name" | "_name_" => return Ok(Value::text(member.as_str())),
                "value" | "_value_" => return Ok(value.clone()),
                // A member of `class Status(str, Enum)` has the methods of its value.
                _ if builtins::family_with(value, name).is_some()
                    && (instance.class.is_text() || instance.class.is_number()) =>
                {
                    return self.attribute(&value.clone(), name, place);
                }
                _ => {}
            }
        }
        match name {
            "__class__" => return Ok(Value::Class(Rc::clone(&instance.class))),
            "__dict__" => return Ok(Value::dict(instance.attributes.borrow().clone())),
            "args" => {
                let args = instance.args.positional.iter();
                return Ok(Value::tuple(
                    args.map(|argument| argument.value.clone()).collect(),
                ));
            }
            "_asdict" | "_replace" | "index" | "count" if instance.class.shape == Shape::Tuple => {
                let function = Value::path(format!("collections.namedtuple.{name}"), place.clone());
                return Ok(Value::Method(Rc::new((function, of.clone()))));
            }
            _ => {}
        }
        if let Some(method) = instance.class.attribute("__getattr__") {
            let args = Args::of([of.clone(), Value::text(name)], place);
            return self.deeper(|| place.clone(), |eval| eval.call(&method, args, place));
        }
        match H::attribute(self, of, name, place)? {
            Some(value) => Ok(value),
            None => missing(of, name, place),
        }
    }

    /// An attribute of a class as seen through an instance.
    fn bound(
        &mut self,
        value: Value,
        instance: &Rc<Instance>,
        of: &Value,
        place: &Place,
    ) -> Outcome {
        let Value::Function(function) = value else {
            return Ok(value);
        };
        let kind = function.kind;
        let this = match kind {
            FunctionKind::Static => return Ok(Value::Function(function)),
            FunctionKind::Class => Value::Class(Rc::clone(&instance.class)),
            FunctionKind::Plain | FunctionKind::Property => of.clone(),
        };
        let method = Value::Method(Rc::new((Value::Function(function), this)));
        match kind {
            FunctionKind::Property => self.call(&method, Args::default(), place),
            _ => Ok(method),
        }
    }

    pub(in crate::python) fn set_attribute(
        &mut self,
        of: &Value,
        name: &Name,
        value: Value,
        place: &Place,
    ) -> Outcome<()> {
        let attributes = match of {
            Value::Instance(instance) => &instance.attributes,
            Value::Class(class) => &class.attributes,
            Value::Module(module) => {
                module.scope.set(name.clone(), value);
                return Ok(());
            }
            Value::Unknown(unknown) => return place.needs(unknown),
            Value::Symbolic(_) => return H::set_attribute(self, of, name, value, place),
            // What is said about a function changes nothing in what it does.
            Value::Function(_) => return Ok(()),
            _ => return missing(of, name, place).map(drop),
        };
        attributes
            .borrow_mut()
            .insert(Value::text(name.as_str()), value);
        Ok(())
    }
}

fn missing(of: &Value, name: &str, place: &Place) -> Outcome {
    let message = format!("'{}' object has no attribute '{name}'", of.type_name());
    place.raise("AttributeError", message)
}

fn function_attribute(function: &Function, of: &Value, name: &str, place: &Place) -> Option<Value> {
    Some(match name {
        "__name__" | "__qualname__" => Value::text(function.name.as_str()),
        "__module__" => Value::text(function.module.name.as_str()),
        "__doc__" => match &function.code {
            Code::Def(statement) => match &**statement {
                Stmt::FunctionDef(def) => docstring(&def.body),
                _ => Value::None,
            },
            Code::Lambda(_) => Value::None,
        },
        "setter" | "getter" | "deleter" if function.kind == FunctionKind::Property => {
            let path = Value::path("builtins.property.setter", place.clone());
            Value::Method(Rc::new((path, of.clone())))
        }
        "__wrapped__" => of.clone(),
        _ => return None,
    })
}

fn docstring(body: &[Stmt]) -> Value {
    match body.first() {
        Some(Stmt::Expr(statement)) => match &*statement.value {
            Expr::StringLiteral(literal) => Value::text(literal.value.to_str()),
            _ => Value::None,
        },
        _ => Value::None,
    }
}

fn module_dict(module: &Module) -> Value {
    let names = module.scope.names().into_iter();
    let pairs = names.filter_map(|name| {
        let value = module.scope.own(&name)?;
        Some((Value::text(name.as_str()), value))
    });
    Value::dict(pairs.collect())
}

fn members_by_name(class: &Class) -> Value {
    let attributes = class.attributes.borrow();
    let members = attributes.iter().filter(
        |(_, value)| matches!(value, Value::Instance(instance) if instance.member.is_some()),
    );
    let pairs: Dict = members
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Value::dict(pairs)
}
