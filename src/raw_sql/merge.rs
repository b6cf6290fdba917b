//! Changes of a table: what raw SQL adds to it and takes from it.

use std::sync::Arc;

use super::column::Declared;
use super::constraint::{Constraint, set_flag};
use super::names::{column, find};
use crate::catalog::{
    Catalog, CatalogError, ConstraintKind, ForeignKey, Index, Kind, ObjectKey, QualifiedName,
    Table, rename_in_sql,
};
use crate::config::DialectName;

/// Why a change cannot be made.
#[derive(Debug)]
pub(super) enum Refusal {
    /// A rule of the catalog.
    Fault(CatalogError),
    /// Something that the catalog does not know.
    Unknown,
}

impl From<CatalogError> for Refusal {
    fn from(error: CatalogError) -> Self {
        Self::Fault(error)
    }
}

/// Where a new column goes.
#[derive(Debug)]
pub(super) enum Position {
    Last,
    First,
    After(String),
}

/// Adds a column with its constraints.
pub(super) fn add_column(
    catalog: &Catalog,
    dialect: DialectName,
    table: &mut Table,
    declared: Declared,
    position: &Position,
) -> Result<(), Refusal> {
    let Declared {
        column: new,
        constraints,
        counts_rows,
    } = declared;
    if table
        .columns
        .iter()
        .any(|known| known.name.eq_ignore_ascii_case(&new.name))
    {
        let what = format!("column `{}` of table `{}`", new.name, table.name);
        return Err(CatalogError::Exists { what }.into());
    }
    let at = match position {
        Position::Last => table.columns.len(),
        Position::First => 0,
        Position::After(name) => 1 + column_position(table, name)?,
    };
    table.columns.insert(at, Arc::new(new));
    if counts_rows {
        set_flag(
            &mut table.options,
            DialectName::Sqlite,
            "autoincrement",
            true,
        );
    }
    for constraint in constraints {
        add_constraint(catalog, dialect, table, constraint)?;
    }
    Ok(())
}

/// The position of a column.
pub(super) fn column_position(table: &Table, name: &str) -> Result<usize, CatalogError> {
    let name = column(table, name);
    let known = || table.columns.iter().map(|column| column.name.as_str());
    known()
        .position(|known| known == name)
        .ok_or_else(|| CatalogError::UnknownPart {
            part: "column",
            table: Box::new(table.name.clone()),
            nearest: crate::diag::nearest(&name, known()).map(str::to_owned),
            name: name.clone(),
        })
}

/// Adds a constraint or an inline index.
pub(super) fn add_constraint(
    catalog: &Catalog,
    dialect: DialectName,
    table: &mut Table,
    constraint: Constraint,
) -> Result<(), Refusal> {
    match constraint {
        Constraint::PrimaryKey(mut key) => {
            free(table, key.name.as_deref())?;
            if table.primary_key.is_some() {
                let what = format!("the primary key of table `{}`", table.name);
                return Err(CatalogError::Exists { what }.into());
            }
            resolve(table, &mut key.columns)?;
            for column in table
                .columns
                .iter_mut()
                .filter(|column| key.columns.contains(&column.name) && column.nullable)
            {
                Arc::make_mut(column).nullable = false;
            }
            table.primary_key = Some(key);
        }
        Constraint::Unique(mut unique) => {
            free(table, unique.name.as_deref())?;
            resolve(table, &mut unique.columns)?;
            table.uniques.push(unique);
        }
        Constraint::ForeignKey(mut key, referred) => {
            free(table, key.name.as_deref())?;
            resolve(table, &mut key.columns)?;
            let own = super::names::fresh(catalog, dialect, &referred);
            key.referred = if own == table.name {
                own
            } else {
                find(catalog, dialect, Kind::Table, &referred).unwrap_or(own)
            };
            refer(catalog, table, &mut key)?;
            table.foreign_keys.push(key);
        }
        Constraint::Check(check) => {
            free(table, check.name.as_deref())?;
            table.checks.push(check);
        }
        Constraint::Index(mut index) => {
            for part in &mut index.columns {
                if let crate::catalog::IndexKey::Column(name) = &mut part.key {
                    *name = column(table, name);
                    column_position(table, name)?;
                }
            }
            add_index(table, index)?;
        }
    }
    Ok(())
}

