//! Who may do what with an object: kept beside it, gone with it, moved with it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Catalog, CatalogError, Kind, Object, ObjectKey, QualifiedName};

/// The word for every privilege of an object at once.
pub const ALL: &str = "all";

/// The role that everybody has.
pub const PUBLIC: &str = "public";

/// One privilege of one role.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Right {
    /// The role.
    pub role: String,
    /// What it may do.
    pub privilege: &'static str,
    /// The one column that it is about; `None`: the whole object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

/// How a role holds a privilege.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// It has it.
    Granted,
    /// It has it and may pass it on.
    Grantable,
    /// It would have it by default, and it was taken away.
    Withheld,
}

/// The privileges on one object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Grants {
    /// The object.
    pub owner: ObjectKey,
    /// Who holds what.
    pub rights: BTreeMap<Right, Holding>,
}

impl Grants {
    /// No privileges on an object.
    pub fn none(owner: ObjectKey) -> Self {
        Self {
            owner,
            rights: BTreeMap::new(),
        }
    }

    /// What the grants on an object are found by.
    pub fn key(owner: &ObjectKey) -> ObjectKey {
        let name = format!("{} {}", owner.kind.as_str(), owner.name);
        ObjectKey::new(Kind::Grants, QualifiedName::new(None, name))
    }

    /// Gives a privilege.
    ///
    /// # Errors
    /// When the role holds it already, or part of it.
    pub fn grant(&mut self, right: Right, holding: Holding) -> Result<(), CatalogError> {
        let whole = Right {
            column: None,
            ..right.clone()
        };
        let everything = Right {
            privilege: ALL,
            ..whole.clone()
        };
        let is_held = |right: &Right| {
            let holding = self.rights.get(right);
            holding.is_some_and(|holding| *holding != Holding::Withheld)
        };
        if is_held(&right) || is_held(&whole) || is_held(&everything) {
            let message = format!("role `{}` already has {}", right.role, self.what(&right));
            let help = "leave it out; to change how it is held, revoke it before";
            return Err(invalid("already-granted", message, help));
        }
        let clashes = |other: &&Right| {
            let is_meant = right.privilege == ALL || other.privilege == right.privilege;
            right.column.is_none() && other.role == right.role && is_meant && other.column.is_some()
        };
        if let Some(other) = self.rights.keys().find(clashes) {
            let message = format!("role `{}` already has {}", right.role, self.what(other));
            let help = "revoke it on the columns before";
            return Err(invalid("already-granted", message, help));
        }
        if self.rights.remove(&right) == Some(Holding::Withheld) && holding == Holding::Granted {
            return Ok(());
        }
        if right.privilege == ALL {
            self.rights.retain(|other, _| other.role != right.role);
        }
        self.rights.insert(right, holding);
        Ok(())
    }

    /// Takes a privilege away.
    ///
    /// # Errors
    /// When the role does not hold it, or holds it as part of something else.
    pub fn revoke(&mut self, right: &Right) -> Result<(), CatalogError> {
        match self.rights.get(right) {
            Some(Holding::Granted | Holding::Grantable) => {
                self.rights.remove(right);
                return Ok(());
            }
            None if self.is_by_default(right) => {
                self.rights.insert(right.clone(), Holding::Withheld);
                return Ok(());
            }
            None | Some(Holding::Withheld) => {}
        }
        let held: Vec<&Right> = self
            .rights
            .iter()
            .filter(|(other, holding)| other.role == right.role && **holding != Holding::Withheld)
            .map(|(other, _)| other)
            .collect();
        let in_columns = held.iter().find(|other| {
            other.column.is_some()
                && right.column.is_none()
                && (right.privilege == ALL || other.privilege == right.privilege)
        });
        if right.privilege == ALL && !held.is_empty() && in_columns.is_none() {
            self.rights
                .retain(|other, holding| other.role != right.role || *holding == Holding::Withheld);
            return Ok(());
        }
        let help = match in_columns {
            Some(_) => "it has it on single columns: name them under `columns`",
            None if held.iter().any(|other| other.privilege == ALL) => {
                "it has `all`: revoke that, and grant what stays"
            }
            None if held.iter().any(|other| other.privilege == right.privilege) => {
                "it has it on the whole table: revoke that, and grant it on the columns that stay"
            }
            None => {
                "no `grant` before this op gives it; what raw SQL granted, raw SQL takes away in an `execute`"
            }
        };
        let message = format!("role `{}` does not have {}", right.role, self.what(right));
        Err(invalid("not-granted", message, help))
    }

