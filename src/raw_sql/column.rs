//! A column as `CREATE TABLE` and `ADD COLUMN` declare it.

use sqlparser::tokenizer::Token;

use super::constraint::{self, Constraint};
use super::cursor::{Cursor, Parsed};
use super::names::{find, folded};
use crate::catalog::{
    Catalog, Column, ColumnType, Computed, DataType, DefaultValue, Identity, Kind, PrimaryKey, Sql,
    Unique,
};
use crate::config::DialectName;

/// A column with the constraints behind it.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) column: Column,
    pub(super) constraints: Vec<Constraint>,
    /// SQLite's AUTOINCREMENT.
    pub(super) counts_rows: bool,
}

/// Words that end a type or a default.
pub(super) const ENDS: [&str; 32] = [
    "NOT",
    "NULL",
    "CHECK",
    "UNIQUE",
    "PRIMARY",
    "REFERENCES",
    "CONSTRAINT",
    "COLLATE",
    "GENERATED",
    "COMMENT",
    "ON",
    "DEFAULT",
    "AUTO_INCREMENT",
    "AUTOINCREMENT",
    "KEY",
    "IDENTITY",
    "AS",
    "ENABLE",
    "DISABLE",
    "DEFERRABLE",
    "INITIALLY",
    "FIRST",
    "AFTER",
    "VISIBLE",
    "INVISIBLE",
    "WITH",
    "STORED",
    "VIRTUAL",
    "PERSISTED",
    "USING",
    "FOR",
    "ROWGUIDCOL",
];

/// Reads a column: its name, its type and all that follows.
pub(super) fn declared(catalog: &Catalog, cursor: &mut Cursor<'_>) -> Parsed<Declared> {
    let name = folded(&cursor.ident()?);
    let is_computed = cursor.is("AS") || cursor.is("GENERATED ALWAYS AS");
    let data_type = if is_computed {
        None
    } else {
        Some(data_type(catalog, cursor)?)
    };
    let is_serial = matches!(&data_type, Some(ColumnType { portable: DataType::Exact(sql), .. }) if sql.ends_with("SERIAL"));
    let column = Column {
        nullable: !is_serial,
        ..Column::new(name, data_type)
    };
    let mut declared = Declared {
        column,
        constraints: Vec::new(),
        counts_rows: false,
    };
    while !cursor.is_end() && !cursor.is_symbol(&Token::Comma) && !cursor.is_symbol(&Token::RParen)
    {
        let is_named = cursor.take("CONSTRAINT");
        let constraint_name = if is_named {
            Some(folded(&cursor.ident()?))
        } else {
            None
        };
        let is_read =
            declared.attribute(cursor)? || declared.constraint(cursor, constraint_name)?;
        if !is_read {
            break;
        }
    }
    Ok(declared)
}

