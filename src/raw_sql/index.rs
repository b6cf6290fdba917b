//! Indexes: inline ones of MySQL, `CREATE INDEX`, `DROP INDEX`, `ALTER INDEX … RENAME TO`.

use sqlparser::tokenizer::Token;

use super::constraint::{key_options, nulls_distinct, set, set_flag};
use super::cursor::{Cursor, Parsed, Stop};
use super::effect::Effect;
use super::merge;
use super::names::{all_folded, column, folded};
use crate::catalog::{
    Index, IndexKey, IndexPart, Literal, NullsOrder, OptionValue, Options, QualifiedName,
    SortOrder, Sql,
};
use crate::config::DialectName;

/// Reads an index that stands among a table's columns (MySQL).
pub(super) fn inline(cursor: &mut Cursor<'_>) -> Parsed<Index> {
    let prefix = cursor.take_one_of(&["FULLTEXT", "SPATIAL"]);
    let _ = cursor.take("KEY") || cursor.take("INDEX");
    let name = if cursor.is_symbol(&Token::LParen) || cursor.is("USING") {
        None
    } else {
        Some(folded(&cursor.ident()?))
    };
    let mut index = Index {
        name: String::new(),
        columns: Vec::new(),
        unique: false,
        condition: None,
        include: Vec::new(),
        options: mysql_prefix(prefix),
    };
    using(cursor, &mut index.options)?;
    index.columns = parts(cursor)?;
    using(cursor, &mut index.options)?;
    // An index without a name has that of its first column: https://dev.mysql.com/doc/refman/8.4/en/create-table.html
    let first = index
        .columns
        .first()
        .and_then(|part| part.column_name())
        .map(str::to_owned);
    match name.or(first) {
        Some(name) => Ok(Index { name, ..index }),
        None => cursor.unknown(),
    }
}

/// `CREATE … INDEX`, from the word `INDEX` on; `options` are those said before it.
pub(super) fn create(
    effect: &mut Effect<'_>,
    cursor: &mut Cursor<'_>,
    unique: bool,
    options: Options,
) -> Parsed<()> {
    let mut index = Index {
        name: String::new(),
        columns: Vec::new(),
        unique,
        condition: None,
        include: Vec::new(),
        options,
    };
    if cursor.dialect == DialectName::Postgresql && cursor.take("CONCURRENTLY") {
        set_flag(
            &mut index.options,
            DialectName::Postgresql,
            "concurrently",
            true,
        );
    }
    let if_not_exists = cursor.take("IF NOT EXISTS");
    let span = cursor.span();
    let name = if cursor.is("ON") {
        None
    } else {
        Some(cursor.name()?.name)
    };
    using(cursor, &mut index.options)?;
    cursor.expect("ON")?;
    cursor.take("ONLY");
    let table = cursor.name()?;
    let Some(key) = effect.table(&table)? else {
        return Ok(());
    };
    using(cursor, &mut index.options)?;
    index.columns = parts(cursor)?;
    clauses(cursor, &mut index)?;
    cursor.finish()?;
    let mut changed = effect.copy(&key);
    for part in &mut index.columns {
        if let IndexKey::Column(name) = &mut part.key {
            *name = column(&changed, name);
        }
    }
    index.name = match name {
        Some(name) => folded(&name),
        None => default_name(&key, &index).ok_or(Stop::Unknown(span.clone()))?,
    };
    if if_not_exists && changed.index(&index.name).is_some() {
        return Ok(());
    }
    effect.tolerate(
        &key,
        merge::add_index(&mut changed, index).map_err(|error| Stop::fault(error, &span)),
    )?;
    effect.put(changed);
    Ok(())
}

/// PostgreSQL's own choice: <https://www.postgresql.org/docs/current/sql-createindex.html>
fn default_name(table: &QualifiedName, index: &Index) -> Option<String> {
    let columns: Option<Vec<&str>> = index.columns.iter().map(IndexPart::column_name).collect();
    columns.map(|columns| format!("{}_{}_idx", table.name, columns.join("_")))
}

fn mysql_prefix(prefix: Option<&str>) -> Options {
    let mut options = Options::default();
    if let Some(prefix) = prefix {
        set(
            &mut options,
            DialectName::Mysql,
            "prefix",
            OptionValue::Literal(Literal::Text(prefix.to_owned())),
        );
    }
    options
}

