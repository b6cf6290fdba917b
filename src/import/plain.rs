//! Leaves out of an op what goes without saying, as long as it is read as the same op.

use std::sync::Arc;

use super::value::{Table, Value};
use super::write::block;
use crate::config::{DialectName, Naming};
use crate::diag::Source;
use crate::ops::Op;
use crate::raw_sql;
use crate::revision::parse;

/// The op in fewer words.
pub(super) fn plain(op: Table) -> Table {
    let op = without_margins(op);
    let Some(meaning) = read(&op) else {
        return op;
    };
    let means_the_same = |op: &Table| read(op).as_ref() == Some(&meaning);
    let mut op = op;
    for shorten in [key_beside_columns, short_references] {
        let shorter = shorten(op.clone());
        if shorter != op && means_the_same(&shorter) {
            op = shorter;
        }
    }
    without_switches(op, &means_the_same)
}

/// The op as a revision file with nothing else in it says it.
fn read(op: &Table) -> Option<Op> {
    let mut text = "revision = \"1\"\n\n[[upgrade]]\n".to_owned();
    block(op, &mut text);
    let source = Arc::new(Source::new(String::new(), text));
    let (revision, diagnostics) = parse(&source, &Naming::default());
    let revision = revision.filter(|_| diagnostics.is_empty())?;
    revision.upgrade.written()?.first()?.op.clone()
}

/// SQL without empty lines at its start and its end, when it is cut into the same statements.
fn without_margins(mut op: Table) -> Table {
    if op.text("op") != Some("execute") {
        return op;
    }
    let Some(sql) = op.text("sql") else {
        return op;
    };
    let end = sql.trim_end();
    let first = end.len() - end.trim_start().len();
    let start = end[..first].rfind('\n').map_or(0, |line| line + 1);
    let short = if end.contains('\n') {
        &end[start..]
    } else {
        end.trim_start()
    };
    let pieces = |sql: &str, dialect| -> Vec<String> {
        let pieces = raw_sql::split(sql, dialect).into_iter();
        pieces
            .map(|piece| format!("{}{}", piece.ends_in_line_comment, piece.sql))
            .collect()
    };
    let mut dialects = DialectName::ALL.into_iter();
    if !short.is_empty() && dialects.all(|dialect| pieces(short, dialect) == pieces(sql, dialect)) {
        let short = short.to_owned();
        op.set("sql", Value::Text(short));
    }
    op
}

/// A primary key without a name stands beside its columns.
fn key_beside_columns(mut op: Table) -> Table {
    let Some(Value::Table(key)) = op.find("primary_key") else {
        return op;
    };
    let (Some(Value::List(keys)), 1) = (key.find("columns"), key.0.len()) else {
        return op;
    };
    let keys: Vec<String> = keys
        .iter()
        .filter_map(Value::as_text)
        .map(str::to_owned)
        .collect();
    op.remove("primary_key");
    let Some((_, Value::List(columns))) = op.0.iter_mut().find(|(key, _)| key == "columns") else {
        return op;
    };
    for column in columns {
        if let Value::Table(column) = column
            && column
                .text("name")
                .is_some_and(|name| keys.iter().any(|key| key == name))
        {
            column.remove("nullable");
            column.set("primary_key", Value::flag(true));
        }
    }
    op
}

/// `references = "carts.id"` in the place of a table with both names.
fn short_references(mut op: Table) -> Table {
    each_table(&mut op, &mut |table| {
        let short = match table.find("references") {
            Some(Value::Table(to)) if to.0.len() == 2 => to.text("table").zip(to.text("column")),
            _ => None,
        };
        let is_plain = |name: &str| !name.contains('.');
        if let Some((to, column)) = short.filter(|(to, column)| is_plain(to) && is_plain(column)) {
            let short = format!("{to}.{column}");
            table.set("references", Value::Text(short));
        }
    });
    op
}

/// Switches that are as they would be anyway: all at once where that goes, else one by one.
fn without_switches(op: Table, means_the_same: &impl Fn(&Table) -> bool) -> Table {
    let mut count = 0;
    let mut bare = op.clone();
    each_table(&mut bare, &mut |table| {
        let before = table.0.len();
        let says_something = |key: &str, value: &Value| match key {
            "nullable" => *value == Value::flag(false),
            _ => key == "primary_key" || !is_switch(key, value),
        };
        table.0.retain(|(key, value)| says_something(key, value));
        count += before - table.0.len();
    });
    if count > 0 && means_the_same(&bare) {
        return without_each(bare, means_the_same);
    }
    without_each(op, means_the_same)
}

fn without_each(mut op: Table, means_the_same: &impl Fn(&Table) -> bool) -> Table {
    let mut kept = 0;
    loop {
        let mut position = 0;
        let mut is_removed = false;
        let mut shorter = op.clone();
        each_table(&mut shorter, &mut |table| {
            table.0.retain(|(key, value)| {
                let is_switch = is_switch(key, value);
                let is_next = is_switch && position == kept;
                position += usize::from(is_switch);
                is_removed |= is_next;
                !is_next
            });
        });
        if !is_removed {
            return op;
        }
        if means_the_same(&shorter) {
            op = shorter;
        } else {
            kept += 1;
        }
    }
}

/// Whether a key is a switch of the op itself.
fn is_switch(key: &str, value: &Value) -> bool {
    key != "transaction" && [true, false].map(Value::flag).contains(value)
}

/// Calls a function for each table, rows excepted.
fn each_table(table: &mut Table, change: &mut impl FnMut(&mut Table)) {
    change(table);
    for (key, value) in &mut table.0 {
        if key != "rows" {
            below(value, change);
        }
    }
}

fn below(value: &mut Value, change: &mut impl FnMut(&mut Table)) {
    match value {
        Value::Table(table) => each_table(table, change),
        Value::List(values) => values.iter_mut().for_each(|value| below(value, change)),
        Value::Text(_) | Value::Plain(_) => {}
    }
}
