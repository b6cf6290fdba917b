//! How a program ends: evaluated, or told what is wrong, and soon.

use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use gensql::diag::{Source, to_text};
use gensql::python::{Evaluator, Module, Place, Value};

use crate::host::{Expectations, refusal};

/// What becomes of a program.
pub(crate) enum End {
    /// It is evaluated.
    Done,
    /// It is refused, with these words in the message.
    Told(&'static str),
    /// It may be either: what matters is that it ends.
    Either,
}
/// The stack of a thread, as Rust makes it.
const STACK: usize = 2 << 20;

/// More than anything takes, on a machine that is busy.
pub(crate) const LONGEST: Duration =
    Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 5 });

/// Evaluates as much of a program as can be: all statements, then all functions. Gives how much that was.
/// `None`: it panics.
pub(crate) fn evaluate_all(program: String) -> Option<usize> {
    on_a_small_stack(move || {
        let source = Arc::new(Source::new("revisions/a.py", program));
        let Ok(module) = Module::parse("", &source) else {
            return 0;
        };
        let module = Rc::new(module);
        let place = Place { source, span: 0..0 };
        let mut eval = Evaluator::new(Expectations::default());
        eval.run(&module);
        let mut done = 1;
        for name in module.scope.names() {
            if let Some(function @ Value::Function(_)) = module.scope.own(&name) {
                match eval.call_function(&function, &place) {
                    Ok(_) => done += 1,
                    Err(stop) => drop(to_text(&stop.into_diagnostic(&place))),
                }
            }
        }
        module.scope.clear();
        done
    })
    .ok()
}

fn on_a_small_stack<T: Send + 'static>(
    run: impl FnOnce() -> T + Send + 'static,
) -> std::thread::Result<T> {
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread.spawn(run).expect("a thread starts").join()
}

/// Evaluates a program on a small stack, and compares how it ends.
pub(crate) fn check(title: &str, program: String, end: &End) {
    let started = Instant::now();
    let result = on_a_small_stack(move || evaluate(&program));
    let result = result.unwrap_or_else(|_| panic!("{title}\nit panics"));
    let took = started.elapsed();
    assert!(took < LONGEST, "{title}: took {took:?}");
    match (end, result) {
        (End::Done, None) | (End::Either, _) => {}
        (End::Told(words), Some(message)) if message.contains(words) => {}
        (End::Done, Some(message)) => panic!("{title}: {message}"),
        (End::Told(words), result) => panic!("{title}: wanted `{words}`, got {result:?}"),
    }
}

/// Evaluates a program; gives the message of what stopped it.
fn evaluate(program: &str) -> Option<String> {
    let source = Arc::new(Source::new("program.py", program));
    let module = match Module::parse("", &source) {
        Ok(module) => Rc::new(module),
        Err(error) => return Some(format!("{}: {}", error.code, error.message)),
    };
    let place = Place { source, span: 0..0 };
    let mut eval = Evaluator::new(Expectations::default());
    let result = eval.execute(&module);
    module.scope.clear();
    result.err().map(|stop| refusal(stop, &place))
}
