//! The params of constraints, indexes and tables, which several statements show.

use std::collections::BTreeMap;

use minijinja::Value;

use super::foreign_key::is_the_rule;
use super::lowering::text_or_none;
use super::order::order_params;
use super::{Inline, Lowering, Params, column_params, list, outside, partitions_params};
use crate::catalog::{
    Check, ConstraintKind, Deferrability, Exclude, ForeignKey, Index, IndexKey, IndexPart,
    Initially, Literal, NullsOrder, OptionValue, Options, PrimaryKey, ReferentialAction, SortOrder,
    Table, Unique,
};
use crate::config::DialectName;
use crate::dialect::{Dialect, Feature, Target, Unsupported, option_keys};

/// The options of the active dialect, those that are not set being none; without a table of its own it has those of
/// the dialect that it descends from.
pub fn option_params(dialect: DialectName, options: &Options, target: Target) -> Params {
    let owner = options.owner(dialect);
    let find = |key: &str| options.find(owner, key);
    let mut params = Params::new();
    for key in option_keys(dialect, target) {
        params = params.set(key, find(key).map_or(Value::from(()), option_value));
    }
    params
}

fn option_value(value: &OptionValue) -> Value {
    let literal = |literal: &Literal| match literal {
        Literal::Boolean(value) => Value::from(*value),
        Literal::Integer(value) => Value::from(*value),
        Literal::Text(text)
        | Literal::Decimal(text)
        | Literal::Date(text)
        | Literal::Time(text) => Value::from(text.as_str()),
        Literal::DateTime { local, .. } => Value::from(local.as_str()),
        Literal::Null => Value::from(()),
    };
    match value {
        OptionValue::Literal(value) => literal(value),
        OptionValue::List(names) => list(names.iter().map(String::as_str)),
        OptionValue::Table(settings) => {
            let settings: BTreeMap<String, Value> = settings
                .iter()
                .map(|(key, value)| (key.clone(), literal(value)))
                .collect();
            Value::from(settings)
        }
    }
}

/// Params of a primary key: `name`, `columns`, `options`.
pub fn primary_key_params(dialect: &Dialect, key: &PrimaryKey) -> Params {
    Params::new()
        .set("name", text_or_none(key.name.as_deref()))
        .set("columns", list(key.columns.iter().map(String::as_str)))
        .set(
            "options",
            option_params(dialect.name, &key.options, Target::PrimaryKey),
        )
}

/// Params of a unique constraint: `name`, `columns`, `deferrable`, `initially`, `options`.
///
/// # Errors
/// When it cannot be deferred here.
pub fn unique_params(dialect: &Dialect, unique: &Unique) -> Result<Params, Unsupported> {
    deferrable(dialect, unique.deferrability, Feature::DeferrableUnique)?;
    let params = Params::new()
        .set("name", text_or_none(unique.name.as_deref()))
        .set("columns", list(unique.columns.iter().map(String::as_str)))
        .set(
            "options",
            option_params(dialect.name, &unique.options, Target::Unique),
        );
    Ok(deferrability_params(params, unique.deferrability))
}

/// Params of a foreign key: `name`, `columns`, `referred`, `referred_columns`, `on_delete`, `on_update`, `match`,
/// `deferrable`, `initially`, `options`.
///
/// # Errors
/// When the dialect has no such clause.
pub fn foreign_key_params(dialect: &Dialect, key: &ForeignKey) -> Result<Params, Unsupported> {
    deferrable(dialect, key.deferrability, Feature::DeferrableForeignKey)?;
    if key.match_type.is_some() {
        dialect.require(
            Feature::MatchClause,
            "leave out `match`, or say where it holds with `dialects`",
        )?;
    }
    let refuses = |action: Option<ReferentialAction>| is_the_rule(dialect, key, action);
    if key.on_update.is_some() && !refuses(key.on_update) {
        let help = "leave out `on_update`, or say where it holds with `dialects`";
        dialect
            .require(Feature::OnUpdate, help)
            .map_err(|error| error.at("on_update"))?;
    }
    let is_only_word =
        dialect.has(Feature::NoActionClause) && !dialect.has(Feature::RestrictAction);
    let action = |action: Option<ReferentialAction>, at: &str| -> Result<Value, Unsupported> {
        let Some(action) = action.filter(|action| !refuses(Some(*action))) else {
            return Ok(Value::from(()));
        };
        let (feature, help) = match action {
            ReferentialAction::SetDefault => (Feature::SetDefaultAction, "use another action"),
            // It is checked at once, as there is nothing that waits.
            ReferentialAction::Restrict if is_only_word => {
                return Ok(Value::from(ReferentialAction::NoAction.words()));
            }
            ReferentialAction::Restrict => (
                Feature::RestrictAction,
                "leave it out: refusing the change is what happens without it",
            ),
            ReferentialAction::NoAction => (
                Feature::NoActionClause,
                "leave it out: it is what happens without it",
            ),
            ReferentialAction::Cascade | ReferentialAction::SetNull => {
                return Ok(Value::from(action.words()));
            }
        };
        dialect
            .require(feature, help)
            .map_err(|error| error.at(at))?;
        Ok(Value::from(action.words()))
    };
    let params = Params::new()
        .set("name", text_or_none(key.name.as_deref()))
        .set("columns", list(key.columns.iter().map(String::as_str)))
        .set_name("referred", &key.referred)
        .set(
            "referred_columns",
            list(key.referred_columns.iter().map(String::as_str)),
        )
        .set("on_delete", action(key.on_delete, "on_delete")?)
        .set("on_update", action(key.on_update, "on_update")?)
        .set("match", text_or_none(key.match_type.as_deref()))
        .set(
            "options",
            option_params(dialect.name, &key.options, Target::ForeignKey),
        );
    Ok(deferrability_params(params, key.deferrability))
}

