//! Commands of Alembic that are called otherwise here: who types one is told what does the same.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};

/// What does the same as a command of <https://alembic.sqlalchemy.org/en/latest/api/commands.html>.
const TIPS: [(&str, &str); 4] = [
    (
        "upgrade",
        "no database is connected to: `gen sql --from REV --to head` prints the script to run",
    ),
    (
        "downgrade",
        "no database is connected to: `gen sql --from REV --to REV` prints the script to run, newest first",
    ),
    (
        "current",
        "no database is connected to: the rows of its table `alembic_version` tell, and so does the script of \
         `gen sql --kind where`",
    ),
    (
        "list_templates",
        "`gen templates` lists the templates of SQL; a project has one form, that of `gen init`",
    ),
];

/// The error with what to do, where the command is one of Alembic's.
pub(super) fn with_tip(mut error: clap::Error) -> clap::Error {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return error;
    };
    let Some((_, tip)) = TIPS.iter().find(|(name, _)| name == word) else {
        return error;
    };
    let tips = ContextValue::StyledStrs(vec![StyledStr::from(*tip)]);
    error.insert(ContextKind::Suggested, tips);
    // The nearest names of commands would only mislead.
    error.remove(ContextKind::SuggestedSubcommand);
    error
}
