//! Renames an index.

use super::edit::{Fault, edit_table, unknown_part};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, QualifiedName};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "rename_index"
/// table = "users"
/// name = "ix_users_mail"
/// to = "ix_users_email"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RenameIndex {
    /// The table.
    pub table: QualifiedName,
    /// The index.
    pub name: String,
    /// Its new name.
    pub to: String,
}

impl Operation for RenameIndex {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            to: fields.name("to"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        edit_table(catalog, &self.table, |table| {
            if table.index(&self.to).is_some() {
                let what = format!("index `{}` of table `{}`", self.to, self.table);
                return Err(Fault::at("to", CatalogError::Exists { what }));
            }
            match table
                .indexes
                .iter_mut()
                .find(|index| index.name == self.name)
            {
                Some(index) => index.name.clone_from(&self.to),
                None if table.opaque => {}
                None => {
                    let known = table.indexes.iter().map(|index| index.name.as_str());
                    return Err(Fault::at(
                        "name",
                        unknown_part("index", &self.name, table, known),
                    ));
                }
            }
            Ok(())
        })
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(Self {
            table: self.table.clone(),
            name: self.to.clone(),
            to: self.name.clone(),
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if !cx.dialect.has(Feature::RenameIndex) {
            let index = cx
                .change
                .table_after(&self.table)
                .and_then(|table| table.index(&self.to))
                .filter(|index| !index.columns.is_empty());
            let Some(index) = index else {
                let message = format!(
                    "{} renames an index by making it anew, but no revision tells what index `{}` holds",
                    cx.dialect.title, self.name
                );
                let help = "drop it with `drop_index` and make it with `create_index`";
                return Err(Unsupported::new(message, help).at("name"));
            };
            let drop = super::drop_index::statement(&self.table, &self.name, false, false);
            let create = super::create_index::statement(cx, &self.table, index, false)?;
            return Ok(vec![drop, create]);
        }
        let params = Params::new()
            .set_name("table", &self.table)
            .set("name", self.name.as_str())
            .set("to", self.to.as_str());
        Ok(vec![Statement::new("rename_index", params)])
    }

    fn describe(&self) -> String {
        format!(
            "rename index {} of {} to {}",
            self.name, self.table, self.to
        )
    }
}
