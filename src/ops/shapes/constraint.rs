//! Primary keys, unique, check and exclusion constraints.

use super::condition;
use crate::catalog::{
    Check, Deferrability, Exclude, ExcludeElement, IndexKey, Initially, Options, PrimaryKey, Sql,
    Unique,
};
use crate::dialect::Target;
use crate::ops::{Enclosure, Fields};

/// A unique constraint.
pub(in crate::ops) fn unique(fields: &Fields<'_, '_>) -> Unique {
    Unique {
        name: fields.name_or("name"),
        columns: fields.names("columns"),
        deferrability: deferrability(fields),
        options: fields.options(Target::Unique),
    }
}

/// A primary key.
pub(in crate::ops) fn primary_key(fields: &Fields<'_, '_>) -> PrimaryKey {
    PrimaryKey {
        name: fields.name_or("name"),
        columns: fields.names("columns"),
        options: fields.options(Target::PrimaryKey),
    }
}

/// A check constraint.
pub(in crate::ops) fn check(fields: &Fields<'_, '_>) -> Check {
    Check {
        name: fields.name_or("name"),
        sql: Sql::new(fields.sql("sql", Enclosure::Parentheses)),
        column: None,
        options: fields.options(Target::Check),
    }
}

/// The checks that stand beside a column, under `check` and `checks`.
pub(super) fn column_checks(fields: &Fields<'_, '_>, column: &str) -> Vec<Check> {
    let check = |fields: &Fields<'_, '_>| Check {
        name: fields.name_or("name"),
        sql: Sql::new(fields.sql("sql", Enclosure::Parentheses)),
        column: Some(column.to_owned()),
        options: Options::default(),
    };
    let mut checks: Vec<Check> = fields
        .table_or("check", "`check`", check)
        .into_iter()
        .collect();
    checks.extend(fields.tables("checks", "a check", check));
    checks
}

/// An exclusion constraint.
pub(in crate::ops) fn exclude(fields: &Fields<'_, '_>) -> Exclude {
    fields.needs("elements");
    let elements = fields.tables("elements", "an element", |fields| ExcludeElement {
        key: match fields.sql_or("sql", Enclosure::Parentheses) {
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

pub(super) fn deferrability(fields: &Fields<'_, '_>) -> Deferrability {
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
