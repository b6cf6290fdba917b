//! Naming conventions with SQLAlchemy's tokens:
//! <https://docs.sqlalchemy.org/en/20/core/constraints.html#configuring-constraint-naming-conventions>

use md5::{Digest, Md5};

use crate::catalog::{Check, ForeignKey, QualifiedName, Table, mentions};
use crate::config::Naming;

/// What a convention may name.
pub struct Named<'a> {
    /// The schema of its table.
    pub schema: Option<&'a str>,
    /// Its table.
    pub table: &'a str,
    /// Its columns.
    pub columns: &'a [String],
    /// The table that it refers to.
    pub referred_table: &'a str,
    /// The columns that it refers to.
    pub referred_columns: &'a [String],
    /// The name that it has already.
    pub constraint: &'a str,
}

impl<'a> Named<'a> {
    /// A thing on columns.
    pub fn columns(table: &'a QualifiedName, columns: &'a [String]) -> Self {
        Self {
            schema: table.schema.as_deref(),
            table: &table.name,
            columns,
            referred_table: "",
            referred_columns: &[],
            constraint: "",
        }
    }

    /// A foreign key.
    pub fn foreign_key(table: &'a QualifiedName, key: &'a ForeignKey) -> Self {
        Self {
            referred_table: &key.referred.name,
            referred_columns: &key.referred_columns,
            ..Self::columns(table, &key.columns)
        }
    }
}

/// The name that a convention gives.
///
/// Unknown tokens stay as they are, so that a reviewer sees them.
pub fn named(convention: &str, thing: &Named<'_>) -> String {
    let mut name = String::new();
    let mut rest = convention;
    while let Some((before, after)) = rest.split_once("%(") {
        name.push_str(&before.replace("%%", "%"));
        let Some((token, after)) = after.split_once(")s") else {
            name.push_str("%(");
            rest = after;
            continue;
        };
        match value(token, thing) {
            Some(value) => name.push_str(&value),
            None => name.extend(["%(", token, ")s"]),
        }
        rest = after;
    }
    name.push_str(&rest.replace("%%", "%"));
    name
}

fn value(token: &str, thing: &Named<'_>) -> Option<String> {
    match token {
        "table_name" => return Some(thing.table.to_owned()),
        "referred_table_name" => return Some(thing.referred_table.to_owned()),
        "constraint_name" => return Some(thing.constraint.to_owned()),
        _ => {}
    }
    let (columns, token) = match token.strip_prefix("referred_") {
        Some(token) => (thing.referred_columns, token),
        None => (thing.columns, token),
    };
    let rest = token.strip_prefix("column_")?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, kind) = rest.split_at(digits);
    let label = |column: &String| match kind.trim_start_matches(['N', '_']) {
        "label" => match thing.schema {
            Some(schema) => format!("{}_{}_{column}", schema.replace('.', "_"), thing.table),
            None => format!("{}_{column}", thing.table),
        },
        _ => column.clone(),
    };
    if kind.starts_with("_N") || kind.starts_with('N') {
        let separator = if kind.starts_with("_N") { "_" } else { "" };
        return Some(
            columns
                .iter()
                .map(label)
                .collect::<Vec<_>>()
                .join(separator),
        );
    }
    let column = columns.get(number.parse::<usize>().ok()?);
    Some(column.map(label).unwrap_or_default())
}

/// The name that SQLAlchemy makes of a generated one which is longer than the engine allows: its start, and four digits
/// that tell it from others with the same start.
/// <https://docs.sqlalchemy.org/en/20/core/constraints.html#creating-custom-tokens-for-naming-conventions>
pub fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let start: String = name.chars().take(longest.saturating_sub(8)).collect();
    let digest = Md5::digest(name.as_bytes());
    format!("{start}_{:02x}{:02x}", digest[14], digest[15])
}

