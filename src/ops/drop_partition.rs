//! Drops a partition that is a part of its table.

use super::create_partition::CreatePartition;
use super::edit::{Fault, edit_table};
use super::{Fields, Inverse, Operation, named_partitions, shapes};
use crate::catalog::{Catalog, QualifiedName};
use crate::dialect::{Dialect, Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, partition_params};

/// ```toml
/// op = "drop_partition"
/// table = "visits"
/// name = "p2024"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropPartition {
    /// The table.
    pub table: QualifiedName,
    /// The partition.
    pub name: String,
    /// The partition behind it, which takes its rows; `None`: they are lost.
    pub into: Option<String>,
    /// The dialect has such partitions.
    is_part: bool,
}

impl DropPartition {
    /// Drops this part of a table.
    pub(super) fn part(table: QualifiedName, name: String, into: Option<String>) -> Self {
        Self {
            table,
            name,
            into,
            is_part: true,
        }
    }
}

impl Operation for DropPartition {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            into: fields.name_or("into"),
            is_part: false,
        }
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        dialect.has(Feature::NamedPartition).then(|| Self {
            is_part: true,
            ..self.clone()
        })
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if !self.is_part {
            // It is refused by the dialect.
            return Ok(());
        }
        edit_table(catalog, &self.table, |table| {
            named_partitions::take(table, &self.name, self.into.as_deref())
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let found = change.table_before(&self.table).and_then(|table| {
            let position = table.partitions.position(&self.name)?;
            Some((&table.partitions, position))
        });
        let Some((partitions, position)) = found else {
            return Inverse::Irreversible(format!(
                "the values of partition `{}` are not known, since raw SQL made it",
                self.name
            ));
        };
        // A range is only added at the end; elsewhere it is cut off the one that took over its values.
        let behind = named_partitions::behind(partitions, position);
        let split = behind.map(|behind| behind.name.clone());
        let partition = partitions.named[position].clone();
        Inverse::op(CreatePartition::part(self.table.clone(), partition, split))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let help = if cx.dialect.has(Feature::PartitionTable) {
            format!(
                "a partition is a table there: `op = \"drop_table\"`, `table = \"{}\"`",
                self.name
            )
        } else {
            "say where it holds with `dialects`, and write what this database needs as `execute`"
                .to_owned()
        };
        cx.dialect.require(Feature::NamedPartition, &help)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("name", self.name.as_str());
        let other = self.into.as_deref().and_then(|into| {
            let partitions = &cx.change.table_before(&self.table)?.partitions;
            partitions.named.get(partitions.position(into)?)
        });
        Ok(vec![match other {
            Some(other) => {
                let other = partition_params(cx.dialect, other)?;
                Statement::new("merge_partition", params.set("other", other))
            }
            None => Statement::new("drop_partition", params),
        }])
    }

    fn describe(&self) -> String {
        match &self.into {
            Some(into) => format!(
                "merge partition {} of {} into {into}",
                self.name, self.table
            ),
            None => format!("drop partition {} of {}", self.name, self.table),
        }
    }
}
