//! Drops a constraint; the catalog knows its kind.

use super::create_check_constraint::CreateCheckConstraint;
use super::create_exclude_constraint::CreateExcludeConstraint;
use super::create_foreign_key::CreateForeignKey;
use super::create_primary_key::CreatePrimaryKey;
use super::create_unique_constraint::CreateUniqueConstraint;
use super::edit::{Fault, edit_table, unknown_part};
use super::unnamed_constraints::drop_foreign_key_of_columns;
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{
    Catalog, CatalogError, ConstraintKind, ForeignKey, QualifiedName, Table, check_table,
};
use crate::dialect::{AlterStyle, Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_constraint"
/// table = "users"
/// name = "uq_users_email"
/// kind = "unique"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropConstraint {
    /// The table.
    pub table: QualifiedName,
    /// The constraint.
    pub name: String,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
    /// What it is, for a table that no revision makes; what the catalog knows is not asked for here.
    pub kind: Option<ConstraintKind>,
    /// The foreign key, where it has no name; no author writes this.
    pub unnamed: Option<Box<ForeignKey>>,
}

impl DropConstraint {
    /// Drops this constraint.
    pub fn new(table: QualifiedName, name: &str) -> Self {
        Self {
            table,
            name: name.to_owned(),
            if_exists: false,
            kind: None,
            unnamed: None,
        }
    }

    /// Drops a foreign key, also one without a name.
    pub(crate) fn foreign_key(table: QualifiedName, key: &ForeignKey) -> Self {
        Self {
            unnamed: key.name.is_none().then(|| Box::new(key.clone())),
            ..Self::new(table, key.name.as_deref().unwrap_or_default())
        }
    }
}

