//! The arguments of one call: each is asked for, and what nobody asks for is an error, never dropped.

use std::cell::RefCell;

use crate::config::DialectName;
use crate::python::{Args, Argument, Outcome, Place, Value};

use super::name::{Name, name_of};

/// The arguments of one call.
pub(super) struct Arguments<'a> {
    args: &'a Args,
    what: &'a str,
    place: &'a Place,
    asked: RefCell<Vec<&'static str>>,
    positional: RefCell<usize>,
}

impl<'a> Arguments<'a> {
    /// The arguments of a call of `what`.
    pub(super) fn new(what: &'a str, args: &'a Args, place: &'a Place) -> Self {
        Self {
            args,
            what,
            place,
            asked: RefCell::default(),
            positional: RefCell::default(),
        }
    }

    /// Where the call stands.
    pub(super) fn place(&self) -> &'a Place {
        self.place
    }

    /// The argument at a position or with a name, unless it is `None`.
    pub(super) fn get(&self, position: usize, name: &'static str) -> Outcome<Option<&'a Argument>> {
        let mut most = self.positional.borrow_mut();
        *most = (*most).max(position + 1);
        drop(most);
        Self::check(
            self.args
                .positional
                .get(position)
                .or_else(|| self.find(name)),
        )
    }

    /// The argument with a name, unless it is `None`.
    pub(super) fn named(&self, name: &'static str) -> Outcome<Option<&'a Argument>> {
        let found = self.find(name);
        Self::check(found)
    }

    /// The argument with a name, `None` too.
    pub(super) fn raw(&self, name: &'static str) -> Option<&'a Argument> {
        self.find(name)
    }

    fn find(&self, name: &'static str) -> Option<&'a Argument> {
        self.asked.borrow_mut().push(name);
        self.args.named(name)
    }

    fn check(argument: Option<&'a Argument>) -> Outcome<Option<&'a Argument>> {
        match argument {
            Some(argument) => match &argument.value {
                Value::Unknown(unknown) => argument.place.needs(unknown),
                Value::None => Ok(None),
                _ => Ok(Some(argument)),
            },
            None => Ok(None),
        }
    }

    /// An argument that must be there.
    pub(super) fn need(&self, position: usize, name: &'static str) -> Outcome<&'a Argument> {
        match self.get(position, name)? {
            Some(argument) => Ok(argument),
            None => self
                .place
                .unreadable(format!("`{}` needs the argument `{name}`", self.what)),
        }
    }

    /// A name that may be there.
    pub(super) fn name(&self, position: usize, name: &'static str) -> Outcome<Option<Name>> {
        match self.get(position, name)? {
            Some(argument) => name_of(Some(&argument.value), &argument.place),
            None => Ok(None),
        }
    }

    /// A text that may be there.
    pub(super) fn text(&self, position: usize, name: &'static str) -> Outcome<Option<String>> {
        Ok(self.name(position, name)?.map(|name| name.text))
    }

    /// A text that may be there, by name only.
    pub(super) fn named_text(&self, name: &'static str) -> Outcome<Option<String>> {
        self.text(usize::MAX - 1, name)
    }

    /// A text that must be there.
    pub(super) fn need_text(&self, position: usize, name: &'static str) -> Outcome<String> {
        match self.text(position, name)? {
            Some(text) => Ok(text),
            None => self
                .place
                .unreadable(format!("`{}` needs the argument `{name}`", self.what)),
        }
    }

    /// A switch that may be there.
    pub(super) fn flag(&self, name: &'static str) -> Outcome<Option<bool>> {
        match self.named(name)? {
            Some(argument) => match &argument.value {
                Value::Bool(flag) => Ok(Some(*flag)),
                Value::Int(int) => Ok(Some(*int != 0)),
                other => argument.place.unreadable(format!(
                    "`{name}` must be True or False, not `{}`",
                    other.type_name()
                )),
            },
            None => Ok(None),
        }
    }

    /// A list of names that must be there.
    pub(super) fn names(&self, position: usize, name: &'static str) -> Outcome<Vec<String>> {
        let argument = self.need(position, name)?;
        names(&argument.value, &argument.place)
    }

    /// The positional arguments from a position on.
    pub(super) fn rest(&self, position: usize) -> &'a [Argument] {
        *self.positional.borrow_mut() = usize::MAX;
        self.args.positional.get(position..).unwrap_or_default()
    }

    /// The options of a dialect, such as `postgresql_using=`, without the dialect's name.
    pub(super) fn options(&self, dialect: DialectName) -> Vec<(&'a str, &'a Argument)> {
        let prefixes: &[&str] = match dialect {
            DialectName::Postgresql => &["postgresql_"],
            DialectName::Mysql => &["mysql_"],
            DialectName::Mariadb => &["mariadb_", "mysql_"],
            DialectName::Sqlite => &["sqlite_"],
            DialectName::Mssql => &["mssql_"],
            DialectName::Oracle => &["oracle_"],
        };
        let mut options: Vec<(&str, &Argument)> = Vec::new();
        for prefix in prefixes {
            for (name, argument) in &self.args.named {
                if let Some(option) = name.strip_prefix(prefix)
                    && !matches!(argument.value, Value::None)
                    && !options.iter().any(|(known, _)| *known == option)
                {
                    options.push((option, argument));
                }
            }
        }
        options
    }

    /// The options that bear the dialect's own name, in the order in which they are written.
    pub(super) fn own_options(&self, dialect: DialectName) -> Vec<(&'a str, &'a Argument)> {
        let named = self.args.named.iter().filter_map(|(name, argument)| {
            let option = name.strip_prefix(dialect.as_str())?.strip_prefix('_')?;
            (!matches!(argument.value, Value::None)).then_some((option, argument))
        });
        named.collect()
    }

    /// An error for the first argument that nobody asked for; options of dialects are for `options`.
    pub(super) fn finish(&self) -> Outcome<()> {
        self.finish_with(&[])
    }

    /// The same, passing over some that others ask for, or that mean nothing.
    pub(super) fn finish_with(&self, others: &[&str]) -> Outcome<()> {
        const PREFIXES: [&str; 8] = [
            "postgresql_",
            "mysql_",
            "mariadb_",
            "sqlite_",
            "mssql_",
            "oracle_",
            "cockroachdb_",
            "redshift_",
        ];
        let asked = self.asked.borrow();
        for (name, argument) in &self.args.named {
            let is_option = PREFIXES.iter().any(|prefix| name.starts_with(prefix));
            if !is_option && !asked.contains(&name.as_str()) && !others.contains(&name.as_str()) {
                return argument.place.unreadable(format!(
                    "`{}` has no argument `{name}` that can be read",
                    self.what
                ));
            }
        }
        if let Some(extra) = self
            .args
            .positional
            .get(*self.positional.borrow()..)
            .and_then(<[_]>::first)
        {
            return extra
                .place
                .unreadable(format!("`{}` takes fewer arguments", self.what));
        }
        Ok(())
    }
}

/// A list of names, or one.
pub(super) fn names(value: &Value, place: &Place) -> Outcome<Vec<String>> {
    if value.as_str().is_some() {
        return Ok(name_of(Some(value), place)?
            .map(|name| name.text)
            .into_iter()
            .collect());
    }
    let Some(values) = value.as_sequence() else {
        return place.unreadable(format!(
            "a list of names was expected, not `{}`",
            value.type_name()
        ));
    };
    let mut names = Vec::new();
    for value in values {
        match name_of(Some(&value), place)? {
            Some(name) => names.push(name.text),
            None => return place.unreadable("a name was expected, not None"),
        }
    }
    Ok(names)
}
