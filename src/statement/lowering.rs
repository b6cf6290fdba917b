//! What an op is lowered with, and the params of a column.

use minijinja::Value;

use super::{Change, Inline, Params, option_params};
use crate::catalog::{
    Column, ColumnType, Computed, DataType, DefaultValue, Identity, Literal, Table,
};
use crate::dialect::{Dialect, EnumStyle, Feature, Target, Unsupported};

/// A dialect and the change that is to be put into its words.
#[derive(Debug, Clone, Copy)]
pub struct Lowering<'a> {
    /// The dialect.
    pub dialect: &'a Dialect,
    /// What the step did.
    pub change: Change<'a>,
}

impl Lowering<'_> {
    /// A column's type in the dialect's words.
    ///
    /// # Errors
    /// When the dialect has no such type.
    pub fn type_sql(&self, data_type: &ColumnType) -> Result<String, Unsupported> {
        let data_type = data_type.for_dialect(self.dialect.name);
        let values = match data_type {
            DataType::Enum {
                values: Some(values),
                ..
            } => values,
            DataType::Enum { name, values: None } => self.change.enum_values(name),
            _ => &[],
        };
        if let DataType::Enum { name, .. } = data_type
            && values.is_empty()
            && self.dialect.enums != EnumStyle::Type
        {
            let message = format!(
                "{} needs the words of enum `{name}`, which no revision tells",
                self.dialect.title
            );
            let help = "name them where the column has the enum as its type, under `values`";
            return Err(Unsupported::new(message, help).at("type"));
        }
        self.dialect.type_sql(data_type, values)
    }

    /// The default of a column in the dialect's words.
    ///
    /// # Errors
    /// When the value has no literal form.
    pub fn default_sql(
        &self,
        default: &DefaultValue,
        column: &Column,
    ) -> Result<String, Unsupported> {
        match default {
            DefaultValue::Literal(literal) => {
                let sql = self
                    .dialect
                    .literal(literal)
                    .map_err(|error| error.at("default"))?;
                let in_parentheses = self.dialect.has(Feature::LongDefaultIsExpression)
                    && *literal != Literal::Null
                    && column
                        .data_type
                        .as_ref()
                        .is_some_and(|data_type| is_long(data_type.for_dialect(self.dialect.name)));
                Ok(if in_parentheses {
                    format!("({sql})")
                } else {
                    sql
                })
            }
            DefaultValue::Sql(sql) => Ok(self
                .dialect
                .default_expression(sql.for_dialect(self.dialect.name))),
        }
    }
}

/// Whether values of a type lie outside their row on MySQL.
fn is_long(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Text | DataType::LargeBinary | DataType::Json
    )
}

/// The params of one column: `name`, `extras` (a collation, computed or an identity), `type`, `nullable`, `default`, `counts_up`, `identity`, `computed`, `collation`,
/// `comment`, `row_key`, `options`, `inline`.
///
/// # Errors
/// When the dialect has no such type, identity or computed column.
pub fn column_params(
    cx: &Lowering<'_>,
    table: &Table,
    column: &Column,
    inline: &Inline<'_>,
) -> Result<Params, Unsupported> {
    let dialect = cx.dialect;
    let (counts_up, identity) = generated_key(dialect, table, column)?;
    let type_sql = column_type_sql(cx, table, column)?;
    let serial = type_sql.as_deref().filter(|_| counts_up);
    let serial = serial.and_then(|text| dialect.serial_type(text));
    let type_sql = serial.or(type_sql.as_deref());
    let computed = column
        .computed
        .as_deref()
        .map(|computed| computed_params(cx, computed))
        .transpose()?;
    let default = column
        .default
        .as_ref()
        .map(|default| cx.default_sql(default, column))
        .transpose()?;
    let lone_key = table
        .primary_key
        .as_ref()
        .is_some_and(|key| key.columns.len() == 1 && key.columns[0] == column.name);
    let has_extras = column.collation.is_some() || computed.is_some() || identity.is_some();
    Ok(Params::new()
        .set("name", column.name.as_str())
        .set("extras", has_extras)
        .set("type", text_or_none(type_sql))
        .set(
            "nullable",
            column.nullable && !table.is_key_column(&column.name),
        )
        .set("default", text_or_none(default.as_deref()))
        .set("counts_up", counts_up)
        .set(
            "identity",
            identity.map_or(Value::from(()), |identity| identity_params(identity).into()),
        )
        .set("computed", computed.map_or(Value::from(()), Value::from))
        .set("collation", text_or_none(column.collation.as_deref()))
        .set("comment", text_or_none(column.comment.as_deref()))
        .set(
            "row_key",
            lone_key && table.options.is_on(dialect.name, "autoincrement"),
        )
        .set(
            "options",
            option_params(dialect.name, &column.options, Target::Column),
        )
        .set("inline", inline.params(dialect)?))
}

