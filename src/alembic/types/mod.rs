//! The types of SQLAlchemy and of what is built upon it, as the types of a TOML revision for one dialect.
//!
//! A type is resolved to one class of SQLAlchemy with its arguments (`resolve`, `own_class`, `foreign`), which is then
//! spelled as SQLAlchemy spells it (`spell`). Where the engine refuses that, the portable type stands for it.
//! Knows no op and no column: <https://docs.sqlalchemy.org/en/21/core/types.html>

mod array;
mod cast;
mod dialects;
mod domain;
mod enumerated;
mod foreign;
mod generic;
mod made;
mod meaning;
mod own_class;
mod path;
mod resolve;
mod spell;

use crate::catalog::{Literal, parse_type};
use crate::dialect::Dialect;
use crate::python::{Evaluator, Host, Outcome, Place, Stop, Value};

pub use domain::Domain;

use made::{Flag, SPEC};
use resolve::Resolved;
use spell::Form;

/// Reads types for one dialect.
pub struct Types<'a, H> {
    /// Evaluates what a class of the project says of itself.
    pub eval: &'a mut Evaluator<H>,
    /// The dialect that is written.
    pub dialect: &'a Dialect,
    /// What the project's settings say of a class, by its dotted path: a type as a TOML revision writes it.
    pub custom: &'a dyn Fn(&str) -> Option<String>,
}

/// The type of a column, and what comes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnTyped {
    /// The type as a TOML revision writes it.
    pub toml: TypeToml,
    /// The collation.
    pub collation: Option<String>,
    /// The check that comes with it.
    pub check: Option<ImplicitCheck>,
    /// The domain that it is.
    pub domain: Option<Domain>,
    /// Whether SQLAlchemy takes it for a whole number: a lone primary key of it counts up.
    pub is_integer: bool,
    /// Whether an index comes with it, as `USING gist` and named `idx_TABLE_COLUMN`:
    /// <https://geoalchemy-2.readthedocs.io/en/latest/types.html>
    pub spatial_index: bool,
}

/// A type as a TOML revision writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeToml {
    /// `string(50)`, `JSONB`.
    Text(String),
    /// A type of its own in the database.
    Enum(EnumType),
    /// An array of such a type: the text of the array, and the type.
    EnumArray(String, EnumType),
}

/// An enum that is a type of its own in the database.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumType {
    /// Its name.
    pub name: String,
    /// Its schema.
    pub schema: Option<String>,
    /// Whether it takes over the schema of the table.
    pub inherits_schema: bool,
    /// Its words; none where a revision only names the type.
    pub values: Vec<String>,
    /// Whether it is made together with a table.
    pub created: bool,
}

/// The check of a truth value or of words, where the database has no type for them.
#[derive(Debug, Clone, PartialEq)]
pub struct ImplicitCheck {
    /// Its name.
    pub name: Option<String>,
    /// The values that the column may have.
    pub values: Vec<Literal>,
}

impl<H: Host> Types<'_, H> {
    /// The type of a column.
    ///
    /// # Errors
    /// When it is not known, or the dialect has none for it; both are said of the place of the type.
    pub fn column_type(&mut self, value: &Value, place: &Place) -> Outcome<ColumnTyped> {
        let made = match self.resolve(value, place)? {
            Resolved::Made(made) => made,
            Resolved::Text(text) => return text_only(text, place),
        };
        let spelled = self.spell(&made)?;
        let toml = match spelled.form {
            Form::Portable(data_type) => TypeToml::Text(data_type.to_string()),
            Form::Exact(sql) => TypeToml::Text(exact_text(&sql, &made.place)?),
            Form::Enum(enum_type) => TypeToml::Enum(enum_type),
            Form::EnumArray(sql, enum_type) => {
                TypeToml::EnumArray(exact_text(&sql, &made.place)?, enum_type)
            }
        };
        Ok(ColumnTyped {
            toml,
            collation: spelled.collation,
            check: self.check(&made)?,
            domain: self.domain(&made)?,
            is_integer: made.is_integer(),
            spatial_index: made.class == SPEC && made.flag("spatial_index", Flag::Unset)?,
        })
    }
}

fn text_only(text: String, place: &Place) -> Outcome<ColumnTyped> {
    if let Err(error) = parse_type(&text) {
        let diagnostic = place.error("unknown-type", error.message, "");
        return Err(Stop::Unreadable(Box::new(match error.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        })));
    }
    let is_integer = parse_type(&text).is_ok_and(|data_type| data_type.is_integer());
    Ok(ColumnTyped {
        toml: TypeToml::Text(text),
        collation: None,
        check: None,
        domain: None,
        is_integer,
        spatial_index: false,
    })
}

/// An exact type as a TOML revision writes it.
fn exact_text(sql: &str, place: &Place) -> Outcome<String> {
    let text = crate::catalog::DataType::Exact(sql.to_owned()).to_string();
    match parse_type(&text) {
        Ok(_) => Ok(text),
        Err(error) => place.unreadable(error.message),
    }
}
