//! What is created and dropped by a method of its own: enums, domains, sequences, tables.

use std::sync::Arc;

use crate::python::{Args, Argument, Evaluator, Outcome, Place, Value};

use super::super::arguments::Arguments;
use super::super::column_type::eval_type;
use super::super::default::identity;
use super::super::host::{Alembic, class_of};
use super::super::inspector;
use super::super::metadata;
use super::super::sql;
use super::super::toml_value::Keys;
use super::super::types::{Domain, EnumType, TypeToml};
use super::execute;
use crate::catalog::{Kind, QualifiedName};
use crate::dialect::EnumStyle;

/// `sa.Enum(…).create(bind, checkfirst=)` and its like; `None`: nothing of the kind.
pub(in crate::alembic) fn method(
    eval: &mut Evaluator<Alembic>,
    of: &Value,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if !matches!(name, "create" | "drop" | "create_all" | "drop_all") {
        return Ok(None);
    }
    if let Some(done) = metadata::method(eval, of, name, args, place)? {
        return Ok(Some(done));
    }
    let of = &metadata::as_table(of);
    let Some((path, made_of)) = of
        .as_call()
        .map(|(path, args)| (path.to_owned(), args.clone()))
    else {
        return Ok(None);
    };
    let class = class_of(&path).unwrap_or_default();
    let is_create = name == "create";
    let checks_first = matches!(
        args.get(1, "checkfirst").map(|argument| &argument.value),
        Some(Value::Bool(true))
    );
    match class {
        // Only PostgreSQL has types of their own.
        "Enum" | "ENUM" if eval.host.dialect.enums != EnumStyle::Type => {}
        "Enum" | "ENUM" | "DOMAIN" => {
            enum_method(eval, of, is_create, checks_first, place)?;
        }
        "Sequence" => {
            sequence_method(eval, &made_of, is_create, place)?;
        }
        "Table" | "create_table" => {
            if checks_first && exists_table(eval, of, place)? == is_create {
                return Ok(Some(Value::None));
            }
            if is_create {
                metadata::create(eval, of, place)?;
            } else {
                drop_table(eval, of, place)?;
            }
        }
        "Index" => {
            let table = index_table(eval, &made_of, place)?;
            if is_create {
                super::index::create_on(eval, &table, &made_of, place)?;
            } else {
                let name = made_of.positional.first().cloned();
                let table = Argument {
                    value: Value::text(table.1),
                    place: place.clone(),
                };
                let args = Args {
                    positional: name.into_iter().chain([table]).collect(),
                    named: Vec::new(),
                };
                super::directive(eval, "drop_index", &args, super::Form::Plain, place)?;
            }
        }
        _ => return Ok(None),
    }
    Ok(Some(Value::None))
}

fn enum_method(
    eval: &mut Evaluator<Alembic>,
    of: &Value,
    is_create: bool,
    checks_first: bool,
    place: &Place,
) -> Outcome<()> {
    let typed = eval_type(eval, of, place)?;
    if let Some(domain) = &typed.domain {
        if is_create {
            create_domain(eval, domain, place);
        } else {
            execute::emit(eval, &format!("DROP DOMAIN {}", domain.name), place);
        }
        return Ok(());
    }
    let (TypeToml::Enum(of), EnumStyle::Type) = (typed.toml, eval.host.dialect.enums) else {
        return Ok(());
    };
    if is_create {
        create_enum(eval, &of, checks_first, place);
        return Ok(());
    }
    let qualified = QualifiedName::new(of.schema.as_deref(), &of.name);
    if checks_first && !exists(eval, Kind::Enum, &qualified) {
        return Ok(());
    }
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "drop_enum");
    keys.text("name", of.name);
    if let Some(schema) = of.schema {
        keys.text("schema", schema);
    }
    eval.host.emit(keys, false);
    Ok(())
}

fn sequence_method(
    eval: &mut Evaluator<Alembic>,
    made_of: &Args,
    is_create: bool,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("sa.Sequence", made_of, place);
    let sequence = arguments.need_text(0, "name")?;
    let schema = arguments.named_text("schema")?;
    let span = eval.host.span(place);
    let (op, mut keys) = if is_create {
        ("create_sequence", identity(&span, &arguments)?)
    } else {
        ("drop_sequence", Keys::new(&span))
    };
    keys.text("op", op);
    keys.text("name", sequence);
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    eval.host.emit(keys, false);
    Ok(())
}

/// Creates a domain.
pub(in crate::alembic) fn create_domain(
    eval: &mut Evaluator<Alembic>,
    domain: &Domain,
    place: &Place,
) {
    let sql = format!("CREATE DOMAIN {}", domain.definition);
    execute::emit(eval, &sql, place);
}

/// Creates an enum, unless it is only to be made sure of and exists.
pub(in crate::alembic) fn create_enum(
    eval: &mut Evaluator<Alembic>,
    of: &EnumType,
    checks_first: bool,
    place: &Place,
) {
    let qualified = QualifiedName::new(of.schema.as_deref(), &of.name);
    if checks_first && exists(eval, Kind::Enum, &qualified) {
        return;
    }
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "create_enum");
    keys.text("name", of.name.as_str());
    if let Some(schema) = &of.schema {
        keys.text("schema", schema.as_str());
    }
    keys.texts("values", &of.values);
    eval.host.emit(keys, false);
}

/// Drops a `sa.Table(…)`.
pub(in crate::alembic) fn drop_table(
    eval: &mut Evaluator<Alembic>,
    table: &Value,
    place: &Place,
) -> Outcome<()> {
    let (schema, name) = sql::table_of(eval, table, place)?;
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "drop_table");
    keys.text("table", name);
    if let Some(schema) = schema {
        keys.text("schema", schema);
    }
    eval.host.emit(keys, false);
    Ok(())
}

fn exists_table(eval: &mut Evaluator<Alembic>, table: &Value, place: &Place) -> Outcome<bool> {
    let (schema, name) = sql::table_of(eval, table, place)?;
    Ok(exists(
        eval,
        Kind::Table,
        &QualifiedName::new(schema.as_deref(), name),
    ))
}

/// The table on whose columns an index stands.
fn index_table(
    eval: &mut Evaluator<Alembic>,
    made_of: &Args,
    place: &Place,
) -> Outcome<(Option<String>, String)> {
    for argument in made_of.positional.iter().skip(1) {
        if let Ok((schema, table, _)) = sql::column_of(eval, &argument.value, &argument.place) {
            return Ok((schema, table));
        }
    }
    place.unreadable("on which table this index stands, no revision file tells")
}

fn exists(eval: &mut Evaluator<Alembic>, kind: Kind, name: &QualifiedName) -> bool {
    let dialect = Arc::clone(&eval.host.dialect);
    let name = QualifiedName::new(dialect.schemas.of(name.schema.as_deref()), &name.name);
    inspector::catalog(eval)
        .names(kind)
        .any(|known| *known == name)
}
