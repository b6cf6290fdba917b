//! Where transactions begin and end.

use super::builder::Builder;
use crate::config::Layout;
use crate::dialect::AlterStyle;
use crate::render::LayoutPiece;
use crate::statement::Params;

impl Builder<'_> {
    /// Begins a transaction where there are any and none is open.
    pub(super) fn begin(&mut self) {
        if self.has_fences() && !self.in_transaction {
            self.open();
        }
    }

    pub(super) fn open(&mut self) {
        let params = Params::new().set("separator", self.separator.as_str());
        self.piece(LayoutPiece::Begin, params);
        self.in_transaction = true;
    }

    /// Whether there are transactions at all.
    pub(super) fn has_fences(&self) -> bool {
        match self.request.layout {
            Layout::Review => self.request.dialect.transactional_ddl,
            Layout::Alembic => self.request.dialect.alembic_fences,
        }
    }

    pub(super) fn commit(&mut self, why: &'static str) {
        if !self.in_transaction {
            return;
        }
        if self.rebuilds && self.request.dialect.alter == AlterStyle::Rebuild {
            self.piece(LayoutPiece::ForeignKeyCheck, Params::new());
        }
        let params = Params::new()
            .set("why", why)
            .set("separator", self.separator.as_str());
        self.piece(LayoutPiece::Commit, params);
        self.in_transaction = false;
    }
}
