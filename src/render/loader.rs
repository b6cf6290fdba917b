//! Where a template comes from: the project's folder before the built-in one, along the dialect's chain.

use std::path::{Path, PathBuf};

use minijinja::{Error, ErrorKind};

use super::embedded::TEMPLATES;
use crate::diag::Diagnostic;

/// The ending of template files.
const ENDING: &str = ".sql.j2";

/// The way out for a template that is never looked at.
const WHERE: &str = "templates lie in `<dialect>/<name>.sql.j2`; `gen templates` lists them";

/// The project's own templates.
#[derive(Debug, Clone)]
pub struct TemplateFolder(PathBuf);

impl TemplateFolder {
    /// A folder with `<dialect>/<statement>.sql.j2` files.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn find(&self, name: &str) -> Option<PathBuf> {
        let path = self.0.join(format!("{name}{ENDING}"));
        path.is_file().then_some(path)
    }

    fn read(&self, name: &str) -> Result<Option<String>, Error> {
        let path = self.0.join(format!("{name}{ENDING}"));
        match self.text(&path) {
            Ok(text) => {
                log::debug!("the project's own {}", path.display());
                Ok(Some(text))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let message = format!("cannot read {}: {error}", path.display());
                Err(Error::new(ErrorKind::InvalidOperation, message))
            }
        }
    }

    /// The text of a file below the folder. The folder may be a link; a link in it must not lead elsewhere.
    fn text(&self, path: &Path) -> std::io::Result<String> {
        if !path.canonicalize()?.starts_with(self.0.canonicalize()?) {
            let message = "a link leads out of the templates; copy the file in its place";
            return Err(std::io::Error::new(
                std::io::ErrorKind::PermissionDenied,
                message,
            ));
        }
        std::fs::read_to_string(path)
    }
}

/// Whether a template is the project's or built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The project's own.
    Project,
    /// Built in.
    BuiltIn,
}

/// One template as `gen templates` lists it.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// `<folder>/<name>`.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The text.
    pub text: String,
}

