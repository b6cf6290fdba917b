//! Statements with lines that a client can read: SQL*Plus passes over a line that is too long, and the statement with it.
//! <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-limits.html>

/// From here on a line ends at the next blank.
const LONG: usize = 2000;
/// Here a literal is cut in two; some versions read no more than 2499 bytes.
const LONGEST: usize = 2400;

/// The statement with no line that is too long; what cannot be cut for sure stays as it is.
pub(super) fn wrapped(sql: &str) -> String {
    if sql.lines().all(|line| line.len() <= LONG) || has_quoting_of_its_own(sql) {
        return sql.to_owned();
    }
    // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/COMMENT.html: one literal, no expression.
    let cuts_literals = !sql.starts_with("COMMENT ");
    let mut text = String::with_capacity(sql.len() + sql.len() / LONG);
    let mut line = 0;
    let mut open: Option<char> = None;
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\n' {
            line = 0;
            text.push(character);
            continue;
        }
        let closes = open == Some(character) && characters.peek() != Some(&character);
        if open == Some('\'') && line > LONGEST && cuts_literals && !closes {
            text.push_str("'\n|| '");
            line = 4;
        }
        match open {
            None if character == ' ' && line > LONG => {
                text.push('\n');
                line = 0;
                continue;
            }
            None if matches!(character, '\'' | '"') => open = Some(character),
            Some(_) if closes => open = None,
            Some(quote) if character == quote => {
                text.push(character);
                characters.next();
                line += 1;
            }
            None | Some(_) => {}
        }
        text.push(character);
        line += character.len_utf8();
    }
    text
}

/// Whether it holds comments or `q'[…]'`, where a quote is no quote.
fn has_quoting_of_its_own(sql: &str) -> bool {
    let mut open: Option<char> = None;
    let mut before = ' ';
    for (at, character) in sql.char_indices() {
        match open {
            Some(quote) if character == quote => open = None,
            None if matches!(character, '\'' | '"') => {
                if character == '\'' && matches!(before, 'q' | 'Q') {
                    return true;
                }
                open = Some(character);
            }
            None if sql[at..].starts_with("--") || sql[at..].starts_with("/*") => return true,
            Some(_) | None => {}
        }
        before = character;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, wrapped};

    #[test]
    fn a_short_statement_stays_as_it_is() {
        let sql = "INSERT INTO t (a) VALUES ('it''s')";
        assert_eq!(wrapped(sql), sql);
    }

    #[test]
    fn a_long_line_ends_between_words_and_inside_long_literals() {
        let words = "a ".repeat(1500);
        let quotes = "''".repeat(1500);
        let sql = format!("INSERT INTO t (a, b) VALUES ('{words}', '{quotes}')");
        let text = wrapped(&sql);
        assert!(text.lines().all(|line| line.len() <= LONGEST + 10));
        assert!(text.lines().count() > 2);
        assert_eq!(text.replace("'\n|| '", "").replace('\n', " "), sql);
    }

    #[test]
    fn what_looks_like_a_comment_in_a_literal_is_none() {
        let sql = format!(
            "INSERT INTO t (a) VALUES ('it''s -- /* {}')",
            "a ".repeat(1500)
        );
        assert!(wrapped(&sql).lines().all(|line| line.len() <= LONGEST + 10));
    }

    #[test]
    fn a_comment_is_one_literal() {
        let sql = format!("COMMENT ON TABLE t IS '{}'", "a".repeat(3000));
        assert_eq!(wrapped(&sql), sql);
        let sql = format!("SELECT q'[{}]' FROM dual", "a ".repeat(3000));
        assert_eq!(wrapped(&sql), sql);
    }
}
