//! The enum of a column that is kept aside.

use super::name::Names;
use crate::catalog::{Column, ColumnType, DataType};
use crate::dialect::EnumStyle;

/// The type that the column has from now on, where its enum goes with it: a later revision may make that anew. Its words
/// stay as text, for which the table is written anew.
pub(super) fn as_text(column: &Column, names: &Names<'_>) -> Option<ColumnType> {
    if names.dialect.enums != EnumStyle::Type {
        return None;
    }
    let data_type = column.data_type.as_ref()?;
    let DataType::Enum { name, .. } = data_type.for_dialect(names.dialect.name) else {
        return None;
    };
    let goes = names.after.enum_type(name).is_none();
    goes.then(|| ColumnType {
        portable: DataType::Text,
        dialects: Vec::new(),
    })
}
