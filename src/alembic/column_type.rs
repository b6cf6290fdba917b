//! The type of a column, with what comes with it: collation, check, enum, index.

use std::rc::Rc;
use std::sync::Arc;

use crate::catalog::QualifiedName;
use crate::diag::Span;
use crate::python::{Evaluator, Outcome, Place, Value};

use super::column::ColumnKeys;
use super::host::Alembic;
use super::inspector;
use super::ops;
use super::toml_value::{Keys, text};
use super::types::{ColumnTyped, TypeToml, Types};

/// The index that comes with the type of a column: <https://geoalchemy-2.readthedocs.io/en/latest/types.html>
pub(super) fn spatial_index(
    eval: &Evaluator<Alembic>,
    column: &ColumnKeys,
    table: &str,
) -> Option<Keys> {
    if !column.spatial_index {
        return None;
    }
    let mut keys = Keys::new(column.keys.span());
    keys.text("name", format!("idx_{table}_{}", column.name));
    keys.texts("columns", std::slice::from_ref(&column.name));
    let mut options = Keys::new(column.keys.span());
    options.text("using", "gist");
    keys.set(eval.host.dialect.name.as_str(), options.into_value());
    Some(keys)
}

/// A column that only refers to another one has its type.
pub(super) fn type_of_reference(eval: &mut Evaluator<Alembic>, column: &mut ColumnKeys) {
    let Some(references) = &column.references else {
        return;
    };
    let text_of = |key: &str| references.get_text(key).map(str::to_owned);
    let (schema, table, referred) = (text_of("schema"), text_of("table"), text_of("column"));
    let schema = eval.host.dialect.schemas.of(schema.as_deref());
    let name = QualifiedName::new(schema, table.unwrap_or_default());
    let dialect = eval.host.dialect.name;
    let table = inspector::catalog(eval).table(&name).cloned();
    let referred = table
        .as_ref()
        .and_then(|table| table.column(referred.as_deref()?).cloned());
    if let Some(data_type) = referred
        .as_ref()
        .and_then(|referred| referred.data_type.as_ref())
    {
        column
            .keys
            .text("type", data_type.for_dialect(dialect).to_string());
    }
}

/// Sets the type of a column, with the collation and the check that come with it.
pub(super) fn set_type(
    eval: &mut Evaluator<Alembic>,
    column: &mut ColumnKeys,
    value: &Value,
    place: &Place,
) -> Outcome<()> {
    let typed = eval_type(eval, value, place)?;
    let span = eval.host.span(place);
    column.spatial_index = typed.spatial_index;
    column.is_exact_integer = typed.is_integer
        && matches!(&typed.toml, TypeToml::Text(name) if !name.ends_with("integer"));
    if let TypeToml::EnumArray(_, of) = &typed.toml
        && of.created
    {
        ops::create_enum(eval, of, true, place);
    }
    if let Some(domain) = &typed.domain
        && domain.created
    {
        ops::create_domain(eval, domain, place);
    }
    set_type_keys(&mut column.keys, &typed, &span);
    if let Some(check) = &typed.check {
        let mut keys = Keys::new(&span);
        if let Some(name) = &check.name {
            keys.text("name", name.as_str());
        }
        keys.text("sql", eval.host.check_sql(&column.name, check, place)?);
        column.checks.push(keys);
    }
    Ok(())
}

/// The type of a column for the dialect that is being written.
pub(super) fn eval_type(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<ColumnTyped> {
    with_types(eval, |mut types| types.column_type(value, place))
}

/// The SQL name of a type, for a cast.
pub(super) fn sql_type(
    eval: &mut Evaluator<Alembic>,
    value: &Value,
    place: &Place,
) -> Outcome<String> {
    with_types(eval, |mut types| types.cast_name(value, place))?
        .map_or_else(|| place.unreadable("this type has no name in SQL"), Ok)
}

fn with_types<T>(
    eval: &mut Evaluator<Alembic>,
    ask: impl FnOnce(Types<'_, Alembic>) -> Outcome<T>,
) -> Outcome<T> {
    let dialect = Arc::clone(&eval.host.dialect);
    let environment = Rc::clone(&eval.host.environment);
    let custom = |path: &str| environment.custom_type(path);
    ask(Types {
        eval,
        dialect: &dialect,
        custom: &custom,
    })
}

/// Writes a type under the key `type`.
pub(super) fn set_type_keys(keys: &mut Keys, typed: &ColumnTyped, span: &Span) {
    match &typed.toml {
        TypeToml::Text(name) | TypeToml::EnumArray(name, _) => {
            keys.set("type", text(span, name.as_str()));
        }
        // Made elsewhere: only its name stands here.
        TypeToml::Enum(of) if !of.created || of.values.is_empty() => {
            let schema = of
                .schema
                .as_ref()
                .map(|schema| format!("{schema}."))
                .unwrap_or_default();
            keys.set("type", text(span, format!("enum({schema}{})", of.name)));
        }
        TypeToml::Enum(of) => {
            let mut inner = Keys::new(span);
            inner.text("enum", of.name.as_str());
            if let Some(schema) = &of.schema {
                inner.text("schema", schema.as_str());
            }
            inner.texts("values", &of.values);
            keys.set("type", inner.into_value());
        }
    }
    if let Some(collation) = &typed.collation {
        keys.set("collation", text(span, collation.as_str()));
    }
}
