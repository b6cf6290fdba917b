//! Creates an index.

use super::edit::{Fault, edit_list};
use super::naming::{self, Named};
use super::{Fields, Inverse, Operation, drop_index, shapes};
use crate::catalog::{Catalog, Index, QualifiedName};
use crate::config::{DialectName, Naming};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Statement, index_params};

/// ```toml
/// op = "create_index"
/// name = "ix_users_email"
/// table = "users"
/// columns = [{ sql = "lower(email)" }, { name = "created_at", order = "desc" }]
/// unique = true
/// where = { sql = "deleted_at IS NULL" }
/// postgresql = { using = "btree", concurrently = true }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateIndex {
    /// The table.
    pub table: QualifiedName,
    /// The index.
    pub index: Index,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
    /// Whether the author left the name out.
    pub unnamed: bool,
    /// The indexes that foreign keys were given when this one was dropped: `InnoDB` only drops those that it made itself.
    /// No author names them.
    pub in_place_of: Vec<String>,
}

impl CreateIndex {
    /// Creates this index.
    pub fn new(table: QualifiedName, index: Index) -> Self {
        Self {
            table,
            index,
            if_not_exists: false,
            unnamed: false,
            in_place_of: Vec::new(),
        }
    }
}

impl Operation for CreateIndex {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let table = shapes::qualified(fields, "table");
        let (name, mut index) = shapes::index(fields);
        let unnamed = name.is_none();
        if unnamed {
            index.name = shapes::default_index_name(&table.name, &index.columns);
            if index
                .columns
                .iter()
                .all(|part| part.column_name().is_none())
            {
                let message = "an index on an expression needs the key `name`";
                fields.report().push(fields.report().error(
                    "missing-key",
                    message,
                    fields.span_of("columns"),
                    "",
                ));
            }
        }
        Self {
            table,
            index,
            if_not_exists: fields.flag("if_not_exists"),
            unnamed,
            in_place_of: Vec::new(),
        }
    }

    fn name_by(&mut self, naming: &Naming) {
        if let Some(convention) = naming.ix.as_ref().filter(|_| self.unnamed) {
            let columns = self
                .index
                .columns
                .iter()
                .filter_map(|part| part.column_name().map(str::to_owned));
            let columns: Vec<String> = columns.collect();
            self.index.name = naming::named(convention, &Named::columns(&self.table, &columns));
        }
    }

    fn names_mut(&mut self) -> Vec<&mut String> {
        vec![&mut self.index.name]
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let exists = catalog
            .table(&self.table)
            .is_some_and(|table| table.index(&self.index.name).is_some());
        if self.if_not_exists && exists {
            return Ok(());
        }
        let key = if exists { "name" } else { "columns" };
        let created = edit_list(catalog, &self.table, "indexes", |table| {
            table.indexes.push(self.structure());
            Ok(())
        });
        created.map_err(|fault| fault.or_at(key))
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        let options = &self.index.options;
        Inverse::op(drop_index::DropIndex {
            concurrently: options.is_on(DialectName::Postgresql, "concurrently"),
            ..drop_index::DropIndex::new(self.table.clone(), &self.index.name)
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::CreateIndexIfNotExists, self.if_not_exists)?;
        let created = statement(cx, &self.table, &self.index, self.if_not_exists)?;
        let makes_index = cx.dialect.has(Feature::ForeignKeyMakesIndex);
        let gone = self.in_place_of.iter().filter(|_| makes_index);
        let gone = gone.map(|name| drop_index::statement(&self.table, name, false, false));
        Ok(std::iter::once(created).chain(gone).collect())
    }

    fn describe(&self) -> String {
        format!("create index {} on {}", self.index.name, self.table)
    }
}

impl CreateIndex {
    /// The index without the way in which it is made, which is no part of it.
    fn structure(&self) -> Index {
        let mut index = self.index.clone();
        let options = &mut index.options.0;
        if let Some(own) = options.get_mut(&DialectName::Postgresql) {
            own.remove("concurrently");
            if own.is_empty() {
                options.remove(&DialectName::Postgresql);
            }
        }
        index
    }
}

/// The statement that creates an index.
pub(crate) fn statement(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    index: &Index,
    if_not_exists: bool,
) -> Result<Statement, Unsupported> {
    let params = index_params(cx.dialect, index)?
        .set_name("table", table)
        .set("if_not_exists", if_not_exists);
    let statement = Statement::new("create_index", params);
    let concurrently = cx.dialect.has(Feature::ConcurrentIndex)
        && index.options.is_on(cx.dialect.name, "concurrently");
    Ok(if concurrently {
        statement.outside_transaction()
    } else {
        statement
    })
}
