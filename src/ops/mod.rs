//! The ops: what an author may write, one file each. Plain data, without places and without SQL text.
//!
//! Each op is read from TOML, applied to a catalog, inverted from what it touched, lowered to statements, described.

mod column_dependents;
mod column_position;
mod edit;
mod enums;
mod fields;
mod named_partitions;
mod naming;
mod partitions;
mod rights;
mod shapes;
mod unnamed_constraints;
mod variables;

mod add_column;
mod add_enum_value;
mod alter_column;
mod alter_sequence;
mod assume_table;
mod attach_partition;
mod bulk_insert;
mod create_check_constraint;
mod create_enum;
mod create_exclude_constraint;
mod create_extension;
mod create_foreign_key;
mod create_function;
mod create_index;
mod create_partition;
mod create_primary_key;
mod create_schema;
mod create_sequence;
mod create_table;
mod create_table_comment;
mod create_trigger;
mod create_unique_constraint;
mod create_view;
mod delete_rows;
mod detach_partition;
mod drop_column;
mod drop_constraint;
mod drop_enum;
mod drop_extension;
mod drop_function;
mod drop_index;
mod drop_partition;
mod drop_schema;
mod drop_sequence;
mod drop_table;
mod drop_table_comment;
mod drop_trigger;
mod drop_view;
mod execute;
mod grant;
mod rename_constraint;
mod rename_enum_value;
mod rename_index;
mod rename_table;
mod replace_view;
mod revoke;

pub use add_column::AddColumn;
pub use alter_column::{AlterColumn, Aspect, Existing};
pub use alter_sequence::{AlterSequence, Restart, Setting};
pub(crate) use column_dependents::{Gone, drop_default_constraint};
pub use column_position::Position;
pub(crate) use create_check_constraint::CreateCheckConstraint;
pub(crate) use create_enum::statement as create_enum_statement;
pub use create_foreign_key::CreateForeignKey;
pub(crate) use create_function::CreateFunction;
pub(crate) use create_index::CreateIndex;
pub(crate) use create_index::statement as create_index_statement;
pub(crate) use create_partition::CreatePartition;
pub(crate) use create_primary_key::CreatePrimaryKey;
pub use create_sequence::CreateSequence;
pub use create_table::CreateTable;
pub(crate) use create_table::column_comment;
pub(crate) use create_unique_constraint::CreateUniqueConstraint;
pub(crate) use create_view::statement as create_view_statement;
pub use drop_column::DropColumn;
pub(crate) use drop_column::without_column;
pub(crate) use drop_constraint::DropConstraint;
pub(crate) use drop_enum::statement as drop_enum_statement;
pub(crate) use drop_index::DropIndex;
pub(crate) use drop_table::DropTable;
pub(crate) use drop_trigger::{DropTrigger, statement as drop_trigger_statement};
pub(crate) use drop_view::statement as drop_view_statement;
pub use edit::Fault;
pub use execute::Execute;
pub use fields::{Enclosure, Fields, Fragment, Keys, Least, Report, Shape, explore};
pub use grant::Grant;
pub use naming::{Named, apply_convention, named, shortened};
pub(crate) use partitions::own_things;
pub(crate) use rename_constraint::RenameConstraint;
pub use rename_enum_value::RenameEnumValue;
pub(crate) use rename_index::RenameIndex;
pub(crate) use rename_table::RenameTable;
pub use replace_view::ReplaceView;
pub use revoke::Revoke;
pub use rights::Rights;
pub(crate) use rights::{between, given_again};
pub(crate) use unnamed_constraints::{drop_check, drop_primary_key, drop_unique};

use crate::catalog::Catalog;
use crate::config::Naming;
use crate::dialect::{Dialect, Unsupported};
use crate::statement::{Change, Lowering, Statement};

/// How an op is undone.
#[derive(Debug, Clone, PartialEq)]
pub enum Inverse {
    /// By these ops, in this order.
    Ops(Vec<Op>),
    /// Not at all, and why.
    Irreversible(String),
}

impl Inverse {
    /// Undone by one op.
    pub fn op(op: impl Into<Op>) -> Self {
        Self::Ops(vec![op.into()])
    }

    /// Nothing is to be undone.
    pub fn nothing() -> Self {
        Self::Ops(Vec::new())
    }
}

/// What every op can do.
pub trait Operation: Sized {
    /// Reads it from TOML.
    fn read(fields: &Fields<'_, '_>) -> Self;

    /// Gives names to what has none, by the project's convention.
    fn name_by(&mut self, _naming: &Naming) {}

    /// The names of the indexes and constraints that it makes.
    fn names_mut(&mut self) -> Vec<&mut String> {
        Vec::new()
    }

