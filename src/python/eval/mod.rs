//! The evaluator.

mod arithmetic;
mod assign;
mod attribute;
mod bind;
mod call;
mod class;
mod comparison;
mod comprehension;
mod context;
mod decorator;
mod enumeration;
mod equality;
mod exception;
mod expression;
mod f_string;
mod format_spec;
mod function;
mod generator;
mod import;
mod instance;
mod iteration;
mod loops;
mod names;
mod operator;
mod patterns;
mod percent;
mod repr;
mod statement;
mod subscript;
mod superclass;
mod truth;

pub(super) use arithmetic::{Number, truncated};
pub(super) use iteration::Flow;
pub(super) use repr::{float_text, in_ascii, quoted};
pub(super) use subscript::position;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::limits::{DEEPEST_NESTING, LONGEST_TEXT, MOST_ITEMS, MOST_STEPS, STACK};
use super::{Args, Host, List, Module, Outcome, Place, Scope, Value};

/// Evaluates Python for a host.
#[derive(Debug)]
pub struct Evaluator<H> {
    /// What libraries mean.
    pub host: H,
    /// The modules that have been imported.
    modules: BTreeMap<String, Rc<Module>>,
    /// The first names of what is imported from elsewhere.
    libraries: BTreeSet<String>,
    /// The places of the calls that are under way, outermost first.
    calls: Vec<Place>,
    /// The exceptions that are being handled, outermost first.
    handled: Vec<Value>,
    /// Generators that `next()` has begun, and what they have still to give.
    begun: Vec<(Value, Rc<List>)>,
    /// What is being printed, outermost first.
    printed: Vec<Value>,
    /// The patterns that have been compiled, with their flags.
    pub(super) patterns: BTreeMap<(String, i128), regex::Regex>,
    steps: usize,
    nesting: usize,
}

/// Where the evaluation stands: the module and the innermost names.
struct Frame<'a, H> {
    module: Rc<Module>,
    scope: Rc<Scope>,
    /// What becomes of a value that `yield` gives.
    yields: Option<&'a Yields<'a, H>>,
}

/// Takes a value that a generator yields; gives what `yield` evaluates to.
type Yields<'a, H> = dyn Fn(&mut Evaluator<H>, Value) -> Outcome + 'a;

impl<H> Frame<'_, H> {
    fn place(&self, node: &impl ruff_text_size::Ranged) -> Place {
        self.module.place(node)
    }

    /// The same with other names inside.
    fn with_scope(&self, scope: Rc<Scope>) -> Self {
        Self {
            module: Rc::clone(&self.module),
            scope,
            yields: self.yields,
        }
    }
}

impl<H: Host> Evaluator<H> {
    /// An evaluator that has evaluated nothing yet.
    pub fn new(host: H) -> Self {
        Self {
            host,
            modules: BTreeMap::new(),
            libraries: BTreeSet::new(),
            calls: Vec::new(),
            handled: Vec::new(),
            begun: Vec::new(),
            printed: Vec::new(),
            patterns: BTreeMap::new(),
            steps: 0,
            nesting: 0,
        }
    }

    /// Evaluates the body of a module.
    ///
    /// What cannot be read leaves its names [`Unknown`](super::Unknown): that matters only when something depends on them.
    pub fn run(&mut self, module: &Rc<Module>) {
        self.begin();
        let frame = Frame {
            module: Rc::clone(module),
            scope: Rc::clone(&module.scope),
            yields: None,
        };
        for statement in &module.body {
            if let Err(stop) = self.statement(statement, &frame) {
                names::forget(statement, stop, &frame);
            }
        }
    }

    /// Evaluates the body of a module up to the first statement that cannot be.
    ///
    /// # Errors
    /// What cannot be read, and exceptions that nobody catches.
    pub fn execute(&mut self, module: &Rc<Module>) -> Outcome<()> {
        self.begin();
        let frame = Frame {
            module: Rc::clone(module),
            scope: Rc::clone(&module.scope),
            yields: None,
        };
        let mut statements = module.body.iter();
        statements.try_for_each(|statement| self.statement(statement, &frame))
    }

    /// Calls a function of a module without arguments.
    ///
    /// # Errors
    /// What cannot be read, and exceptions that nobody catches.
    pub fn call_function(&mut self, function: &Value, place: &Place) -> Outcome {
        self.begin();
        self.call(function, Args::default(), place)
    }

    /// The places of the calls that are under way, outermost first.
    pub fn calls(&self) -> &[Place] {
        &self.calls
    }

    /// Counts work, so that nothing is endless. Each file and each function that is called from outside may take as much again.
    ///
    /// # Errors
    /// When there was too much of it.
    pub fn count(&mut self, steps: usize, place: impl FnOnce() -> Place) -> Outcome<()> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MOST_STEPS {
            return place().unreadable(format!(
                "the evaluation does not end within {MOST_STEPS} steps"
            ));
        }
        Ok(())
    }

    /// Refuses strings that are too long; their making counts as work.
    pub(super) fn check_length(&mut self, length: usize, place: &Place) -> Outcome<()> {
        self.count(length / 64, || place.clone())?;
        self.refuse_longer(length, place)
    }

    /// Refuses strings that grow too long.
    #[expect(clippy::unused_self, reason = "it stands beside the one that counts")]
    pub(super) fn refuse_longer(&mut self, length: usize, place: &Place) -> Outcome<()> {
        if length > LONGEST_TEXT {
            return place.unreadable(format!("this string is longer than {LONGEST_TEXT} bytes"));
        }
        Ok(())
    }

    /// Refuses sequences that are too long.
    pub(super) fn check_items(&mut self, items: usize, place: &Place) -> Outcome<()> {
        self.count(items / 2, || place.clone())?;
        if items > MOST_ITEMS {
            return place.unreadable(format!("this has more than {MOST_ITEMS} items"));
        }
        Ok(())
    }

    /// What is called from outside begins to count anew.
    fn begin(&mut self) {
        if self.calls.is_empty() && self.nesting == 0 {
            self.steps = 0;
            self.begun.clear();
        }
    }

    /// Goes one level deeper, on a stack that is large enough.
    pub(super) fn deeper<T>(
        &mut self,
        place: impl FnOnce() -> Place,
        inner: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        if self.nesting >= DEEPEST_NESTING {
            return place().unreadable("this is nested too deeply");
        }
        self.nesting += 1;
        let (free, more) = STACK;
        let result = stacker::maybe_grow(free, more, || inner(self));
        self.nesting -= 1;
        result
    }
}

impl<H> Drop for Evaluator<H> {
    fn drop(&mut self) {
        // Functions and their module hold one another.
        for module in self.modules.values() {
            module.scope.clear();
        }
    }
}

/// Whether a value is true, where that needs no host.
pub(super) fn plain_truth(value: &Value) -> Option<bool> {
    Some(match value {
        Value::None => false,
        Value::Bool(value) => *value,
        Value::Int(value) => *value != 0,
        Value::Float(value) => *value != 0.0,
        Value::Str(value) => !value.is_empty(),
        Value::Bytes(value) => !value.is_empty(),
        Value::Tuple(values) => !values.is_empty(),
        Value::List(values) => !values.borrow().is_empty(),
        Value::Set(values) => !values.borrow().is_empty(),
        Value::Dict(dict) => !dict.borrow().is_empty(),
        Value::Symbolic(_) | Value::Unknown(_) => return None,
        Value::Ellipsis
        | Value::Function(_)
        | Value::Class(_)
        | Value::Instance(_)
        | Value::Method(_)
        | Value::Module(_) => true,
    })
}
