//! Steps that wait for those behind them, where a dialect builds tables anew: all that a revision does to one table then
//! takes one new table.

use crate::config::Layout;
use crate::dialect::Unsupported;
use crate::lower::{Done, Manner, Together};
use crate::ops::Op;
use crate::render::LayoutPiece;
use crate::statement::{Lowering, Params, Statement};

use super::builder::Builder;

/// What stands below the heading of a step whose statements follow later.
const TOGETHER: &str = "done together with the next step";

/// The pieces before the statements of a step.
pub(super) type Heading = Vec<(LayoutPiece, Params)>;

/// The steps that wait.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    steps: Vec<Step>,
    tables: Vec<Table>,
}

#[derive(Debug)]
struct Step {
    heading: Heading,
    /// The position of its table.
    table: usize,
    statements: Vec<Statement>,
}

#[derive(Debug)]
struct Table {
    together: Together,
    /// The statements of all its steps, once it is built anew.
    anew: Option<Vec<Statement>>,
}

/// How a layout builds a table anew; Alembic's has nothing that Alembic does not print.
pub(super) fn manner(layout: Layout) -> Manner {
    match layout {
        Layout::Review => Manner {
            prefix: "_gensql_new_",
            expects_known: true,
        },
        Layout::Alembic => Manner {
            prefix: "_alembic_tmp_",
            expects_known: false,
        },
    }
}

/// Steps that wait no more.
pub(super) struct Ready {
    /// One, or all of a table that is built anew.
    pub(super) headings: Vec<Heading>,
    /// Their statements.
    pub(super) statements: Vec<Statement>,
}

impl Waiting {
    /// Whether a step makes no difference to those that wait.
    pub(super) fn goes_with(&self, op: &Op, cx: &Lowering<'_>) -> bool {
        let mut tables = self.tables.iter();
        tables.all(|table| table.together.goes_with(op, cx))
    }

    /// Lets a step wait, its heading to follow; `false`: it is none of those that do.
    ///
    /// # Errors
    /// When the dialect cannot do it.
    pub(super) fn add(
        &mut self,
        op: &Op,
        cx: &Lowering<'_>,
        manner: Manner,
    ) -> Result<bool, Unsupported> {
        let mut tables = self.tables.iter();
        let known = tables.position(|table| table.together.is_about(op));
        let position = known.unwrap_or(self.tables.len());
        if known.is_none() {
            let Some(together) = Together::begin(op, cx, manner) else {
                return Ok(false);
            };
            let anew = None;
            self.tables.push(Table { together, anew });
        }
        let table = &mut self.tables[position];
        let statements = match table.together.add(op, cx)? {
            Done::ByItself(statements) => statements,
            Done::WithAllBefore(statements) => {
                table.anew = Some(statements);
                Vec::new()
            }
        };
        self.steps.push(Step {
            heading: Heading::new(),
            table: position,
            statements,
        });
        Ok(true)
    }

    /// The heading of the step that was added last.
    pub(super) fn head(&mut self, heading: Heading) {
        if let Some(step) = self.steps.last_mut() {
            step.heading = heading;
        }
    }

    /// Ends the waiting, step by step; those of a table that is built anew stand at the place of its first one.
    pub(super) fn end(&mut self) -> Vec<Ready> {
        let Self { steps, mut tables } = std::mem::take(self);
        let mut ready: Vec<Ready> = Vec::new();
        let mut places: Vec<Option<usize>> = vec![None; tables.len()];
        for step in steps {
            if let Some(place) = places[step.table] {
                ready[place].headings.push(step.heading);
                continue;
            }
            let anew = tables[step.table].anew.take();
            places[step.table] = anew.is_some().then_some(ready.len());
            ready.push(Ready {
                headings: vec![step.heading],
                statements: anew.unwrap_or(step.statements),
            });
        }
        ready
    }
}

impl Builder<'_> {
    /// Writes the headings of steps that are done by the same statements, which follow the last one.
    pub(super) fn headings(&mut self, headings: Vec<Heading>) {
        let last = headings.len().saturating_sub(1);
        for (at, heading) in headings.into_iter().enumerate() {
            let goes_on = !heading.is_empty() && at < last;
            for (piece, params) in heading {
                self.piece(piece, params);
            }
            if goes_on {
                self.piece(LayoutPiece::Note, Params::new().set("note", TOGETHER));
            }
        }
    }
}
