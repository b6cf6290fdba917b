//! The files that commands write and open: new revisions, the editor, writing as a whole.

pub(super) mod adding;
pub(super) mod disk;
pub(super) mod editing;
mod moment;
