//! Python expressions: `SQLAlchemy`'s columns, types and constraints, and plain literals.

use super::super::table::{Column, ColumnDefault, Constraint, Rule, Type, Value};

/// Writes a column.
pub(super) fn column(column: &Column) -> String {
    let mut parts = vec![quoted(&column.name), data_type(column.data_type)];
    if column.name == "id" {
        parts.push("autoincrement=True".to_owned());
    }
    if column.default.is_some() {
        let default = default(column.default.as_ref());
        parts.push(format!("server_default={default}"));
    }
    parts.push(format!("nullable={}", boolean(column.nullable)));
    if let Some(comment) = &column.comment {
        parts.push(format!("comment={}", quoted(comment)));
    }
    format!("sa.Column({})", parts.join(", "))
}

/// Writes a type.
pub(super) fn data_type(data_type: Type) -> String {
    match data_type {
        Type::String(length) => return format!("sa.String(length={length})"),
        Type::Numeric(precision, scale) => {
            return format!("sa.Numeric(precision={precision}, scale={scale})");
        }
        Type::Text => "sa.Text()",
        Type::Integer => "sa.Integer()",
        Type::BigInteger => "sa.BigInteger()",
        Type::SmallInteger => "sa.SmallInteger()",
        Type::Boolean => "sa.Boolean()",
        Type::DateTime => "sa.DateTime()",
        Type::Date => "sa.Date()",
        Type::Float => "sa.Float()",
        Type::Json => "sa.JSON()",
        Type::Uuid => "sa.Uuid()",
        Type::LargeBinary => "sa.LargeBinary()",
    }
    .to_owned()
}

/// Writes a constraint of a new table.
pub(super) fn constraint(constraint: &Constraint) -> String {
    let name = quoted(&constraint.name);
    match &constraint.rule {
        Rule::Unique { columns } => format!("sa.UniqueConstraint({}, name={name})", list(columns)),
        Rule::Check { column, test } => {
            let sql = quoted(&test.sql(column));
            format!("sa.CheckConstraint({sql}, name={name})")
        }
        Rule::ForeignKey {
            column,
            references,
            on_delete: action,
        } => {
            let (column, action) = (quoted(column), on_delete(*action));
            format!("sa.ForeignKeyConstraint([{column}], ['{references}.id'], name={name}{action})")
        }
    }
}

/// Writes what follows the other arguments of a foreign key.
pub(super) fn on_delete(action: Option<&str>) -> String {
    match action {
        Some(action) => format!(", ondelete='{}'", action.to_uppercase()),
        None => String::new(),
    }
}

/// Writes a server default.
pub(super) fn default(default: Option<&ColumnDefault>) -> String {
    match default {
        None => "None".to_owned(),
        Some(ColumnDefault::CurrentTimestamp) => "sa.text('CURRENT_TIMESTAMP')".to_owned(),
        Some(ColumnDefault::Literal(Value::Boolean(true))) => "sa.true()".to_owned(),
        Some(ColumnDefault::Literal(Value::Boolean(false))) => "sa.false()".to_owned(),
        Some(ColumnDefault::Literal(Value::Integer(value))) => format!("sa.text('{value}')"),
        Some(ColumnDefault::Literal(Value::Text(value))) => quoted(value),
    }
}

/// Writes a literal.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Boolean(value) => boolean(*value).to_owned(),
        Value::Integer(value) => value.to_string(),
        Value::Text(value) => quoted(value),
    }
}

/// Writes a text or `None`.
pub(super) fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), quoted)
}

/// Writes a truth value.
pub(super) fn boolean(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// Writes texts with commas between them.
pub(super) fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    items.join(", ")
}

/// Writes a text as Python's `repr` does.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\");
    if text.contains('\'') && !text.contains('"') {
        format!("\"{escaped}\"")
    } else {
        format!("'{}'", escaped.replace('\'', "\\'"))
    }
}
