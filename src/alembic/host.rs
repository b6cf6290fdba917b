//! What Alembic's and SQLAlchemy's names do when they are called or asked.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::config::Naming;
use crate::diag::{Source, Span};
use crate::dialect::Dialect;
use crate::python::{Args, Evaluator, Found, Host, Node, Outcome, Place, Value};

use super::connection::{self, Role, role_of};
use super::inspector;
use super::metadata::Tables;
use super::name::{cut, quoted};
use super::ops::{self, Batch};
use super::project::MainOption;
use super::reader::Environment;
use super::spelling::Spellings;
use super::structure::Structure;
use super::toml_value::{Keys, TomlValue};
use super::types::ImplicitCheck;

/// The state of one revision's evaluation.
#[derive(Debug)]
pub(super) struct Alembic {
    /// The dialect that is being written.
    pub(super) dialect: Arc<Dialect>,
    /// What the project says.
    pub(super) environment: Rc<Environment>,
    /// The structure as it stands, with the ops so far.
    pub(super) structure: Structure,
    /// The revision's file.
    source: Arc<Source>,
    /// The call of the revision's file that is under way.
    site: Span,
    emitted: Vec<TomlValue>,
    /// The ops of `batch_alter_table` blocks that are open, innermost last.
    pub(super) batches: Vec<Batch>,
    /// The names that their author wants with or without quotes.
    pub(super) spellings: Spellings,
    /// The tables of the project's `MetaData`.
    pub(super) tables: Tables,
    /// Whether the structure was looked at.
    looked: bool,
    /// How many `autocommit_block`s are open.
    pub(super) autocommit: usize,
}

impl Alembic {
    /// Begins with nothing.
    pub(super) fn new(dialect: Arc<Dialect>, environment: Rc<Environment>) -> Self {
        Self {
            dialect,
            environment,
            structure: Structure::default(),
            source: Arc::new(Source::new(String::new(), String::new())),
            site: 0..0,
            emitted: Vec::new(),
            batches: Vec::new(),
            spellings: Spellings::default(),
            tables: Tables::default(),
            looked: false,
            autocommit: 0,
        }
    }

    /// Begins another revision.
    pub(super) fn begin(
        &mut self,
        dialect: &Arc<Dialect>,
        source: &Arc<Source>,
        catalog: &Catalog,
    ) {
        self.dialect = Arc::clone(dialect);
        self.source = Arc::clone(source);
        self.structure = Structure::new(catalog.clone());
        self.site = 0..0;
        self.emitted.clear();
        self.batches.clear();
        self.spellings = Spellings::default();
        self.autocommit = 0;
        self.looked = false;
    }

    /// Whether the structure was looked at: with another one the ops may be others.
    pub(super) fn has_looked(&self) -> bool {
        self.looked
    }

    /// The call of the revision's file that was under way last.
    pub(super) fn site(&self) -> Span {
        self.site.clone()
    }

    /// The ops so far.
    pub(super) fn take(&mut self) -> Vec<TomlValue> {
        std::mem::take(&mut self.emitted)
    }

    /// The catalog as it stands with the ops so far.
    pub(super) fn catalog(&mut self) -> &Catalog {
        self.looked = true;
        let naming = &self.environment.naming;
        self.structure.after(&self.emitted, &self.dialect, naming)
    }

    /// The naming conventions.
    pub(super) fn naming(&self) -> &Naming {
        &self.environment.naming
    }

    /// The options of `alembic.ini`; `None`: there is no such file.
    pub(super) fn main_options(&self) -> Option<&BTreeMap<String, MainOption>> {
        self.environment.main_options.as_ref()
    }

    /// The bytes of a place in the revision's file; for a place in another file, those of the call that led there.
    pub(super) fn span(&self, place: &Place) -> Span {
        if Arc::ptr_eq(&place.source, &self.source) {
            place.span.clone()
        } else {
            self.site.clone()
        }
    }

    /// Adds an op, to the innermost batch if one is open and `batched`.
    pub(super) fn emit(&mut self, mut keys: Keys, batched: bool) {
        if self.autocommit > 0 {
            keys.flag("transaction", false);
        }
        match self.batches.last_mut() {
            Some(batch) if batched => batch.ops.push(keys),
            _ => {
                self.spellings.tell(&self.dialect, &mut keys);
                self.emitted.push(keys.into_value());
            }
        }
    }

    /// Adds what is told of a table that is there, unless it was told before.
    pub(super) fn assume(&mut self, keys: Keys) {
        let value = keys.clone().into_value();
        let told = |value: &TomlValue| {
            let table = value.get_ref().as_table();
            let text = |key: &str| {
                let value = table.and_then(|table| table.get(key));
                value.and_then(|value| value.get_ref().as_str().map(str::to_owned))
            };
            let is_told = matches!(text("op").as_deref(), Some("assume_table" | "create_table"));
            is_told.then(|| (text("schema"), text("table")))
        };
        let new = told(&value);
        if self.emitted.iter().all(|known| told(known) != new) {
            self.emit(keys, false);
        }
    }

    /// The name that the engine sees where the author says whether it is quoted.
    pub(super) fn spelled(&mut self, name: &str, quote: Option<bool>) -> String {
        self.spellings.spelled(&self.dialect, name, quote)
    }

    /// The condition of a check that comes with a type.
    pub(super) fn check_sql(
        &self,
        column: &str,
        check: &ImplicitCheck,
        place: &Place,
    ) -> Outcome<String> {
        let mut values = Vec::new();
        for value in &check.values {
            match self.dialect.literal(value) {
                Ok(literal) => values.push(literal),
                Err(error) => return place.unreadable(error.message),
            }
        }
        Ok(format!(
            "{} IN ({})",
            self.dialect.ident(column),
            values.join(", ")
        ))
    }
}

