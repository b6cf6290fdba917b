//! SQLite: what its ALTER TABLE cannot do is done by building the table anew and copying its rows, by name:
//! <https://www.sqlite.org/lang_altertable.html#otheralter>
//!
//! The script turns foreign keys off outside the transaction and checks them before it commits; see its layout.

use crate::catalog::{Column, DefaultValue, Literal, QualifiedName, Table, View, mentions};
use crate::dialect::{DefaultPlace, Unsupported};
use crate::ops::{
    AddColumn, AlterColumn, Aspect, DropColumn, Gone, Op, create_index_statement,
    create_view_statement,
};
use crate::statement::{Lowering, Params, Statement, list, table_params};

/// The statements of an op, by ALTER TABLE where that can do it.
pub(super) fn lower(op: &Op, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    let table = match op {
        Op::AlterColumn(alter) if alter.only_renames() => return Ok(vec![rename_column(alter)]),
        Op::AlterColumn(alter) if only_comments(alter) => return Ok(Vec::new()),
        Op::AlterColumn(alter) => &alter.table,
        Op::AddColumn(add) if !can_be_added(add, cx) => &add.table,
        Op::DropColumn(drop) if !can_be_dropped(drop, cx) => &drop.table,
        Op::CreatePrimaryKey(create) => &create.table,
        Op::CreateUniqueConstraint(create) => &create.table,
        Op::CreateForeignKey(create) => &create.table,
        Op::CreateCheckConstraint(create) => &create.table,
        Op::DropConstraint(drop) => &drop.table,
        Op::RenameConstraint(rename) => &rename.table,
        _ => return op.lower(cx),
    };
    let (Some(before), Some(after)) = (cx.change.table_before(table), cx.change.table_after(table))
    else {
        return Ok(Vec::new());
    };
    if after.opaque {
        let message = format!(
            "SQLite makes this change by building table `{table}` anew, but the revisions do not tell all that it holds"
        );
        return Err(Unsupported::new(
            message,
            "make the change with `execute`, or create the table with `create_table` in a revision before",
        ));
    }
    let renamed = match op {
        Op::AlterColumn(alter) => alter.to.as_deref().map(|to| (alter.column.as_str(), to)),
        _ => None,
    };
    rebuild(cx, before, after, renamed)
}

fn rename_column(alter: &AlterColumn) -> Statement {
    let params = Params::new()
        .set_name("table", &alter.table)
        .set("column", alter.column.as_str());
    Statement::new("rename_column", params.set("to", alter.new_name()))
}

/// Comments live in the revision files alone.
fn only_comments(alter: &AlterColumn) -> bool {
    *alter
        == AlterColumn {
            comment: alter.comment.clone(),
            drop: alter
                .drop
                .iter()
                .copied()
                .filter(|aspect| *aspect == Aspect::Comment)
                .collect(),
            ..alter.unchanged()
        }
}

/// <https://www.sqlite.org/lang_altertable.html#altertabaddcol>
fn can_be_added(add: &AddColumn, cx: &Lowering<'_>) -> bool {
    let Column {
        default,
        nullable,
        computed,
        ..
    } = &add.column;
    let constant = match default {
        None | Some(DefaultValue::Literal(_)) => true,
        Some(DefaultValue::Sql(sql)) => {
            let sql = sql.for_dialect(cx.dialect.name);
            let sql = cx.dialect.default_expression(DefaultPlace::NewColumn, sql);
            !sql.starts_with('(') && !sql.to_ascii_uppercase().starts_with("CURRENT_")
        }
    };
    let fills_not_null = *nullable
        || matches!(default, Some(value) if !matches!(value, DefaultValue::Literal(Literal::Null)));
    let refers = add.foreign_key.is_some() && default.is_some();
    let stored = computed
        .as_ref()
        .is_some_and(|computed| computed.stored != Some(false));
    let virtual_not_null = computed.is_some() && !nullable;
    add.unique.is_none()
        && !add.primary_key
        && constant
        && (fills_not_null || computed.is_some())
        && !refers
        && !stored
        && !virtual_not_null
}

