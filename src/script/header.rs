//! What a script says about itself before its first statement.

use std::fmt::Write as _;

use minijinja::Value;
use sha2::{Digest, Sha256};

use crate::aside::Aside;
use crate::config::{Layout, Timeout, TransactionScope};
use crate::diag::counted;
use crate::history::{Direction, Range};
use crate::statement::{Params, list};

use super::Request;
use super::builder::Builder;
use super::resume::LEDGER;

/// A line of a header: its label and its text.
pub(super) type Line = (&'static str, String);

/// The params of the layout's header.
pub(super) fn params(
    request: &Request<'_>,
    range: &Range,
    builder: &Builder<'_>,
    catalog_fingerprint: &dyn Fn() -> String,
) -> Params {
    let params = settings(request, direction(range.direction)).set("rebuilds", builder.rebuilds);
    if request.layout == Layout::Alembic {
        return params;
    }
    let lines = lines(request, range, builder, &catalog_fingerprint());
    params
        .set("lines", list(lines_of_params(lines)))
        .set("dialect_title", request.dialect.title)
}

/// What a header says of the client and its session.
pub(super) fn settings(request: &Request<'_>, direction: &'static str) -> Params {
    let timeouts = &request.dialect.timeouts;
    Params::new()
        .set("direction", direction)
        .set("lock_timeout", timeout_params(timeouts.lock.as_ref()))
        .set(
            "statement_timeout",
            timeout_params(timeouts.statement.as_ref()),
        )
}

fn timeout_params(timeout: Option<&Timeout>) -> Value {
    timeout.map_or(Value::from(()), |timeout| {
        Params::new()
            .set("milliseconds", timeout.milliseconds)
            .set("seconds", timeout.seconds())
            .into()
    })
}

/// How long a script waits.
pub(super) fn timeouts(request: &Request<'_>) -> Option<Line> {
    let timeouts = &request.dialect.timeouts;
    let lock = timeouts
        .lock
        .iter()
        .map(|time| format!("{time} for a lock"));
    let statement = timeouts.statement.iter();
    let statement = statement.map(|time| format!("{time} for a statement"));
    let both: Vec<String> = lock.chain(statement).collect();
    (!both.is_empty()).then(|| ("waits:", format!("at most {}", both.join(", "))))
}

/// Labels and texts, as the header prints them.
pub(super) fn lines_of_params(lines: Vec<Line>) -> impl Iterator<Item = Params> {
    lines.into_iter().map(|(label, text)| {
        Params::new()
            .set("label", format!("{label:<13}"))
            .set("text", text)
    })
}

/// The params of the guard.
pub(super) fn guard(request: &Request<'_>, range: &Range) -> Params {
    expected(request, &range.start_rows)
        .set("expected_label", expected_label(range))
        .set("several", range.start_rows.len() > 1)
}

/// The version table with the rows that it shall hold.
pub(super) fn expected(request: &Request<'_>, rows: &[String]) -> Params {
    let expected = rows.join(", ");
    let name = if expected.is_empty() {
        "base"
    } else {
        &expected
    };
    Params::new()
        .set_name("version_table", &request.version_table.name)
        .set("expected", expected.as_str())
        .set("expected_name", name)
}

/// The word for a direction.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Upgrade | Direction::Nothing => "upgrade",
        Direction::Downgrade => "downgrade",
        Direction::Switch => "switch",
    }
}

/// The params of the last lines, which say what is so then.
pub(super) fn end_params(end: &str) -> Params {
    let label = format!("gensql: the script reached its end, {end}");
    Params::new().set("end_label", label)
}

fn expected_label(range: &Range) -> String {
    match range.start_rows.as_slice() {
        [] => "nothing (or does not exist yet)".to_owned(),
        rows => format!("exactly {}", rows.join(", ")),
    }
}

/// The revisions of the version table with their messages.
pub(super) fn end_name(request: &Request<'_>, rows: &[String]) -> String {
    let named = rows.iter().map(|id| {
        let message = request.history.find(id).map(|index| {
            request
                .history
                .node(index)
                .message
                .lines()
                .next()
                .unwrap_or_default()
        });
        match message {
            Some(message) if !message.is_empty() => format!("{id} ({message})"),
            _ => id.clone(),
        }
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() {
        "base (no revision)".to_owned()
    } else {
        named.join(", ")
    }
}

fn lines(request: &Request<'_>, range: &Range, builder: &Builder<'_>, catalog: &str) -> Vec<Line> {
    let dialect = request.dialect;
    let (from, to) = request.ends;
    let mut lines = vec![
        ("from:", end(request, from, &range.start_rows)),
        ("to:", end(request, to, &range.end_rows)),
        ("written for:", written_for(request)),
    ];
    lines.extend(request.about.iter().cloned());
    lines.extend(way(range));
    lines.extend(lines_of_changes(request, range, builder));
    lines.push(("files:", files_line(request, range)));
    lines.push(structure_line(catalog));
    lines.push(("run with:", dialect.client.to_owned()));
    lines
}

/// What the steps come to.
pub(super) fn lines_of_changes(
    request: &Request<'_>,
    range: &Range,
    builder: &Builder<'_>,
) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        (
            "size:",
            [
                counted(range.steps.len(), "revision"),
                counted(builder.steps, "step"),
                counted(builder.statements, "statement"),
            ]
            .join(", "),
        ),
        ("transaction:", transaction(request, builder)),
    ];
    if builder.section.is_none() {
        lines.extend(timeouts(request));
    }
    lines.extend(request.aside.map(|aside| kept_aside(range, aside)));
    lines.extend(resumption(builder));
    lines.extend(undo(range.direction, builder));
    if builder.not_rendered > 0 {
        let revisions = counted(builder.not_rendered, "revision");
        let text =
            format!("{revisions}: search for NOT RENDERED, and do by hand what stands there");
        lines.push(("INCOMPLETE:", text));
    }
    lines
}

