//! The constraint that `drop_constraint` means, where the revisions do not give it that name.

use super::{Remedy, edit, edit_gap};
use crate::catalog::{
    Catalog, Check, ConstraintKind, Deferrability, Exclude, ForeignKey, Options, PrimaryKey, Sql,
    Table, Unique,
};
use crate::ops::DropConstraint;

/// Finds the constraint by the name that a database gives, or by its kind where there is but one without a name;
/// else one is made of which nothing is known.
pub(super) fn assume(catalog: &mut Catalog, drop: &DropConstraint) -> Option<Remedy> {
    let is_known = edit(catalog, &drop.table, |table| {
        if let Some(name) = given(table, &drop.name) {
            *name = Some(drop.name.clone());
            // An index that came with it has another name.
            table.keys_assumed = true;
        }
    });
    if is_known.is_some() {
        return Some(Remedy::Known);
    }
    let Some(kind) = drop.kind else {
        return Some(Remedy::AsWritten);
    };
    edit_gap(catalog, &drop.table, |table| {
        if let Some(name) = only_unnamed(table, kind) {
            *name = Some(drop.name.clone());
        } else {
            add(table, kind, &drop.name);
        }
    })
}

/// The name of the constraint without one that a database would call so:
/// <https://www.postgresql.org/docs/current/sql-createtable.html>,
/// <https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html>,
/// <https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html>.
fn given<'t>(table: &'t mut Table, name: &str) -> Option<&'t mut Option<String>> {
    let own = table.name.name.clone();
    let is_of =
        |columns: &[String], suffix: &str| name == format!("{own}_{}_{suffix}", columns.join("_"));
    let number = |prefix: &str| {
        let number = name.strip_prefix(&format!("{own}_{prefix}_"))?;
        number.parse::<usize>().ok()?.checked_sub(1)
    };
    let checked: Vec<bool> = table
        .checks
        .iter()
        .map(|check| match table.check_needs(check)[..] {
            [column] => name == format!("{own}_{column}_check"),
            _ => name == format!("{own}_check"),
        })
        .collect();
    let key = table
        .primary_key
        .as_mut()
        .filter(|_| name == format!("{own}_pkey"));
    let key = key.map(|key| &mut key.name);
    let unique = table.uniques.iter_mut().find(|unique| {
        let is_first = unique.columns.first().is_some_and(|first| first == name);
        unique.name.is_none() && (is_of(&unique.columns, "key") || is_first)
    });
    let foreign_keys = table
        .foreign_keys
        .iter_mut()
        .filter(|key| key.name.is_none());
    let foreign_key = foreign_keys
        .enumerate()
        .find(|(position, key)| is_of(&key.columns, "fkey") || number("ibfk") == Some(*position));
    let checks = table.checks.iter_mut().zip(checked).enumerate();
    let check = checks
        .filter(|(_, (check, _))| check.name.is_none())
        .find(|(position, (_, is_named))| *is_named || number("chk") == Some(*position));
    key.filter(|key| key.is_none())
        .or_else(|| unique.map(|unique| &mut unique.name))
        .or_else(|| foreign_key.map(|(_, key)| &mut key.name))
        .or_else(|| check.map(|(_, (check, _))| &mut check.name))
}

/// The only constraint of a kind without a name, or the primary key by whatever name.
fn only_unnamed(table: &mut Table, kind: ConstraintKind) -> Option<&mut Option<String>> {
    let mut names: Vec<&mut Option<String>> = match kind {
        ConstraintKind::PrimaryKey => {
            return table.primary_key.as_mut().map(|key| &mut key.name);
        }
        ConstraintKind::Unique => table.uniques.iter_mut().map(|it| &mut it.name).collect(),
        ConstraintKind::ForeignKey => {
            let keys = table.foreign_keys.iter_mut();
            keys.map(|it| &mut it.name).collect()
        }
        ConstraintKind::Check => table.checks.iter_mut().map(|it| &mut it.name).collect(),
        ConstraintKind::Exclude => table.excludes.iter_mut().map(|it| &mut it.name).collect(),
    };
    names.retain(|name| name.is_none());
    let only = names.pop()?;
    names.is_empty().then_some(only)
}

/// Adds a constraint of which only kind and name are known; a unique index of the name is a constraint, too.
fn add(table: &mut Table, kind: ConstraintKind, name: &str) {
    let name = Some(name.to_owned());
    let deferrability = Deferrability::default();
    let (columns, options) = (Vec::new(), Options::default());
    match kind {
        ConstraintKind::PrimaryKey => {
            table.primary_key = Some(PrimaryKey {
                name,
                columns,
                options,
            });
        }
        ConstraintKind::Unique => {
            table
                .indexes
                .retain(|index| Some(&index.name) != name.as_ref());
            table.uniques.push(Unique {
                name,
                columns,
                deferrability,
                options,
            });
        }
        ConstraintKind::ForeignKey => table.foreign_keys.push(ForeignKey {
            name,
            columns,
            referred: table.name.clone(),
            referred_columns: Vec::new(),
            on_delete: None,
            on_update: None,
            match_type: None,
            deferrability,
            options,
        }),
        ConstraintKind::Check => table.checks.push(Check {
            name,
            sql: Sql::default(),
            column: None,
            options,
        }),
        ConstraintKind::Exclude => table.excludes.push(Exclude {
            name,
            elements: Vec::new(),
            using: None,
            condition: None,
            deferrability,
        }),
    }
}
