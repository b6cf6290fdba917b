//! The statements of a text, found on its tokens: never in a string, a comment or a body.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use super::block::Block;
use super::delimiter::{self, Section};
use super::tokens::{self, Placed};
use crate::config::DialectName;

/// One statement of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The statement without what ends it; the `;` after an Oracle block's `END` belongs to the block.
    pub sql: &'a str,
    /// Where it stands: bytes of the text.
    pub span: Range<usize>,
    /// Whether it is procedural: SQL*Plus ends it by `/`, `sqlcmd` by `GO`, the mysql client by a delimiter of its own.
    pub block: bool,
    /// Whether it can run inside a transaction.
    pub transactional: bool,
    /// Whether a terminator has to go on a line of its own, since the last line ends in a `--` comment.
    pub ends_in_line_comment: bool,
}

/// Cuts a text into its statements.
///
/// Pieces without a statement are left out; a comment stays with the statement after it. A text with a string or comment
/// that does not end is one piece.
pub fn split(sql: &str, dialect: DialectName) -> Vec<Piece<'_>> {
    match cut(sql, dialect) {
        Ok(cuts) => cuts.into_iter().map(|cut| cut.piece).collect(),
        Err(_) => trimmed(sql, 0..sql.len()).map(whole).into_iter().collect(),
    }
}

/// A piece and its tokens.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    pub(super) piece: Piece<'a>,
    pub(super) tokens: Vec<Placed>,
}

/// A string, a quoted name or a comment that does not end.
#[derive(Debug)]
pub(super) struct Unended {
    pub(super) message: String,
    pub(super) at: usize,
}

/// Cuts a text into its statements with their tokens.
pub(super) fn cut(sql: &str, dialect: DialectName) -> Result<Vec<Cut<'_>>, Unended> {
    let mut cuts = Vec::new();
    for Section { span, is_one_statement } in delimiter::sections(sql, dialect) {
        let mut tokens = tokens::tokens(&sql[span.clone()], dialect).map_err(|error| Unended {
            at: span.start + tokens::byte_at(&sql[span.clone()], error.location),
            message: error.message,
        })?;
        for token in &mut tokens {
            token.span = token.span.start + span.start..token.span.end + span.start;
        }
        let mut cutter = Cutter { sql, dialect, cuts: &mut cuts };
        if is_one_statement {
            cutter.push(&tokens, true);
        } else {
            cutter.cut(&tokens);
        }
    }
    Ok(cuts)
}

fn trimmed(sql: &str, span: Range<usize>) -> Option<(&str, Range<usize>)> {
    let text = &sql[span.clone()];
    let start = span.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    (!text.is_empty()).then(|| (text, start..start + text.len()))
}

fn whole((sql, span): (&str, Range<usize>)) -> Piece<'_> {
    Piece { sql, span, block: false, transactional: true, ends_in_line_comment: false }
}

