//! The bodies of `upgrade()` and `downgrade()`: one call of Alembic's `op` for each op.

use std::fmt::Write;

use super::super::op::{Op, Row};
use super::super::table::{Column, Constraint, Rule, Table, Value};
use super::expression::{self, list, quoted};

/// Writes the indented lines of a function that runs the ops.
pub(super) fn body(ops: &[Op]) -> String {
    if ops.is_empty() {
        return "    pass\n".to_owned();
    }
    let mut body = String::new();
    for line in ops.iter().map(call).collect::<Vec<_>>().join("\n").lines() {
        writeln!(body, "    {line}").expect("a string takes all");
    }
    body
}

fn call(op: &Op) -> String {
    match op {
        Op::CreateTable(table) => create_table(table),
        Op::DropTable { table } => format!("op.drop_table({})", quoted(table)),
        Op::RenameTable { table, to } => {
            format!("op.rename_table({}, {})", quoted(table), quoted(to))
        }
        Op::AddColumn { table, column } => {
            let column = expression::column(column);
            format!("op.add_column({}, {column})", quoted(table))
        }
        Op::DropColumn { table, column } => {
            format!("op.drop_column({}, {})", quoted(table), quoted(column))
        }
        Op::AlterColumn {
            table,
            before,
            after,
        } => alter_column(table, before, after),
        Op::CreateIndex { table, index } => {
            let (name, table) = (quoted(&index.name), quoted(table));
            let columns = list(&index.columns);
            let unique = expression::boolean(index.unique);
            format!("op.create_index(op.f({name}), {table}, [{columns}], unique={unique})")
        }
        Op::DropIndex { table, name } => {
            let (name, table) = (quoted(name), quoted(table));
            format!("op.drop_index(op.f({name}), table_name={table})")
        }
        Op::CreateConstraint { table, constraint } => create_constraint(table, constraint),
        Op::DropConstraint { table, constraint } => drop_constraint(table, constraint),
        Op::CommentTable {
            table,
            before,
            after,
        } => comment_table(table, before.as_deref(), after.as_deref()),
        Op::BulkInsert { table, rows } => bulk_insert(table, rows),
        Op::Execute { sql, .. } => format!("op.execute({})", quoted(sql)),
    }
}

fn create_table(table: &Table) -> String {
    let mut text = format!("op.create_table(\n    {},\n", quoted(&table.name));
    let columns = table.columns.iter().map(expression::column);
    let key = std::iter::once("sa.PrimaryKeyConstraint('id')".to_owned());
    let constraints = table.constraints.iter().map(expression::constraint);
    let comment = table.comment.iter();
    let comment = comment.map(|comment| format!("comment={}", quoted(comment)));
    for item in columns.chain(key).chain(constraints).chain(comment) {
        writeln!(text, "    {item},").expect("a string takes all");
    }
    text + ")"
}

fn alter_column(table: &str, before: &Column, after: &Column) -> String {
    let mut parts = vec![quoted(table), quoted(&before.name)];
    if before.name != after.name {
        parts.push(format!("new_column_name={}", quoted(&after.name)));
    }
    if before.data_type != after.data_type {
        let data_type = expression::data_type(after.data_type);
        parts.push(format!("type_={data_type}"));
    }
    if before.nullable != after.nullable {
        let nullable = expression::boolean(after.nullable);
        parts.push(format!("nullable={nullable}"));
    }
    if before.default != after.default {
        let default = expression::default(after.default.as_ref());
        parts.push(format!("server_default={default}"));
    }
    if before.comment != after.comment {
        let comment = expression::optional(after.comment.as_deref());
        parts.push(format!("comment={comment}"));
    }
    parts.extend(existing(before, after));
    format!("op.alter_column({})", parts.join(", "))
}

fn existing(before: &Column, after: &Column) -> Vec<String> {
    let data_type = expression::data_type(before.data_type);
    let mut parts = vec![format!("existing_type={data_type}")];
    if before.nullable == after.nullable {
        let nullable = expression::boolean(before.nullable);
        parts.push(format!("existing_nullable={nullable}"));
    }
    if before.default.is_some() && before.default == after.default {
        let default = expression::default(before.default.as_ref());
        parts.push(format!("existing_server_default={default}"));
    }
    if let Some(comment) = &before.comment {
        parts.push(format!("existing_comment={}", quoted(comment)));
    }
    parts
}

fn create_constraint(table: &str, constraint: &Constraint) -> String {
    let (name, table) = (quoted(&constraint.name), quoted(table));
    match &constraint.rule {
        Rule::Unique { columns } => {
            let columns = list(columns);
            format!("op.create_unique_constraint({name}, {table}, [{columns}])")
        }
        Rule::Check { column, test } => {
            let sql = quoted(&test.sql(column));
            format!("op.create_check_constraint({name}, {table}, {sql})")
        }
        Rule::ForeignKey {
            column,
            references,
            on_delete,
        } => {
            let (column, references) = (quoted(column), quoted(references));
            let on_delete = expression::on_delete(*on_delete);
            format!(
                "op.create_foreign_key({name}, {table}, {references}, [{column}], ['id']{on_delete})"
            )
        }
    }
}

fn drop_constraint(table: &str, constraint: &Constraint) -> String {
    let kind = match constraint.rule {
        Rule::Unique { .. } => "unique",
        Rule::Check { .. } => "check",
        Rule::ForeignKey { .. } => "foreignkey",
    };
    let (name, table) = (quoted(&constraint.name), quoted(table));
    format!("op.drop_constraint({name}, {table}, type_='{kind}')")
}

fn comment_table(table: &str, before: Option<&str>, after: Option<&str>) -> String {
    let table = quoted(table);
    let existing = expression::optional(before);
    match after {
        Some(comment) => {
            let comment = quoted(comment);
            format!("op.create_table_comment({table}, {comment}, existing_comment={existing})")
        }
        None => format!("op.drop_table_comment({table}, existing_comment={existing})"),
    }
}

fn bulk_insert(table: &str, rows: &[Row]) -> String {
    let mut text = "op.bulk_insert(\n    sa.table(\n".to_owned();
    writeln!(text, "        {},", quoted(table)).expect("a string takes all");
    for (name, value) in &rows[0] {
        let kind = match value {
            Value::Boolean(_) => "Boolean",
            Value::Integer(_) => "Integer",
            Value::Text(_) => "String",
        };
        let name = quoted(name);
        writeln!(text, "        sa.column({name}, sa.{kind}()),").expect("a string takes all");
    }
    text.push_str("    ),\n    [\n");
    for row in rows {
        let cells = row.iter();
        let cells = cells.map(|(n, v)| format!("{}: {}", quoted(n), expression::value(v)));
        let cells = cells.collect::<Vec<_>>().join(", ");
        writeln!(text, "        {{{cells}}},").expect("a string takes all");
    }
    text + "    ],\n)"
}
