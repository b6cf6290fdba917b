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

#[cfg(test)]
mod tests {
    use super::*;

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
