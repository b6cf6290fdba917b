//! The guard of a script that resumes: it accepts the start, or the middle of this very script.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Ledger;
use crate::catalog::QualifiedName;
use crate::config::Layout;
use crate::diag::Diagnostic;
use crate::dialect::Feature;
use crate::history::Range;
use crate::render::LayoutPiece;
use crate::script::header;
use crate::script::reading::answers;
use crate::script::{Guarded, Request, Running};
use crate::statement::{Params, list};

/// The table that holds what is done.
pub(in crate::script) const LEDGER: &str = "gensql_progress";

/// The ledger, beside the version table.
pub(in crate::script) fn ledger_name(request: &Request<'_>) -> QualifiedName {
    request.version_table.name.sibling(LEDGER)
}

/// Why a script cannot resume.
pub(in crate::script) fn refusal(request: &Request<'_>) -> Option<Diagnostic> {
    if request.running == Running::Once {
        return None;
    }
    let error = |message: String| Some(Diagnostic::error("resume", message));
    let dialect = request.dialect;
    if dialect.transactional_ddl {
        let message = format!(
            "`--resume` is for databases that commit each change of structure by itself, and {} takes back what fails",
            dialect.title
        );
        return error(message).map(|error| {
            error
                .help("leave it out: after a failure run the same script again")
                .help("where parts became permanent, the guard says at which revision the database is: `gen sql --from` there")
        });
    }
    if request.layout != Layout::Review {
        return error("a script that resumes has the layout `review`".to_owned())
            .map(|error| error.help("leave out `--layout`"));
    }
    if request.guard == Guarded::Objects {
        let message = "half-way the objects are not as the revisions say, so a script that resumes does not look at them first";
        return error(message.to_owned()).map(|error| error.help("leave out `--guard objects`"));
    }
    let without = "leave out `--resume`";
    answers(request, Feature::CatalogQueries, "`--resume`", without).err()
}

/// The piece and the params of the guard; `body` is everything behind it.
pub(in crate::script) fn guard(
    request: &Request<'_>,
    range: &Range,
    ledger: &Ledger,
    body: &str,
) -> (LayoutPiece, Params) {
    let expected = ledger.expected.iter();
    let expected = expected.map(|(number, expected)| expected.params().set("line", *number));
    let versions = ledger.versions_after.iter().rev();
    let versions = versions.map(|(number, versions)| {
        Params::new()
            .set("number", *number)
            .set("rows", versions.as_str())
    });
    let params = header::guard(request, range)
        .set_name("ledger", &ledger_name(request))
        .set("script", fingerprint(body))
        .set("versions", list(versions))
        .set("expectations", list(expected));
    (LayoutPiece::ResumeGuard, params)
}

/// The hash of a script.
fn fingerprint(body: &str) -> String {
    let hash = Sha256::digest(body.as_bytes());
    hash.iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("text takes every byte");
            text
        })
}
