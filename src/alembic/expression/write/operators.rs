//! Operators between two operands, where the dialects spell them differently.

use super::super::kind::Kind;
use super::super::literal::quoted;
use super::super::operator::Operator;
use super::super::tree::{Binary, Element, Form};
use super::Writer;
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    pub(super) fn binary(&self, binary: &Binary) -> Outcome<String> {
        let Binary {
            operator,
            left,
            right,
            ..
        } = binary;
        let is_value = |element: &Element| matches!(element.form, Form::Literal { .. });
        if self.dialect() == DialectName::Mssql
            && *operator == Operator::Eq
            && is_value(left)
            && !is_value(right)
        {
            return self.between(right, &operator.words(), left);
        }
        match operator {
            Operator::Concat => self.concatenation_of(left, right),
            Operator::Div | Operator::FloorDiv => self.division(operator, left, right),
            Operator::Mod | Operator::BitAnd | Operator::BitOr | Operator::BitXor => {
                self.numeric(operator, left, right)
            }
            Operator::Distinct | Operator::NotDistinct => self.distinct(operator, left, right),
            Operator::In | Operator::NotIn => self.membership(operator, left, right),
            Operator::Like | Operator::NotLike | Operator::Ilike | Operator::NotIlike => {
                self.like(binary)
            }
            Operator::RegexpMatch | Operator::NotRegexpMatch | Operator::RegexpReplace => {
                self.regexp(binary)
            }
            Operator::Match => self.full_text(left, right),
            _ => self.between(left, &operator.words(), right),
        }
    }

    fn between(&self, left: &Element, words: &str, right: &Element) -> Outcome<String> {
        Ok(format!(
            "{}{words}{}",
            self.element(left, true)?,
            self.element(right, true)?
        ))
    }

    fn called(&self, name: &str, left: &Element, right: &Element) -> Outcome<String> {
        let (left, right) = (self.element(left, false)?, self.element(right, false)?);
        Ok(format!("{name}({left}, {right})"))
    }

    /// Texts put one behind the other.
    pub(super) fn concatenation(&self, element: &Element) -> Outcome<String> {
        let mut pieces = Vec::new();
        flatten(element, &mut pieces);
        self.pieces(&pieces)
    }

    fn concatenation_of(&self, left: &Element, right: &Element) -> Outcome<String> {
        let mut pieces = Vec::new();
        flatten(left, &mut pieces);
        flatten(right, &mut pieces);
        self.pieces(&pieces)
    }

    fn pieces(&self, pieces: &[&Element]) -> Outcome<String> {
        let texts = pieces.iter().map(|piece| self.element(piece, true));
        let texts: Vec<String> = texts.collect::<Outcome<_>>()?;
        Ok(match self.dialect() {
            DialectName::Mysql | DialectName::Mariadb => format!("concat({})", texts.join(", ")),
            DialectName::Mssql => texts.join(" + "),
            _ => texts.join(" || "),
        })
    }

    fn division(&self, operator: &Operator, left: &Element, right: &Element) -> Outcome<String> {
        let cuts = matches!(
            self.dialect(),
            DialectName::Postgresql | DialectName::Sqlite | DialectName::Mssql
        );
        if *operator == Operator::FloorDiv {
            let text = self.between(left, " / ", right)?;
            let is_whole = left.of.kind == Kind::Integer && right.of.kind == Kind::Integer;
            return Ok(if cuts && is_whole {
                text
            } else {
                format!("FLOOR({text})")
            });
        }
        match self.dialect() {
            DialectName::Postgresql => {
                let (left, right_text) = (self.element(left, true)?, self.element(right, false)?);
                let of = match (&right.of.kind, &right.of.written) {
                    (Kind::Numeric | Kind::Float, Some(written)) => (self.compiler.types)(written)?,
                    (Kind::Float, None) => "FLOAT".to_owned(),
                    _ => "NUMERIC".to_owned(),
                };
                Ok(format!("{left} / CAST({right_text} AS {of})"))
            }
            DialectName::Sqlite | DialectName::Mssql => {
                let (left, right) = (self.element(left, true)?, self.element(right, true)?);
                Ok(format!("{left} / ({right} + 0.0)"))
            }
            _ => self.between(left, " / ", right),
        }
    }

    fn numeric(&self, operator: &Operator, left: &Element, right: &Element) -> Outcome<String> {
        match (self.dialect(), operator) {
            (DialectName::Oracle, Operator::Mod) => self.called("mod", left, right),
            (DialectName::Oracle, Operator::BitAnd) => self.called("BITAND", left, right),
            (DialectName::Oracle, Operator::BitOr) => self.called("BITOR", left, right),
            (DialectName::Oracle, Operator::BitXor) => self.called("BITXOR", left, right),
            (DialectName::Postgresql, Operator::BitXor) => self.between(left, " # ", right),
            (DialectName::Sqlite, Operator::BitXor) => self.missing("exclusive or"),
            _ => self.between(left, &operator.words(), right),
        }
    }

    fn distinct(&self, operator: &Operator, left: &Element, right: &Element) -> Outcome<String> {
        let (left_text, right_text) = (self.element(left, true)?, self.element(right, true)?);
        let differs = *operator == Operator::Distinct;
        let not = if differs { "NOT " } else { "" };
        Ok(match self.dialect() {
            DialectName::Postgresql => format!("{left_text}{}{right_text}", operator.words()),
            DialectName::Mysql | DialectName::Mariadb if differs => {
                format!("NOT ({left_text} <=> {right_text})")
            }
            DialectName::Mysql | DialectName::Mariadb => format!("{left_text} <=> {right_text}"),
            DialectName::Sqlite if differs => format!("{left_text} IS NOT {right_text}"),
            DialectName::Sqlite => format!("{left_text} IS {right_text}"),
            DialectName::Mssql => {
                format!("{not}EXISTS (SELECT {left_text} INTERSECT SELECT {right_text})")
            }
            DialectName::Oracle => {
                let result = u8::from(differs);
                format!("DECODE({left_text}, {right_text}, 0, 1) = {result}")
            }
        })
    }

    /// `IN`; an empty list is never a member, whatever the dialect thinks of empty parentheses.
    fn membership(&self, operator: &Operator, left: &Element, right: &Element) -> Outcome<String> {
        let is_in = *operator == Operator::In;
        let left = self.element(left, true)?;
        let is_sqlite = self.dialect() == DialectName::Sqlite;
        let right = match &right.form {
            Form::Literals(items) if items.is_empty() => match (is_sqlite, is_in) {
                (true, _) => "(SELECT 1 FROM (SELECT 1) WHERE 1!=1)".to_owned(),
                (false, true) => "(NULL) AND (1 != 1)".to_owned(),
                (false, false) => "(NULL) OR (1 = 1)".to_owned(),
            },
            Form::Literals(items)
                if is_sqlite && items.iter().all(|item| matches!(item.form, Form::Tuple(_))) =>
            {
                format!("(VALUES {})", self.list(items, ", ")?)
            }
            _ => self.element(right, false)?,
        };
        Ok(if is_in {
            format!("{left} IN {right}")
        } else {
            format!("({left} NOT IN {right})")
        })
    }

    fn like(&self, binary: &Binary) -> Outcome<String> {
        let Binary {
            operator,
            left,
            right,
            modifier,
            ..
        } = binary;
        let ignores_case = matches!(operator, Operator::Ilike | Operator::NotIlike);
        let (left, right) = (self.element(left, true)?, self.element(right, true)?);
        let escape = match modifier {
            Some(escape) => format!(" ESCAPE {}", quoted(self.compiler, escape)),
            None => String::new(),
        };
        if ignores_case && self.dialect() != DialectName::Postgresql {
            let not = if *operator == Operator::NotIlike {
                "NOT "
            } else {
                ""
            };
            return Ok(format!("lower({left}) {not}LIKE lower({right}){escape}"));
        }
        Ok(format!("{left}{}{right}{escape}", operator.words()))
    }

    fn regexp(&self, binary: &Binary) -> Outcome<String> {
        let Binary {
            operator,
            left,
            right,
            modifier,
            ..
        } = binary;
        let flags = modifier.as_ref().map(|flags| quoted(self.compiler, flags));
        if *operator == Operator::RegexpReplace {
            if matches!(self.dialect(), DialectName::Sqlite | DialectName::Mssql) {
                return self.missing("replacements by regular expressions");
            }
            let (left, right) = (self.element(left, false)?, self.element(right, false)?);
            if self.dialect() == DialectName::Mariadb && flags.is_some() {
                return self.missing("flags of regular expressions");
            }
            let flags = flags.map(|flags| format!(", {flags}")).unwrap_or_default();
            return Ok(format!("REGEXP_REPLACE({left}, {right}{flags})"));
        }
        let negated = *operator == Operator::NotRegexpMatch;
        let not = if negated { "NOT " } else { "" };
        match (self.dialect(), flags) {
            (DialectName::Mssql, _) => self.missing("regular expressions"),
            (DialectName::Postgresql, flags) => {
                let bang = if negated { "!" } else { "" };
                match (flags, modifier.as_deref()) {
                    (None, _) => self.between(left, &format!(" {bang}~ "), right),
                    (_, Some("i")) => self.between(left, &format!(" {bang}~* "), right),
                    (Some(flags), _) => {
                        let (left, right) = (self.element(left, true)?, self.element(right, true)?);
                        Ok(format!(
                            "{left} {bang}~ CONCAT('(?', {flags}, ')', {right})"
                        ))
                    }
                }
            }
            (DialectName::Oracle, None) => {
                Ok(format!("{not}{}", self.called("REGEXP_LIKE", left, right)?))
            }
            (DialectName::Mysql | DialectName::Oracle, Some(flags)) => {
                let (left, right) = (self.element(left, false)?, self.element(right, false)?);
                Ok(format!("{not}REGEXP_LIKE({left}, {right}, {flags})"))
            }
            (_, None) => self.between(left, &operator.words(), right),
            (_, Some(_)) => self.missing("flags of regular expressions"),
        }
    }

    fn full_text(&self, left: &Element, right: &Element) -> Outcome<String> {
        let (left, right) = (self.element(left, true)?, self.element(right, true)?);
        Ok(match self.dialect() {
            DialectName::Postgresql => format!("{left} @@ plainto_tsquery({right})"),
            DialectName::Mysql | DialectName::Mariadb => {
                format!("MATCH ({left}) AGAINST ({right} IN BOOLEAN MODE)")
            }
            DialectName::Sqlite => format!("{left} MATCH {right}"),
            DialectName::Mssql | DialectName::Oracle => format!("CONTAINS ({left}, {right})"),
        })
    }
}

/// The pieces of a text that is put together.
fn flatten<'e>(element: &'e Element, pieces: &mut Vec<&'e Element>) {
    match &element.form {
        Form::Binary(Binary {
            operator: Operator::Concat,
            left,
            right,
            ..
        }) => {
            flatten(left, pieces);
            flatten(right, pieces);
        }
        Form::List(Operator::Concat, elements) => {
            for element in elements {
                flatten(element, pieces);
            }
        }
        _ => pieces.push(element),
    }
}
