//! The rules that every table obeys, whichever op made it.

use super::{Catalog, CatalogError, ForeignKey, Table};

/// A broken rule and the key of the op that it lies in, such as `columns` or `foreign_keys.0`.
pub type CheckError = (String, CatalogError);

/// Checks a table that is about to be put into the catalog: names are unique, constraints and indexes name columns
/// that exist, foreign keys refer to a key of the same types.
///
/// # Errors
/// The first rule that is broken.
pub fn check_table(catalog: &Catalog, table: &Table) -> Result<(), CheckError> {
    distinct_columns(table)?;
    distinct_names(table)?;
    if table.opaque {
        return Ok(());
    }
    if let Some(key) = &table.primary_key {
        known_columns(table, &key.columns).map_err(|error| ("primary_key".to_owned(), error))?;
    }
    for (position, unique) in table.uniques.iter().enumerate() {
        known_columns(table, &unique.columns)
            .map_err(|error| (format!("uniques.{position}"), error))?;
    }
    for (position, index) in table.indexes.iter().enumerate() {
        let columns = index
            .columns
            .iter()
            .filter_map(|part| part.column_name())
            .map(str::to_owned);
        let columns: Vec<String> = columns.chain(index.include.iter().cloned()).collect();
        known_columns(table, &columns).map_err(|error| (format!("indexes.{position}"), error))?;
    }
    for (position, key) in table.foreign_keys.iter().enumerate() {
        check_foreign_key(catalog, table, key)
            .map_err(|error| (format!("foreign_keys.{position}"), error))?;
    }
    Ok(())
}

fn distinct_columns(table: &Table) -> Result<(), CheckError> {
    for (position, column) in table.columns.iter().enumerate() {
        if table.columns[..position]
            .iter()
            .any(|other| other.name.eq_ignore_ascii_case(&column.name))
        {
            let what = format!("column `{}` of table `{}`", column.name, table.name);
            return Err((format!("columns.{position}"), CatalogError::Exists { what }));
        }
    }
    Ok(())
}

fn distinct_names(table: &Table) -> Result<(), CheckError> {
    let mut seen: Vec<&str> = Vec::new();
    for name in table.constraint_names() {
        if seen.contains(&name) {
            let what = format!("constraint `{name}` of table `{}`", table.name);
            return Err((String::new(), CatalogError::Exists { what }));
        }
        seen.push(name);
    }
    for (position, index) in table.indexes.iter().enumerate() {
        if table.indexes[..position]
            .iter()
            .any(|other| other.name == index.name)
        {
            let what = format!("index `{}` of table `{}`", index.name, table.name);
            return Err((format!("indexes.{position}"), CatalogError::Exists { what }));
        }
    }
    Ok(())
}

fn known_columns(table: &Table, columns: &[String]) -> Result<(), CatalogError> {
    for (position, name) in columns.iter().enumerate() {
        if table.column(name).is_none() {
            let known = table.columns.iter().map(|column| column.name.as_str());
            return Err(CatalogError::UnknownPart {
                part: "column",
                name: name.clone(),
                table: table.name.to_string(),
                nearest: crate::diag::nearest(name, known).map(str::to_owned),
            });
        }
        if columns[..position].contains(name) {
            let what = format!("column `{name}` of the list");
            return Err(CatalogError::Exists { what });
        }
    }
    Ok(())
}

/// Checks one foreign key of a table.
///
/// # Errors
/// When it names what does not exist, refers to columns without a key, or the types differ.
fn check_foreign_key(
    catalog: &Catalog,
    table: &Table,
    key: &ForeignKey,
) -> Result<(), CatalogError> {
    known_columns(table, &key.columns)?;
    let referred = match catalog.table(&key.referred) {
        _ if key.referred == table.name => table,
        Some(referred) => referred,
        None => return Err(catalog.unknown(super::Kind::Table, &key.referred)),
    };
    if referred.opaque {
        return Ok(());
    }
    known_columns(referred, &key.referred_columns)?;
    if key.columns.len() != key.referred_columns.len() {
        return Err(CatalogError::ForeignKey {
            message: format!(
                "a foreign key of {} columns refers to {} columns",
                key.columns.len(),
                key.referred_columns.len()
            ),
            help: "name as many columns in `referred_columns` as in `columns`".to_owned(),
        });
    }
    if !referred.has_key_on(&key.referred_columns) {
        let columns = key.referred_columns.join(", ");
        return Err(CatalogError::ForeignKey {
            message: format!("`{}` has no primary key or unique constraint on ({columns})", referred.name),
            help: "a foreign key refers to a key: add a unique constraint first, or refer to the primary key".to_owned(),
        });
    }
    same_types(table, referred, key)
}

fn same_types(table: &Table, referred: &Table, key: &ForeignKey) -> Result<(), CatalogError> {
    for (from, to) in key.columns.iter().zip(&key.referred_columns) {
        let type_of = |table: &Table, name: &str| {
            table
                .column(name)
                .and_then(|column| column.data_type.clone())
        };
        let (Some(left), Some(right)) = (type_of(table, from), type_of(referred, to)) else {
            continue;
        };
        let exact =
            |data_type: &super::ColumnType| matches!(data_type.portable, super::DataType::Exact(_));
        if left.portable != right.portable && !exact(&left) && !exact(&right) {
            return Err(CatalogError::ForeignKey {
                message: format!(
                    "`{}.{from}` is {}, but `{}.{to}` that it refers to is {}",
                    table.name, left.portable, referred.name, right.portable
                ),
                help: "give both the same type; where one is changed, drop the foreign key before and make it again after"
                    .to_owned(),
            });
        }
    }
    Ok(())
}
