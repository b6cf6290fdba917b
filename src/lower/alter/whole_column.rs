//! MySQL and MariaDB: a column is spelled out again as a whole, since whatever is not repeated is lost.
//! <https://dev.mysql.com/doc/refman/8.4/en/alter-table.html>

use super::Alteration;
use crate::catalog::{DataType, Options};
use crate::dialect::{DefaultPlace, Unsupported};
use crate::ops::{AlterColumn, Aspect};
use crate::statement::{Inline, Params, Statement, column_params, text_or_none};

impl Alteration<'_> {
    /// A default that changes alone is set alone, but for the clock, which only a whole column takes.
    pub(super) fn whole_column(&self) -> Result<Vec<Statement>, Unsupported> {
        let sets_default = !self.op.drops(Aspect::Default);
        let may_have_clock = sets_default && self.holds_a_time();
        if self.changes_default() && !may_have_clock && self.op.to.is_none() && !self.changes_more()
        {
            return Ok(vec![self.set_default(self.after.default.as_ref())?]);
        }
        if self.after.data_type.is_none()
            && let Some(statements) = self.without_type()?
        {
            return Ok(statements);
        }
        let inline = Inline::of_change(self.cx.dialect, self.table, &self.after.name);
        let column = column_params(self.cx, self.table, self.after, &inline)?;
        let default = self.after.default.as_ref().map(|default| {
            self.cx
                .default_sql(default, self.after, DefaultPlace::ChangedColumn)
        });
        let repeats_name = self.op.to.is_some() || may_have_clock;
        let from = Some(self.op.column.as_str()).filter(|_| repeats_name);
        let params = Params::new()
            .set_name("table", &self.op.table)
            .set("column", column)
            .set("default", text_or_none(default.transpose()?.as_deref()))
            .set("from", text_or_none(from));
        Ok(vec![Statement::new("modify_column", params)])
    }

    /// What can be done to a column whose type is not known: another default, another name.
    fn without_type(&self) -> Result<Option<Vec<Statement>>, Unsupported> {
        if self.changes_more() {
            return Ok(None);
        }
        let mut statements = Vec::new();
        if self.changes_default() {
            statements.push(self.set_default(self.after.default.as_ref())?);
        }
        statements.extend(self.rename());
        Ok(Some(statements))
    }

    /// Whether something else than the default and the name changes.
    fn changes_more(&self) -> bool {
        let mut rest = AlterColumn {
            to: None,
            default: None,
            options: Options::default(),
            ..self.op.clone()
        };
        rest.drop.retain(|aspect| *aspect != Aspect::Default);
        rest != self.op.unchanged()
    }

    fn holds_a_time(&self) -> bool {
        let Some(data_type) = &self.after.data_type else {
            return false;
        };
        match data_type.for_dialect(self.cx.dialect.name) {
            DataType::DateTime { .. } => true,
            DataType::Exact(sql) => {
                let sql = sql.to_ascii_uppercase();
                ["DATETIME", "TIMESTAMP"]
                    .iter()
                    .any(|name| sql.starts_with(name))
            }
            _ => false,
        }
    }
}