/// The options that the words before `INDEX` say.
pub(super) fn prefix_options(cursor: &mut Cursor<'_>) -> Options {
    let dialect = cursor.dialect;
    match dialect {
        DialectName::Mysql | DialectName::Mariadb => {
            mysql_prefix(cursor.take_one_of(&["FULLTEXT", "SPATIAL"]))
        }
        DialectName::Mssql => super::constraint::clustered(cursor),
        DialectName::Oracle if cursor.take("BITMAP") => {
            let mut options = Options::default();
            set_flag(&mut options, dialect, "bitmap", true);
            options
        }
        _ => Options::default(),
    }
}

/// Reads `USING method`. B-trees are what every engine makes without it.
fn using(cursor: &mut Cursor<'_>, options: &mut Options) -> Parsed<()> {
    if !cursor.take("USING") {
        return Ok(());
    }
    let method = folded(&cursor.ident()?);
    if method != "btree" {
        let dialect = cursor.dialect.parent().unwrap_or(cursor.dialect);
        set(
            options,
            dialect,
            "using",
            OptionValue::Literal(Literal::Text(method)),
        );
    }
    Ok(())
}

fn clauses(cursor: &mut Cursor<'_>, index: &mut Index) -> Parsed<()> {
    let dialect = cursor.dialect;
    if matches!(dialect, DialectName::Postgresql | DialectName::Mssql) && cursor.take("INCLUDE") {
        index.include = all_folded(&cursor.idents()?);
    }
    nulls_distinct(cursor, &mut index.options);
    if matches!(dialect, DialectName::Postgresql | DialectName::Oracle) && cursor.is("TABLESPACE") {
        return cursor.unknown();
    }
    if cursor.take("WHERE") {
        index.condition = Some(Sql::new(cursor.expression(&[])?));
    }
    using(cursor, &mut index.options)?;
    key_options(cursor, &mut index.options)
}

fn parts(cursor: &mut Cursor<'_>) -> Parsed<Vec<IndexPart>> {
    cursor.expect_symbol(&Token::LParen)?;
    let mut parts = vec![part(cursor)?];
    while cursor.take_symbol(&Token::Comma) {
        parts.push(part(cursor)?);
    }
    cursor.expect_symbol(&Token::RParen)?;
    Ok(parts)
}

fn part(cursor: &mut Cursor<'_>) -> Parsed<IndexPart> {
    let mut part = match column_part(cursor) {
        Some(part) => part,
        None => IndexPart {
            key: IndexKey::Expression(Sql::new(expression(cursor)?)),
            order: None,
            nulls: None,
            opclass: None,
            length: None,
        },
    };
    let is_opclass = cursor.dialect == DialectName::Postgresql
        && !cursor.is_one_of(&["ASC", "DESC", "NULLS", "COLLATE"])
        && cursor.peek(0).is_some_and(|token| token.word().is_some());
    if is_opclass {
        part.opclass = Some(folded(&cursor.ident()?));
    }
    if cursor.take("ASC") {
        part.order = Some(SortOrder::Asc);
    } else if cursor.take("DESC") {
        part.order = Some(SortOrder::Desc);
    }
    if cursor.take("NULLS FIRST") {
        part.nulls = Some(NullsOrder::First);
    } else if cursor.take("NULLS LAST") {
        part.nulls = Some(NullsOrder::Last);
    }
    Ok(part)
}

/// A column, with MySQL's prefix length.
fn column_part(cursor: &mut Cursor<'_>) -> Option<IndexPart> {
    let mut ahead = cursor.clone();
    let mut part = IndexPart::column(folded(&ahead.ident().ok()?));
    if matches!(cursor.dialect, DialectName::Mysql | DialectName::Mariadb)
        && ahead.take_symbol(&Token::LParen)
    {
        part.length = Some(ahead.number().ok()?);
        ahead.expect_symbol(&Token::RParen).ok()?;
    }
    let follows = ahead.peek(0)?;
    let is_column = matches!(
        follows.token(),
        Token::Comma | Token::RParen | Token::Word(_)
    );
    is_column.then(|| *cursor = ahead)?;
    Some(part)
}

fn expression<'a>(cursor: &mut Cursor<'a>) -> Parsed<&'a str> {
    if cursor.is_symbol(&Token::LParen) {
        let mut ahead = cursor.clone();
        let inner = ahead.group()?;
        let is_whole = ahead.peek(0).is_none_or(|token| {
            matches!(token.token(), Token::Comma | Token::RParen | Token::Word(_))
        });
        if is_whole {
            *cursor = ahead;
            return Ok(inner);
        }
    }
    let start = cursor.span().start;
    cursor.ident()?;
    cursor.group()?;
    Ok(cursor.text_since(start))
}
