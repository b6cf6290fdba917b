//! Classes of the project, variants, enums, and what is not known.

use gensql::alembic::types::{ColumnTyped, EnumType, ImplicitCheck, TypeToml};
use gensql::catalog::Literal;
use gensql::config::{DialectConfig, DialectName};
use gensql::dialect::Dialect;

use crate::python::column_type;

const HEAD: &str = "
import enum
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.types import TypeDecorator, UserDefinedType
from app.models import Unreachable
from app.money import Money
from geoalchemy2 import Geometry
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.ext.mutable import MutableDict
";

fn read(text: &str, dialect: DialectName) -> Result<ColumnTyped, String> {
    let dialect = Dialect::new(dialect, &DialectConfig::default());
    column_type(&format!("{HEAD}{text}\n"), &dialect)
}

/// The type as text, or the message.
fn text(text: &str, dialect: DialectName) -> String {
    match read(text, dialect) {
        Ok(typed) => match typed.toml {
            TypeToml::Text(text) => text,
            TypeToml::Enum(it) => format!("enum {} {:?}", it.name, it.values),
            TypeToml::EnumArray(text, it) => format!("{text} of {} {:?}", it.name, it.values),
        },
        Err(message) => format!("error: {message}"),
    }
}

/// The type on PostgreSQL, MySQL and SQLite.
fn three(python: &str) -> [String; 3] {
    let dialects = [
        DialectName::Postgresql,
        DialectName::Mysql,
        DialectName::Sqlite,
    ];
    dialects.map(|dialect| text(python, dialect))
}

#[test]
fn a_variant_holds_for_its_dialects() {
    let settings = "T = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')";
    assert_eq!(three(settings), ["JSONB", "json", "json"]);
    let both = "T = sa.Text().with_variant(mysql.LONGTEXT(), 'mysql', 'mariadb').with_variant(sa.String(9), 'sqlite')";
    assert_eq!(three(both), ["text", "LONGTEXT", "string(9)"]);
    assert_eq!(text(both, DialectName::Mariadb), "LONGTEXT");
}

#[test]
fn a_decorator_is_what_it_is_made_of() {
    let upper = "
class Upper(TypeDecorator):
    impl = sa.String
    def process_bind_param(self, value, dialect):
        return value.upper()
";
    let with = |line: &str| three(&format!("{upper}{line}"))[0].clone();
    assert_eq!(with("T = Upper(12)"), "string(12)");
    assert_eq!(with("T = Upper(length=20)"), "string(20)");
    assert_eq!(with("T = Upper"), "string");
    let fixed = "
class Money(TypeDecorator):
    impl = sa.Numeric(12, 2)
T = Money";
    assert_eq!(text(fixed, DialectName::Oracle), "numeric(12,2)");
}

#[test]
fn what_an_init_hands_up_counts() {
    let python = "
class Short(TypeDecorator):
    impl = sa.String
    def __init__(self, kind, *args, **kwargs):
        self.kind = kind
        if kind:
            super().__init__(*args, length=8, **kwargs)
        else:
            super(Short, self).__init__(16)
";
    assert_eq!(
        text(&format!("{python}T = Short('k')"), DialectName::Mysql),
        "string(8)"
    );
    assert_eq!(
        text(&format!("{python}T = Short(None)"), DialectName::Mysql),
        "string(16)"
    );
    let own = "
class Amount(sa.Numeric):
    def __init__(self):
        super().__init__(precision=14, scale=4)
T = Amount()";
    assert_eq!(text(own, DialectName::Mysql), "numeric(14,4)");
    let by_name = "
class Level(TypeDecorator):
    impl = sa.SmallInteger
    def __init__(self, enum=None):
        self.enum = enum
        TypeDecorator.__init__(self)
class Quiet(TypeDecorator):
    impl = sa.String(20)
    def __init__(self, enum=None):
        self.enum = enum
";
    assert_eq!(
        text(&format!("{by_name}T = Level(1)"), DialectName::Mysql),
        "small_integer"
    );
    assert_eq!(
        text(&format!("{by_name}T = Quiet(1)"), DialectName::Mysql),
        "string(20)"
    );
}

#[test]
fn a_decorator_may_choose_by_dialect() {
    let python = "
class GUID(TypeDecorator):
    impl = sa.CHAR
    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(postgresql.UUID())
        if dialect.name == 'sqlite':
            return super().load_dialect_impl(dialect)
        return dialect.type_descriptor(sa.CHAR(32))
T = GUID";
    assert_eq!(three(python), ["uuid", "CHAR(32)", "CHAR"]);
}

#[test]
fn a_type_may_spell_itself() {
    let python = "
class Point(UserDefinedType):
    def __init__(self, srid):
        self.srid = srid
    def get_col_spec(self, **kw):
        return 'GEOMETRY(POINT, %d)' % self.srid
T = Point(4326)";
    assert_eq!(text(python, DialectName::Oracle), "GEOMETRY(POINT, 4326)");
    let lower = "
class Box(UserDefinedType):
    def get_col_spec(self):
        return 'box3d'
T = Box";
    assert_eq!(text(lower, DialectName::Postgresql), "sql(box3d)");
}

