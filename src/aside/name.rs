//! The names of what is kept aside.

use crate::catalog::{Catalog, QualifiedName};
use crate::dialect::Dialect;
use crate::ops::shortened;

/// What stands between a name and its mark.
const WORD: &str = "_aside_";

/// No name could hold a longer mark beside enough of itself.
const LONGEST_MARK: usize = 12;

/// Whether a word can be the mark at the end of a name: letters and digits of ASCII, not too many.
pub fn is_mark(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= LONGEST_MARK
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a name ends with a mark, or with a mark and a number.
pub(super) fn has_mark(name: &str, mark: &str) -> bool {
    let Some((_, end)) = name.rsplit_once(WORD) else {
        return false;
    };
    end.strip_prefix(mark).is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('_')
                .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// Makes names, and knows the structure that they are made for.
pub(super) struct Names<'a> {
    mark: &'a str,
    /// The catalog before the op.
    pub(super) catalog: &'a Catalog,
    /// The catalog as the op itself would leave it.
    pub(super) after: &'a Catalog,
    pub(super) dialect: &'a Dialect,
}

impl<'a> Names<'a> {
    pub(super) fn new(
        mark: &'a str,
        (catalog, after): (&'a Catalog, &'a Catalog),
        dialect: &'a Dialect,
    ) -> Self {
        Self {
            mark,
            catalog,
            after,
            dialect,
        }
    }

    /// The name under which something is kept, one that nothing has yet.
    pub(super) fn of(&self, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let ends = std::iter::once(String::new()).chain((2..).map(|number| format!("_{number}")));
        ends.map(|end| {
            let end = format!("{WORD}{}{end}", self.mark);
            let room = self.dialect.max_name.saturating_sub(end.len());
            shortened(name, room) + &end
        })
        .find(|name| !is_taken(name))
        .expect("there is always one more number")
    }

    /// The same for a table.
    pub(super) fn of_table(&self, table: &QualifiedName) -> String {
        self.of(&table.name, |name| {
            let name = table.sibling(name);
            self.catalog.table(&name).is_some()
        })
    }

    /// The same for an index or a constraint, whose name counts in the whole schema.
    pub(super) fn of_part(&self, name: &str) -> String {
        self.of(name, |name| {
            self.catalog.tables().any(|table| {
                table.index(name).is_some() || table.constraint_names().any(|other| other == name)
            })
        })
    }
}
