//! Enum types: made before the column that needs them first, dropped after the last one, and widened where a column
//! spells its words out.

use super::alter;
use crate::catalog::{EnumType, Kind, Object, QualifiedName};
use crate::dialect::{EnumStyle, Unsupported};
use crate::ops::{RenameEnumValue, create_enum_statement, drop_enum_statement};
use crate::statement::{Change, Lowering, Params, Statement};

/// The types that come with the columns of this step.
pub(super) fn created(cx: &Lowering<'_>) -> Vec<Statement> {
    if cx.dialect.enums != EnumStyle::Type {
        return Vec::new();
    }
    let created =
        cx.change
            .touched
            .iter()
            .filter_map(|touched| match (&touched.before, &touched.after) {
                (None, Some(Object::Enum(made))) if !made.declared => {
                    Some(create_enum_statement(&made.name, &made.values))
                }
                _ => None,
            });
    created.collect()
}

/// The types that go with the columns of this step.
pub(super) fn dropped(cx: &Lowering<'_>) -> Vec<Statement> {
    if cx.dialect.enums != EnumStyle::Type {
        return Vec::new();
    }
    let dropped = cx
        .change
        .touched
        .iter()
        .filter(|touched| touched.key.kind == Kind::Enum && touched.after.is_none());
    let dropped = dropped.filter_map(|touched| match &touched.before {
        Some(Object::Enum(gone)) if !gone.declared => Some(drop_enum_statement(&gone.name, false)),
        _ => None,
    });
    dropped.collect()
}

/// The columns that list the words of an enum, or are as long as the longest, changed to what it is now.
pub(super) fn widened(
    name: &QualifiedName,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let before = cx
        .change
        .enum_before(name)
        .map_or(&[][..], |enum_type| &enum_type.values);
    let mut statements = Vec::new();
    for (table, column) in cx.change.after.enum_users(name) {
        let Some(table) = cx.change.table_after(&table) else {
            continue;
        };
        let Some(column) = table.column(&column) else {
            continue;
        };
        let Some(data_type) = &column.data_type else {
            continue;
        };
        let data_type = data_type.for_dialect(cx.dialect.name);
        let is_other = cx.dialect.type_sql(data_type, before)?
            != cx
                .dialect
                .type_sql(data_type, cx.change.enum_values(name))?;
        if is_other {
            statements.extend(alter::retype(cx, table, column)?);
        }
    }
    Ok(statements)
}

/// The columns that list the words of an enum: they take the new word beside the former one, the rows change, the former
/// one goes. Words that differ in their case alone are the same to the column, which then spells them as it lists them:
/// <https://dev.mysql.com/doc/refman/8.4/en/enum.html>
pub(super) fn renamed(
    rename: &RenameEnumValue,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let Some(enum_type) = cx.change.after.enum_type(&rename.name) else {
        return Ok(Vec::new());
    };
    if rename.value.to_lowercase() == rename.to.to_lowercase() {
        return widened(&rename.name, cx);
    }
    let mut both = EnumType::clone(enum_type);
    let words = both.values.iter();
    let position = words.take_while(|word| **word != rename.to).count();
    both.values.insert(position, rename.value.clone());
    let mut between = cx.change.after.clone();
    between.put(both);
    let change = Change {
        after: &between,
        ..cx.change
    };
    let mut statements = widened(&rename.name, &Lowering { change, ..*cx })?;
    for (table, column) in cx.change.after.enum_users(&rename.name) {
        let params = Params::new()
            .set_name("table", &table)
            .set("column", column)
            .set("value", rename.value.as_str())
            .set("to", rename.to.as_str());
        statements.push(Statement::new("update_word", params));
    }
    statements.extend(widened(&rename.name, cx)?);
    Ok(statements)
}
