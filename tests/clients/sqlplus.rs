//! SQL*Plus: a statement ends at a line that ends in `;`, at a line `/`, or at an empty line; a block of PL/SQL at a line `/`.
//! <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-basics.html>,
//! <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SET-system-variable-summary.html>,
//! <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-limits.html>
//!
//! It knows no quotes while it looks for the end of a line, so neither does this.

use super::Session;

/// The longest line that every version reads.
const LONGEST: usize = 2499;

/// What begins a block of PL/SQL behind `CREATE`.
const STORED: [&str; 7] = [
    "FUNCTION",
    "LIBRARY",
    "PACKAGE",
    "PROCEDURE",
    "TRIGGER",
    "TYPE",
    "JAVA",
];

/// The words that begin SQL; anything else is a command of the client.
const SQL: [&str; 26] = [
    "ALTER",
    "ANALYZE",
    "AUDIT",
    "BEGIN",
    "CALL",
    "COMMENT",
    "COMMIT",
    "CREATE",
    "DECLARE",
    "DELETE",
    "DROP",
    "EXPLAIN",
    "FLASHBACK",
    "GRANT",
    "INSERT",
    "LOCK",
    "MERGE",
    "NOAUDIT",
    "PURGE",
    "RENAME",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SELECT",
    "UPDATE",
    "WITH",
];

#[expect(
    clippy::struct_excessive_bools,
    reason = "they are the switches of the client"
)]
struct Client {
    session: Session,
    buffer: String,
    is_block: bool,
    /// A statement that an empty line ended: it waits for a line `/`.
    left: Option<String>,
    /// Whether a line `/` would run the last statement once more.
    has_run: bool,
    in_comment: bool,
    blank_lines: bool,
    terminator: bool,
    define: bool,
}

/// What it makes of a script.
pub(crate) fn session(script: &str) -> Session {
    let mut client = Client {
        session: Session::default(),
        buffer: String::new(),
        is_block: false,
        left: None,
        has_run: false,
        in_comment: false,
        blank_lines: false,
        terminator: true,
        define: true,
    };
    for line in script.split('\n') {
        client.line(line);
    }
    if !client.buffer.is_empty() {
        client.fault("a statement without an end", &client.buffer.clone());
    }
    if let Some(left) = client.left.take() {
        client.fault("a statement that is never run", &left);
    }
    client.session
}

impl Client {
    fn fault(&mut self, what: &str, line: &str) {
        self.session.faults.push(format!("{what}: {line}"));
    }

    fn line(&mut self, line: &str) {
        if line.len() > LONGEST {
            self.fault(
                "a line that is too long",
                &line.chars().take(80).collect::<String>(),
            );
        }
        if self.define && line.contains('&') {
            self.fault("a variable", line);
        }
        if self.buffer.is_empty() {
            self.first(line);
        } else {
            self.next(line);
        }
    }

    /// A line at the prompt.
    fn first(&mut self, line: &str) {
        let text = line.trim();
        if self.in_comment || text.starts_with("/*") {
            self.in_comment = !text.ends_with("*/");
            return;
        }
        if text.is_empty() || text.starts_with("--") {
            return;
        }
        if text == "/" {
            if let Some(left) = self.left.take() {
                self.session.sent.push(left);
                self.has_run = true;
            } else if self.has_run {
                self.fault("the last statement is run again", line);
            }
            return;
        }
        if let Some(left) = self.left.take() {
            self.fault("a statement that is never run", &left);
        }
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        let first = words.next().unwrap_or_default().to_ascii_uppercase();
        let second = words.next().unwrap_or_default().to_ascii_uppercase();
        let sets = ["TRANSACTION", "ROLE", "CONSTRAINT", "CONSTRAINTS"].contains(&second.as_str());
        if SQL.contains(&first.as_str()) || (first == "SET" && sets) || text.starts_with('(') {
            self.is_block = is_block(text);
            self.next(line);
            return;
        }
        if text.ends_with('-') {
            self.fault("a command that goes on", line);
        }
        match text.to_ascii_uppercase().as_str() {
            "SET DEFINE OFF" => self.define = false,
            "SET SQLBLANKLINES ON" => self.blank_lines = true,
            "SET SQLTERMINATOR OFF" => self.terminator = false,
            "SET SQLTERMINATOR ON" => self.terminator = true,
            _ => {}
        }
        self.session.commands.push(text.to_owned());
    }

    /// A line of a statement.
    fn next(&mut self, line: &str) {
        let text = line.trim();
        match text {
            "/" => return self.run(),
            "." => return self.fault("the statement is left", line),
            "" if !self.is_block && !self.blank_lines => {
                self.left = Some(std::mem::take(&mut self.buffer));
                return;
            }
            _ => {}
        }
        if text.starts_with(['#', '@']) && !self.buffer.is_empty() {
            self.fault("a command inside a statement", line);
        }
        if text.ends_with('-') && !self.is_block && !text.contains("--") {
            self.fault("a line that goes on", line);
        }
        self.buffer.push_str(line);
        self.buffer.push('\n');
        // The words behind CREATE may stand on lines of their own.
        self.is_block = self.is_block || is_block(&self.buffer);
        if !self.is_block && self.terminator && text.ends_with(';') {
            let end = self.buffer.trim_end().len() - 1;
            self.buffer.truncate(end);
            self.run();
        }
    }

    fn run(&mut self) {
        self.session.sent.push(std::mem::take(&mut self.buffer));
        self.is_block = false;
        self.has_run = true;
    }
}

/// Whether a statement is one of PL/SQL, in which a `;` ends nothing.
fn is_block(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let mut words = upper.split_whitespace();
    match words.next() {
        Some("BEGIN" | "DECLARE" | "BEGIN;") => true,
        Some("CREATE") => {
            let mut words = words.skip_while(|word| {
                matches!(
                    *word,
                    "OR" | "REPLACE" | "EDITIONABLE" | "NONEDITIONABLE" | "AND" | "RESOLVE"
                )
            });
            words.next().is_some_and(|word| STORED.contains(&word))
        }
        Some("WITH") => words
            .next()
            .is_some_and(|word| matches!(word, "FUNCTION" | "PROCEDURE")),
        _ => false,
    }
}

#[test]
fn a_statement_ends_at_a_semicolon_a_slash_or_an_empty_line() {
    let found = session("SELECT 1 FROM dual;\nSELECT 2\nFROM dual\n/\nBEGIN\n  x;\nEND;\n/\n");
    assert_eq!(
        found.sent,
        [
            "SELECT 1 FROM dual",
            "SELECT 2\nFROM dual\n",
            "BEGIN\n  x;\nEND;\n"
        ]
    );
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    assert_eq!(session("SELECT 1\n\n/\n").sent, ["SELECT 1\n"]);
    assert_eq!(session("SELECT 1\n\nFROM dual;\n").faults.len(), 1);
    assert_eq!(session("SELECT 'a;\nb' FROM dual;\n").sent[0], "SELECT 'a");
}

#[test]
fn what_the_client_takes_for_itself_is_told() {
    for line in [
        "SELECT '&x' FROM dual;",
        "SELECT 1;\n/",
        "SELECT 'a\n#HOST ls\n' FROM dual;",
        "SELECT 1\n.\n",
    ] {
        assert!(!session(line).faults.is_empty(), "{line}");
    }
    assert_eq!(
        session("SET DEFINE OFF\nHOST ls\n").commands,
        ["SET DEFINE OFF", "HOST ls"]
    );
}
