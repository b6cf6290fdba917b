//! Classes of the project that are types: `TypeDecorator`, `UserDefinedType`, and subclasses of any type.

use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, ExprContext, ExprName, Stmt, StmtReturn};

use super::Types;
use super::made::Made;
use super::path::{Known, known};
use super::resolve::Resolved;
use crate::diag::Source;
use crate::python::{
    Args, Argument, Class, Code, Function, FunctionKind, Host, Instance, Module, Node, Outcome,
    Place, Scope, ScopeKind, Value,
};

/// What `load_dialect_impl` asks of a dialect.
const DIALECT: &str = "
from sqlalchemy.types import adapt_type
class Dialect:
    def __init__(self, name):
        self.name = name
    def type_descriptor(self, typeobj):
        return adapt_type(typeobj)
";

/// Whether a value is what a method of `super()` gives.
fn is_of_super(value: &Value) -> bool {
    let Value::Symbolic(symbolic) = value else {
        return false;
    };
    match &symbolic.node {
        Node::Call(callee, _) => is_of_super(callee),
        Node::Attribute(of, _) => of
            .as_call()
            .is_some_and(|(path, _)| path == "builtins.super"),
        _ => false,
    }
}

/// The name of what `super().__init__` is replaced by; no program can use it.
const BASE: &str = "<base>";

impl<H: Host> Types<'_, H> {
    /// The type that an instance of a class of the project is.
    pub(super) fn own_class(
        &mut self,
        instance: &Rc<Instance>,
        place: &Place,
    ) -> Outcome<Resolved> {
        let class = &instance.class;
        let path = format!("{}.{}", class.module.name, class.name);
        if let Some(text) = (self.custom)(&path) {
            return Ok(Resolved::Text(text));
        }
        let value = Value::Instance(Rc::clone(instance));
        if let Some(Value::Function(_)) = class.attribute("get_col_spec") {
            let method = self.eval.attribute(&value, "get_col_spec", place)?;
            let spec = self.eval.call(&method, Args::default(), place)?;
            return match (&spec, spec.as_str()) {
                (_, Some(sql)) => Ok(Resolved::Made(Made::spec(sql, &path, place))),
                (Value::Unknown(unknown), _) => place.needs(unknown),
                _ => place.unreadable(format!("`get_col_spec` of `{}` gives no text", class.name)),
            };
        }
        let Some(base) = library_base(class) else {
            return place.unreadable(format!("the class `{}` is no type", class.name));
        };
        let base_path = base.as_path().unwrap_or_default();
        match known(base_path) {
            Known::Decorator if brings_constraints(class) => place.unreadable(format!(
                "the class `{}` may bring constraints of its own (`SchemaType`), which no call tells",
                class.name
            )),
            Known::Decorator => self.decorated(instance, place),
            Known::UserDefined => {
                place.unreadable(format!("the class `{}` has no `get_col_spec`", class.name))
            }
            Known::Type(..) | Known::Foreign => {
                let made = self.handed_up(instance, &base, place)?;
                self.resolve(&made, place)
            }
        }
    }

    /// A `TypeDecorator` is what it is made of, unless it says otherwise for this dialect.
    fn decorated(&mut self, instance: &Rc<Instance>, place: &Place) -> Outcome<Resolved> {
        let value = Value::Instance(Rc::clone(instance));
        let class = &instance.class;
        // An `__init__` may set it; without one, what is in the instance is not a type.
        let own = class.attribute("__init__").and_then(|_| {
            let attributes = instance.attributes.borrow();
            attributes.get_str("impl").cloned()
        });
        let Some(inner) = own.or_else(|| class.attribute("impl")) else {
            return place.unreadable(format!("the class `{}` has no `impl`", class.name));
        };
        let is_class = matches!(inner, Value::Class(_)) || inner.as_path().is_some();
        let inner = if is_class {
            self.handed_up(instance, &inner, place)?
        } else {
            inner
        };
        if let Some(Value::Function(_)) = class.attribute("load_dialect_impl") {
            for name in ["impl", "impl_instance"] {
                let mut attributes = instance.attributes.borrow_mut();
                attributes.insert(Value::text(name), inner.clone());
            }
            let method = self.eval.attribute(&value, "load_dialect_impl", place)?;
            let dialect = self.dialect_object(place)?;
            let argument = Argument {
                value: dialect,
                place: place.clone(),
            };
            let args = Args {
                positional: vec![argument],
                named: Vec::new(),
            };
            return match self.eval.call(&method, args, place)? {
                // `return super().load_dialect_impl(dialect)`
                Value::None => self.resolve(&inner, place),
                chosen if is_of_super(&chosen) => self.resolve(&inner, place),
                chosen => self.resolve(&chosen, place),
            };
        }
        self.resolve(&inner, place)
    }

    fn dialect_object(&mut self, place: &Place) -> Outcome {
        let source = Arc::new(Source::new("dialect", DIALECT));
        let module = Rc::new(Module::parse("", &source).expect("the text is Python"));
        self.eval.run(&module);
        let class = module.scope.own("Dialect").expect("the text defines it");
        let name = Argument {
            value: Value::text(self.dialect.name.as_str()),
            place: place.clone(),
        };
        let args = Args {
            positional: vec![name],
            named: Vec::new(),
        };
        self.eval.call(&class, args, place)
    }

    /// The library's class with what the project's `__init__` hands up to it.
    fn handed_up(&mut self, instance: &Rc<Instance>, base: &Value, place: &Place) -> Outcome {
        let this = Value::Instance(Rc::clone(instance));
        let mut functions = Vec::new();
        collect_inits(&instance.class, &mut functions);
        let callee = functions.iter().rev().fold(base.clone(), |base, function| {
            let function = Value::Function(Rc::new(giving_base(function, base)));
            Value::Method(Rc::new((function, this.clone())))
        });
        match self.eval.call(&callee, instance.args.clone(), place)? {
            // It never calls `super().__init__`.
            Value::None => self.eval.call(base, Args::default(), place),
            made => Ok(made),
        }
    }
}

