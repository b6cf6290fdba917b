//! DDL objects that `op.execute` takes: schemas, sequences, `DDL("…")`.

use super::Compiler;
use super::read::{Reader, is_true, sequence_name, text, wanted};
use super::tree::SequenceName;
use crate::config::DialectName;
use crate::python::{Args, Outcome, Place, Value};

/// The statement of a DDL object; `None`: it is none of these.
pub(super) fn statement(
    compiler: Compiler<'_>,
    value: &Value,
    place: &Place,
) -> Outcome<Option<String>> {
    let Some((path, args)) = value.as_call() else {
        return Ok(None);
    };
    let place = match value {
        Value::Symbolic(symbolic) => &symbolic.place,
        _ => place,
    };
    let name = path.rsplit('.').next().unwrap_or(path);
    Ok(Some(match name {
        "CreateSchema" | "DropSchema" => schema(compiler, name, args, place)?,
        "CreateSequence" => create_sequence(compiler, args, place)?,
        "DropSequence" => {
            let sequence = wanted(args, 0, "element", name, place)?;
            let sequence = sequence_name(&sequence.value, &sequence.place)?;
            let clause = if is_true(args, usize::MAX, "if_exists")? {
                "IF EXISTS "
            } else {
                ""
            };
            format!("DROP SEQUENCE {clause}{}", qualified(compiler, &sequence))
        }
        "DropTable" => {
            let table = wanted(args, 0, "element", name, place)?;
            let table = Reader::new(compiler).table_name(&table.value, &table.place)?;
            let exists = is_true(args, usize::MAX, "if_exists")?;
            let clause = if exists { "IF EXISTS " } else { "" };
            format!("DROP TABLE {clause}{table}")
        }
        "DDL" => ddl(args, place)?,
        _ => return Ok(None),
    }))
}

fn schema(compiler: Compiler<'_>, verb: &str, args: &Args, place: &Place) -> Outcome<String> {
    let name = text(wanted(args, 0, "name", verb, place)?, "a schema's name")?;
    let name = compiler.dialect.schema(name);
    if verb == "CreateSchema" {
        let exists = is_true(args, usize::MAX, "if_not_exists")?;
        let clause = if exists { "IF NOT EXISTS " } else { "" };
        return Ok(format!("CREATE SCHEMA {clause}{name}"));
    }
    let exists = is_true(args, usize::MAX, "if_exists")?;
    let clause = if exists { "IF EXISTS " } else { "" };
    let cascade = is_true(args, 1, "cascade")?;
    let cascade = if cascade { " CASCADE" } else { "" };
    Ok(format!("DROP SCHEMA {clause}{name}{cascade}"))
}

fn qualified(compiler: Compiler<'_>, sequence: &SequenceName) -> String {
    let name = compiler.dialect.ident(&sequence.name);
    match &sequence.schema {
        Some(schema) => format!("{}.{name}", compiler.dialect.schema(schema)),
        None => name,
    }
}

fn create_sequence(compiler: Compiler<'_>, args: &Args, place: &Place) -> Outcome<String> {
    let sequence = wanted(args, 0, "element", "CreateSequence", place)?;
    let name = qualified(compiler, &sequence_name(&sequence.value, &sequence.place)?);
    let clause = if is_true(args, usize::MAX, "if_not_exists")? {
        "IF NOT EXISTS "
    } else {
        ""
    };
    let mut sql = format!("CREATE SEQUENCE {clause}{name}");
    let Some((_, options)) = sequence.value.as_call() else {
        return Ok(sql);
    };
    let dialect = compiler.dialect.name;
    let takes_type = matches!(dialect, DialectName::Postgresql | DialectName::Mssql);
    if let Some(of) = options.named("data_type").filter(|_| takes_type) {
        sql = format!("{sql} AS {}", (compiler.types)(&of.value)?);
    }
    let number = |name: &str, position: usize, words: &str| -> Outcome<String> {
        match options
            .get(position, name)
            .map(|argument| (&argument.value, &argument.place))
        {
            None | Some((Value::None, _)) => Ok(String::new()),
            Some((Value::Int(int), _)) => Ok(format!(" {words} {int}")),
            Some((_, place)) => place.unreadable(format!("`{name}` is wanted as a number")),
        }
    };
    let flag = |name: &str, words: &str| -> Outcome<String> {
        let is_set = is_true(options, usize::MAX, name)?;
        Ok(if is_set {
            format!(" {words}")
        } else {
            String::new()
        })
    };
    let is_oracle = dialect == DialectName::Oracle;
    sql.push_str(&number("increment", 2, "INCREMENT BY")?);
    sql.push_str(&number("start", 1, "START WITH")?);
    sql.push_str(&number("minvalue", 3, "MINVALUE")?);
    sql.push_str(&number("maxvalue", 4, "MAXVALUE")?);
    let (no_minimum, no_maximum) = if is_oracle {
        ("NOMINVALUE", "NOMAXVALUE")
    } else {
        ("NO MINVALUE", "NO MAXVALUE")
    };
    sql.push_str(&flag("nominvalue", no_minimum)?);
    sql.push_str(&flag("nomaxvalue", no_maximum)?);
    sql.push_str(&number("cache", usize::MAX, "CACHE")?);
    sql.push_str(&flag("cycle", "CYCLE")?);
    if is_oracle {
        sql.push_str(&flag("order", "ORDER")?);
    }
    Ok(sql)
}

/// `DDL("CREATE %(what)s", context={"what": "x"})`; `%%` is a percent sign.
fn ddl(args: &Args, place: &Place) -> Outcome<String> {
    let statement = text(wanted(args, 0, "statement", "DDL", place)?, "the SQL")?;
    let mut sql = String::new();
    let mut rest = statement;
    while let Some((before, after)) = rest.split_once('%') {
        sql.push_str(before);
        if let Some(after) = after.strip_prefix('%') {
            sql.push('%');
            rest = after;
            continue;
        }
        let name = after
            .strip_prefix('(')
            .and_then(|after| after.split_once(")s"));
        let Some((name, after)) = name else {
            return place.unreadable("a percent sign in `DDL` is written `%%`");
        };
        let value = args
            .get(1, "context")
            .and_then(|context| match &context.value {
                Value::Dict(dict) => dict.borrow().get_str(name).cloned(),
                _ => None,
            });
        match value.as_ref().and_then(Value::as_str) {
            Some(value) => sql.push_str(value),
            None => {
                return place.unreadable(format!("`{name}` is missing in the context of `DDL`"));
            }
        }
        rest = after;
    }
    sql.push_str(rest);
    Ok(sql.trim().to_owned())
}
