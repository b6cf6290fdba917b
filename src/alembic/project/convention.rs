//! A naming convention of SQLAlchemy as gensql's own:
//! <https://docs.sqlalchemy.org/en/20/core/constraints.html#configuring-constraint-naming-conventions>.

use super::names::Value;
use crate::config::{Naming, unknown_token};

/// The convention that a dict holds; or why it cannot be told.
pub(super) fn naming(value: &Value) -> Result<Naming, String> {
    let Value::Dict(pairs) = value else {
        return Err("its naming convention is no dict of literals".to_owned());
    };
    let mut naming = Naming::default();
    for (key, convention) in pairs {
        let Value::Text(key) = key else {
            return Err("a key of its naming convention is no literal".to_owned());
        };
        let kind = match key.as_str() {
            "ix" => &mut naming.ix,
            "uq" => &mut naming.uq,
            "ck" => &mut naming.ck,
            "fk" => &mut naming.fk,
            "pk" => &mut naming.pk,
            // A token of the project's own: it matters only where a convention uses it.
            _ => continue,
        };
        match convention {
            Value::Text(text) => match unknown_token(text) {
                Some(token) => {
                    let reason = format!("`%({token})s` in its naming convention is a function");
                    return Err(reason);
                }
                None => *kind = Some(text.clone()),
            },
            Value::None => *kind = None,
            _ => return Err(format!("`{key}` of its naming convention is no literal")),
        }
    }
    Ok(naming)
}
