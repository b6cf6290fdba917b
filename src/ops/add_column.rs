//! Adds a column, with the index and the constraints that its declaration asks for.

use std::sync::Arc;

use super::column_position::{self, Position};
use super::create_table::{column_comment, column_index};
use super::edit::{Fault, edit_list};
use super::naming::{self, Named};
use super::shapes::{self, ColumnParts};
use super::{DropColumn, Fields, Inverse, Operation, enums};
use crate::catalog::{
    Catalog, CatalogError, Check, Column, Deferrability, ForeignKey, Index, Options, PrimaryKey,
    QualifiedName, Table, Unique,
};
use crate::config::Naming;
use crate::dialect::{AlterStyle, CommentStyle, Dialect, Feature, IfClause, Target, Unsupported};
use crate::statement::{
    Change, Inline, Lowering, Params, Statement, check_params, column_params, foreign_key_params,
    inside, outside, text_or_none, unique_params,
};

/// ```toml
/// op = "add_column"
/// table = "users"
/// column = { name = "email", type = "string(255)", nullable = false, default = "", unique = true }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AddColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: Column,
    /// A unique constraint on it alone.
    pub unique: Option<Unique>,
    /// An index on it alone.
    pub index: Option<Index>,
    /// A foreign key from it.
    pub foreign_key: Option<ForeignKey>,
    /// The foreign key stands inside the column's definition where the engine heeds it there.
    pub inline_references: bool,
    /// It becomes the primary key, inside its definition.
    pub primary_key: bool,
    /// Checks beside it.
    pub checks: Vec<Check>,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
    /// What one engine alone has.
    pub options: Options,
    /// Where it stands; `None`: behind all others.
    pub position: Option<Position>,
}

impl AddColumn {
    /// Adds a bare column.
    pub fn new(table: QualifiedName, column: Column) -> Self {
        Self {
            table,
            column,
            unique: None,
            index: None,
            foreign_key: None,
            inline_references: false,
            primary_key: false,
            checks: Vec::new(),
            if_not_exists: false,
            options: Options::default(),
            position: None,
        }
    }

    /// What stands inside the column's definition.
    fn inline<'a>(&'a self, dialect: &Dialect) -> Inline<'a> {
        let wants_key = self.inline_references && dialect.has(Feature::InlineForeignKey);
        let takes_key = wants_key || dialect.alter == AlterStyle::Rebuild;
        Inline {
            primary_key: self.primary_key,
            foreign_key: self.foreign_key.as_ref().filter(|_| takes_key),
            checks: inside(dialect, &self.checks, &self.column.name),
        }
    }

    /// What is added to the column by statements of its own.
    fn constraints(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let statement = |template: &'static str, constraint: Params| {
            let params = Params::new().set_name("table", &self.table);
            Statement::new(template, params.set("constraint", constraint))
        };
        let is_inside = self.inline(cx.dialect).foreign_key.is_some();
        let mut statements = Vec::new();
        if let Some(key) = self.foreign_key.as_ref().filter(|_| !is_inside) {
            let params = foreign_key_params(cx.dialect, key)?;
            statements.push(statement("add_foreign_key", params));
        }
        if let Some(unique) = &self.unique {
            statements.push(statement("add_unique", unique_params(cx.dialect, unique)?));
        }
        for check in outside(cx.dialect, &self.checks) {
            statements.push(statement("add_check", check_params(cx.dialect, check)));
        }
        Ok(statements)
    }
}

impl Operation for AddColumn {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let table = shapes::qualified(fields, "table");
        fields.needs("column");
        let parts = fields
            .table_or("column", "a column", shapes::column)
            .unwrap_or_else(|| missing(fields));
        let primary_key = fields.flag("inline_primary_key");
        if parts.primary_key != primary_key && !primary_key {
            let message =
                "a column cannot become the primary key of a table that exists by being added";
            let diagnostic =
                fields
                    .report()
                    .error("contradiction", message, fields.span_of("column"), "");
            fields.report().push(
                diagnostic
                    .help("add the column without `primary_key`, then use `create_primary_key`; or set `inline_primary_key = true` on the op"),
            );
        }
        let inline_references = fields.flag("inline_references");
        refuse_name(
            fields,
            parts.foreign_key.as_ref().filter(|_| inline_references),
        );
        let name = parts.column.name.clone();
        let unique = (parts.unique && !parts.index).then(|| Unique {
            name: None,
            columns: vec![name.clone()],
            deferrability: Deferrability::default(),
            options: parts.conflict("on_conflict_unique"),
        });
        let index = parts.index.then(|| {
            let index = column_index(&name);
            Index {
                name: shapes::default_index_name(&table.name, &index.columns),
                unique: parts.unique,
                ..index
            }
        });
        let if_not_exists = fields.flag("if_not_exists");
        let options = fields.options(Target::AddColumn);
        column_position::require_one(fields, &options);
        Self {
            table,
            column: Column {
                nullable: parts.column.nullable && !primary_key,
                ..parts.column
            },
            unique,
            index,
            foreign_key: parts.foreign_key,
            inline_references,
            primary_key,
            checks: parts.checks,
            if_not_exists,
            options,
            position: None,
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        let (table, columns) = (&self.table, [self.column.name.clone()]);
        if let (Some(index), Some(convention)) = (&mut self.index, &naming.ix) {
            index.name = naming::named(convention, &Named::columns(table, &columns));
        }
        if let (Some(unique), Some(convention)) = (&mut self.unique, &naming.uq) {
            unique
                .name
                .get_or_insert_with(|| naming::named(convention, &Named::columns(table, &columns)));
        }
        if let (Some(key), Some(convention)) = (&mut self.foreign_key, &naming.fk)
            && key.name.is_none()
            && !self.inline_references
        {
            key.name = Some(naming::named(convention, &Named::foreign_key(table, key)));
        }
        if let Some(convention) = &naming.ck {
            for check in &mut self.checks {
                naming::name_check(check, table, &columns, convention);
            }
        }
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        let unique = self.unique.iter_mut().map(|unique| &mut unique.name);
        let keys = self.foreign_key.iter_mut().map(|key| &mut key.name);
        let checks = self.checks.iter_mut().map(|check| &mut check.name);
        let indexes = self.index.iter_mut().map(|index| &mut index.name);
        let constraints = unique.chain(keys).chain(checks);
        constraints.flatten().chain(indexes).collect()
    }

