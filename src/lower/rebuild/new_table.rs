//! The statements that build a table anew, in the order of SQLite's manual:
//! <https://www.sqlite.org/lang_altertable.html#otheralter>

use super::sources::Sources;
use super::users::{Users, create_trigger};
use crate::catalog::{QualifiedName, Table};
use crate::dialect::Unsupported;
use crate::ops::create_index_statement;
use crate::statement::{Lowering, Params, Statement, list, table_params};

/// How a table is built anew.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// What its name begins with while it is built.
    pub(crate) prefix: &'static str,
    /// The script stops before a table whose columns, indexes or triggers no revision tells of: they would be lost.
    pub(crate) expects_known: bool,
}

/// Creates the table under a name of its own, copies the rows, drops the old table and renames the new one; indexes,
/// triggers and views that use it are made again.
pub(super) fn statements(
    cx: &Lowering<'_>,
    before: &Table,
    after: &Table,
    sources: &Sources,
    manner: Manner,
) -> Result<Vec<Statement>, Unsupported> {
    let name = &after.name;
    let new = Table {
        name: name.sibling(format!("{}{}", manner.prefix, name.name)),
        ..after.clone()
    };
    let users = Users::of(cx.change.after, name);
    let mut statements = Vec::new();
    if manner.expects_known {
        statements.push(expect_known(before));
    }
    statements.extend(users.dropped());
    statements.push(Statement::new(
        "create_table",
        table_params(cx, &new, &[])?.set("if_not_exists", false),
    ));
    let filled = sources.filled(cx, before, &new)?;
    let (columns, values): (Vec<&str>, Vec<Params>) = filled.into_iter().unzip();
    let rows = between(name, &new.name)
        .set("columns", list(columns))
        .set("values", list(values));
    statements.push(Statement::new("copy_rows", rows));
    if keeps_counter(cx, before) && keeps_counter(cx, &new) {
        statements.extend(counter(name, &new.name));
    }
    let old = Params::new().set_name("table", name);
    statements.push(Statement::new("drop_table", old.set("if_exists", false)));
    statements.push(Statement::new("rename_table", between(&new.name, name)));
    for index in &after.indexes {
        statements.push(create_index_statement(cx, name, index, false)?);
    }
    statements.extend(after.triggers.iter().map(create_trigger));
    statements.extend(users.created(cx));
    Ok(statements)
}

/// Stops the script where the table holds more than what is known.
fn expect_known(table: &Table) -> Statement {
    let complaint = format!(
        "gensql: table {} holds what no revision tells of, which would be lost; everything is rolled back",
        table.name
    );
    let lower = |name: &String| name.to_ascii_lowercase();
    let columns = table.columns.iter().map(|column| lower(&column.name));
    let indexes = table.indexes.iter().map(|index| lower(&index.name));
    let triggers = table.triggers.iter().map(|trigger| lower(&trigger.name));
    let params = Params::new()
        .set_name("table", &table.name)
        .set("complaint", complaint)
        .set("columns", list(columns))
        .set("parts", list(indexes.chain(triggers)));
    Statement::new("expect_known", params).as_block()
}

fn between(table: &QualifiedName, to: &QualifiedName) -> Params {
    Params::new().set_name("table", table).set_name("to", to)
}

fn keeps_counter(cx: &Lowering<'_>, table: &Table) -> bool {
    table.options.is_on(cx.dialect.name, "autoincrement")
}

/// A key with AUTOINCREMENT is never given twice, so the new table goes on where the old one was, even if those rows
/// are gone: <https://www.sqlite.org/autoinc.html>
fn counter(old: &QualifiedName, new: &QualifiedName) -> [Statement; 2] {
    [
        Statement::new("forget_counter", Params::new().set_name("table", new)),
        Statement::new("copy_counter", between(old, new)),
    ]
}
