//! What a statement leaves behind, by which a later run sees that it is done.

use minijinja::Value;

use crate::catalog::QualifiedName;
use crate::config::DialectName;
use crate::dialect::{Dialect, Feature, Unsupported, Version};
use crate::raw_sql::{Nature, is_preparable, nature};
use crate::statement::{Params, Statement};
use crate::verify::Expectation;

/// What is known of a statement that may have run, or not, when a script stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::script) enum Effect {
    /// It changes rows: its transaction says so.
    Rows,
    /// It is for the session, and runs each time.
    Session,
    /// Done twice it comes to the same.
    Repeatable,
    /// The engine's catalog holds all of this then.
    Told(Vec<Expectation>),
    /// Nothing tells.
    Untold,
}

impl Effect {
    /// The effect of a statement of a step that changes these things.
    pub(super) fn of(
        statement: &Statement,
        dialect: &Dialect,
        changes: &[Expectation],
        is_alone: bool,
    ) -> Self {
        let params = &statement.params;
        let told = |is_told: &dyn Fn(&&Expectation) -> bool| {
            Self::told(changes.iter().filter(is_told).cloned().collect())
        };
        let of_kinds = |kinds: &[&str]| told(&|change: &&Expectation| kinds.contains(&change.kind));
        let of_parts = |kind: &str, names: &[&str]| {
            let names: Vec<String> = names.iter().filter_map(|name| text(params, name)).collect();
            told(&|change: &&Expectation| change.kind == kind && names.contains(&change.part))
        };
        let table = name(params, "table");
        match statement.template {
            "insert" | "delete" | "update_word" | "version_insert" | "version_update"
            | "version_delete" => Self::Rows,
            "execute" => Self::of_raw(params, dialect, changes, is_alone),
            "create_table" => told(&|change: &&Expectation| {
                Some(&change.name) == table && !matches!(change.kind, "index" | "trigger")
            }),
            "create_table_with_indexes" => told(&|change: &&Expectation| {
                Some(&change.name) == table && change.kind != "trigger"
            }),
            "drop_table" => of_kinds(&["table"]),
            "rename_table" => of_kinds(&["table", "column"]),
            "create_index"
            | "add_index"
            | "drop_index"
            | "drop_index_of_table"
            | "rename_index" => of_parts("index", &["name", "to"]),
            "add_column" | "drop_column" | "rename_column" | "alter_column_nullable" => {
                of_parts("column", &["column", "to"])
            }
            "modify_column" => of_parts("column", &["column", "from"]).or_repeatable(),
            "add_check" => of_kinds(&["check"]),
            "add_unique" => of_kinds(&["unique"]),
            "add_foreign_key" | "drop_foreign_key_of_columns" => of_kinds(&["foreign key"]),
            "add_primary_key" => of_kinds(&["primary key"]),
            "drop_constraint" => match text(params, "kind") {
                Some(kind) => of_kinds(&[kind.replace('_', " ").as_str()]),
                None => of_kinds(&["check", "unique", "foreign key", "primary key"]),
            },
            "rename_constraint" => of_kinds(&["check", "unique", "foreign key"]),
            "create_view" | "drop_view" | "create_materialized_view" | "drop_materialized_view" => {
                of_kinds(&["view"])
            }
            "create_schema" | "drop_schema" => of_kinds(&["schema"]),
            "create_sequence" | "drop_sequence" => of_kinds(&["sequence"]),
            "drop_function" => of_kinds(&["function"]),
            "drop_trigger" => of_kinds(&["trigger"]),
            "version_table"
            | "replace_view"
            | "comment_on_table"
            | "comment_on_column"
            | "alter_column_comment"
            | "alter_column_default"
            | "alter_column_type"
            | "alter_sequence"
            | "grant" => Self::Repeatable,
            _ => Self::Untold,
        }
    }

    /// The effect of raw SQL, and of whatever is kept as text.
    fn of_raw(params: &Params, dialect: &Dialect, changes: &[Expectation], is_alone: bool) -> Self {
        match nature(sql(params), dialect.name) {
            Nature::Rows => Self::Rows,
            Nature::Session => Self::Session,
            Nature::Repeatable => Self::Repeatable,
            Nature::Structure if is_alone => Self::told(changes.to_vec()),
            Nature::Structure | Nature::Transaction => Self::Untold,
        }
    }

    fn told(expected: Vec<Expectation>) -> Self {
        if expected.is_empty() {
            Self::Untold
        } else {
            Self::Told(expected)
        }
    }

    fn or_repeatable(self) -> Self {
        match self {
            Self::Untold => Self::Repeatable,
            other => other,
        }
    }

    /// The effect of two changes of one table in one statement, which happen together or not at all.
    pub(in crate::script) fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Told(mut expected), Self::Told(others)) => {
                expected.extend(others);
                Self::Told(expected)
            }
            (Self::Told(expected), _) | (_, Self::Told(expected)) => Self::Told(expected),
            (Self::Repeatable, Self::Repeatable) => Self::Repeatable,
            _ => Self::Untold,
        }
    }
}

/// Refuses what cannot be passed over.
pub(super) fn check(statement: &Statement, dialect: &Dialect) -> Result<(), Unsupported> {
    let help = "leave out `--resume`, or make one script up to here and one from here on with `--to` and `--from`";
    let refused = |what: &str| {
        let message = format!("a script that resumes cannot hold this statement: {what}");
        Err(Unsupported::new(message, help))
    };
    let sql = sql(&statement.params);
    if statement.template == "execute" && nature(sql, dialect.name) == Nature::Transaction {
        return refused("it begins or ends a transaction or a lock, and the script has its own");
    }
    let is_prepared = statement.template == "drop_foreign_key_of_columns"
        && !dialect.has(Feature::BlockSeparator);
    if is_prepared {
        return refused("it drops a foreign key that has no name");
    }
    let is_stored =
        statement.block || matches!(statement.template, "drop_trigger" | "drop_function");
    let title = dialect.title;
    match dialect.name {
        DialectName::Mysql if is_stored || !is_preparable(sql, dialect.name) => {
            refused(&format!("{title} has no way to pass over it"))
        }
        // https://mariadb.com/kb/en/prepare-statement/#permitted-statements
        DialectName::Mariadb
            if dialect.version < Version::new(10, 6, 2)
                && (is_stored || !is_preparable(sql, DialectName::Mysql)) =>
        {
            refused(&format!("{title} before 10.6.2 has no way to pass over it"))
        }
        _ => Ok(()),
    }
}

fn sql(params: &Params) -> &str {
    params
        .find("sql")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn name<'a>(params: &'a Params, param: &str) -> Option<&'a QualifiedName> {
    params.find(param)?.downcast_object_ref::<QualifiedName>()
}

/// A text, or the name of a column that is given as a whole.
fn text(params: &Params, param: &str) -> Option<String> {
    let value = params.find(param)?;
    match value.as_str() {
        Some(text) => Some(text.to_owned()),
        None => Some(value.get_attr("name").ok()?.as_str()?.to_owned()),
    }
}
