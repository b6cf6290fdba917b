//! Types of libraries that are built upon SQLAlchemy, each as the type of SQLAlchemy that it is made of.

use super::Types;
use super::made::{Flag, Home, Made, SPEC};
use super::resolve::Resolved;
use crate::config::DialectName;
use crate::python::{Args, Argument, Host, Outcome, Place, Value};

impl<H: Host> Types<'_, H> {
    /// A class of a library that is not SQLAlchemy.
    pub(super) fn foreign(&mut self, path: &str, args: &Args, place: &Place) -> Outcome<Resolved> {
        let library = path.split('.').next().unwrap_or_default();
        let class = path.rsplit('.').next().unwrap_or(path);
        let made = Made {
            home: Home::Core,
            class: class.to_owned(),
            path: path.to_owned(),
            args: args.clone(),
            place: place.clone(),
        };
        if let Some(inner) = wrapped(path, &made) {
            return self.resolve(&inner.value, &inner.place);
        }
        let found = match library {
            "sqlmodel" => self.sqlmodel(&made)?,
            "sqlalchemy_utils" => self.sqlalchemy_utils(&made)?,
            "geoalchemy2" => self.geoalchemy2(&made),
            "pgvector" => vector(&made)?,
            "fastapi_users_db_sqlalchemy" | "fastapi_users" => self.fastapi_users(&made),
            // Its template of a revision gives SQLAlchemy its own types: `sa.GUID = GUID`.
            "advanced_alchemy" | "litestar" | "sqlalchemy" => self.advanced_alchemy(&made),
            _ => single_types(path, &made),
        };
        match found {
            Some(made) => Ok(Resolved::Made(made)),
            None => Self::not_known(path, place),
        }
    }

    /// <https://sqlmodel.tiangolo.com/>
    fn sqlmodel(&self, made: &Made) -> Outcome<Option<Made>> {
        if made.class == "GUID" {
            return Ok(Some(match self.dialect.name {
                DialectName::Postgresql => made.as_type("Uuid", []),
                _ => made.as_type("CHAR", [("length", Value::Int(32))]),
            }));
        }
        if made.class != "AutoString" {
            return Ok(None);
        }
        let is_mysql = matches!(self.dialect.name, DialectName::Mysql | DialectName::Mariadb);
        let length = match made.size("length")? {
            Some(length) => Value::text(length),
            None if is_mysql => Value::Int(255),
            None => Value::None,
        };
        Ok(Some(made.as_type("String", [("length", length)])))
    }

    /// <https://sqlalchemy-utils.readthedocs.io/en/latest/data_types.html>
    fn sqlalchemy_utils(&self, made: &Made) -> Outcome<Option<Made>> {
        let dialect = self.dialect.name;
        let is_postgresql = dialect == DialectName::Postgresql;
        let sized = |class: &str, name: &str, length: i128| -> Outcome<Made> {
            let given = made.size(name)?.map_or(Value::Int(length), Value::text);
            Ok(made.as_type(class, [("length", given)]))
        };
        Ok(Some(match made.class.as_str() {
            "UUIDType" => self.uuid_type(made),
            "EmailType" => sized("Unicode", "length", 255)?,
            "ChoiceType" => sized("Unicode", "<none>", 255)?,
            "IPAddressType" => sized("Unicode", "max_length", 50)?,
            "ColorType" | "PhoneNumberType" => sized("Unicode", "max_length", 20)?,
            "TimezoneType" => sized("Unicode", "<none>", 50)?,
            "LocaleType" => sized("Unicode", "<none>", 10)?,
            "CountryType" => sized("String", "<none>", 2)?,
            "CurrencyType" => sized("String", "<none>", 3)?,
            "PasswordType" if is_postgresql => made.as_type("BYTEA", []),
            "PasswordType" if dialect == DialectName::Oracle => sized("RAW", "max_length", 1024)?,
            "PasswordType" if dialect == DialectName::Sqlite => made.as_type("BLOB", []),
            "PasswordType" => sized("VARBINARY", "max_length", 1024)?,
            "JSONType" if is_postgresql => made.as_type("JSON", []),
            "URLType" | "ScalarListType" | "JSONType" => made.as_type("UnicodeText", []),
            "TSVectorType" => made.as_type("TSVECTOR", []),
            "LtreeType" => made.as_type("LTREE", []),
            "LQUERY" | "LTXTQUERY" => made.as_type(&made.class, []),
            "StringEncryptedType" => {
                let length = made.size("<length>")?;
                let length = match made.args.named("length") {
                    Some(length) => length.value.clone(),
                    None => length.map_or(Value::None, Value::text),
                };
                made.as_type("String", [("length", length)])
            }
            "EncryptedType" => made.as_type("LargeBinary", []),
            "ArrowType" | "EnrichedDateTimeType" => {
                let zone = Value::Bool(made.flag("timezone", Flag::Unset)?);
                made.as_type("DateTime", [("timezone", zone)])
            }
            "EnrichedDateType" => made.as_type("Date", []),
            range if range.ends_with("RangeType") && !is_postgresql => {
                sized("String", "<none>", 255)?
            }
            "IntRangeType" => made.as_type("INT4RANGE", []),
            "Int8RangeType" => made.as_type("INT8RANGE", []),
            "DateRangeType" => made.as_type("DATERANGE", []),
            "NumericRangeType" => made.as_type("NUMRANGE", []),
            "DateTimeRangeType" => made.as_type("TSRANGE", []),
            _ => return Ok(None),
        }))
    }

    /// A UUID where there is a type for it, else bytes or digits.
    fn uuid_type(&self, made: &Made) -> Made {
        let flag = |name: &str, position: usize| match made.args.get(position, name) {
            Some(argument) => !matches!(argument.value, Value::Bool(false)),
            None => true,
        };
        let has_type = matches!(
            self.dialect.name,
            DialectName::Postgresql | DialectName::Mssql
        );
        match (flag("native", 1) && has_type, flag("binary", 0)) {
            (true, _) => made.as_type("Uuid", []),
            (false, true) => made.as_type("BINARY", [("length", Value::Int(16))]),
            (false, false) => self.described(made.as_type("CHAR", [("length", Value::Int(32))])),
        }
    }

    /// <https://geoalchemy-2.readthedocs.io/en/latest/types.html>
    fn geoalchemy2(&self, made: &Made) -> Option<Made> {
        let kind = match made.class.as_str() {
            "Geometry" => "geometry",
            "Geography" => "geography",
            "Raster" => "raster",
            _ => return None,
        };
        let given = made.args.get(0, "geometry_type");
        let shape = match given.map(|argument| &argument.value) {
            _ if kind == "raster" => None,
            None => Some("GEOMETRY".to_owned()),
            Some(Value::None) => None,
            Some(value) => value.as_str().map(str::to_uppercase),
        };
        let srid = match made.args.get(1, "srid").map(|argument| &argument.value) {
            Some(Value::Int(srid)) => *srid,
            _ => -1,
        };
        let sql = match self.dialect.name {
            DialectName::Mssql => kind.to_owned(),
            DialectName::Mysql | DialectName::Mariadb => {
                let shape = shape.unwrap_or_else(|| "GEOMETRY".to_owned());
                // https://dev.mysql.com/doc/refman/8.4/en/spatial-type-overview.html
                if srid > 0 && self.dialect.name == DialectName::Mysql {
                    format!("{shape} SRID {srid}")
                } else {
                    shape
                }
            }
            DialectName::Postgresql | DialectName::Sqlite | DialectName::Oracle => match shape {
                Some(shape) => format!("{kind}({shape},{srid})"),
                None => kind.to_owned(),
            },
        };
        let is_left_out = made.args.get(3, "spatial_index");
        let is_left_out = is_left_out.is_some_and(|it| matches!(it.value, Value::Bool(false)));
        let has_index = self.dialect.name == DialectName::Postgresql && kind != "raster";
        let args = [
            ("sql", Value::text(sql)),
            ("spatial_index", Value::Bool(has_index && !is_left_out)),
        ];
        Some(made.as_type(SPEC, args))
    }

    /// <https://github.com/fastapi-users/fastapi-users-db-sqlalchemy>
    fn fastapi_users(&self, made: &Made) -> Option<Made> {
        match (made.class.as_str(), self.dialect.name) {
            ("GUID", DialectName::Postgresql) => Some(made.as_type("Uuid", [])),
            ("GUID", _) => Some(self.described(made.as_type("CHAR", [("length", Value::Int(36))]))),
            ("TIMESTAMPAware", _) => {
                let zone = made.args.get(0, "timezone").map(|zone| zone.value.clone());
                let zone = zone.unwrap_or(Value::Bool(false));
                Some(made.as_type("TIMESTAMP", [("timezone", zone)]))
            }
            _ => None,
        }
    }

    /// <https://docs.advanced-alchemy.litestar.dev/latest/usage/modeling/types.html>
    fn advanced_alchemy(&self, made: &Made) -> Option<Made> {
        let dialect = self.dialect.name;
        let is_binary = match made.args.named("binary") {
            Some(binary) => !matches!(binary.value, Value::Bool(false)),
            None => true,
        };
        Some(match (made.class.as_str(), dialect) {
            ("GUID", DialectName::Postgresql | DialectName::Mssql) => made.as_type("Uuid", []),
            ("GUID", DialectName::Oracle) => made.as_type("RAW", [("length", Value::Int(16))]),
            ("GUID", _) if is_binary => made.as_type("BINARY", [("length", Value::Int(16))]),
            ("GUID", _) => made.as_type("CHAR", [("length", Value::Int(32))]),
            ("DateTimeUTC", _) => made.as_type("DateTime", [("timezone", Value::Bool(true))]),
            ("BigIntIdentity", DialectName::Sqlite) => made.as_type("Integer", []),
            ("BigIntIdentity", _) => made.as_type("BigInteger", []),
            ("JsonB", DialectName::Postgresql) => made.as_type("JSONB", []),
            ("JsonB" | "ORA_JSONB", DialectName::Oracle) => made.as_type("BLOB", []),
            ("JsonB", _) => made.as_type("JSON", []),
            ("ORA_JSONB", _) => made.as_type("LargeBinary", []),
            ("EncryptedText", _) => self.described(made.as_type("Text", [])),
            ("EncryptedString", DialectName::Mysql | DialectName::Mariadb) => {
                made.as_type("Text", [])
            }
            ("EncryptedString", DialectName::Oracle) => {
                made.as_type("String", [("length", Value::Int(4000))])
            }
            ("EncryptedString", _) => made.as_type("String", []),
            ("PasswordHash", _) => made.as_type("String", [("length", Value::Int(128))]),
            _ => return None,
        })
    }
}

