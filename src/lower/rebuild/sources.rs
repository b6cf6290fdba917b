//! Where the columns of a table that is built anew take their values from.

use crate::catalog::{Column, DefaultValue, Table};
use crate::dialect::{DefaultPlace, Unsupported};
use crate::ops::Op;
use crate::statement::{Lowering, Params};

/// The columns by their present names, each with its source.
#[derive(Debug, Clone)]
pub(super) struct Sources(Vec<(String, Source)>);

#[derive(Debug, Clone)]
enum Source {
    /// A column of the old table.
    Column(String),
    /// It is new, and rows that were there have what was its default then.
    Added(Option<DefaultValue>),
}

impl Sources {
    /// Each column of the old table is its own source.
    pub(super) fn of(before: &Table) -> Self {
        let columns = before.columns.iter().map(|column| {
            let name = column.name.clone();
            (name.clone(), Source::Column(name))
        });
        Self(columns.collect())
    }

    /// Follows an op.
    pub(super) fn follow(&mut self, op: &Op) {
        match op {
            Op::AddColumn(add) => {
                let name = &add.column.name;
                if self.0.iter().all(|(other, _)| other != name) {
                    let source = Source::Added(add.column.default.clone());
                    self.0.push((name.clone(), source));
                }
            }
            Op::DropColumn(drop) => self.0.retain(|(name, _)| *name != drop.column),
            Op::AlterColumn(alter) => {
                for (name, _) in &mut self.0 {
                    if *name == alter.column {
                        alter.new_name().clone_into(name);
                    }
                }
            }
            _ => {}
        }
    }

    /// The columns that are filled, each with the params of its value: `column` or `sql`.
    ///
    /// # Errors
    /// When a default has no literal form.
    pub(super) fn filled<'t>(
        &self,
        cx: &Lowering<'_>,
        before: &Table,
        after: &'t Table,
    ) -> Result<Vec<(&'t str, Params)>, Unsupported> {
        let mut filled = Vec::new();
        for column in after.columns.iter().filter(|column| stored(column)) {
            let source = self.0.iter().find(|(name, _)| *name == column.name);
            let value = match source.map(|(_, source)| source) {
                Some(Source::Column(old)) if before.column(old).is_some_and(|old| stored(old)) => {
                    Params::new().set("column", old.as_str()).set("sql", ())
                }
                Some(Source::Added(default)) if *default != column.default => {
                    by_default(cx, default.as_ref(), column)?
                }
                _ => continue,
            };
            filled.push((column.name.as_str(), value));
        }
        // There are as many rows as before, even if no column is.
        if let ([], Some(first)) = (
            filled.as_slice(),
            after.columns.iter().find(|column| stored(column)),
        ) {
            let value = by_default(cx, first.default.as_ref(), first)?;
            filled.push((first.name.as_str(), value));
        }
        Ok(filled)
    }
}

/// A computed column computes itself.
fn stored(column: &Column) -> bool {
    column.computed.is_none()
}

fn by_default(
    cx: &Lowering<'_>,
    default: Option<&DefaultValue>,
    column: &Column,
) -> Result<Params, Unsupported> {
    let sql = match default {
        Some(default) => cx.default_sql(default, column, DefaultPlace::NewColumn)?,
        None => cx.dialect.literal(&crate::catalog::Literal::Null)?,
    };
    Ok(Params::new().set("column", ()).set("sql", sql))
}
