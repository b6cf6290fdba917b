//! Python files in reach, parsed once each.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::Stmt;
use ruff_python_parser::ParseError;

use crate::alembic::project::find::{Files, join};
use crate::config::without_urls;
use crate::diag::Source;

/// One Python file.
#[derive(Debug)]
pub(in crate::alembic::project) struct Module {
    /// The file as diagnostics may show it.
    pub(in crate::alembic::project) shown: Arc<Source>,
    /// The folder that relative imports start from.
    pub(super) folder: PathBuf,
    /// Whether it is the `__init__.py` of its folder.
    pub(super) is_package: bool,
    /// Its statements.
    pub(in crate::alembic::project) body: Vec<Stmt>,
}

impl Module {
    /// Parses a file.
    pub(in crate::alembic::project) fn parse(path: &Path, text: &str) -> Result<Self, ParseError> {
        let body = ruff_python_parser::parse_module(text)?.into_syntax().body;
        Ok(Self {
            shown: shown(path, text),
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            is_package: path.file_name().is_some_and(|name| name == "__init__.py"),
            body: body.into_iter().collect(),
        })
    }
}

/// The text byte for byte, its URLs covered.
pub(in crate::alembic::project) fn shown(path: &Path, text: &str) -> Arc<Source> {
    Arc::new(Source::new(path.to_string_lossy(), without_urls(text)))
}

/// What a dotted name leads to on disk.
#[derive(Debug, Clone)]
pub(super) enum Located {
    File(Rc<Module>),
    /// A folder without `__init__.py`.
    Folder(PathBuf),
}

/// The modules of a project.
pub(super) struct Modules<'a> {
    pub(super) files: &'a dyn Files,
    pub(super) search_path: &'a [PathBuf],
    loaded: RefCell<BTreeMap<PathBuf, Option<Rc<Module>>>>,
}

impl<'a> Modules<'a> {
    pub(super) fn new(files: &'a dyn Files, search_path: &'a [PathBuf]) -> Self {
        Self {
            files,
            search_path,
            loaded: RefCell::default(),
        }
    }

    /// A module by its absolute name.
    pub(super) fn find(&self, dotted: &str) -> Option<Located> {
        let mut roots = self.search_path.iter();
        roots.find_map(|root| self.below(root, dotted))
    }

    /// A module by its name below a folder; an empty name is the folder itself.
    pub(super) fn below(&self, folder: &Path, dotted: &str) -> Option<Located> {
        let path = join(folder, dotted.replace('.', "/"));
        if self.files.is_folder(&path) {
            let package = self.load(&join(&path, "__init__.py"));
            return Some(package.map_or(Located::Folder(path), Located::File));
        }
        if dotted.is_empty() {
            return None;
        }
        let mut file = path.into_os_string();
        file.push(".py");
        self.load(Path::new(&file)).map(Located::File)
    }

    /// All files that were read so far, by path.
    pub(super) fn loaded(&self) -> Vec<Rc<Module>> {
        self.loaded.borrow().values().flatten().cloned().collect()
    }

    fn load(&self, path: &Path) -> Option<Rc<Module>> {
        if let Some(known) = self.loaded.borrow().get(path) {
            return known.clone();
        }
        let text = self.files.text(path);
        let module = text.and_then(|text| Module::parse(path, &text).ok().map(Rc::new));
        self.loaded
            .borrow_mut()
            .insert(path.to_owned(), module.clone());
        module
    }
}
