//! The parts that an expression is made of.

use super::tree::{Element, Expression, Form, Piece};

impl Expression {
    /// The expressions that it is made of.
    pub(super) fn parts(&self) -> Vec<&Element> {
        match &self.form {
            Form::Column { .. }
            | Form::Literal { .. }
            | Form::Null
            | Form::True
            | Form::False
            | Form::Collation(_)
            | Form::Query(_)
            | Form::NextValue(_) => Vec::new(),
            Form::Literals(parts)
            | Form::List(_, parts)
            | Form::Tuple(parts)
            | Form::Array(parts) => parts.iter().collect(),
            Form::Sql(pieces) => {
                let elements = pieces.iter().map(|piece| match piece {
                    Piece::Sql(_) => None,
                    Piece::Element(element) => Some(element),
                });
                elements.flatten().collect()
            }
            Form::Grouping(part)
            | Form::Prefix(_, part)
            | Form::Suffix(_, part)
            | Form::Truth(_, part)
            | Form::Cast(part)
            | Form::TryCast(part)
            | Form::Extract(_, part)
            | Form::Label(_, part) => vec![part],
            Form::Binary(binary) => vec![&binary.left, &binary.right],
            Form::Function(function) => function.args.iter().collect(),
            Form::Case {
                value,
                whens,
                otherwise,
            } => {
                let whens = whens.iter().flat_map(|(when, then)| [when, then]);
                value.iter().chain(whens).chain(otherwise).collect()
            }
            Form::Json(part) => vec![&part.of],
            Form::Over {
                function,
                partition_by,
                order_by,
            } => [function]
                .into_iter()
                .chain(partition_by)
                .chain(order_by)
                .collect(),
            Form::Filter(function, parts) | Form::WithinGroup(function, parts) => {
                [function].into_iter().chain(parts).collect()
            }
        }
    }
}
