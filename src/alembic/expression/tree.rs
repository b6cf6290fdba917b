//! Expressions and queries as SQLAlchemy builds them: read from Python, written as SQL.

use std::rc::Rc;

use super::kind::Type;
use super::operator::Operator;
use crate::python::{Place, Value};

/// An expression; it is shared, and the address of a shared one is its identity.
pub(super) type Element = Rc<Expression>;

/// Something to select from; it is shared, and the address of a shared one is its identity.
pub(super) type From = Rc<Source>;

/// An expression and its type.
#[derive(Debug)]
pub(super) struct Expression {
    pub(super) form: Form,
    pub(super) of: Type,
}

/// What an expression is.
#[derive(Debug)]
pub(super) enum Form {
    /// A column, of a table or by itself.
    Column { name: String, table: Option<From> },
    /// A value of Python.
    Literal { value: Value, place: Place },
    /// Several values of Python, in parentheses: what stands behind `IN`.
    Literals(Vec<Element>),
    /// `NULL`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// SQL as the author wrote it, with expressions in place of its parameters.
    Sql(Vec<Piece>),
    /// An expression in parentheses.
    Grouping(Element),
    /// An operator before its operand: `NOT`, `-`, `DISTINCT`, `EXISTS`, `ANY`.
    Prefix(Operator, Element),
    /// Words behind an operand: `DESC`, `NULLS LAST`.
    Suffix(Operator, Element),
    /// A column as a condition: itself, or `= 1` where the dialect knows no conditions; `false`: its contrary.
    Truth(bool, Element),
    /// Two operands.
    Binary(Binary),
    /// Operands joined by one operator: `AND`, `OR`, commas.
    List(Operator, Vec<Element>),
    /// A function.
    Function(Function),
    /// `CAST(x AS t)`; the type is that of the expression.
    Cast(Element),
    /// `TRY_CAST(x AS t)`
    TryCast(Element),
    /// `CASE`
    Case {
        value: Option<Element>,
        whens: Vec<(Element, Element)>,
        otherwise: Option<Element>,
    },
    /// `EXTRACT(field FROM x)`
    Extract(String, Element),
    /// `x AS name`
    Label(String, Element),
    /// `(a, b)`
    Tuple(Vec<Element>),
    /// `ARRAY[a, b]`
    Array(Vec<Element>),
    /// `x COLLATE name`
    Collation(String),
    /// A part of a JSON value.
    Json(JsonPart),
    /// A query in parentheses.
    Query(Rc<Query>),
    /// `f(x) OVER (…)`
    Over {
        function: Element,
        partition_by: Vec<Element>,
        order_by: Vec<Element>,
    },
    /// `f(x) FILTER (WHERE …)`
    Filter(Element, Vec<Element>),
    /// `f(x) WITHIN GROUP (ORDER BY …)`
    WithinGroup(Element, Vec<Element>),
    /// The next value of a sequence, by its quoted name.
    NextValue(SequenceName),
}

/// The name of a sequence.
#[derive(Debug, Clone)]
pub(super) struct SequenceName {
    pub(super) schema: Option<String>,
    pub(super) name: String,
}

/// A piece of SQL.
#[derive(Debug)]
pub(super) enum Piece {
    Sql(String),
    Element(Element),
}

/// Two operands with what stands between them.
#[derive(Debug)]
pub(super) struct Binary {
    pub(super) operator: Operator,
    pub(super) left: Element,
    pub(super) right: Element,
    /// The operator that says the contrary.
    pub(super) contrary: Option<Operator>,
    /// `ESCAPE` of `LIKE`, the flags of a regular expression.
    pub(super) modifier: Option<String>,
}

/// A call of a function of the database.
#[derive(Debug)]
pub(super) struct Function {
    /// The packages before the name.
    pub(super) packages: Vec<String>,
    pub(super) name: String,
    pub(super) args: Vec<Element>,
}

/// A part of a JSON value.
#[derive(Debug)]
pub(super) struct JsonPart {
    pub(super) of: Element,
    /// The keys, one or, for a path, several.
    pub(super) keys: Vec<JsonKey>,
    /// Whether a path was given, if only of one key.
    pub(super) is_path: bool,
    pub(super) result: JsonResult,
}

/// A step into a JSON value.
#[derive(Debug)]
pub(super) enum JsonKey {
    Name(String),
    Index(i128),
}

/// What a part of a JSON value is wanted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonResult {
    /// JSON.
    Json,
    /// Text, by PostgreSQL's operator.
    AsText,
    /// A plain value of the expression's type.
    Plain,
}

