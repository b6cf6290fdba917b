//! Values as literals.

use super::{Dialect, Feature, Unsupported};
use crate::catalog::Literal;

/// A value as a literal of this dialect.
pub(super) fn literal(dialect: &Dialect, value: &Literal) -> Result<String, Unsupported> {
    Ok(match value {
        Literal::Null => "NULL".to_owned(),
        Literal::Boolean(value) => match (dialect.has(Feature::BooleanLiterals), value) {
            (true, true) => "true".to_owned(),
            (true, false) => "false".to_owned(),
            (false, value) => u8::from(*value).to_string(),
        },
        Literal::Integer(value) => value.to_string(),
        Literal::Decimal(digits) => digits.clone(),
        Literal::Text(value) => text(dialect, value),
        Literal::Date(date) if dialect.has(Feature::ToDateLiterals) => {
            format!("TO_DATE('{date}', 'YYYY-MM-DD')")
        }
        Literal::Date(date) => format!("'{date}'"),
        Literal::Time(time) => format!("'{time}'"),
        Literal::DateTime { local, offset } => return date_time(dialect, local, offset.as_deref()),
    })
}

fn date_time(dialect: &Dialect, local: &str, offset: Option<&str>) -> Result<String, Unsupported> {
    if dialect.has(Feature::ToDateLiterals) {
        let fraction = if local.contains('.') { ".FF" } else { "" };
        return Ok(match offset {
            Some(offset) => {
                format!(
                    "TO_TIMESTAMP_TZ('{local} {offset}', 'YYYY-MM-DD HH24:MI:SS{fraction} TZH:TZM')"
                )
            }
            None if fraction.is_empty() => format!("TO_DATE('{local}', 'YYYY-MM-DD HH24:MI:SS')"),
            None => format!("TO_TIMESTAMP('{local}', 'YYYY-MM-DD HH24:MI:SS.FF')"),
        });
    }
    let local = if dialect.has(Feature::TimeAfterT) {
        &local.replacen(' ', "T", 1)
    } else {
        local
    };
    let fraction = local.split_once('.').map_or("", |(_, fraction)| fraction);
    match offset {
        // DATETIME takes three digits, and is made of what has more.
        None if dialect.has(Feature::TimeAfterT) && fraction.len() > 3 => {
            Ok(format!("CAST('{local}' AS DATETIME2)"))
        }
        None => Ok(format!("'{local}'")),
        // https://mariadb.com/kb/en/date-and-time-literals/ knows no offset; a UTC time needs none.
        Some("+00:00") if !dialect.has(Feature::OffsetLiterals) => Ok(format!("'{local}'")),
        Some(_) if !dialect.has(Feature::OffsetLiterals) => Err(Unsupported::new(
            format!(
                "{} has no date and time literals with an offset",
                dialect.title
            ),
            "write the time in UTC, ending in `Z`",
        )),
        Some(offset) => Ok(format!("'{local}{offset}'")),
    }
}

/// A text as a literal of this dialect.
pub(super) fn text(dialect: &Dialect, text: &str) -> String {
    let escaped = |piece: &str| {
        let piece = piece.replace('\'', "''");
        if dialect.has(Feature::BackslashEscapes) {
            piece.replace('\\', "\\\\")
        } else {
            piece
        }
    };
    let Some((concatenate, character)) = line_breaks(dialect) else {
        return with_returns(dialect, text, &escaped(text));
    };
    // The client reads line by line: a line `GO`, `/` or one that ends in `;` would cut the literal in two.
    let prefix = if text.is_ascii() || !dialect.has(Feature::NationalLiterals) {
        ""
    } else {
        "N"
    };
    let mut sql = String::new();
    for (position, piece) in split_at_line_breaks(text).into_iter().enumerate() {
        if position > 0 {
            sql.push_str(concatenate);
        }
        let piece = match piece {
            Piece::Text(piece) => format!("{prefix}'{}'", escaped(piece)),
            Piece::Break(code) => format!("{character}({code})"),
        };
        sql.push_str(&piece);
    }
    if dialect.has(Feature::NationalLiterals) {
        // sqlcmd puts the value of a variable here: the two characters stand in two literals.
        return sql.replace("$(", &format!("$'{concatenate}{prefix}'("));
    }
    sql
}

/// A literal of a client that reads statements, not lines: a carriage return is spelled, since it hides what stands before it
/// on a terminal, and the clients of SQLite and MySQL take it away before a line feed.
fn with_returns(dialect: &Dialect, text: &str, escaped: &str) -> String {
    if dialect.has(Feature::BackslashEscapes) {
        return format!("'{}'", escaped.replace('\r', "\\r"));
    }
    let has_return = text.contains('\r');
    if !dialect.has(Feature::EscapeLiterals) {
        if has_return {
            return format!("('{}')", escaped.replace('\r', "' || char(13) || '"));
        }
        return format!("'{escaped}'");
    }
    // The guards stand between `$gensql$`, where a text that holds it would end them.
    if !has_return && !text.contains("$gensql$") {
        return format!("'{escaped}'");
    }
    let escaped = escaped.replace('\\', "\\\\").replace('\r', "\\r");
    format!("E'{}'", escaped.replace("$gensql$", "\\x24gensql\\x24"))
}

/// How line breaks are spelled where a literal must stay on one line: the operator and the function.
fn line_breaks(dialect: &Dialect) -> Option<(&'static str, &'static str)> {
    if dialect.has(Feature::NationalLiterals) {
        Some((" + ", "CHAR"))
    } else if dialect.has(Feature::ToDateLiterals) {
        Some((" || ", "CHR"))
    } else {
        None
    }
}

enum Piece<'a> {
    Text(&'a str),
    Break(u8),
}

fn split_at_line_breaks(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(position) = rest.find(['\n', '\r']) {
        if position > 0 {
            pieces.push(Piece::Text(&rest[..position]));
        }
        pieces.push(Piece::Break(rest.as_bytes()[position]));
        rest = &rest[position + 1..];
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{DialectConfig, DialectName};

    #[test]
    fn a_long_fraction_of_a_second_goes_into_every_type_of_sql_server() {
        let dialect = Dialect::new(DialectName::Mssql, &DialectConfig::default());
        let literal = |local: &str| {
            let (local, offset) = (local.into(), None);
            literal(&dialect, &Literal::DateTime { local, offset })
        };
        let wanted = |sql: &str| Ok(sql.to_owned());
        assert_eq!(
            literal("2026-01-15 09:30:00.123"),
            wanted("'2026-01-15T09:30:00.123'")
        );
        assert_eq!(
            literal("2026-01-15 09:30:00.123456"),
            wanted("CAST('2026-01-15T09:30:00.123456' AS DATETIME2)")
        );
    }
}
