//! The life of enums that are declared where a column uses them: made with the first column, gone with the last.

use crate::catalog::{
    Catalog, CatalogError, Column, DataType, EnumType, Kind, ObjectKey, QualifiedName, Table,
};

/// Makes the enum of a column's type when it does not exist, and leaves only its name in the column.
pub(super) fn adopt(catalog: &mut Catalog, column: &mut Column) -> Result<(), CatalogError> {
    let Some(data_type) = &mut column.data_type else {
        return Ok(());
    };
    let others = data_type
        .dialects
        .iter_mut()
        .map(|(_, data_type)| data_type);
    for data_type in std::iter::once(&mut data_type.portable).chain(others) {
        let DataType::Enum { name, values } = data_type else {
            continue;
        };
        match (catalog.enum_type(name), values.take()) {
            (Some(known), Some(values)) if known.values != values => {
                return Err(CatalogError::Invalid {
                    code: "enum-values",
                    message: format!(
                        "enum `{name}` has the values {} already, not {}",
                        known.values.join(", "),
                        values.join(", ")
                    ),
                    help: "give this enum another name, or add the values with `add_enum_value`"
                        .to_owned(),
                });
            }
            (Some(_), _) => {}
            (None, Some(values)) => catalog.put(EnumType {
                name: name.clone(),
                values,
                declared: false,
            }),
            (None, None) => return Err(catalog.unknown(Kind::Enum, name)),
        }
    }
    Ok(())
}

/// Leaves the enum of a column that was there before as it is: it is made when nothing does, and never goes with a column.
pub(super) fn assume(catalog: &mut Catalog, column: &mut Column) {
    let Some(data_type) = &mut column.data_type else {
        return;
    };
    let others = data_type
        .dialects
        .iter_mut()
        .map(|(_, data_type)| data_type);
    for data_type in std::iter::once(&mut data_type.portable).chain(others) {
        let DataType::Enum { name, values } = data_type else {
            continue;
        };
        match catalog.enum_type(name) {
            Some(known) if Some(&known.values) == values.as_ref() => *values = None,
            Some(_) => {}
            None => catalog.put(EnumType {
                name: name.clone(),
                values: values.take().unwrap_or_default(),
                declared: true,
            }),
        }
    }
}

/// Drops the enums of these columns that no column uses any more and that no op of their own made.
pub(super) fn release(catalog: &mut Catalog, columns: &[&Column]) {
    for name in columns.iter().filter_map(|column| enum_of(column)) {
        let implicit = catalog
            .enum_type(name)
            .is_some_and(|enum_type| !enum_type.declared);
        if implicit && catalog.enum_users(name).is_empty() {
            catalog.remove(&ObjectKey::new(Kind::Enum, name.clone()));
        }
    }
}

fn enum_of(column: &Column) -> Option<&QualifiedName> {
    column
        .data_type
        .as_ref()
        .and_then(|data_type| data_type.portable.enum_name())
}

/// The column with the words of its enum written out, when the enum goes and comes with it.
pub(super) fn with_values(column: &mut Column, find: impl Fn(&QualifiedName) -> Option<EnumType>) {
    let Some(data_type) = &mut column.data_type else {
        return;
    };
    let others = data_type
        .dialects
        .iter_mut()
        .map(|(_, data_type)| data_type);
    for data_type in std::iter::once(&mut data_type.portable).chain(others) {
        if let DataType::Enum { name, values } = data_type {
            *values = find(name)
                .filter(|enum_type| !enum_type.declared)
                .map(|enum_type| enum_type.values);
        }
    }
}

/// The table with the words of its enums written out.
pub(super) fn table_with_values(
    table: &Table,
    find: impl Fn(&QualifiedName) -> Option<EnumType>,
) -> Table {
    let mut table = table.clone();
    for column in &mut table.columns {
        if enum_of(column).is_some() {
            with_values(std::sync::Arc::make_mut(column), &find);
        }
    }
    table
}
