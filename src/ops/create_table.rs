//! Creates a table with its columns, constraints and indexes.

use std::sync::Arc;

use super::edit::{Fault, require_free};
use super::naming::{self, Named};
use super::shapes::{self, ColumnParts};
use super::{Fields, Inverse, Operation, apply_convention, enums, named_partitions, partitions};
use crate::catalog::{
    Catalog, ConstraintKind, Index, IndexPart, Kind, Options, Partitions, PrimaryKey,
    QualifiedName, Table, Unique, check_table, settle_counting,
};
use crate::config::Naming;
use crate::dialect::{CommentStyle, Dialect, Feature, IfClause, Target, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, index_params, list, table_params};

/// ```toml
/// op = "create_table"
/// table = "carts"
/// columns = [{ name = "id", type = "integer", primary_key = true }]
/// uniques = [{ name = "uq_carts_code", columns = ["code"] }]
/// comment = "one open cart per shopper"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTable {
    /// The table.
    pub table: Table,
    /// The kinds of its own constraints, in the order in which they stand in the statement; empty: the usual one.
    pub order: Vec<ConstraintKind>,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
    /// Indexes that were declared without a name, by position.
    pub unnamed_indexes: Vec<usize>,
}

impl CreateTable {
    /// Creates this table.
    pub fn new(table: Table) -> Self {
        Self {
            table,
            order: Vec::new(),
            if_not_exists: false,
            unnamed_indexes: Vec::new(),
        }
    }
}

