//! What the client that runs a script takes for a command of its own, wherever it finds it in SQL.
//!
//! psql: <https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMANDS>,
//! mysql: <https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html>,
//! sqlite3: <https://www.sqlite.org/cli.html#rules_for_dot_commands_sql_and_more>,
//! sqlcmd: <https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-commands>,
//! SQL*Plus: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-command-reference.html>.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use super::Finding;
use super::tokens::Placed;
use crate::config::DialectName;
use crate::diag::turns_text;

/// The commands of the mysql client that are no SQL; it knows them where a statement begins.
const MYSQL: [&str; 24] = [
    "charset",
    "clear",
    "connect",
    "costs",
    "edit",
    "ego",
    "exit",
    "go",
    "help",
    "nopager",
    "notee",
    "nowarning",
    "pager",
    "print",
    "prompt",
    "quit",
    "rehash",
    "sandbox",
    "source",
    "ssl_session_data_print",
    "status",
    "system",
    "tee",
    "warnings",
];

/// The commands of SQL*Plus that are no SQL, each with a mark behind its shortest form; it knows them where a statement
/// begins.
const SQLPLUS: [&str; 52] = [
    "acc|ept",
    "a|ppend",
    "archive|",
    "attribute|",
    "bre|ak",
    "bti|tle",
    "c|hange",
    "cl|ear",
    "col|umn",
    "comp|ute",
    "conn|ect",
    "copy|",
    "def|ine",
    "del|",
    "desc|ribe",
    "disc|onnect",
    "ed|it",
    "exec|ute",
    "exit|",
    "get|",
    "help|",
    "hist|ory",
    "ho|st",
    "i|nput",
    "l|ist",
    "oerr|",
    "passw|ord",
    "pau|se",
    "pri|nt",
    "pro|mpt",
    "quit|",
    "recover|",
    "rem|ark",
    "repf|ooter",
    "reph|eader",
    "r|un",
    "sav|e",
    "sho|w",
    "shutdown|",
    "spo|ol",
    "sta|rt",
    "startup|",
    "store|",
    "timi|ng",
    "tti|tle",
    "undef|ine",
    "var|iable",
    "whenever|",
    "xquery|",
    "ping|",
    "config|",
    "argument|",
];

/// What `SET` sets where it is SQL.
const SET: [&str; 4] = ["CONSTRAINT", "CONSTRAINTS", "ROLE", "TRANSACTION"];

/// The commands of sqlcmd that begin with a colon, or may do without.
const SQLCMD: [&str; 5] = ["ed", "exit", "go", "quit", "reset"];

fn taken(client: &str, what: &str, help: &str, span: Range<usize>) -> Finding {
    Finding {
        code: "client-command",
        message: format!("{client} takes {what} for a command of its own"),
        help: Some(help.to_owned()),
        span,
    }
}

/// What is found in the lines of a text, be they in quotes or not: nobody documents that these clients look.
pub(super) fn in_text(sql: &str, dialect: DialectName) -> Option<Finding> {
    if let Some(hidden) = hidden(sql) {
        return Some(hidden);
    }
    if dialect == DialectName::Mssql
        && let Some(at) = sql.find("$(")
    {
        let help = "write `'$' + '('` in a text; sqlcmd puts the value of a variable there, also one of the environment";
        return Some(taken("sqlcmd", "`$(`", help, at..at + 2));
    }
    let find: fn(&str) -> Option<(&'static str, &'static str)> = match dialect {
        DialectName::Mssql => |line| {
            is_of_sqlcmd(line).then_some(("sqlcmd", "write a line break in a text as `CHAR(10)`"))
        },
        DialectName::Oracle => |line| {
            let is_of_sqlplus =
                matches!(line, "/" | ".") || line.starts_with('#') || line.starts_with('@');
            is_of_sqlplus.then_some(("SQL*Plus", "write a line break in a text as `CHR(10)`"))
        },
        DialectName::Postgresql
        | DialectName::Mysql
        | DialectName::Mariadb
        | DialectName::Sqlite => return None,
    };
    let mut start = 0;
    for line in sql.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if let Some((client, help)) = find(line.trim()) {
            return Some(taken(client, "this line", help, start..end));
        }
        start += line.len();
    }
    None
}

/// What a reviewer does not see: characters that turn the text, and line breaks that some clients do not know as such.
fn hidden(sql: &str) -> Option<Finding> {
    let mut characters = sql.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_lone_return =
            character == '\r' && characters.peek().is_none_or(|(_, next)| *next != '\n');
        if is_lone_return || turns_text(character) {
            return Some(Finding {
                code: "hidden-character",
                message: format!(
                    "the SQL holds U+{:04X}, which hides or turns what a reviewer sees",
                    u32::from(character)
                ),
                help: Some("leave it out; a text may be put together with `chr(…)`".to_owned()),
                span: at..at + character.len_utf8(),
            });
        }
    }
    None
}

/// Whether a line is a command: <https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-commands>
fn is_of_sqlcmd(line: &str) -> bool {
    let word = line.trim_start_matches(':');
    let word = &word[..word
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(word.len())];
    let rest = line.trim_start_matches(':')[word.len()..].trim();
    let is_bare = rest.is_empty() || rest.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = SQLCMD.iter().any(|known| known.eq_ignore_ascii_case(word));
    line.starts_with("!!")
        || (line.starts_with(':') && !line.starts_with("::") && !word.is_empty())
        || (is_known && is_bare)
        || (word.eq_ignore_ascii_case("exit") && rest.starts_with('('))
}

