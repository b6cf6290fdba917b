//! A host that knows no library: it keeps what programs expect.

use std::sync::Arc;

use gensql::diag::Source;
use gensql::python::{Args, Evaluator, Found, Host, Node, Outcome, Place, Stop, Value};

/// What a program shows, and the files and modules that it may read.
#[derive(Debug, Default)]
pub(crate) struct Expectations {
    /// The number of an expectation and what the program gave for it.
    pub(crate) shown: Vec<(usize, String)>,
    /// Dotted names and their text.
    pub(crate) modules: Vec<(String, String)>,
    /// Paths and their text.
    pub(crate) files: Vec<(String, String)>,
}

impl Host for Expectations {
    fn call(
        eval: &mut Evaluator<Self>,
        callee: &Value,
        args: &Args,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        let shows_text = match callee.as_path() {
            Some("expectations.expect") => false,
            Some("expectations.expect_text") => true,
            _ => return Ok(None),
        };
        let (Some(value), Some(Value::Int(number))) =
            (args.value(0, "value"), args.value(1, "number"))
        else {
            return Ok(None);
        };
        let text = match value.as_str() {
            Some(text) if shows_text => text.to_owned(),
            _ => show(eval, value, place),
        };
        let number = usize::try_from(*number).unwrap_or_default();
        eval.host.shown.push((number, text));
        Ok(Some(Value::None))
    }

    fn file(eval: &mut Evaluator<Self>, path: &str) -> Option<Arc<Source>> {
        let (path, text) = eval.host.files.iter().find(|(known, _)| known == path)?;
        Some(Arc::new(Source::new(path, text)))
    }

    fn module(eval: &mut Evaluator<Self>, name: &str) -> Found {
        let modules = &eval.host.modules;
        if let Some((name, text)) = modules.iter().find(|(known, _)| known == name) {
            let path = format!("{}.py", name.replace('.', "/"));
            return Found::Source(Arc::new(Source::new(path, text)));
        }
        let below = format!("{name}.");
        if modules.iter().any(|(known, _)| known.starts_with(&below)) {
            return Found::Package;
        }
        Found::Library
    }
}

/// The text of a value; what has none is written in a form of its own.
fn show(eval: &mut Evaluator<Expectations>, value: &Value, place: &Place) -> String {
    match value {
        Value::Unknown(unknown) => format!("unknown: {}", unknown.what),
        Value::Function(function) => format!("function {}", function.name),
        Value::Symbolic(symbolic) => match eval.repr_of(value, place) {
            Ok(text) => text,
            Err(_) => show_node(eval, &symbolic.node, place),
        },
        Value::Tuple(values) if values.len() > 1 => {
            let values: Vec<String> = values
                .iter()
                .map(|value| show(eval, value, place))
                .collect();
            format!("({})", values.join(", "))
        }
        _ => match eval.repr_of(value, place) {
            Ok(text) => text,
            Err(stop) => refusal(stop, place),
        },
    }
}

fn show_node(eval: &mut Evaluator<Expectations>, node: &Node, place: &Place) -> String {
    match node {
        Node::Path(path) => path.to_string(),
        Node::Attribute(of, name) => format!("{}.{name}", show(eval, of, place)),
        Node::Item(of, key) => format!("{}[{}]", show(eval, of, place), show(eval, key, place)),
        Node::Call(callee, args) => {
            let mut all: Vec<String> = Vec::new();
            for argument in &args.positional {
                all.push(show(eval, &argument.value, place));
            }
            for (name, argument) in &args.named {
                all.push(format!("{name}={}", show(eval, &argument.value, place)));
            }
            format!("{}({})", show(eval, callee, place), all.join(", "))
        }
        Node::Operator(name, operands) => {
            let operands: Vec<String> = operands
                .iter()
                .map(|value| show(eval, value, place))
                .collect();
            format!("({name} {})", operands.join(" "))
        }
    }
}

/// The message of a stop.
pub(crate) fn refusal(stop: Stop, place: &Place) -> String {
    let diagnostic = stop.into_diagnostic(place);
    format!("{}: {}", diagnostic.code, diagnostic.message)
}