    fn settled(&self, dialect: &Dialect) -> Option<Self> {
        let position = Position::chosen(&self.options, dialect)?;
        Some(Self {
            position: Some(position),
            ..self.clone()
        })
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let exists = catalog
            .table(&self.table)
            .is_some_and(|table| table.column(&self.column.name).is_some());
        if self.if_not_exists && exists {
            return Ok(());
        }
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        let index = match &self.position {
            Some(position) => position.index_in(table)?,
            None => table.columns.len(),
        };
        let mut column = self.column.clone();
        enums::adopt(catalog, &mut column).map_err(|error| Fault::at("column.type", error))?;
        let added = edit_list(catalog, &self.table, "foreign_keys", |table| {
            table.columns.insert(index, Arc::new(column));
            if self.primary_key {
                become_key(table, &self.column.name)?;
            }
            table.checks.extend(self.checks.iter().cloned());
            table.uniques.extend(self.unique.clone());
            table.indexes.extend(self.index.clone());
            table.foreign_keys.extend(self.foreign_key.clone());
            Ok(())
        });
        added.map_err(|fault| {
            let key = match fault.key.as_str() {
                "" => "column.name",
                "inline_primary_key" => "inline_primary_key",
                _ => "column.references",
            };
            Fault::at(key, fault.error)
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(DropColumn {
            with_key: self.primary_key,
            ..DropColumn::new(self.table.clone(), &self.column.name)
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::AddColumnIfNotExists, self.if_not_exists)?;
        let Some(table) = cx.change.table_after(&self.table) else {
            return Ok(Vec::new());
        };
        let inline = self.inline(cx.dialect);
        let column = column_params(cx, table, &self.column, &inline).map_err(|error| {
            let key = format!("column.{}", error.key);
            error.at(key)
        })?;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("column", column)
            .set("if_not_exists", self.if_not_exists)
            .set("first", self.position == Some(Position::First))
            .set(
                "after",
                text_or_none(self.position.as_ref().and_then(Position::after)),
            );
        let mut statements = vec![Statement::new("add_column", params)];
        if let (Some(comment), CommentStyle::Statement) =
            (&self.column.comment, cx.dialect.comments)
        {
            statements.push(column_comment(
                &self.table,
                &self.column.name,
                Some(comment),
                false,
            ));
        }
        statements.extend(self.constraints(cx)?);
        if let Some(index) = &self.index {
            statements.push(super::create_index::statement(
                cx,
                &self.table,
                index,
                false,
            )?);
        }
        Ok(statements)
    }

    fn describe(&self) -> String {
        format!("add column {} to {}", self.column.name, self.table)
    }
}

/// Refuses the name of a foreign key that stands inside a definition, where MariaDB takes none.
fn refuse_name(fields: &Fields<'_, '_>, inside: Option<&ForeignKey>) {
    if inside.is_none_or(|key| key.name.is_none()) {
        return;
    }
    let message = "a foreign key inside the definition of a column has no name";
    let diagnostic = fields
        .report()
        .error("contradiction", message, fields.span_of("column"), "");
    fields
        .report()
        .push(diagnostic.help("leave out its `name`, or `inline_references`"));
}

/// Makes a column the primary key.
fn become_key(table: &mut Table, column: &str) -> Result<(), Fault> {
    if table.primary_key.is_some() {
        let error = CatalogError::Exists {
            what: format!("a primary key of table `{}`", table.name),
        };
        return Err(Fault::at("inline_primary_key", error));
    }
    table.primary_key = Some(PrimaryKey {
        name: None,
        columns: vec![column.to_owned()],
        options: Options::default(),
    });
    Ok(())
}

/// Stands in for a column that is not there; says so.
fn missing(fields: &Fields<'_, '_>) -> ColumnParts {
    if !fields.has("column") {
        let message = "add_column needs the key `column`";
        let diagnostic =
            fields
                .report()
                .error("missing-key", message, fields.span_of(""), "in this table");
        fields
            .report()
            .push(diagnostic.help("write `column = { name = \"email\", type = \"string(255)\" }`"));
    }
    let column = Column::new(String::new(), None);
    ColumnParts {
        column,
        primary_key: false,
        unique: false,
        index: false,
        foreign_key: None,
        checks: Vec::new(),
    }
}
