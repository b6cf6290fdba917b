//! Takes a table's comment away.

use super::create_table::table_comment;
use super::create_table_comment::CreateTableComment;
use super::edit::{Fault, edit_table};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, QualifiedName};
use crate::dialect::{CommentStyle, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "drop_table_comment"
/// table = "carts"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropTableComment {
    /// The table.
    pub table: QualifiedName,
}

impl Operation for DropTableComment {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        edit_table(catalog, &self.table, |table| {
            if table.comment.take().is_none() && !table.opaque {
                let error = CatalogError::Invalid {
                    code: "no-comment",
                    message: format!("table `{}` has no comment", self.table),
                    help: "take the op out".to_owned(),
                };
                return Err(Fault::at("table", error));
            }
            Ok(())
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change
            .table_before(&self.table)
            .and_then(|table| table.comment.clone())
        {
            Some(comment) => Inverse::op(CreateTableComment {
                table: self.table.clone(),
                comment,
            }),
            None => Inverse::Irreversible(format!(
                "the comment of table `{}` is not known",
                self.table
            )),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if cx.dialect.comments == CommentStyle::None {
            return Ok(Vec::new());
        }
        Ok(vec![table_comment(&self.table, None, true)])
    }

    fn describe(&self) -> String {
        format!("drop the comment of table {}", self.table)
    }
}
