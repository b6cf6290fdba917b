//! Changes a column: name, type, nullability, default, comment, collation, identity.

mod existing;
mod rules;

pub use existing::Existing;

use super::edit::{Fault, edit_table, require_column, require_no_view};
use super::partitions;
use super::{Fields, Inverse, Operation, enums, shapes};
use crate::catalog::{
    Catalog, Column, ColumnType, DefaultValue, Identity, Options, QualifiedName, Table, check_table,
};
use crate::config::DialectName;
use crate::dialect::{DEFAULT_NAME, Target, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// An attribute that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The default.
    Default,
    /// The comment.
    Comment,
    /// The identity.
    Identity,
    /// The collation.
    Collation,
}

/// ```toml
/// op = "alter_column"
/// table = "users"
/// column = "name"
/// type = "string(200)"
/// nullable = false
/// drop = ["default"]
/// postgresql = { using = "name::varchar" }
/// existing = { type = "string(100)", nullable = true }
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AlterColumn {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: String,
    /// Its new name.
    pub to: Option<String>,
    /// Its new type.
    pub data_type: Option<ColumnType>,
    /// Whether NULL is allowed from now on.
    pub nullable: Option<bool>,
    /// Its new default.
    pub default: Option<DefaultValue>,
    /// Its new comment.
    pub comment: Option<String>,
    /// Its new collation.
    pub collation: Option<String>,
    /// Whether it counts up from now on.
    pub autoincrement: Option<bool>,
    /// Its new identity.
    pub identity: Option<Identity>,
    /// What is taken away.
    pub drop: Vec<Aspect>,
    /// What one engine alone has.
    pub options: Options,
    /// What the column is before, for a table that no revision makes; what the catalog knows is not asked for here.
    pub existing: Existing,
}

impl AlterColumn {
    /// The column's name after the change.
    pub fn new_name(&self) -> &str {
        self.to.as_deref().unwrap_or(&self.column)
    }

    /// The same op without any change.
    #[must_use]
    pub fn unchanged(&self) -> Self {
        Self {
            table: self.table.clone(),
            column: self.column.clone(),
            existing: self.existing.clone(),
            ..Self::default()
        }
    }

    /// Whether the name is all that changes.
    pub fn only_renames(&self) -> bool {
        let to = self.to.clone();
        *self
            == Self {
                to,
                ..self.unchanged()
            }
    }

    /// Whether an attribute is taken away.
    pub fn drops(&self, aspect: Aspect) -> bool {
        self.drop.contains(&aspect)
    }

    fn change(&self, column: &mut Column) {
        if let Some(data_type) = &self.data_type {
            column.data_type = Some(data_type.clone());
        }
        if let Some(nullable) = self.nullable {
            column.nullable = nullable;
        }
        if self.default.is_some() || self.drops(Aspect::Default) {
            column.default.clone_from(&self.default);
            name_default(&mut column.options, &self.options);
        }
        if self.comment.is_some() || self.drops(Aspect::Comment) {
            column.comment = self.comment.clone().map(String::into_boxed_str);
        }
        if self.collation.is_some() || self.drops(Aspect::Collation) {
            column.collation = self.collation.clone().map(String::into_boxed_str);
        }
        if self.identity.is_some() || self.drops(Aspect::Identity) {
            column.identity = self.identity.clone().map(Box::new);
        }
        if let Some(autoincrement) = self.autoincrement {
            column.autoincrement = Some(autoincrement);
        }
    }
}