/// What the structure after the last step is known by.
pub(super) fn structure_line(catalog: &str) -> (&'static str, String) {
    (
        "structure:",
        format!("sha256 {catalog} after the last step"),
    )
}

/// What becomes of tables and columns that would be dropped.
fn kept_aside(range: &Range, aside: &Aside) -> Line {
    let mark = &aside.mark;
    let (from, to) = (
        flags("--from", &range.start_rows),
        flags("--to", &range.end_rows),
    );
    let text = format!(
        "what would be dropped, as NAME_aside_{mark}; to drop it later: gen sql{from}{to} --kind purge --keep-aside={mark}"
    );
    ("keeps aside:", text)
}

/// One end on the command line, with a blank before each flag.
fn flags(flag: &str, rows: &[String]) -> String {
    match rows {
        [] => format!(" {flag} base"),
        rows => format!(" {flag} {}", rows.join(&format!(" {flag} "))),
    }
}

/// What a script does that goes both ways.
fn way(range: &Range) -> Option<Line> {
    let up = range.steps.len() - range.down;
    (range.direction == Direction::Switch).then(|| {
        let text = format!(
            "down by {} to what both ends have in common, then up by {}",
            counted(range.down, "revision"),
            counted(up, "revision")
        );
        ("way:", text)
    })
}

/// The server that the script is for.
pub(super) fn written_for(request: &Request<'_>) -> String {
    let dialect = request.dialect;
    format!(
        "{} {} or newer (dialect {})",
        dialect.title,
        dialect.version_name(dialect.version),
        dialect.name
    )
}

/// What happens when the script is run again after a failure.
fn resumption(builder: &Builder<'_>) -> Vec<Line> {
    let Some(ledger) = &builder.ledger else {
        let stays = builder.statements > 0 && !builder.request.dialect.transactional_ddl;
        let text = "what ran stays; with --resume the same file can be run again and goes on there";
        let line = ("if it fails:", text.to_owned());
        return Vec::from_iter(stays.then_some(line).filter(|_| builder.section.is_none()));
    };
    let text = format!(
        "after a failure run this very file again: it passes over what {LEDGER} tells is done"
    );
    let mut lines = vec![("resumes:", text)];
    let untold = ledger.untold.iter();
    lines.extend(untold.map(|step| {
        let text = format!("if it stops at {step}: nothing in the catalog tells whether that ran");
        ("LOOK FIRST:", text)
    }));
    lines
}

/// What can be taken back: structure by a derived script, rows never.
fn undo(direction: Direction, builder: &Builder<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    match builder.irreversible.as_slice() {
        [] => lines.push(undoable(direction)),
        irreversible => {
            let irreversible = irreversible.iter();
            lines.extend(irreversible.map(|why| ("NOT undoable:", why.clone())));
        }
    }
    if !builder.lossy.is_empty() {
        let steps: Vec<String> = builder.lossy.iter().map(usize::to_string).collect();
        let steps = match steps.len() {
            1 => format!("step {}", steps[0]),
            _ => format!("steps {}", steps.join(", ")),
        };
        lines.push((
            "LOSES DATA:",
            format!("{steps}: what is dropped there is gone, and no script brings it back"),
        ));
    }
    lines
}

/// How a script is taken back that can be.
pub(super) fn undoable(direction: Direction) -> (&'static str, String) {
    let how = match direction {
        Direction::Downgrade => "the upgrade script of the same range",
        Direction::Switch => "gen sql --switch from the end to the start restores the structure",
        Direction::Upgrade | Direction::Nothing => {
            "gen sql from the end to the start restores the structure"
        }
    };
    ("undo:", how.to_owned())
}

/// The revisions at one end, and what the user typed for it where that says something else.
pub(super) fn end(request: &Request<'_>, words: &[&str], rows: &[String]) -> String {
    let name = end_name(request, rows);
    let names_rows = match words {
        [word] => name.starts_with(word),
        words => words
            .iter()
            .all(|word| rows.iter().any(|row| row.starts_with(word))),
    };
    if names_rows {
        name
    } else {
        format!("{} = {name}", words.join(", "))
    }
}

/// Where transactions begin and end, in words.
pub(super) fn transaction(request: &Request<'_>, builder: &Builder<'_>) -> String {
    if !request.dialect.transactional_ddl {
        return no_transaction(request);
    }
    let scope = match request.scope {
        TransactionScope::Range if builder.section.is_some() => "one for this tenant",
        TransactionScope::Range => "one for the whole script",
        TransactionScope::Revision => "one for each revision",
    };
    match builder.outside {
        0 => format!("{scope}, all or nothing"),
        outside => {
            let outside = counted(outside, "statement");
            format!("{scope}, broken up for {outside} that must stand outside (announced below)")
        }
    }
}

/// Why there is none.
pub(super) fn no_transaction(request: &Request<'_>) -> String {
    format!(
        "none: {} commits each change of structure by itself",
        request.dialect.title
    )
}

/// What the revision files of the range are known by.
pub(super) fn files_line(request: &Request<'_>, range: &Range) -> String {
    let hash = files(request, range);
    format!("sha256 {hash} of the revision files, oldest first")
}

/// One hash over the revision files of the range, oldest first, as `cat FILES | sha256sum` has it.
fn files(request: &Request<'_>, range: &Range) -> String {
    let mut revisions: Vec<usize> = range.steps.iter().map(|step| step.revision).collect();
    revisions[..range.down].reverse();
    let mut hash = Sha256::new();
    for revision in revisions {
        hash.update(request.revisions[revision].source.text.as_bytes());
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("text takes every byte");
            text
        })
}
