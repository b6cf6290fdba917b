//! Classes of the project: how they are defined.

use std::rc::Rc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, Stmt, StmtClassDef};

use super::decorator::is_without_effect;
use super::{Evaluator, Frame, names};
use crate::python::limits::MOST_BASES;
use crate::python::{Args, Class, Field, Host, Outcome, Scope, ScopeKind, Shape, Value};

/// Decorators that make fields of the annotations.
const DATA_CLASS: [&str; 5] = [
    "attr.dataclass",
    "attrs.define",
    "attrs.frozen",
    "dataclasses.dataclass",
    "pydantic.dataclasses.dataclass",
];

impl<H: Host> Evaluator<H> {
    pub(super) fn define_class(&mut self, def: &StmtClassDef, frame: &Frame<H>) -> Outcome<()> {
        let mut args = Args::default();
        if let Some(arguments) = &def.arguments {
            self.arguments(arguments, &mut args, frame)?;
        }
        let bases: Vec<Value> = args
            .positional
            .into_iter()
            .map(|argument| argument.value)
            .collect();
        let mut decorators = Vec::new();
        for decorator in &def.decorator_list {
            let place = frame.place(&decorator.expression);
            decorators.push((self.expression(&decorator.expression, frame)?, place));
        }
        let inner = Frame {
            module: Rc::clone(&frame.module),
            scope: Scope::inside(&frame.scope, ScopeKind::Class),
            yields: None,
        };
        // A class that holds one thing that cannot be read is known in all other things.
        for statement in &def.body {
            if let Err(stop) = self.statement(statement, &inner) {
                names::forget(statement, stop, &inner);
            }
        }
        let is_data = decorators
            .iter()
            .any(|(decorator, _)| is_data_class(decorator));
        let (fields, shape) = (fields(&bases, &def.body, &inner), shape(&bases, is_data));
        let place = frame.place(&def.name);
        let class = Class::new(
            def.name.id.clone(),
            bases,
            fields,
            shape,
            &frame.module,
            place,
        );
        let class = Rc::new(class);
        let place = &class.place;
        if class.ancestors().len() + class.fields.len() > MOST_BASES {
            return place.unreadable("this class stands on too many others");
        }
        let bound = in_order(&def.body, &inner.scope);
        if class.is_enum() {
            self.define_members(&class, bound, place)?;
        } else {
            define_attributes(&class, bound);
        }
        let mut value = Value::Class(Rc::clone(&class));
        for (decorator, place) in decorators.into_iter().rev() {
            // What a library's decorator gives is taken to be the class.
            let is_known = matches!(
                decorator,
                Value::Function(_) | Value::Class(_) | Value::Method(_) | Value::Instance(_)
            );
            if is_known && !is_without_effect(&decorator) {
                value = self.call(&decorator, Args::of([value], &place), &place)?;
            }
        }
        frame.scope.set(def.name.id.clone(), value);
        Ok(())
    }
}

/// Puts what the body binds into a class.
pub(super) fn define_attributes(class: &Rc<Class>, bound: Vec<(Name, Value)>) {
    for (name, value) in bound {
        if let Value::Function(function) = &value {
            // A function that another class brought stays that class's.
            let owner = function.owner.get_or_init(|| Rc::downgrade(class));
            debug_assert!(owner.strong_count() > 0, "a class outlives its body");
        }
        // `x: int = field(default=1)` is what the field says.
        let value = match value.as_call() {
            Some(("dataclasses.field" | "attrs.field" | "pydantic.Field", args)) => {
                match args.named("default") {
                    Some(default) => default.value.clone(),
                    None => continue,
                }
            }
            _ => value,
        };
        let mut attributes = class.attributes.borrow_mut();
        attributes.insert(Value::text(name.as_str()), value);
    }
}

fn is_data_class(decorator: &Value) -> bool {
    let path = match decorator.as_call() {
        Some((path, _)) => Some(path),
        None => decorator.as_path(),
    };
    path.is_some_and(|path| DATA_CLASS.contains(&path))
}

fn shape(bases: &[Value], is_data: bool) -> Shape {
    let is_tuple = |base: &Value| match base {
        Value::Class(base) => base.shape == Shape::Tuple,
        base => base.as_path() == Some("typing.NamedTuple"),
    };
    let is_base_data =
        |base: &Value| matches!(base, Value::Class(base) if base.shape == Shape::Data);
    if bases.iter().any(is_tuple) {
        Shape::Tuple
    } else if is_data || bases.iter().any(is_base_data) {
        Shape::Data
    } else {
        Shape::Plain
    }
}

/// The fields of the bases, then the annotated names of the body.
fn fields<H>(bases: &[Value], body: &[Stmt], frame: &Frame<H>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for base in bases {
        if let Value::Class(base) = base {
            fields.extend(base.fields.iter().cloned());
        }
    }
    for statement in body {
        let Stmt::AnnAssign(statement) = statement else {
            continue;
        };
        let Expr::Name(name) = &*statement.target else {
            continue;
        };
        let annotation = frame.module.text(&*statement.annotation);
        if annotation.contains("ClassVar") {
            continue;
        }
        let field = field(name.id.clone(), frame.scope.own(&name.id));
        match fields.iter_mut().find(|other| other.name == field.name) {
            Some(other) => *other = field,
            None => fields.push(field),
        }
    }
    fields
}

fn field(name: Name, value: Option<Value>) -> Field {
    let call = value.as_ref().and_then(Value::as_call);
    if let Some(("dataclasses.field" | "attrs.field" | "pydantic.Field", args)) = call {
        let named = |name: &str| args.named(name).map(|argument| argument.value.clone());
        return Field {
            name,
            default: named("default").or_else(|| args.value(0, "default").cloned()),
            factory: named("default_factory").or_else(|| named("factory")),
            is_argument: !matches!(named("init"), Some(Value::Bool(false))),
        };
    }
    Field {
        name,
        default: value,
        factory: None,
        is_argument: true,
    }
}

/// What a class binds, in the order in which its body binds it.
fn in_order(body: &[Stmt], scope: &Scope) -> Vec<(Name, Value)> {
    let mut names: Vec<Name> = Vec::new();
    names::bound_by(body, &mut names);
    names.extend(scope.names());
    let mut bound: Vec<(Name, Value)> = Vec::new();
    for name in names {
        // A name is taken once.
        if let Some(value) = scope.remove(&name) {
            bound.push((name, value));
        }
    }
    bound
}