impl Operation for AlterColumn {
    fn read(fields: &Fields<'_, '_>) -> Self {
        const ASPECTS: &[(&str, Aspect)] = &[
            ("default", Aspect::Default),
            ("comment", Aspect::Comment),
            ("identity", Aspect::Identity),
            ("collation", Aspect::Collation),
        ];
        let mistakes = fields.report().len();
        let op = Self {
            table: shapes::qualified(fields, "table"),
            column: fields.name("column"),
            to: fields.name_or("to"),
            data_type: shapes::column_type(fields),
            nullable: fields.flag_or("nullable"),
            default: shapes::default(fields, "default"),
            comment: fields.shown_or("comment"),
            collation: fields.name_or("collation"),
            autoincrement: fields.flag_or("autoincrement"),
            identity: shapes::identity(fields),
            drop: fields.choices("drop", ASPECTS),
            options: fields.options(Target::AlterColumn),
            existing: Existing::read(fields),
        };
        let nothing = Self {
            options: op.options.clone(),
            ..op.unchanged()
        };
        if op == nothing && fields.is_exhausted() && fields.report().len() == mistakes {
            let message = "alter_column changes nothing";
            let diagnostic =
                fields
                    .report()
                    .error("missing-key", message, fields.span_of("column"), "");
            let help = "add what changes: `to`, `type`, `nullable`, `default`, `comment`, `collation`, `autoincrement`, `identity` or `drop`";
            fields.report().push(diagnostic.help(help));
        }
        let contradicts = (op.default.is_some() && op.drops(Aspect::Default))
            || (op.comment.is_some() && op.drops(Aspect::Comment))
            || (op.identity.is_some() && op.drops(Aspect::Identity))
            || (op.collation.is_some() && op.drops(Aspect::Collation));
        if contradicts {
            let message = "alter_column sets and drops the same thing";
            let diagnostic =
                fields
                    .report()
                    .error("contradiction", message, fields.span_of("drop"), "");
            fields.report().push(diagnostic.help("keep one of the two"));
        }
        op
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let table = catalog
            .expect_table(&self.table)
            .map_err(|error| Fault::at("table", error))?
            .clone();
        require_column(&table, &self.column).map_err(|error| Fault::at("column", error))?;
        let Some(old) = table.column(&self.column) else {
            return Ok(());
        };
        rules::check(self, &table, old)?;
        if self.data_type.is_some() {
            partitions::require_no_key(&table, &self.column)?;
        }
        if self.to.is_some() || self.data_type.is_some() {
            require_no_view(catalog, &self.table, Some(&self.column))
                .map_err(|error| Fault::at("column", error))?;
        }
        let mut changed = old.as_ref().clone();
        self.change(&mut changed);
        if self.data_type.is_some() {
            enums::adopt(catalog, &mut changed).map_err(|error| Fault::at("type", error))?;
        }
        edit_table(catalog, &self.table, |table| {
            if let Some(column) = table.column_mut(&self.column) {
                *column = changed;
            }
            if let Some(to) = &self.to {
                table.rename_column(&self.column, to);
                for key in table
                    .foreign_keys
                    .iter_mut()
                    .filter(|key| key.referred == self.table)
                {
                    rename(&mut key.referred_columns, &self.column, to);
                }
            }
            Ok(())
        })
        .map_err(|fault| Fault::at(if self.to.is_some() { "to" } else { "type" }, fault.error))?;
        catalog.move_column_grants(&self.table, &self.column, Some(self.new_name()));
        self.apply_to_referrers(catalog)?;
        if self.data_type.is_some() {
            enums::release(catalog, &[old]);
        }
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let table = change.table_before(&self.table);
        let column = table.and_then(|table| table.column(&self.column));
        let (Some(table), Some(old)) = (table, column) else {
            return Inverse::Irreversible(format!(
                "column `{}` is not known, since raw SQL changed its table",
                self.column
            ));
        };
        let counted_up = table.counts_up(old);
        let mut old = old.as_ref().clone();
        enums::with_values(&mut old, |name| {
            change
                .enum_before(name)
                .map(|enum_type| enum_type.as_ref().clone())
        });
        let mut inverse = Self {
            table: self.table.clone(),
            column: self.new_name().to_owned(),
            to: self.to.as_ref().map(|_| self.column.clone()),
            options: self.name_of_default(&old),
            data_type: old.data_type.filter(|_| self.data_type.is_some()),
            nullable: self.nullable.map(|_| old.nullable),
            autoincrement: self
                .counts_up(change)
                .filter(|counts_up| *counts_up != counted_up)
                .map(|_| counted_up),
            ..Self::default()
        };
        restore(
            &mut inverse.default,
            old.default,
            self.default.is_some() || self.drops(Aspect::Default),
            &mut inverse.drop,
            Aspect::Default,
        );
        let comment = old.comment.map(String::from);
        restore(
            &mut inverse.comment,
            comment,
            self.comment.is_some() || self.drops(Aspect::Comment),
            &mut inverse.drop,
            Aspect::Comment,
        );
        let collation = old.collation.map(String::from);
        let changes_collation = self.collation.is_some() || self.drops(Aspect::Collation);
        restore(
            &mut inverse.collation,
            collation,
            changes_collation,
            &mut inverse.drop,
            Aspect::Collation,
        );
        restore(
            &mut inverse.identity,
            old.identity.map(|identity| *identity),
            self.identity.is_some() || self.drops(Aspect::Identity),
            &mut inverse.drop,
            Aspect::Identity,
        );
        Inverse::op(inverse)
    }

