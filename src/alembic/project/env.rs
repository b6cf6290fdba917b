//! `env.py`: the keywords of `context.configure(…)`:
//! <https://alembic.sqlalchemy.org/en/latest/api/runtime.html#alembic.runtime.environment.EnvironmentContext.configure>.
//!
//! There are often two calls. The one for offline mode decides; what it does not say, the other one may.

use std::path::Path;
use std::rc::Rc;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ExprCall, Keyword, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::convention;
use super::metadata::{Metadata, metadata};
use super::names::{Module, Names, Node, Place, Value, called, keyword, shown};
use super::scheme;
use super::{MainOption, Setting, Settings, Unread};
use crate::config::DialectName;
use crate::diag::{Diagnostic, Span};

/// What `env.py` calls.
#[derive(Default)]
struct Calls {
    /// `context.configure(…)`, those for offline mode first.
    configure: Vec<Call>,
    /// The options that `config.set_main_option(…)` sets.
    options: Vec<String>,
    /// The URL that `config.set_main_option("sqlalchemy.url", …)` sets.
    urls: Vec<Place>,
    /// What engines are created with.
    engines: Vec<Place>,
}

struct Call {
    keywords: Vec<Keyword>,
    place: Place,
    is_online: bool,
}

/// Reads what `env.py` configures into the settings.
pub(super) fn read(names: &Names<'_>, path: &Path, text: &str, settings: &mut Settings) {
    let module = match Module::parse(path, text) {
        Ok(module) => Rc::new(module),
        Err(error) => {
            let message = format!("`{}` is not read: {}", path.display(), error.error);
            let warning = Diagnostic::warning("not-read", message)
                .at(&shown(path, text), span(&error.location), "")
                .note("what it configures, such as the version table, is taken to be Alembic's default")
                .help("set what differs in gen.toml");
            settings.warnings.push(warning);
            return;
        }
    };
    let calls = calls(&module);
    for option in &calls.options {
        let options = &mut settings.main_options;
        options.insert(option.clone(), MainOption::Set);
    }
    let mut reading = Reading {
        names,
        calls: &calls,
        settings,
    };
    reading.version_table();
    reading.transactions();
    reading.naming();
    reading.dialect();
}

fn span(range: &impl Ranged) -> Span {
    range.start().to_usize()..range.end().to_usize()
}

struct Reading<'a, 'n> {
    names: &'a Names<'n>,
    calls: &'a Calls,
    settings: &'a mut Settings,
}

impl Reading<'_, '_> {
    /// The first value of a keyword.
    fn keyword(&self, name: &str) -> Option<Place> {
        let of_call = |call: &Call| {
            let given = call.keywords.iter().find_map(|keyword| match &keyword.arg {
                Some(arg) if &**arg == name => Some(call.place.with(&keyword.value)),
                _ => None,
            });
            given.or_else(|| {
                let spread = call.keywords.iter().filter(|keyword| keyword.arg.is_none());
                spread
                    .filter_map(|keyword| self.spread(&call.place.with(&keyword.value), name))
                    .next_back()
            })
        };
        self.calls.configure.iter().find_map(of_call)
    }

    /// The value of a key of a dict that is spread into the call.
    fn spread(&self, place: &Place, name: &str) -> Option<Place> {
        let place = self.names.follow(place)?;
        let Node::Expr(expr) = &place.node else {
            return None;
        };
        match &**expr {
            Expr::Dict(dict) => dict.items.iter().rev().find_map(|item| {
                let key = item.key.as_ref()?;
                let key = self.names.value(&place.with(key));
                (key.as_text() == Some(name)).then(|| place.with(&item.value))
            }),
            Expr::Call(call) if called(call) == "dict" => {
                keyword(&call.arguments, name).map(|value| place.with(value))
            }
            _ => None,
        }
    }

    fn text(&mut self, setting: Setting, name: &str) -> Option<String> {
        let place = self.keyword(name)?;
        match self.value(&place) {
            Value::Text(text) => Some(text),
            Value::None => None,
            _ => {
                self.unread(setting, name, &place);
                None
            }
        }
    }

    fn switch(&mut self, setting: Setting, name: &str) -> Option<bool> {
        let place = self.keyword(name)?;
        match self.names.value(&place) {
            Value::Bool(switch) => Some(switch),
            Value::None => None,
            _ => {
                self.unread(setting, name, &place);
                None
            }
        }
    }

    /// A value, or the schema of a `MetaData`.
    fn value(&self, place: &Place) -> Value {
        let value = self.names.value(place);
        if value != Value::Unknown {
            return value;
        }
        let Node::Expr(expr) = &place.node else {
            return value;
        };
        match &**expr {
            Expr::Attribute(attribute) if &*attribute.attr == "schema" => {
                match metadata(self.names, &place.with(&attribute.value)) {
                    Some(Metadata { schema, .. }) => schema.unwrap_or(Value::None),
                    None => value,
                }
            }
            _ => value,
        }
    }

    fn unread(&mut self, setting: Setting, name: &str, place: &Place) {
        let Node::Expr(expr) = &place.node else {
            return;
        };
        let (what, key, default) = setting.words();
        let message = format!("{what} cannot be told from the value of `{name}`");
        let diagnostic = Diagnostic::warning("not-literal", message)
            .at(
                &place.module.shown,
                span(&**expr),
                "known only when it runs",
            )
            .note(format!("{default} is assumed"))
            .help(format!("set {key} in gen.toml"));
        self.settings.unread.push(Unread {
            setting,
            diagnostic,
        });
    }

