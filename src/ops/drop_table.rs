//! Drops a table.

use super::create_trigger::CreateTrigger;
use super::edit::{Fault, require_no_view};
use super::{
    CreatePartition, CreateTable, Fields, Inverse, Op, Operation, enums, partitions, rights, shapes,
};
use crate::catalog::{Catalog, CatalogError, Column, Kind, ObjectKey, QualifiedName, Table};
use crate::dialect::{IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_table"
/// table = "carts"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropTable {
    /// The table.
    pub table: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl DropTable {
    /// Drops this table.
    pub fn new(table: QualifiedName) -> Self {
        Self {
            table,
            if_exists: false,
        }
    }
}

impl Operation for DropTable {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if self.if_exists && catalog.table(&self.table).is_none() {
            return Ok(());
        }
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        if let Some(referrer) = catalog
            .referrers(&self.table)
            .find(|referrer| referrer.name != self.table)
        {
            let key = referrer
                .foreign_keys
                .iter()
                .find(|key| key.referred == self.table);
            let name = key.and_then(|key| key.name.as_deref());
            let error = CatalogError::Needed {
                what: format!("table `{}`", self.table),
                by: match name {
                    Some(name) => format!("foreign key `{name}` of table `{}`", referrer.name),
                    None => format!("a foreign key of table `{}`", referrer.name),
                },
                help: "drop that foreign key, or its table, before".to_owned(),
            };
            return Err(Fault::at("table", error));
        }
        partitions::require_none(catalog, &self.table)?;
        require_no_view(catalog, &self.table, None).map_err(|error| Fault::at("table", error))?;
        catalog.remove(&ObjectKey::new(Kind::Table, self.table.clone()));
        let columns: Vec<&Column> = table.columns.iter().map(AsRef::as_ref).collect();
        enums::release(catalog, &columns);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.table_before(&self.table) {
            Some(table) if table.opaque => Inverse::Irreversible(format!(
                "raw SQL changed table `{}`, so its columns are not known for sure",
                self.table
            )),
            Some(table) if table.partition_of.is_some() => recreated(table, change),
            Some(table) => {
                let find = |name: &QualifiedName| {
                    change
                        .enum_before(name)
                        .map(|enum_type| enum_type.as_ref().clone())
                };
                let mut made = enums::table_with_values(table, find);
                let triggers = std::mem::take(&mut made.triggers);
                let mut ops = vec![CreateTable::new(made).into()];
                ops.extend(CreateTrigger::all(&self.table, &triggers).map(Op::from));
                let owner = ObjectKey::new(Kind::Table, self.table.clone());
                ops.extend(rights::restored(change, &owner));
                Inverse::Ops(ops)
            }
            None => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropTableIfExists, self.if_exists)?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_table", params)])
    }

    fn describe(&self) -> String {
        format!("drop table {}", self.table)
    }
}

/// How a partition comes back, with what it held of its own.
fn recreated(partition: &Table, change: &Change<'_>) -> Inverse {
    let create = CreatePartition::of(partition);
    let parent = create
        .as_ref()
        .and_then(|create| change.table_after(&create.table));
    match create.zip(parent) {
        Some((create, parent)) if partitions::has_usual_columns(parent, partition) => {
            let mut ops = vec![create.into()];
            ops.extend(partitions::own_things(partition));
            Inverse::Ops(ops)
        }
        _ => Inverse::Irreversible(format!(
            "the columns of partition `{}` differ from those of its table",
            partition.name
        )),
    }
}