/// Params of a check: `name`, `sql`, `options`.
pub fn check_params(dialect: &Dialect, check: &Check) -> Params {
    Params::new()
        .set("name", text_or_none(check.name.as_deref()))
        .set("sql", check.sql.for_dialect(dialect.name))
        .set(
            "options",
            option_params(dialect.name, &check.options, Target::Check),
        )
}

/// Params of an exclusion constraint: `name`, `elements`, `using`, `where`, `deferrable`, `initially`.
///
/// # Errors
/// When the dialect has none.
pub fn exclude_params(dialect: &Dialect, exclude: &Exclude) -> Result<Params, Unsupported> {
    dialect.require(
        Feature::ExclusionConstraint,
        "say where it holds with `dialects = [\"postgresql\"]`",
    )?;
    let elements = exclude
        .elements
        .iter()
        .map(|element| key_params(dialect, &element.key).set("with", element.with.as_str()));
    let params = Params::new()
        .set("name", text_or_none(exclude.name.as_deref()))
        .set("elements", list(elements))
        .set("using", text_or_none(exclude.using.as_deref()))
        .set(
            "where",
            text_or_none(
                exclude
                    .condition
                    .as_ref()
                    .map(|sql| sql.for_dialect(dialect.name)),
            ),
        );
    Ok(deferrability_params(params, exclude.deferrability))
}

/// Params of an index: `name`, `unique`, `parts`, `include`, `where`, `options`.
///
/// # Errors
/// When the dialect has no such index.
pub fn index_params(dialect: &Dialect, index: &Index) -> Result<Params, Unsupported> {
    let only_there =
        "say where it holds with `dialects`, or put it into the table of an engine that has it";
    let text = |key: &str| index.options.text(dialect.name, key).map(str::to_owned);
    let condition = index
        .condition
        .as_ref()
        .map(|sql| sql.for_dialect(dialect.name).to_owned());
    if condition.is_some() {
        dialect
            .require(Feature::PartialIndex, only_there)
            .map_err(|error| error.at("where"))?;
    }
    let condition = text("where").or(condition);
    let include = match index.options.find(dialect.name, "include") {
        Some(OptionValue::List(columns)) => columns,
        _ => &index.include,
    };
    if !include.is_empty() {
        dialect
            .require(Feature::IncludeColumns, only_there)
            .map_err(|error| error.at("include"))?;
    }
    let parts = index
        .columns
        .iter()
        .map(|part| part_params(dialect, part))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Params::new()
        .set("name", index.name.as_str())
        .set("unique", index.unique)
        .set("parts", list(parts))
        .set("include", list(include.iter().map(String::as_str)))
        .set("where", text_or_none(condition.as_deref()))
        .set(
            "options",
            option_params(dialect.name, &index.options, Target::Index),
        ))
}

fn part_params(dialect: &Dialect, part: &IndexPart) -> Result<Params, Unsupported> {
    let help = "leave it out, or say where it holds with `dialects`";
    let wanted = [
        (
            matches!(part.key, IndexKey::Expression(_)),
            Feature::ExpressionIndex,
        ),
        (part.nulls.is_some(), Feature::NullsOrder),
        (part.opclass.is_some(), Feature::OperatorClass),
        (part.length.is_some(), Feature::PrefixLength),
    ];
    for (_, feature) in wanted.into_iter().filter(|(is_wanted, _)| *is_wanted) {
        dialect
            .require(feature, help)
            .map_err(|error| error.at("columns"))?;
    }
    let order = part.order.map(|order| match order {
        SortOrder::Asc => "asc",
        SortOrder::Desc => "desc",
    });
    let nulls = part.nulls.map(|nulls| match nulls {
        NullsOrder::First => "first",
        NullsOrder::Last => "last",
    });
    let is_plain = part.order.is_none()
        && part.nulls.is_none()
        && part.opclass.is_none()
        && part.length.is_none();
    Ok(key_params(dialect, &part.key)
        .set("plain", is_plain && part.column_name().is_some())
        .set("order", text_or_none(order))
        .set("nulls", text_or_none(nulls))
        .set("opclass", text_or_none(part.opclass.as_deref()))
        .set("length", part.length.map_or(Value::from(()), Value::from)))
}

