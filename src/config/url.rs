//! The scheme of a database URL; no other part of it is ever looked at or printed.

use super::DialectName;

/// The dialect that a SQLAlchemy or plain URL names by its scheme, such as `postgresql+asyncpg://…`.
pub fn dialect_of_url(url: &str) -> Option<DialectName> {
    let scheme = url.split_once(':')?.0;
    match scheme
        .split_once('+')
        .map_or(scheme, |(dialect, _)| dialect)
    {
        "postgres" | "postgresql" => Some(DialectName::Postgresql),
        "mysql" => Some(DialectName::Mysql),
        "mariadb" => Some(DialectName::Mariadb),
        "sqlite" => Some(DialectName::Sqlite),
        "mssql" | "sqlserver" => Some(DialectName::Mssql),
        "oracle" => Some(DialectName::Oracle),
        _ => None,
    }
}

/// The text with all URLs covered from behind their scheme, byte for byte.
pub fn without_urls(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, url)) = rest.split_once("://") {
        let end = url
            .find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '`'))
            .unwrap_or(url.len());
        shown.push_str(before);
        shown.push_str("://");
        shown.push_str(&"*".repeat(end));
        rest = &url[end..];
    }
    shown + rest
}

/// A value with everything covered but its quotes and line break.
pub fn covered(value: &str) -> String {
    value
        .chars()
        .map(|c| match c {
            ' ' | '"' | '\'' | '\r' | '\n' => c.to_string(),
            hidden => "*".repeat(hidden.len_utf8()),
        })
        .collect()
}

/// A line of `gen.toml` with all URLs covered, and with all that stands behind a key `url`: a password may be anywhere in it.
pub(super) fn covered_values(line: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let value = line.match_indices("url").find_map(|(start, word)| {
        let rest = &line[start + word.len()..];
        let rest = rest.trim_start_matches(['"', '\'', ' ', '\t']);
        let is_key = !line[..start].ends_with(is_part) && rest.starts_with('=');
        is_key.then(|| line.len() - rest.len() + 1)
    });
    match value {
        Some(value) => format!(
            "{}{}",
            without_urls(&line[..value]),
            covered(&line[value..])
        ),
        None => without_urls(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_url_is_shown_but_its_scheme() {
        assert_eq!(without_urls("a 'mysql://u:p@h' b"), "a 'mysql://*****' b");
        assert_eq!(without_urls("no url"), "no url");
    }

    #[test]
    fn a_line_with_a_url_is_covered_behind_its_key() {
        let cases = [
            ("url = \"pw\"", "url = \"**\""),
            ("a = { url = 'pw', x = 1 }", "a = { url = '**'* * * * *"),
            ("targets.a.\"url\" = 'pw'", "targets.a.\"url\" = '**'"),
            ("url_env = 'HERE'", "url_env = 'HERE'"),
        ];
        for (line, shown) in cases {
            let covered = covered_values(line);
            assert_eq!(covered.len(), line.len());
            assert_eq!(covered, shown);
        }
    }

    #[test]
    fn only_the_scheme_of_a_url_matters() {
        assert_eq!(
            dialect_of_url("postgresql+psycopg2://u:p@h/d"),
            Some(DialectName::Postgresql)
        );
        assert_eq!(dialect_of_url("sqlite:///x.db"), Some(DialectName::Sqlite));
        assert_eq!(dialect_of_url("no url"), None);
    }
}
