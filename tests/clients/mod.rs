//! What the clients without a server here would send: sqlcmd and SQL*Plus, by the rules of their manuals.

#![allow(dead_code, reason = "each test program uses a part")]

pub(crate) mod sqlcmd;
pub(crate) mod sqlplus;

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
