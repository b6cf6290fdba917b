//! One revision from an Alembic file.

use std::rc::Rc;
use std::sync::Arc;

use super::asked::KeptModule;
use super::{Asked, Ops, Readers, Revision, Trust, Way};
use crate::alembic::Head;
use crate::diag::{Diagnostic, Source, Span};
use crate::history::Places;

/// Reads the head of a revision; what it does is asked for later. `None` without mistakes: it is no revision.
pub(super) fn parse(
    source: &Arc<Source>,
    readers: &Rc<Readers>,
) -> Result<Option<Revision>, Vec<Diagnostic>> {
    let Some(head) = Head::read(source, &readers.reader)? else {
        return Ok(None);
    };
    let (id, span) = head.id;
    let module = Rc::new(KeptModule::new(head.module));
    let is_skipped = readers.skip.contains(&id);
    let ops = |way| {
        if is_skipped {
            Ops::listed(Vec::new())
        } else {
            Ops::Asked(Rc::new(Asked::new(&module, way, readers)))
        }
    };
    let (down_revisions, down_spans) = split(head.down_revisions);
    let (depends_on, depends_spans) = split(head.depends_on);
    let (branch_labels, label_spans) = split(head.branch_labels);
    Ok(Some(Revision {
        id,
        down_revisions,
        depends_on,
        branch_labels,
        message: head.message,
        created: head.created,
        transaction: true,
        trust: Trust::Assumed,
        upgrade: ops(Way::Up),
        downgrade: (is_skipped || head.has_downgrade).then(|| ops(Way::Down)),
        source: Arc::clone(source),
        file: None,
        places: Places {
            source: Arc::clone(source),
            revision: span,
            down_revisions: down_spans,
            depends_on: depends_spans,
            branch_labels: label_spans,
        },
    }))
}

fn split(named: Vec<(String, Span)>) -> (Vec<String>, Vec<Span>) {
    named.into_iter().unzip()
}