/// Fills the missing names of a table's constraints.
pub fn apply_convention(table: &mut Table, naming: &Naming) {
    let name = table.name.clone();
    if let (Some(key), Some(convention)) = (&mut table.primary_key, &naming.pk) {
        key.name
            .get_or_insert_with(|| named(convention, &Named::columns(&name, &key.columns)));
    }
    if let Some(convention) = &naming.uq {
        for unique in &mut table.uniques {
            unique
                .name
                .get_or_insert_with(|| named(convention, &Named::columns(&name, &unique.columns)));
        }
    }
    if let Some(convention) = &naming.fk {
        for key in &mut table.foreign_keys {
            if key.name.is_none() {
                key.name = Some(named(convention, &Named::foreign_key(&name, key)));
            }
        }
    }
    if let Some(convention) = &naming.ck {
        let columns = table.columns.iter().map(|column| column.name.clone());
        let columns: Vec<String> = columns.collect();
        for check in &mut table.checks {
            name_check(check, &name, &columns, convention);
        }
    }
}

/// Names a check that has no name, by those of the table's columns that it speaks of. One that speaks of none stays as it
/// is where the convention asks for a column, and each where it asks for the name that there is not.
pub(super) fn name_check(
    check: &mut Check,
    table: &QualifiedName,
    columns: &[String],
    convention: &str,
) {
    if check.name.is_some() || convention.contains("%(constraint_name)s") {
        return;
    }
    let spoken_of = |column: &&String| mentions(&check.sql.sql, column);
    let columns: Vec<String> = columns.iter().filter(spoken_of).cloned().collect();
    if !columns.is_empty() || !convention.contains("%(column_") {
        check.name = Some(named(convention, &Named::columns(table, &columns)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_too_long_keeps_its_start() {
        let name = "ix_customer_relationship_management_assignments_responsible_sales_representative_identifier";
        let short = "ix_customer_relationship_management_assignments_respons_16c9";
        assert_eq!(shortened(name, 63), short);
        assert_eq!(shortened(short, 63), short);
    }

    #[test]
    fn tokens_are_those_of_sqlalchemy() {
        let columns = ["a".to_owned(), "b".to_owned()];
        let referred = ["id".to_owned()];
        let thing = Named {
            schema: None,
            table: "t",
            columns: &columns,
            referred_table: "o",
            referred_columns: &referred,
            constraint: "pos",
        };
        let cases = [
            ("pk_%(table_name)s", "pk_t"),
            ("ix_%(column_0_label)s", "ix_t_a"),
            ("uq_%(table_name)s_%(column_0_name)s", "uq_t_a"),
            ("uq_%(table_name)s_%(column_0_N_name)s", "uq_t_a_b"),
            ("uq_%(column_0N_name)s", "uq_ab"),
            ("ix_%(column_0_N_label)s", "ix_t_a_t_b"),
            ("ck_%(table_name)s_%(constraint_name)s", "ck_t_pos"),
            (
                "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "fk_t_a_o",
            ),
            ("fk_%(referred_column_0_name)s", "fk_id"),
            ("%(nothing)s%(", "%(nothing)s%("),
            ("ix_%(column_0N_label)s", "ix_t_at_b"),
            ("ix_%(column_1_name)s", "ix_b"),
            ("ix_%(table_name)s_%(column_0_key)s", "ix_t_a"),
            ("ix_%(column_0_N_key)s", "ix_a_b"),
            (
                "fk_%(column_0_N_name)s_%(referred_column_0_N_name)s",
                "fk_a_b_id",
            ),
            ("pk_%(column_0N_name)s", "pk_ab"),
            ("100%%_%(table_name)s_50%%", "100%_t_50%"),
        ];
        for (convention, name) in cases {
            assert_eq!(named(convention, &thing), name, "{convention}");
        }
        let thing = Named {
            schema: Some("my.shop"),
            ..thing
        };
        let cases = [
            ("ix_%(column_0_label)s", "ix_my_shop_t_a"),
            ("uq_%(column_0_N_label)s", "uq_my_shop_t_a_my_shop_t_b"),
            ("uq_%(table_name)s_%(column_0_name)s", "uq_t_a"),
            ("ck_%(table_name)s_%(column_2_name)s", "ck_t_"),
        ];
        for (convention, name) in cases {
            assert_eq!(named(convention, &thing), name, "{convention}");
        }
    }
}