/// A foreign key without columns refers to the primary key.
fn refer(catalog: &Catalog, table: &Table, key: &mut ForeignKey) -> Result<(), Refusal> {
    let referred = if key.referred == table.name {
        Some(table)
    } else {
        catalog.table(&key.referred).map(AsRef::as_ref)
    };
    if key.referred_columns.is_empty() {
        let own = referred
            .and_then(|referred| referred.primary_key.as_ref())
            .ok_or(Refusal::Unknown)?;
        key.referred_columns.clone_from(&own.columns);
    } else if let Some(referred) = referred {
        for name in &mut key.referred_columns {
            *name = column(referred, name);
        }
    }
    Ok(())
}

fn resolve(table: &Table, names: &mut [String]) -> Result<(), CatalogError> {
    for name in names {
        name.clone_from(&table.columns[column_position(table, name)?].name);
    }
    Ok(())
}

fn free(table: &Table, name: Option<&str>) -> Result<(), CatalogError> {
    match name {
        Some(name) if table.constraint(name).is_some() => Err(CatalogError::Exists {
            what: format!("constraint `{name}` of table `{}`", table.name),
        }),
        _ => Ok(()),
    }
}

/// Adds an index.
pub(super) fn add_index(table: &mut Table, index: Index) -> Result<(), CatalogError> {
    let names = index
        .columns
        .iter()
        .filter_map(|part| part.column_name())
        .chain(index.include.iter().map(String::as_str));
    for name in names {
        column_position(table, name)?;
    }
    if table.index(&index.name).is_some() {
        return Err(CatalogError::Exists {
            what: format!("index `{}` of table `{}`", index.name, table.name),
        });
    }
    table.indexes.push(index);
    Ok(())
}

/// Takes a column out, with all that stands on it; MySQL only takes it out of its indexes.
/// <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html>
pub(super) fn drop_column(
    dialect: DialectName,
    table: &mut Table,
    name: &str,
) -> Result<(), CatalogError> {
    let position = column_position(table, name)?;
    let name = table.columns[position].name.clone();
    if matches!(dialect, DialectName::Mysql | DialectName::Mariadb) {
        for index in &mut table.indexes {
            index
                .columns
                .retain(|part| part.column_name() != Some(&name));
        }
        for unique in &mut table.uniques {
            unique.columns.retain(|column| *column != name);
        }
        table.indexes.retain(|index| !index.columns.is_empty());
        table.uniques.retain(|unique| !unique.columns.is_empty());
    }
    let doomed: Vec<String> = table
        .indexes
        .iter()
        .filter(|index| table.index_needs(index).contains(&name.as_str()))
        .map(|index| index.name.clone())
        .collect();
    let checks: Vec<bool> = table
        .checks
        .iter()
        .map(|check| !table.check_needs(check).contains(&name.as_str()))
        .collect();
    let excludes: Vec<bool> = table
        .excludes
        .iter()
        .map(|exclude| !table.exclude_needs(exclude).contains(&name.as_str()))
        .collect();
    let (mut checks, mut excludes) = (checks.into_iter(), excludes.into_iter());
    table.checks.retain(|_| checks.next().unwrap_or(true));
    table.excludes.retain(|_| excludes.next().unwrap_or(true));
    table
        .indexes
        .retain(|index| !doomed.contains(&index.name) && !index.include.contains(&name));
    table.primary_key = table
        .primary_key
        .take()
        .filter(|key| !key.columns.contains(&name));
    table
        .uniques
        .retain(|unique| !unique.columns.contains(&name));
    table
        .foreign_keys
        .retain(|key| !key.columns.contains(&name));
    table.columns.remove(position);
    Ok(())
}

