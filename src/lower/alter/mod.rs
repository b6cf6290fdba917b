//! How a column is changed: attribute by attribute, as a whole, or type and nullability together.

mod statements;
mod whole_column;

use super::dependents::{self, Dependents};
use super::using;
use crate::catalog::{Column, Table, mentions};
use crate::dialect::{AlterStyle, Feature, Unsupported};
use crate::ops::{AlterColumn, Aspect, drop_default_constraint};
use crate::statement::{Lowering, Statement};

/// One column before and after, and what the author asked for.
struct Alteration<'a> {
    cx: &'a Lowering<'a>,
    op: &'a AlterColumn,
    table_before: &'a Table,
    table: &'a Table,
    before: &'a Column,
    after: &'a Column,
}

/// The statements of `alter_column`.
pub(super) fn lower(op: &AlterColumn, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    let options = op.options.clone();
    if *op
        == (AlterColumn {
            options,
            ..op.unchanged()
        })
    {
        return Ok(Vec::new());
    }
    let tables = cx
        .change
        .table_before(&op.table)
        .zip(cx.change.table_after(&op.table));
    let found = tables.and_then(|(before, after)| {
        let columns = before.column(&op.column).zip(after.column(op.new_name()))?;
        Some((before, after, columns))
    });
    let Some((table_before, table, (before, after))) = found else {
        let message = format!(
            "column `{}` of table `{}` is not known, since raw SQL changed its table",
            op.column, op.table
        );
        let help = "say what it was with `existing = { type = \"…\" }`, or write the change as `execute` too";
        return Err(Unsupported::new(message, help).at("column"));
    };
    let alteration = Alteration {
        cx,
        op,
        table_before,
        table,
        before,
        after,
    };
    alteration.require_identity()?;
    match cx.dialect.alter {
        AlterStyle::EachAttribute => alteration.each_attribute(),
        AlterStyle::WholeColumn => alteration.whole_column(),
        AlterStyle::TypeAndNullability => alteration.type_and_nullability(),
        AlterStyle::Modify => alteration.modify(),
        AlterStyle::Rebuild => Ok(Vec::new()),
    }
}

/// The column with the type that it has now.
pub(super) fn retype(
    cx: &Lowering<'_>,
    table: &Table,
    column: &Column,
) -> Result<Vec<Statement>, Unsupported> {
    let op = AlterColumn {
        table: table.name.clone(),
        column: column.name.clone(),
        data_type: column.data_type.clone(),
        ..AlterColumn::default()
    };
    spelled_out(cx, &op, table, column, column)
}

/// A column that held NULL before, without it: what a primary key needs where it does not see to that itself.
pub(super) fn not_null(
    cx: &Lowering<'_>,
    table: &Table,
    before: &Column,
    after: &Column,
) -> Result<Vec<Statement>, Unsupported> {
    let op = AlterColumn {
        table: table.name.clone(),
        column: after.name.clone(),
        nullable: Some(false),
        ..AlterColumn::default()
    };
    spelled_out(cx, &op, table, before, after)
}

fn spelled_out(
    cx: &Lowering<'_>,
    op: &AlterColumn,
    table: &Table,
    before: &Column,
    after: &Column,
) -> Result<Vec<Statement>, Unsupported> {
    let alteration = Alteration {
        cx,
        op,
        table_before: table,
        table,
        before,
        after,
    };
    match cx.dialect.alter {
        AlterStyle::WholeColumn => alteration.whole_column(),
        AlterStyle::TypeAndNullability => alteration.type_and_nullability(),
        AlterStyle::Modify => alteration.modify(),
        AlterStyle::EachAttribute | AlterStyle::Rebuild => Ok(Vec::new()),
    }
}

