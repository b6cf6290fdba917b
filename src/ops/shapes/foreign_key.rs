//! Foreign keys, beside a column or on their own.

use super::constraint::deferrability;
use super::mapped;
use crate::catalog::{Deferrability, ForeignKey, Options, QualifiedName, ReferentialAction};
use crate::dialect::Target;
use crate::ops::Fields;

/// A foreign key as `create_foreign_key` and the lists of `create_table` have it.
pub(in crate::ops) fn foreign_key(fields: &Fields<'_, '_>) -> ForeignKey {
    let columns = fields.names("columns");
    let schema = fields.name_or("referred_schema");
    let referred = mapped(fields, schema.as_deref(), fields.name("references"));
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

pub(super) fn references(fields: &Fields<'_, '_>, column: &str) -> Option<ForeignKey> {
    let entry = fields.find("references")?;
    if entry.get_ref().is_str() {
        let text = fields.text("references");
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
            mapped(fields, schema, table),
            referred,
        ));
    }
    fields.table_or("references", "`references`", |fields| {
        let schema = fields.name_or("schema");
        let referred = mapped(fields, schema.as_deref(), fields.name("table"));
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
        options: Options::default(),
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
