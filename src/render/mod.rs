//! Statements to text: one prepared minijinja environment for each dialect.
//!
//! Every value passes a filter that quotes it; a bare string is refused at render time.

mod embedded;
mod filters;

mod layout;
mod loader;
mod straight;
mod vars;
mod wrapped;

pub(crate) use filters::one_line;
pub use layout::LayoutPiece;
pub use loader::{Origin, TemplateFile, TemplateFolder, listing, strays};

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, escape_formatter,
};

use crate::diag::{Diagnostic, Source};
use crate::dialect::Dialect;
use crate::statement::{Params, Statement};
use straight::Straight;

/// Renders the statements and layouts of one dialect.
pub struct Renderer {
    env: Environment<'static>,
    dialect: Arc<Dialect>,
    /// The templates met so far: those without logic are run without the engine.
    met: RefCell<BTreeMap<String, Option<Rc<Straight>>>>,
    overrides: Option<TemplateFolder>,
}

impl Renderer {
    /// Prepares the templates of a dialect; `overrides` is the project's own folder.
    pub fn new(dialect: &Arc<Dialect>, overrides: Option<&TemplateFolder>) -> Self {
        Self {
            env: environment(dialect, overrides, loader::load),
            dialect: Arc::clone(dialect),
            met: RefCell::default(),
            overrides: overrides.cloned(),
        }
    }

    /// The dialect.
    pub fn dialect(&self) -> &Arc<Dialect> {
        &self.dialect
    }

    /// The text of a statement.
    ///
    /// # Errors
    /// When there is no template for it, or the template fails.
    pub fn statement(&self, statement: Statement) -> Result<String, Diagnostic> {
        debug_assert!(
            self.overrides.is_some()
                || self
                    .undeclared(statement.template, &statement.params)
                    .is_empty(),
            "{} is given params that its first line does not name",
            statement.template
        );
        let mut text = String::new();
        match &statement.spelling {
            None => self.render(statement.template, statement.params, &mut text)?,
            Some(spelling) => {
                let dialect = Arc::new(self.dialect.spelled(spelling).into_owned());
                let spelled = Self::new(&dialect, self.overrides.as_ref());
                spelled.render(statement.template, statement.params, &mut text)?;
            }
        }
        Ok(text)
    }

    /// Writes a piece of a layout.
    ///
    /// # Errors
    /// When its template fails.
    pub fn piece(
        &self,
        layout: &str,
        piece: LayoutPiece,
        params: Params,
        out: &mut String,
    ) -> Result<(), Diagnostic> {
        self.render(&[layout, "/", piece.as_str()].concat(), params, out)
    }

    fn render(&self, name: &str, params: Params, out: &mut String) -> Result<(), Diagnostic> {
        if let Some(straight) = self.straight(name)?
            && straight.render(&self.dialect, &params, out).is_some()
        {
            return Ok(());
        }
        let params = Value::from(params);
        let text = self
            .env
            .get_template(name)
            .and_then(|template| template.render(params.clone()));
        out.push_str(&text.map_err(|_| self.explain(name, params))?);
        Ok(())
    }

    fn straight(&self, name: &str) -> Result<Option<Rc<Straight>>, Diagnostic> {
        if let Some(met) = self.met.borrow().get(name) {
            return Ok(met.clone());
        }
        let template = self.env.get_template(name);
        let template = template.map_err(|_| self.explain(name, Value::from(())))?;
        let straight = Straight::new(template.source()).map(Rc::new);
        self.met
            .borrow_mut()
            .insert(name.to_owned(), straight.clone());
        Ok(straight)
    }

    /// Renders a template that failed once more, with its includes as they are, so that the place is that of a file.
    fn explain(&self, name: &str, params: Value) -> Diagnostic {
        let env = environment(&self.dialect, self.overrides.as_ref(), loader::find);
        let again = env
            .get_template(name)
            .and_then(|template| template.render(params));
        match again {
            Err(error) => self.diagnostic(&error),
            Ok(_) => Diagnostic::error("template", format!("template `{name}` cannot be rendered")),
        }
    }

    /// A template error with its place in the template.
    fn diagnostic(&self, error: &Error) -> Diagnostic {
        let mut inner = error;
        while let Some(source) =
            std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>())
        {
            inner = source;
        }
        let detail = inner
            .detail()
            .map_or_else(|| inner.kind().to_string(), str::to_owned);
        let detail = match inner.kind() {
            ErrorKind::OutOfFuel => "it does too much; does it loop without an end?".to_owned(),
            _ => detail,
        };
        let name = inner.name().unwrap_or("?");
        let path = loader::path_of(name, self.dialect.chain, self.overrides.as_ref());
        let error =
            |name: &str| Diagnostic::error("template", format!("template `{name}`: {detail}"));
        let diagnostic = match (inner.template_source(), inner.range()) {
            (Some(text), Some(range)) => {
                error(name).at(&Arc::new(Source::new(path, text)), range, "")
            }
            _ => error(&path),
        };
        diagnostic.help("`gen templates` lists the templates and where each comes from")
    }

    /// The params of a statement that the first line of its template does not name.
    fn undeclared(&self, template: &str, params: &Params) -> Vec<&'static str> {
        let Ok(template) = self.env.get_template(template) else {
            return Vec::new();
        };
        let first = template.source().lines().next().unwrap_or_default();
        let declared = first
            .trim_start_matches("{# params: ")
            .trim_end_matches("-#}")
            .trim_end_matches("#}");
        let declared: Vec<&str> = declared.split(',').map(str::trim).collect();
        params
            .names()
            .filter(|name| !declared.contains(name))
            .collect()
    }
}

/// How the text of a template is found.
type Find = fn(&str, &[&str], Option<&TemplateFolder>) -> Result<Option<String>, Error>;

fn environment(
    dialect: &Arc<Dialect>,
    overrides: Option<&TemplateFolder>,
    find: Find,
) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_debug(true);
    env.set_auto_escape_callback(|_| AutoEscape::Custom("sql".into()));
    env.set_formatter(format);
    if overrides.is_some() {
        // Templates that come from elsewhere may loop without an end.
        env.set_fuel(Some(5_000_000));
    }
    let (chain, folder) = (dialect.chain, overrides.cloned());
    env.set_loader(move |name| find(name, chain, folder.as_ref()));
    filters::add(&mut env, dialect);
    let vars = vars::Vars(Arc::clone(&dialect.vars));
    env.add_global("vars", Value::from_object(vars));
    env
}

fn format(
    out: &mut minijinja::Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined => escape_formatter(out, state, value),
        ValueKind::String if value.is_safe() => match value.as_str() {
            Some(text) => out.write_str(text).map_err(write_failed),
            None => Ok(()),
        },
        ValueKind::String => Err(Error::new(
            ErrorKind::InvalidOperation,
            "bare text in SQL: pass it through `ident`, `literal`, `word`, `comment` or `sql`",
        )),
        ValueKind::Number => write!(out, "{value}").map_err(write_failed),
        kind => Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("cannot print a {kind} into SQL"),
        )),
    }
}

fn write_failed(_: std::fmt::Error) -> Error {
    Error::new(ErrorKind::WriteFailure, "the text could not be written")
}
