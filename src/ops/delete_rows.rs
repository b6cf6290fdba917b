//! Deletes the rows that are equal to those given, column by column.

use super::bulk_insert::cell_sql;
use super::edit::{Fault, require_column};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, DefaultValue, QualifiedName};
use crate::dialect::Unsupported;
use crate::statement::{Change, Lowering, Params, Statement, list};

/// ```toml
/// op = "delete_rows"
/// table = "carriers"
/// rows = [{ id = 1 }, { id = 2 }]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteRows {
    /// The table.
    pub table: QualifiedName,
    /// The columns and values by which rows are found.
    pub rows: Vec<Vec<(String, DefaultValue)>>,
}

impl Operation for DeleteRows {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let rows = shapes::rows(fields);
        if rows.iter().any(Vec::is_empty) {
            let message = "a row without columns would delete every row";
            fields.report().push(fields.report().error(
                "bad-row",
                message,
                fields.span_of("rows"),
                "",
            ));
        }
        Self {
            table: shapes::qualified(fields, "table"),
            rows,
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        for (position, row) in self.rows.iter().enumerate() {
            for (name, _) in row {
                require_column(table, name)
                    .map_err(|error| Fault::at(format!("rows.{position}"), error))?;
            }
        }
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::Irreversible(format!(
            "rows deleted from `{}` cannot be known again",
            self.table
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let statements = self.rows.iter().enumerate().map(|(position, row)| {
            let conditions = row.iter().map(|(name, value)| {
                let value = if shapes::is_null(value) {
                    None
                } else {
                    Some(cell_sql(cx, value)?)
                };
                let value = crate::statement::text_or_none(value.as_deref());
                Ok(Params::new()
                    .set("column", name.as_str())
                    .set("value", value))
            });
            let conditions = conditions.collect::<Result<Vec<_>, Unsupported>>();
            let conditions = conditions.map_err(|error| error.at(format!("rows.{position}")))?;
            let params = Params::new()
                .set_name("table", &self.table)
                .set("conditions", list(conditions));
            Ok(Statement::new("delete", params))
        });
        statements.collect()
    }

    fn describe(&self) -> String {
        match self.rows.len() {
            1 => format!("delete 1 row from {}", self.table),
            rows => format!("delete {rows} rows from {}", self.table),
        }
    }
}