    /// Refuses what has no name where nothing could drop it again.
    ///
    /// # Errors
    /// When the name is missing.
    fn require_name(&self) -> Result<(), Fault> {
        Ok(())
    }

    /// What it is for a dialect, where that is not the same for all.
    fn settled(&self, _dialect: &Dialect) -> Option<Self> {
        None
    }

    /// Applies it to a catalog.
    ///
    /// # Errors
    /// When it does not fit; the catalog is then as it was.
    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault>;

    /// How it is undone, given what it did.
    fn inverse(&self, change: &Change<'_>) -> Inverse;

    /// Its statements where the dialect needs no other structure.
    ///
    /// # Errors
    /// When the dialect cannot do it.
    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported>;

    /// What it does in a few words, such as `add column email to users`.
    fn describe(&self) -> String;
}

/// Makes the enum of all ops and passes each call on.
macro_rules! ops {
    ($($name:ident => $op:ident),+ $(,)?) => {
        /// Any op.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is documented at its struct")]
        pub enum Op { $($op(Box<$name::$op>)),+ }

        $(impl From<$name::$op> for Op {
            fn from(op: $name::$op) -> Self {
                Self::$op(Box::new(op))
            }
        })+

        impl Op {
            /// The names of all ops, as written in revision files.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            /// Its name.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$op(_) => stringify!($name)),+ }
            }

            /// Reads the op of this name; `None`: there is no such op.
            pub fn read(name: &str, fields: &Fields<'_, '_>) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some($name::$op::read(fields).into()),)+
                    _ => None,
                }
            }

            /// Gives names to what has none.
            pub fn name_by(&mut self, naming: &Naming) {
                match self { $(Self::$op(op) => op.name_by(naming)),+ }
            }

            /// The names of the indexes and constraints that it makes.
            pub fn names_mut(&mut self) -> Vec<&mut String> {
                match self { $(Self::$op(op) => op.names_mut()),+ }
            }

            /// Refuses what has no name where nothing could drop it again.
            ///
            /// # Errors
            /// When the name is missing.
            pub fn require_name(&self) -> Result<(), Fault> {
                match self { $(Self::$op(op) => op.require_name()),+ }
            }

            /// What it is for a dialect, where that is not the same for all.
            pub fn settled(&self, dialect: &Dialect) -> Option<Self> {
                match self { $(Self::$op(op) => op.settled(dialect).map(Self::from)),+ }
            }

            /// Applies it to a catalog.
            ///
            /// # Errors
            /// When it does not fit.
            pub fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
                match self { $(Self::$op(op) => op.apply(catalog)),+ }
            }

            /// How it is undone.
            pub fn inverse(&self, change: &Change<'_>) -> Inverse {
                match self { $(Self::$op(op) => op.inverse(change)),+ }
            }

            /// Its statements.
            ///
            /// # Errors
            /// When the dialect cannot do it.
            pub fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
                match self { $(Self::$op(op) => op.lower(cx)),+ }
            }

            /// What it does.
            pub fn describe(&self) -> String {
                match self { $(Self::$op(op) => op.describe()),+ }
            }
        }
    };
}

ops! {
    add_column => AddColumn,
    add_enum_value => AddEnumValue,
    alter_column => AlterColumn,
    alter_sequence => AlterSequence,
    assume_table => AssumeTable,
    attach_partition => AttachPartition,
    bulk_insert => BulkInsert,
    create_check_constraint => CreateCheckConstraint,
    create_enum => CreateEnum,
    create_exclude_constraint => CreateExcludeConstraint,
    create_extension => CreateExtension,
    create_foreign_key => CreateForeignKey,
    create_function => CreateFunction,
    create_index => CreateIndex,
    create_partition => CreatePartition,
    create_primary_key => CreatePrimaryKey,
    create_schema => CreateSchema,
    create_sequence => CreateSequence,
    create_table => CreateTable,
    create_table_comment => CreateTableComment,
    create_trigger => CreateTrigger,
    create_unique_constraint => CreateUniqueConstraint,
    create_view => CreateView,
    delete_rows => DeleteRows,
    detach_partition => DetachPartition,
    drop_column => DropColumn,
    drop_constraint => DropConstraint,
    drop_enum => DropEnum,
    drop_extension => DropExtension,
    drop_function => DropFunction,
    drop_index => DropIndex,
    drop_partition => DropPartition,
    drop_schema => DropSchema,
    drop_sequence => DropSequence,
    drop_table => DropTable,
    drop_table_comment => DropTableComment,
    drop_trigger => DropTrigger,
    drop_view => DropView,
    execute => Execute,
    grant => Grant,
    rename_constraint => RenameConstraint,
    rename_enum_value => RenameEnumValue,
    rename_index => RenameIndex,
    rename_table => RenameTable,
    replace_view => ReplaceView,
    revoke => Revoke,
}
