//! Which work of the server a statement of MySQL or MariaDB is, for `ALGORITHM=` and `LOCK=`.

use super::clauses::Described;
use crate::catalog::{Column, ConstraintKind, Literal, OptionValue, ReferentialAction, Table};
use crate::config::DialectName;
use crate::dialect::{Algorithm, Lock, Online, TableWork, Target, option_keys};
use crate::statement::Lowering;

/// What is said of the works together; nothing of a table that may be another engine's, or temporary.
pub(super) fn of(described: &Described<'_>, works: &[TableWork]) -> Option<Online> {
    let table = described.before.or(described.after)?;
    let dialect = described.cx.dialect;
    let is_inno = text_option(dialect.name, table, "engine")
        .is_none_or(|engine| engine.eq_ignore_ascii_case("innodb"));
    if !is_inno || !table.prefixes.is_empty() {
        return None;
    }
    let each = works.iter().map(|work| {
        let online = dialect.online(*work);
        // https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html#online-ddl-column-operations
        let moves_columns = matches!(work, TableWork::AddColumn | TableWork::DropColumn);
        if dialect.name == DialectName::Mysql && moves_columns && lacks_instant(table) {
            return Online {
                algorithm: Algorithm::InPlace,
                lock: online.lock,
            };
        }
        online
    });
    let mut online = each.reduce(Online::with)?;
    // https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-limitations.html
    if dialect.name == DialectName::Mysql
        && online.algorithm == Algorithm::InPlace
        && table.foreign_keys.iter().any(cascades)
    {
        online.lock = Lock::Shared;
    }
    Some(online)
}

fn cascades(key: &crate::catalog::ForeignKey) -> bool {
    [key.on_delete, key.on_update].into_iter().any(|action| {
        matches!(
            action,
            Some(ReferentialAction::Cascade | ReferentialAction::SetNull)
        )
    })
}

fn lacks_instant(table: &Table) -> bool {
    let has_text_index = table.indexes.iter().any(is_text_index);
    let row_format = text_option(DialectName::Mysql, table, "row_format");
    has_text_index || row_format.is_some_and(|format| format.eq_ignore_ascii_case("compressed"))
}

/// Whether columns of a table are computed.
pub(super) fn has_computed(table: &Table) -> bool {
    table.columns.iter().any(|column| column.computed.is_some())
}

/// Whether an index is a FULLTEXT or a SPATIAL one.
pub(super) fn is_text_index(index: &crate::catalog::Index) -> bool {
    [DialectName::Mysql, DialectName::Mariadb]
        .iter()
        .any(|dialect| index.options.text(*dialect, "prefix").is_some())
}

fn text_option<'a>(dialect: DialectName, table: &'a Table, key: &str) -> Option<&'a str> {
    debug_assert!(option_keys(dialect, Target::Table).contains(&key));
    let own = table.options.find(dialect, key);
    let found = own.or_else(|| table.options.find(dialect.parent()?, key));
    match found? {
        OptionValue::Literal(Literal::Text(text)) => Some(text),
        _ => None,
    }
}

/// The works of a statement; `None`: it changes no table.
pub(super) fn works(described: &Described<'_>) -> Option<Vec<TableWork>> {
    use TableWork as W;
    let one = |work| Some(vec![work]);
    match described.template {
        "add_column" => Some(added(described)),
        "drop_column" => Some(dropped(described)),
        "modify_column" => Some(modified(described)),
        "alter_column_default" => one(W::SetDefault),
        "rename_column" => Some(vec![rename(described, described.text("column")?.as_str())]),
        "create_index" | "add_index" if described.index().is_some_and(is_text_index) => {
            one(W::AddTextIndex)
        }
        "create_index" | "add_index" | "add_unique" => one(W::AddIndex),
        "drop_index_of_table" => one(W::DropIndex),
        "rename_index" => one(W::RenameIndex),
        "add_primary_key" => one(W::AddPrimaryKey),
        "add_foreign_key" => one(W::AddForeignKey),
        "add_check" => one(W::AddCheck),
        "drop_constraint" => match described.kind() {
            Some(ConstraintKind::PrimaryKey) => one(W::DropPrimaryKey),
            Some(ConstraintKind::Unique) => one(W::DropIndex),
            Some(ConstraintKind::ForeignKey) => one(W::DropForeignKey),
            _ => one(W::DropCheck),
        },
        "rename_table" => one(W::RenameTable),
        "comment_on_table" => one(W::CommentTable),
        _ => None,
    }
}

fn added(described: &Described<'_>) -> Vec<TableWork> {
    use TableWork as W;
    let column = described.text("column");
    let column = column.and_then(|name| described.after?.column(&name));
    let mut works = vec![W::AddColumn];
    if described.inside("column", "counts_up").is_true() {
        works.push(W::AddCountingColumn);
    }
    if described.is_placed() {
        let is_beside = described.after.is_some_and(has_computed);
        works.push(if is_beside {
            W::AddColumnBetweenComputed
        } else {
            W::AddColumnBetween
        });
    }
    let inline = described.inside("column", "inline");
    let inside = |key: &str| inline.get_attr(key).unwrap_or_default();
    if inside("primary_key").is_true() {
        works.push(W::AddPrimaryKey);
    }
    if !inside("foreign_key").is_none() && !inside("foreign_key").is_undefined() {
        works.push(W::AddForeignKey);
    }
    if inside("checks").len().is_some_and(|count| count > 0) {
        works.push(W::AddColumnWithCheck);
    }
    let computed = column.and_then(|column| column.computed.as_ref());
    if computed.is_some_and(|computed| computed.stored == Some(true)) {
        works.push(W::AddStoredColumn);
    }
    let default = described.inside("column", "default");
    if default.as_str().is_some_and(is_call) {
        works.push(W::AddColumnWithCall);
    }
    works
}

