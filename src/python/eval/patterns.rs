//! `match`: <https://docs.python.org/3/reference/compound_stmts.html#match>

use ruff_python_ast::{
    Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchSequence, Singleton, StmtMatch,
};

use super::{Evaluator, Frame};
use crate::python::{Dict, Host, Outcome, Place, Stop, Value};

impl<H: Host> Evaluator<H> {
    pub(super) fn match_statement(
        &mut self,
        statement: &StmtMatch,
        frame: &Frame<H>,
    ) -> Outcome<()> {
        let subject = self.expression(&statement.subject, frame)?;
        if let Value::Unknown(unknown) = &subject {
            return frame.place(&*statement.subject).needs(unknown);
        }
        for case in &statement.cases {
            if !self.matches(&case.pattern, &subject, frame)? {
                continue;
            }
            let holds = match &case.guard {
                Some(guard) => self.condition(guard, frame)?,
                None => true,
            };
            if holds {
                return self.block(&case.body, frame);
            }
        }
        Ok(())
    }

    /// Whether a value has the form of a pattern; binds the names of the pattern.
    fn matches(&mut self, pattern: &Pattern, value: &Value, frame: &Frame<H>) -> Outcome<bool> {
        let place = frame.place(pattern);
        self.count(1, || place.clone())?;
        match pattern {
            Pattern::MatchValue(pattern) => {
                let wanted = self.expression(&pattern.value, frame)?;
                self.equal(value, &wanted, &place)
            }
            Pattern::MatchSingleton(pattern) => Ok(match pattern.value {
                Singleton::None => matches!(value, Value::None),
                Singleton::True => matches!(value, Value::Bool(true)),
                Singleton::False => matches!(value, Value::Bool(false)),
            }),
            Pattern::MatchAs(pattern) => {
                if let Some(inner) = &pattern.pattern
                    && !self.matches(inner, value, frame)?
                {
                    return Ok(false);
                }
                if let Some(name) = &pattern.name {
                    frame.scope.set(name.id.clone(), value.clone());
                }
                Ok(true)
            }
            Pattern::MatchOr(pattern) => {
                for pattern in &pattern.patterns {
                    if self.matches(pattern, value, frame)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Pattern::MatchSequence(pattern) => self.matches_sequence(pattern, value, frame),
            Pattern::MatchMapping(pattern) => self.matches_mapping(pattern, value, &place, frame),
            Pattern::MatchClass(pattern) => self.matches_class(pattern, value, &place, frame),
            Pattern::MatchStar(_) => place.unreadable("a star stands alone in this pattern"),
        }
    }

    fn matches_sequence(
        &mut self,
        pattern: &PatternMatchSequence,
        value: &Value,
        frame: &Frame<H>,
    ) -> Outcome<bool> {
        let (false, Some(values)) = (matches!(value, Value::Set(_)), value.as_sequence()) else {
            return Ok(false);
        };
        let patterns = &pattern.patterns;
        let starred = patterns.iter().position(Pattern::is_match_star);
        let Some(starred) = starred else {
            return Ok(patterns.len() == values.len() && self.all_match(patterns, &values, frame)?);
        };
        let after = patterns.len() - starred - 1;
        let Some(end) = values
            .len()
            .checked_sub(after)
            .filter(|end| *end >= starred)
        else {
            return Ok(false);
        };
        if let Pattern::MatchStar(star) = &patterns[starred]
            && let Some(name) = &star.name
        {
            let rest = Value::list(values[starred..end].to_vec());
            frame.scope.set(name.id.clone(), rest);
        }
        Ok(
            self.all_match(&patterns[..starred], &values[..starred], frame)?
                && self.all_match(&patterns[starred + 1..], &values[end..], frame)?,
        )
    }

    fn all_match(
        &mut self,
        patterns: &[Pattern],
        values: &[Value],
        frame: &Frame<H>,
    ) -> Outcome<bool> {
        for (pattern, value) in patterns.iter().zip(values) {
            if !self.matches(pattern, value, frame)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn matches_mapping(
        &mut self,
        pattern: &PatternMatchMapping,
        value: &Value,
        place: &Place,
        frame: &Frame<H>,
    ) -> Outcome<bool> {
        let Value::Dict(dict) = value else {
            return Ok(false);
        };
        let mut rest: Dict = dict.borrow().clone();
        for (key, inner) in pattern.keys.iter().zip(&pattern.patterns) {
            let key = self.expression(key, frame)?;
            self.check_key(&key, place)?;
            let Some(found) = rest.remove(&key) else {
                return Ok(false);
            };
            if !self.matches(inner, &found, frame)? {
                return Ok(false);
            }
        }
        if let Some(name) = &pattern.rest {
            frame.scope.set(name.id.clone(), Value::dict(rest));
        }
        Ok(true)
    }

    fn matches_class(
        &mut self,
        pattern: &PatternMatchClass,
        value: &Value,
        place: &Place,
        frame: &Frame<H>,
    ) -> Outcome<bool> {
        let class = self.expression(&pattern.cls, frame)?;
        if !self.is_instance(value, &class, place)? {
            return Ok(false);
        }
        let arguments = &pattern.arguments;
        if let (Value::Class(class), false) = (&class, arguments.patterns.is_empty()) {
            let names = if let Some(names) = class.attribute("__match_args__") {
                self.iterate(&names, place)?
            } else {
                let fields = class.fields.iter();
                fields
                    .map(|field| Value::text(field.name.as_str()))
                    .collect()
            };
            for (pattern, name) in arguments.patterns.iter().zip(names) {
                let name = name.as_str().unwrap_or_default();
                if !self.attribute_matches(pattern, value, name, frame)? {
                    return Ok(false);
                }
            }
        } else if let [pattern] = &arguments.patterns[..] {
            // `case str(text)`: the value itself.
            if !self.matches(pattern, value, frame)? {
                return Ok(false);
            }
        }
        for keyword in &arguments.keywords {
            if !self.attribute_matches(&keyword.pattern, value, &keyword.attr.id, frame)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn attribute_matches(
        &mut self,
        pattern: &Pattern,
        value: &Value,
        name: &str,
        frame: &Frame<H>,
    ) -> Outcome<bool> {
        match self.attribute(value, name, &frame.place(pattern)) {
            Ok(value) => self.matches(pattern, &value, frame),
            Err(Stop::Raise(raised)) if raised.name == "AttributeError" => Ok(false),
            Err(stop) => Err(stop),
        }
    }
}
