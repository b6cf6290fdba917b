//! Variables in raw SQL: `{{ vars.NAME|FILTER }}`, as in templates. Any other pair of braces is SQL.

use super::edit::Fault;
use crate::catalog::CatalogError;
use crate::dialect::Dialect;

/// The filters that a value may pass.
const FILTERS: [&str; 3] = ["ident", "literal", "sql"];

/// One use of a variable.
struct Use<'a> {
    before: &'a str,
    expression: &'a str,
    after: &'a str,
}

/// The first use of a variable in SQL.
fn first(sql: &str) -> Option<Use<'_>> {
    let mut from = 0;
    while let Some(found) = sql[from..].find("{{") {
        let start = from + found;
        let inner = &sql[start + 2..];
        if inner.trim_start().starts_with("vars.")
            && let Some((expression, after)) = inner.split_once("}}")
        {
            return Some(Use {
                before: &sql[..start],
                expression: expression.trim(),
                after,
            });
        }
        from = start + 1;
    }
    None
}

/// The SQL with the values of its variables; `None`: it has none, or one that is not known.
pub(super) fn filled(sql: &str, dialect: &Dialect) -> Option<String> {
    first(sql)?;
    let mut text = String::new();
    let mut rest = sql;
    while let Some(found) = first(rest) {
        text.push_str(found.before);
        text.push_str(&value(found.expression, dialect).ok()?);
        rest = found.after;
    }
    text.push_str(rest);
    Some(text)
}

/// Refuses SQL with a variable that has no value, or goes through no filter.
pub(super) fn require(sql: &str, key: &str, dialect: &Dialect) -> Result<(), Fault> {
    let mut rest = sql;
    while let Some(found) = first(rest) {
        value(found.expression, dialect).map_err(|error| Fault::at(key, error))?;
        rest = found.after;
    }
    Ok(())
}

fn value(expression: &str, dialect: &Dialect) -> Result<String, CatalogError> {
    let (path, filter) = expression.split_once('|').unwrap_or((expression, ""));
    let name = path.trim().trim_start_matches("vars.");
    let invalid = |code, message, help| CatalogError::Invalid {
        code,
        message,
        help,
    };
    let Some(value) = dialect.vars.values.get(name) else {
        let message = dialect.vars.missing(name);
        return Err(invalid(
            "unknown-variable",
            message,
            dialect.vars.way_out(name),
        ));
    };
    match filter.trim() {
        "ident" => Ok(dialect.ident(value)),
        "literal" => Ok(dialect.text(value)),
        "sql" => Ok(value.clone()),
        other => {
            let message = match other {
                "" => format!("the variable `{name}` goes through no filter"),
                _ => format!("there is no filter `{other}` for variables"),
            };
            let known = FILTERS.map(|filter| format!("`{{{{ vars.{name}|{filter} }}}}`"));
            let help = format!(
                "write {}: a name, a text, or SQL as it is",
                known.join(", ")
            );
            Err(invalid("variable-filter", message, help))
        }
    }
}