/// <https://www.sqlite.org/lang_altertable.html#altertabdropcol>
fn can_be_dropped(drop: &DropColumn, cx: &Lowering<'_>) -> bool {
    let tables = cx
        .change
        .table_before(&drop.table)
        .zip(cx.change.table_after(&drop.table));
    tables.is_none_or(|(before, after)| {
        let gone = Gone::between(before, after);
        let own_trigger = before
            .triggers
            .iter()
            .any(|trigger| mentions(&trigger.sql, &drop.column));
        gone.foreign_keys.is_empty()
            && gone.uniques.is_empty()
            && gone.checks.is_empty()
            && !before.is_key_column(&drop.column)
            && !own_trigger
    })
}

fn rebuild(
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
    renamed: Option<(&str, &str)>,
) -> Result<Vec<Statement>, Unsupported> {
    let name = &after.name;
    let new = Table {
        name: name.sibling(format!("_gensql_new_{}", name.name)),
        ..after.clone()
    };
    let views: Vec<&View> = cx
        .change
        .after
        .views()
        .map(AsRef::as_ref)
        .filter(|view| mentions(&view.sql.sql, &name.name))
        .collect();
    let mut statements: Vec<Statement> = views.iter().rev().map(|view| drop_view(view)).collect();
    statements.push(Statement::new(
        "create_table",
        table_params(cx, &new, &[])?.set("if_not_exists", false),
    ));
    statements.push(copy_rows(before, &new, renamed));
    if keeps_counter(cx, before) && keeps_counter(cx, &new) {
        statements.extend(counter(&before.name, &new.name));
    }
    statements.push(Statement::new(
        "drop_table",
        Params::new()
            .set_name("table", name)
            .set("if_exists", false),
    ));
    statements.push(Statement::new(
        "rename_table",
        Params::new()
            .set_name("table", &new.name)
            .set_name("to", name),
    ));
    for index in &after.indexes {
        statements.push(create_index_statement(cx, name, index, false)?);
    }
    let triggers = after.triggers.iter().map(|trigger| {
        Statement::new("execute", Params::new().set("sql", trigger.sql.as_str())).as_block()
    });
    statements.extend(triggers);
    statements.extend(
        views
            .iter()
            .map(|view| create_view_statement(&view.name, view.sql.for_dialect(cx.dialect.name))),
    );
    Ok(statements)
}

fn keeps_counter(cx: &Lowering<'_>, table: &Table) -> bool {
    table.options.is_on(cx.dialect.name, "autoincrement")
}

/// A key with AUTOINCREMENT is never given twice, so the new table goes on where the old one was, even if those rows
/// are gone: <https://www.sqlite.org/autoinc.html>
fn counter(old: &QualifiedName, new: &QualifiedName) -> [Statement; 2] {
    let params = Params::new().set_name("table", old).set_name("to", new);
    [
        Statement::new("forget_counter", Params::new().set_name("table", new)),
        Statement::new("copy_counter", params),
    ]
}

fn drop_view(view: &View) -> Statement {
    Statement::new(
        "drop_view",
        Params::new()
            .set_name("name", &view.name)
            .set("if_exists", false),
    )
}

/// Copies the columns that both tables have; computed ones compute themselves.
fn copy_rows(before: &Table, after: &Table, renamed: Option<(&str, &str)>) -> Statement {
    let old_name = |name: &str| match renamed {
        Some((from, to)) if to == name => from.to_owned(),
        _ => name.to_owned(),
    };
    let copied = after.columns.iter().filter(|column| {
        let stored = |column: &Column| column.computed.is_none();
        stored(column)
            && before
                .column(&old_name(&column.name))
                .is_some_and(|old| stored(old))
    });
    let columns: Vec<&str> = copied.map(|column| column.name.as_str()).collect();
    let params = Params::new()
        .set_name("table", &before.name)
        .set_name("to", &after.name)
        .set("columns", list(columns.iter().copied()))
        .set("sources", list(columns.iter().map(|name| old_name(name))));
    Statement::new("copy_rows", params)
}
