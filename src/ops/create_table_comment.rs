//! Sets a table's comment.

use super::create_table::table_comment;
use super::drop_table_comment::DropTableComment;
use super::edit::{Fault, edit_table};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, QualifiedName};
use crate::dialect::{CommentStyle, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// ```toml
/// op = "create_table_comment"
/// table = "carts"
/// comment = "one open cart per shopper"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTableComment {
    /// The table.
    pub table: QualifiedName,
    /// The comment.
    pub comment: String,
}

impl Operation for CreateTableComment {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            comment: fields.shown("comment"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        edit_table(catalog, &self.table, |table| {
            table.comment = Some(self.comment.clone());
            Ok(())
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let table = self.table.clone();
        match change
            .table_before(&self.table)
            .and_then(|table| table.comment.clone())
        {
            Some(comment) => Inverse::op(Self { table, comment }),
            None => Inverse::op(DropTableComment { table }),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if cx.dialect.comments == CommentStyle::None {
            return Ok(Vec::new());
        }
        let existed = cx
            .change
            .table_before(&self.table)
            .is_some_and(|table| table.comment.is_some());
        Ok(vec![table_comment(
            &self.table,
            Some(&self.comment),
            existed,
        )])
    }

    fn describe(&self) -> String {
        format!("comment on table {}", self.table)
    }
}
