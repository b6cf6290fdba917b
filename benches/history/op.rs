//! The changes a revision is made of.

use super::table::{Column, Constraint, Index, Table, Value};

/// One change; it names all that either format must write.
#[derive(Clone, Debug)]
pub(super) enum Op {
    CreateTable(Table),
    DropTable {
        table: String,
    },
    RenameTable {
        table: String,
        to: String,
    },
    AddColumn {
        table: String,
        column: Column,
    },
    DropColumn {
        table: String,
        column: String,
    },
    AlterColumn {
        table: String,
        before: Column,
        after: Column,
    },
    CreateIndex {
        table: String,
        index: Index,
    },
    DropIndex {
        table: String,
        name: String,
    },
    CreateConstraint {
        table: String,
        constraint: Constraint,
    },
    DropConstraint {
        table: String,
        constraint: Constraint,
    },
    CommentTable {
        table: String,
        before: Option<String>,
        after: Option<String>,
    },
    BulkInsert {
        table: String,
        rows: Vec<Row>,
    },
    Execute {
        sql: String,
        /// Empty if there is nothing to undo.
        undo: String,
    },
}

/// The cells of an inserted row; the first is the id.
pub(super) type Row = Vec<(String, Value)>;
