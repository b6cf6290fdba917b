//! The structure in the middle of a revision: the catalog before it, with the ops so far.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::config::{Naming, SchemaMap};
use crate::diag::Source;
use crate::dialect::Dialect;
use crate::ops::{Fields, Op, Report};
use crate::raw_sql;

use super::toml_value::TomlValue;

/// The structure in the middle of a revision.
#[derive(Debug, Default)]
pub(super) struct Structure {
    catalog: Catalog,
    /// How many ops have been applied.
    applied: usize,
}

impl Structure {
    /// Before the first op.
    pub(super) fn new(catalog: Catalog) -> Self {
        Self {
            catalog,
            applied: 0,
        }
    }

    /// The catalog after these ops, of which more are given each time.
    ///
    /// What does not fit is passed over here: replay will say so.
    pub(super) fn after(
        &mut self,
        ops: &[TomlValue],
        dialect: &Dialect,
        naming: &Naming,
    ) -> &Catalog {
        for value in &ops[self.applied.min(ops.len())..] {
            if let Some(mut op) = read(value, &dialect.schemas) {
                op.name_by(naming);
                if op.apply(&mut self.catalog).is_err() {
                    self.catalog.roll_back();
                } else if let Op::Execute(execute) = &op {
                    raw_sql::apply(&mut self.catalog, &execute.sql, dialect.name);
                }
                self.catalog.take_journal();
            }
        }
        self.applied = ops.len();
        &self.catalog
    }
}

fn read(value: &TomlValue, schemas: &SchemaMap) -> Option<Op> {
    let table = value.get_ref().as_table()?;
    let name = table.get("op")?.get_ref().as_str()?;
    let known = Op::NAMES.iter().find(|known| **known == name)?;
    let source = Source::new(String::new(), String::new());
    let report = Report::new(Arc::new(source)).mapped(schemas);
    let op = Op::read(known, &Fields::new(table, value.span(), known, &report))?;
    report.is_empty().then_some(op)
}
