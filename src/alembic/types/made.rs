//! A type as it is made: a class of SQLAlchemy and what it is called with.

use ruff_python_ast::name::Name;

use crate::python::{Args, Argument, Outcome, Place, Stop, Value};

/// Where a class of SQLAlchemy comes from: classes of one name take other arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Core,
    Postgresql,
    Mysql,
    Mssql,
    Oracle,
}

/// The class of a type that gives its own SQL, as the argument `sql`; no program can use the name.
pub(super) const SPEC: &str = "<spec>";

/// A class of SQLAlchemy and what it is called with.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) home: Home,
    pub(super) class: String,
    /// The name under which a user knows it.
    pub(super) path: String,
    pub(super) args: Args,
    pub(super) place: Place,
}

impl Made {
    /// A class of SQLAlchemy's own that stands for another library's.
    pub(super) fn instead<const N: usize>(
        class: &str,
        args: [(&str, Value); N],
        path: &str,
        place: &Place,
    ) -> Self {
        let named = args.into_iter().map(|(name, value)| {
            let place = place.clone();
            (Name::new(name), Argument { value, place })
        });
        Self {
            home: Home::Core,
            class: class.to_owned(),
            path: path.to_owned(),
            args: Args {
                positional: Vec::new(),
                named: named.collect(),
            },
            place: place.clone(),
        }
    }

    /// SQL that a class gives for itself.
    pub(super) fn spec(sql: &str, path: &str, place: &Place) -> Self {
        Self::instead(SPEC, [("sql", Value::text(sql))], path, place)
    }

    /// Whether SQLAlchemy takes it for a whole number.
    pub(super) fn is_integer(&self) -> bool {
        matches!(
            self.class.as_str(),
            "Integer"
                | "SmallInteger"
                | "BigInteger"
                | "INTEGER"
                | "SMALLINT"
                | "BIGINT"
                | "TINYINT"
                | "MEDIUMINT"
        )
    }

    /// An argument that is given and is not `None`.
    pub(super) fn argument(&self, name: &str) -> Option<&Argument> {
        let parameters = parameters(self.home, &self.class);
        let position = parameters.iter().position(|parameter| *parameter == name);
        let positional = position.and_then(|position| self.args.positional.get(position));
        let argument = positional.or_else(|| self.args.named(name))?;
        (!matches!(argument.value, Value::None)).then_some(argument)
    }

    /// A number, or a word in its place such as `max`.
    pub(super) fn size(&self, name: &str) -> Outcome<Option<String>> {
        let Some(argument) = self.argument(name) else {
            return Ok(None);
        };
        match &argument.value {
            Value::Int(number) => Ok(Some(number.to_string())),
            Value::Str(word) => Ok(Some(word.to_string())),
            _ => self.unfit(name, argument, "a number"),
        }
    }

    /// Whether a flag is set.
    pub(super) fn flag(&self, name: &str, default: Flag) -> Outcome<bool> {
        let Some(argument) = self.argument(name) else {
            return Ok(default == Flag::Set);
        };
        match &argument.value {
            Value::Bool(flag) => Ok(*flag),
            Value::Int(number) => Ok(*number != 0),
            _ => self.unfit(name, argument, "`True` or `False`"),
        }
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Outcome<Option<String>> {
        let Some(argument) = self.argument(name) else {
            return Ok(None);
        };
        if let Some(text) = text_of(&argument.value) {
            return Ok(Some(text));
        }
        self.unfit(name, argument, "a text")
    }

    fn unfit<T>(&self, name: &str, argument: &Argument, wanted: &str) -> Outcome<T> {
        if let Value::Unknown(unknown) = &argument.value {
            return argument.place.needs(unknown);
        }
        if let Some(path) = argument.value.as_path() {
            let message = format!(
                "`{name}` of `{}` is `{path}`, whose source is not within reach",
                self.path
            );
            return argument.place.unreadable(message);
        }
        argument
            .place
            .unreadable(format!("`{name}` of `{}` is not {wanted}", self.path))
    }

    /// Refuses the type, with a way out.
    pub(super) fn refused<T>(&self, message: String, help: String) -> Outcome<T> {
        let diagnostic = self.place.error("unsupported-type", message, "").help(help);
        Err(Stop::Unreadable(Box::new(diagnostic)))
    }
}

/// What a flag is when it is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Set,
    Unset,
}

/// A text, also one that is wrapped: `op.f("ck_users")`, `quoted_name("Users", True)`.
pub(super) fn text_of(value: &Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let (path, args) = value.as_call()?;
    let is_wrapper = matches!(path.rsplit('.').next(), Some("f" | "quoted_name"));
    let inner = args
        .positional
        .first()
        .or_else(|| args.named("name"))
        .filter(|_| is_wrapper)?;
    inner.value.as_str().map(str::to_owned)
}

/// The names of the positional parameters of a class.
fn parameters(home: Home, class: &str) -> &'static [&'static str] {
    match (home, class) {
        (Home::Mysql, "FLOAT" | "DOUBLE" | "REAL")
        | (_, "Numeric" | "NUMERIC" | "DECIMAL" | "NUMBER") => &["precision", "scale"],
        (Home::Mysql, "INTEGER" | "BIGINT" | "SMALLINT" | "TINYINT" | "MEDIUMINT" | "YEAR") => {
            &["display_width"]
        }
        (Home::Mysql, "TIME" | "TIMESTAMP" | "DATETIME") => &["timezone", "fsp"],
        (Home::Postgresql, "TIMESTAMP" | "TIME") => &["timezone", "precision"],
        (Home::Postgresql, "INTERVAL") => &["precision", "fields"],
        (Home::Postgresql, "DOMAIN") => &["name", "data_type"],
        (Home::Mssql, "DATETIME2" | "DATETIMEOFFSET" | "TIME") => &["precision"],
        (Home::Oracle, "FLOAT") => &["binary_precision"],
        (Home::Oracle, "INTERVAL") => &["day_precision", "second_precision"],
        (Home::Oracle, "TIMESTAMP") => &["timezone", "local_timezone"],
        (_, "Float" | "Double" | "FLOAT" | "DOUBLE" | "DOUBLE_PRECISION" | "REAL") => {
            &["precision"]
        }
        (_, "DateTime" | "Time" | "DATETIME" | "TIME" | "TIMESTAMP") => &["timezone"],
        (_, "Interval") => &["native", "second_precision", "day_precision"],
        (_, "Uuid") => &["as_uuid", "native_uuid"],
        (_, "Boolean" | "BOOLEAN") => &["create_constraint", "name"],
        (_, "PickleType") => &["protocol", "pickler", "comparator", "impl"],
        (_, "ARRAY") => &["item_type", "as_tuple", "dimensions"],
        (_, "BIT") => &["length", "varying"],
        (_, "VECTOR") => &["dim", "storage_format", "storage_type"],
        (_, "TINYTEXT" | "MEDIUMTEXT" | "LONGTEXT" | "Enum" | "ENUM" | "SET") => &[],
        _ => &["length", "collation"],
    }
}
