//! Enums, and the checks that come with types: <https://docs.sqlalchemy.org/en/21/core/type_basics.html#sqlalchemy.types.Enum>

use super::dialects::{mysql, sized};
use super::made::{Flag, Home, Made, text_of};
use super::spell::{Form, Sql};
use super::{EnumType, ImplicitCheck, Types};
use crate::catalog::{DataType, Literal};
use crate::config::DialectName;
use crate::dialect::EnumStyle;
use crate::python::{Args, Argument, Host, Outcome, Value};

impl<H: Host> Types<'_, H> {
    /// The form of an enum, or of MySQL's set.
    pub(super) fn enumerated(&mut self, made: &Made) -> Outcome<Form> {
        let values = self.values(made)?;
        let is_native = made.class == "ENUM" || made.flag("native_enum", Flag::Set)?;
        let is_mysqls = made.home == Home::Mysql;
        match self.dialect.enums {
            EnumStyle::Type if made.class == "SET" => self.no_type(made),
            EnumStyle::Type if is_native => self.named_enum(made, values).map(Form::Enum),
            EnumStyle::Inline if is_native => {
                let words: Vec<String> = values.iter().map(|it| self.dialect.text(it)).collect();
                let name = made.class.to_uppercase();
                match mysql::text(made, format!("{name}({})", words.join(",")))? {
                    Sql::Spelled(sql) => Ok(Form::Exact(sql)),
                    Sql::Rejected | Sql::Missing => self.no_type(made),
                }
            }
            EnumStyle::Text if is_mysqls => self.no_type(made),
            EnumStyle::Type | EnumStyle::Inline | EnumStyle::Text => self.words(made, &values),
        }
    }

    /// Text as long as the longest word.
    fn words(&self, made: &Made, values: &[String]) -> Outcome<Form> {
        let longest = values.iter().map(|value| value.chars().count()).max();
        let length = match made.size("length")? {
            Some(length) => Some(length),
            None => longest.map(|length| length.to_string()),
        };
        Ok(
            match (length.as_deref().map(str::parse), self.dialect.name) {
                (Some(Ok(length)), DialectName::Oracle) => {
                    Form::Exact(format!("VARCHAR({length} CHAR)"))
                }
                (Some(Ok(length)), _) => Form::Portable(DataType::String(Some(length))),
                (Some(Err(_)), _) => Form::Exact(sized("VARCHAR", length)),
                (None, _) => Form::Portable(DataType::String(None)),
            },
        )
    }

    fn named_enum(&mut self, made: &Made, values: Vec<String>) -> Outcome<EnumType> {
        let name = match (made.text("name")?, class_of(made)) {
            (Some(name), _) => name,
            (None, Some(class)) => class.to_lowercase(),
            (None, None) => {
                return made.refused(
                    format!("the enum has no name, which {} needs", self.dialect.title),
                    "give it one: `name=\"order_state\"`".to_owned(),
                );
            }
        };
        Ok(EnumType {
            name,
            schema: made.text("schema")?,
            inherits_schema: made.flag("inherit_schema", Flag::Unset)?,
            values,
            // One that belongs to `MetaData` is made together with that.
            created: made.flag("create_type", Flag::Set)? && made.argument("metadata").is_none(),
        })
    }

    /// The words: given one by one, or as a class of Python.
    fn values(&mut self, made: &Made) -> Outcome<Vec<String>> {
        if let [single] = made.args.positional.as_slice()
            && let Value::Class(class) = &single.value
            && class.is_enum()
        {
            return self.members(made, single);
        }
        let mut values = Vec::new();
        for argument in &made.args.positional {
            match (text_of(&argument.value), &argument.value) {
                (Some(value), _) => values.push(value),
                (None, Value::Unknown(unknown)) => return argument.place.needs(unknown),
                (None, Value::Symbolic(_)) => {
                    return argument.place.unreadable(
                        "the words of this enum are not known: its class is not at hand",
                    );
                }
                (None, _) => return argument.place.unreadable("this is no word of an enum"),
            }
        }
        Ok(values)
    }

    fn members(&mut self, made: &Made, class: &Argument) -> Outcome<Vec<String>> {
        let place = &class.place;
        if let Some(callable) = made.argument("values_callable") {
            let args = Args {
                positional: vec![class.clone()],
                named: Vec::new(),
            };
            let values = self.eval.call(&callable.value, args, place)?;
            let values = self.eval.iterate(&values, place)?;
            let texts: Option<Vec<String>> = values.iter().map(text_of).collect();
            return match texts {
                Some(texts) => Ok(texts),
                None => place.unreadable("`values_callable` gives something that is no word"),
            };
        }
        let Value::Class(class) = &class.value else {
            return Ok(Vec::new());
        };
        let mut names = Vec::new();
        let mut seen: Vec<Value> = Vec::new();
        for member in class.members() {
            let Value::Instance(member) = &member else {
                continue;
            };
            // A second name of one value is an alias.
            if let Some((name, value)) = &member.member
                && !seen.iter().any(|other| other.equals(value) == Some(true))
            {
                names.push(name.to_string());
                seen.push(value.clone());
            }
        }
        Ok(names)
    }

    /// The name of an enum, quoted where it must be.
    pub(super) fn enum_sql(&self, enum_type: &EnumType) -> String {
        let schema = enum_type.schema.as_ref();
        let schema = schema.map(|schema| format!("{}.", self.dialect.schema(schema)));
        schema.unwrap_or_default() + &self.dialect.ident(&enum_type.name)
    }

    /// The check that comes with a type.
    pub(super) fn check(&mut self, made: &Made) -> Outcome<Option<ImplicitCheck>> {
        let class = made.class.as_str();
        if !matches!(class, "Boolean" | "BOOLEAN" | "Enum")
            || !made.flag("create_constraint", Flag::Unset)?
        {
            return Ok(None);
        }
        let name = match (made.text("name")?, class_of(made)) {
            (None, Some(class)) => Some(class.to_lowercase()),
            (name, _) => name,
        };
        let values = if class == "Enum" {
            let is_native = made.flag("native_enum", Flag::Set)?;
            if is_native && self.dialect.enums != EnumStyle::Text {
                return Ok(None);
            }
            self.values(made)?.into_iter().map(Literal::Text).collect()
        } else {
            // The others have a type for truth values.
            let has_numbers = matches!(
                self.dialect.name,
                DialectName::Mysql | DialectName::Mariadb | DialectName::Sqlite
            );
            if !has_numbers {
                return Ok(None);
            }
            vec![Literal::Integer(0), Literal::Integer(1)]
        };
        Ok(Some(ImplicitCheck { name, values }))
    }
}

/// The name of the class of Python that an enum is made from.
fn class_of(made: &Made) -> Option<&str> {
    match made.args.positional.as_slice() {
        [single] if matches!(made.class.as_str(), "Enum" | "ENUM") => match &single.value {
            Value::Class(class) => Some(&class.name),
            _ => None,
        },
        _ => None,
    }
}