impl Operation for DropConstraint {
    fn read(fields: &Fields<'_, '_>) -> Self {
        const KINDS: &[(&str, ConstraintKind)] = &[
            ("primary_key", ConstraintKind::PrimaryKey),
            ("unique", ConstraintKind::Unique),
            ("foreign_key", ConstraintKind::ForeignKey),
            ("check", ConstraintKind::Check),
            ("exclude", ConstraintKind::Exclude),
        ];
        Self {
            table: shapes::qualified(fields, "table"),
            name: fields.name("name"),
            if_exists: fields.flag("if_exists"),
            kind: fields.choice("kind", KINDS),
            unnamed: None,
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if let Some(key) = &self.unnamed {
            return edit_table(catalog, &self.table, |table| {
                table.foreign_keys.retain(|other| *other != **key);
                Ok(())
            });
        }
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?;
        let Some(kind) = table.constraint(&self.name) else {
            if self.if_exists || table.opaque {
                return Ok(());
            }
            let error = unknown_part("constraint", &self.name, table, table.constraint_names());
            return Err(Fault::at("name", error));
        };
        edit_table(catalog, &self.table, |table| {
            take_out(table, kind, &self.name);
            Ok(())
        })?;
        require_keys_of_referrers(catalog, &self.table).map_err(|error| Fault::at("name", error))
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let Some(before) = change.table_before(&self.table) else {
            return Inverse::nothing();
        };
        let table = self.table.clone();
        if let Some(key) = &self.unnamed {
            let key = key.as_ref().clone();
            return Inverse::op(CreateForeignKey { table, key });
        }
        let is = |name: &Option<String>| name.as_deref() == Some(&self.name);
        match before.constraint(&self.name) {
            Some(ConstraintKind::PrimaryKey) => match &before.primary_key {
                Some(key) => Inverse::op(CreatePrimaryKey {
                    table,
                    key: key.clone(),
                }),
                None => Inverse::nothing(),
            },
            Some(ConstraintKind::Unique) => first(
                &before.uniques,
                |unique| is(&unique.name),
                |unique| Inverse::op(CreateUniqueConstraint { table, unique }),
            ),
            Some(ConstraintKind::ForeignKey) => first(
                &before.foreign_keys,
                |key| is(&key.name),
                |key| Inverse::op(CreateForeignKey { table, key }),
            ),
            Some(ConstraintKind::Check) => first(
                &before.checks,
                |check| is(&check.name),
                |check| Inverse::op(CreateCheckConstraint { table, check }),
            ),
            Some(ConstraintKind::Exclude) => first(
                &before.excludes,
                |exclude| is(&exclude.name),
                |exclude| Inverse::op(CreateExcludeConstraint { table, exclude }),
            ),
            None if before.opaque => Inverse::Irreversible(format!(
                "constraint `{}` is not known, since raw SQL made it",
                self.name
            )),
            None => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require_if_clause(IfClause::DropConstraintIfExists, self.if_exists)?;
        let Some(before) = cx.change.table_before(&self.table) else {
            return Ok(Vec::new());
        };
        if let Some(key) = &self.unnamed {
            return Ok(vec![drop_foreign_key_of_columns(cx, &self.table, key)]);
        }
        if let Some(key) = before
            .foreign_keys
            .iter()
            .find(|key| key.name.as_deref() == Some(&self.name))
        {
            return drop_foreign_key(cx, before, key);
        }
        let kind = match before.constraint(&self.name) {
            Some(ConstraintKind::PrimaryKey) => {
                require_other_key(cx, before)?;
                "primary key"
            }
            Some(ConstraintKind::Unique) => "unique",
            Some(ConstraintKind::Check) => "check",
            Some(ConstraintKind::ForeignKey | ConstraintKind::Exclude) | None => "other",
        };
        Ok(vec![drop_statement(
            &self.table,
            kind,
            &self.name,
            self.if_exists,
        )])
    }

    fn describe(&self) -> String {
        if let Some(key) = &self.unnamed {
            let columns = key.columns.join(", ");
            return format!("drop foreign key on {columns} of {}", self.table);
        }
        format!("drop constraint {} of {}", self.name, self.table)
    }
}

/// <https://dev.mysql.com/doc/refman/8.4/en/create-table.html>: a column counts up only while it has a key.
fn require_other_key(cx: &Lowering<'_>, table: &Table) -> Result<(), Unsupported> {
    let has_rule = cx.dialect.alter == AlterStyle::WholeColumn;
    let counting = table.columns.iter().find(|column| table.counts_up(column));
    let keyless = Table {
        primary_key: None,
        ..table.clone()
    };
    match counting.filter(|_| has_rule) {
        Some(column) if !has_index_on(&keyless, std::slice::from_ref(&column.name)) => {
            let message = format!(
                "{} cannot drop the primary key of table `{}`, whose column `{}` counts up",
                cx.dialect.title, table.name, column.name
            );
            let help = "stop it before, with `alter_column` and `autoincrement = false`";
            Err(Unsupported::new(message, help).at("name"))
        }
        _ => Ok(()),
    }
}

fn first<T: Clone>(
    things: &[T],
    is: impl Fn(&T) -> bool,
    inverse: impl FnOnce(T) -> Inverse,
) -> Inverse {
    match things.iter().find(|thing| is(thing)) {
        Some(thing) => inverse(thing.clone()),
        None => Inverse::nothing(),
    }
}

fn take_out(table: &mut Table, kind: ConstraintKind, name: &str) {
    let keep = |other: &Option<String>| other.as_deref() != Some(name);
    match kind {
        ConstraintKind::PrimaryKey => table.primary_key = None,
        ConstraintKind::Unique => table.uniques.retain(|unique| keep(&unique.name)),
        ConstraintKind::ForeignKey => table.foreign_keys.retain(|key| keep(&key.name)),
        ConstraintKind::Check => table.checks.retain(|check| keep(&check.name)),
        ConstraintKind::Exclude => table.excludes.retain(|exclude| keep(&exclude.name)),
    }
}

/// Refuses a change that takes away the key that a foreign key of any table refers to.
pub(super) fn require_keys_of_referrers(
    catalog: &Catalog,
    table: &QualifiedName,
) -> Result<(), CatalogError> {
    for referrer in catalog.referrers(table) {
        if let Err((_, CatalogError::ForeignKey { .. })) = check_table(catalog, referrer) {
            return Err(CatalogError::Needed {
                what: format!("the key of table `{table}`"),
                by: format!("a foreign key of table `{}`", referrer.name),
                help: "drop that foreign key before".to_owned(),
            });
        }
    }
    Ok(())
}

/// Drops a foreign key, and on MySQL and MariaDB the index that `InnoDB` made for it: it is the foreign key's when no
/// index of the table begins with its columns.
/// <https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html>
pub(super) fn drop_foreign_key(
    cx: &Lowering<'_>,
    table: &Table,
    key: &ForeignKey,
) -> Result<Vec<Statement>, Unsupported> {
    let mut statements = vec![statement(
        cx,
        &table.name,
        "foreign key",
        key.name.as_deref(),
    )?];
    let makes_index = cx.dialect.has(Feature::ForeignKeyMakesIndex);
    if let Some(name) = key
        .name
        .as_deref()
        .filter(|_| makes_index && !table.opaque && !table.keys_assumed && !key.columns.is_empty())
        .filter(|_| !has_index_on(table, &key.columns))
    {
        statements.push(super::drop_index::statement(
            &table.name,
            name,
            false,
            false,
        ));
    }
    Ok(statements)
}

/// Whether a key or an index of a table begins with these columns.
pub(super) fn has_index_on(table: &Table, columns: &[String]) -> bool {
    let begins = |index: &mut dyn Iterator<Item = &str>| {
        columns.iter().all(|column| index.next() == Some(column))
    };
    let keys = table
        .primary_key
        .iter()
        .map(|key| &key.columns)
        .chain(table.uniques.iter().map(|unique| &unique.columns));
    keys.into_iter()
        .any(|key| begins(&mut key.iter().map(String::as_str)))
        || table
            .indexes
            .iter()
            .any(|index| begins(&mut index.columns.iter().filter_map(|part| part.column_name())))
}

/// The statement that drops a constraint by its name.
pub(super) fn statement(
    cx: &Lowering<'_>,
    table: &QualifiedName,
    kind: &'static str,
    name: Option<&str>,
) -> Result<Statement, Unsupported> {
    let Some(name) = name else {
        let message = format!(
            "{} cannot drop a {kind} constraint of table `{table}` that has no name",
            cx.dialect.title
        );
        let help =
            "give it a `name` where it is made, or a convention under `[naming]` in gen.toml";
        return Err(Unsupported::new(message, help));
    };
    Ok(drop_statement(table, kind, name, false))
}

pub(super) fn drop_statement(
    table: &QualifiedName,
    kind: &'static str,
    name: &str,
    if_exists: bool,
) -> Statement {
    let params = Params::new()
        .set_name("table", table)
        .set("kind", kind)
        .set("name", name)
        .set("if_exists", if_exists);
    Statement::new("drop_constraint", params)
}
