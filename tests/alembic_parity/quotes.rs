//! Quotes around names that need none: where an engine reads a name alike with and without them, they do not count.

use gensql::config::{DialectConfig, DialectName};
use gensql::dialect::Dialect;

/// A statement without the quotes that its names do not need; `None`: the engine folds names that have none.
pub(crate) fn unquoted(dialect: DialectName, statement: &str) -> Option<String> {
    let (open, close) = match dialect {
        DialectName::Postgresql | DialectName::Oracle => return None,
        DialectName::Mysql | DialectName::Mariadb => ('`', '`'),
        DialectName::Sqlite => ('"', '"'),
        DialectName::Mssql => ('[', ']'),
    };
    let dialect = Dialect::new(dialect, &DialectConfig::default());
    let mut text = String::new();
    let mut rest = statement;
    while let Some((before, after)) = rest.split_once(open) {
        text.push_str(before);
        rest = after;
        let Some((name, behind)) = after.split_once(close) else {
            text.push(open);
            continue;
        };
        if needs_none(&dialect, name) {
            text.push_str(name);
        } else {
            text.push(open);
            text.push_str(name);
            text.push(close);
        }
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}

/// Capital letters ask for quotes, though not on these engines.
fn needs_none(dialect: &Dialect, name: &str) -> bool {
    let small = name.to_lowercase();
    !name.is_empty() && dialect.ident(&small) == small
}
