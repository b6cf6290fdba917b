//! SQL of an author that would not stay in its place, found before anything is made of it.

use super::fault;
use crate::config::DialectName;
use crate::diag::Diagnostic;
use crate::ops::{Enclosure, Op};
use crate::raw_sql;
use crate::revision::{Located, Revision, Trust, place_of};

/// What leaves its place in an op.
pub(super) fn found(
    revision: &Revision,
    located: &Located,
    op: &Op,
    dialect: DialectName,
) -> Vec<Diagnostic> {
    let fragments = located.fragments.iter().filter_map(|fragment| {
        let sql = fragment.sql.for_dialect(dialect);
        let finding = match fragment.within {
            Enclosure::Parentheses => raw_sql::expression(sql, dialect),
            // What ends it is left out.
            Enclosure::Statement => {
                raw_sql::expression(sql.trim_end().trim_end_matches(';'), dialect)
            }
            Enclosure::Neighbours => raw_sql::value(sql, dialect),
            // The names of another tool's history are printed as it prints them.
            Enclosure::Quotes if is_foreign(revision) && !sql.contains('$') => None,
            Enclosure::Quotes => raw_sql::name(sql, dialect),
        };
        Some(fault::leaving(revision, &fragment.span, finding?))
    });
    let statements = statements(op).into_iter().filter_map(|(key, sql)| {
        let finding = raw_sql::statements(sql, dialect)?;
        let place = place_of(&revision.source, located, key);
        Some(fault::leaving(revision, &place, finding))
    });
    fragments.chain(statements).collect()
}

/// The keys of an op that hold whole statements, and what they hold.
fn statements(op: &Op) -> Vec<(&'static str, &str)> {
    match op {
        Op::BulkInsert(insert) => insert
            .undo
            .iter()
            .map(|undo| ("undo", undo.as_str()))
            .collect(),
        Op::CreateFunction(create) => vec![("sql", &create.function.sql)],
        Op::CreateTrigger(create) => vec![("sql", &create.trigger.sql)],
        Op::Execute(execute) => {
            let undo = execute.undo.iter().map(|undo| ("undo", undo.as_str()));
            undo.chain([("sql", execute.sql.as_str())]).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a revision belongs to the history of another tool.
fn is_foreign(revision: &Revision) -> bool {
    revision.trust == Trust::Assumed || revision.is_python()
}
