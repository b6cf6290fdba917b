//! What a script says about itself before its first statement.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::config::{Layout, TransactionScope};
use crate::history::{Direction, Range};
use crate::statement::{Params, list};

use super::Request;
use super::builder::Builder;

/// The params of the layout's header.
pub(super) fn params(
    request: &Request<'_>,
    range: &Range,
    builder: &Builder<'_>,
    catalog_fingerprint: &dyn Fn() -> String,
) -> Params {
    let params = Params::new().set("direction", direction(range.direction));
    if request.layout == Layout::Alembic {
        return params;
    }
    let lines = lines(request, range, builder, &catalog_fingerprint());
    let lines = lines.into_iter().map(|(label, text)| {
        Params::new()
            .set("label", format!("{label:<13}"))
            .set("text", text)
    });
    params
        .set("lines", list(lines))
        .set("dialect_title", request.dialect.title)
        .set_name("version_table", &request.version_table.name)
        .set("version_table_pk", request.version_table.primary_key())
        .set("expected", range.start_rows.join(", "))
        .set("expected_label", expected_label(range))
}

/// The word for a direction.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Upgrade | Direction::Nothing => "upgrade",
        Direction::Downgrade => "downgrade",
    }
}

/// What the last line says.
pub(super) fn end_label(request: &Request<'_>, range: &Range) -> String {
    format!(
        "gensql: the script reached its end, the database is at {}",
        end_name(request, &range.end_rows)
    )
}

fn expected_label(range: &Range) -> String {
    match range.start_rows.as_slice() {
        [] => "nothing (or does not exist yet)".to_owned(),
        rows => format!("exactly {}", rows.join(", ")),
    }
}

fn end_name(request: &Request<'_>, rows: &[String]) -> String {
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

fn lines(
    request: &Request<'_>,
    range: &Range,
    builder: &Builder<'_>,
    catalog: &str,
) -> Vec<(&'static str, String)> {
    let dialect = request.dialect;
    let (from, to) = request.ends;
    let mut lines = vec![
        ("from:", typed(from, &end_name(request, &range.start_rows))),
        ("to:", typed(to, &end_name(request, &range.end_rows))),
        (
            "written for:",
            format!(
                "{} {} or newer (dialect {})",
                dialect.title, dialect.version, dialect.name
            ),
        ),
        (
            "size:",
            format!(
                "{} revisions, {} steps, {} statements",
                range.steps.len(),
                builder.steps,
                builder.statements
            ),
        ),
        ("transaction:", transaction(request, builder)),
    ];
    match builder.irreversible.as_slice() {
        [] => lines.push((
            "undo:",
            "every step can be undone by a script that gensql derives".to_owned(),
        )),
        irreversible => lines.extend(
            irreversible
                .iter()
                .map(|why| ("NOT undoable:", why.clone())),
        ),
    }
    lines.push(("files:", format!("sha256 {}", files(request, range))));
    lines.push((
        "structure:",
        format!("sha256 {catalog} after the last step"),
    ));
    lines.push(("run with:", dialect.client.to_owned()));
    lines
}

fn typed(word: &str, name: &str) -> String {
    if name.starts_with(word) {
        name.to_owned()
    } else {
        format!("{word} = {name}")
    }
}

fn transaction(request: &Request<'_>, builder: &Builder<'_>) -> String {
    if !request.dialect.transactional_ddl {
        return format!(
            "none: {} commits each change of structure by itself",
            request.dialect.title
        );
    }
    let scope = match request.scope {
        TransactionScope::Range => "one for the whole script",
        TransactionScope::Revision => "one for each revision",
    };
    match builder.outside {
        0 => format!("{scope}, all or nothing"),
        1 => format!("{scope}, but 1 statement must stand outside it (announced below)"),
        outside => {
            format!("{scope}, but {outside} statements must stand outside it (announced below)")
        }
    }
}

/// One hash over the revision files of the range, in the order in which they run.
fn files(request: &Request<'_>, range: &Range) -> String {
    let mut hash = Sha256::new();
    for step in &range.steps {
        hash.update(request.revisions[step.revision].source.text.as_bytes());
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            write!(text, "{byte:02x}").expect("text takes every byte");
            text
        })
}
