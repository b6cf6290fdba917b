//! What patterns find, and what is put in its place.

use std::borrow::Cow;

use regex::{Captures, Regex};

use super::patterns::has_end;
use crate::python::builtins::{int, known};
use crate::python::{Args, Dict, Evaluator, Host, Outcome, Place, Value};

/// Longer texts are not searched.
const LONGEST: usize = 1 << 20;

/// A pattern and a text that it is looked for in.
pub(super) struct Matches<'a> {
    pattern: (&'a str, i128),
    regex: Regex,
    text: &'a str,
    place: &'a Place,
}

impl<'a> Matches<'a> {
    pub(super) fn new<H: Host>(
        eval: &mut Evaluator<H>,
        pattern: (&'a str, i128),
        text: &'a str,
        place: &'a Place,
    ) -> Outcome<Self> {
        if text.len() > LONGEST {
            return place.unreadable(format!(
                "a text longer than {LONGEST} bytes is not searched"
            ));
        }
        eval.count(text.len() * pattern.0.len() / 64, || place.clone())?;
        if text.ends_with('\n') && has_end(pattern.0, pattern.1) {
            return place.unreadable("`$` before the last line break of a text is not read");
        }
        let regex = eval.pattern(pattern.0, pattern.1, place)?;
        Ok(Self {
            pattern,
            regex,
            text,
            place,
        })
    }

    /// `re.match`.
    pub(super) fn at_start<H: Host>(&self, eval: &mut Evaluator<H>) -> Outcome {
        let pattern = format!("\\A(?:{})", self.pattern.0);
        let regex = eval.pattern(&pattern, self.pattern.1, self.place)?;
        Ok(self.value(regex.captures(self.text)))
    }

    /// `re.fullmatch`.
    pub(super) fn whole<H: Host>(&self, eval: &mut Evaluator<H>) -> Outcome {
        let pattern = format!("\\A(?:{})\\Z", self.pattern.0);
        let regex = eval.pattern(&pattern, self.pattern.1, self.place)?;
        Ok(self.value(regex.captures(self.text)))
    }

    /// `re.search`.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "it stands beside those that may fail"
    )]
    pub(super) fn first<H: Host>(&self, _eval: &mut Evaluator<H>) -> Outcome {
        Ok(self.value(self.regex.captures(self.text)))
    }

    /// `re.finditer`.
    pub(super) fn all<H: Host>(&self, eval: &mut Evaluator<H>) -> Outcome {
        let found = self.captures(eval, usize::MAX)?;
        // Where each is, is counted in characters.
        eval.count(found.len() * (self.text.len() / 64), || self.place.clone())?;
        let found = found.into_iter();
        Ok(Value::list(
            found.map(|captures| self.value(Some(captures))).collect(),
        ))
    }

    /// `re.findall`: the groups, or all of a match that has none.
    pub(super) fn texts<H: Host>(&self, eval: &mut Evaluator<H>) -> Outcome {
        let text = |captures: &Captures, at: usize| {
            Value::text(captures.get(at).map_or("", |group| group.as_str()))
        };
        let found = self.captures(eval, usize::MAX)?;
        let value = |captures: &Captures| match captures.len() {
            1 => text(captures, 0),
            2 => text(captures, 1),
            length => Value::tuple((1..length).map(|at| text(captures, at)).collect()),
        };
        Ok(Value::list(found.iter().map(value).collect()))
    }

    /// `re.split`.
    pub(super) fn split<H: Host>(&self, eval: &mut Evaluator<H>, most: usize) -> Outcome {
        let mut pieces = Vec::new();
        let mut end = 0;
        for captures in self.captures(eval, most)? {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            pieces.push(Value::text(&self.text[end..whole.start()]));
            for at in 1..captures.len() {
                let group = captures.get(at).map(|group| Value::text(group.as_str()));
                pieces.push(group.unwrap_or_default());
            }
            end = whole.end();
        }
        pieces.push(Value::text(&self.text[end..]));
        Ok(Value::list(pieces))
    }

    /// `re.sub`, and how often something was replaced.
    pub(super) fn replaced<H: Host>(
        &self,
        eval: &mut Evaluator<H>,
        by: &Value,
        most: usize,
    ) -> Outcome<(Value, usize)> {
        let found = self.captures(eval, most)?;
        let mut text = String::new();
        let mut end = 0;
        for captures in &found {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            text.push_str(&self.text[end..whole.start()]);
            end = whole.end();
            if let Some(template) = by.as_str() {
                text.push_str(&self.expanded(template, captures)?);
            } else {
                let found = self.value(Some(self.again(captures)));
                let made = eval.call(by, Args::of([found], self.place), self.place)?;
                if let Value::Unknown(_) = made {
                    return Ok((made, 0));
                }
                text.push_str(&eval.str_of(&made, self.place)?);
            }
            eval.refuse_longer(text.len(), self.place)?;
        }
        text.push_str(&self.text[end..]);
        eval.check_length(text.len(), self.place)?;
        Ok((Value::text(text), found.len()))
    }

    /// The matches from left to right. An empty one may follow right behind another that is not.
    fn captures<H: Host>(
        &self,
        eval: &mut Evaluator<H>,
        most: usize,
    ) -> Outcome<Vec<Captures<'a>>> {
        let mut all = Vec::new();
        let mut at = 0;
        while all.len() < most && at <= self.text.len() {
            let Some(captures) = self.regex.captures_at(self.text, at) else {
                break;
            };
            let Some(whole) = captures.get(0) else {
                break;
            };
            at = whole.end();
            if whole.is_empty() {
                at += self.text[at..].chars().next().map_or(1, char::len_utf8);
            }
            all.push(captures);
            eval.count(4, || self.place.clone())?;
        }
        Ok(all)
    }

    /// The same match once more.
    fn again(&self, captures: &Captures) -> Captures<'a> {
        let start = captures.get(0).map_or(0, |whole| whole.start());
        self.regex
            .captures_at(self.text, start)
            .expect("it was found there before")
    }

    /// What `\1`, `\g<name>` and their like stand for.
    fn expanded<'b>(&self, template: &'b str, captures: &Captures) -> Outcome<Cow<'b, str>> {
        if !template.contains('\\') {
            return Ok(Cow::Borrowed(template));
        }
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('\\') {
            text.push_str(before);
            let Some(escape) = after.chars().next() else {
                return self.place.raise("error", "bad escape (end of pattern)");
            };
            rest = &after[escape.len_utf8()..];
            let name = match escape {
                'n' => {
                    text.push('\n');
                    continue;
                }
                't' => {
                    text.push('\t');
                    continue;
                }
                'g' => match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
                    Some((name, after)) => {
                        rest = after;
                        name
                    }
                    None => return self.place.raise("error", "missing group name"),
                },
                '1'..='9' => {
                    let length = 1 + usize::from(rest.starts_with(|c: char| c.is_ascii_digit()));
                    rest = &after[length..];
                    &after[..length]
                }
                other if other.is_ascii_alphanumeric() => {
                    return self.place.raise("error", format!("bad escape \\{other}"));
                }
                other => {
                    text.push(other);
                    continue;
                }
            };
            let position = match name.parse() {
                Ok(position) => Some(position),
                Err(_) => self
                    .regex
                    .capture_names()
                    .position(|other| other == Some(name)),
            };
            match position.filter(|position| *position < captures.len()) {
                Some(position) => {
                    text.push_str(captures.get(position).map_or("", |group| group.as_str()));
                }
                None => {
                    return self
                        .place
                        .raise("error", format!("invalid group reference {name}"));
                }
            }
        }
        text.push_str(rest);
        Ok(Cow::Owned(text))
    }

    /// A match as a value: its groups, their names, where they are, and the text.
    fn value(&self, captures: Option<Captures>) -> Value {
        let Some(captures) = captures else {
            return Value::None;
        };
        let groups = captures.iter().map(|group| match group {
            Some(group) => Value::text(group.as_str()),
            None => Value::None,
        });
        let mut names = Dict::default();
        for (position, name) in self.regex.capture_names().enumerate() {
            if let Some(name) = name {
                names.insert(Value::text(name), int(position));
            }
        }
        let characters = |at: usize| int(self.text[..at].chars().count());
        let spans = captures.iter().map(|group| match group {
            Some(group) => Value::tuple(vec![characters(group.start()), characters(group.end())]),
            None => Value::tuple(vec![Value::Int(-1), Value::Int(-1)]),
        });
        let parts = vec![
            Value::tuple(groups.collect()),
            Value::dict(names),
            Value::tuple(spans.collect()),
            Value::text(self.text),
        ];
        crate::python::library::made("re.Match", parts, self.place)
    }
}

