//! Steps that keep aside what would be dropped.

use super::{Origin, Replay, Step, fault};
use crate::aside::Instead;
use crate::ops::Op;
use crate::revision::{Located, Revision, Trust};

impl Replay<'_> {
    /// Applies an op, or the ops that keep what it would drop, and hands out each step.
    pub(super) fn step_or_aside(
        &mut self,
        revision: &Revision,
        located: &Located,
        (op, origin): (&Op, Origin),
        each: &mut impl FnMut(&mut Self, Step<'_>),
    ) {
        let aside = self.aside;
        let instead = aside.map_or(Instead::Itself, |aside| {
            aside.instead(op, &self.catalog, self.dialect)
        });
        let is_accepted = aside.is_some_and(|aside| aside.accepted.contains(&revision.id));
        let why = match instead {
            Instead::Not(why) if !is_accepted => why,
            // Where all is checked the op itself says so.
            Instead::Unknown(why) if !is_accepted && revision.trust == Trust::Assumed => {
                format!("not known, so not kept: {why}")
            }
            Instead::Itself | Instead::Not(_) | Instead::Unknown(_) => {
                if let Some(step) = self.step(revision, located, op, origin) {
                    each(self, step);
                }
                return;
            }
            Instead::Ops(ops) => {
                let mut note = Some(format!("in place of: {}", op.describe()));
                for op in &ops {
                    let located = Located {
                        note: note.take(),
                        ..located.clone()
                    };
                    if let Some(step) = self.step(revision, &located, op, Origin::Aside) {
                        each(self, step);
                    }
                }
                return;
            }
        };
        self.diagnostics
            .push(fault::not_aside(revision, located, &why));
    }

    /// Applies the ops that drop what was kept aside, and hands out each step.
    pub fn purge(
        &mut self,
        revision: &Revision,
        ops: &[Op],
        mut each: impl FnMut(&mut Self, Step<'_>),
    ) {
        let located = Located::nowhere();
        for op in ops {
            if let Some(step) = self.step(revision, &located, op, Origin::Derived) {
                each(self, step);
            }
        }
    }
}
