//! The statements that change one attribute of a column.

use minijinja::Value;

use super::Alteration;
use crate::catalog::{Column, DefaultValue, Identity};
use crate::dialect::{CommentStyle, DEFAULT_NAME, DefaultPlace, Feature, Unsupported};
use crate::lower::using;
use crate::ops::column_comment;
use crate::statement::{Params, Statement, identity_params, text_or_none, unknown_type};

impl Alteration<'_> {
    pub(super) fn column(&self) -> Params {
        Params::new()
            .set_name("table", &self.op.table)
            .set("column", self.op.column.as_str())
    }

    pub(super) fn using(&self) -> Result<Option<String>, Unsupported> {
        if let Some(using) = self.op.options.text(self.cx.dialect.name, "using") {
            return Ok(Some(using.to_owned()));
        }
        let (Some(from), Some(to)) = (&self.before.data_type, &self.op.data_type) else {
            return Ok(None);
        };
        let (from, to) = (
            from.for_dialect(self.cx.dialect.name),
            to.for_dialect(self.cx.dialect.name),
        );
        let type_sql = self.type_sql()?;
        Ok(using::derived(
            self.cx,
            &self.op.column,
            from,
            to,
            &type_sql,
        ))
    }

    pub(super) fn type_sql(&self) -> Result<String, Unsupported> {
        match &self.after.data_type {
            Some(data_type) => self.cx.type_sql(data_type),
            None if self.after.computed.is_none() => {
                Err(unknown_type(self.cx.dialect, self.table, self.before))
            }
            None => Err(Unsupported::new(
                "a computed column without a type cannot be changed",
                "drop it and add it again",
            )),
        }
    }

    pub(super) fn set_type(&self, using: Option<&str>) -> Result<Statement, Unsupported> {
        let nullable = self.after.nullable && !self.table.is_key_column(&self.after.name);
        let is_said = self.op.nullable.is_some() || self.op.existing.nullable.is_some();
        // SQL Server allows NULL where nothing is said:
        // https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
        let nullable = if nullable && !is_said {
            Value::from(())
        } else {
            Value::from(nullable)
        };
        let params = self
            .column()
            .set("type", self.type_sql()?)
            .set("nullable", nullable)
            .set("collation", text_or_none(self.after.collation.as_deref()))
            .set("using", text_or_none(using));
        Ok(Statement::new("alter_column_type", params))
    }

    pub(super) fn set_nullable(&self) -> Statement {
        Statement::new(
            "alter_column_nullable",
            self.column().set("nullable", self.after.nullable),
        )
    }

    pub(super) fn set_default(
        &self,
        default: Option<&DefaultValue>,
    ) -> Result<Statement, Unsupported> {
        let default = default
            .map(|default| {
                self.cx
                    .default_sql(default, self.after, DefaultPlace::Alone)
            })
            .transpose()?;
        let name = self.after.options.text(self.cx.dialect.name, DEFAULT_NAME);
        if let (Some(sql), Some(name)) = (&default, name) {
            let params = self.column().set("name", name).set("default", sql.as_str());
            return Ok(Statement::new("add_default_constraint", params));
        }
        Ok(Statement::new(
            "alter_column_default",
            self.column()
                .set("default", text_or_none(default.as_deref())),
        ))
    }

    pub(super) fn set_identity(&self) -> Option<Statement> {
        let has_order = self.cx.dialect.has(Feature::IdentityOrder);
        let seen = |column: &Column| {
            let identity = column.identity.as_deref().cloned();
            identity.map(|identity| Identity {
                order: identity.order.filter(|_| has_order),
                on_null: identity.on_null.filter(|_| has_order),
                ..identity
            })
        };
        if !self.changes_identity() || seen(self.before) == seen(self.after) {
            return None;
        }
        let params_of = |column: &Column| {
            let identity = column.identity.as_deref().map(identity_params);
            identity.map_or(Value::from(()), Value::from)
        };
        let params = self
            .column()
            .set("identity", params_of(self.after))
            .set("before", params_of(self.before));
        Some(Statement::new("alter_column_identity", params))
    }

    pub(super) fn set_comment(&self) -> Option<Statement> {
        if !self.changes_comment() || self.cx.dialect.comments != CommentStyle::Statement {
            return None;
        }
        let comment = self.after.comment.as_deref();
        let existed = self.before.comment.is_some();
        Some(Statement {
            template: "alter_column_comment",
            ..column_comment(&self.op.table, &self.op.column, comment, existed)
        })
    }

    pub(super) fn rename(&self) -> Option<Statement> {
        let to = self.op.to.as_deref()?;
        Some(Statement::new("rename_column", self.column().set("to", to)))
    }
}
