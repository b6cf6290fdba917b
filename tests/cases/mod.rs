//! The case files of the ops, `tests/ops/<op>.toml`: revisions separated by a line `# ---`, of which the last one
//! holds the op under test in its variants and the others make what it needs.

#![allow(dead_code, reason = "each test program uses a part")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gensql::catalog::{Catalog, difference};
use gensql::config::DialectName;
use gensql::diag::Diagnostic;
use gensql::dialect::Dialect;
use gensql::lower::lower;
use gensql::render::Renderer;
use gensql::replay::{Replay, Step, Undo, unsupported};
use gensql::revision::{Located, Revision};
use gensql::statement::{Change, Lowering, Statement};

use crate::histories::{Histories, dialect_of, shown};

const SEPARATOR: &str = "# ---\n";

/// One case file.
pub(crate) struct Case {
    /// The name of the op.
    pub(crate) name: String,
    texts: Vec<String>,
}

/// A case as one dialect can have it.
pub(crate) struct Adapted {
    /// The revisions, without the variants that the dialect refuses.
    pub(crate) histories: Histories,
    /// What becomes of each variant, by its position.
    pub(crate) variants: BTreeMap<usize, Variant>,
    /// Why there is no way back, one reason for each variant without one.
    pub(crate) irreversible: Vec<String>,
}

/// One op under test in one dialect.
pub(crate) struct Variant {
    /// What it does, in the op's words.
    pub(crate) description: String,
    /// What the case file says it shows.
    pub(crate) note: Option<String>,
    /// Its statements and those of its inverse, or why there are none.
    pub(crate) text: String,
    /// The statements in it, each without its end.
    pub(crate) sql: Vec<String>,
    /// How many of them belong to the upgrade; `None`: it is refused.
    pub(crate) upwards: Option<usize>,
}

/// The folder of the case files.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ops")
}

/// All cases, by name.
pub(crate) fn all() -> Vec<Case> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the cases exists");
    let mut cases: Vec<Case> = entries
        .map(|entry| Case::read(&entry.expect("the folder can be read").path()))
        .collect();
    cases.sort_by(|left, right| left.name.cmp(&right.name));
    cases
}

impl Case {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a case file is text");
        let stem = path.file_stem().expect("a case file has a name");
        Self {
            name: stem.to_string_lossy().into_owned(),
            texts: text.split(SEPARATOR).map(str::to_owned).collect(),
        }
    }

    /// The case without the variants that a dialect refuses.
    pub(crate) fn adapted(&self, name: DialectName) -> Adapted {
        self.adapted_to(&dialect_of(name))
    }

    /// The same for a dialect with settings of its own.
    pub(crate) fn adapted_to(&self, dialect: &Arc<Dialect>) -> Adapted {
        let name = dialect.name;
        let mut histories = Histories::from_texts(self.texts.iter().map(String::as_str));
        let tested = histories.revisions.pop().expect("a case has a revision");
        let mut bench = Bench::new(dialect, &histories.revisions);
        let mut adapted = tested.clone();
        let (mut variants, mut irreversible) = (BTreeMap::new(), Vec::new());
        for (position, located) in written(&tested).iter().enumerate() {
            if !located.holds_for(name) {
                continue;
            }
            let op = located.op.as_ref().expect("a case has no mistakes");
            let (text, upwards) = match bench.run(&alone(&tested, position), &mut irreversible) {
                Ok(text) => (text, Some(bench.upwards)),
                Err(text) => {
                    let ops = adapted.upgrade.written_mut().expect("a case is TOML");
                    ops[position].dialects = Some(Vec::new());
                    (text, None)
                }
            };
            let variant = Variant {
                description: op.describe(),
                note: located.note.clone(),
                text,
                sql: bench.rendered.take(),
                upwards,
            };
            variants.insert(position, variant);
        }
        histories.revisions.push(adapted);
        Adapted {
            histories,
            variants,
            irreversible,
        }
    }
}

impl Adapted {
    /// The revision under test.
    pub(crate) fn tested(&self) -> &Revision {
        self.histories
            .revisions
            .last()
            .expect("a case has a revision")
    }

    /// Where the revision under test starts.
    pub(crate) fn set_up(&self) -> &str {
        self.tested()
            .down_revisions
            .first()
            .map_or("base", String::as_str)
    }
}

/// The ops of a revision's upgrade.
pub(crate) fn written(revision: &Revision) -> &[Located] {
    revision.upgrade.written().expect("a case is TOML")
}