impl Made {
    fn as_type<const N: usize>(&self, class: &str, args: [(&str, Value); N]) -> Self {
        let mut made = Self::instead(class, args, &self.path, &self.place);
        if class == "RAW" {
            made.home = Home::Oracle;
        }
        made
    }
}

/// The type inside of what only wraps it: `MutableDict.as_mutable(JSONB)`, `ChoiceType(…, impl=sa.Integer())`.
fn wrapped(path: &str, made: &Made) -> Option<Argument> {
    let args = &made.args;
    match made.class.as_str() {
        "as_mutable" if path.contains("Mutable") => args.positional.first().cloned(),
        "mutable_json_type" => args.get(0, "dbtype").cloned(),
        "ChoiceType" => args.get(1, "impl").cloned(),
        _ => None,
    }
}

/// <https://github.com/pgvector/pgvector-python#sqlalchemy>
fn vector(made: &Made) -> Outcome<Option<Made>> {
    let name = made.class.to_uppercase();
    if name == "BIT" {
        let mut bit = made.clone();
        bit.home = Home::Postgresql;
        return Ok(Some(bit));
    }
    if !matches!(name.as_str(), "VECTOR" | "HALFVEC" | "SPARSEVEC") {
        return Ok(None);
    }
    let vector = Made {
        class: "VECTOR".to_owned(),
        ..made.clone()
    };
    let sql = super::dialects::sized(&name, vector.size("dim")?);
    Ok(Some(Made::spec(&sql, &made.path, &made.place)))
}

/// Libraries with one type.
fn single_types(path: &str, made: &Made) -> Option<Made> {
    Some(match (path.split('.').next()?, made.class.as_str()) {
        ("citext", "CIText") => made.as_type("CITEXT", []),
        ("sqlalchemy_utc", "UtcDateTime") => {
            made.as_type("DateTime", [("timezone", Value::Bool(true))])
        }
        ("sqlalchemy_json", "MutableJson" | "NestedMutableJson") => made.as_type("JSON", []),
        _ => return None,
    })
}
