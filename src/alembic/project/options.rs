//! The options of a project, from `alembic.ini` first and then from `pyproject.toml`, as Alembic looks them up.
//!
//! Knows how lists are written, not what the options mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::MainOption;
use super::find::Found;
use super::ini::Ini;
use super::pyproject::Pyproject;
use crate::diag::{Diagnostic, Source, Span};

/// Stands for the folder of the settings until it is known that a value is a path.
pub(super) const HERE: &str = "\u{1}";

/// The section that Alembic reads unless it is told another one.
const MAIN: &str = "alembic";

/// The options of one section.
#[derive(Debug)]
pub(super) struct Options {
    ini: Option<Ini>,
    section: String,
    pyproject: Option<Pyproject>,
}

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Given<T> {
    pub(super) value: T,
    pub(super) source: Arc<Source>,
    pub(super) span: Span,
}

/// How a list is cut when nothing says how.
#[derive(Debug, Clone, Copy)]
enum Legacy {
    /// At blanks and commas.
    Locations,
    /// At blanks, commas and colons.
    Paths,
}

impl Options {
    /// Reads the files and chooses the section.
    pub(super) fn read(found: &Found, asked: Option<&str>) -> Result<Self, Diagnostic> {
        let ini = found.ini.as_deref().map(Ini::parse).transpose()?;
        let pyproject = match &found.pyproject {
            Some(source) => Pyproject::parse(source)?,
            None => None,
        };
        let section = match &ini {
            Some(ini) => section(ini, pyproject.as_ref(), asked)?,
            None => MAIN.to_owned(),
        };
        Ok(Self {
            ini,
            section,
            pyproject,
        })
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> Result<Option<Given<String>>, Diagnostic> {
        if let Some(given) = self.in_ini(key)? {
            return Ok(Some(given));
        }
        let Some(pyproject) = &self.pyproject else {
            return Ok(None);
        };
        let value = pyproject.text(key, HERE).transpose()?;
        Ok(value.and_then(|value| from_pyproject(pyproject, key, value)))
    }

    /// A text of a section of `alembic.ini`, by default the chosen one; an option that cannot be filled in has none.
    pub(super) fn plain(&self, section: Option<&str>, key: &str) -> Option<String> {
        let ini = self.ini.as_ref()?;
        let section = section.unwrap_or(&self.section);
        let value = ini.value(section, key, HERE)?;
        // What is missing is often set by env.py; the start of the text may be enough.
        value.ok().or_else(|| Some(ini.entry(section, key)?.raw()))
    }

    /// All options of the chosen section of `alembic.ini`, but what may hold a password.
    pub(super) fn main(&self) -> BTreeMap<String, MainOption> {
        let Some(ini) = &self.ini else {
            return BTreeMap::new();
        };
        let option = |key: &str| match ini.value(&self.section, key, HERE) {
            Some(Ok(text)) if !key.contains("url") && !text.contains(HERE) => {
                MainOption::Text(text)
            }
            _ => MainOption::Set,
        };
        let keys = ini.keys(&self.section).into_iter();
        keys.map(|key| (key.to_owned(), option(key))).collect()
    }

    /// A switch; `alembic.ini` knows only the word `true`.
    pub(super) fn switch(&self, key: &str) -> Result<bool, Diagnostic> {
        if let Some(given) = self.in_ini(key)? {
            return Ok(given.value == "true");
        }
        let switch = self.pyproject.as_ref().and_then(|file| file.switch(key));
        Ok(switch.transpose()?.unwrap_or(false))
    }

    /// The key `version_locations`.
    pub(super) fn version_locations(&self) -> Result<Option<Given<Vec<String>>>, Diagnostic> {
        let separators = ["path_separator", "version_path_separator"];
        self.list("version_locations", &separators, Legacy::Locations)
    }

    /// The key `prepend_sys_path`.
    pub(super) fn prepend_sys_path(&self) -> Result<Vec<String>, Diagnostic> {
        let list = self.list("prepend_sys_path", &["path_separator"], Legacy::Paths)?;
        Ok(list.map(|given| given.value).unwrap_or_default())
    }

    fn list(
        &self,
        key: &str,
        separators: &[&str],
        legacy: Legacy,
    ) -> Result<Option<Given<Vec<String>>>, Diagnostic> {
        let written = self.in_ini(key)?.filter(|given| !given.value.is_empty());
        if let Some(Given {
            value,
            source,
            span,
        }) = written
        {
            let value = match self.separator(separators)? {
                Some(separator) => split(&value, |c| c == separator),
                None => match legacy {
                    Legacy::Locations => split(&value, |c| matches!(c, ' ' | ',')),
                    Legacy::Paths => split(&value, |c| matches!(c, ' ' | ',' | ':')),
                },
            };
            return Ok(Some(Given {
                value,
                source,
                span,
            }));
        }
        let Some(pyproject) = &self.pyproject else {
            return Ok(None);
        };
        let value = pyproject.list(key, HERE).transpose()?;
        Ok(value.and_then(|value| from_pyproject(pyproject, key, value)))
    }

    /// The character between two paths: <https://alembic.sqlalchemy.org/en/latest/branches.html#setting-up-multiple-version-directories>.
    fn separator(&self, keys: &[&str]) -> Result<Option<char>, Diagnostic> {
        for key in keys {
            let Some(given) = self.in_ini(key)? else {
                continue;
            };
            return match given.value.as_str() {
                "os" if cfg!(windows) => Ok(Some(';')),
                "os" | ":" => Ok(Some(':')),
                ";" => Ok(Some(';')),
                "," => Ok(Some(',')),
                "space" => Ok(Some(' ')),
                "newline" => Ok(Some('\n')),
                other => {
                    let known = ["os", "space", "newline", ":", ";"];
                    let message = format!("`{other}` is no value of `{key}`");
                    Err(Diagnostic::error("configuration", message)
                        .at(&given.source, given.span, "")
                        .note(format!("known: `{}`", known.join("`, `")))
                        .did_you_mean(other, known))
                }
            };
        }
        Ok(None)
    }

    fn in_ini(&self, key: &str) -> Result<Option<Given<String>>, Diagnostic> {
        let Some(ini) = &self.ini else {
            return Ok(None);
        };
        let Some(entry) = ini.entry(&self.section, key) else {
            return Ok(None);
        };
        let value = ini.value(&self.section, key, HERE).transpose()?;
        Ok(value.map(|value| Given {
            value,
            source: Arc::clone(&ini.shown),
            span: entry.span.clone(),
        }))
    }
}

fn from_pyproject<T>(pyproject: &Pyproject, key: &str, value: T) -> Option<Given<T>> {
    Some(Given {
        value,
        source: Arc::clone(&pyproject.source),
        span: pyproject.span(key)?,
    })
}

fn split(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<String> {
    let parts = text.split(is_separator).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The section asked for, `[alembic]`, or the only other one that names a script location.
fn section(
    ini: &Ini,
    pyproject: Option<&Pyproject>,
    asked: Option<&str>,
) -> Result<String, Diagnostic> {
    let candidates = ini.sections_with("script_location");
    let file = &ini.shown.path;
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("`[{name}]`"))
            .collect::<Vec<_>>()
    };
    if let Some(asked) = asked {
        if ini.has_section(asked) {
            return Ok(asked.to_owned());
        }
        let message = format!("`{file}` has no section `[{asked}]`");
        let error = Diagnostic::error("configuration", message)
            .note("the key `section` under `[alembic]` in gen.toml names it");
        let error = match candidates.as_slice() {
            [] => error,
            some => error.note(format!(
                "with a script_location: {}",
                names(some).join(", ")
            )),
        };
        return Err(error.did_you_mean(asked, candidates));
    }
    let in_main = ini.has_section(MAIN) && ini.entry(MAIN, "script_location").is_some();
    let in_pyproject = pyproject.is_some_and(|file| file.span("script_location").is_some());
    match candidates.as_slice() {
        _ if in_main || in_pyproject => Ok(MAIN.to_owned()),
        [] => Ok(MAIN.to_owned()),
        [only] => Ok((*only).to_owned()),
        several => {
            let message = format!(
                "`{file}` holds several environments, and none in `[{MAIN}]`: {}",
                names(several).join(", ")
            );
            let help = format!(
                "choose one in gen.toml: `[alembic]` with `section = \"{}\"`",
                several[0]
            );
            Err(Diagnostic::error("configuration", message).help(help))
        }
    }
}