impl Declared {
    fn attribute(&mut self, cursor: &mut Cursor<'_>) -> Parsed<bool> {
        let column = &mut self.column;
        let dialect = cursor.dialect;
        let is_mysql = matches!(dialect, DialectName::Mysql | DialectName::Mariadb);
        if cursor.take("NOT NULL") {
            column.nullable = false;
            if dialect == DialectName::Oracle {
                cursor.take("ENABLE");
            }
        } else if cursor.take("NULL") {
            column.nullable = true;
        } else if cursor.take("DEFAULT") {
            column.default = Some(default(cursor)?);
        } else if cursor.take("COLLATE") {
            column.collation = Some(folded_as_written(cursor)?.into());
        } else if cursor.take("GENERATED") {
            self.generated(cursor)?;
        } else if cursor.take("AS") {
            let sql = Sql::new(cursor.group()?);
            column.computed = Some(Box::new(Computed {
                sql,
                stored: storage(cursor),
            }));
        } else if is_mysql && cursor.take("AUTO_INCREMENT") {
            column.autoincrement = Some(true);
        } else if is_mysql && cursor.take("COMMENT") {
            column.comment = Some(cursor.string()?.into());
        } else if dialect == DialectName::Mssql && cursor.take("IDENTITY") {
            column.identity = Some(Box::new(seed(cursor)?));
            column.nullable = false;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn generated(&mut self, cursor: &mut Cursor<'_>) -> Parsed<()> {
        let Some(when) =
            cursor.take_one_of(&["ALWAYS AS", "BY DEFAULT AS", "BY DEFAULT ON NULL AS"])
        else {
            return cursor.unknown();
        };
        let always = when == "ALWAYS AS";
        if cursor.take("IDENTITY") {
            let mut identity = Identity {
                always,
                on_null: when.contains("NULL").then_some(true),
                ..Identity::default()
            };
            if cursor.take_symbol(&Token::LParen) {
                identity_settings(cursor, &mut identity)?;
                cursor.expect_symbol(&Token::RParen)?;
            }
            self.column.identity = Some(Box::new(identity));
            self.column.nullable = false;
            return Ok(());
        }
        if !always {
            return cursor.unknown();
        }
        let sql = Sql::new(cursor.group()?);
        self.column.computed = Some(Box::new(Computed {
            sql,
            stored: storage(cursor),
        }));
        Ok(())
    }

    fn constraint(&mut self, cursor: &mut Cursor<'_>, name: Option<String>) -> Parsed<bool> {
        let columns = vec![self.column.name.clone()];
        let is_mysql = matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb);
        let constraint = if cursor.take("PRIMARY KEY") {
            let options = constraint::clustered(cursor);
            cursor.take("ASC");
            if cursor.dialect == DialectName::Sqlite && cursor.take("AUTOINCREMENT") {
                self.column.autoincrement = Some(true);
                self.counts_rows = true;
            }
            if constraint::deferrability(cursor)?.is_some() {
                return cursor.unknown();
            }
            Constraint::PrimaryKey(PrimaryKey {
                name,
                columns,
                options,
            })
        } else if cursor.take("UNIQUE") {
            if is_mysql {
                cursor.take("KEY");
            }
            let mut options = constraint::clustered(cursor);
            constraint::nulls_distinct(cursor, &mut options);
            let deferrability = constraint::deferrability(cursor)?;
            Constraint::Unique(Unique {
                name,
                columns,
                deferrability,
                options,
            })
        } else if is_mysql && cursor.is("REFERENCES") {
            // MySQL reads it and makes nothing of it, MariaDB does: https://mariadb.com/kb/en/foreign-keys/
            return cursor.unknown();
        } else if cursor.take("REFERENCES") {
            constraint::references(cursor, name, columns)?
        } else if cursor.take("CHECK") {
            constraint::check(cursor, name)?
        } else {
            return Ok(false);
        };
        self.constraints.push(constraint);
        Ok(true)
    }
}

/// Reads a type.
pub(super) fn data_type(catalog: &Catalog, cursor: &mut Cursor<'_>) -> Parsed<ColumnType> {
    let start = cursor.clone();
    if cursor.is_one_of(&ENDS) {
        return cursor.unknown();
    }
    if cursor.dialect == DialectName::Postgresql
        && let Some(name) = enum_name(catalog, cursor)
    {
        return Ok(DataType::Enum { name, values: None }.into());
    }
    let prefix = cursor.is_one_of(&["NATIONAL", "LONG"])
        && cursor.peek(1).is_some_and(|next| next.word().is_some());
    let mut length = usize::from(prefix);
    if prefix {
        cursor.skip();
    }
    length += type_name(cursor)?;
    loop {
        let before = cursor.rest().len();
        if cursor.is_symbol(&Token::LParen) {
            cursor.group()?;
        } else if cursor.take_symbol(&Token::LBracket) {
            let _ = cursor.number();
            cursor.expect_symbol(&Token::RBracket)?;
        } else if cursor.take("CHARACTER SET") || cursor.take("CHARSET") {
            cursor.ident()?;
        } else if !take_type_words(cursor) {
            break;
        }
        length += before - cursor.rest().len();
    }
    Ok(DataType::Exact(spelled(&start, length)).into())
}

fn enum_name(catalog: &Catalog, cursor: &mut Cursor<'_>) -> Option<crate::catalog::QualifiedName> {
    let mut ahead = cursor.clone();
    let name = ahead.name().ok()?;
    let found = find(catalog, cursor.dialect, Kind::Enum, &name)?;
    let is_whole = !ahead.is_symbol(&Token::LBracket) && !ahead.is_symbol(&Token::LParen);
    is_whole.then(|| {
        *cursor = ahead;
        found
    })
}

fn type_name(cursor: &mut Cursor<'_>) -> Parsed<usize> {
    let before = cursor.rest().len();
    cursor.name()?;
    Ok(before - cursor.rest().len())
}

fn take_type_words(cursor: &mut Cursor<'_>) -> bool {
    const WORDS: [&str; 21] = [
        "VARYING",
        "PRECISION",
        "UNSIGNED",
        "SIGNED",
        "ZEROFILL",
        "ARRAY",
        "RAW",
        "LARGE OBJECT",
        "WITH TIME ZONE",
        "WITHOUT TIME ZONE",
        "WITH LOCAL TIME ZONE",
        "YEAR TO MONTH",
        "DAY TO SECOND",
        "DAY TO HOUR",
        "DAY TO MINUTE",
        "HOUR TO SECOND",
        "HOUR TO MINUTE",
        "TO SECOND",
        "TO MONTH",
        "DAY",
        "YEAR",
    ];
    if cursor.take_one_of(&WORDS).is_some() {
        return true;
    }
    // SQLite takes any words for a type: https://www.sqlite.org/datatype3.html
    let is_word = cursor.dialect == DialectName::Sqlite
        && cursor.peek(0).is_some_and(|token| token.word().is_some());
    let is_type = is_word && !cursor.is_one_of(&ENDS);
    if is_type {
        cursor.skip();
    }
    is_type
}

/// The text of some tokens on one line, words in upper case, everything quoted as it was.
fn spelled(start: &Cursor<'_>, length: usize) -> String {
    let mut text = String::new();
    let mut end = start.span().start;
    for token in &start.rest()[..length] {
        if token.span.start > end {
            text.push(' ');
        }
        let own = &start.sql[token.span.clone()];
        if token.word().is_some() {
            text.push_str(&own.to_uppercase());
        } else {
            text.push_str(own);
        }
        end = token.span.end;
    }
    text
}

/// Reads a default's value. MySQL's `ON UPDATE …` is printed with it.
pub(super) fn default(cursor: &mut Cursor<'_>) -> Parsed<DefaultValue> {
    let start = cursor.span().start;
    cursor.expression(&ENDS)?;
    if matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb)
        && cursor.take("ON UPDATE")
    {
        cursor.expression(&ENDS)?;
    }
    let sql = cursor.text_since(start);
    if cursor.dialect == DialectName::Mssql {
        cursor.take("WITH VALUES");
    }
    Ok(DefaultValue::Sql(Sql::new(sql)))
}

