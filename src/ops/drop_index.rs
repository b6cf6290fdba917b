//! Drops an index.

use super::create_index::{self, CreateIndex};
use super::drop_constraint::has_index_on;
use super::edit::{Fault, edit_table, unknown_part};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{
    Catalog, CatalogError, Index, IndexPart, Literal, OptionValue, Options, QualifiedName,
};
use crate::config::DialectName;
use crate::dialect::{Feature, IfClause, Target, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_index"
/// table = "users"
/// name = "ix_users_email"
/// postgresql = { concurrently = true }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropIndex {
    /// The table.
    pub table: QualifiedName,
    /// The index.
    pub name: String,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
    /// Without locking writers out, where the engine can.
    pub concurrently: bool,
}

impl DropIndex {
    /// Drops this index.
    pub(crate) fn new(table: QualifiedName, name: &str) -> Self {
        Self {
            table,
            name: name.to_owned(),
            if_exists: false,
            concurrently: false,
        }
    }
}

impl Operation for DropIndex {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            if_exists: fields.flag("if_exists"),
            concurrently: fields
                .options(Target::DropIndex)
                .is_on(DialectName::Postgresql, "concurrently"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        if table.index(&self.name).is_none() {
            if self.if_exists || table.opaque {
                return Ok(());
            }
            if table.constraint_names().any(|name| name == self.name) {
                let error = CatalogError::Invalid {
                    code: "unknown-index",
                    message: format!(
                        "`{}` of table `{}` is a constraint, not an index",
                        self.name, self.table
                    ),
                    help: "drop it with `op = \"drop_constraint\"`".to_owned(),
                };
                return Err(Fault::at("name", error));
            }
            let known = table.indexes.iter().map(|index| index.name.as_str());
            return Err(Fault::at(
                "name",
                unknown_part("index", &self.name, table, known),
            ));
        }
        edit_table(catalog, &self.table, |table| {
            table.indexes.retain(|index| index.name != self.name);
            Ok(())
        })?;
        super::drop_constraint::require_keys_of_referrers(catalog, &self.table)
            .map_err(|error| Fault::at("name", error))
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let before = change.table_before(&self.table);
        match before.and_then(|table| table.index(&self.name)) {
            Some(index) => {
                let mut again = CreateIndex::new(self.table.clone(), self.as_it_was(index));
                let made = self.indexes_of_foreign_keys(change);
                again.in_place_of = made.into_iter().map(|index| index.name).collect();
                Inverse::op(again)
            }
            None if before.is_some_and(|table| table.opaque) => Inverse::Irreversible(format!(
                "index `{}` is not known, since raw SQL made it",
                self.name
            )),
            None => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropIndexIfExists, self.if_exists)?;
        let concurrently = self.concurrently && cx.dialect.has(Feature::ConcurrentIndex);
        let mut statements = Vec::new();
        if cx.dialect.has(Feature::ForeignKeyMakesIndex) {
            for index in self.indexes_of_foreign_keys(&cx.change) {
                statements.push(create_index::statement(cx, &self.table, &index, false)?);
            }
        }
        statements.push(statement(
            &self.table,
            &self.name,
            self.if_exists,
            concurrently,
        ));
        Ok(statements)
    }

    fn describe(&self) -> String {
        format!("drop index {} of {}", self.name, self.table)
    }
}

impl DropIndex {
    /// The indexes that foreign keys need in place of this one; `InnoDB` had dropped those that it made for them when this
    /// one came.
    /// <https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html>
    fn indexes_of_foreign_keys(&self, change: &Change<'_>) -> Vec<Index> {
        let before = change.table_before(&self.table);
        let tables = before.zip(change.table_after(&self.table));
        let Some((before, after)) = tables.filter(|(before, _)| !before.opaque) else {
            return Vec::new();
        };
        let keys = before.foreign_keys.iter().filter(|key| {
            !key.columns.is_empty()
                && has_index_on(before, &key.columns)
                && !has_index_on(after, &key.columns)
        });
        let mut made: Vec<&[String]> = Vec::new();
        let mut indexes = Vec::new();
        for key in keys {
            if made.iter().any(|columns| columns.starts_with(&key.columns)) {
                continue;
            }
            made.push(&key.columns);
            indexes.push(Index {
                name: key.name.as_ref().unwrap_or(&key.columns[0]).clone(),
                columns: key.columns.iter().map(IndexPart::column).collect(),
                unique: false,
                condition: None,
                include: Vec::new(),
                options: Options::default(),
            });
        }
        indexes
    }

    /// What was dropped without locking writers out is made again in the same way.
    fn as_it_was(&self, index: &Index) -> Index {
        let mut index = index.clone();
        if self.concurrently {
            let options: &mut Options = &mut index.options;
            let on = OptionValue::Literal(Literal::Boolean(true));
            options
                .0
                .entry(DialectName::Postgresql)
                .or_default()
                .insert("concurrently".to_owned(), on);
        }
        index
    }
}

/// The statement that drops an index.
pub(crate) fn statement(
    table: &QualifiedName,
    name: &str,
    if_exists: bool,
    concurrently: bool,
) -> Statement {
    let params = Params::new()
        .set_name("table", table)
        .set("name", name)
        .set("if_exists", if_exists)
        .set("concurrently", concurrently);
    let statement = Statement::new("drop_index", params);
    if concurrently {
        statement.outside_transaction()
    } else {
        statement
    }
}
