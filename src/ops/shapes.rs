//! The TOML shapes of columns, types, constraints and indexes, which several ops share.

use toml::de::DeValue;

use super::Fields;
use crate::catalog::{
    Check, Column, ColumnType, Computed, DataType, DefaultValue, Deferrability, Exclude,
    ExcludeElement, ForeignKey, Identity, Index, IndexKey, IndexPart, Initially, Literal,
    NullsOrder, PrimaryKey, QualifiedName, ReferentialAction, SortOrder, Sql, Unique, parse_type,
};
use crate::config::DialectName;
use crate::dialect::Target;

/// A column and what its declaration asks for besides.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ColumnParts {
    pub(super) column: Column,
    pub(super) primary_key: bool,
    pub(super) unique: bool,
    pub(super) index: bool,
    pub(super) foreign_key: Option<ForeignKey>,
}

/// A name under `key`, in the schema of the op.
pub(super) fn qualified(fields: &Fields<'_, '_>, key: &'static str) -> QualifiedName {
    QualifiedName::new(fields.name_or("schema").as_deref(), fields.name(key))
}

/// A column declaration.
pub(super) fn column(fields: &Fields<'_, '_>) -> ColumnParts {
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
        fields.name("type");
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
        comment: fields.text_or("comment").map(String::into_boxed_str),
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
    let (unique, index) = (fields.flag("unique"), fields.flag("index"));
    ColumnParts {
        column,
        primary_key,
        unique,
        index,
        foreign_key,
    }
}

/// The type under the key `type`.
pub(super) fn column_type(fields: &Fields<'_, '_>) -> Option<ColumnType> {
    let entry = fields.find("type")?;
    match entry.get_ref() {
        DeValue::Table(_) => fields.table_or("type", "a type", |fields| {
            if fields.has("enum") {
                return Some(ColumnType::from(enum_type(fields)));
            }
            let portable = typed(fields, "portable", &fields.name("portable"));
            let dialects = DialectName::ALL.into_iter().filter_map(|dialect| {
                let text = fields.name_or(dialect.as_str())?;
                Some((dialect, typed(fields, dialect.as_str(), &text)?))
            });
            let dialects = dialects.collect();
            Some(ColumnType {
                portable: portable?,
                dialects,
            })
        })?,
        _ => typed(fields, "type", &fields.name("type")).map(ColumnType::from),
    }
}