fn key_params(dialect: &Dialect, key: &IndexKey) -> Params {
    match key {
        IndexKey::Column(name) => Params::new().set("column", name.as_str()).set("sql", ()),
        IndexKey::Expression(sql) => Params::new()
            .set("column", ())
            .set("sql", sql.for_dialect(dialect.name)),
    }
}

fn deferrable(
    dialect: &Dialect,
    deferrability: Deferrability,
    feature: Feature,
) -> Result<(), Unsupported> {
    if !deferrability.is_some() {
        return Ok(());
    }
    let help = "leave out `deferrable` and `initially`, or say where they hold with `dialects`";
    dialect
        .require(feature, help)
        .map_err(|error| error.at("deferrable"))
}

fn deferrability_params(params: Params, deferrability: Deferrability) -> Params {
    let initially = deferrability.initially.map(|initially| match initially {
        Initially::Deferred => "deferred",
        Initially::Immediate => "immediate",
    });
    params
        .set(
            "deferrable",
            deferrability
                .deferrable
                .map_or(Value::from(()), Value::from),
        )
        .set("initially", text_or_none(initially))
}

/// Params of a whole table: `table`, `prefixes`, `columns`, `primary_key`, `foreign_keys`, `uniques`, `checks`, `excludes`,
/// `order`, `comment`, `options`, `partitions`.
///
/// # Errors
/// When the dialect lacks something that the table has.
pub fn table_params(
    cx: &Lowering<'_>,
    table: &Table,
    order: &[ConstraintKind],
) -> Result<Params, Unsupported> {
    let dialect = cx.dialect;
    let mut columns = Vec::with_capacity(table.columns.len());
    for (position, column) in table.columns.iter().enumerate() {
        let inline = Inline::of_table(dialect, table, &column.name);
        let params = column_params(cx, table, column, &inline);
        columns.push(params.map_err(|error| prefixed(error, &format!("columns.{position}")))?);
    }
    let primary_key = table
        .primary_key
        .as_ref()
        .map(|key| primary_key_params(dialect, key));
    let foreign_keys = all("foreign_keys", &table.foreign_keys, |key| {
        foreign_key_params(dialect, key)
    })?;
    let uniques = all("uniques", &table.uniques, |unique| {
        unique_params(dialect, unique)
    })?;
    let excludes = all("excludes", &table.excludes, |exclude| {
        exclude_params(dialect, exclude)
    })?;
    let checks = outside(dialect, &table.checks);
    let counts = [
        checks.len(),
        table.foreign_keys.len(),
        table.uniques.len(),
        table.excludes.len(),
    ];
    dialect.require_table_prefixes(&table.prefixes.0)?;
    let prefixes = table.prefixes.0.join(" ");
    Ok(Params::new()
        .set_name("table", &table.name)
        .set(
            "prefixes",
            text_or_none(Some(prefixes.as_str()).filter(|words| !words.is_empty())),
        )
        .set("columns", list(columns))
        .set(
            "primary_key",
            primary_key.map_or(Value::from(()), Value::from),
        )
        .set("foreign_keys", foreign_keys)
        .set("uniques", uniques)
        .set(
            "checks",
            list(checks.into_iter().map(|check| check_params(dialect, check))),
        )
        .set("excludes", excludes)
        .set("order", order_params(order, counts))
        .set("comment", text_or_none(table.comment.as_deref()))
        .set(
            "options",
            option_params(dialect.name, &table.options, Target::Table),
        )
        .set("partitions", partitions_params(dialect, table)?))
}

fn all<T>(
    key: &str,
    things: &[T],
    params: impl Fn(&T) -> Result<Params, Unsupported>,
) -> Result<Value, Unsupported> {
    let things = things.iter().enumerate();
    let params = things.map(|(position, thing)| {
        params(thing).map_err(|error| prefixed(error, &format!("{key}.{position}")))
    });
    Ok(list(params.collect::<Result<Vec<_>, _>>()?))
}

fn prefixed(mut error: Unsupported, prefix: &str) -> Unsupported {
    error.key = if error.key.is_empty() {
        prefix.to_owned()
    } else {
        format!("{prefix}.{}", error.key)
    };
    error
}
