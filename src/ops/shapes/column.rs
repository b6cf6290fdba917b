//! Columns.

use super::constraint::column_checks;
use super::data_type::column_type;
use super::foreign_key::references;
use super::{default, identity, sql_of};
use crate::catalog::{Check, Column, Computed, ForeignKey, Options};
use crate::config::DialectName;
use crate::dialect::Target;
use crate::ops::Fields;

/// A column and what its declaration asks for besides.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ops) struct ColumnParts {
    pub(in crate::ops) column: Column,
    pub(in crate::ops) primary_key: bool,
    pub(in crate::ops) unique: bool,
    pub(in crate::ops) index: bool,
    pub(in crate::ops) foreign_key: Option<ForeignKey>,
    pub(in crate::ops) checks: Vec<Check>,
}

impl ColumnParts {
    /// The options of a constraint that the declaration makes: what SQLite does on a conflict.
    pub(in crate::ops) fn conflict(&self, key: &str) -> Options {
        let mut options = Options::default();
        if let Some(value) = self.column.options.find(DialectName::Sqlite, key) {
            let entry = options.0.entry(DialectName::Sqlite).or_default();
            entry.insert("on_conflict".to_owned(), value.clone());
        }
        options
    }
}

/// A column declaration.
pub(in crate::ops) fn column(fields: &Fields<'_, '_>) -> ColumnParts {
    let name = fields.name("name");
    let has_type = fields.has("type");
    let data_type = column_type(fields);
    // The usual keys first: once all keys of a table are found, no other one is looked for.
    let nullable = fields.flag_or("nullable");
    let default = default(fields, "default");
    let primary_key = fields.flag("primary_key");
    let foreign_key = references(fields, &name);
    let computed = fields.table_or("computed", "`computed`", |fields| Computed {
        sql: sql_of(fields),
        stored: fields.flag_or("stored"),
    });
    if !has_type && computed.is_none() {
        fields.require("type");
    }
    let column = Column {
        name,
        data_type,
        nullable: nullable.unwrap_or(!primary_key),
        default,
        autoincrement: fields.flag_or("autoincrement"),
        identity: identity(fields).map(Box::new),
        computed: computed.map(Box::new),
        collation: fields.name_or("collation").map(String::into_boxed_str),
        comment: fields.shown_or("comment").map(String::into_boxed_str),
        options: fields.options(Target::Column),
    };
    if column.default.is_some() && (column.computed.is_some() || column.identity.is_some()) {
        let message = format!("column `{}` has a default and is generated", column.name);
        let diagnostic =
            fields
                .report()
                .error("contradiction", message, fields.span_of("default"), "");
        fields.report().push(diagnostic.help("leave out `default`"));
    }
    let checks = column_checks(fields, &column.name);
    let (unique, index) = (fields.flag("unique"), fields.flag("index"));
    ColumnParts {
        column,
        primary_key,
        unique,
        index,
        foreign_key,
        checks,
    }
}