impl Alteration<'_> {
    fn changes_type(&self) -> bool {
        self.op.data_type.is_some()
            || self.op.collation.is_some()
            || self.op.drops(Aspect::Collation)
    }

    fn changes_default(&self) -> bool {
        self.op.default.is_some() || self.op.drops(Aspect::Default)
    }

    fn changes_comment(&self) -> bool {
        self.op.comment.is_some() || self.op.drops(Aspect::Comment)
    }

    fn changes_identity(&self) -> bool {
        self.op.identity.is_some() || self.op.drops(Aspect::Identity)
    }

    fn counted_up(&self) -> bool {
        self.table_before.counts_up(self.before)
    }

    fn counts_up(&self) -> bool {
        self.table.counts_up(self.after)
    }

    fn require_identity(&self) -> Result<(), Unsupported> {
        let dialect = self.cx.dialect;
        if self.changes_identity() {
            let feature = match (&self.before.identity, &self.after.identity) {
                (None, Some(_)) => Feature::AddIdentity,
                _ => Feature::AlterIdentity,
            };
            let help = "add another column that has it, and drop this one";
            dialect
                .require(feature, help)
                .map_err(|error| error.at("identity"))?;
        }
        let is_identity = dialect.alter == AlterStyle::TypeAndNullability;
        if is_identity && self.counted_up() != self.counts_up() {
            let help = "say where it holds with `dialects`";
            dialect
                .require(Feature::AlterIdentity, help)
                .map_err(|error| error.at("autoincrement"))?;
        }
        Ok(())
    }

    /// PostgreSQL: what leans on the type goes first and comes back last.
    fn each_attribute(&self) -> Result<Vec<Statement>, Unsupported> {
        let using = self.using()?;
        // Between types of one kind the old default is turned into the new type by the engine.
        let is_unsure = self.before.data_type.is_none() && self.changes_default();
        let drop_first = self.changes_type()
            && self.before.default.is_some()
            && (is_unsure || using.is_some() || self.changes_kind());
        let mut statements = Vec::new();
        if drop_first {
            statements.push(self.set_default(None)?);
        }
        if self.counted_up() && !self.counts_up() {
            statements.push(self.set_default(None)?);
            statements.push(Statement::new("drop_serial", self.column()));
        }
        if self.changes_type() {
            statements.push(self.set_type(using.as_deref())?);
            if self.counted_up() && self.counts_up() {
                let params = self.column().set("type", self.type_sql()?);
                statements.push(Statement::new("alter_serial", params));
            }
        }
        if self.op.nullable.is_some() {
            statements.push(self.set_nullable());
        }
        match &self.after.default {
            Some(default) if drop_first || self.changes_default() => {
                statements.push(self.set_default(Some(default))?);
            }
            None if self.changes_default() && !drop_first => {
                statements.push(self.set_default(None)?);
            }
            _ => {}
        }
        statements.extend(self.set_identity());
        if !self.counted_up() && self.counts_up() {
            let name = format!("{}_{}_seq", self.op.table.name, self.op.column);
            let params = self
                .column()
                .set_name("sequence", &self.op.table.sibling(name))
                .set("type", self.type_sql()?);
            statements.push(Statement::new("create_serial", params));
        }
        statements.extend(self.set_comment());
        statements.extend(self.rename());
        Ok(statements)
    }

    /// Oracle: <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html>
    fn modify(&self) -> Result<Vec<Statement>, Unsupported> {
        let mut statements = Vec::new();
        // A column that is NOT NULL already cannot be made so again (ORA-01442).
        if self.before.nullable != self.after.nullable {
            statements.push(self.set_nullable());
        }
        if self.changes_default() {
            statements.push(self.set_default(self.after.default.as_ref())?);
        }
        if self.changes_type() {
            statements.push(self.set_type(None)?);
        }
        statements.extend(self.set_identity());
        statements.extend(self.set_comment());
        statements.extend(self.rename());
        Ok(statements)
    }

    /// SQL Server: the default is a constraint that keeps the column as it is.
    fn type_and_nullability(&self) -> Result<Vec<Statement>, Unsupported> {
        let dependents = self.dependents()?;
        let mut statements = dependents.dropped(self.cx)?;
        let changes_type = self.changes_type();
        let moves_default = self.changes_default() || self.disturbs_default()?;
        let had_default = self.before.default.is_some() || self.op.existing.default.is_some();
        if moves_default && had_default {
            statements.push(drop_default_constraint(
                self.cx,
                &self.op.table,
                self.before,
            ));
        }
        if changes_type || self.op.nullable.is_some() {
            self.require_no_computed()?;
            statements.push(self.set_type(None)?);
        }
        statements.extend(self.set_comment());
        if let Some(default) = self.after.default.as_ref().filter(|_| moves_default) {
            statements.push(self.set_default(Some(default))?);
        }
        statements.extend(self.rename());
        statements.extend(dependents.created(self.cx)?);
        Ok(statements)
    }

    /// SQL Server changes no column that a computed one is made of.
    /// <https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql#alter-column>
    fn require_no_computed(&self) -> Result<(), Unsupported> {
        let mut columns = self.table_before.columns.iter();
        let user = columns.find(|column| {
            let computed = column.computed.as_ref();
            computed.is_some_and(|computed| {
                let sql = computed.sql.for_dialect(self.cx.dialect.name);
                mentions(sql, &self.before.name)
            })
        });
        let Some(user) = user else {
            return Ok(());
        };
        let message = format!(
            "{} cannot change column `{}` while computed column `{}` stands on it",
            self.cx.dialect.title, self.before.name, user.name
        );
        let help = "drop the computed column before, and add it again after";
        Err(Unsupported::new(message, help).at("column"))
    }

    /// Whether the type becomes another one: length, precision and scale may change under a default.
    /// <https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql#alter-column>
    fn disturbs_default(&self) -> Result<bool, Unsupported> {
        if !self.changes_type() {
            return Ok(false);
        }
        let name = |sql: &str| {
            let name = if sql.ends_with("(max)") {
                Some(sql)
            } else {
                sql.split('(').next()
            };
            name.map(str::to_owned)
        };
        let is_known = self.before.data_type.is_some();
        Ok(!is_known || name(&self.old_type_sql()?) != name(&self.type_sql()?))
    }

    /// What must go before this change, and come back after it.
    fn dependents(&self) -> Result<Dependents<'_>, Unsupported> {
        let widens =
            self.changes_type() && dependents::widens(&self.old_type_sql()?, &self.type_sql()?);
        let is_key = self.table_before.is_key_column(&self.before.name);
        let narrows = self.before.nullable && !self.after.nullable;
        let other_type = self.changes_type() && (!widens || is_key);
        Ok(if other_type {
            Dependents::of_type(self.table_before, &self.before.name, self.table)
        } else if narrows {
            Dependents::of_nullability(self.table_before, &self.before.name, self.table)
        } else {
            Dependents::default()
        })
    }

    /// The type before, with the words that an enum had then.
    fn old_type_sql(&self) -> Result<String, Unsupported> {
        let Some(data_type) = &self.before.data_type else {
            return Ok(String::new());
        };
        let data_type = data_type.for_dialect(self.cx.dialect.name);
        let values = data_type
            .enum_name()
            .and_then(|name| self.cx.change.enum_before(name))
            .map_or(&[][..], |enum_type| &enum_type.values);
        self.cx.dialect.type_sql(data_type, values)
    }

    fn changes_kind(&self) -> bool {
        let types = self
            .before
            .data_type
            .as_ref()
            .zip(self.op.data_type.as_ref());
        types.is_some_and(|(from, to)| {
            let name = self.cx.dialect.name;
            using::changes_kind(from.for_dialect(name), to.for_dialect(name))
        })
    }
}
