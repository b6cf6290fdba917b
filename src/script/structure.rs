//! A whole catalog as the statements that create it.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, ForeignKey, Function, Kind, Object, QualifiedName, Table};
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::{AlterStyle, Dialect, EnumStyle, Unsupported};
use crate::lower::stored_text;
use crate::ops::{
    CreateForeignKey, CreatePartition, CreateSequence, CreateTable, Op, create_enum_statement,
    create_view_statement, given_again, own_things,
};
use crate::render::{LayoutPiece, Renderer};
use crate::statement::{Change, Lowering, Params, Statement};

/// The statements that create everything in a catalog on an empty database, tables after those they refer to, each with
/// what ends it for the client.
///
/// # Errors
/// What the dialect cannot do, and what a template cannot render.
pub fn structure(
    catalog: &Catalog,
    dialect: &Dialect,
    renderer: &Renderer,
) -> Result<Vec<String>, Diagnostics> {
    let cx = Lowering {
        dialect,
        change: Change {
            touched: &[],
            after: catalog,
        },
    };
    let statements = statements(&cx, catalog);
    let statements = statements
        .map_err(|error| Diagnostic::error("unsupported", error.message).help(error.help))?;
    statements
        .into_iter()
        .map(|statement| ended(statement, dialect, renderer).map_err(Diagnostics::from))
        .collect()
}

/// A statement with its end.
fn ended(
    statement: Statement,
    dialect: &Dialect,
    renderer: &Renderer,
) -> Result<String, Diagnostic> {
    let separator = dialect.batch_separator.as_deref();
    let is_block = statement.block;
    let mut text = renderer.statement(statement)?;
    if is_block {
        let params = Params::new()
            .set("sql", std::mem::take(&mut text))
            .set("block", is_block)
            .set("separator", separator.unwrap_or_default());
        renderer.piece(
            Layout::Review.as_str(),
            LayoutPiece::Block,
            params,
            &mut text,
        )?;
    } else {
        text.push(';');
        if let Some(separator) = separator.filter(|_| !dialect.has_blocks()) {
            text.extend(["\n", separator]);
        }
    }
    text.push('\n');
    Ok(text)
}

fn statements(cx: &Lowering<'_>, catalog: &Catalog) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = Vec::new();
    for object in catalog.objects() {
        match object {
            Object::Schema(schema) => {
                let params =
                    Params::new().set_name("name", &QualifiedName::new(None, &schema.name));
                statements.push(Statement::new(
                    "create_schema",
                    params.set("if_not_exists", false),
                ));
            }
            Object::Extension(extension) => {
                let params = Params::new()
                    .set_name("name", &QualifiedName::new(None, &extension.name))
                    .set(
                        "schema",
                        crate::statement::text_or_none(extension.schema.as_deref()),
                    )
                    .set("if_not_exists", false);
                statements.push(Statement::new("create_extension", params));
            }
            Object::Enum(enum_type) if cx.dialect.enums == EnumStyle::Type => {
                statements.push(create_enum_statement(&enum_type.name, &enum_type.values));
            }
            Object::Sequence(sequence) => {
                let op = CreateSequence {
                    name: sequence.name.clone(),
                    settings: sequence.settings.clone(),
                    if_not_exists: false,
                };
                statements.extend(Op::from(op).lower(cx)?);
            }
            Object::Enum(_)
            | Object::Table(_)
            | Object::View(_)
            | Object::Function(_)
            | Object::Grants(_) => {}
        }
    }
    let (early, late) = functions(catalog);
    for function in early {
        statements.push(stored_text(&function.sql, cx.dialect)?);
    }
    statements.extend(tables(cx, catalog)?);
    for function in late {
        statements.push(stored_text(&function.sql, cx.dialect)?);
    }
    statements.extend(views_and_triggers(cx, catalog)?);
    for grants in catalog.objects().filter_map(Object::as_grants) {
        statements.extend(given_again(cx, &grants.owner)?);
    }
    Ok(statements)
}