/// Reads a collation, quoted or not.
pub(super) fn folded_as_written(cursor: &mut Cursor<'_>) -> Parsed<String> {
    let name = cursor.name()?;
    match name.schema {
        None => Ok(name.name.value),
        Some(_) => cursor.unknown(),
    }
}

fn storage(cursor: &mut Cursor<'_>) -> Option<bool> {
    let word = cursor.take_one_of(&["STORED", "PERSISTENT", "PERSISTED", "VIRTUAL"])?;
    Some(word != "VIRTUAL")
}

/// Reads SQL Server's `(1, 1)`.
fn seed(cursor: &mut Cursor<'_>) -> Parsed<Identity> {
    let mut identity = Identity::default();
    if cursor.take_symbol(&Token::LParen) {
        identity.start = Some(cursor.number()?);
        cursor.expect_symbol(&Token::Comma)?;
        identity.increment = Some(cursor.number()?);
        cursor.expect_symbol(&Token::RParen)?;
    }
    Ok(identity)
}

/// Reads the settings of an identity or a sequence.
pub(super) fn identity_settings(cursor: &mut Cursor<'_>, identity: &mut Identity) -> Parsed<()> {
    loop {
        if cursor.take("START WITH") || cursor.take("START") {
            identity.start = Some(cursor.number()?);
        } else if cursor.take("INCREMENT BY") || cursor.take("INCREMENT") {
            identity.increment = Some(cursor.number()?);
        } else if cursor.take_one_of(&["NO MINVALUE", "NOMINVALUE"]).is_some() {
            identity.min_value = None;
        } else if cursor.take("MINVALUE") {
            identity.min_value = Some(cursor.number()?);
        } else if cursor.take_one_of(&["NO MAXVALUE", "NOMAXVALUE"]).is_some() {
            identity.max_value = None;
        } else if cursor.take("MAXVALUE") {
            identity.max_value = Some(cursor.number()?);
        } else if cursor.take_one_of(&["NO CACHE", "NOCACHE"]).is_some() {
            identity.cache = None;
        } else if cursor.take("CACHE") {
            identity.cache = Some(cursor.number()?);
        } else if cursor.take_one_of(&["NO CYCLE", "NOCYCLE"]).is_some() {
            identity.cycle = Some(false);
        } else if cursor.take("CYCLE") {
            identity.cycle = Some(true);
        } else if cursor.take_one_of(&["NO ORDER", "NOORDER"]).is_some() {
            identity.order = Some(false);
        } else if cursor.take("ORDER") {
            identity.order = Some(true);
        } else {
            return Ok(());
        }
    }
}
