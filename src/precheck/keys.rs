//! The columns of a step under the names that they have before the range.

use super::Precheck;
use super::trace::Place;
use crate::catalog::{QualifiedName, Table, rename_in_sql};

/// What became of the columns of a step.
pub(super) enum Names {
    /// They were there, under these names.
    Old(Vec<String>),
    /// The range makes one of them, and it holds nothing but NULL.
    Empty,
    /// They cannot be asked, and why.
    Unasked(String),
}

impl Precheck<'_> {
    /// The columns of a table that was there, before the range.
    pub(super) fn old_columns(&self, table: &QualifiedName, columns: &[String]) -> Names {
        let mut names = Vec::new();
        let mut is_empty = false;
        for column in columns {
            match self.trace.column(table, column) {
                Place::Old(name) => names.push(name),
                Place::Changed { step } => {
                    let why = format!("step {step} gives {column} another type");
                    return Names::Unasked(why);
                }
                Place::Made { step, filled } => match self.trace.changed_rows(table) {
                    Some(fills) if !filled && fills > step => {
                        let why = format!("step {step} makes {column}, step {fills} may fill it");
                        return Names::Unasked(why);
                    }
                    _ if filled => return Names::Unasked(format!("step {step} makes {column}")),
                    _ => is_empty = true,
                },
            }
        }
        if is_empty {
            Names::Empty
        } else {
            Names::Old(names)
        }
    }

    /// An expression over columns of a table, in their names before the range; else why it cannot be asked.
    pub(super) fn old_sql(
        &self,
        table: &Table,
        needed: &[&str],
        sql: &str,
    ) -> Result<String, String> {
        let needed: Vec<String> = needed.iter().map(|name| (*name).to_owned()).collect();
        let old = match self.old_columns(&table.name, &needed) {
            Names::Old(old) => old,
            Names::Empty => return Err("a column in it is made by this script".to_owned()),
            Names::Unasked(why) => return Err(why),
        };
        let renamed = || needed.iter().zip(&old).filter(|(now, old)| now != old);
        if renamed().any(|(_, old)| needed.contains(old)) {
            return Err("the columns in it change their names among one another".to_owned());
        }
        Ok(renamed().fold(sql.to_owned(), |sql, (now, old)| {
            rename_in_sql(&sql, now, old)
        }))
    }
}