struct Cutter<'a, 'c> {
    sql: &'a str,
    dialect: DialectName,
    cuts: &'c mut Vec<Cut<'a>>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self, tokens: &[Placed]) {
        let mut start = 0;
        let mut block: Option<Block> = None;
        let mut before: Option<&Placed> = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(length) = self.separator(tokens, at) {
                self.push_ended(&tokens[start..at], block.take());
                (start, at) = (at + length, at + length);
                continue;
            }
            if token.is_significant(self.dialect) {
                let is_end = *token.token() == Token::SemiColon;
                if !is_end {
                    let open = block.get_or_insert_with(|| Block::start(tokens, at, self.dialect));
                    open.step(tokens, at, before);
                } else if block.as_mut().is_none_or(Block::ends) {
                    let keeps = block.as_ref().is_some_and(Block::keeps_terminator);
                    let is_block = block.take().is_some_and(|block| block.is_block());
                    self.push(&tokens[start..at + usize::from(keeps)], is_block);
                    start = at + 1;
                }
                before = Some(token);
            }
            at += 1;
        }
        self.push_ended(&tokens[start..], block);
    }

    /// Pushes what the text's end or a separator line ends: a `;` before it may be left over.
    fn push_ended(&mut self, tokens: &[Placed], block: Option<Block>) {
        let keeps = block.as_ref().is_some_and(Block::keeps_terminator);
        let last = tokens.iter().rposition(|token| token.is_significant(self.dialect));
        let tokens = match last {
            Some(last) if !keeps && *tokens[last].token() == Token::SemiColon => &tokens[..last],
            _ => tokens,
        };
        self.push(tokens, block.is_some_and(|block| block.is_block()));
    }

    /// The number of tokens of a separator line at this token: `GO`, `GO 5` or `/`.
    fn separator(&self, tokens: &[Placed], at: usize) -> Option<usize> {
        let is_separator = match self.dialect {
            DialectName::Mssql => tokens[at].is_word("GO"),
            DialectName::Oracle => *tokens[at].token() == Token::Div,
            _ => false,
        };
        if !is_separator || !self.sql[..tokens[at].span.start].rsplit('\n').next().unwrap_or_default().trim().is_empty() {
            return None;
        }
        let rest = self.sql[tokens[at].span.end..].split('\n').next().unwrap_or_default();
        let is_count = |text: &str| self.dialect == DialectName::Mssql && text.bytes().all(|byte| byte.is_ascii_digit());
        let line_end = tokens[at].span.end + rest.len();
        let is_alone = rest.trim().is_empty() || rest.trim_start().starts_with("--") || is_count(rest.trim());
        let length = tokens[at..].iter().take_while(|token| token.span.start < line_end).count();
        is_alone.then_some(length.max(1))
    }

    fn push(&mut self, tokens: &[Placed], block: bool) {
        let significant: Vec<&Placed> = tokens.iter().filter(|token| token.is_significant(self.dialect)).collect();
        let last = tokens.iter().rposition(|token| !token.is_blank());
        let (false, Some(first), Some(last)) = (significant.is_empty(), tokens.first(), last) else { return };
        let Some((sql, span)) = trimmed(self.sql, first.span.start..tokens[last].span.end) else { return };
        let piece = Piece {
            sql,
            span,
            block,
            transactional: is_transactional(&significant, self.dialect),
            ends_in_line_comment: tokens[last].is_line_comment(),
        };
        self.cuts.push(Cut { piece, tokens: tokens.to_vec() });
    }
}

