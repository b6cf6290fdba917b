//! The pieces that a layout gives a script: one template each, so that each can be replaced by itself.

/// A piece of a script; its template is `<layout>/<piece>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutPiece {
    /// Everything before the first transaction.
    Header,
    /// The script stops unless the database is where it starts.
    Guard,
    /// The script stops unless the objects that it touches are as the revisions say.
    GuardObjects,
    /// The script stops unless the database is where it starts, or half-way through it.
    ResumeGuard,
    /// Statements that are passed over when they are done.
    Recorded,
    /// What a script recorded of itself is removed.
    ResumeEnd,
    /// The objects that a script touched are compared with the revisions.
    Verify,
    /// The rows that are there are asked whether the steps of a range fit them.
    Precheck,
    /// A script says how far a database has come.
    Where,
    /// A revision begins.
    Revision,
    /// A step begins.
    Step,
    /// What the author says of a step.
    Note,
    /// A step has nothing to do in this dialect.
    Nothing,
    /// A part of a revision could not be read.
    NotRendered,
    /// A statement with its end.
    Statement,
    /// A block of procedural code with its end.
    Block,
    /// A batch ends before a statement that must be the first of its own.
    BatchEnd,
    /// A transaction begins.
    Begin,
    /// A transaction ends.
    Commit,
    /// Foreign keys that were off are checked.
    ForeignKeyCheck,
    /// One of several tenants is looked at before the first of them is changed.
    SectionAhead,
    /// The part of one tenant begins.
    Section,
    /// The part of one tenant ends.
    SectionEnd,
    /// The last lines.
    End,
}

impl LayoutPiece {
    /// The file's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Guard => "guard",
            Self::GuardObjects => "guard_objects",
            Self::ResumeGuard => "resume_guard",
            Self::Recorded => "recorded",
            Self::ResumeEnd => "resume_end",
            Self::Verify => "verify",
            Self::Precheck => "precheck",
            Self::Where => "where",
            Self::Revision => "revision",
            Self::Step => "step",
            Self::Note => "note",
            Self::Nothing => "nothing",
            Self::NotRendered => "not_rendered",
            Self::Statement => "statement",
            Self::Block => "block",
            Self::BatchEnd => "batch_end",
            Self::Begin => "begin",
            Self::Commit => "commit",
            Self::ForeignKeyCheck => "foreign_key_check",
            Self::SectionAhead => "section_ahead",
            Self::Section => "section",
            Self::SectionEnd => "section_end",
            Self::End => "end",
        }
    }
}