/// Something to select from.
#[derive(Debug)]
pub(super) enum Source {
    Table(Table),
    /// `users AS u`; without a name it gets one while it is written.
    Alias(Option<String>, From),
    /// `(SELECT …) AS s`
    Subquery(Option<String>, Rc<Query>),
    /// `WITH s AS (SELECT …)`
    Cte {
        name: Option<String>,
        query: Rc<Query>,
        recursive: bool,
    },
    Join(Join),
    /// A function, or SQL as the author wrote it.
    Expression(Element),
    /// The row that an `INSERT` could not insert: `excluded` on PostgreSQL.
    Excluded(From),
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) columns: Vec<TableColumn>,
    /// Whether it was made with `Table`, so that its keys are known, and not with `table`.
    pub(super) is_full: bool,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct TableColumn {
    /// How Python names it.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) of: Type,
    /// What is inserted and updated where nothing else is said.
    pub(super) default: Option<Value>,
    pub(super) onupdate: Option<Value>,
    pub(super) is_primary_key: bool,
    /// Whether its values come from the database: `server_default`, `autoincrement`, `Identity`.
    pub(super) is_filled_by_database: bool,
    /// The targets of its foreign keys, as `table.column`.
    pub(super) references: Vec<String>,
}

/// A join.
#[derive(Debug)]
pub(super) struct Join {
    pub(super) left: From,
    pub(super) right: From,
    pub(super) on: Element,
    pub(super) style: JoinStyle,
}

/// The rows that a join keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JoinStyle {
    Inner,
    Left,
    Full,
}

/// A query.
#[derive(Debug)]
pub(super) enum Query {
    Select(Select),
    Compound(Compound),
}

/// `SELECT`
#[derive(Debug, Clone, Default)]
pub(super) struct Select {
    pub(super) columns: Vec<Element>,
    pub(super) from: Vec<From>,
    pub(super) criteria: Vec<Element>,
    pub(super) group_by: Vec<Element>,
    pub(super) having: Vec<Element>,
    pub(super) is_distinct: bool,
    pub(super) distinct_on: Vec<Element>,
    pub(super) prefixes: Vec<String>,
    /// The tables of the query around it that it refers to, where it says so.
    pub(super) correlated: Option<Vec<From>>,
    pub(super) for_update: Option<ForUpdate>,
    pub(super) end: QueryEnd,
}

/// `UNION` and its like.
#[derive(Debug, Clone)]
pub(super) struct Compound {
    pub(super) keyword: &'static str,
    pub(super) parts: Vec<Rc<Query>>,
    pub(super) end: QueryEnd,
}

/// What may stand at the end of every query.
#[derive(Debug, Clone, Default)]
pub(super) struct QueryEnd {
    pub(super) order_by: Vec<Element>,
    pub(super) limit: Option<Element>,
    pub(super) offset: Option<Element>,
}

/// `FOR UPDATE`
#[derive(Debug, Clone, Default)]
pub(super) struct ForUpdate {
    pub(super) is_shared: bool,
    pub(super) nowait: bool,
    pub(super) skip_locked: bool,
}

/// A statement that changes rows.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) table: From,
    pub(super) form: ChangeForm,
    pub(super) prefixes: Vec<String>,
    pub(super) returning: Vec<Element>,
}

/// What a statement does with rows.
#[derive(Debug)]
pub(super) enum ChangeForm {
    /// The names of the columns and the rows, each as long.
    Insert {
        columns: Vec<String>,
        rows: Vec<Vec<Element>>,
        conflict: Option<Conflict>,
        /// The columns of the primary key that the statement gives back by itself.
        keys: Vec<ReturnedKey>,
    },
    InsertFrom {
        columns: Vec<String>,
        query: Rc<Query>,
        conflict: Option<Conflict>,
    },
    Update {
        values: Vec<(String, Element)>,
        criteria: Vec<Element>,
    },
    Delete {
        criteria: Vec<Element>,
    },
}

/// A column of a primary key that `INSERT` gives back without being asked.
#[derive(Debug)]
pub(super) struct ReturnedKey {
    pub(super) column: Element,
    /// Whether the database makes the value; an expression of the statement does otherwise.
    pub(super) is_made_by_database: bool,
}

/// What an `INSERT` does with a row that is there already.
#[derive(Debug)]
pub(super) enum Conflict {
    /// `ON CONFLICT … DO NOTHING`
    Nothing(ConflictTarget),
    /// `ON CONFLICT … DO UPDATE SET …`
    Update {
        target: ConflictTarget,
        values: Vec<(String, Element)>,
        criteria: Vec<Element>,
    },
    /// `ON DUPLICATE KEY UPDATE …`
    DuplicateKey(Vec<(String, Element)>),
}

/// Which conflict is meant.
#[derive(Debug, Default)]
pub(super) struct ConflictTarget {
    pub(super) constraint: Option<String>,
    pub(super) elements: Vec<Element>,
    pub(super) criteria: Vec<Element>,
}

impl Expression {
    /// An expression of a type.
    pub(super) fn new(form: Form, of: Type) -> Element {
        Rc::new(Self { form, of })
    }

    /// SQL as the author wrote it.
    pub(super) fn sql(text: impl Into<String>, of: Type) -> Element {
        Self::new(Form::Sql(vec![Piece::Sql(text.into())]), of)
    }
}

impl Select {
    /// `limit`, `offset` or an order: inside of another query it needs parentheses then.
    pub(super) fn is_ordered_or_limited(&self) -> bool {
        self.end.is_ordered_or_limited()
    }
}

impl QueryEnd {
    /// Whether there is anything.
    pub(super) fn is_ordered_or_limited(&self) -> bool {
        !self.order_by.is_empty() || self.limit.is_some() || self.offset.is_some()
    }
}