/// The class or function that a path of SQLAlchemy or Alembic names: its last word.
pub(super) fn class_of(path: &str) -> Option<&str> {
    let (_, last) = path.rsplit_once('.')?;
    let first = path.split('.').next()?;
    let is_known = matches!(first, "sqlalchemy" | "sqlmodel" | "alembic" | "flask_sqlalchemy" | "geoalchemy2")
        // `db.Column` of Flask-SQLAlchemy, whose `db` is the project's own.
        || path.ends_with(&format!("db.{last}"));
    is_known.then_some(last)
}

impl Host for Alembic {
    fn call(
        eval: &mut Evaluator<Self>,
        callee: &Value,
        args: &Args,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        let source = Arc::clone(&eval.host.source);
        let site = [place].into_iter().chain(eval.calls().iter().rev());
        let site = site
            .into_iter()
            .find(|place| Arc::ptr_eq(&place.source, &source));
        if let Some(site) = site.map(|place| place.span.clone()) {
            eval.host.site = site;
        }
        if let Some(path) = callee.as_path() {
            let path = path.to_owned();
            if let Some(name) = path.strip_prefix("alembic.op.") {
                return ops::call(eval, name, args, place);
            }
            if class_of(&path) == Some("Table") {
                let table =
                    Value::symbolic(Node::Call(callee.clone(), args.clone()), place.clone());
                eval.host.tables.remember(&table, args);
                return Ok(Some(table));
            }
            let name = match class_of(&path) {
                Some("conv") => Some(cut(args, eval.host.dialect.max_name)),
                Some("quoted_name") => Some(quoted(&mut eval.host, args, place)),
                _ => None,
            };
            if let Some(args) = name {
                let name = Node::Call(callee.clone(), args);
                return Ok(Some(Value::symbolic(name, place.clone())));
            }
            return connection::call(eval, &path, args, place);
        }
        let Value::Symbolic(symbolic) = callee else {
            return Ok(None);
        };
        let Node::Attribute(of, name) = &symbolic.node else {
            return Ok(None);
        };
        let (of, name) = (of.clone(), name.to_string());
        match role_of(&of) {
            Some(Role::Batch) => ops::batch_call(eval, &name, args, place),
            Some(Role::Inspector) => inspector::call(eval, &name, args, place),
            Some(role) => connection::method(eval, role, &name, args, place),
            None => ops::method(eval, &of, &name, args, place),
        }
    }

    fn attribute(
        eval: &mut Evaluator<Self>,
        of: &Value,
        name: &str,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        // The table of a class of the ORM is what the class declares.
        if matches!(of, Value::Class(_)) && name == "__table__" {
            let table = Node::Attribute(of.clone(), name.into());
            return Ok(Some(Value::symbolic(table, place.clone())));
        }
        Ok(connection::attribute(eval, of, name, place))
    }

    fn item(
        _eval: &mut Evaluator<Self>,
        of: &Value,
        _key: &Value,
        place: &Place,
    ) -> Outcome<Option<Value>> {
        Ok(match role_of(of) {
            Some(Role::Result) => Some(Value::unknown("the result of a query", place.clone())),
            _ => None,
        })
    }

    fn truth(_eval: &mut Evaluator<Self>, value: &Value) -> Option<bool> {
        let Value::Symbolic(symbolic) = value else {
            return Some(true);
        };
        match &symbolic.node {
            Node::Path(_) => Some(true),
            Node::Call(..) => match role_of(value) {
                Some(Role::Result) => None,
                _ => value
                    .as_call()
                    .and_then(|(path, _)| class_of(path))
                    .map(|_| true),
            },
            Node::Attribute(..) | Node::Item(..) | Node::Operator(..) => {
                role_of(value).map(|_| true)
            }
        }
    }

    fn enter(eval: &mut Evaluator<Self>, context: &Value, place: &Place) -> Outcome {
        match role_of(context) {
            Some(Role::Batch) => ops::enter_batch(eval, context, place),
            Some(Role::Autocommit) => {
                eval.host.autocommit += 1;
                Ok(Value::None)
            }
            Some(_) => Ok(context.clone()),
            None => place.unreadable("what this block does is not known"),
        }
    }

    fn exit(eval: &mut Evaluator<Self>, context: &Value, _place: &Place) -> Outcome<()> {
        match role_of(context) {
            Some(Role::Batch) => ops::exit_batch(eval),
            Some(Role::Autocommit) => eval.host.autocommit = eval.host.autocommit.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn discard(_eval: &mut Evaluator<Self>, value: &Value, place: &Place) -> Outcome<()> {
        connection::discard(value, place)
    }

    fn set_attribute(
        _eval: &mut Evaluator<Self>,
        of: &Value,
        _name: &str,
        _value: Value,
        place: &Place,
    ) -> Outcome<()> {
        // `sa.GUID = GUID`: the heads of some frameworks' revisions give names to their types, which are known anyway.
        if of.as_path().is_some() {
            return Ok(());
        }
        place.unreadable("an attribute of something of a library is changed")
    }

    fn file(eval: &mut Evaluator<Self>, path: &str) -> Option<Arc<Source>> {
        (eval.host.environment.read)(path)
    }

    fn module(eval: &mut Evaluator<Self>, name: &str) -> Found {
        eval.host.environment.module(name)
    }
}
