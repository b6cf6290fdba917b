//! Imports: modules of the project are evaluated, everything else stays symbolic.

use std::rc::Rc;

use ruff_python_ast::{StmtImport, StmtImportFrom};

use super::{Evaluator, Frame};
use crate::python::{Found, Host, Module, Place, Value, library};

impl<H: Host> Evaluator<H> {
    pub(super) fn import(&mut self, statement: &StmtImport, frame: &Frame<H>) {
        for alias in &statement.names {
            let place = frame.place(alias);
            let dotted = alias.name.id.as_str();
            if let Some(name) = &alias.asname {
                let module = self.module(dotted, &place);
                frame.scope.set(name.id.clone(), module);
            } else {
                let first = dotted.split('.').next().unwrap_or(dotted);
                self.module(dotted, &place);
                let module = self.module(first, &place);
                frame.scope.set(first.into(), module);
            }
        }
    }

    pub(super) fn import_from(&mut self, statement: &StmtImportFrom, frame: &Frame<H>) {
        let place = frame.place(statement);
        let written = statement
            .module
            .as_ref()
            .map_or("", |module| module.id.as_str());
        let dotted = absolute(&frame.module, statement.level, written);
        let module = self.module(&dotted, &place);
        for alias in &statement.names {
            let name = &alias.name.id;
            if name == "*" {
                self.import_all(&module, &place, frame);
                continue;
            }
            let value = self.member(&module, &dotted, name, &frame.place(alias));
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            frame.scope.set(bound.id.clone(), value);
        }
    }

    fn import_all(&mut self, module: &Value, place: &Place, frame: &Frame<H>) {
        if let Value::Module(module) = module {
            let listed = module.scope.own("__all__");
            let listed = listed.and_then(|names| self.iterate(&names, place).ok());
            for name in module.scope.names() {
                let is_meant = match &listed {
                    Some(listed) => listed.iter().any(|other| other.as_str() == Some(&name)),
                    None => !name.starts_with('_'),
                };
                if is_meant && let Some(value) = module.scope.own(&name) {
                    frame.scope.set(name, value);
                }
            }
            if let Some(star) = module.scope.star() {
                frame.scope.add_star(&star);
            }
        } else if let Some(path) = module.as_path() {
            // Names of a library are asked for one by one, when they are used.
            frame.scope.add_star(path);
        }
    }

    /// A name of a module: what its body binds, a module below it, or a name of a library.
    fn member(&mut self, module: &Value, dotted: &str, name: &str, place: &Place) -> Value {
        let below = format!("{dotted}.{name}");
        let Value::Module(module) = module else {
            return self.module(&below, place);
        };
        if let Some(value) = module.scope.own(name) {
            return value;
        }
        match self.module(&below, place) {
            Value::Symbolic(_) => match module.scope.star() {
                Some(star) => Value::path(format!("{star}.{name}"), place.clone()),
                None => Value::unknown(
                    format!("`{name}`, which `{}` does not define", module.source.path),
                    place.clone(),
                ),
            },
            module => module,
        }
    }

    /// A module or a name of a library by its dotted name. A module is evaluated when it is imported first.
    pub(in crate::python) fn module(&mut self, dotted: &str, place: &Place) -> Value {
        let first = dotted.split('.').next().unwrap_or(dotted);
        if !self.libraries.contains(first) {
            if let Some(module) = self.modules.get(dotted) {
                return Value::Module(Rc::clone(module));
            }
            match H::module(self, dotted) {
                Found::Source(source) => {
                    return match Module::parse(dotted, &source) {
                        Ok(module) => self.imported(module, place),
                        Err(error) => {
                            let reason = &error.message;
                            let what =
                                format!("the module `{dotted}`, which cannot be parsed ({reason})");
                            Value::unknown(what, place.clone())
                        }
                    };
                }
                Found::Library if first == dotted => {
                    self.libraries.insert(first.to_owned());
                }
                Found::Library | Found::Package => {}
            }
        }
        match library::constant(dotted, place) {
            Some(value) => value,
            None => Value::path(dotted, place.clone()),
        }
    }

    /// A module without a body, for what belongs to none.
    #[expect(clippy::unused_self, reason = "it stands beside the others")]
    pub(in crate::python) fn empty_module(&mut self, place: &Place) -> Rc<Module> {
        Rc::new(Module::empty(&place.source))
    }

    fn imported(&mut self, module: Module, place: &Place) -> Value {
        let module = Rc::new(module);
        self.modules.insert(module.name.clone(), Rc::clone(&module));
        self.calls.push(place.clone());
        self.run(&module);
        self.calls.pop();
        Value::Module(module)
    }
}

/// The absolute name of `from ...written import`, seen from a module.
fn absolute(module: &Module, level: u32, written: &str) -> String {
    if level == 0 {
        return written.to_owned();
    }
    let mut pieces: Vec<&str> = module.name.split('.').collect();
    let is_package = module.source.path.ends_with("__init__.py");
    for _ in u32::from(is_package)..level {
        pieces.pop();
    }
    pieces.retain(|piece| !piece.is_empty());
    if !written.is_empty() {
        pieces.push(written);
    }
    pieces.join(".")
}
