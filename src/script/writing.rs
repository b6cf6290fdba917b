//! Writes statements and the pieces of the layout into the script.

use super::builder::Builder;
use super::resume::Effect;
use crate::config::Layout;
use crate::diag::Diagnostic;
use crate::dialect::Feature;
use crate::render::LayoutPiece;
use crate::statement::{Params, Statement};

impl Builder<'_> {
    pub(super) fn statement(&mut self, statement: Statement) {
        let piece = match (statement.block, self.request.layout) {
            (true, Layout::Review) => LayoutPiece::Block,
            _ => LayoutPiece::Statement,
        };
        let has_rule = self.request.dialect.has(Feature::FirstInBatch);
        let shares_batch = has_rule && self.last_sql == Some(LayoutPiece::Begin);
        if statement.begins_batch && shares_batch && !self.separator.is_empty() {
            let params = Params::new().set("separator", self.separator.as_str());
            self.piece(LayoutPiece::BatchEnd, params);
        }
        let is_block = statement.block;
        let effect = self.effect(&statement);
        let text = self.request.renderer.statement(statement);
        self.text(piece, is_block, effect, text);
    }

    pub(super) fn text(
        &mut self,
        piece: LayoutPiece,
        is_block: bool,
        effect: Option<Effect>,
        text: Result<String, Diagnostic>,
    ) {
        match (text, effect) {
            (Ok(sql), Some(effect)) if effect != Effect::Session => self.recorded(sql, effect),
            (Ok(sql), _) => {
                self.write_rows();
                let params = Params::new()
                    .set("sql", sql)
                    .set("block", is_block)
                    .set("separator", self.separator.as_str());
                self.piece(piece, params);
            }
            (Err(error), _) => self.diagnostics.push(error),
        }
    }

    /// Adds a piece as a paragraph; notes and the first statement follow their heading at once.
    pub(super) fn piece(&mut self, piece: LayoutPiece, params: Params) {
        let start = self.body.len();
        let is_heading = matches!(self.last, Some(LayoutPiece::Step | LayoutPiece::Note));
        let follows = is_heading
            && matches!(
                piece,
                LayoutPiece::Note
                    | LayoutPiece::Nothing
                    | LayoutPiece::Statement
                    | LayoutPiece::Block
                    | LayoutPiece::Recorded
            );
        if start > 0 && !follows {
            self.body.push('\n');
        }
        let text = self.body.len();
        let layout = self.request.layout.as_str();
        if let Err(error) = self
            .request
            .renderer
            .piece(layout, piece, params, &mut self.body)
        {
            self.diagnostics.push(error);
        }
        if self.body.len() == text {
            // A layout may leave a piece empty.
            self.body.truncate(start);
            return;
        }
        self.body.push('\n');
        let is_comment = matches!(
            piece,
            LayoutPiece::Revision
                | LayoutPiece::Step
                | LayoutPiece::Note
                | LayoutPiece::Nothing
                | LayoutPiece::NotRendered
        );
        if !is_comment {
            self.last_sql = Some(piece);
        }
        self.last = Some(piece);
    }
}