    fn lower(&self, _cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        // How a column is changed differs in structure from dialect to dialect: see the stage `lower`.
        Ok(Vec::new())
    }

    fn describe(&self) -> String {
        match &self.to {
            Some(to) if self.only_renames() => {
                format!("rename column {} of {} to {to}", self.column, self.table)
            }
            _ => format!("alter column {} of {}", self.column, self.table),
        }
    }
}

impl AlterColumn {
    /// Whether the column counts up after the change.
    fn counts_up(&self, change: &Change<'_>) -> Option<bool> {
        let table = change.table_after(&self.table)?;
        Some(table.counts_up(table.column(self.new_name())?))
    }

    /// The name that the old default comes back with.
    fn name_of_default(&self, old: &Column) -> Options {
        let mut options = Options::default();
        let changes = self.default.is_some() || self.drops(Aspect::Default);
        if changes && old.default.is_some() {
            name_default(&mut options, &old.options);
        }
        options
    }

    /// Follows a new name or type into the foreign keys of other tables.
    fn apply_to_referrers(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if self.to.is_none() && self.data_type.is_none() {
            return Ok(());
        }
        let others = catalog
            .referrers(&self.table)
            .filter(|referrer| referrer.name != self.table);
        let others: Vec<Table> = others.map(|referrer| Table::clone(referrer)).collect();
        for mut referrer in others {
            let mut concerned = false;
            for key in referrer
                .foreign_keys
                .iter_mut()
                .filter(|key| key.referred == self.table)
            {
                concerned |= key.referred_columns.contains(&self.column);
                if let Some(to) = &self.to {
                    rename(&mut key.referred_columns, &self.column, to);
                }
            }
            if concerned {
                check_table(catalog, &referrer).map_err(|(_, error)| Fault::at("type", error))?;
                if self.to.is_some() {
                    catalog.put(referrer);
                }
            }
        }
        Ok(())
    }
}

fn rename(names: &mut [String], from: &str, to: &str) {
    for name in names.iter_mut().filter(|name| *name == from) {
        to.clone_into(name);
    }
}

/// Gives a default the name that it has in other options, or none.
fn name_default(options: &mut Options, from: &Options) {
    let name = from.find(DialectName::Mssql, DEFAULT_NAME).cloned();
    options.put(DialectName::Mssql, DEFAULT_NAME, name);
}

fn restore<T>(
    target: &mut Option<T>,
    old: Option<T>,
    changed: bool,
    drop: &mut Vec<Aspect>,
    aspect: Aspect,
) {
    if !changed {
        return;
    }
    if old.is_none() {
        drop.push(aspect);
    }
    *target = old;
}