    /// Whether everybody has it without a grant, as PostgreSQL has it:
    /// <https://www.postgresql.org/docs/current/ddl-priv.html#PRIVILEGES-SUMMARY-TABLE>
    fn is_by_default(&self, right: &Right) -> bool {
        let is_public_schema = self.owner.kind == Kind::Schema && self.owner.name.name == PUBLIC;
        let default = match self.owner.kind {
            Kind::Function => "execute",
            Kind::Schema if is_public_schema => "usage",
            _ => return false,
        };
        right.role == PUBLIC && right.privilege == default && right.column.is_none()
    }

    fn what(&self, right: &Right) -> String {
        let owner = format!("{} `{}`", self.owner.kind.as_str(), self.owner.name);
        match &right.column {
            Some(column) => {
                format!("`{}` on column `{column}` of {owner}", right.privilege)
            }
            None => format!("`{}` on {owner}", right.privilege),
        }
    }

    /// The rights in words, such as `update (email) to clerk with grant option`.
    pub fn in_words(&self) -> impl Iterator<Item = String> {
        self.rights.iter().map(|(right, holding)| match holding {
            Holding::Granted => format!("{right}"),
            Holding::Grantable => format!("{right} with grant option"),
            Holding::Withheld => format!("not {right}"),
        })
    }
}

fn invalid(code: &'static str, message: String, help: &str) -> CatalogError {
    CatalogError::Invalid {
        code,
        message,
        help: help.to_owned(),
    }
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some(column) => write!(f, "{} ({column}) to {}", self.privilege, self.role),
            None => write!(f, "{} to {}", self.privilege, self.role),
        }
    }
}

/// One right as `gen schema` tells it.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    right: &'a Right,
    holding: Holding,
}

impl Serialize for Grants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let told = self.rights.iter().map(|(right, holding)| Told {
            right,
            holding: *holding,
        });
        let mut form = serializer.serialize_struct("Grants", 3)?;
        form.serialize_field("on", self.owner.kind.as_str())?;
        form.serialize_field("name", &self.owner.name)?;
        form.serialize_field("rights", &told.collect::<Vec<_>>())?;
        form.end()
    }
}

impl Catalog {
    /// The grants on an object.
    pub fn grants(&self, owner: &ObjectKey) -> Option<&Grants> {
        if self.grants == 0 {
            return None;
        }
        self.object(&Grants::key(owner)).and_then(Object::as_grants)
    }

    /// Sets the grants on an object.
    pub fn put_grants(&mut self, grants: Grants) {
        if grants.rights.is_empty() {
            self.remove(&Grants::key(&grants.owner));
        } else {
            self.put(grants);
        }
    }

    /// Moves the grants on an object to its new name; it must not be gone yet.
    pub fn move_grants(&mut self, from: &ObjectKey, to: &ObjectKey) {
        let Some(grants) = self.grants(from).cloned() else {
            return;
        };
        self.remove(&Grants::key(from));
        self.put_grants(Grants {
            owner: to.clone(),
            ..grants
        });
    }

    /// Follows a column of a table that is renamed, or dropped.
    pub fn move_column_grants(&mut self, table: &QualifiedName, column: &str, to: Option<&str>) {
        let owner = ObjectKey::new(Kind::Table, table.clone());
        let Some(grants) = self.grants(&owner).cloned() else {
            return;
        };
        let moved = grants
            .rights
            .iter()
            .filter_map(|(right, holding)| {
                let mut right = right.clone();
                if right.column.as_deref() == Some(column) {
                    right.column = Some(to?.to_owned());
                }
                Some((right, *holding))
            })
            .collect();
        if moved != grants.rights {
            self.put_grants(Grants {
                rights: moved,
                ..grants
            });
        }
    }
}
