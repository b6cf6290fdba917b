//! Gives privileges on an object to roles.

use super::edit::Fault;
use super::rights::{self, Rights};
use super::{Fields, Inverse, Operation};
use crate::catalog::{Catalog, CatalogError, Holding, PUBLIC};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "grant"
/// privileges = ["select", "insert"]
/// on = "table"
/// name = "carts"
/// to = ["shop"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    /// The privileges, the object and the roles.
    pub rights: Rights,
    /// The roles may pass them on.
    pub with_grant_option: bool,
}

impl Grant {
    /// How the roles hold them.
    fn holding(&self) -> Holding {
        if self.with_grant_option {
            Holding::Grantable
        } else {
            Holding::Granted
        }
    }

    /// Takes away what the roles hold already, as a history with gaps has it.
    pub(crate) fn assume_free(&self, catalog: &mut Catalog) {
        let Ok(mut grants) = self.rights.grants(catalog) else {
            return;
        };
        for right in self.rights.each() {
            let is_part = |other: &crate::catalog::Right| {
                other.role == right.role && other.privilege == right.privilege
            };
            let is_all = |other: &crate::catalog::Right| {
                other.role == right.role
                    && [right.privilege, other.privilege].contains(&crate::catalog::ALL)
            };
            grants
                .rights
                .retain(|other, _| !is_part(other) && !is_all(other));
        }
        catalog.put_grants(grants);
    }
}

impl Operation for Grant {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            rights: Rights::read(fields, "to"),
            with_grant_option: fields.flag("with_grant_option"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let mut grants = self.rights.grants(catalog)?;
        let public = self.rights.roles.iter().position(|role| role == PUBLIC);
        if let Some(position) = public.filter(|_| self.with_grant_option) {
            let error = CatalogError::Invalid {
                code: "contradiction",
                message: "everybody cannot pass a privilege on".to_owned(),
                help: "leave `with_grant_option` out for `public`".to_owned(),
            };
            return Err(Fault::at(format!("to.{position}"), error));
        }
        for right in self.rights.each() {
            let place = self.rights.place(&right);
            grants
                .grant(right, self.holding())
                .map_err(|error| Fault::at(place, error))?;
        }
        catalog.put_grants(grants);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        Inverse::Ops(rights::restored(change, &self.rights.owner()))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        rights::grant(self, cx)
    }

    fn describe(&self) -> String {
        let roles = self.rights.roles.join(", ");
        format!("grant {} to {roles}", self.rights.describe())
    }
}
