//! The kinds of types, as far as expressions and literals depend on them.

use crate::python::{Code, Value};

/// A type: its kind, and how it is written in Python where it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Type {
    pub(super) kind: Kind,
    pub(super) written: Option<Value>,
}

/// A family of types.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Not said: the value tells.
    #[default]
    Unknown,
    Integer,
    /// Exact and floating-point numbers; SQLAlchemy divides floating-point ones as they are.
    Numeric,
    Float,
    Text,
    /// Text that SQL Server spells `N'…'`.
    NationalText,
    Boolean,
    Date,
    Time,
    DateTime,
    Interval,
    Binary,
    Json,
    /// PostgreSQL's `JSONB`.
    Jsonb,
    Uuid,
    Enum(EnumValues),
    Array(Box<Kind>),
    /// A type whose values the project's own code turns into others.
    Converted,
    /// Any other.
    Other,
}

/// What the members of an enum of Python are in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EnumValues {
    /// Their names.
    Names,
    /// Their values.
    Values,
    /// What a function of the project makes of them.
    Unclear,
}

impl Type {
    /// A type that is nowhere written.
    pub(super) fn of(kind: Kind) -> Self {
        Self {
            kind,
            written: None,
        }
    }

    /// The type that is written as this value.
    pub(super) fn read(value: &Value) -> Self {
        Self {
            kind: kind(value),
            written: Some(value.clone()),
        }
    }
}

impl Kind {
    /// Whether its values are text.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::NationalText | Self::Enum(_))
    }

    /// Whether its values are JSON.
    pub(super) fn is_json(&self) -> bool {
        matches!(self, Self::Json | Self::Jsonb)
    }

    /// Whether two belong to one family: a value of one is written as one of the other.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self == other
            || (self.is_text() && other.is_text())
            || (self.is_json() && other.is_json())
            || matches!(
                (self, other),
                (Self::Numeric | Self::Float, Self::Numeric | Self::Float)
                    | (Self::Array(_), Self::Array(_))
            )
    }

    /// The kind that a value of Python has by itself.
    pub(super) fn of_value(value: &Value) -> Self {
        match value {
            Value::Bool(_) => Self::Boolean,
            Value::Int(_) => Self::Integer,
            Value::Float(_) => Self::Float,
            Value::Bytes(_) => Self::Binary,
            Value::Instance(_) | Value::Str(_) if value.as_str().is_some() => Self::Text,
            _ => match value.as_call() {
                Some(("datetime.date", _)) => Self::Date,
                Some(("datetime.datetime", _)) => Self::DateTime,
                Some(("datetime.time", _)) => Self::Time,
                Some(("datetime.timedelta", _)) => Self::Interval,
                Some(("decimal.Decimal", _)) => Self::Numeric,
                Some(("uuid.UUID", _)) => Self::Uuid,
                _ => Self::Unknown,
            },
        }
    }
}

/// The kind of a type as it is written, with or without a call.
fn kind(value: &Value) -> Kind {
    match value {
        Value::Class(class) => return kind_of_class(class),
        Value::Instance(instance) => return kind_of_class(&instance.class),
        _ => {}
    }
    let (path, args) = match value.as_call() {
        Some((path, args)) => (path, Some(args)),
        None => match value.as_path() {
            Some(path) => (path, None),
            None => return Kind::Other,
        },
    };
    match path.rsplit('.').next().unwrap_or(path) {
        "Integer" | "INTEGER" | "INT" | "BigInteger" | "BIGINT" | "SmallInteger" | "SMALLINT"
        | "TINYINT" | "MEDIUMINT" | "YEAR" => Kind::Integer,
        "Numeric" | "NUMERIC" | "DECIMAL" | "NUMBER" | "MONEY" | "SMALLMONEY" => Kind::Numeric,
        "Float" | "FLOAT" | "REAL" | "Double" | "DOUBLE" | "DOUBLE_PRECISION" | "BINARY_FLOAT"
        | "BINARY_DOUBLE" => Kind::Float,
        "String" | "VARCHAR" | "VARCHAR2" | "CHAR" | "Text" | "TEXT" | "CLOB" | "LONGTEXT"
        | "MEDIUMTEXT" | "TINYTEXT" | "CITEXT" | "AutoString" | "LONG" => Kind::Text,
        "Unicode" | "UnicodeText" | "NVARCHAR" | "NVARCHAR2" | "NCHAR" | "NCLOB" | "NTEXT" => {
            Kind::NationalText
        }
        "Boolean" | "BOOLEAN" | "BIT" => Kind::Boolean,
        "Date" | "DATE" => Kind::Date,
        "Time" | "TIME" => Kind::Time,
        "DateTime" | "DATETIME" | "TIMESTAMP" | "DATETIME2" | "SMALLDATETIME"
        | "DATETIMEOFFSET" => Kind::DateTime,
        "Interval" | "INTERVAL" => Kind::Interval,
        "LargeBinary" | "BINARY" | "VARBINARY" | "BLOB" | "BYTEA" | "LONGBLOB" | "MEDIUMBLOB"
        | "TINYBLOB" | "IMAGE" | "RAW" => Kind::Binary,
        "JSON" => Kind::Json,
        "JSONB" => Kind::Jsonb,
        "Uuid" | "UUID" | "UNIQUEIDENTIFIER" => Kind::Uuid,
        "Enum" | "ENUM" => Kind::Enum(EnumValues::of(value)),
        "ARRAY" => {
            let items = args.and_then(|args| args.get(0, "item_type"));
            Kind::Array(Box::new(
                items.map_or(Kind::Unknown, |item| kind(&item.value)),
            ))
        }
        "NullType" | "NULLTYPE" => Kind::Unknown,
        _ => Kind::Other,
    }
}

/// The kind of a `TypeDecorator` of the project.
fn kind_of_class(class: &crate::python::Class) -> Kind {
    let converts = [
        "process_bind_param",
        "process_literal_param",
        "bind_processor",
    ];
    if converts.iter().any(|name| class.attribute(name).is_some()) {
        return Kind::Converted;
    }
    if let Some(implementation) = class.attribute("impl") {
        return kind(&implementation);
    }
    match class
        .bases
        .iter()
        .find(|base| !matches!(base, Value::Class(_)))
    {
        Some(base) => kind(base),
        None => Kind::Other,
    }
}

impl EnumValues {
    /// `values_callable=lambda members: [member.value for member in members]` is what is usually written.
    fn of(value: &Value) -> Self {
        let Some((_, args)) = value.as_call() else {
            return Self::Names;
        };
        match args
            .named("values_callable")
            .map(|argument| &argument.value)
        {
            None | Some(Value::None) => Self::Names,
            Some(Value::Function(function)) if lists_values(&function.code) => Self::Values,
            Some(_) => Self::Unclear,
        }
    }
}

fn lists_values(code: &Code) -> bool {
    use ruff_python_ast::Expr;
    let Code::Lambda(lambda) = code else {
        return false;
    };
    let element = match &*lambda.body {
        Expr::ListComp(list) if list.generators.len() == 1 => &list.elt,
        _ => return false,
    };
    matches!(&**element, Expr::Attribute(attribute) if attribute.attr.id == "value")
}
