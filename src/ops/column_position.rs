//! Where a column that is added stands among the others, on the engines that let it choose.

use super::edit::{Fault, require_column};
use super::fields::Fields;
use crate::catalog::{Options, Table};
use crate::config::DialectName;
use crate::dialect::{Dialect, Feature};

/// A place among the columns: <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-add-drop-column>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// Before all others.
    First,
    /// Behind this one.
    After(String),
}

impl Position {
    /// The one that the options of a dialect name; without a table of its own it has those of its parent.
    pub(super) fn chosen(options: &Options, dialect: &Dialect) -> Option<Self> {
        if !dialect.has(Feature::ColumnPosition) {
            return None;
        }
        let own = Some(dialect.name).filter(|name| options.0.contains_key(name));
        let owner = own.or(dialect.name.parent())?;
        if options.is_on(owner, "first") {
            return Some(Self::First);
        }
        let after = options.text(owner, "after")?;
        Some(Self::After(after.to_owned()))
    }

    /// The place of a column that is there; `None`: it is the last one.
    pub(super) fn of(table: &Table, column: &str) -> Option<Self> {
        let place = table.columns.iter().position(|own| own.name == column)?;
        if place + 1 == table.columns.len() {
            return None;
        }
        Some(match place.checked_sub(1) {
            None => Self::First,
            Some(before) => Self::After(table.columns[before].name.clone()),
        })
    }

    /// The index at which a column stands then.
    ///
    /// # Errors
    /// When the column behind which it shall stand does not exist.
    pub(super) fn index_in(&self, table: &Table) -> Result<usize, Fault> {
        match self {
            Self::First => Ok(0),
            Self::After(name) => {
                require_column(table, name)
                    .map_err(|error| Fault::at("mariadb.after|mysql.after", error))?;
                let before = table.columns.iter().position(|own| own.name == *name);
                Ok(before.map_or(table.columns.len(), |before| before + 1))
            }
        }
    }

    /// The column behind which it stands.
    pub(super) fn after(&self) -> Option<&str> {
        match self {
            Self::First => None,
            Self::After(name) => Some(name),
        }
    }
}

/// Refuses a position that says two things.
pub(super) fn require_one(fields: &Fields<'_, '_>, options: &Options) {
    for dialect in [DialectName::Mysql, DialectName::Mariadb] {
        let both = options.is_on(dialect, "first") && options.find(dialect, "after").is_some();
        if both {
            let key = dialect.as_str();
            let message = "a column stands `first` or `after` another one, not both";
            let span = fields.span_of(key);
            let diagnostic = fields.report().error("contradiction", message, span, "");
            fields
                .report()
                .push(diagnostic.help("leave out one of them"));
        }
    }
}