/// A default that may be another value in each row: a call, but for the clock.
fn is_call(sql: &str) -> bool {
    let sql = sql.trim().trim_start_matches('(').to_ascii_lowercase();
    let is_clock = ["now(", "current_timestamp", "localtime"]
        .iter()
        .any(|clock| sql.starts_with(clock));
    let calls = sql.bytes().zip(sql.bytes().skip(1));
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !is_clock && !sql.starts_with('\'') && { calls }
        .any(|(byte, next)| is_name(byte) && next == b'(')
}

fn dropped(described: &Described<'_>) -> Vec<TableWork> {
    use TableWork as W;
    let found = described
        .before
        .zip(described.text("column"))
        .and_then(|(table, name)| Some((table, table.column(&name)?)));
    let Some((table, column)) = found else {
        return vec![W::DropColumn];
    };
    let mut works = vec![W::DropColumn];
    let name = &column.name;
    let is_indexed = is_indexed(table, name)
        || table
            .foreign_keys
            .iter()
            .any(|key| key.columns.contains(name));
    if table.is_key_column(name) {
        works.push(W::DropPrimaryKey);
    }
    if is_indexed {
        works.push(if has_computed(table) {
            W::DropIndexedColumnBesideComputed
        } else {
            W::DropIndexedColumn
        });
    }
    if table
        .checks
        .iter()
        .any(|check| table.check_needs(check).contains(&name.as_str()))
    {
        works.push(W::DropCheck);
    }
    let computed = column.computed.as_ref();
    if computed.is_some_and(|computed| computed.stored == Some(true)) {
        works.push(W::DropStoredColumn);
    }
    works
}

fn is_indexed(table: &Table, column: &String) -> bool {
    table.is_key_column(column)
        || table.indexes.iter().any(|index| index.has_column(column))
        || table
            .uniques
            .iter()
            .any(|unique| unique.columns.contains(column))
}

fn rename(described: &Described<'_>, column: &str) -> TableWork {
    let catalog = described.cx.change.after;
    let is_referred = catalog.referrers(&described.name).any(|referrer| {
        referrer.foreign_keys.iter().any(|key| {
            key.referred == described.name && key.referred_columns.iter().any(|name| name == column)
        })
    });
    if is_referred {
        TableWork::RenameReferredColumn
    } else {
        TableWork::RenameColumn
    }
}

fn modified(described: &Described<'_>) -> Vec<TableWork> {
    use TableWork as W;
    let name = described.text("column").unwrap_or_default();
    let from = described.text("from").unwrap_or_else(|| name.clone());
    let columns = described
        .before
        .zip(described.after)
        .and_then(|(before, after)| {
            Some((before, before.column(&from)?, after, after.column(&name)?))
        });
    let Some((table_before, before, table, after)) = columns else {
        return vec![W::ChangeType];
    };
    let mut works = Vec::new();
    if from != name {
        works.push(rename(described, &name));
    }
    works.extend(retyped(described.cx, before, after));
    if before.nullable != after.nullable {
        works.push(W::ChangeNullability);
    }
    if before.default != after.default {
        works.push(W::SetDefault);
    }
    if before.comment != after.comment {
        works.push(W::CommentColumn);
    }
    if before.collation != after.collation {
        let is_indexed = is_indexed(table, &name);
        works.push(if is_indexed {
            W::ChangeIndexedCollation
        } else {
            W::ChangeCollation
        });
    }
    if works.contains(&W::LengthenTextFar) && works.contains(&W::ChangeNullability) {
        works.push(W::ChangeType);
    }
    match (table_before.counts_up(before), table.counts_up(after)) {
        (false, true) => works.push(W::StartCounting),
        (true, false) => works.push(W::StopCounting),
        _ => {}
    }
    if works.is_empty() {
        works.push(W::SetDefault);
    }
    works
}

fn retyped(cx: &Lowering<'_>, before: &Column, after: &Column) -> Option<TableWork> {
    use TableWork as W;
    let Some(old) = old_type_sql(cx, before) else {
        return Some(W::ChangeType);
    };
    let new = after.data_type.as_ref()?;
    let new = cx.type_sql(new).ok()?;
    if old == new {
        return None;
    }
    let words = |sql: &str| {
        sql.strip_prefix("ENUM(")
            .map(|_| sql.matches("','").count())
    };
    if let Some(words) = words(&new)
        && words < 255
        && new.starts_with(&format!("{},", old.trim_end_matches(')')))
    {
        return Some(W::AppendEnumValue);
    }
    Some(match (length(&old), length(&new)) {
        (Some(from), Some(to)) if from <= to => {
            // The length takes a second byte above 255 bytes, of which a character has four.
            if (from * 4 > 255) == (to * 4 > 255) {
                W::LengthenText
            } else {
                W::LengthenTextFar
            }
        }
        _ => W::ChangeType,
    })
}

fn length(sql: &str) -> Option<u64> {
    sql.strip_prefix("VARCHAR(")?
        .strip_suffix(')')?
        .parse()
        .ok()
}

/// The type before, with the words that an enum had then.
fn old_type_sql(cx: &Lowering<'_>, column: &Column) -> Option<String> {
    let data_type = column.data_type.as_ref()?.for_dialect(cx.dialect.name);
    let name = data_type.enum_name();
    let own = match data_type {
        crate::catalog::DataType::Enum { values, .. } => values.as_deref(),
        _ => None,
    };
    let known = name.and_then(|name| cx.change.enum_before(name));
    let values = known.map_or(own.unwrap_or_default(), |found| &found.values);
    cx.dialect.type_sql(data_type, values).ok()
}
