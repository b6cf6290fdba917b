//! Any text as a revision file in Python: it is parsed, its body and its functions are evaluated.
#![no_main]

#[path = "../../tests/python/host.rs"]
mod host;

use std::rc::Rc;
use std::sync::Arc;

use gensql::diag::{Source, to_text};
use gensql::python::{Evaluator, Module, Place};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        evaluate(text);
    }
});

fn evaluate(text: &str) {
    let source = Arc::new(Source::new("revisions/a.py", text));
    let module = match Module::parse("", &source) {
        Ok(module) => Rc::new(module),
        Err(error) => {
            to_text(&error);
            return;
        }
    };
    let place = Place {
        source,
        span: 0..0,
    };
    let mut eval = Evaluator::new(host::Expectations::default());
    eval.run(&module);
    for name in ["upgrade", "downgrade"] {
        if let Some(function) = module.scope.own(name)
            && let Err(stop) = eval.call_function(&function, &place)
        {
            to_text(&stop.into_diagnostic(&place));
        }
    }
    module.scope.clear();
}