/// All templates, the project's in place of the built-in ones of the same name.
///
/// # Errors
/// When the project's folder cannot be read.
pub fn listing(overrides: Option<&TemplateFolder>) -> std::io::Result<Vec<TemplateFile>> {
    let built_in = TEMPLATES.iter().map(|(name, text)| TemplateFile {
        name: (*name).to_owned(),
        origin: Origin::BuiltIn,
        text: (*text).to_owned(),
    });
    let mut files: Vec<TemplateFile> = built_in.collect();
    if let Some(folder) = overrides {
        for path in files_below(&folder.0)? {
            let Some(name) = template_name(&folder.0, &path) else {
                continue;
            };
            let text = folder.text(&path)?;
            if text_of(&name) == Some(text.as_str()) {
                // A copy that nobody has changed.
                continue;
            }
            files.retain(|file| file.name != name);
            files.push(TemplateFile {
                name,
                origin: Origin::Project,
                text,
            });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn files_below(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                waiting.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}

fn template_name(root: &Path, path: &Path) -> Option<String> {
    let name = path
        .strip_prefix(root)
        .ok()?
        .to_str()?
        .strip_suffix(ENDING)?;
    Some(name.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// The file that a template was read from, or `<folder>/<name>` of the built-in one.
pub(super) fn path_of(name: &str, chain: &[&str], overrides: Option<&TemplateFolder>) -> String {
    let candidates = candidates(name, chain);
    for candidate in &candidates {
        if let Some(path) = overrides.and_then(|folder| folder.find(candidate)) {
            return path.display().to_string();
        }
        if text_of(candidate).is_some() {
            return format!("{candidate} (built in)");
        }
    }
    name.to_owned()
}

/// What is odd about the project's own templates: files that take the place of none.
///
/// # Errors
/// When the folder cannot be read.
pub fn strays(folder: &TemplateFolder) -> std::io::Result<Vec<Diagnostic>> {
    let mut strays = Vec::new();
    let mut paths = files_below(&folder.0)?;
    paths.sort_unstable();
    for path in paths {
        let Some(name) = template_name(&folder.0, &path) else {
            continue;
        };
        let (dialect, bare) = name.split_once('/').unwrap_or(("", &name));
        let known = |piece: fn(&'static str) -> &'static str| {
            TEMPLATES.iter().map(move |(name, _)| piece(name))
        };
        let folder_of = |name: &'static str| name.split_once('/').map_or("", |(folder, _)| folder);
        let bare_of = |name: &'static str| name.split_once('/').map_or("", |(_, bare)| bare);
        let message = format!("`{}` takes the place of no template", path.display());
        let stray = Diagnostic::warning("stray-template", message);
        if !known(folder_of).any(|folder| folder == dialect) {
            strays.push(stray.did_you_mean(dialect, known(folder_of)).help(WHERE));
        } else if !bare.starts_with('_') && !known(bare_of).any(|name| name == bare) {
            strays.push(stray.did_you_mean(bare, known(bare_of)).help(WHERE));
        }
    }
    Ok(strays)
}

/// How deep templates may include one another.
const DEEPEST: usize = 16;

/// Finds a template along a chain, with the templates that it includes by a fixed name put in their places: an include
/// shares all names with its surroundings, so the result is the same, and the engine need not switch templates.
///
/// # Errors
/// When a file cannot be read, a name leads out of the templates, or includes go round in a circle.
pub(super) fn load(
    name: &str,
    chain: &[&str],
    overrides: Option<&TemplateFolder>,
) -> Result<Option<String>, Error> {
    expanded(name, chain, overrides, 0)
}

fn expanded(
    name: &str,
    chain: &[&str],
    overrides: Option<&TemplateFolder>,
    depth: usize,
) -> Result<Option<String>, Error> {
    const START: &str = "{% include \"";
    const END: &str = "\" %}";
    if depth > DEEPEST {
        let message = format!("`{name}` includes itself");
        return Err(Error::new(ErrorKind::BadInclude, message));
    }
    let Some(source) = find(name, chain, overrides)? else {
        return Ok(None);
    };
    let mut whole = String::with_capacity(source.len());
    let mut rest = source.as_str();
    while let Some((before, after)) = rest.split_once(START) {
        let (included, after) = after.split_once(END).unwrap_or((after, ""));
        whole.push_str(before);
        match expanded(included, chain, overrides, depth + 1)? {
            Some(text) => whole.push_str(without_heading(&text)),
            // A part that this dialect never reaches; the engine complains where it is reached.
            None => whole.push_str(&[START, included, END].concat()),
        }
        rest = after;
    }
    whole.push_str(rest);
    Ok(Some(whole))
}

/// A fragment without the comment that names its params and without its last line break.
fn without_heading(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    match text
        .strip_prefix("{#")
        .and_then(|text| text.split_once("-#}"))
    {
        Some((_, body)) => body.trim_start(),
        None => text,
    }
}

/// Finds a template's own text along a chain; a piece of a layout, `review/guard`, is at last looked for under `layout/`.
pub(super) fn find(
    name: &str,
    chain: &[&str],
    overrides: Option<&TemplateFolder>,
) -> Result<Option<String>, Error> {
    if name.contains("..") || name.starts_with('/') || name.contains('\\') {
        return Err(Error::new(
            ErrorKind::TemplateNotFound,
            format!("`{name}` leads out of the templates"),
        ));
    }
    for candidate in candidates(name, chain) {
        if let Some(text) = overrides
            .map(|folder| folder.read(&candidate))
            .transpose()?
            .flatten()
        {
            return Ok(Some(text));
        }
        if let Some(text) = text_of(&candidate) {
            return Ok(Some(text.to_owned()));
        }
    }
    Ok(None)
}

/// Where a template may stand, the special before the general; pieces of a layout stand at last under `layout/`.
fn candidates(name: &str, chain: &[&str]) -> Vec<String> {
    let along = chain.iter().map(|folder| format!("{folder}/{name}"));
    let general = name.contains('/').then(|| format!("layout/{name}"));
    along.chain(general).collect()
}

fn text_of(name: &str) -> Option<&'static str> {
    let position = TEMPLATES.binary_search_by(|(known, _)| (*known).cmp(name));
    Some(TEMPLATES[position.ok()?].1)
}
