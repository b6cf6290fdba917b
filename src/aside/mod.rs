//! Keeps aside what would be dropped: a table or a column gets a name with a mark in place of going, and a script of
//! its own drops it later.

mod column;
mod name;
mod table;
mod words;

pub use name::is_mark;

use crate::catalog::Catalog;
use crate::dialect::Dialect;
use crate::ops::{DropColumn, DropTable, Op};
use name::Names;

/// How things are kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What their new names end with, such as the date.
    pub mark: String,
    /// The revisions that may drop what cannot be kept.
    pub accepted: Vec<String>,
}

/// What happens in place of an op.
#[derive(Debug, Clone, PartialEq)]
pub enum Instead {
    /// The op itself: it drops nothing that could be kept.
    Itself,
    /// These ops keep what it would drop.
    Ops(Vec<Op>),
    /// It drops what cannot be kept, and why.
    Not(String),
    /// It does not fit the catalog, and why.
    Unknown(String),
}

impl Aside {
    /// What happens in place of an op, given the catalog before it.
    pub fn instead(&self, op: &Op, catalog: &Catalog, dialect: &Dialect) -> Instead {
        if !matches!(
            op,
            Op::DropTable(_) | Op::DropColumn(_) | Op::DropPartition(_)
        ) {
            return Instead::Itself;
        }
        let mut after = catalog.clone();
        if let Err(fault) = op.apply(&mut after) {
            return Instead::Unknown(fault.error.to_string());
        }
        let names = Names::new(&self.mark, (catalog, &after), dialect);
        match op {
            Op::DropTable(drop) => table::kept(drop, &names),
            Op::DropColumn(drop) => column::kept(drop, &names),
            Op::DropPartition(drop) if drop.into.is_none() => Instead::Not(format!(
                "partition `{}` of table `{}` cannot be kept aside: `detach_partition` keeps it",
                drop.name, drop.table
            )),
            _ => Instead::Itself,
        }
    }

    /// The ops that drop what is kept aside in a catalog and was not there before.
    pub fn purge(&self, catalog: &Catalog, before: &Catalog) -> Vec<Op> {
        let mut ops = Vec::new();
        for table in catalog.tables() {
            let earlier = before.table(&table.name);
            if earlier.is_none() && name::has_mark(&table.name.name, &self.mark) {
                ops.push(DropTable::new(table.name.clone()).into());
                continue;
            }
            let columns = table.columns.iter().filter(|column| {
                name::has_mark(&column.name, &self.mark)
                    && earlier.is_none_or(|earlier| earlier.column(&column.name).is_none())
            });
            let drop = |name: &str| DropColumn::new(table.name.clone(), name).into();
            ops.extend(columns.map(|column| drop(&column.name)));
        }
        ops
    }
}
