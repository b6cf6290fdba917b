//! Takes privileges on an object from roles.

use super::edit::Fault;
use super::rights::{self, Rights};
use super::{Fields, Inverse, Operation};
use crate::catalog::{Catalog, Holding};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "revoke"
/// privileges = ["insert"]
/// on = "table"
/// name = "carts"
/// from = ["shop"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Revoke {
    /// The privileges, the object and the roles.
    pub rights: Rights,
    /// Those to whom the roles passed them on lose them, too.
    pub cascade: bool,
}

impl Revoke {
    /// Gives the roles what they are to lose, as a history with gaps has it.
    pub(crate) fn assume_held(&self, catalog: &mut Catalog) {
        let Ok(mut grants) = self.rights.grants(catalog) else {
            return;
        };
        for right in self.rights.each() {
            let all = crate::catalog::Right {
                privilege: crate::catalog::ALL,
                column: None,
                ..right.clone()
            };
            grants.rights.remove(&all);
            grants.rights.insert(right, Holding::Granted);
        }
        catalog.put_grants(grants);
    }
}

impl Operation for Revoke {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            rights: Rights::read(fields, "from"),
            cascade: fields.flag("cascade"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let mut grants = self.rights.grants(catalog)?;
        for right in self.rights.each() {
            grants
                .revoke(&right)
                .map_err(|error| Fault::at(self.rights.place(&right), error))?;
        }
        catalog.put_grants(grants);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        Inverse::Ops(rights::restored(change, &self.rights.owner()))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        rights::revoke(self, cx)
    }

    fn describe(&self) -> String {
        let roles = self.rights.roles.join(", ");
        format!("revoke {} from {roles}", self.rights.describe())
    }
}
