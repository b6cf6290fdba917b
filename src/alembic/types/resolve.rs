//! From a value of Python to one class of SQLAlchemy: through variants, wrappers and other libraries' classes.

use super::Types;
use super::made::Made;
use super::path::{Known, known};
use crate::config::DialectName;
use crate::python::{Args, Host, Node, Outcome, Place, Stop, Value};

/// What a type comes down to.
#[derive(Debug, Clone)]
pub(super) enum Resolved {
    /// A class of SQLAlchemy with its arguments.
    Made(Made),
    /// A type as a TOML revision writes it.
    Text(String),
}

impl<H: Host> Types<'_, H> {
    /// Resolves a type.
    pub(super) fn resolve(&mut self, value: &Value, place: &Place) -> Outcome<Resolved> {
        match value {
            Value::Unknown(unknown) => place.needs(unknown),
            Value::Symbolic(symbolic) => self.symbolic(&symbolic.node, &symbolic.place),
            Value::Class(class) => {
                let custom = (self.custom)(&format!("{}.{}", class.module.name, class.name));
                match custom {
                    Some(text) => Ok(Resolved::Text(text)),
                    None => self.made_without_arguments(value, place),
                }
            }
            Value::Instance(instance) => self.own_class(instance, place),
            other => place.unreadable(format!(
                "a type is needed here, and this is of type `{}`",
                other.type_name()
            )),
        }
    }

    fn made_without_arguments(&mut self, class: &Value, place: &Place) -> Outcome<Resolved> {
        match self.eval.call(class, Args::default(), place)? {
            Value::Instance(instance) => self.own_class(&instance, place),
            other => self.resolve(&other, place),
        }
    }

    fn symbolic(&mut self, node: &Node, place: &Place) -> Outcome<Resolved> {
        match node {
            Node::Path(path) => self.named(path, &Args::default(), place),
            Node::Call(callee, args) => match callee {
                Value::Symbolic(callee) => match &callee.node {
                    Node::Path(path) => self.named(path, args, place),
                    Node::Attribute(of, name) => self.method(of, name, args, place),
                    // `TypeDecorator[str]()`
                    Node::Item(of, _) if of.as_path().is_some() => {
                        self.named(of.as_path().unwrap_or_default(), args, place)
                    }
                    Node::Item(..) | Node::Call(..) | Node::Operator(..) => unreadable(place),
                },
                _ => unreadable(place),
            },
            Node::Attribute(of, name) if is_flask(of) => {
                self.named(&format!("sqlalchemy.{name}"), &Args::default(), place)
            }
            Node::Item(of, _) if of.as_path().is_some() => self.resolve(of, place),
            Node::Attribute(..) | Node::Item(..) | Node::Operator(..) => unreadable(place),
        }
    }

    /// `sa.String().with_variant(…)` and other methods of types.
    fn method(&mut self, of: &Value, name: &str, args: &Args, place: &Place) -> Outcome<Resolved> {
        match name {
            "with_variant" => {
                let others = args.positional.iter().skip(1);
                let dialect = self.dialect.name;
                let fits = |word: Option<&str>| word.and_then(DialectName::parse) == Some(dialect);
                let is_for_this = others.clone().any(|other| fits(other.value.as_str()))
                    || fits(
                        args.named("dialect_name")
                            .and_then(|name| name.value.as_str()),
                    );
                match args.get(0, "type_") {
                    Some(variant) if is_for_this => self.resolve(&variant.value, &variant.place),
                    _ => self.resolve(of, place),
                }
            }
            "evaluates_none" | "copy" | "set_visit_name" => self.resolve(of, place),
            _ if is_flask(of) => self.named(&format!("sqlalchemy.{name}"), args, place),
            _ => unreadable(place),
        }
    }

    /// A class of a library, called with arguments.
    pub(super) fn named(&mut self, path: &str, args: &Args, place: &Place) -> Outcome<Resolved> {
        if let Some(text) = (self.custom)(path) {
            return Ok(Resolved::Text(text));
        }
        if let (Some(inner), "sqlalchemy.types.adapt_type") = (args.positional.first(), path) {
            return Ok(match self.resolve(&inner.value, place)? {
                Resolved::Made(made) => Resolved::Made(self.described(made)),
                text @ Resolved::Text(_) => text,
            });
        }
        let made = match known(path) {
            Known::Type(home, class) => Made {
                home,
                class: class.to_owned(),
                path: path.to_owned(),
                args: args.clone(),
                place: place.clone(),
            },
            Known::Decorator | Known::UserDefined => {
                return place.unreadable(format!("`{path}` is no type by itself"));
            }
            Known::Foreign => return self.foreign(path, args, place),
        };
        // `PickleType(impl=LONGBLOB)`
        match made.argument("impl") {
            Some(inner) if made.class == "PickleType" => self.resolve(&inner.value, &inner.place),
            _ => Ok(Resolved::Made(made)),
        }
    }

    /// What `dialect.type_descriptor(…)` makes of a type: where the driver has a text of its own, any text becomes that.
    /// <https://docs.sqlalchemy.org/en/21/core/internals.html#sqlalchemy.engine.default.DefaultDialect.type_descriptor>
    pub(super) fn described(&self, mut made: Made) -> Made {
        let is_unicode = matches!(
            made.class.as_str(),
            "NCHAR" | "NVARCHAR" | "UnicodeText" | "Unicode"
        );
        let is_text = matches!(
            made.class.as_str(),
            "Text" | "TEXT" | "CLOB" | "CHAR" | "VARCHAR" | "CITEXT"
        );
        let class = match self.dialect.name {
            DialectName::Mssql if is_unicode => "Unicode",
            DialectName::Mssql | DialectName::Postgresql if is_text || is_unicode => "String",
            _ => return made,
        };
        class.clone_into(&mut made.class);
        made
    }

    /// Says that a class is not known, and what to do.
    pub(super) fn not_known<T>(path: &str, place: &Place) -> Outcome<T> {
        let diagnostic = place.error(
            "unknown-type",
            format!("the type `{path}` is not known"),
            "",
        );
        let help = format!("map it in gen.toml: [alembic.types] \"{path}\" = \"numeric(12,2)\"");
        Err(Stop::Unreadable(Box::new(diagnostic.help(help))))
    }
}

/// Whether it is the object by which Flask's users reach SQLAlchemy: `db = SQLAlchemy()`.
fn is_flask(value: &Value) -> bool {
    matches!(value.as_call(), Some((path, _)) if path.ends_with(".SQLAlchemy"))
}

fn unreadable<T>(place: &Place) -> Outcome<T> {
    place.unreadable("this is not understood as a type")
}