#[test]
fn settings_win_over_everything() {
    assert_eq!(text("T = Money()", DialectName::Mysql), "numeric(12,2)");
    assert_eq!(text("T = Money", DialectName::Mysql), "numeric(12,2)");
}

#[test]
fn what_is_not_known_is_said() {
    assert_eq!(
        text("T = Unreachable(3)", DialectName::Mysql),
        "error: the type `app.models.Unreachable` is not known; \
         map it in gen.toml: [alembic.types] \"app.models.Unreachable\" = \"numeric(12,2)\""
    );
    assert_eq!(
        text("T = postgresql.JSONB()", DialectName::Mysql),
        "error: MySQL has no type `sqlalchemy.dialects.postgresql.JSONB`; \
         say what it is there: `.with_variant(…, \"mysql\")`"
    );
    assert_eq!(
        text("T = sa.String()", DialectName::Mysql),
        "error: MySQL has no text without a length; give the length: `sa.String(255)`"
    );
    let checked = "
class Level(TypeDecorator, sa.types.SchemaType):
    impl = sa.SmallInteger
T = Level()";
    assert_eq!(
        text(checked, DialectName::Mysql),
        "error: the class `Level` may bring constraints of its own (`SchemaType`), which no call tells"
    );
}

#[test]
fn other_ways_to_write_a_type() {
    assert_eq!(
        text("T = SQLAlchemy().String(5)", DialectName::Mysql),
        "string(5)"
    );
    assert_eq!(
        text("T = SQLAlchemy().Integer", DialectName::Mysql),
        "integer"
    );
    let mutable = "T = MutableDict.as_mutable(postgresql.JSONB)";
    assert_eq!(text(mutable, DialectName::Postgresql), "JSONB");
}

#[test]
fn an_enum_is_a_type_where_there_are_such() {
    let python = "T = sa.Enum('new', \"it's\", name='state', schema='shop')";
    let typed = read(python, DialectName::Postgresql).expect("a type");
    let expected = EnumType {
        name: "state".to_owned(),
        schema: Some("shop".to_owned()),
        inherits_schema: false,
        values: vec!["new".to_owned(), "it's".to_owned()],
        created: true,
    };
    assert_eq!(typed.toml, TypeToml::Enum(expected));
    assert_eq!(three(python)[1..], ["ENUM('new','it''s')", "string(4)"]);
    assert_eq!(text(python, DialectName::Oracle), "VARCHAR(4 CHAR)");
    let exists = "T = postgresql.ENUM(name='state', create_type=False)";
    let TypeToml::Enum(exists) = read(exists, DialectName::Postgresql).expect("a type").toml else {
        panic!("no enum");
    };
    assert!(!exists.created && exists.values.is_empty());
}

#[test]
fn a_class_of_python_gives_the_words_of_an_enum() {
    let class = "
class OrderState(enum.Enum):
    NEW = 'new'
    PAID = 'paid'
    SETTLED = 'paid'
";
    let names = format!("{class}T = sa.Enum(OrderState)");
    assert_eq!(
        text(&names, DialectName::Postgresql),
        "enum orderstate [\"NEW\", \"PAID\"]"
    );
    let values = format!(
        "{class}T = sa.Enum(OrderState, name='s', values_callable=lambda c: [m.value for m in c][:2])"
    );
    assert_eq!(text(&values, DialectName::Mysql), "ENUM('new','paid')");
    let array = format!("{class}T = postgresql.ARRAY(sa.Enum(OrderState, name='Order State'))");
    assert_eq!(
        text(&array, DialectName::Postgresql),
        "sql(\"Order State\"[]) of Order State [\"NEW\", \"PAID\"]"
    );
}

#[test]
fn a_check_comes_where_the_database_has_no_type() {
    let boolean = "T = sa.Boolean(create_constraint=True, name='ck_on')";
    let check = |python: &str, dialect| read(python, dialect).expect("a type").check;
    let expected = ImplicitCheck {
        name: Some("ck_on".to_owned()),
        values: vec![Literal::Integer(0), Literal::Integer(1)],
    };
    assert_eq!(check(boolean, DialectName::Mysql), Some(expected));
    assert_eq!(check(boolean, DialectName::Postgresql), None);
    assert_eq!(check(boolean, DialectName::Mssql), None);
    let words = "T = sa.Enum('a', name='ck_w', native_enum=False, create_constraint=True)";
    let expected = ImplicitCheck {
        name: Some("ck_w".to_owned()),
        values: vec![Literal::Text("a".to_owned())],
    };
    assert_eq!(check(words, DialectName::Postgresql), Some(expected));
    let native = "T = sa.Enum('a', name='ck_w', create_constraint=True)";
    assert_eq!(check(native, DialectName::Mysql), None);
    assert!(check(native, DialectName::Sqlite).is_some());
}

#[test]
fn an_index_comes_with_a_geometry() {
    let has_index = |python: &str| {
        let typed = read(python, DialectName::Postgresql);
        typed.expect("a type").spatial_index
    };
    assert!(has_index("T = Geometry('POINT', srid=4326)"));
    assert!(!has_index("T = Geometry('POINT', spatial_index=False)"));
    assert!(!has_index("T = sa.Text()"));
}