impl Operation for CreateTable {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let name = shapes::qualified(fields, "table");
        fields.needs("columns");
        let columns = fields.tables("columns", "a column", shapes::column);
        let indexes = fields.tables("indexes", "an index", shapes::index);
        let mut table = Table {
            primary_key: fields.table_or("primary_key", "`primary_key`", shapes::primary_key),
            foreign_keys: fields.tables("foreign_keys", "a foreign key", shapes::foreign_key),
            uniques: fields.tables("uniques", "a unique constraint", shapes::unique),
            checks: fields.tables("checks", "a check", shapes::check),
            excludes: fields.tables("excludes", "an exclusion constraint", shapes::exclude),
            comment: fields.shown_or("comment"),
            prefixes: shapes::prefixes(fields),
            partitions: Partitions {
                named: fields.tables("partitions", "a partition", shapes::partition),
                key: None,
            },
            options: fields.options(Target::Table),
            ..Table {
                name,
                ..Table::default()
            }
        };
        if columns.is_empty() {
            let message = format!("table `{}` has no columns", table.name);
            let diagnostic =
                fields
                    .report()
                    .error("missing-key", message, fields.span_of("columns"), "");
            fields.report().push(diagnostic.help(
                "add `columns = [{ name = \"id\", type = \"integer\", primary_key = true }]`",
            ));
        }
        if table.primary_key.is_some() && columns.iter().any(|parts| parts.primary_key) {
            let diagnostic = fields.report().error(
                "contradiction",
                "the primary key is declared twice: by a column and for the table",
                fields.span_of("primary_key"),
                "",
            );
            let help =
                "name all of its columns here, and take `primary_key = true` from the columns";
            fields.report().push(diagnostic.help(help));
        }
        named_partitions::require_key(fields, &table);
        let mut unnamed_indexes = Vec::new();
        place_columns(&mut table, columns, &mut unnamed_indexes);
        for (name, index) in indexes {
            place_index(&mut table, name, index, &mut unnamed_indexes);
        }
        Self {
            table,
            order: shapes::constraint_order(fields),
            if_not_exists: fields.flag("if_not_exists"),
            unnamed_indexes,
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        apply_convention(&mut self.table, naming);
        if let Some(convention) = &naming.ix {
            for position in &self.unnamed_indexes {
                let index = &mut self.table.indexes[*position];
                let columns: Vec<String> = index
                    .columns
                    .iter()
                    .filter_map(|part| part.column_name().map(str::to_owned))
                    .collect();
                index.name = naming::named(convention, &Named::columns(&self.table.name, &columns));
            }
        }
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        let table = &mut self.table;
        let indexes = table.indexes.iter_mut().map(|index| &mut index.name);
        let keys = table.primary_key.iter_mut().map(|key| &mut key.name);
        let constraints = keys
            .chain(table.uniques.iter_mut().map(|unique| &mut unique.name))
            .chain(table.foreign_keys.iter_mut().map(|key| &mut key.name))
            .chain(table.checks.iter_mut().map(|check| &mut check.name));
        constraints.flatten().chain(indexes).collect()
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        let key = partitions::key_of(&self.table, dialect);
        let parts = named_partitions::for_dialect(&self.table, dialect);
        if key.is_none() && parts == self.table.partitions {
            return None;
        }
        let mut settled = self.clone();
        settled.table.partition_key = key;
        settled.table.partitions = parts;
        Some(settled)
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if self.if_not_exists && catalog.table(&self.table.name).is_some() {
            return Ok(());
        }
        require_free(catalog, Kind::Table, &self.table.name)
            .map_err(|error| Fault::at("table", error))?;
        let mut table = self.table.clone();
        for (position, column) in table.columns.iter_mut().enumerate() {
            if column
                .data_type
                .as_ref()
                .is_some_and(|data_type| data_type.portable.enum_name().is_some())
            {
                let adopted = enums::adopt(catalog, Arc::make_mut(column));
                adopted.map_err(|error| Fault::at(format!("columns.{position}.type"), error))?;
            }
        }
        settle_counting(None, &mut table);
        if table.partitions.key.is_some() {
            named_partitions::check(&table)?;
        }
        check_table(catalog, &table)
            .map_err(|(key, error)| Fault::at(with_reference(&table, key), error))?;
        catalog.put(table);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(super::drop_table::DropTable::new(self.table.name.clone()))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::CreateTableIfNotExists, self.if_not_exists)?;
        let table = cx
            .change
            .table_after(&self.table.name)
            .map_or(&self.table, AsRef::as_ref);
        if !table.partitions.is_empty() {
            let help =
                "make them with `create_partition`, and say with `dialects` which op holds where";
            let required = cx.dialect.require(Feature::NamedPartition, help);
            required.map_err(|error| error.at("partitions"))?;
        }
        let params = table_params(cx, table, &self.order)?.set("if_not_exists", self.if_not_exists);
        let wants_clause = self.if_not_exists && !table.indexes.is_empty();
        let clause = cx
            .dialect
            .require_if_clause(IfClause::CreateIndexIfNotExists, wants_clause);
        if let Err(error) = clause {
            // A table that exists already has its indexes, so they come with the table or not at all.
            if !cx.dialect.has(Feature::InlineIndex) {
                return Err(error);
            }
            let indexes = each_index(table, |index| index_params(cx.dialect, index))?;
            let params = params.set("indexes", list(indexes));
            let mut statements = vec![Statement::new("create_table_with_indexes", params)];
            statements.extend(comments(cx, table));
            return Ok(statements);
        }
        let mut statements = vec![Statement::new("create_table", params)];
        statements.extend(comments(cx, table));
        statements.extend(each_index(table, |index| {
            super::create_index::statement(cx, &table.name, index, self.if_not_exists)
        })?);
        Ok(statements)
    }

    fn describe(&self) -> String {
        format!("create table {}", self.table.name)
    }
}

/// Lowers the indexes of a table one by one, with the place of what is not supported.
fn each_index<T>(
    table: &Table,
    lowered: impl Fn(&Index) -> Result<T, Unsupported>,
) -> Result<Vec<T>, Unsupported> {
    let indexes = table.indexes.iter().enumerate();
    let placed = indexes.map(|(position, index)| {
        lowered(index).map_err(|error| {
            let key = format!("indexes.{position}.{}", error.key);
            error.at(key)
        })
    });
    placed.collect()
}