/// The position of a group by its number or name.
fn position(of: &Value, key: &Value) -> Option<usize> {
    let (_, args) = of.as_call()?;
    match key {
        Value::Int(position) => usize::try_from(*position).ok(),
        name => match args.value(1, "names")? {
            Value::Dict(names) => match names.borrow().get(name)? {
                Value::Int(position) => usize::try_from(*position).ok(),
                _ => None,
            },
            _ => None,
        },
    }
}

/// A part of a match: of the groups or of the spans.
fn part(of: &Value, list: usize, key: &Value, place: &Place) -> Outcome {
    let found = position(of, key).and_then(|position| {
        let (_, args) = of.as_call()?;
        match args.value(list, "groups")? {
            Value::Tuple(values) => values.get(position).cloned(),
            _ => None,
        }
    });
    match found {
        Some(value) => Ok(value),
        None => place.raise("IndexError", "no such group"),
    }
}

pub(super) fn group(of: &Value, key: &Value, place: &Place) -> Outcome {
    part(of, 0, key, place)
}

pub(super) fn method(name: &str, args: &Args, place: &Place) -> Outcome {
    let this = known(args, 0, "self", place)?;
    let Some((_, own)) = this.as_call() else {
        return place.raise("TypeError", "a match was expected");
    };
    let first = args
        .positional
        .get(1)
        .map(|argument| argument.value.clone());
    let key = first.clone().unwrap_or(Value::Int(0));
    let with_default = |value: Value| match value {
        Value::None => first.clone().unwrap_or_default(),
        value => value,
    };
    match name {
        "group" if args.positional.len() > 2 => {
            let keys = args.positional[1..].iter();
            let groups = keys.map(|key| group(this, &key.value, place));
            Ok(Value::tuple(groups.collect::<Outcome<_>>()?))
        }
        "group" => group(this, &key, place),
        "groups" => {
            let groups = own.value(0, "groups").and_then(Value::as_sequence);
            let groups = groups.unwrap_or_default().into_iter().skip(1);
            Ok(Value::tuple(groups.map(with_default).collect()))
        }
        "groupdict" => {
            let mut pairs = Dict::default();
            if let Some(Value::Dict(names)) = own.value(1, "names") {
                for (name, position) in names.borrow().iter() {
                    pairs.insert(name.clone(), with_default(group(this, position, place)?));
                }
            }
            Ok(Value::dict(pairs))
        }
        _ => {
            let span = part(this, 2, &key, place)?;
            match (name, span.as_sequence().as_deref()) {
                ("start", Some([start, _])) => Ok(start.clone()),
                ("end", Some([_, end])) => Ok(end.clone()),
                _ => Ok(span),
            }
        }
    }
}
