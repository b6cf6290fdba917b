//! SQLite: what its ALTER TABLE cannot do is done by building the table anew and copying its rows, by name:
//! <https://www.sqlite.org/lang_altertable.html#otheralter>
//!
//! The script turns foreign keys off outside the transaction and checks them before it commits; see its layout.

mod alter_table;
mod new_table;
mod sources;
mod together;
mod users;

pub(crate) use new_table::Manner;
pub(crate) use together::{Done, Together};

use crate::catalog::QualifiedName;
use crate::dialect::Unsupported;
use crate::ops::Op;
use crate::statement::{Lowering, Statement};

/// One op by itself.
const BY_ITSELF: Manner = Manner {
    prefix: "_gensql_new_",
    expects_known: false,
};

/// The statements of one op, by ALTER TABLE where that can do it.
pub(super) fn lower(op: &Op, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    match Together::begin(op, cx, BY_ITSELF) {
        Some(mut together) => match together.add(op, cx)? {
            Done::ByItself(statements) | Done::WithAllBefore(statements) => Ok(statements),
        },
        None => op.lower(cx),
    }
}

/// The table that an op changes, if it changes nothing else by itself.
fn changed(op: &Op) -> Option<&QualifiedName> {
    match op {
        Op::AddColumn(add) => Some(&add.table),
        Op::AlterColumn(alter) => Some(&alter.table),
        Op::CreateCheckConstraint(create) => Some(&create.table),
        Op::CreateForeignKey(create) => Some(&create.table),
        Op::CreateIndex(create) => Some(&create.table),
        Op::CreatePrimaryKey(create) => Some(&create.table),
        Op::CreateTableComment(create) => Some(&create.table),
        Op::CreateUniqueConstraint(create) => Some(&create.table),
        Op::DropColumn(drop) => Some(&drop.table),
        Op::DropConstraint(drop) => Some(&drop.table),
        Op::DropIndex(drop) => Some(&drop.table),
        Op::DropTableComment(drop) => Some(&drop.table),
        Op::RenameConstraint(rename) => Some(&rename.table),
        Op::AddEnumValue(_)
        | Op::AlterSequence(_)
        | Op::AssumeTable(_)
        | Op::AttachPartition(_)
        | Op::BulkInsert(_)
        | Op::CreateEnum(_)
        | Op::CreateExcludeConstraint(_)
        | Op::CreateExtension(_)
        | Op::CreateFunction(_)
        | Op::CreatePartition(_)
        | Op::CreateSchema(_)
        | Op::CreateSequence(_)
        | Op::CreateTable(_)
        | Op::CreateTrigger(_)
        | Op::CreateView(_)
        | Op::DeleteRows(_)
        | Op::DetachPartition(_)
        | Op::DropEnum(_)
        | Op::DropExtension(_)
        | Op::DropFunction(_)
        | Op::DropPartition(_)
        | Op::DropSchema(_)
        | Op::DropSequence(_)
        | Op::DropTable(_)
        | Op::DropTrigger(_)
        | Op::DropView(_)
        | Op::Execute(_)
        | Op::Grant(_)
        | Op::RenameEnumValue(_)
        | Op::RenameIndex(_)
        | Op::RenameTable(_)
        | Op::ReplaceView(_)
        | Op::Revoke(_) => None,
    }
}