/// What is found where one statement begins.
pub(super) fn in_statement(tokens: &[Placed], dialect: DialectName) -> Option<Finding> {
    let mut words = tokens.iter().filter(|token| token.is_significant(dialect));
    let first = words.next()?;
    let word = first.word().unwrap_or_default().to_ascii_lowercase();
    let is_of = |commands: &[&str]| commands.contains(&word.as_str());
    let (client, is_taken) = match dialect {
        DialectName::Postgresql => {
            let copies = word == "copy"
                && words.clone().any(|token| token.is_word("FROM"))
                && words.any(|token| token.is_one_of(&["STDIN", "PSTDIN"]));
            if copies {
                let help = "write the rows as `bulk_insert`: psql would read the rest of the script as rows";
                return Some(taken(
                    "psql",
                    "what follows COPY FROM STDIN",
                    help,
                    first.span.clone(),
                ));
            }
            return None;
        }
        DialectName::Mysql | DialectName::Mariadb => ("the mysql client", is_of(&MYSQL)),
        DialectName::Sqlite => (
            "sqlite3",
            matches!(
                first.token(),
                Token::Period | Token::Sharp | Token::Number(..)
            ),
        ),
        DialectName::Mssql => return None,
        DialectName::Oracle => {
            let is_mark = matches!(
                first.token(),
                Token::AtSign | Token::ExclamationMark | Token::Sharp
            ) || word.starts_with(['$', '@', '!']);
            let sets = word == "set" && words.next().is_none_or(|next| !next.is_one_of(&SET));
            ("SQL*Plus", is_mark || sets || is_of_sqlplus(&word))
        }
    };
    let help = "write SQL alone: a script does not reach outside of its database";
    is_taken.then(|| taken(client, "this word", help, first.span.clone()))
}

/// Whether a word is a command of SQL*Plus, or one that is cut short.
fn is_of_sqlplus(word: &str) -> bool {
    SQLPLUS.iter().any(|command| {
        let (shortest, rest) = command.split_once('|').unwrap_or((command, ""));
        let behind = word.strip_prefix(shortest);
        behind.is_some_and(|behind| rest.starts_with(behind))
    })
}

/// What is found outside of quotes and comments.
pub(super) fn in_tokens(sql: &str, tokens: &[Placed], dialect: DialectName) -> Option<Finding> {
    let mut before: Option<&Placed> = None;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        if let Some((client, what)) = command(sql, (before, token, next), dialect) {
            let help =
                "outside of quotes and comments it is no SQL: leave it out, or put it in quotes";
            return Some(taken(client, &what, help, token.span.clone()));
        }
        before = Some(token);
    }
    None
}

fn command(
    sql: &str,
    (before, token, next): (Option<&Placed>, &Placed, Option<&Placed>),
    dialect: DialectName,
) -> Option<(&'static str, String)> {
    let text = &sql[token.span.clone()];
    let found = |client, what: &str| Some((client, format!("`{what}`")));
    match dialect {
        DialectName::Postgresql => {
            let is_colon = *token.token() == Token::Colon
                && before.is_none_or(|before| *before.token() != Token::Colon);
            let is_variable = |next: &Placed| match next.token() {
                Token::LBrace | Token::SingleQuotedString(_) => true,
                Token::Word(word) => {
                    word.quote_style.is_some()
                        || !word.value.bytes().any(|byte| byte.is_ascii_lowercase())
                }
                _ => false,
            };
            if *token.token() == Token::Backslash {
                return found("psql", "\\");
            }
            (is_colon && next.is_some_and(is_variable))
                .then(|| ("psql", "`:` before a name".to_owned()))
        }
        DialectName::Mysql | DialectName::Mariadb => {
            let is_delimiter = token.is_word("delimiter") && next.is_some_and(Placed::is_blank);
            let is_end = *token.token() == Token::Div
                && next.is_some_and(|next| *next.token() == Token::Div);
            let is_run = token.is_significant(dialect) && text.starts_with("/*");
            match token.token() {
                Token::Backslash => found("the mysql client", "\\"),
                _ if is_delimiter => found("the mysql client", "delimiter"),
                _ if is_end => found("the mysql client", "//"),
                _ if is_run && is_cut_by_client(text) => {
                    found("the mysql client", "what is in this comment")
                }
                _ => None,
            }
        }
        DialectName::Sqlite => {
            let line_start = sql[..token.span.start].rfind('\n').map_or(0, |at| at + 1);
            let line = sql[line_start..].lines().next().unwrap_or_default().trim();
            let is_end = line == "/" || line.eq_ignore_ascii_case("go");
            let begins = sql[line_start..token.span.start].trim().is_empty() && !token.is_blank();
            (is_end && begins).then(|| ("sqlite3", "this line".to_owned()))
        }
        DialectName::Mssql | DialectName::Oracle => None,
    }
}

/// Whether the mysql client, which reads a comment that runs as a statement, sees another end of it.
fn is_cut_by_client(comment: &str) -> bool {
    let is_odd = |quote: char| comment.matches(quote).count() % 2 == 1;
    comment.contains([';', '\\'])
        || comment.contains("//")
        || comment.to_ascii_lowercase().contains("delimiter ")
        || ['\'', '"', '`'].into_iter().any(is_odd)
}
