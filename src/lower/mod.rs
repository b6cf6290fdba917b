//! Ops to the statements of a dialect, where its structure is its own: whole columns, rebuilt tables, enum types.

mod alter;
mod enum_type;
mod names;
mod rebuild;
mod using;

use crate::dialect::{AlterStyle, EnumStyle, Unsupported};
use crate::ops::{Execute, Op};
use crate::raw_sql;
use crate::statement::{Lowering, Params, Statement};

/// The statements of one op.
///
/// # Errors
/// When the dialect cannot do it.
pub fn lower(op: &Op, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    names::check(cx)?;
    let mut statements = enum_type::created(cx);
    statements.extend(match op {
        Op::Execute(execute) => pieces(execute, cx),
        _ if cx.dialect.alter == AlterStyle::Rebuild => rebuild::lower(op, cx)?,
        Op::AlterColumn(alter) => alter::lower(alter, cx)?,
        Op::AddEnumValue(add) if cx.dialect.enums != EnumStyle::Type => {
            enum_type::widened(&add.name, cx)?
        }
        _ => op.lower(cx)?,
    });
    statements.extend(enum_type::dropped(cx));
    Ok(statements)
}

fn pieces(execute: &Execute, cx: &Lowering<'_>) -> Vec<Statement> {
    let pieces = raw_sql::split(&execute.sql, cx.dialect.name)
        .into_iter()
        .map(|piece| {
            // A comment at the end would swallow whatever ends the statement.
            let end = if piece.ends_in_line_comment { "\n" } else { "" };
            let statement = Statement::new(
                "execute",
                Params::new().set("sql", format!("{}{end}", piece.sql)),
            );
            let statement = if piece.block {
                statement.as_block()
            } else {
                statement
            };
            if piece.transactional {
                statement
            } else {
                statement.outside_transaction()
            }
        });
    pieces.collect()
}
