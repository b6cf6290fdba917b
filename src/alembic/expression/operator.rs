//! The operators of SQLAlchemy: their words, how tightly they bind, their contraries.

use std::rc::Rc;

/// An operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Neg,
    Concat,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Is,
    IsNot,
    Distinct,
    NotDistinct,
    In,
    NotIn,
    Like,
    NotLike,
    Ilike,
    NotIlike,
    RegexpMatch,
    NotRegexpMatch,
    RegexpReplace,
    Match,
    Between,
    NotBetween,
    And,
    Or,
    Not,
    Comma,
    Collate,
    DistinctRows,
    Exists,
    Any,
    All,
    Desc,
    Asc,
    NullsFirst,
    NullsLast,
    /// A part of a JSON value or an array.
    Item,
    /// A condition as a whole.
    Condition,
    /// An operator that the author spells.
    Custom {
        text: Rc<str>,
        precedence: i32,
        is_comparison: bool,
    },
}

impl Operator {
    /// How tightly it binds:
    /// <https://docs.sqlalchemy.org/en/20/core/operators.html#operator-precedence-grouping>
    fn precedence(&self) -> Option<i32> {
        Some(match self {
            Self::Any | Self::All | Self::Item => 15,
            Self::Mul | Self::Div | Self::FloorDiv | Self::Mod | Self::Neg => 8,
            Self::Add
            | Self::Sub
            | Self::BitXor
            | Self::BitOr
            | Self::BitAnd
            | Self::ShiftLeft
            | Self::ShiftRight => 7,
            Self::Collate => 4,
            Self::And | Self::Desc | Self::Asc => 3,
            Self::Or => 2,
            Self::Exists => 0,
            Self::Comma => -1,
            Self::Condition => -10,
            Self::NullsFirst | Self::NullsLast => return None,
            Self::Custom { precedence, .. } => *precedence,
            _ => 5,
        })
    }

    /// Whether an expression of this operator needs parentheses as an operand of the other one, or, without one,
    /// where any operator would.
    pub(super) fn needs_parentheses(&self, against: Option<&Self>) -> bool {
        let Some(against) = against else {
            return true;
        };
        if self == against && self.is_associative() {
            return false;
        }
        self.precedence().unwrap_or(i32::MIN) <= against.precedence().unwrap_or(i32::MAX)
    }

    fn is_associative(&self) -> bool {
        matches!(
            self,
            Self::Add | Self::Mul | Self::Concat | Self::And | Self::Or | Self::Item
        )
    }

    /// Whether its result is a condition.
    pub(super) fn is_condition(&self) -> bool {
        match self {
            Self::Eq
            | Self::Ne
            | Self::Lt
            | Self::Le
            | Self::Gt
            | Self::Ge
            | Self::Is
            | Self::IsNot
            | Self::Distinct
            | Self::NotDistinct
            | Self::In
            | Self::NotIn
            | Self::Like
            | Self::NotLike
            | Self::Ilike
            | Self::NotIlike
            | Self::RegexpMatch
            | Self::NotRegexpMatch
            | Self::Match
            | Self::Between
            | Self::NotBetween
            | Self::And
            | Self::Or
            | Self::Not
            | Self::Exists => true,
            Self::Custom { is_comparison, .. } => *is_comparison,
            _ => false,
        }
    }

    /// The operator that says the contrary.
    pub(super) fn contrary(&self) -> Option<Self> {
        Some(match self {
            Self::Eq => Self::Ne,
            Self::Ne => Self::Eq,
            Self::Lt => Self::Ge,
            Self::Le => Self::Gt,
            Self::Gt => Self::Le,
            Self::Ge => Self::Lt,
            Self::Is => Self::IsNot,
            Self::IsNot => Self::Is,
            Self::Distinct => Self::NotDistinct,
            Self::NotDistinct => Self::Distinct,
            Self::In => Self::NotIn,
            Self::NotIn => Self::In,
            Self::Like => Self::NotLike,
            Self::NotLike => Self::Like,
            Self::Ilike => Self::NotIlike,
            Self::NotIlike => Self::Ilike,
            Self::RegexpMatch => Self::NotRegexpMatch,
            Self::NotRegexpMatch => Self::RegexpMatch,
            Self::Between => Self::NotBetween,
            Self::NotBetween => Self::Between,
            _ => return None,
        })
    }

    /// The operator that says the same with its operands exchanged.
    pub(super) fn mirrored(&self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            other => other.clone(),
        }
    }

    /// The operator that Python writes so.
    pub(super) fn of_python(text: &str) -> Option<Self> {
        Some(match text {
            "+" => Self::Add,
            "-" => Self::Sub,
            "*" => Self::Mul,
            "/" => Self::Div,
            "//" => Self::FloorDiv,
            "%" => Self::Mod,
            "==" => Self::Eq,
            "!=" => Self::Ne,
            "<" => Self::Lt,
            "<=" => Self::Le,
            ">" => Self::Gt,
            ">=" => Self::Ge,
            "&" => Self::And,
            "|" => Self::Or,
            "<<" => Self::ShiftLeft,
            ">>" => Self::ShiftRight,
            _ => return None,
        })
    }

    /// Its words, with the spaces around them.
    pub(super) fn words(&self) -> String {
        let words = match self {
            Self::Add => " + ",
            Self::Sub => " - ",
            Self::Mul => " * ",
            Self::Div | Self::FloorDiv => " / ",
            Self::Mod => " % ",
            Self::Neg => "-",
            Self::Concat => " || ",
            Self::BitAnd => " & ",
            Self::BitOr => " | ",
            Self::BitXor => " ^ ",
            Self::ShiftLeft => " << ",
            Self::ShiftRight => " >> ",
            Self::Eq => " = ",
            Self::Ne => " != ",
            Self::Lt => " < ",
            Self::Le => " <= ",
            Self::Gt => " > ",
            Self::Ge => " >= ",
            Self::Is => " IS ",
            Self::IsNot => " IS NOT ",
            Self::Distinct => " IS DISTINCT FROM ",
            Self::NotDistinct => " IS NOT DISTINCT FROM ",
            Self::In => " IN ",
            Self::NotIn => " NOT IN ",
            Self::Like => " LIKE ",
            Self::NotLike => " NOT LIKE ",
            Self::Ilike => " ILIKE ",
            Self::NotIlike => " NOT ILIKE ",
            Self::RegexpMatch => " REGEXP ",
            Self::NotRegexpMatch => " NOT REGEXP ",
            Self::RegexpReplace | Self::Comma => ", ",
            Self::Match => " MATCH ",
            Self::Between => " BETWEEN ",
            Self::NotBetween => " NOT BETWEEN ",
            Self::And => " AND ",
            Self::Or => " OR ",
            Self::Not => "NOT ",
            Self::Collate => " COLLATE ",
            Self::DistinctRows => "DISTINCT ",
            Self::Exists => "EXISTS ",
            Self::Any => "ANY ",
            Self::All => "ALL ",
            Self::Desc => " DESC",
            Self::Asc => " ASC",
            Self::NullsFirst => " NULLS FIRST",
            Self::NullsLast => " NULLS LAST",
            Self::Item | Self::Condition => "",
            Self::Custom { text, .. } => return format!(" {text} "),
        };
        words.to_owned()
    }
}
