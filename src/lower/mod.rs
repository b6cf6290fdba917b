//! Ops to the statements of a dialect, where its structure is its own: whole columns, rebuilt tables, enum types.

mod alter;
mod clauses;
mod dependents;
mod enum_type;
mod grants;
mod long_keys;
mod names;
mod online;
mod partitioned;
mod rebuild;
mod replaced_view;
mod stored;
mod using;
mod versions;

pub(crate) use rebuild::{Done, Manner, Together};
pub(crate) use stored::text as stored_text;

use crate::dialect::{AlterStyle, Dialect, EnumStyle, Feature, Unsupported};
use crate::ops::{CreatePrimaryKey, Op, Operation as _};
use crate::raw_sql;
use crate::statement::{Lowering, Params, Statement};

/// The statements of one op.
///
/// # Errors
/// When the dialect cannot do it.
pub fn lower(op: &Op, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    if !matches!(op, Op::Execute(_)) {
        names::check(cx)?;
        versions::check(cx)?;
        long_keys::check(cx)?;
        partitioned::check(cx)?;
    }
    let mut statements = enum_type::created(cx);
    statements.extend(match op {
        Op::Execute(execute) => pieces(&execute.sql, cx.dialect),
        Op::CreateFunction(create) => stored::function(create, cx)?,
        Op::CreateTrigger(create) => vec![stored::text(&create.trigger.sql, cx.dialect)?],
        Op::RenameEnumValue(rename) if cx.dialect.enums == EnumStyle::Inline => {
            enum_type::renamed(rename, cx)?
        }
        Op::ReplaceView(replace) => replaced_view::lower(replace, cx)?,
        _ if cx.dialect.alter == AlterStyle::Rebuild => rebuild::lower(op, cx)?,
        Op::AlterColumn(alter) => alter::lower(alter, cx)?,
        Op::CreatePrimaryKey(create) => primary_key(create, cx)?,
        Op::AddEnumValue(add) if cx.dialect.enums != EnumStyle::Type => {
            enum_type::widened(&add.name, cx)?
        }
        _ => op.lower(cx)?,
    });
    statements.extend(enum_type::dropped(cx));
    let statements = grants::followed(op, statements, cx)?;
    let mut statements = clauses::described(statements, cx);
    for statement in &mut statements {
        statement.spelling = cx.dialect.spelling().cloned();
    }
    Ok(statements)
}

/// A primary key; its columns are made NOT NULL before where the engine wants that said, or forgets it with the key.
fn primary_key(
    create: &CreatePrimaryKey,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = Vec::new();
    let tables = cx
        .change
        .table_before(&create.table)
        .zip(cx.change.table_after(&create.table));
    let is_asked = matches!(
        cx.dialect.alter,
        AlterStyle::TypeAndNullability | AlterStyle::Modify
    );
    if let Some((before, after)) = tables.filter(|_| is_asked) {
        for name in &create.key.columns {
            let columns = before.column(name).zip(after.column(name));
            if let Some((old, new)) = columns.filter(|(old, _)| old.nullable) {
                statements.extend(alter::not_null(cx, after, old, new)?);
            }
        }
    }
    statements.extend(create.lower(cx)?);
    Ok(statements)
}

/// The statements of a text.
fn pieces(sql: &str, dialect: &Dialect) -> Vec<Statement> {
    let pieces = raw_sql::split(sql, dialect.name).into_iter().map(|piece| {
        // A comment at the end would swallow whatever ends the statement; a block of PL/SQL ends with its own `;`.
        let lacks_end =
            piece.block && dialect.has(Feature::BlockSeparator) && !piece.sql.ends_with(';');
        let end = match (piece.ends_in_line_comment, lacks_end) {
            (true, _) => "\n",
            (false, true) => ";",
            (false, false) => "",
        };
        let statement = Statement::new(
            "execute",
            Params::new().set("sql", format!("{}{end}", piece.sql)),
        );
        let statement = Statement {
            begins_batch: raw_sql::begins_batch(piece.sql, dialect.name),
            ..statement
        };
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