/// The first class of a library among the bases.
fn library_base(class: &Class) -> Option<Value> {
    class.bases.iter().find_map(|base| match base {
        Value::Class(base) => library_base(base),
        Value::Symbolic(symbolic) => match &symbolic.node {
            crate::python::Node::Item(of, _) => of.as_path().map(|_| of.clone()),
            _ => symbolic.path().and_then(|path| {
                let is_type = known(path) != Known::Foreign || !is_no_type(path);
                is_type.then(|| base.clone())
            }),
        },
        _ => None,
    })
}

/// Whether a decorator is told of the table that it stands in, to which it may add checks:
/// <https://docs.sqlalchemy.org/en/20/core/type_basics.html#sqlalchemy.types.SchemaType>
fn brings_constraints(class: &Class) -> bool {
    class.bases.iter().any(|base| match base {
        Value::Class(base) => brings_constraints(base),
        _ => base
            .as_path()
            .is_some_and(|path| path.ends_with(".SchemaType")),
    })
}

/// Bases that stand beside a type.
fn is_no_type(path: &str) -> bool {
    ["builtins.", "typing.", "abc.", "enum.", "sqlalchemy."]
        .iter()
        .any(|library| path.starts_with(library))
        || path.ends_with("ScalarCoercible")
}

/// Each `__init__` of a class and its bases, the class's own first.
fn collect_inits(class: &Class, functions: &mut Vec<Rc<Function>>) {
    if let Some(Value::Function(function)) = class.attributes.borrow().get_str("__init__") {
        functions.push(Rc::clone(function));
    }
    for base in &class.bases {
        if let Value::Class(base) = base {
            collect_inits(base, functions);
        }
    }
}

/// An `__init__` that gives what its `super().__init__(…)` is called with, called upon the base.
fn giving_base(function: &Function, base: Value) -> Function {
    let scope = Scope::inside(&function.scope, ScopeKind::Function);
    scope.set(Name::new(BASE), base);
    let code = match &function.code {
        Code::Def(statement) => match &**statement {
            Stmt::FunctionDef(def) => {
                let mut def = def.clone();
                replace(&mut def.body);
                Code::Def(Rc::new(Stmt::FunctionDef(def)))
            }
            _ => function.code.clone(),
        },
        Code::Lambda(_) => function.code.clone(),
    };
    Function {
        name: function.name.clone(),
        code,
        defaults: function.defaults.clone(),
        scope,
        module: Rc::clone(&function.module),
        kind: FunctionKind::Plain,
        is_generator: false,
        owner: function.owner.clone(),
    }
}

fn replace(body: &mut [Stmt]) {
    for statement in body {
        match statement {
            Stmt::Expr(expression) => {
                if let Some(call) = base_call(&expression.value) {
                    *statement = Stmt::Return(StmtReturn {
                        node_index: expression.node_index.clone(),
                        range: expression.range,
                        value: Some(Box::new(call)),
                    });
                }
            }
            Stmt::If(branch) => {
                replace(&mut branch.body);
                for clause in &mut branch.elif_else_clauses {
                    replace(&mut clause.body);
                }
            }
            Stmt::With(with) => replace(&mut with.body),
            Stmt::Try(attempt) => replace(&mut attempt.body),
            _ => {}
        }
    }
}

/// `super().__init__(…)` or `TypeDecorator.__init__(self, …)` as a call of the base.
fn base_call(expression: &Expr) -> Option<Expr> {
    let Expr::Call(call) = expression else {
        return None;
    };
    let Expr::Attribute(attribute) = &*call.func else {
        return None;
    };
    if attribute.attr.id != "__init__" {
        return None;
    }
    let mut call = call.clone();
    match &*attribute.value {
        Expr::Call(inner) => {
            let is_super = matches!(&*inner.func, Expr::Name(name) if name.id == "super");
            is_super.then_some(())?;
        }
        Expr::Name(_) | Expr::Attribute(_) => {
            let mut positional = call.arguments.args.into_vec();
            (!positional.is_empty()).then(|| positional.remove(0))?;
            call.arguments.args = positional.into_boxed_slice();
        }
        _ => return None,
    }
    *call.func = Expr::Name(ExprName {
        node_index: attribute.node_index.clone(),
        range: attribute.range,
        id: Name::new(BASE),
        ctx: ExprContext::Load,
    });
    Some(Expr::Call(call))
}
