//! What the clients without a server here would send: sqlcmd and SQL*Plus, by the rules of their manuals.

#![allow(dead_code, reason = "each test program uses a part")]

pub(crate) mod sqlcmd;
pub(crate) mod sqlplus;

use gensql::config::DialectName;

/// The commands that our scripts give, as they begin.
const OURS: [&str; 13] = [
    ":on error exit",
    "EXIT SUCCESS",
    "PROMPT gensql: the script reached its end",
    "SET DEFINE OFF",
    "SET FEEDBACK OFF",
    "SET HEADING OFF",
    "SET LINESIZE 2000",
    "SET PAGESIZE 0",
    "SET SERVEROUTPUT ON",
    "SET SQLBLANKLINES ON",
    "SET SQLTERMINATOR O",
    "SET TRIMOUT ON",
    "WHENEVER ",
];

/// What a client makes of a script.
#[derive(Debug, Default)]
pub(crate) struct Session {
    /// What goes to the server: statements, or batches of them.
    pub(crate) sent: Vec<String>,
    /// The commands that the client takes for itself.
    pub(crate) commands: Vec<String>,
    /// What no script of ours may do to the client: variables, lines that are lost, statements that are cut.
    pub(crate) faults: Vec<String>,
}

/// A statement without blank space and comments around it, and with the blank space inside alike.
pub(crate) fn normal(sql: &str) -> String {
    let lines = sql
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("--"));
    let text = lines.collect::<Vec<_>>().join(" ");
    // Long literals are cut in two for SQL*Plus.
    let text = text.replace("' || '", "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([';', ' ']).to_owned()
}

/// What the client of a dialect makes of a script.
pub(crate) fn session(dialect: DialectName, script: &str) -> Session {
    match dialect {
        DialectName::Mssql => sqlcmd::session(script),
        _ => sqlplus::session(script),
    }
}

/// What a client finds in a script that it should not find.
pub(crate) fn strange(dialect: DialectName, script: &str) -> Vec<String> {
    let session = session(dialect, script);
    let is_ours = |command: &String| OURS.iter().any(|own| command.starts_with(own));
    let commands = session
        .commands
        .into_iter()
        .filter(|command| !is_ours(command));
    session.faults.into_iter().chain(commands).collect()
}
