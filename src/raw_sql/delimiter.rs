//! The `DELIMITER` lines of the mysql client, which are no SQL.
//! <https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html>

use std::ops::Range;

use crate::config::DialectName;

/// A part of a text without `DELIMITER` lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    /// Whether a delimiter other than `;` ended it: a `;` inside ends nothing.
    pub(super) is_one_statement: bool,
}

/// Cuts a text at its `DELIMITER` lines, and at the delimiters that they set.
pub(super) fn sections(sql: &str, dialect: DialectName) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut start = 0;
    let mut delimiter = ";";
    if matches!(dialect, DialectName::Mysql | DialectName::Mariadb) {
        let mut line_start = 0;
        for line in sql.split_inclusive('\n') {
            if let Some(new) = set_delimiter(line) {
                push(&mut sections, sql, start..line_start, delimiter);
                delimiter = new;
                start = line_start + line.len();
            }
            line_start += line.len();
        }
    }
    push(&mut sections, sql, start..sql.len(), delimiter);
    sections
}

fn set_delimiter(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace();
    let is_set = words.next()?.eq_ignore_ascii_case("delimiter");
    words.next().filter(|_| is_set)
}

fn push(sections: &mut Vec<Section>, sql: &str, span: Range<usize>, delimiter: &str) {
    if delimiter == ";" {
        sections.push(Section {
            span,
            is_one_statement: false,
        });
        return;
    }
    let mut start = span.start;
    for part in sql[span].split(delimiter) {
        sections.push(Section {
            span: start..start + part.len(),
            is_one_statement: true,
        });
        start += part.len() + delimiter.len();
    }
}