/// The revision with one op alone; positions stay as they are.
fn alone(revision: &Revision, position: usize) -> Revision {
    let mut alone = revision.clone();
    for located in alone.upgrade.written_mut().expect("a case is TOML") {
        if located.position != position {
            located.dialects = Some(Vec::new());
        }
    }
    alone
}

fn refused(refusal: &Diagnostic) -> String {
    let help = refusal.help.join("\n-- help: ");
    format!("-- refused: {}\n-- help: {help}\n", refusal.message)
}

/// A catalog that grows variant by variant.
struct Bench<'d> {
    dialect: &'d Arc<Dialect>,
    renderer: Renderer,
    catalog: Catalog,
    /// The statements since they were last taken.
    rendered: RefCell<Vec<String>>,
    /// How many of them belong to the last upgrade.
    upwards: usize,
}

impl<'d> Bench<'d> {
    fn new(dialect: &'d Arc<Dialect>, set_up: &[Revision]) -> Self {
        let mut replay = Replay::new(dialect);
        for revision in set_up {
            replay.upgrade(revision, |_, _| {});
        }
        assert!(
            replay.diagnostics.is_empty(),
            "{}",
            shown(&replay.diagnostics)
        );
        Self {
            dialect,
            renderer: Renderer::new(dialect, None),
            catalog: replay.catalog,
            rendered: RefCell::default(),
            upwards: 0,
        }
    }

    /// The statements of a revision with one op, up and down again; the catalog is left above it. An error when the
    /// dialect refuses one of the ways; the catalog is then left below.
    fn run(
        &mut self,
        revision: &Revision,
        irreversible: &mut Vec<String>,
    ) -> Result<String, String> {
        let mut replay = Replay::new(self.dialect);
        replay.catalog = self.catalog.clone();
        let mut up = Ok(String::new());
        let undo = replay.upgrade_with_undo_and(revision, |replay, step| {
            up = self.statements(step, &replay.catalog);
        });
        assert!(
            replay.diagnostics.is_empty(),
            "{}",
            shown(&replay.diagnostics)
        );
        let mut text = up.map_err(|refusal| refused(&refusal))?;
        self.upwards = self.rendered.borrow().len();
        let above = replay.catalog.clone();
        match &undo.ops {
            Ok(_) => {
                let undone = self.undone(&mut replay, revision, &undo);
                text += "-- undo\n";
                text += &undone.map_err(|refusal| format!("{text}{}", refused(&refusal)))?;
            }
            Err(reason) => {
                irreversible.push(reason.why.clone());
                text += "-- no undo: ";
                text += &reason.why;
                text += "\n";
            }
        }
        self.catalog = above;
        Ok(text)
    }

    fn undone(
        &self,
        replay: &mut Replay<'_>,
        revision: &Revision,
        undo: &Undo,
    ) -> Result<String, Diagnostic> {
        let mut down = Ok(String::new());
        replay.downgrade(revision, undo, |replay, step| {
            let more = self.statements(&step, &replay.catalog);
            down =
                std::mem::replace(&mut down, Ok(String::new())).and_then(|text| Ok(text + &more?));
        });
        assert!(
            replay.diagnostics.is_empty(),
            "{}",
            shown(&replay.diagnostics)
        );
        let left: Vec<String> = difference(&replay.catalog, &self.catalog);
        assert!(left.is_empty(), "{}: {left:?}", revision.message);
        down
    }

    fn statements(&self, step: &Step<'_>, after: &Catalog) -> Result<String, Diagnostic> {
        let cx = Lowering {
            dialect: self.dialect,
            change: Change {
                touched: &step.touched,
                after,
            },
        };
        let statements = lower(step.op, &cx).map_err(|error| unsupported(step, &error))?;
        if statements.is_empty() {
            return Ok("-- nothing to do\n".to_owned());
        }
        statements
            .iter()
            .map(|statement| self.statement(statement))
            .collect()
    }

    fn statement(&self, statement: &Statement) -> Result<String, Diagnostic> {
        let sql = self.renderer.statement(statement.clone())?;
        self.rendered.borrow_mut().push(sql.clone());
        let end = if statement.block { "\n/" } else { ";" };
        let outside = !statement.transactional && self.dialect.transactional_ddl;
        let mark = if outside {
            "-- outside the transaction\n"
        } else {
            ""
        };
        Ok(format!("{mark}{sql}{end}\n"))
    }
}
