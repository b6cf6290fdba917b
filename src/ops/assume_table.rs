//! Tells what a table holds that no revision makes: a dialect that builds tables anew must know all of it.

use super::edit::Fault;
use super::{CreateTable, Fields, Inverse, Operation};
use crate::catalog::{Catalog, Kind, ObjectKey};
use crate::dialect::{Dialect, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "assume_table"
/// table = "users"
/// columns = [{ name = "id", type = "integer", primary_key = true }]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AssumeTable {
    /// The op that would make it.
    pub made_by: CreateTable,
}

impl Operation for AssumeTable {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            made_by: CreateTable::read(fields),
        }
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        let made_by = self.made_by.settled(dialect)?;
        Some(Self { made_by })
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let name = &self.made_by.table.name;
        let owner = ObjectKey::new(Kind::Table, name.clone());
        let grants = catalog.grants(&owner).cloned();
        match catalog.table(name) {
            // What the revisions tell is what they made.
            Some(table) if !table.opaque => return Ok(()),
            Some(_) => catalog.remove(&owner),
            None => {}
        }
        self.made_by.apply(catalog)?;
        if let Some(grants) = grants {
            catalog.put_grants(grants);
        }
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::nothing()
    }

    fn lower(&self, _cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        Ok(Vec::new())
    }

    fn describe(&self) -> String {
        format!(
            "table {} is there already, as told",
            self.made_by.table.name
        )
    }
}
