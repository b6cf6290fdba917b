//! Naming conventions: templates with the tokens of SQLAlchemy.

use serde::{Deserialize, Deserializer};

/// Naming conventions with the tokens of SQLAlchemy, such as `%(table_name)s`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// Indexes.
    #[serde(default, deserialize_with = "convention")]
    pub ix: Option<String>,
    /// Unique constraints.
    #[serde(default, deserialize_with = "convention")]
    pub uq: Option<String>,
    /// Check constraints.
    #[serde(default, deserialize_with = "convention")]
    pub ck: Option<String>,
    /// Foreign keys.
    #[serde(default, deserialize_with = "convention")]
    pub fk: Option<String>,
    /// Primary keys.
    #[serde(default, deserialize_with = "convention")]
    pub pk: Option<String>,
}

/// The tokens that people use most; a message names them.
const TOKENS: [&str; 6] = [
    "table_name",
    "column_0_name",
    "column_0_label",
    "column_0_N_name",
    "referred_table_name",
    "constraint_name",
];

fn convention<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if let Some(token) = unknown_token(&text) {
        let known = TOKENS.map(|token| format!("`%({token})s`")).join(", ");
        let message = format!("unknown token `%({token})s`, expected one of {known}");
        return Err(serde::de::Error::custom(message));
    }
    Ok(Some(text))
}

/// The first token of a convention that is none of SQLAlchemy's.
pub fn unknown_token(convention: &str) -> Option<&str> {
    let mut rest = convention;
    while let Some((_, after)) = rest.split_once("%(") {
        let (token, after) = after.split_once(")s").unwrap_or((after, ""));
        if !is_token(token) {
            return Some(token);
        }
        rest = after;
    }
    None
}

fn is_token(token: &str) -> bool {
    if matches!(
        token,
        "table_name" | "referred_table_name" | "constraint_name"
    ) {
        return true;
    }
    let (column, is_referred) = match token.strip_prefix("referred_") {
        Some(column) => (column, true),
        None => (token, false),
    };
    let Some(rest) = column.strip_prefix("column_") else {
        return false;
    };
    let kind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let kind = kind
        .strip_prefix("_N")
        .unwrap_or(kind.trim_start_matches('N'));
    // SQLAlchemy knows no label and no key of a referred column.
    let is_kind = kind == "_name" || !is_referred && matches!(kind, "_label" | "_key");
    rest.starts_with(|c: char| c.is_ascii_digit()) && is_kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_where_sqlalchemy_knows_it() {
        let known =
            "%(column_0_label)s%(column_0N_key)s%(column_12_name)s%(referred_column_0_N_name)s";
        assert_eq!(unknown_token(known), None);
        for token in [
            "referred_column_0_label",
            "referred_column_0_key",
            "column_name",
            "column_0_type",
        ] {
            assert_eq!(unknown_token(&format!("a%({token})s")), Some(token));
        }
    }
}