/// The functions that name no table, which tables may use, and the others, which views may use.
fn functions(catalog: &Catalog) -> (Vec<&Function>, Vec<&Function>) {
    let functions = catalog.objects().filter_map(|object| match object {
        Object::Function(function) if !function.sql.is_empty() => Some(function.as_ref()),
        _ => None,
    });
    // The body may be a string, so names are looked for in there, too.
    functions.partition(|function| {
        let sql = function.sql.to_lowercase();
        let mut names = catalog.names(Kind::Table).map(|name| &name.name);
        !names.any(|name| sql.contains(&name.to_lowercase()))
    })
}

fn tables(cx: &Lowering<'_>, catalog: &Catalog) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = Vec::new();
    let (tables, late) = ordered(catalog, cx.dialect);
    // A table is lowered as the catalog has it, so the keys that come later must be missing there too.
    let mut early = catalog.clone();
    for table in &tables {
        if table.opaque || late.iter().any(|(name, _)| *name == table.name) {
            early.put(table.clone());
        }
    }
    let change = Change {
        after: &early,
        ..cx.change
    };
    for table in tables {
        let cx = Lowering { change, ..*cx };
        match CreatePartition::of(&table) {
            Some(create) => {
                statements.extend(Op::from(create).lower(&cx)?);
                for op in own_things(&table) {
                    statements.extend(op.lower(&cx)?);
                }
            }
            None => statements.extend(Op::from(CreateTable::new(table)).lower(&cx)?),
        }
    }
    for (table, key) in late {
        statements.extend(Op::from(CreateForeignKey { table, key }).lower(cx)?);
    }
    Ok(statements)
}

fn views_and_triggers(cx: &Lowering<'_>, catalog: &Catalog) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = Vec::new();
    for view in catalog.views() {
        statements.push(create_view_statement(view, cx.dialect.name));
    }
    let of_tables = catalog.tables().flat_map(|table| &table.triggers);
    let of_views = catalog.views().flat_map(|view| &view.triggers);
    for trigger in of_tables.chain(of_views) {
        statements.push(stored_text(&trigger.sql, cx.dialect)?);
    }
    Ok(statements)
}

/// What the revisions tell of a table: columns without a type were only assumed, and so was a table without columns.
fn told(table: &Table) -> Option<Table> {
    let mut table = table.clone();
    if table.opaque {
        table
            .columns
            .retain(|column| column.data_type.is_some() || column.computed.is_some());
    }
    (!table.opaque || !table.columns.is_empty()).then_some(table)
}

/// The tables in an order in which they can be created, and the foreign keys of circles, which come last.
fn ordered(catalog: &Catalog, dialect: &Dialect) -> (Vec<Table>, Vec<(QualifiedName, ForeignKey)>) {
    let mut waiting: Vec<Table> = catalog.tables().filter_map(|table| told(table)).collect();
    let mut done: BTreeSet<QualifiedName> = BTreeSet::new();
    let (mut ordered, mut late) = (Vec::new(), Vec::new());
    while !waiting.is_empty() {
        let ready = |table: &Table| {
            table
                .foreign_keys
                .iter()
                .all(|key| key.referred == table.name || done.contains(&key.referred))
                && table
                    .partition_of
                    .as_ref()
                    .is_none_or(|partition_of| done.contains(&partition_of.table))
        };
        let (mut now, mut rest): (Vec<Table>, Vec<Table>) = waiting.into_iter().partition(ready);
        if now.is_empty() {
            let whole = rest.iter().position(|table| table.partition_of.is_none());
            let mut table = rest.remove(whole.unwrap_or(0));
            let name = table.name.clone();
            // SQLite adds no key to a table, and takes one to a table that is not there yet:
            // https://www.sqlite.org/foreignkeys.html#fk_schemacommands
            let stays = |key: &ForeignKey| {
                dialect.alter == AlterStyle::Rebuild
                    || key.referred == name
                    || done.contains(&key.referred)
            };
            let (keep, later) = table.foreign_keys.into_iter().partition(stays);
            table.foreign_keys = keep;
            let later: Vec<ForeignKey> = later;
            late.extend(later.into_iter().map(|key| (name.clone(), key)));
            now.push(table);
        }
        done.extend(now.iter().map(|table| table.name.clone()));
        ordered.extend(now);
        waiting = rest;
    }
    (ordered, late)
}
