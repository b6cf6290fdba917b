//! The rules that every table obeys, whichever op made it.

use super::{Catalog, CatalogError, ForeignKey, Index, Table};

/// A broken rule and the key of the table that it lies in, such as `columns.2` or `foreign_keys.0.columns.1`.
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
        known_columns(table, &key.columns).map_err(within("primary_key.columns"))?;
    }
    for (position, unique) in table.uniques.iter().enumerate() {
        known_columns(table, &unique.columns)
            .map_err(within(&format!("uniques.{position}.columns")))?;
    }
    for (position, index) in table.indexes.iter().enumerate() {
        known_index_columns(table, index)
            .map_err(|(key, error)| (format!("indexes.{position}.{key}"), error))?;
    }
    for (position, key) in table.foreign_keys.iter().enumerate() {
        check_foreign_key(catalog, table, key)
            .map_err(|(part, error)| (format!("foreign_keys.{position}.{part}"), error))?;
    }
    Ok(())
}

fn distinct_columns(table: &Table) -> Result<(), CheckError> {
    for (position, column) in table.columns.iter().enumerate() {
        let same = table.columns[..position]
            .iter()
            .find(|other| other.name.eq_ignore_ascii_case(&column.name));
        if let Some(same) = same {
            let what = if same.name == column.name {
                format!("column `{}` of table `{}`", same.name, table.name)
            } else {
                format!(
                    "column `{}` of table `{}`, which `{}` equals but for case,",
                    same.name, table.name, column.name
                )
            };
            return Err((
                format!("columns.{position}.name"),
                CatalogError::Exists { what },
            ));
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

/// The position in `columns` and why it does not fit.
type Misfit = (usize, CatalogError);

fn known_columns(table: &Table, columns: &[String]) -> Result<(), Misfit> {
    for (position, name) in columns.iter().enumerate() {
        known_column(table, name).map_err(|error| (position, error))?;
        if columns[..position].contains(name) {
            let error = CatalogError::Invalid {
                code: "repeated-column",
                message: format!("column `{name}` stands twice in the list"),
                help: "name each column once".to_owned(),
            };
            return Err((position, error));
        }
    }
    Ok(())
}

fn known_column(table: &Table, name: &str) -> Result<(), CatalogError> {
    if table.column(name).is_some() {
        return Ok(());
    }
    let known = table.columns.iter().map(|column| column.name.as_str());
    Err(CatalogError::UnknownPart {
        part: "column",
        name: name.to_owned(),
        table: Box::new(table.name.clone()),
        nearest: crate::diag::nearest(name, known).map(str::to_owned),
    })
}

fn known_index_columns(table: &Table, index: &Index) -> Result<(), CheckError> {
    for (position, part) in index.columns.iter().enumerate() {
        let Some(name) = part.column_name() else {
            continue;
        };
        known_column(table, name).map_err(|error| (format!("columns.{position}"), error))?;
        if index.columns[..position]
            .iter()
            .any(|other| other.column_name() == Some(name))
        {
            let error = CatalogError::Invalid {
                code: "repeated-column",
                message: format!("column `{name}` stands twice in the list"),
                help: "name each column once".to_owned(),
            };
            return Err((format!("columns.{position}"), error));
        }
    }
    known_columns(table, &index.include).map_err(within("include"))
}

/// Puts a position below a key.
fn within(key: &str) -> impl Fn(Misfit) -> CheckError {
    move |(position, error)| (format!("{key}.{position}"), error)
}

/// Checks one foreign key of a table.
///
/// # Errors
/// When it names what does not exist, refers to columns without a key, or the types differ.
fn check_foreign_key(catalog: &Catalog, table: &Table, key: &ForeignKey) -> Result<(), CheckError> {
    known_columns(table, &key.columns).map_err(within("columns"))?;
    let referred = match catalog.table(&key.referred) {
        _ if key.referred == table.name => table,
        Some(referred) => referred,
        None => {
            let error = catalog.unknown(super::Kind::Table, &key.referred);
            return Err(("references".to_owned(), error));
        }
    };
    if referred.opaque {
        return Ok(());
    }
    known_columns(referred, &key.referred_columns).map_err(within("referred_columns"))?;
    if key.columns.len() != key.referred_columns.len() {
        let error = CatalogError::ForeignKey {
            message: format!(
                "a foreign key of {} columns refers to {} columns",
                key.columns.len(),
                key.referred_columns.len()
            ),
            help: "name as many columns in `referred_columns` as in `columns`".to_owned(),
        };
        return Err(("referred_columns".to_owned(), error));
    }
    if table.keys_assumed {
        return Ok(());
    }
    if !referred.has_key_on(&key.referred_columns) {
        let columns = key.referred_columns.join(", ");
        let error = CatalogError::ForeignKey {
            message: format!("`{}` has no primary key or unique constraint on ({columns})", referred.name),
            help: "a foreign key refers to a key: add a unique constraint first, or refer to the primary key".to_owned(),
        };
        return Err(("referred_columns".to_owned(), error));
    }
    same_types(table, referred, key).map_err(within("columns"))
}

fn same_types(table: &Table, referred: &Table, key: &ForeignKey) -> Result<(), Misfit> {
    for (position, (from, to)) in key.columns.iter().zip(&key.referred_columns).enumerate() {
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
            let error = CatalogError::ForeignKey {
                message: format!(
                    "`{}.{from}` is {}, but `{}.{to}` that it refers to is {}",
                    table.name, left.portable, referred.name, right.portable
                ),
                help: "give both the same type; where one is changed, drop the foreign key before and make it again after"
                    .to_owned(),
            };
            return Err((position, error));
        }
    }
    Ok(())
}