fn typed(fields: &Fields<'_, '_>, key: &str, text: &str) -> Option<DataType> {
    if text.is_empty() {
        return None;
    }
    parse_type(text)
        .map_err(|error| {
            let diagnostic =
                fields
                    .report()
                    .error("unknown-type", error.message, fields.span_of(key), "");
            fields.report().push(match error.help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        })
        .ok()
}

fn enum_type(fields: &Fields<'_, '_>) -> DataType {
    let name = QualifiedName::new(fields.name_or("schema").as_deref(), fields.name("enum"));
    DataType::Enum {
        name,
        values: Some(enum_values(fields)),
    }
}

/// The words of an enum under `values`: one at least, none twice.
pub(super) fn enum_values(fields: &Fields<'_, '_>) -> Vec<String> {
    let values = fields.texts("values");
    let twice = values
        .iter()
        .enumerate()
        .find(|(position, value)| values[..*position].contains(value));
    if let Some((_, value)) = twice {
        let message = format!("the value `{value}` stands twice");
        fields.report().push(fields.report().error(
            "duplicate-value",
            message,
            fields.span_of("values"),
            "",
        ));
    }
    if values.is_empty() {
        fields.report().push(fields.report().error(
            "empty-list",
            "an enum needs a value",
            fields.span_of("values"),
            "",
        ));
    }
    values
}

/// A literal or `{ sql = "…" }`.
pub(super) fn default(fields: &Fields<'_, '_>, key: &'static str) -> Option<DefaultValue> {
    let entry = fields.find(key)?;
    if matches!(entry.get_ref(), DeValue::Table(_)) {
        return fields
            .table_or(key, "an expression", sql_of)
            .map(DefaultValue::Sql);
    }
    fields.literal(key, entry).map(DefaultValue::Literal)
}

/// The key `sql` with the wordings of single dialects beside it.
pub(super) fn sql_of(fields: &Fields<'_, '_>) -> Sql {
    let sql = fields.text("sql");
    let dialects = DialectName::ALL
        .into_iter()
        .filter_map(|dialect| Some((dialect, fields.text_or(dialect.as_str())?)));
    Sql {
        sql,
        dialects: dialects.collect(),
    }
}

/// A condition under `where = { sql = "…" }`.
pub(super) fn condition(fields: &Fields<'_, '_>) -> Option<Sql> {
    fields.table_or("where", "a condition", sql_of)
}

/// `identity = { … }`.
pub(super) fn identity(fields: &Fields<'_, '_>) -> Option<Identity> {
    fields.table_or("identity", "an identity", |fields| Identity {
        always: fields.flag("always"),
        ..sequence_settings(fields)
    })
}

/// What an identity and a sequence have in common.
pub(super) fn sequence_settings(fields: &Fields<'_, '_>) -> Identity {
    Identity {
        always: false,
        start: fields.integer_or("start"),
        increment: fields.integer_or("increment"),
        min_value: fields.integer_or("min_value"),
        max_value: fields.integer_or("max_value"),
        cache: fields.integer_or("cache"),
        cycle: fields.flag_or("cycle"),
    }
}

fn references(fields: &Fields<'_, '_>, column: &str) -> Option<ForeignKey> {
    let entry = fields.find("references")?;
    if let Some(text) = entry.get_ref().as_str() {
        let pieces: Vec<&str> = text.split('.').collect();
        let (schema, table, referred) = match pieces[..] {
            [table, column] => (None, table, column),
            [schema, table, column] => (Some(schema), table, column),
            _ => {
                let diagnostic = fields.report().error(
                    "wrong-type",
                    "`references` names no column",
                    entry.span(),
                    "",
                );
                fields.report().push(
                    diagnostic.help("write `references = \"table.column\"`, or a table of keys"),
                );
                return None;
            }
        };
        return Some(plain_foreign_key(
            column,
            QualifiedName::new(schema, table),
            referred,
        ));
    }
    fields.table_or("references", "`references`", |fields| {
        let schema = fields.name_or("schema");
        let referred = QualifiedName::new(schema.as_deref(), fields.name("table"));
        let key = plain_foreign_key(column, referred, &fields.name("column"));
        foreign_key_clauses(fields, key)
    })
}

fn plain_foreign_key(column: &str, referred: QualifiedName, referred_column: &str) -> ForeignKey {
    ForeignKey {
        name: None,
        columns: vec![column.to_owned()],
        referred,
        referred_columns: vec![referred_column.to_owned()],
        on_delete: None,
        on_update: None,
        match_type: None,
        deferrability: Deferrability::default(),
        options: crate::catalog::Options::default(),
    }
}

fn foreign_key_clauses(fields: &Fields<'_, '_>, key: ForeignKey) -> ForeignKey {
    const ACTIONS: &[(&str, ReferentialAction)] = &[
        ("cascade", ReferentialAction::Cascade),
        ("restrict", ReferentialAction::Restrict),
        ("no_action", ReferentialAction::NoAction),
        ("set_null", ReferentialAction::SetNull),
        ("set_default", ReferentialAction::SetDefault),
    ];
    ForeignKey {
        name: fields.name_or("name"),
        on_delete: fields.choice("on_delete", ACTIONS),
        on_update: fields.choice("on_update", ACTIONS),
        match_type: fields
            .choice(
                "match",
                &[
                    ("full", "full"),
                    ("partial", "partial"),
                    ("simple", "simple"),
                ],
            )
            .map(str::to_owned),
        deferrability: deferrability(fields),
        options: fields.options(Target::ForeignKey),
        ..key
    }
}

/// A foreign key as `create_foreign_key` and the lists of `create_table` have it.
pub(super) fn foreign_key(fields: &Fields<'_, '_>) -> ForeignKey {
    let columns = fields.names("columns");
    let schema = fields.name_or("referred_schema");
    let referred = QualifiedName::new(schema.as_deref(), fields.name("references"));
    let key = plain_foreign_key("", referred, "");
    foreign_key_clauses(
        fields,
        ForeignKey {
            columns,
            referred_columns: fields.names("referred_columns"),
            ..key
        },
    )
}

fn deferrability(fields: &Fields<'_, '_>) -> Deferrability {
    Deferrability {
        deferrable: fields.flag_or("deferrable"),
        initially: fields.choice(
            "initially",
            &[
                ("deferred", Initially::Deferred),
                ("immediate", Initially::Immediate),
            ],
        ),
    }
}

/// A unique constraint.
pub(super) fn unique(fields: &Fields<'_, '_>) -> Unique {
    Unique {
        name: fields.name_or("name"),
        columns: fields.names("columns"),
        deferrability: deferrability(fields),
        options: fields.options(Target::Unique),
    }
}

/// A primary key.
pub(super) fn primary_key(fields: &Fields<'_, '_>) -> PrimaryKey {
    PrimaryKey {
        name: fields.name_or("name"),
        columns: fields.names("columns"),
        options: fields.options(Target::PrimaryKey),
    }
}

/// A check constraint.
pub(super) fn check(fields: &Fields<'_, '_>) -> Check {
    Check {
        name: fields.name_or("name"),
        sql: Sql::new(fields.text("sql")),
        options: fields.options(Target::Check),
    }
}

/// An exclusion constraint.
pub(super) fn exclude(fields: &Fields<'_, '_>) -> Exclude {
    let elements = fields.tables("elements", "an element", |fields| ExcludeElement {
        key: match fields.text_or("sql") {
            Some(sql) => IndexKey::Expression(Sql::new(sql)),
            None => IndexKey::Column(fields.name("column")),
        },
        with: fields.text("with"),
    });
    if elements.is_empty() {
        let message = "an exclusion constraint needs `elements`";
        fields.report().push(fields.report().error(
            "missing-key",
            message,
            fields.span_of("elements"),
            "",
        ));
    }
    for element in &elements {
        let is_operator = element
            .with
            .chars()
            .all(|c| "+-*/<>=~!@#%^&|`?".contains(c))
            && !element.with.is_empty();
        if !is_operator {
            let message = format!("`{}` is no operator", element.with);
            fields.report().push(fields.report().error(
                "wrong-type",
                message,
                fields.span_of("elements"),
                "",
            ));
        }
    }
    Exclude {
        name: fields.name_or("name"),
        elements,
        using: fields.name_or("using"),
        condition: condition(fields),
        deferrability: deferrability(fields),
    }
}

/// An index; a name that is left out is `ix_<table>_<column>` or comes from the convention.
pub(super) fn index(fields: &Fields<'_, '_>) -> (Option<String>, Index) {
    let name = fields.name_or("name");
    let index = Index {
        name: name.clone().unwrap_or_default(),
        columns: index_parts(fields),
        unique: fields.flag("unique"),
        condition: condition(fields),
        include: fields.names_or("include"),
        options: fields.options(Target::Index),
    };
    (name, index)
}

fn index_parts(fields: &Fields<'_, '_>) -> Vec<IndexPart> {
    let span = fields.span_of("columns");
    let parts = fields.entries("columns", "an index column", |fields| IndexPart {
        key: match fields.text_or("sql") {
            Some(sql) => IndexKey::Expression(Sql::new(sql)),
            None => IndexKey::Column(fields.name("name")),
        },
        order: fields.choice(
            "order",
            &[("asc", SortOrder::Asc), ("desc", SortOrder::Desc)],
        ),
        nulls: fields.choice(
            "nulls",
            &[("first", NullsOrder::First), ("last", NullsOrder::Last)],
        ),
        opclass: fields.name_or("opclass"),
        length: fields.integer_or("length"),
    });
    if parts.is_empty() {
        fields.report().push(fields.report().error(
            "missing-key",
            "an index needs `columns`",
            span,
            "",
        ));
    }
    parts
}

/// The name that an index has when nobody names it.
pub(super) fn default_index_name(table: &str, columns: &[IndexPart]) -> String {
    let columns: Vec<&str> = columns.iter().filter_map(IndexPart::column_name).collect();
    format!("ix_{table}_{}", columns.join("_"))
}

/// The rows of `bulk_insert` and `delete_rows`: each a list of columns and values.
pub(super) fn rows(fields: &Fields<'_, '_>) -> Vec<Vec<(String, DefaultValue)>> {
    fields.tables("rows", "a row", |fields| {
        fields.cells(|fields, key, entry| match entry.get_ref() {
            DeValue::Table(_) => fields.nested(key, entry, "an expression", sql_of).map(cell),
            _ => fields.literal(key, entry).map(DefaultValue::Literal),
        })
    })
}

/// TOML has no word for NULL, so that it is written as SQL.
fn cell(sql: Sql) -> DefaultValue {
    if sql.dialects.is_empty() && sql.sql.trim().eq_ignore_ascii_case("null") {
        DefaultValue::Literal(Literal::Null)
    } else {
        DefaultValue::Sql(sql)
    }
}

/// A value that stands for itself in a message.
pub(super) fn is_null(value: &DefaultValue) -> bool {
    matches!(value, DefaultValue::Literal(Literal::Null))
}
