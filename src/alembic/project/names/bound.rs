//! What a name is bound to by the statements of a module, a class or a function.

use ruff_python_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef, StmtImport, StmtImportFrom};

/// What the last statement that binds a name gives it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound<'a> {
    Value(&'a Expr),
    Class(&'a StmtClassDef),
    Function(&'a StmtFunctionDef),
    /// `import a.b` binds `a`; `import a.b as c` binds the module itself.
    Import {
        dotted: &'a str,
        is_whole: bool,
    },
    ImportFrom {
        from: &'a StmtImportFrom,
        name: &'a str,
    },
    /// By a statement that says nothing about the value.
    Unclear,
}

/// The binding of a name after all statements.
pub(super) fn bound<'a>(body: &'a [Stmt], name: &str) -> Option<Bound<'a>> {
    let mut bindings = Bindings {
        name,
        sure: None,
        possible: Vec::new(),
    };
    bindings.block(body, true);
    match (bindings.sure, bindings.possible.as_slice()) {
        (sure, []) => sure,
        (None, [only]) => Some(*only),
        _ => Some(Bound::Unclear),
    }
}

/// The modules of `from … import *`, the last one first.
pub(super) fn stars(body: &[Stmt]) -> Vec<&StmtImportFrom> {
    let is_star = |from: &&StmtImportFrom| from.names.iter().any(|alias| &*alias.name == "*");
    let froms = body.iter().rev().filter_map(|stmt| match stmt {
        Stmt::ImportFrom(from) => Some(from),
        _ => None,
    });
    froms.filter(is_star).collect()
}

struct Bindings<'a, 'n> {
    name: &'n str,
    /// By a statement that always runs.
    sure: Option<Bound<'a>>,
    /// After it, by statements that may run.
    possible: Vec<Bound<'a>>,
}

impl<'a> Bindings<'a, '_> {
    fn add(&mut self, bound: Bound<'a>, is_sure: bool) {
        if is_sure {
            self.sure = Some(bound);
            self.possible.clear();
        } else {
            self.possible.push(bound);
        }
    }

    fn block(&mut self, body: &'a [Stmt], is_sure: bool) {
        for stmt in body {
            self.stmt(stmt, is_sure);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt, is_sure: bool) {
        match stmt {
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.target(target, Some(&assign.value), is_sure);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.target(&assign.target, Some(value), is_sure);
                }
            }
            Stmt::AugAssign(assign) => self.target(&assign.target, None, is_sure),
            Stmt::ClassDef(class) if &*class.name == self.name => {
                self.add(Bound::Class(class), is_sure);
            }
            Stmt::FunctionDef(function) if &*function.name == self.name => {
                self.add(Bound::Function(function), is_sure);
            }
            Stmt::Import(import) => self.import(import, is_sure),
            Stmt::ImportFrom(from) => {
                for alias in &from.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    if &**name == self.name {
                        let name = &*alias.name;
                        self.add(Bound::ImportFrom { from, name }, is_sure);
                    }
                }
            }
            Stmt::If(branches) => {
                self.block(&branches.body, false);
                for clause in &branches.elif_else_clauses {
                    self.block(&clause.body, false);
                }
            }
            Stmt::With(with) => {
                for item in &with.items {
                    if let Some(target) = &item.optional_vars {
                        self.target(target, None, is_sure);
                    }
                }
                self.block(&with.body, is_sure);
            }
            // Handlers stand for what is not there; the body is what the project means.
            Stmt::Try(attempt) => {
                self.block(&attempt.body, is_sure);
                self.block(&attempt.orelse, is_sure);
                self.block(&attempt.finalbody, is_sure);
            }
            Stmt::For(each) => {
                self.target(&each.target, None, is_sure);
                self.block(&each.body, false);
                self.block(&each.orelse, false);
            }
            Stmt::While(repeat) => {
                self.block(&repeat.body, false);
                self.block(&repeat.orelse, false);
            }
            _ => {}
        }
    }

    fn import(&mut self, import: &'a StmtImport, is_sure: bool) {
        for alias in &import.names {
            let dotted = &*alias.name;
            let (name, is_whole) = match &alias.asname {
                Some(name) => (&**name, true),
                None => (dotted.split('.').next().unwrap_or(dotted), false),
            };
            if name == self.name {
                self.add(Bound::Import { dotted, is_whole }, is_sure);
            }
        }
    }

    fn target(&mut self, target: &'a Expr, value: Option<&'a Expr>, is_sure: bool) {
        match target {
            Expr::Name(name) if name.id.as_str() == self.name => {
                self.add(value.map_or(Bound::Unclear, Bound::Value), is_sure);
            }
            Expr::Tuple(tuple) => {
                for element in &tuple.elts {
                    self.target(element, None, is_sure);
                }
            }
            Expr::List(list) => {
                for element in &list.elts {
                    self.target(element, None, is_sure);
                }
            }
            _ => {}
        }
    }
}
