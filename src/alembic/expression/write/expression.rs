//! Expressions.

use super::super::deeper;
use super::super::grouping::joined;
use super::super::literal;
use super::super::operator::Operator;
use super::super::tree::{Element, Form, From, Piece, SequenceName, Source};
use super::Writer;
use crate::config::DialectName;
use crate::python::Outcome;

impl Writer<'_> {
    /// An expression; as an operand, a part of a JSON value stands in parentheses.
    pub(super) fn element(&self, element: &Element, is_operand: bool) -> Outcome<String> {
        deeper(|| self.any_form(element, is_operand))
    }

    fn any_form(&self, element: &Element, is_operand: bool) -> Outcome<String> {
        match &element.form {
            Form::Column { name, table } => Ok(self.column(name, table.as_ref())),
            Form::Literal { value, place } => {
                literal::literal(self.compiler, value, &element.of, place)
            }
            Form::Literals(elements) | Form::Tuple(elements) => {
                Ok(format!("({})", self.list(elements, ", ")?))
            }
            Form::Null => Ok("NULL".to_owned()),
            Form::True => Ok(literal::boolean(self.compiler, true)),
            Form::False => Ok(literal::boolean(self.compiler, false)),
            Form::Sql(pieces) => self.sql_pieces(pieces),
            Form::Grouping(inner) => Ok(format!("({})", self.element(inner, is_operand)?)),
            Form::Prefix(operator, inner) => Ok(format!(
                "{}{}",
                operator.words(),
                self.element(inner, is_operand)?
            )),
            Form::Suffix(operator, inner) => Ok(format!(
                "{}{}",
                self.element(inner, is_operand)?,
                operator.words()
            )),
            Form::Truth(is_true, inner) => self.truth(*is_true, inner),
            Form::Binary(binary) => self.binary(binary),
            Form::List(Operator::Concat, _) => self.concatenation(element),
            Form::List(operator, elements) => {
                let texts = elements.iter().map(|element| self.element(element, true));
                let texts: Vec<String> = texts.collect::<Outcome<_>>()?;
                Ok(texts.join(&operator.words()))
            }
            Form::Function(function) => self.function(function, is_operand),
            Form::Cast(inner) => self.cast(inner, &element.of, is_operand),
            Form::TryCast(inner) => self.try_cast(inner, &element.of),
            Form::Case {
                value,
                whens,
                otherwise,
            } => self.case(value.as_ref(), whens, otherwise.as_ref()),
            Form::Extract(field, inner) => self.extract(field, inner),
            Form::Label(_, inner) => self.element(inner, is_operand),
            Form::Array(elements) => match self.dialect() {
                DialectName::Postgresql => Ok(format!("ARRAY[{}]", self.list(elements, ", ")?)),
                _ => self.missing("arrays"),
            },
            Form::Collation(name) => match self.dialect() {
                DialectName::Mssql => Ok(name.clone()),
                _ => Ok(self.ident(name)),
            },
            Form::Json(part) => self.json(part, &element.of, is_operand),
            Form::Query(query) => Ok(format!("({})", self.any_query(query, false)?)),
            Form::Over { .. } | Form::Filter(..) | Form::WithinGroup(..) => {
                self.windowed(&element.form)
            }
            Form::NextValue(sequence) => self.next_value(sequence),
        }
    }

    fn sql_pieces(&self, pieces: &[Piece]) -> Outcome<String> {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Sql(sql) => text.push_str(sql),
                Piece::Element(element) => text.push_str(&self.element(element, false)?),
            }
        }
        Ok(text)
    }

    /// What stands behind a call of a function.
    fn windowed(&self, form: &Form) -> Outcome<String> {
        match form {
            Form::Over {
                function,
                partition_by,
                order_by,
            } => {
                let mut clauses = Vec::new();
                for (words, elements) in [("PARTITION BY", partition_by), ("ORDER BY", order_by)] {
                    if !elements.is_empty() {
                        clauses.push(format!("{words} {}", self.list(elements, ", ")?));
                    }
                }
                let function = self.element(function, false)?;
                Ok(format!("{function} OVER ({})", clauses.join(" ")))
            }
            Form::Filter(function, conditions) => {
                let function = self.element(function, false)?;
                let condition = self.criteria(conditions)?;
                Ok(format!("{function} FILTER (WHERE {condition})"))
            }
            Form::WithinGroup(function, order) => {
                let function = self.element(function, false)?;
                let order = self.list(order, ", ")?;
                Ok(format!("{function} WITHIN GROUP (ORDER BY {order})"))
            }
            _ => self.place.unreadable("this is no call of a function"),
        }
    }

    /// Conditions that must all hold.
    pub(super) fn criteria(&self, conditions: &[Element]) -> Outcome<String> {
        match joined(&Operator::And, conditions) {
            Some(condition) => self.element(&condition, false),
            None => Ok(String::new()),
        }
    }

    fn column(&self, name: &str, table: Option<&From>) -> String {
        let column = self.ident(name);
        match table {
            Some(table) if self.has_tables.get() || matches!(**table, Source::Excluded(_)) => {
                if let (Source::Excluded(_), DialectName::Mysql | DialectName::Mariadb) =
                    (&**table, self.dialect())
                {
                    return format!("VALUES({column})");
                }
                format!("{}.{column}", self.source_name(table))
            }
            _ => column,
        }
    }

    /// Whether a boolean column is a condition by itself.
    pub(super) fn takes_conditions(&self) -> bool {
        matches!(
            self.dialect(),
            DialectName::Postgresql | DialectName::Oracle
        )
    }

    /// A column as a condition; few dialects take a boolean column as one.
    fn truth(&self, is_true: bool, inner: &Element) -> Outcome<String> {
        let text = self.element(inner, false)?;
        let is_condition = match &inner.form {
            Form::Grouping(inner) => match &inner.form {
                Form::Binary(binary) => binary.operator.is_condition(),
                Form::List(operator, _) => operator.is_condition(),
                _ => false,
            },
            _ => false,
        };
        Ok(match (self.takes_conditions() || is_condition, is_true) {
            (true, true) => text,
            (true, false) => format!("NOT {text}"),
            (false, true) => format!("{text} = 1"),
            (false, false) => format!("{text} = 0"),
        })
    }

    fn case(
        &self,
        value: Option<&Element>,
        whens: &[(Element, Element)],
        otherwise: Option<&Element>,
    ) -> Outcome<String> {
        let mut text = "CASE ".to_owned();
        if let Some(value) = value {
            text.push_str(&self.element(value, false)?);
            text.push(' ');
        }
        for (when, then) in whens {
            let (when, then) = (self.element(when, false)?, self.element(then, false)?);
            text = format!("{text}WHEN {when} THEN {then} ");
        }
        if let Some(otherwise) = otherwise {
            text = format!("{text}ELSE {} ", self.element(otherwise, false)?);
        }
        text.push_str("END");
        Ok(text)
    }

    /// The next value of a sequence.
    fn next_value(&self, sequence: &SequenceName) -> Outcome<String> {
        let name = self.sequence_name(sequence);
        match self.dialect() {
            DialectName::Postgresql => Ok(format!("nextval('{}')", name.replace('\'', "''"))),
            DialectName::Mysql | DialectName::Mariadb => Ok(format!("nextval({name})")),
            DialectName::Mssql => Ok(format!("NEXT VALUE FOR {name}")),
            DialectName::Oracle => Ok(format!("{name}.nextval")),
            DialectName::Sqlite => self.missing("sequences"),
        }
    }

    fn sequence_name(&self, sequence: &SequenceName) -> String {
        let name = self.ident(&sequence.name);
        match &sequence.schema {
            Some(schema) => format!("{}.{name}", self.compiler.dialect.schema(schema)),
            None => name,
        }
    }
}
