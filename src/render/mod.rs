//! Statements to text: one prepared minijinja environment for each dialect.
//!
//! Every value passes a filter that quotes it; a bare string is refused at render time.

mod embedded;
mod filters;

mod layout;
mod loader;

pub(crate) use filters::one_line;
pub use layout::{Item, Script};
pub use loader::{Origin, TemplateFile, TemplateFolder, listing, strays};

use std::sync::Arc;

use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, escape_formatter,
};

use crate::diag::{Diagnostic, Source};
use crate::dialect::Dialect;
use crate::statement::{Params, Statement};

/// Renders the statements and layouts of one dialect.
pub struct Renderer {
    env: Environment<'static>,
    chain: &'static [&'static str],
    overrides: Option<TemplateFolder>,
}

impl Renderer {
    /// Prepares the templates of a dialect; `overrides` is the project's own folder.
    pub fn new(dialect: &Arc<Dialect>, overrides: Option<&TemplateFolder>) -> Self {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_debug(true);
        env.set_auto_escape_callback(|_| AutoEscape::Custom("sql".into()));
        env.set_formatter(format);
        if let Some(folder) = overrides {
            // Templates that come from elsewhere may loop without an end.
            env.set_fuel(Some(5_000_000));
            folder.check();
        }
        let (chain, folder) = (dialect.chain, overrides.cloned());
        env.set_loader(move |name| loader::load(name, chain, folder.as_ref()));
        filters::add(&mut env, dialect);
        Self {
            env,
            chain,
            overrides: overrides.cloned(),
        }
    }

    /// The text of a statement.
    ///
    /// # Errors
    /// When there is no template for it, or the template fails.
    pub fn statement(&self, statement: &Statement) -> Result<String, Diagnostic> {
        debug_assert!(
            self.overrides.is_some() || self.undeclared(statement).is_empty(),
            "{} is given params that its first line does not name",
            statement.template
        );
        self.render(statement.template, statement.params.clone())
    }

    /// A whole script in a layout.
    ///
    /// # Errors
    /// When the layout fails.
    pub fn script(&self, layout: &str, script: Script) -> Result<String, Diagnostic> {
        self.render(&format!("layout/{layout}"), script.into_params())
    }

    /// Any template with params.
    ///
    /// # Errors
    /// When it fails.
    pub fn render(&self, template: &str, params: Params) -> Result<String, Diagnostic> {
        let template = self
            .env
            .get_template(template)
            .map_err(|error| self.diagnostic(&error))?;
        template
            .render(params)
            .map_err(|error| self.diagnostic(&error))
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
        let path = loader::path_of(name, self.chain, self.overrides.as_ref());
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
    fn undeclared(&self, statement: &Statement) -> Vec<&'static str> {
        let Ok(template) = self.env.get_template(statement.template) else {
            return Vec::new();
        };
        let first = template.source().lines().next().unwrap_or_default();
        let declared = first
            .trim_start_matches("{# params: ")
            .trim_end_matches("-#}")
            .trim_end_matches("#}");
        let declared: Vec<&str> = declared.split(',').map(str::trim).collect();
        statement
            .params
            .names()
            .filter(|name| !declared.contains(name))
            .collect()
    }
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
