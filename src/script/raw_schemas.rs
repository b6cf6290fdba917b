//! Raw SQL is printed as written: where other schemas take the place of those named, a reviewer must know of it.

use crate::config::DialectName;
use crate::diag::{Diagnostic, Severity};
use crate::dialect::{Dialect, Feature};
use crate::ops::Op;
use crate::replay::{Step, at_op};

/// What a script holds of raw SQL although schemas are mapped.
#[derive(Debug, Default)]
pub(super) struct RawSchemas {
    /// Whether any of it may mean the default schema of its session, which is mapped.
    pub(super) means_default: bool,
    /// The first piece of raw SQL where names without a schema are mapped, and how many more there are.
    unmapped: Option<(Diagnostic, usize)>,
    named: Vec<Diagnostic>,
}

impl RawSchemas {
    /// Looks at a step of the script.
    pub(super) fn look(&mut self, step: &Step<'_>, dialect: &Dialect) {
        let schemas = &dialect.schemas;
        if schemas.is_empty() {
            return;
        }
        let Some(sql) = raw_sql(step.op, dialect.name) else {
            return;
        };
        self.means_default |= schemas.has_default();
        if let Some(schema) = schemas.sources().find(|schema| names(sql, schema)) {
            let message = format!(
                "raw SQL names the schema `{schema}`, which another one takes the place of: it is printed as written"
            );
            let warning = at_op(step, Diagnostic::warning("raw-schema", message));
            self.named.push(warning);
        } else if schemas.has_default() {
            if let Some((_, more)) = &mut self.unmapped {
                *more += 1;
                return;
            }
            let message =
                "raw SQL is printed as written: its names without a schema are not put into one";
            let first = at_op(step, Diagnostic::warning("raw-schema", message));
            self.unmapped = Some((first, 0));
        }
    }

    /// The warnings.
    pub(super) fn warnings(&mut self) -> impl Iterator<Item = Diagnostic> + use<> {
        let unmapped = self.unmapped.take().map(|(warning, more)| match more {
            0 => warning,
            _ => warning.note(format!(
                "this is the first place, and there are {more} more"
            )),
        });
        let warnings = std::mem::take(&mut self.named).into_iter().chain(unmapped);
        warnings.map(|warning| {
            warning
                .help("look that the session's own default schema fits, or say it with other ops")
        })
    }
}

impl RawSchemas {
    /// The same for one of several tenants, whose section tells the session its schema where that can be told.
    pub(super) fn of_section(
        &mut self,
        dialect: &Dialect,
    ) -> impl Iterator<Item = Diagnostic> + use<> {
        let unmapped = self.unmapped.take();
        let unclear = unmapped.filter(|_| !dialect.has(Feature::SessionSchema));
        let unclear = unclear.map(|(mut error, _)| {
            error.severity = Severity::Error;
            error
                .note(format!(
                    "on {} the session's schema is the same for all tenants of one script",
                    dialect.title
                ))
                .help("`-o DIR` in place of `--one-script` writes one each")
        });
        self.warnings().chain(unclear)
    }
}

/// The SQL of an op that is printed as its author wrote it.
fn raw_sql(op: &Op, dialect: DialectName) -> Option<&str> {
    match op {
        Op::CreateView(op) => Some(op.sql.for_dialect(dialect)),
        Op::ReplaceView(op) => Some(op.sql.for_dialect(dialect)),
        Op::CreateTrigger(op) => Some(&op.trigger.sql),
        Op::Execute(op) => Some(&op.sql),
        Op::CreateFunction(op) => Some(&op.function.sql),
        _ => None,
    }
}

/// Whether SQL names something in a schema.
fn names(sql: &str, schema: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let (folded, schema) = (sql.to_lowercase(), schema.to_lowercase());
    folded.match_indices(&schema).any(|(start, word)| {
        let behind = folded[start + word.len()..].trim_start_matches(['"', '`', ']', ' ']);
        !folded[..start].ends_with(is_part) && behind.starts_with('.')
    })
}
