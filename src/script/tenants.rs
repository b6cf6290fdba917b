//! One script for several tenants: a section for each, one after the other, with a guard, a version table and transactions
//! of its own. All guards stand before the first section, too, so that nothing is changed where one of the tenants is not at
//! the start. Where a section fails the client stops: those before it are done, those behind it are as they were.

use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics, counted};
use crate::dialect::AlterStyle;
use crate::history::{Direction, Range};
use crate::render::LayoutPiece;
use crate::statement::{Params, list};

use super::builder::Builder;
use super::header::{self, end, end_name, lines_of_params};
use super::{Finished, Request, Running, written};

/// How many tenants the header names.
const MOST_NAMED: usize = 20;

/// One script for several tenants, while it is put together.
#[derive(Debug)]
pub struct Tenants {
    names: Vec<String>,
    /// What the script is for, as lines of its header: labels and texts.
    about: Vec<(&'static str, String)>,
    /// The guards of all.
    ahead: String,
    sections: Vec<String>,
    sum: Sum,
}

/// Which of the sections is written.
#[derive(Debug, Clone)]
pub(super) struct Section {
    name: String,
    number: usize,
    of: usize,
}

/// What the sections come to.
#[derive(Debug, Default)]
struct Sum {
    revisions: usize,
    steps: usize,
    statements: usize,
    not_rendered: usize,
    /// The tenants whose section cannot be undone as a whole.
    not_undoable: usize,
}

impl Tenants {
    /// A script for these tenants, in this order.
    pub fn new(names: Vec<String>, about: Vec<(&'static str, String)>) -> Self {
        Self {
            names,
            about,
            ahead: String::new(),
            sections: Vec::new(),
            sum: Sum::default(),
        }
    }

    /// Adds the section of the next tenant; its text stays here.
    ///
    /// # Errors
    /// As [`write`](super::write), and where one script for several cannot be made.
    pub fn add(&mut self, request: &Request<'_>, range: Range) -> Result<Finished, Diagnostics> {
        if let Some(refusal) = refusal(request) {
            return Err(refusal.into());
        }
        let number = self.sections.len() + 1;
        let section = Section {
            name: self.names[number - 1].clone(),
            number,
            of: self.names.len(),
        };
        self.look_ahead(request, &range, &section)?;
        let is_last = number == section.of;
        let frame = is_last.then(|| Frame::of(request, &range));
        let mut finished = written(request, range, Some(section), |range, builder| {
            self.sum.add(range, builder);
        })?;
        let [head, body] = std::mem::take(&mut finished.text);
        self.sections.extend([head + &body]);
        if let Some(frame) = frame {
            self.close(request, &frame)?;
        }
        Ok(finished)
    }

    /// Adds the guard of a tenant to those that stand before all sections.
    fn look_ahead(
        &mut self,
        request: &Request<'_>,
        range: &Range,
        section: &Section,
    ) -> Result<(), Diagnostic> {
        let layout = request.layout.as_str();
        let label = format!("gensql: {} is looked at", section.spoken());
        let params = Params::new()
            .set("title", section.title())
            .set("end_label", label);
        let guard = header::guard(request, range);
        let pieces = [
            (LayoutPiece::SectionAhead, params),
            (LayoutPiece::Guard, guard),
        ];
        for (piece, params) in pieces {
            self.ahead.push('\n');
            let renderer = request.renderer;
            renderer.piece(layout, piece, params, &mut self.ahead)?;
            self.ahead.push('\n');
        }
        Ok(())
    }

    /// The whole script, once all sections are there.
    pub fn into_text(self) -> Vec<String> {
        self.sections
    }

    /// Puts the head before the sections and the end behind them.
    fn close(&mut self, request: &Request<'_>, frame: &Frame) -> Result<(), Diagnostic> {
        let (mut head, mut end) = (String::new(), String::new());
        let layout = request.layout.as_str();
        let params = header::settings(request, frame.direction)
            .set("rebuilds", false)
            .set("lines", list(lines_of_params(self.lines(request, frame))))
            .set("dialect_title", request.dialect.title);
        let renderer = request.renderer;
        renderer.piece(layout, LayoutPiece::Header, params, &mut head)?;
        head.push('\n');
        head.push_str(&self.ahead);
        let label = format!(
            "gensql: the script reached its end, {} are at {}",
            counted(self.names.len(), "tenant"),
            frame.end
        );
        let params = Params::new().set("end_label", label);
        renderer.piece(layout, LayoutPiece::End, params, &mut end)?;
        end.push('\n');
        self.sections.insert(0, head);
        self.sections.push(end);
        for section in &mut self.sections[1..] {
            section.insert(0, '\n');
        }
        Ok(())
    }

    fn lines(&self, request: &Request<'_>, frame: &Frame) -> Vec<(&'static str, String)> {
        let mut lines = vec![
            ("from:", frame.from.clone()),
            ("to:", frame.to.clone()),
            ("written for:", header::written_for(request)),
        ];
        lines.extend(self.about.iter().cloned());
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.truncate(MOST_NAMED);
        let more = match self.names.len() - names.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let sum = &self.sum;
        let size = [
            counted(sum.revisions, "revision"),
            counted(sum.steps, "step"),
            counted(sum.statements, "statement"),
        ];
        let transaction = if request.dialect.transactional_ddl {
            "each tenant has its own, see there".to_owned()
        } else {
            header::no_transaction(request)
        };
        lines.extend([
            (
                "tenants:",
                format!("{}: {}{more}", self.names.len(), names.join(", ")),
            ),
            ("size:", format!("{} in all", size.join(", "))),
            ("transaction:", transaction),
            (
                "on failure:",
                "the tenants before it stay done, it and those behind it not; make the script anew for these"
                    .to_owned(),
            ),
        ]);
        lines.extend(header::timeouts(request));
        lines.push(match sum.not_undoable {
            0 => header::undoable(frame.way),
            tenants => (
                "NOT undoable:",
                format!("as a whole, for {}: see there", counted(tenants, "tenant")),
            ),
        });
        if sum.not_rendered > 0 {
            let text = "search for NOT RENDERED, and do by hand what stands there";
            lines.push(("INCOMPLETE:", text.to_owned()));
        }
        lines.push(("files:", frame.files.clone()));
        lines.push(("run with:", request.dialect.client.to_owned()));
        lines
    }
}

/// What the header says of a range, before the range is written.
struct Frame {
    way: Direction,
    direction: &'static str,
    from: String,
    to: String,
    end: String,
    files: String,
}

impl Frame {
    fn of(request: &Request<'_>, range: &Range) -> Self {
        let (from, to) = request.ends;
        Self {
            way: range.direction,
            direction: header::direction(range.direction),
            from: end(request, from, &range.start_rows),
            to: end(request, to, &range.end_rows),
            end: end_name(request, &range.end_rows),
            files: header::files_line(request, range),
        }
    }
}

impl Sum {
    fn add(&mut self, range: &Range, builder: &Builder<'_>) {
        self.revisions += range.steps.len();
        self.steps += builder.steps;
        self.statements += builder.statements;
        self.not_rendered += builder.not_rendered;
        let is_undoable = builder.irreversible.is_empty() && builder.lossy.is_empty();
        self.not_undoable += usize::from(!is_undoable);
    }
}

impl Section {
    /// What it is called, such as `tenant 2 of 3: tenant_2`.
    fn title(&self) -> String {
        format!("tenant {} of {}: {}", self.number, self.of, self.name)
    }

