//! Writes a history as a gensql project: `gen.toml` and one revision file a revision.

use std::fmt::Write;
use std::io;
use std::path::Path;

use super::op::{Op, Row};
use super::table::{Column, ColumnDefault, Constraint, Rule, Table, Type, Value};
use super::{History, Revision, folder};

/// Writes `gen.toml` and `revisions/` into a folder; `revisions/` must not exist yet.
pub(crate) fn write(history: &History, path: &Path) -> io::Result<()> {
    let revisions = path.join("revisions");
    folder::create(&revisions)?;
    folder::write(&path.join("gen.toml"), "dialect = \"postgresql\"\n")?;
    for revision in &history.revisions {
        let file = revisions.join(format!("{}.toml", revision.stem()));
        folder::write(&file, &text(revision))?;
    }
    Ok(())
}

/// A list of `key = value` pairs, which a table writes as lines and an inline table on one.
type Pairs = Vec<(&'static str, String)>;

fn text(revision: &Revision) -> String {
    let mut pairs: Pairs = vec![("revision", quoted(&revision.id))];
    match revision.parents.as_slice() {
        [] => {}
        [parent] => pairs.push(("down_revision", quoted(parent))),
        parents => pairs.push(("down_revision", list(parents))),
    }
    pairs.push(("message", quoted(&revision.message)));
    pairs.push(("created", revision.created.replace(' ', "T") + "Z"));
    let mut text = lines(&pairs);
    for op in &revision.upgrade {
        text.push_str("\n[[upgrade]]\n");
        text.push_str(&lines(&op_pairs(op)));
    }
    text
}

fn op_pairs(op: &Op) -> Pairs {
    let on = |name: &str, table: &str| vec![("op", quoted(name)), ("table", quoted(table))];
    let mut pairs = match op {
        Op::CreateTable(table) => on("create_table", &table.name),
        Op::DropTable { table } => on("drop_table", table),
        Op::RenameTable { table, .. } => on("rename_table", table),
        Op::AddColumn { table, .. } => on("add_column", table),
        Op::DropColumn { table, .. } => on("drop_column", table),
        Op::AlterColumn { table, .. } => on("alter_column", table),
        Op::CreateIndex { table, .. } => on("create_index", table),
        Op::DropIndex { table, .. } => on("drop_index", table),
        Op::CreateConstraint { table, constraint } => on(constraint_op(&constraint.rule), table),
        Op::DropConstraint { table, .. } => on("drop_constraint", table),
        Op::CommentTable {
            table,
            after: Some(_),
            ..
        } => on("create_table_comment", table),
        Op::CommentTable { table, .. } => on("drop_table_comment", table),
        Op::BulkInsert { table, .. } => on("bulk_insert", table),
        Op::Execute { .. } => vec![("op", quoted("execute"))],
    };
    match op {
        Op::CreateTable(table) => pairs.extend(table_pairs(table)),
        Op::DropTable { .. } => {}
        Op::RenameTable { to, .. } => pairs.push(("to", quoted(to))),
        Op::AddColumn { column, .. } => pairs.push(("column", inline(&column_pairs(column)))),
        Op::DropColumn { column, .. } => pairs.push(("column", quoted(column))),
        Op::AlterColumn { before, after, .. } => pairs.extend(change_pairs(before, after)),
        Op::CreateIndex { index, .. } => {
            pairs.push(("name", quoted(&index.name)));
            pairs.push(("columns", list(&index.columns)));
            if index.unique {
                pairs.push(("unique", "true".to_owned()));
            }
        }
        Op::DropIndex { name, .. } => pairs.push(("name", quoted(name))),
        Op::CreateConstraint { constraint, .. } => pairs.extend(constraint_pairs(constraint)),
        Op::DropConstraint { constraint, .. } => pairs.push(("name", quoted(&constraint.name))),
        Op::CommentTable { after, .. } => {
            pairs.extend(after.iter().map(|text| ("comment", quoted(text))));
        }
        Op::BulkInsert { rows, .. } => pairs.push(("rows", block(rows, row))),
        Op::Execute { sql, undo } => {
            pairs.push(("sql", quoted(sql)));
            pairs.push(("undo", quoted(undo)));
        }
    }
    pairs
}

fn table_pairs(table: &Table) -> Pairs {
    let mut pairs = Pairs::new();
    if let Some(comment) = &table.comment {
        pairs.push(("comment", quoted(comment)));
    }
    pairs.push((
        "columns",
        block(&table.columns, |column| inline(&column_pairs(column))),
    ));
    for key in ["foreign_keys", "uniques", "checks"] {
        let wanted = table.constraints.iter().filter(|item| match item.rule {
            Rule::Unique { .. } => key == "uniques",
            Rule::Check { .. } => key == "checks",
            Rule::ForeignKey { .. } => key == "foreign_keys",
        });
        let wanted: Vec<&Constraint> = wanted.collect();
        if !wanted.is_empty() {
            let entries = block(&wanted, |item| inline(&constraint_pairs(item)));
            pairs.push((key, entries));
        }
    }
    pairs
}

fn column_pairs(column: &Column) -> Pairs {
    let mut pairs = vec![
        ("name", quoted(&column.name)),
        ("type", quoted(&type_name(column.data_type))),
    ];
    if column.name == "id" {
        pairs.push(("primary_key", "true".to_owned()));
    } else if !column.nullable {
        pairs.push(("nullable", "false".to_owned()));
    }
    if let Some(default) = &column.default {
        pairs.push(("default", default_value(default)));
    }
    if let Some(comment) = &column.comment {
        pairs.push(("comment", quoted(comment)));
    }
    pairs
}

fn change_pairs(before: &Column, after: &Column) -> Pairs {
    let mut pairs = vec![("column", quoted(&before.name))];
    let mut dropped = Vec::new();
    if before.name != after.name {
        pairs.push(("to", quoted(&after.name)));
    }
    if before.data_type != after.data_type {
        pairs.push(("type", quoted(&type_name(after.data_type))));
    }
    if before.nullable != after.nullable {
        pairs.push(("nullable", after.nullable.to_string()));
    }
    if before.default != after.default {
        match &after.default {
            Some(default) => pairs.push(("default", default_value(default))),
            None => dropped.push("default".to_owned()),
        }
    }
    if before.comment != after.comment {
        match &after.comment {
            Some(comment) => pairs.push(("comment", quoted(comment))),
            None => dropped.push("comment".to_owned()),
        }
    }
    if !dropped.is_empty() {
        pairs.push(("drop", list(&dropped)));
    }
    pairs
}

fn constraint_op(rule: &Rule) -> &'static str {
    match rule {
        Rule::Unique { .. } => "create_unique_constraint",
        Rule::Check { .. } => "create_check_constraint",
        Rule::ForeignKey { .. } => "create_foreign_key",
    }
}

