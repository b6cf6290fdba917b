//! What `grant` and `revoke` have in common: privileges, the object that they are on, the roles that hold them.

mod between;
mod lowering;

pub(crate) use between::{between, given_again, restored, with_grants};
pub(super) use lowering::{grant, revoke};

use super::edit::{Fault, require_column, require_object};
use super::{Fields, shapes};
use crate::catalog::{
    ALL, Catalog, CatalogError, Function, Grants, Kind, ObjectKey, PUBLIC, QualifiedName, Right,
};
use crate::dialect::PRIVILEGES;

/// The kinds of objects that have privileges.
const KINDS: &[(&str, Kind)] = &[
    ("table", Kind::Table),
    ("view", Kind::View),
    ("sequence", Kind::Sequence),
    ("schema", Kind::Schema),
    ("function", Kind::Function),
];

/// The role that everybody has, in whichever letters it is written.
fn known_by_all(role: String) -> String {
    if role.eq_ignore_ascii_case(PUBLIC) {
        return PUBLIC.to_owned();
    }
    role
}

/// Privileges on one object.
#[derive(Debug, Clone, PartialEq)]
pub struct Rights {
    /// What may be done.
    pub privileges: Vec<&'static str>,
    /// The kind of the object.
    pub on: Kind,
    /// The object.
    pub name: QualifiedName,
    /// The types of a function's arguments, where they tell functions of one name apart.
    pub arguments: Option<Vec<String>>,
    /// The columns that they are about; empty: the whole object.
    pub columns: Vec<String>,
    /// Who holds them.
    pub roles: Vec<String>,
}

impl Rights {
    /// Reads the keys; `roles` is the one that names the roles.
    pub(super) fn read(fields: &Fields<'_, '_>, roles: &'static str) -> Self {
        let on = fields.required_choice("on", KINDS).unwrap_or(Kind::Table);
        Self {
            privileges: fields.required_choices("privileges", PRIVILEGES),
            on,
            name: match on {
                Kind::Schema => QualifiedName {
                    schema: fields.name_or("schema"),
                    name: shapes::schema(fields, "name"),
                },
                Kind::Function => shapes::as_written(fields, "name"),
                _ => shapes::qualified(fields, "name"),
            },
            arguments: fields.sqls_or("arguments"),
            columns: if fields.has("columns") {
                fields.names("columns")
            } else {
                Vec::new()
            },
            roles: fields.names(roles).into_iter().map(known_by_all).collect(),
        }
    }

    /// What the object is found by.
    pub(crate) fn owner(&self) -> ObjectKey {
        let name = match self.on {
            Kind::Function => Function::signature(&self.name, self.arguments.as_deref()),
            _ => self.name.clone(),
        };
        ObjectKey::new(self.on, name)
    }

    /// Each single right.
    pub(crate) fn each(&self) -> impl Iterator<Item = Right> {
        let columns: Vec<Option<&String>> = if self.columns.is_empty() {
            vec![None]
        } else {
            self.columns.iter().map(Some).collect()
        };
        self.roles.iter().flat_map(move |role| {
            let columns = columns.clone();
            self.privileges.iter().flat_map(move |privilege| {
                columns.clone().into_iter().map(move |column| Right {
                    role: role.clone(),
                    privilege,
                    column: column.cloned(),
                })
            })
        })
    }

    /// The grants on the object as they are.
    pub(super) fn grants(&self, catalog: &Catalog) -> Result<Grants, Fault> {
        self.check_shape()?;
        let owner = self.owner();
        // A schema is made by an administrator more often than by a revision, as those of tables are.
        if self.on != Kind::Schema {
            self.require_kind(catalog)?;
            require_object(catalog, self.on, &owner.name)
                .map_err(|error| Fault::at("name", error))?;
        }
        if let Some(table) = catalog.table(&self.name).filter(|_| self.on == Kind::Table) {
            for (position, column) in self.columns.iter().enumerate() {
                require_column(table, column)
                    .map_err(|error| Fault::at(format!("columns.{position}"), error))?;
            }
        }
        let grants = catalog.grants(&owner).cloned();
        Ok(grants.unwrap_or_else(|| Grants::none(owner)))
    }

    /// The key of the one privilege that a right is about.
    pub(super) fn place(&self, right: &Right) -> String {
        let mut privileges = self.privileges.iter();
        let position = privileges.position(|privilege| *privilege == right.privilege);
        format!("privileges.{}", position.unwrap_or_default())
    }

    /// Refuses a table that is called a view, and the other way round.
    fn require_kind(&self, catalog: &Catalog) -> Result<(), Fault> {
        let other = match self.on {
            Kind::Table => Kind::View,
            Kind::View => Kind::Table,
            _ => return Ok(()),
        };
        let key = ObjectKey::new(other, self.name.clone());
        if catalog.object(&key).is_none() {
            return Ok(());
        }
        let other = other.as_str();
        let error = CatalogError::Invalid {
            code: "contradiction",
            message: format!("`{}` is a {other}, not a {}", self.name, self.on.as_str()),
            help: format!("write `on = \"{other}\"`"),
        };
        Err(Fault::at("on", error))
    }

    /// Refuses keys that contradict each other.
    fn check_shape(&self) -> Result<(), Fault> {
        let kind = self.on.as_str();
        let has_columns = !self.columns.is_empty();
        let has_all = self.privileges.contains(&ALL);
        let (key, message, help) = if has_columns && !matches!(self.on, Kind::Table | Kind::View) {
            let message = format!("a {kind} has no columns");
            ("columns", message, "leave `columns` out")
        } else if self.arguments.is_some() && self.on != Kind::Function {
            let message = format!("a {kind} has no arguments");
            ("arguments", message, "leave `arguments` out")
        } else if has_all && self.privileges.len() > 1 {
            let message = "`all` holds the other privileges".to_owned();
            ("privileges", message, "name `all`, or single privileges")
        } else if has_all && (has_columns || self.on == Kind::Function) {
            let message = "`all` is of a whole table, view, sequence or schema".to_owned();
            ("privileges", message, "name each privilege")
        } else if self.on == Kind::Schema && self.name.schema.is_some() {
            let message = "a schema is in no other schema".to_owned();
            ("schema", message, "name it under `name` alone")
        } else {
            return Ok(());
        };
        let error = CatalogError::Invalid {
            code: "contradiction",
            message,
            help: help.to_owned(),
        };
        Err(Fault::at(key, error))
    }

    /// Such as `select, insert on table users`.
    pub(super) fn describe(&self) -> String {
        let columns = if self.columns.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.columns.join(", "))
        };
        let owner = self.owner();
        format!(
            "{}{columns} on {} {}",
            self.privileges.join(", "),
            owner.kind.as_str(),
            owner.name
        )
    }
}