    /// The same as part of a sentence.
    fn spoken(&self) -> String {
        format!("{} (tenant {} of {})", self.name, self.number, self.of)
    }

    /// The label of a step, which names the tenant, too.
    pub(super) fn label(&self, label: &str) -> String {
        format!("{label} of {}", self.name)
    }

    /// The params of its first lines.
    pub(super) fn params(
        &self,
        request: &Request<'_>,
        range: &Range,
        builder: &Builder<'_>,
        catalog: &str,
    ) -> Params {
        let schema = request.dialect.schemas.of(None);
        let schema = schema.filter(|_| builder.raw_schemas.means_default);
        let lines = header::lines_of_changes(request, range, builder);
        let lines = request.about.iter().cloned().chain(lines);
        let lines = lines.chain([header::structure_line(catalog)]);
        let begins = format!("gensql: {} begins", self.spoken());
        Params::new()
            .set("title", self.title())
            .set("lines", list(lines_of_params(lines.collect())))
            .set("end_label", begins)
            .set("schema", schema)
    }

    /// The params of its last lines.
    pub(super) fn end_params(&self, end: &str) -> Params {
        Params::new().set("title", self.title()).set(
            "end_label",
            format!("gensql: {} is at {end}", self.spoken()),
        )
    }
}

/// Why there is no such script.
fn refusal(request: &Request<'_>) -> Option<Diagnostic> {
    let dialect = request.dialect;
    let (why, help) = if dialect.alter == AlterStyle::Rebuild {
        let why = format!(
            "one script for several tenants cannot be made for {}, whose tenants are files",
            dialect.title
        );
        (why, "`-o DIR` in place of `--one-script` writes one each")
    } else if request.layout != Layout::Review {
        let why = "one script for several tenants has the layout `review`".to_owned();
        (why, "leave out `--layout`, or write one each with `-o DIR`")
    } else if request.running == Running::Resumable {
        let why = "what a script records to resume is of one tenant".to_owned();
        (why, "`-o DIR` in place of `--one-script` writes one each")
    } else {
        return None;
    };
    Some(Diagnostic::error("one-script", why).help(help))
}