/// Takes a constraint out by its name; those without one are known by the name that PostgreSQL gives them.
pub(super) fn drop_constraint(
    dialect: DialectName,
    table: &mut Table,
    name: &str,
) -> Result<(), Refusal> {
    let same = |own: &Option<String>| {
        own.as_deref()
            .is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    let kind = table.constraint(name).or_else(|| {
        let any_case = table
            .constraint_names()
            .find(|own| own.eq_ignore_ascii_case(name))?;
        table.constraint(any_case)
    });
    let Some(kind) = kind else {
        return if dialect == DialectName::Postgresql {
            drop_unnamed(dialect, table, name)
        } else {
            unknown_constraint(dialect, table, name)
        };
    };
    match kind {
        ConstraintKind::PrimaryKey => table.primary_key = None,
        ConstraintKind::Unique => table.uniques.retain(|unique| !same(&unique.name)),
        ConstraintKind::ForeignKey => table.foreign_keys.retain(|key| !same(&key.name)),
        ConstraintKind::Check => table.checks.retain(|check| !same(&check.name)),
        ConstraintKind::Exclude => table.excludes.retain(|exclude| !same(&exclude.name)),
    }
    Ok(())
}

fn drop_unnamed(dialect: DialectName, table: &mut Table, name: &str) -> Result<(), Refusal> {
    let own = table.name.name.clone();
    let is = |given: &Option<String>, columns: &[String], suffix: &str| {
        given.is_none() && name == format!("{own}_{}_{suffix}", columns.join("_"))
    };
    if table
        .primary_key
        .as_ref()
        .is_some_and(|key| key.name.is_none())
        && name.ends_with("_pkey")
    {
        table.primary_key = None;
    } else if let Some(position) = table
        .uniques
        .iter()
        .position(|unique| is(&unique.name, &unique.columns, "key"))
    {
        table.uniques.remove(position);
    } else if let Some(position) = table
        .foreign_keys
        .iter()
        .position(|key| is(&key.name, &key.columns, "fkey"))
    {
        table.foreign_keys.remove(position);
    } else if name.contains("_check") && table.checks.iter().any(|check| check.name.is_none()) {
        // Which of them it is depends on the columns that PostgreSQL saw in it.
        return Err(Refusal::Unknown);
    } else {
        return unknown_constraint(dialect, table, name);
    }
    Ok(())
}

fn unknown_constraint(dialect: DialectName, table: &Table, name: &str) -> Result<(), Refusal> {
    if dialect == DialectName::Mssql && table.columns.iter().any(|column| column.default.is_some())
    {
        // A default is a constraint, whose name the catalog does not hold.
        return Err(Refusal::Unknown);
    }
    Err(Refusal::Fault(CatalogError::UnknownPart {
        part: "constraint",
        name: name.to_owned(),
        table: Box::new(table.name.clone()),
        nearest: crate::diag::nearest(name, table.constraint_names()).map(str::to_owned),
    }))
}

/// Gives a table another name, in the foreign keys that refer to it too.
pub(super) fn rename_table(catalog: &mut Catalog, from: &QualifiedName, to: &QualifiedName) {
    let Some(table) = catalog.table(from) else {
        return;
    };
    let mut table = Table::clone(table);
    table.name = to.clone();
    for trigger in &mut table.triggers {
        trigger.sql = rename_in_sql(&trigger.sql, &from.name, &to.name);
    }
    let referrers: Vec<Table> = catalog
        .referrers(from)
        .filter(|other| other.name != *from)
        .map(|other| Table::clone(other))
        .collect();
    let key = |name: &QualifiedName| ObjectKey::new(Kind::Table, name.clone());
    catalog.move_grants(&key(from), &key(to));
    catalog.remove(&key(from));
    for mut table in referrers.into_iter().chain(std::iter::once(table)) {
        for key in table
            .foreign_keys
            .iter_mut()
            .filter(|key| key.referred == *from)
        {
            key.referred = to.clone();
        }
        catalog.put(table);
    }
}