/// The statements of PostgreSQL that refuse to run in a transaction are named on their pages of the manual, for example
/// <https://www.postgresql.org/docs/current/sql-createindex.html>. A value that `ALTER TYPE … ADD VALUE` adds cannot be
/// used before the transaction's end.
fn is_transactional(tokens: &[&Placed], dialect: DialectName) -> bool {
    let word = |position: usize| tokens.get(position).and_then(|token| token.word()).unwrap_or_default().to_ascii_uppercase();
    let has = |sought: &str| tokens.iter().any(|token| token.is_word(sought));
    let (first, second) = (word(0), word(1));
    match (dialect, first.as_str(), second.as_str()) {
        (DialectName::Postgresql, "CREATE" | "DROP" | "REINDEX" | "ALTER" | "REFRESH", "DATABASE" | "TABLESPACE" | "SYSTEM")
        | (DialectName::Postgresql | DialectName::Sqlite, "VACUUM", _)
        | (DialectName::Mssql, "CREATE" | "ALTER" | "DROP", "DATABASE") => false,
        (DialectName::Postgresql, "CREATE" | "DROP", "INDEX" | "UNIQUE") | (DialectName::Postgresql, "REINDEX", _) => {
            !has("CONCURRENTLY")
        }
        (DialectName::Postgresql, "ALTER", "TABLE") => !(has("DETACH") && has("CONCURRENTLY")),
        (DialectName::Postgresql, "ALTER", "TYPE") => !(has("ADD") && has("VALUE")),
        (DialectName::Postgresql, "CREATE" | "DROP" | "ALTER", "SUBSCRIPTION") => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql, Sqlite};

    #[track_caller]
    fn pieces<'a>(dialect: DialectName, sql: &'a str) -> Vec<&'a str> {
        let pieces = split(sql, dialect);
        for piece in &pieces {
            assert_eq!(piece.sql, &sql[piece.span.clone()]);
        }
        pieces.into_iter().map(|piece| piece.sql).collect()
    }

    #[test]
    fn a_semicolon_ends_a_statement_outside_strings_comments_and_bodies() {
        let cases: &[(DialectName, &str, &[&str])] = &[
            (Postgresql, "", &[]),
            (Postgresql, " ;; -- nothing\n/* here */ ;", &[]),
            (Postgresql, "SELECT 'é;'; SELECT \"ü;\" ;", &["SELECT 'é;'", "SELECT \"ü;\""]),
            (Postgresql, "-- first;\nSELECT 1; /* second; */ SELECT 2", &["-- first;\nSELECT 1", "/* second; */ SELECT 2"]),
            (Postgresql, "DO $$ BEGIN a; END $$; SELECT $x$;$x$", &["DO $$ BEGIN a; END $$", "SELECT $x$;$x$"]),
            (Postgresql, "BEGIN; UPDATE t SET a = 1; COMMIT;", &["BEGIN", "UPDATE t SET a = 1", "COMMIT"]),
            (Postgresql, "CREATE RULE r AS ON INSERT TO t DO (a; b); SELECT 1", &["CREATE RULE r AS ON INSERT TO t DO (a; b)", "SELECT 1"]),
            (
                Postgresql,
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; SELECT 3",
                &["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END", "SELECT 3"],
            ),
            (Sqlite, "BEGIN; SELECT [a;b]; END;", &["BEGIN", "SELECT [a;b]", "END"]),
            (
                Sqlite,
                "CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; SELECT 1; END; SELECT 2",
                &["CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; SELECT 1; END", "SELECT 2"],
            ),
            (Mysql, "SELECT 'a\\';b'; # x;\nSELECT 2", &["SELECT 'a\\';b'", "# x;\nSELECT 2"]),
            (Mysql, "/*!40101 SET NAMES utf8 */; SELECT 1", &["/*!40101 SET NAMES utf8 */", "SELECT 1"]),
            (Mysql, "SELECT IF(a, 1, 2); BEGIN; END;", &["SELECT IF(a, 1, 2)", "BEGIN", "END"]),
        ];
        for (dialect, sql, expected) in cases {
            assert_eq!(pieces(*dialect, sql), *expected, "{dialect}: {sql}");
        }
    }

    #[test]
    fn routines_of_mysql_are_one_piece() {
        let bodies = [
            "CREATE DEFINER = `a`@`b` TRIGGER x BEFORE INSERT ON t FOR EACH ROW IF NEW.a THEN SET NEW.b = 1; END IF",
            "CREATE PROCEDURE p() BEGIN IF (a) AND b THEN c; ELSEIF d THEN e; END IF; WHILE x DO y; END WHILE; END",
            "CREATE PROCEDURE p() BEGIN REPEAT a; UNTIL b END REPEAT; l: LOOP c; LEAVE l; END LOOP l; SELECT REPEAT('a', 3); END",
            "CREATE FUNCTION f() RETURNS INT RETURN CASE WHEN a THEN IF(b, 1, 2) ELSE 3 END",
            "CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN b; ELSE BEGIN END; END CASE; DROP TABLE IF EXISTS z; END",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM t; END",
        ];
        for body in bodies {
            assert_eq!(pieces(Mysql, &format!("{body}; SELECT 2;")), [body, "SELECT 2"]);
        }
        let block = "BEGIN NOT ATOMIC SELECT 1; FOR i IN 1..2 DO SELECT i; END FOR; END";
        assert_eq!(pieces(Mariadb, &format!("{block}; SELECT 2")), [block, "SELECT 2"]);
    }

    #[test]
    fn delimiter_lines_of_the_mysql_client_are_obeyed() {
        let sql = "SELECT 1;\nDELIMITER $$\nCREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN x; END$$\n\
                   CREATE PROCEDURE p() y $$\nDELIMITER ;\nSELECT 2;";
        let trigger = "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN x; END";
        assert_eq!(pieces(Mysql, sql), ["SELECT 1", trigger, "CREATE PROCEDURE p() y", "SELECT 2"]);
    }

    #[test]
    fn a_batch_of_sql_server_ends_at_go() {
        let cases: &[(&str, &[&str])] = &[
            ("SELECT 1\nGO\nSELECT 2;\n go 5 \nSELECT 3 -- x\nGO", &["SELECT 1", "SELECT 2", "SELECT 3 -- x"]),
            ("SELECT a AS go; SELECT 2", &["SELECT a AS go", "SELECT 2"]),
            ("BEGIN TRANSACTION; UPDATE t SET a = 1; COMMIT", &["BEGIN TRANSACTION", "UPDATE t SET a = 1", "COMMIT"]),
            ("IF a BEGIN b; c; END; SELECT 1", &["IF a BEGIN b; c; END", "SELECT 1"]),
            ("BEGIN TRY a; END TRY BEGIN CATCH b; END CATCH; c", &["BEGIN TRY a; END TRY BEGIN CATCH b; END CATCH", "c"]),
            ("DECLARE @a INT; SET @a = 1; EXEC(@a);\nGO\nb; c", &["DECLARE @a INT; SET @a = 1; EXEC(@a)", "b", "c"]),
            ("CREATE OR ALTER PROC p AS a; b;\nGO\nc", &["CREATE OR ALTER PROC p AS a; b", "c"]),
        ];
        for (sql, expected) in cases {
            assert_eq!(pieces(Mssql, sql), *expected, "{sql}");
        }
    }

    #[test]
    fn a_block_of_oracle_keeps_its_last_semicolon() {
        let bodies = [
            "BEGIN NULL; IF a THEN b; ELSE IF c THEN d; END IF; END IF; FOR i IN 1..2 LOOP e; END LOOP; END;",
            "DECLARE x NUMBER; PROCEDURE p; PROCEDURE p IS BEGIN NULL; END; BEGIN x := CASE WHEN a THEN 1 END; END;",
            "<<l>> BEGIN DECLARE y INT; BEGIN NULL; END; END l;",
            "CREATE OR REPLACE TRIGGER t BEFORE INSERT ON x FOR EACH ROW DECLARE a INT; BEGIN :new.id := 1; END;",
            "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF a ON x BEGIN NULL; END t;",
            "CREATE TRIGGER t FOR INSERT ON x COMPOUND TRIGGER v INT; BEFORE STATEMENT IS BEGIN a; END BEFORE STATEMENT; \
             AFTER EACH ROW IS BEGIN b; END AFTER EACH ROW; END t;",
            "CREATE OR REPLACE EDITIONABLE PACKAGE p AS FUNCTION f RETURN NUMBER; PROCEDURE g(a INT); END p;",
            "CREATE PACKAGE BODY p AS FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END f; BEGIN NULL; END p;",
            "CREATE TYPE BODY t AS MEMBER FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; END;",
            "CREATE TYPE t AS OBJECT (a NUMBER, MEMBER FUNCTION f RETURN NUMBER);",
            "CREATE FUNCTION f RETURN NUMBER AS LANGUAGE JAVA NAME 'x';",
        ];
        for body in bodies {
            assert_eq!(pieces(Oracle, &format!("{body}\n/\nSELECT 1 FROM dual;")), [body, "SELECT 1 FROM dual"]);
            assert_eq!(pieces(Oracle, &format!("{body} SELECT q'[a;b]' FROM dual")), [body, "SELECT q'[a;b]' FROM dual"]);
            assert!(split(body, Oracle)[0].block, "{body}");
        }
        assert_eq!(pieces(Oracle, "SELECT 4 / 2 FROM dual\n/\nDROP TABLE t\n/"), ["SELECT 4 / 2 FROM dual", "DROP TABLE t"]);
    }

    #[test]
    fn a_text_that_does_not_end_is_one_piece() {
        assert_eq!(pieces(Postgresql, " SELECT 1; SELECT 'a; "), ["SELECT 1; SELECT 'a;"]);
        assert_eq!(pieces(Sqlite, "SELECT 1; /* a; "), ["SELECT 1; /* a;"]);
    }

    #[test]
    fn pieces_say_how_they_must_be_run() {
        let outside = [
            "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)", "DROP INDEX concurrently i", "VACUUM t", "REINDEX TABLE CONCURRENTLY t",
            "/* x */ ALTER TYPE a ADD VALUE 'b'", "CREATE DATABASE d", "ALTER SYSTEM SET a = 1",
        ];
        for sql in outside {
            assert!(!split(sql, Postgresql)[0].transactional, "{sql}");
        }
        for sql in ["CREATE INDEX i ON t (a)", "REINDEX TABLE t", "ALTER TYPE a RENAME VALUE 'b' TO 'c'", "SELECT 'CONCURRENTLY'"] {
            assert!(split(sql, Postgresql)[0].transactional, "{sql}");
        }
        let ends: Vec<bool> =
            split("SELECT 1 -- a\n; SELECT 2; SELECT 3 -- b", Postgresql).iter().map(|piece| piece.ends_in_line_comment).collect();
        assert_eq!(ends, [true, false, true]);
        assert!(split("CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END", Sqlite)[0].block);
        assert!(!split("SELECT CASE WHEN a THEN 1 END", Mssql)[0].block);
    }
}