    fn version_table(&mut self) {
        self.settings.version_table = self.text(Setting::VersionTable, "version_table");
        let schema = self.text(Setting::VersionTableSchema, "version_table_schema");
        self.settings.version_table_schema = schema;
        let key = self.switch(Setting::VersionTablePk, "version_table_pk");
        self.settings.version_table_pk = key;
    }

    fn transactions(&mut self) {
        let each = self.switch(Setting::Transaction, "transaction_per_migration");
        self.settings.transaction_per_migration = each;
        let ddl = self.switch(Setting::TransactionalDdl, "transactional_ddl");
        self.settings.transactional_ddl = ddl;
        for (dialect, keyword) in [
            (DialectName::Mssql, "mssql_batch_separator"),
            (DialectName::Oracle, "oracle_batch_separator"),
        ] {
            if let Some(separator) = self.text(Setting::BatchSeparator(dialect), keyword) {
                self.settings.batch_separators.insert(dialect, separator);
            }
        }
        let plain = |name: &str| match self.keyword(name).map(|place| self.names.value(&place)) {
            Some(Value::Bool(switch)) => Some(switch),
            _ => None,
        };
        let (batch, schemas) = (plain("render_as_batch"), plain("include_schemas"));
        self.settings.render_as_batch = batch;
        self.settings.include_schemas = schemas;
    }

    fn naming(&mut self) {
        const NAME: &str = "target_metadata";
        let Some(place) = self.keyword(NAME) else {
            return;
        };
        let Some(metadata) = metadata(self.names, &place) else {
            self.unread(Setting::Naming, NAME, &place);
            return;
        };
        let Some(value) = metadata.naming else {
            return;
        };
        match convention::naming(&value) {
            Ok(naming) => self.settings.naming = Some(naming),
            Err(reason) => {
                self.unread(Setting::Naming, NAME, &place);
                if let Some(unread) = self.settings.unread.last_mut() {
                    unread.diagnostic = unread.diagnostic.clone().note(reason);
                }
            }
        }
    }

    fn dialect(&mut self) {
        let named = self.keyword("dialect_name");
        let named = named.and_then(|place| {
            let name = self.names.value(&place);
            DialectName::parse(name.as_text()?)
        });
        let of = |places: &[Place]| {
            let mut places = places.iter();
            places.find_map(|place| scheme::dialect(self.names, place))
        };
        let url = || {
            let place = self.keyword("url")?;
            scheme::dialect(self.names, &place)
        };
        let found = named
            .or_else(|| of(&self.calls.urls))
            .or_else(url)
            .or_else(|| of(&self.calls.engines));
        // A URL that env.py replaces is often that of a developer's own SQLite file.
        let replaced = !self.calls.urls.is_empty();
        let configured = self.settings.dialect;
        let configured = configured.filter(|own| !replaced || *own != DialectName::Sqlite);
        self.settings.dialect = found.or(configured);
    }
}

fn calls(module: &Rc<Module>) -> Calls {
    let mut finder = Finder {
        module,
        functions: Vec::new(),
        calls: Calls::default(),
    };
    for stmt in &module.body {
        finder.visit_stmt(stmt);
    }
    let mut calls = finder.calls;
    calls.configure.sort_by_key(|call| call.is_online);
    calls
}

struct Finder<'m> {
    module: &'m Rc<Module>,
    functions: Vec<Rc<StmtFunctionDef>>,
    calls: Calls,
}

impl Finder<'_> {
    fn call(&mut self, call: &ExprCall) {
        let place = Place {
            module: Rc::clone(self.module),
            functions: self.functions.clone(),
            node: Node::Module,
        };
        let positional = &call.arguments.args;
        match (called(call), &*call.func) {
            ("configure", Expr::Attribute(method)) if is_context(&method.value) => {
                self.calls.configure.push(Call {
                    keywords: call.arguments.keywords.to_vec(),
                    place,
                    is_online: !positional.is_empty()
                        || keyword(&call.arguments, "connection").is_some(),
                });
            }
            ("set_main_option" | "set_section_option", _) => {
                if let [.., Expr::StringLiteral(key), value] = &**positional {
                    let key = key.value.to_str();
                    self.calls.options.push(key.to_lowercase());
                    if key == "sqlalchemy.url" {
                        self.calls.urls.push(place.with(value));
                    }
                }
            }
            ("create_engine" | "create_async_engine", _) => {
                self.calls
                    .engines
                    .extend(positional.first().map(|url| place.with(url)));
            }
            _ => {}
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let Stmt::FunctionDef(function) = stmt else {
            walk_stmt(self, stmt);
            return;
        };
        self.functions.push(Rc::new(function.clone()));
        walk_stmt(self, stmt);
        self.functions.pop();
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr {
            self.call(call);
        }
        walk_expr(self, expr);
    }
}

/// `context`, `alembic.context`, or another name of it.
fn is_context(expr: &Expr) -> bool {
    let name = match expr {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => &attribute.attr,
        _ => return false,
    };
    name.contains("context")
}