/// Whether the column counts up, and its identity: a dialect without identities counts up where it is the key.
fn generated_key<'c>(
    dialect: &Dialect,
    table: &Table,
    column: &'c Column,
) -> Result<(bool, Option<&'c Identity>), Unsupported> {
    match column.identity.as_deref() {
        None => Ok((table.counts_up(column), None)),
        Some(identity) if dialect.has(Feature::Identity) => Ok((false, Some(identity))),
        Some(_) if table.is_key_column(&column.name) => Ok((true, None)),
        Some(_) => {
            let message = format!(
                "{} has no identity columns outside the primary key",
                dialect.title
            );
            let help = "make the column the primary key, or say where it holds with `dialects`";
            Err(Unsupported::new(message, help).at("identity"))
        }
    }
}

fn column_type_sql(
    cx: &Lowering<'_>,
    table: &Table,
    column: &Column,
) -> Result<Option<String>, Unsupported> {
    match &column.data_type {
        Some(data_type) => cx.type_sql(data_type).map(Some),
        None if column.computed.is_none() => Err(unknown_type(cx.dialect, table, column)),
        None if cx.dialect.has(Feature::ComputedWithoutType) => Ok(None),
        None => {
            let message = format!("{} needs a type for a computed column", cx.dialect.title);
            Err(Unsupported::new(message, "add `type`").at("type"))
        }
    }
}

/// The refusal of a statement that spells out the type of a column which no revision makes.
pub(crate) fn unknown_type(dialect: &Dialect, table: &Table, column: &Column) -> Unsupported {
    let message = format!(
        "{} needs the type of column `{}` of table `{}`, which no revision tells",
        dialect.title, column.name, table.name
    );
    let help = "say it with the change: `existing = { type = \"…\" }`, or `existing_type=…` in a revision of Alembic";
    Unsupported::new(message, help).at("type")
}

fn computed_params(cx: &Lowering<'_>, computed: &Computed) -> Result<Params, Unsupported> {
    let dialect = cx.dialect;
    let help =
        "set `stored` as the engine has it, or write the op once for each engine with `dialects`";
    match computed.stored {
        Some(true) => dialect
            .require(Feature::StoredComputed, help)
            .map_err(|error| error.at("computed"))?,
        Some(false) => dialect
            .require(Feature::VirtualComputed, help)
            .map_err(|error| error.at("computed"))?,
        None => {}
    }
    // PostgreSQL before 18 knows only STORED and wants it said.
    // https://www.postgresql.org/docs/17/ddl-generated-columns.html
    let stored = computed
        .stored
        .or((!dialect.has(Feature::VirtualComputed)).then_some(true));
    let sql = computed.sql.for_dialect(dialect.name);
    Ok(Params::new()
        .set("sql", sql)
        .set("stored", stored.map_or(Value::from(()), Value::from)))
}

/// The params of an identity or a sequence: `always`, `start`, `increment`, `min_value`, `max_value`, `no_min_value`,
/// `no_max_value`, `cache`, `cycle`, `order`, `on_null`, `has_settings`.
pub(crate) fn identity_params(identity: &Identity) -> Params {
    let number = |value: Option<i64>| value.map_or(Value::from(()), Value::from);
    let has_settings = [
        identity.start,
        identity.increment,
        identity.min_value,
        identity.max_value,
        identity.cache,
    ]
    .iter()
    .any(Option::is_some)
        || identity.no_min_value
        || identity.no_max_value
        || identity.cycle.is_some();
    let flag = |value: Option<bool>| value.map_or(Value::from(()), Value::from);
    Params::new()
        .set("always", identity.always)
        .set("start", number(identity.start))
        .set("increment", number(identity.increment))
        .set("min_value", number(identity.min_value))
        .set("max_value", number(identity.max_value))
        .set("cache", number(identity.cache))
        .set("no_min_value", identity.no_min_value)
        .set("no_max_value", identity.no_max_value)
        .set("cycle", flag(identity.cycle))
        .set("order", flag(identity.order))
        .set("on_null", identity.on_null == Some(true))
        .set("has_settings", has_settings)
}

/// A text, or the value that templates test as absent.
pub(crate) fn text_or_none(text: Option<&str>) -> Value {
    text.map_or(Value::from(()), Value::from)
}
