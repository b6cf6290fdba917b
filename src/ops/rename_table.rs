//! Renames a table.

use super::edit::{Fault, require_free, require_no_view};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Kind, ObjectKey, QualifiedName, Table, rename_in_sql};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "rename_table"
/// table = "carts"
/// to = "baskets"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RenameTable {
    /// The table.
    pub table: QualifiedName,
    /// Its new name.
    pub to: String,
}

impl Operation for RenameTable {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            to: fields.name("to"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        let to = self.table.sibling(&self.to);
        require_free(catalog, Kind::Table, &to).map_err(|error| Fault::at("to", error))?;
        require_no_view(catalog, &self.table, None).map_err(|error| Fault::at("table", error))?;
        let referrers: Vec<Table> = catalog
            .referrers(&self.table)
            .map(|table| Table::clone(table))
            .collect();
        let key = |name: &QualifiedName| ObjectKey::new(Kind::Table, name.clone());
        catalog.move_grants(&key(&self.table), &key(&to));
        catalog.remove(&key(&self.table));
        for mut referrer in referrers {
            for key in referrer
                .foreign_keys
                .iter_mut()
                .filter(|key| key.referred == self.table)
            {
                key.referred = to.clone();
            }
            if referrer.name == self.table {
                continue;
            }
            catalog.put(referrer);
        }
        let partitions = catalog
            .tables()
            .filter(|own| own.is_partition_of(&self.table));
        let partitions: Vec<Table> = partitions.map(|own| Table::clone(own)).collect();
        for mut partition in partitions {
            if let Some(partition_of) = &mut partition.partition_of {
                partition_of.table = to.clone();
            }
            catalog.put(partition);
        }
        let mut table = Table {
            name: to.clone(),
            ..Table::clone(&table)
        };
        for key in table
            .foreign_keys
            .iter_mut()
            .filter(|key| key.referred == self.table)
        {
            key.referred = to.clone();
        }
        for trigger in &mut table.triggers {
            trigger.sql = rename_in_sql(&trigger.sql, &self.table.name, &self.to);
        }
        catalog.put(table);
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(Self {
            table: self.table.sibling(&self.to),
            to: self.table.name.clone(),
        })
    }

    fn lower(&self, _cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let params = Params::new()
            .set_name("table", &self.table)
            .set_name("to", &self.table.sibling(&self.to));
        Ok(vec![Statement::new("rename_table", params)])
    }

    fn describe(&self) -> String {
        format!("rename table {} to {}", self.table, self.to)
    }
}
