//! Arguments and the parameters that take them.

use ruff_python_ast::Parameters;
use ruff_python_ast::name::Name;

use crate::python::{Args, Argument, Dict, Function, Outcome, Place, Scope, Value};

/// Binds the arguments of a call to the parameters of a function.
pub(super) fn bind(function: &Function, args: Args, scope: &Scope, place: &Place) -> Outcome<()> {
    let nothing = Parameters::default();
    let parameters = function.code.parameters().unwrap_or(&nothing);
    let binding = Binding {
        function,
        parameters,
        scope,
        place,
    };
    binding.bind(args)
}

struct Binding<'a> {
    function: &'a Function,
    parameters: &'a Parameters,
    scope: &'a Scope,
    place: &'a Place,
}

impl Binding<'_> {
    fn bind(&self, args: Args) -> Outcome<()> {
        let mut named = args.named;
        if self.parameters.kwarg.is_none()
            && let Some((name, _)) = named.iter().find(|(name, _)| !self.takes(name))
        {
            return self.error(&format!("got an unexpected keyword argument '{name}'"));
        }
        let rest = self.bind_positional(args.positional, &mut named)?;
        match &self.parameters.vararg {
            Some(parameter) => self.set(&parameter.name.id, Value::tuple(rest)),
            None if !rest.is_empty() => return self.too_many(rest.len()),
            None => {}
        }
        self.bind_named(&mut named)?;
        if let Some(parameter) = &self.parameters.kwarg {
            let pairs = named.into_iter();
            let pairs = pairs.map(|(name, argument)| (Value::text(name.as_str()), argument.value));
            let pairs: Dict = pairs.collect();
            self.set(&parameter.name.id, Value::dict(pairs));
        }
        Ok(())
    }

    /// Whether there is a parameter that can be given by this name.
    fn takes(&self, name: &Name) -> bool {
        let mut named = self
            .parameters
            .args
            .iter()
            .chain(&self.parameters.kwonlyargs);
        named.any(|parameter| parameter.parameter.name.id == *name)
    }

    /// Binds what may be given by position; gives what is left over.
    fn bind_positional(
        &self,
        given: Vec<Argument>,
        named: &mut Vec<(Name, Argument)>,
    ) -> Outcome<Vec<Value>> {
        let mut given = given.into_iter().map(|argument| argument.value);
        let mut missing = Vec::new();
        let nameless = self.parameters.posonlyargs.len();
        let all = self.parameters.posonlyargs.iter();
        let all = all.chain(&self.parameters.args);
        for (position, (parameter, default)) in all.zip(&self.function.defaults).enumerate() {
            let name = &parameter.parameter.name.id;
            let by_name = if position < nameless {
                None
            } else {
                take(named, name)
            };
            let value = match (given.next(), by_name) {
                (Some(_), Some(_)) => {
                    return self.error(&format!("got multiple values for argument '{name}'"));
                }
                (Some(value), None) | (None, Some(value)) => Some(value),
                (None, None) => default.clone(),
            };
            match value {
                Some(value) => self.set(name, value),
                None => missing.push(name),
            }
        }
        self.check_missing(&missing, "positional")?;
        Ok(given.collect())
    }

    /// Binds what can be given by name alone.
    fn bind_named(&self, named: &mut Vec<(Name, Argument)>) -> Outcome<()> {
        let mut missing = Vec::new();
        let before = self.parameters.posonlyargs.len() + self.parameters.args.len();
        let defaults = self.function.defaults.iter().skip(before);
        for (parameter, default) in self.parameters.kwonlyargs.iter().zip(defaults) {
            let name = &parameter.parameter.name.id;
            match take(named, name).or_else(|| default.clone()) {
                Some(value) => self.set(name, value),
                None => missing.push(name),
            }
        }
        self.check_missing(&missing, "keyword-only")
    }

    fn set(&self, name: &Name, value: Value) {
        self.scope.set(name.clone(), value);
    }

    fn check_missing(&self, missing: &[&Name], kind: &str) -> Outcome<()> {
        let Some((last, before)) = missing.split_last() else {
            return Ok(());
        };
        let plural = if before.is_empty() { "" } else { "s" };
        let count = missing.len();
        let and = match before.len() {
            0 => "",
            1 => " and ",
            _ => ", and ",
        };
        let before: Vec<String> = before.iter().map(|name| format!("'{name}'")).collect();
        let names = format!("{}{and}'{last}'", before.join(", "));
        self.error(&format!(
            "missing {count} required {kind} argument{plural}: {names}"
        ))
    }

    fn too_many<T>(&self, more: usize) -> Outcome<T> {
        let most = self.parameters.posonlyargs.len() + self.parameters.args.len();
        let given = most + more;
        let plural = if most == 1 { "" } else { "s" };
        let were = if given == 1 { "was" } else { "were" };
        self.error(&format!(
            "takes {most} positional argument{plural} but {given} {were} given"
        ))
    }

    fn error<T>(&self, message: &str) -> Outcome<T> {
        let name = &self.function.name;
        let owner = self.function.owner.get().and_then(std::rc::Weak::upgrade);
        let name = match owner {
            Some(class) => format!("{}.{name}", class.name),
            None => name.to_string(),
        };
        self.place.raise("TypeError", format!("{name}() {message}"))
    }
}

fn take(named: &mut Vec<(Name, Argument)>, name: &Name) -> Option<Value> {
    let position = named.iter().position(|(key, _)| key == name)?;
    Some(named.remove(position).1.value)
}