/// Adds the other place that a foreign key may have: beside its column.
fn with_reference(table: &Table, key: String) -> String {
    let position = key
        .strip_prefix("foreign_keys.")
        .and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let column = position.and_then(|position| table.foreign_keys.get(position)?.columns.first());
    let declared =
        column.and_then(|name| table.columns.iter().position(|column| column.name == *name));
    match declared {
        Some(declared) => format!("{key}|columns.{declared}.references"),
        None => key,
    }
}

fn place_columns(table: &mut Table, columns: Vec<ColumnParts>, unnamed_indexes: &mut Vec<usize>) {
    for parts in columns {
        let name = parts.column.name.clone();
        if parts.primary_key {
            let new = || PrimaryKey {
                name: None,
                columns: Vec::new(),
                options: parts.conflict("on_conflict_primary_key"),
            };
            table
                .primary_key
                .get_or_insert_with(new)
                .columns
                .push(name.clone());
        }
        if parts.unique && !parts.index {
            table.uniques.push(Unique {
                name: None,
                columns: vec![name.clone()],
                deferrability: crate::catalog::Deferrability::default(),
                options: parts.conflict("on_conflict_unique"),
            });
        }
        if parts.index {
            let mut index = column_index(&name);
            index.unique = parts.unique;
            place_index(table, None, index, unnamed_indexes);
        }
        table.foreign_keys.extend(parts.foreign_key);
        table.checks.extend(parts.checks);
        table.columns.push(Arc::new(parts.column));
    }
    if let Some(key) = &table.primary_key {
        let key = key.columns.clone();
        for column in table
            .columns
            .iter_mut()
            .filter(|column| key.contains(&column.name) && column.nullable)
        {
            Arc::make_mut(column).nullable = false;
        }
    }
}

/// A plain index on one column, without a name.
pub(super) fn column_index(column: &str) -> Index {
    Index {
        name: String::new(),
        columns: vec![IndexPart::column(column)],
        unique: false,
        condition: None,
        include: Vec::new(),
        options: Options::default(),
    }
}

fn place_index(
    table: &mut Table,
    name: Option<String>,
    index: Index,
    unnamed_indexes: &mut Vec<usize>,
) {
    if name.is_none() {
        unnamed_indexes.push(table.indexes.len());
    }
    let name = name.unwrap_or_else(|| shapes::default_index_name(&table.name.name, &index.columns));
    table.indexes.push(Index { name, ..index });
}

/// The comments of a new table, where they are statements of their own.
fn comments(cx: &Lowering<'_>, table: &Table) -> Vec<Statement> {
    if cx.dialect.comments != CommentStyle::Statement {
        return Vec::new();
    }
    let own = table
        .comment
        .as_ref()
        .map(|comment| table_comment(&table.name, Some(comment), false));
    let columns = table.columns.iter().filter_map(|column| {
        let comment = column.comment.as_deref()?;
        Some(column_comment(
            &table.name,
            &column.name,
            Some(comment),
            false,
        ))
    });
    own.into_iter().chain(columns).collect()
}

/// Sets or takes away a table's comment; `existed`: it has one already.
pub(super) fn table_comment(
    table: &QualifiedName,
    comment: Option<&str>,
    existed: bool,
) -> Statement {
    let params = Params::new().set_name("table", table);
    let params = params
        .set("comment", crate::statement::text_or_none(comment))
        .set("existed", existed);
    Statement::new("comment_on_table", params)
}

/// Sets or takes away a column's comment; `existed`: it has one already.
pub(crate) fn column_comment(
    table: &QualifiedName,
    column: &str,
    comment: Option<&str>,
    existed: bool,
) -> Statement {
    let params = Params::new().set_name("table", table).set("column", column);
    let params = params
        .set("comment", crate::statement::text_or_none(comment))
        .set("existed", existed);
    Statement::new("comment_on_column", params)
}
