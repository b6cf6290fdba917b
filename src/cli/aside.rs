//! What `--keep-aside` says.

use super::files::moment;
use super::script_kind::Kind;
use crate::aside::{Aside, is_mark};
use crate::diag::Diagnostic;

/// How things are kept aside; an empty mark is the date of today.
pub(super) fn aside(
    mark: Option<&str>,
    kind: Kind,
    accepted: &[&str],
) -> Result<Option<Aside>, Diagnostic> {
    let mark = match mark {
        None | Some("") if kind == Kind::Purge => {
            let message =
                "`--kind purge` drops what another script kept aside, and which is not said";
            return Err(Diagnostic::error("keep-aside", message)
                .help("`--keep-aside=MARK` with the mark of that script, as its header says"));
        }
        None => return Ok(None),
        Some("") => moment::today()?,
        Some(mark) if is_mark(mark) => mark.to_owned(),
        Some(mark) => {
            let message = format!("`--keep-aside={mark}` is no mark for the end of a name");
            return Err(Diagnostic::error("keep-aside", message)
                .help("up to 12 letters and digits, such as a date: `--keep-aside=20261231`"));
        }
    };
    Ok(Some(Aside {
        mark,
        accepted: accepted.iter().map(|&id| id.to_owned()).collect(),
    }))
}
