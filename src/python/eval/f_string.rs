//! f-strings: <https://docs.python.org/3/reference/lexical_analysis.html#f-strings>

use ruff_python_ast::{ConversionFlag, FStringPart, FStringValue, InterpolatedStringElement};

use super::repr::in_ascii;
use super::{Evaluator, Frame};
use crate::python::{Host, Outcome, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn f_string(&mut self, string: &FStringValue, frame: &Frame<H>) -> Outcome {
        let mut text = String::new();
        for part in string {
            match part {
                FStringPart::Literal(literal) => text.push_str(literal.as_str()),
                FStringPart::FString(part) => {
                    for element in &part.elements {
                        if let Some(unknown) = self.element(element, &mut text, frame)? {
                            return Ok(unknown);
                        }
                    }
                }
            }
        }
        Ok(Value::text(text))
    }

    /// Adds one piece; gives a value that no text tells, which the whole string then is.
    fn element(
        &mut self,
        element: &InterpolatedStringElement,
        text: &mut String,
        frame: &Frame<H>,
    ) -> Outcome<Option<Value>> {
        match element {
            InterpolatedStringElement::Literal(literal) => text.push_str(&literal.value),
            InterpolatedStringElement::Interpolation(piece) => {
                let place = frame.place(piece);
                let value = self.expression(&piece.expression, frame)?;
                if let Some(debug) = &piece.debug_text {
                    text.push_str(debug.leading());
                    text.push_str(frame.module.text(&*piece.expression));
                    text.push_str(debug.trailing());
                }
                if let Value::Unknown(_) = value {
                    return Ok(Some(value));
                }
                let mut spec = String::new();
                if let Some(format) = &piece.format_spec {
                    for element in &format.elements {
                        if let Some(unknown) = self.element(element, &mut spec, frame)? {
                            return Ok(Some(unknown));
                        }
                    }
                }
                let is_shown = piece.debug_text.is_some() && piece.format_spec.is_none();
                let converted = match piece.conversion {
                    ConversionFlag::Repr => Some(self.repr_of(&value, &place)?),
                    ConversionFlag::None if is_shown => Some(self.repr_of(&value, &place)?),
                    ConversionFlag::Ascii => Some(in_ascii(&self.repr_of(&value, &place)?)),
                    ConversionFlag::Str => Some(self.str_of(&value, &place)?),
                    ConversionFlag::None => None,
                };
                let piece = match converted {
                    Some(text) => self.formatted(&Value::text(text), &spec, &place)?,
                    None => self.formatted(&value, &spec, &place)?,
                };
                self.check_length(piece.len(), &place)?;
                self.refuse_longer(text.len() + piece.len(), &place)?;
                text.push_str(&piece);
            }
        }
        Ok(None)
    }
}