fn constraint_pairs(constraint: &Constraint) -> Pairs {
    let mut pairs = vec![("name", quoted(&constraint.name))];
    match &constraint.rule {
        Rule::Unique { columns } => pairs.push(("columns", list(columns))),
        Rule::Check { column, test } => pairs.push(("sql", quoted(&test.sql(column)))),
        Rule::ForeignKey {
            column,
            references,
            on_delete,
        } => {
            pairs.push(("columns", list(std::slice::from_ref(column))));
            pairs.push(("references", quoted(references)));
            pairs.push(("referred_columns", list(&["id".to_owned()])));
            pairs.extend(on_delete.map(|action| ("on_delete", quoted(action))));
        }
    }
    pairs
}

fn type_name(data_type: Type) -> String {
    match data_type {
        Type::String(length) => return format!("string({length})"),
        Type::Numeric(precision, scale) => return format!("numeric({precision},{scale})"),
        Type::Text => "text",
        Type::Integer => "integer",
        Type::BigInteger => "big_integer",
        Type::SmallInteger => "small_integer",
        Type::Boolean => "boolean",
        Type::DateTime => "datetime",
        Type::Date => "date",
        Type::Float => "float",
        Type::Json => "json",
        Type::Uuid => "uuid",
        Type::LargeBinary => "large_binary",
    }
    .to_owned()
}

fn default_value(default: &ColumnDefault) -> String {
    match default {
        ColumnDefault::Literal(value) => literal(value),
        ColumnDefault::CurrentTimestamp => "{ sql = \"CURRENT_TIMESTAMP\" }".to_owned(),
    }
}

fn row(row: &Row) -> String {
    let cells = row
        .iter()
        .map(|(name, value)| format!("{name} = {}", literal(value)));
    let cells: Vec<String> = cells.collect();
    format!("{{ {} }}", cells.join(", "))
}

fn literal(value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Text(value) => quoted(value),
    }
}

fn lines(pairs: &Pairs) -> String {
    let mut text = String::new();
    for (key, value) in pairs {
        writeln!(text, "{key} = {value}").expect("a string takes all");
    }
    text
}

fn inline(pairs: &Pairs) -> String {
    let pairs = pairs.iter().map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

fn block<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    let mut block = "[\n".to_owned();
    for item in items {
        writeln!(block, "  {},", text(item)).expect("a string takes all");
    }
    block + "]"
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
