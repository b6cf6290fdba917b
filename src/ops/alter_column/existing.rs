//! What a column is before its change, said by the op where no revision made the column.

use std::sync::Arc;

use super::{AlterColumn, Aspect};
use crate::catalog::{Catalog, Column, ColumnType, DefaultValue, Identity, Literal, Table};
use crate::ops::{Fields, enums, shapes};

/// ```toml
/// existing = { type = "string(20)", nullable = false, default = "x", comment = "…", autoincrement = true }
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Existing {
    /// The type.
    pub data_type: Option<ColumnType>,
    /// Whether NULL is allowed.
    pub nullable: Option<bool>,
    /// The default.
    pub default: Option<DefaultValue>,
    /// The comment.
    pub comment: Option<String>,
    /// Whether it counts up.
    pub autoincrement: Option<bool>,
    /// The identity.
    pub identity: Option<Identity>,
}

impl Existing {
    pub(super) fn read(fields: &Fields<'_, '_>) -> Self {
        let existing = fields.table_or("existing", "`existing`", |fields| Self {
            data_type: shapes::column_type(fields),
            nullable: fields.flag_or("nullable"),
            default: shapes::default(fields, "default"),
            comment: fields.shown_or("comment"),
            autoincrement: fields.flag_or("autoincrement"),
            identity: shapes::identity(fields),
        });
        existing.unwrap_or_default()
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl AlterColumn {
    /// Puts the column into its table as it is before the change, as far as the op tells.
    pub fn assume_column(&self, catalog: &mut Catalog) {
        let Some(table) = catalog.table(&self.table) else {
            return;
        };
        let mut table = Table::clone(table);
        let mut column = self.column_before();
        enums::assume(catalog, &mut column);
        table.columns.push(Arc::new(column));
        catalog.put(table);
    }

    /// Gives a column what the op takes away and the column does not have, in words that are never printed.
    pub fn assume_dropped(&self, column: &mut Column) {
        if self.drops(Aspect::Default) {
            let some = || DefaultValue::Literal(Literal::Null);
            column.default.get_or_insert_with(some);
        }
        if self.drops(Aspect::Comment) {
            column.comment.get_or_insert_default();
        }
        if self.drops(Aspect::Identity) {
            column.identity.get_or_insert_default();
        }
        if self.drops(Aspect::Collation) {
            column.collation.get_or_insert_default();
        }
    }

    /// What is not said is as the change makes sense: NULL allowed where that is taken back, counting where it stays.
    fn column_before(&self) -> Column {
        let existing = self.existing.clone();
        let mut column = Column {
            nullable: existing
                .nullable
                .unwrap_or(self.nullable.is_none_or(|nullable| !nullable)),
            default: existing.default,
            autoincrement: existing.autoincrement.or(self.autoincrement),
            identity: existing.identity.map(Box::new),
            comment: existing.comment.map(String::into_boxed_str),
            ..Column::new(&self.column, existing.data_type)
        };
        self.assume_dropped(&mut column);
        column
    }
}
