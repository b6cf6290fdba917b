//! Faults of ops as diagnostics with their places.

use toml::de::{DeTable, DeValue};

use super::Irreversible;
use crate::catalog::QualifiedName;
use crate::config::SchemaMap;
use crate::diag::Diagnostic;
use crate::dialect::Unsupported;
use crate::ops::{Fault, Op};
use crate::raw_sql::Finding;
use crate::revision::{Located, Revision, Way, place_of};

/// An op that does not fit the catalog.
pub(super) fn fault(revision: &Revision, located: &Located, op: &Op, fault: &Fault) -> Diagnostic {
    let span = place_of(&revision.source, located, &fault.key);
    let label = match (
        located.way,
        op.name() == written_name(revision, located).unwrap_or_default(),
    ) {
        (_, true) => String::new(),
        (Way::Up | Way::Down, false) => format!("when this is undone: {}", op.describe()),
    };
    let diagnostic = Diagnostic::error(fault.error.code(), fault.error.to_string()).at(
        &revision.source,
        span,
        label,
    );
    match fault.error.help() {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// What is assumed for an op to fit.
pub(super) fn assumed(
    revision: &Revision,
    located: &Located,
    key: &str,
    message: String,
) -> Diagnostic {
    let span = place_of(&revision.source, located, key);
    Diagnostic::warning("assumed", message).at(&revision.source, span, "")
}

/// What a dialect cannot do.
pub(super) fn unsupported(
    revision: &Revision,
    located: &Located,
    error: &Unsupported,
) -> Diagnostic {
    let span = place_of(&revision.source, located, &error.key);
    Diagnostic::error("unsupported", error.message.clone())
        .at(&revision.source, span, "")
        .help(error.help.clone())
}

/// Something that would be dropped and cannot be kept aside.
pub(super) fn not_aside(revision: &Revision, located: &Located, why: &str) -> Diagnostic {
    let span = place_of(&revision.source, located, "");
    Diagnostic::error("not-kept-aside", why)
        .at(&revision.source, span, "")
        .help(format!(
            "let it be dropped with `--accept-loss {}`",
            revision.id
        ))
}

/// An op that cannot be undone.
pub(super) fn irreversible(
    revision: &Revision,
    located: Option<&Located>,
    irreversible: &Irreversible,
) -> Diagnostic {
    let message = format!(
        "revision `{}` has no downgrade: {}",
        revision.id, irreversible.why
    );
    let diagnostic = Diagnostic::error("irreversible", message);
    let Some(located) = located else {
        return diagnostic;
    };
    let place = place_of(&revision.source, located, "");
    let diagnostic = diagnostic.at(&revision.source, place, "this op cannot be undone");
    let takes_undo = matches!(located.op, Some(Op::Execute(_) | Op::BulkInsert(_)));
    diagnostic.help(if takes_undo {
        "add `undo = \"…\"` to the op (`undo = \"\"` when there is nothing to undo), or write `[[downgrade]]` ops"
    } else {
        "write `[[downgrade]]` ops that come as near as can be, or do without a downgrade of this revision"
    })
}

/// What raw SQL does that is not understood.
pub(super) fn finding(revision: &Revision, located: &Located, finding: Finding) -> Diagnostic {
    let whole = place_of(&revision.source, located, "sql");
    let span = inside(&revision.source.text, &whole, &finding.span);
    let diagnostic =
        Diagnostic::warning(finding.code, finding.message).at(&revision.source, span, "");
    match finding.help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// SQL that would not stay in its place.
pub(super) fn leaving(
    revision: &Revision,
    place: &std::ops::Range<usize>,
    finding: Finding,
) -> Diagnostic {
    let span = match revision.source.text.get(place.clone()) {
        Some(_) => inside(&revision.source.text, place, &finding.span),
        None => place.clone(),
    };
    let diagnostic =
        Diagnostic::error(finding.code, finding.message).at(&revision.source, span, "");
    match finding.help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The place of a part of a TOML string: exact where the string has no escapes.
fn inside(
    text: &str,
    whole: &std::ops::Range<usize>,
    part: &std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let raw = &text[whole.clone()];
    if raw.contains('\\') || raw.contains("{{") || !raw.starts_with(['"', '\'']) {
        return whole.clone();
    }
    let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") {
        3
    } else {
        1
    };
    let line_break = match raw.get(quotes..) {
        Some(rest) if quotes == 3 && rest.starts_with("\r\n") => 2,
        Some(rest) if quotes == 3 && rest.starts_with('\n') => 1,
        _ => 0,
    };
    let start = whole.start + quotes + line_break;
    let end = whole.end.saturating_sub(quotes);
    (start + part.start).min(end)..(start + part.end).min(end)
}

fn written_name(revision: &Revision, located: &Located) -> Option<String> {
    with_op(revision, located, |op| {
        op.get("op")?.get_ref().as_str().map(str::to_owned)
    })
}

/// The table that an op is about, in the schema that takes the place of the one in the file.
pub(super) fn table_of(
    revision: &Revision,
    located: &Located,
    schemas: &SchemaMap,
) -> Option<QualifiedName> {
    with_op(revision, located, |op| {
        let text = |key: &str| op.get(key).and_then(|value| value.get_ref().as_str());
        let name = text("table").or_else(|| text("name"))?;
        Some(QualifiedName::new(schemas.of(text("schema")), name))
    })
}

fn with_op<T>(
    revision: &Revision,
    located: &Located,
    find: impl FnOnce(&DeTable<'_>) -> Option<T>,
) -> Option<T> {
    if let Some(op) = &located.table {
        return find(op.get_ref().as_table()?);
    }
    let document = DeTable::parse(&revision.source.text).ok()?;
    let ops = document.get_ref().get(located.way.key())?;
    let op = match ops.get_ref() {
        DeValue::Array(_) => ops.get_ref().get(located.position)?,
        _ => return None,
    };
    find(op.get_ref().as_table()?)
}
