//! sqlparser, for every dialect: <https://docs.rs/sqlparser>.

use gensql::config::DialectName;
use sqlparser::dialect::{
    Dialect, MsSqlDialect, MySqlDialect, OracleDialect, PostgreSqlDialect, SQLiteDialect,
};
use sqlparser::parser::Parser;

use super::judgement::Judge;

/// Its parser in this process.
pub(crate) struct SqlParser;

/// Its dialect; it has none for MariaDB.
pub(crate) fn grammar(dialect: DialectName) -> &'static dyn Dialect {
    match dialect {
        DialectName::Postgresql => &PostgreSqlDialect {},
        DialectName::Mysql | DialectName::Mariadb => &MySqlDialect {},
        DialectName::Sqlite => &SQLiteDialect {},
        DialectName::Mssql => &MsSqlDialect {},
        DialectName::Oracle => &OracleDialect,
    }
}

impl Judge for SqlParser {
    fn name(&self) -> &'static str {
        "sqlparser"
    }

    fn refusals(&self, dialect: DialectName, statements: &[String]) -> Vec<Option<String>> {
        let grammar = grammar(dialect);
        let refusal = |sql: &String| {
            let parsed = Parser::parse_sql(grammar, sql);
            parsed.err().map(|error| error.to_string())
        };
        statements.iter().map(refusal).collect()
    }
}
