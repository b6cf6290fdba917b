//! Adds a column, with the index, unique constraint and foreign key that its declaration asks for.

use std::sync::Arc;

use super::create_table::{column_comment, column_index};
use super::edit::{Fault, edit_list};
use super::naming::{self, Named};
use super::shapes::{self, ColumnParts};
use super::{DropColumn, Fields, Inverse, Operation, enums};
use crate::catalog::{
    Catalog, Column, Deferrability, ForeignKey, Index, Options, QualifiedName, Unique,
};
use crate::config::Naming;
use crate::dialect::{AlterStyle, CommentStyle, IfClause, Unsupported};
use crate::statement::{
    Change, Lowering, Params, Statement, column_params, foreign_key_params, unique_params,
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
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
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
            if_not_exists: false,
        }
    }
}

impl Operation for AddColumn {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let table = shapes::qualified(fields, "table");
        let parts = fields
            .table_or("column", "a column", shapes::column)
            .unwrap_or_else(|| missing(fields));
        if parts.primary_key {
            let message =
                "a column cannot become the primary key of a table that exists by being added";
            let diagnostic =
                fields
                    .report()
                    .error("contradiction", message, fields.span_of("column"), "");
            fields.report().push(
                diagnostic
                    .help("add the column without `primary_key`, then use `create_primary_key`"),
            );
        }
        let name = parts.column.name.clone();
        let unique = (parts.unique && !parts.index).then(|| Unique {
            name: None,
            columns: vec![name.clone()],
            deferrability: Deferrability::default(),
            options: Options::default(),
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
        Self {
            table,
            column: parts.column,
            unique,
            index,
            foreign_key: parts.foreign_key,
            if_not_exists,
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        let (table, columns) = (&self.table.name, [self.column.name.clone()]);
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
        {
            key.name = Some(naming::named(convention, &Named::foreign_key(table, key)));
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let exists = catalog
            .table(&self.table)
            .is_some_and(|table| table.column(&self.column.name).is_some());
        if self.if_not_exists && exists {
            return Ok(());
        }
        catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        let mut column = self.column.clone();
        enums::adopt(catalog, &mut column).map_err(|error| Fault::at("column.type", error))?;
        let added = edit_list(catalog, &self.table, "foreign_keys", |table| {
            table.columns.push(Arc::new(column));
            table.uniques.extend(self.unique.clone());
            table.indexes.extend(self.index.clone());
            table.foreign_keys.extend(self.foreign_key.clone());
            Ok(())
        });
        added.map_err(|fault| {
            let key = if fault.key.is_empty() {
                "column.name"
            } else {
                "column.references"
            };
            Fault::at(key, fault.error)
        })
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(DropColumn::new(self.table.clone(), &self.column.name))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::AddColumnIfNotExists, self.if_not_exists)?;
        let Some(table) = cx.change.table_after(&self.table) else {
            return Ok(Vec::new());
        };
        let column = column_params(cx, table, &self.column).map_err(|error| {
            let key = format!("column.{}", error.key);
            error.at(key)
        })?;
        let foreign_key = self
            .foreign_key
            .as_ref()
            .map(|key| foreign_key_params(cx.dialect, key))
            .transpose()?;
        let inline = cx.dialect.alter == AlterStyle::Rebuild;
        let params = Params::new()
            .set_name("table", &self.table)
            .set("column", column)
            .set(
                "foreign_key",
                foreign_key
                    .clone()
                    .filter(|_| inline)
                    .map_or(minijinja::Value::from(()), Into::into),
            )
            .set("if_not_exists", self.if_not_exists);
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
        if let Some(foreign_key) = foreign_key.filter(|_| !inline) {
            let params = Params::new()
                .set_name("table", &self.table)
                .set("constraint", foreign_key);
            statements.push(Statement::new("add_foreign_key", params));
        }
        if let Some(unique) = &self.unique {
            let params = Params::new()
                .set_name("table", &self.table)
                .set("constraint", unique_params(cx.dialect, unique)?);
            statements.push(Statement::new("add_unique", params));
        }
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
    }
}
