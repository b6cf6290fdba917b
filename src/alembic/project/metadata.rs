//! The `MetaData` that `target_metadata` leads to: its naming convention and its schema.

use ruff_python_ast::{Expr, ExprCall, Stmt};

use super::names::{Names, Node, Place, Value, called, keyword, returned};

/// How many owners of a `metadata` may stand on one another.
const DEEPEST: usize = 20;

/// Packages whose base classes have a `MetaData` without a naming convention.
const PLAIN: [&str; 4] = ["sqlalchemy", "sqlmodel", "flask_sqlalchemy", "gino"];

/// What is known of a `MetaData`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Metadata {
    /// Its naming convention: kinds of constraints and the convention of each.
    pub(super) naming: Option<Value>,
    /// Its schema.
    pub(super) schema: Option<Value>,
}

/// Follows an expression to a `MetaData`; nothing when it leads elsewhere.
pub(super) fn metadata(names: &Names<'_>, place: &Place) -> Option<Metadata> {
    let mut found = at(names, place, 0)?;
    if found.naming.is_none() {
        found.naming = assigned(names, place);
    }
    Some(found)
}

fn at(names: &Names<'_>, place: &Place, depth: usize) -> Option<Metadata> {
    if depth > DEEPEST {
        return None;
    }
    let place = names.follow(place)?;
    let Node::Expr(expr) = &place.node else {
        return match &place.node {
            Node::Outside(dotted) => plain(dotted),
            _ => None,
        };
    };
    match &**expr {
        Expr::Call(call) if called(call) == "MetaData" => Some(made(names, call, &place)),
        Expr::Subscript(subscript) => one_of(names, &place.with(&subscript.value), depth),
        Expr::Call(call) => {
            if let Expr::Attribute(method) = &*call.func
                && &*method.attr == "get"
            {
                return one_of(names, &place.with(&method.value), depth);
            }
            let function = names.follow(&place.with(&call.func))?;
            let Node::Function(body) = &function.node else {
                return None;
            };
            at(names, &returned(body, &function)?, depth + 1)
        }
        Expr::Attribute(attribute) if &*attribute.attr == "metadata" => {
            let owner = names.follow(&place.with(&attribute.value))?;
            of_owner(names, &owner, depth + 1)
        }
        // Alembic takes the convention of one MetaData only: a list of several has none.
        Expr::NoneLiteral(_) | Expr::List(_) | Expr::Tuple(_) | Expr::Dict(_) => {
            Some(Metadata::default())
        }
        _ => None,
    }
}

/// One of a dict, as in projects with several databases, when all have the same convention.
fn one_of(names: &Names<'_>, place: &Place, depth: usize) -> Option<Metadata> {
    let place = names.follow(place)?;
    let Node::Expr(expr) = &place.node else {
        return None;
    };
    let Expr::Dict(dict) = &**expr else {
        return None;
    };
    let mut common: Option<Metadata> = None;
    for item in &dict.items {
        let one = at(names, &place.with(&item.value), depth + 1)?;
        if common.as_ref().is_some_and(|common| *common != one) {
            return None;
        }
        common = Some(one);
    }
    Some(common.unwrap_or_default())
}

/// `MetaData(schema=…, naming_convention=…)`:
/// <https://docs.sqlalchemy.org/en/20/core/metadata.html#sqlalchemy.schema.MetaData>.
fn made(names: &Names<'_>, call: &ExprCall, place: &Place) -> Metadata {
    let value = |name| keyword(&call.arguments, name).map(|expr| names.value(&place.with(expr)));
    Metadata {
        naming: value("naming_convention").filter(|value| *value != Value::None),
        schema: value("schema"),
    }
}

/// The `metadata` of a base class, a registry or an extension.
fn of_owner(names: &Names<'_>, owner: &Place, depth: usize) -> Option<Metadata> {
    if depth > DEEPEST {
        return None;
    }
    match &owner.node {
        Node::Outside(dotted) => plain(dotted),
        Node::Class(class) => {
            if let Some(place) = names.class_member(class, owner, "metadata", 0) {
                return at(names, &place, depth + 1);
            }
            for decorator in &class.decorator_list {
                if let Expr::Call(call) = &decorator.expression
                    && let Some(value) = keyword(&call.arguments, "metadata")
                {
                    return at(names, &owner.with(value), depth + 1);
                }
            }
            let is_decorated = class.decorator_list.iter().any(|decorator| {
                let name = match &decorator.expression {
                    Expr::Call(call) => called(call),
                    Expr::Name(name) => name.id.as_str(),
                    _ => "",
                };
                name == "as_declarative"
            });
            let mut bases = names.bases(class, owner);
            bases
                .find_map(|base| of_owner(names, &base, depth + 1))
                .or_else(|| is_decorated.then(Metadata::default))
        }
        Node::Expr(expr) => match &**expr {
            Expr::Call(call) => of_call(names, call, owner, depth),
            _ => None,
        },
        Node::Function(_) | Node::Module | Node::Folder(_) => None,
    }
}

/// The `metadata` of what a call makes.
fn of_call(names: &Names<'_>, call: &ExprCall, place: &Place, depth: usize) -> Option<Metadata> {
    if let Some(value) = keyword(&call.arguments, "metadata") {
        return at(names, &place.with(value), depth + 1);
    }
    if let Some(base) = keyword(&call.arguments, "model_class") {
        let base = names.follow(&place.with(base))?;
        return of_owner(names, &base, depth + 1);
    }
    match (called(call), &*call.func) {
        ("generate_base", Expr::Attribute(method)) => {
            let registry = names.follow(&place.with(&method.value))?;
            of_owner(names, &registry, depth + 1)
        }
        ("declarative_base" | "automap_base" | "registry" | "SQLAlchemy" | "Gino", _) => {
            Some(Metadata::default())
        }
        _ => {
            let made = names.follow(&place.with(&call.func))?;
            match &made.node {
                Node::Class(_) => of_owner(names, &made, depth + 1),
                Node::Function(body) => {
                    let value = names.follow(&returned(body, &made)?)?;
                    of_owner(names, &value, depth + 1)
                }
                _ => None,
            }
        }
    }
}

fn plain(dotted: &str) -> Option<Metadata> {
    let package = dotted.split('.').next().unwrap_or(dotted);
    PLAIN.contains(&package).then(Metadata::default)
}

/// A convention that is given later: `….naming_convention = …` in one of the files on the way.
fn assigned(names: &Names<'_>, place: &Place) -> Option<Value> {
    let mut modules = names.modules_read();
    modules.insert(0, place.module.clone());
    for module in modules {
        for stmt in &module.body {
            let Stmt::Assign(assign) = stmt else {
                continue;
            };
            let is_convention = |target: &Expr| matches!(target, Expr::Attribute(attribute) if &*attribute.attr == "naming_convention");
            if assign.targets.iter().any(is_convention) {
                let place = Place {
                    module: module.clone(),
                    functions: Vec::new(),
                    node: Node::Module,
                };
                return Some(names.value(&place.with(&assign.value)));
            }
        }
    }
    None
}
