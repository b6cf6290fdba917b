//! Scripts that only read: which layout they have, what they start from, what stands around their queries.

use crate::catalog::Catalog;
use crate::config::Layout;
use crate::diag::{Diagnostic, Diagnostics};
use crate::dialect::Feature;
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::replay::{Replay, Undo};
use crate::statement::{Params, list};

use super::header::{self, Line};
use super::{Finished, Request, below, undos};

/// A kind of script that only reads.
pub(super) struct Reading {
    /// Its word in the first line.
    pub(super) word: &'static str,
    /// What such a script is called in a message.
    pub(super) name: &'static str,
    /// Its queries.
    pub(super) piece: LayoutPiece,
    /// What the server must be able to answer, and what to do without it; `None`: the guard of any script asks as much.
    pub(super) asks: Option<(Feature, &'static str)>,
}

impl Reading {
    /// Refuses what such a script cannot be made for.
    ///
    /// # Errors
    /// When the layout has no such script, or the server does not understand its queries.
    pub(super) fn check(&self, request: &Request<'_>) -> Result<(), Diagnostic> {
        if request.layout != Layout::Review {
            let message = format!("{} has the layout `review`", self.name);
            return Err(Diagnostic::error("layout", message).help("leave out `--layout`"));
        }
        match self.asks {
            Some((queries, without)) => answers(request, queries, self.name, without),
            None => Ok(()),
        }
    }

    /// The script: `place` says which revisions it is about, `does` what it does, `params` are those of its queries.
    ///
    /// # Errors
    /// What the templates cannot render.
    pub(super) fn finish(
        &self,
        request: &Request<'_>,
        place: impl IntoIterator<Item = Line>,
        does: Line,
        params: Params,
    ) -> Result<Finished, Diagnostics> {
        let mut lines: Vec<Line> = place.into_iter().collect();
        lines.push(("written for:", header::written_for(request)));
        lines.extend(request.about.iter().cloned());
        lines.push(does);
        lines.extend(header::timeouts(request));
        lines.push(("run with:", request.dialect.client.to_owned()));
        let header = header::settings(request, self.word)
            .set("rebuilds", false)
            .set("lines", list(header::lines_of_params(lines)))
            .set("dialect_title", request.dialect.title);
        let (mut head, mut body) = (String::new(), String::new());
        let (layout, renderer) = (request.layout.as_str(), request.renderer);
        renderer.piece(layout, LayoutPiece::Header, header, &mut head)?;
        head.push_str("\n\n");
        renderer.piece(layout, self.piece, params, &mut body)?;
        body.push('\n');
        Ok(Finished {
            text: [head, body],
            warnings: Diagnostics::default(),
            catalog: Catalog::default(),
            not_rendered: 0,
            losses: Vec::new(),
        })
    }
}

/// Refuses queries that the server does not understand; `help` is the way out besides a newer server.
///
/// # Errors
/// When its declared version is too old.
pub(super) fn answers(
    request: &Request<'_>,
    queries: Feature,
    script: &str,
    help: &str,
) -> Result<(), Diagnostic> {
    let required = request.dialect.require_queries(queries, script, help);
    required.map_err(|error| Diagnostic::error("unsupported", error.message).help(error.help))
}

/// The history replayed up to the start of a range, and what undoes the revisions that the range takes back.
pub(super) fn start<'a>(request: &Request<'a>, range: &Range) -> (Replay<'a>, Vec<Undo>) {
    let mut replay = below(request, range);
    let undos = undos(request, range, &mut replay);
    replay.aside = request.aside;
    (replay, undos)
}
