//! The files that commands write and open: new revisions, the editor, comparing, writing as a whole.

pub(super) mod adding;
pub(super) mod comparing;
pub(super) mod disk;
pub(super) mod editing;
pub(super) mod moment;
