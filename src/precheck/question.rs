//! The questions, and what a script is given of them.

use minijinja::Value;

use crate::catalog::QualifiedName;
use crate::statement::{Params, list};

/// What it means that something is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The step fails, or loses what nothing keeps.
    Fail,
    /// Only good to know.
    Info,
}

impl Verdict {
    fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "FAIL",
            Self::Info => "INFO",
        }
    }
}

/// A column or an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    /// A column.
    Column(String),
    /// An expression, as its author wrote it.
    Sql(String),
}

impl Key {
    fn params(&self) -> Value {
        let none = || Value::from(());
        let (column, sql) = match self {
            Self::Column(name) => (Value::from(name.as_str()), none()),
            Self::Sql(sql) => (none(), Value::from(sql.as_str())),
        };
        Params::new().set("column", column).set("sql", sql).into()
    }
}

/// How NULLs count where rows must differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nulls {
    /// A row with a NULL equals no other.
    Distinct,
    /// Two NULLs are equal.
    Equal,
    /// Two NULLs are equal unless all columns are NULL (Oracle).
    EqualUnlessAll,
}

/// What may lean on a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaning {
    /// Views, foreign keys, tables that inherit.
    All,
    /// Views.
    Views,
    /// Foreign keys.
    Keys,
}

/// What is asked, in the names before the range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// Nothing.
    None,
    /// Rows.
    Rows {
        table: QualifiedName,
        sample: Vec<String>,
    },
    /// Rows with NULL in a column.
    Nulls {
        table: QualifiedName,
        column: String,
        sample: Vec<String>,
    },
    /// Rows with a value in each of some columns.
    Values {
        table: QualifiedName,
        columns: Vec<String>,
        sample: Vec<String>,
    },
    /// Groups of rows that equal one another.
    Duplicates {
        table: QualifiedName,
        keys: Vec<Key>,
        nulls: Nulls,
        condition: Option<String>,
    },
    /// Rows that refer to none.
    Orphans {
        table: QualifiedName,
        columns: Vec<String>,
        referred: QualifiedName,
        referred_columns: Vec<String>,
    },
    /// Rows for which a condition does not hold.
    Violations {
        table: QualifiedName,
        condition: String,
        sample: Vec<String>,
    },
    /// Texts of more characters than these.
    TooLong {
        table: QualifiedName,
        column: String,
        length: u64,
    },
    /// The length of the longest text.
    Longest {
        table: QualifiedName,
        column: String,
    },
    /// Numbers below or above.
    OutOfRange {
        table: QualifiedName,
        column: String,
        low: String,
        high: String,
    },
    /// Numbers with more digits behind the point.
    Rounded {
        table: QualifiedName,
        column: String,
        scale: u32,
    },
    /// Texts that are none of these.
    NotAWord {
        table: QualifiedName,
        column: String,
        words: Vec<String>,
    },
    /// Objects of the engine's catalog, but for those that are known.
    Leaning {
        table: QualifiedName,
        column: Option<String>,
        what: Leaning,
        known: Vec<String>,
    },
    /// Whether another role owns a table (PostgreSQL).
    Owner { table: QualifiedName },
    /// Whether the right to refer to a table is missing (PostgreSQL).
    MayRefer { table: QualifiedName },
    /// Rows and size.
    Size { table: QualifiedName },
}

impl Question {
    fn params(&self) -> Params {
        let asked =
            |kind, table: &QualifiedName| Params::new().set("kind", kind).set_name("table", table);
        match self {
            Self::None => Params::new().set("kind", "none"),
            Self::Rows { table, sample } => asked("rows", table).set("sample", columns(sample)),
            Self::Nulls {
                table,
                column,
                sample,
            } => asked("nulls", table)
                .set("column", column.as_str())
                .set("sample", columns(sample)),
            Self::Values {
                table,
                columns: all,
                sample,
            } => asked("values", table)
                .set("keys", columns(all))
                .set("sample", columns(sample)),
            Self::Duplicates {
                table,
                keys,
                nulls,
                condition,
            } => asked("duplicates", table)
                .set("keys", list(keys.iter().map(Key::params)))
                .set("sample", list(keys.iter().map(Key::params)))
                .set("nulls", nulls.as_str())
                .set("condition", condition.as_deref()),
            Self::Violations {
                table,
                condition,
                sample,
            } => asked("violations", table)
                .set("condition", condition.as_str())
                .set("sample", columns(sample)),
            Self::Owner { table } => asked("owner", table),
            Self::MayRefer { table } => asked("may_refer", table),
            Self::Size { table } => asked("size", table),
            Self::Orphans { .. } | Self::Leaning { .. } => self.params_of_others(),
            Self::TooLong { .. }
            | Self::Longest { .. }
            | Self::OutOfRange { .. }
            | Self::Rounded { .. }
            | Self::NotAWord { .. } => self.params_of_values(),
        }
    }

    /// The params of questions about a table and others.
    fn params_of_others(&self) -> Params {
        let asked =
            |kind, table: &QualifiedName| Params::new().set("kind", kind).set_name("table", table);
        match self {
            Self::Orphans {
                table,
                columns: own,
                referred,
                referred_columns,
            } => asked("orphans", table)
                .set("keys", columns(own))
                .set("sample", columns(own))
                .set_name("referred", referred)
                .set("pairs", pairs(own, referred_columns)),
            Self::Leaning {
                table,
                column,
                what,
                known,
            } => asked("leaning", table)
                .set("column", column.as_deref())
                .set("with_views", *what != Leaning::Keys)
                .set("with_keys", *what != Leaning::Views)
                .set("known", list(known.iter().map(String::as_str))),
            _ => Params::new(),
        }
    }

    /// The params of questions about the values of one column.
    fn params_of_values(&self) -> Params {
        let asked = |kind, table: &QualifiedName, column: &String| {
            Params::new()
                .set("kind", kind)
                .set_name("table", table)
                .set("column", column.as_str())
                .set("sample", columns(std::slice::from_ref(column)))
        };
        match self {
            Self::TooLong {
                table,
                column,
                length,
            } => asked("too_long", table, column).set("length", *length),
            Self::Longest { table, column } => asked("longest", table, column),
            Self::OutOfRange {
                table,
                column,
                low,
                high,
            } => asked("out_of_range", table, column)
                .set("low", low.as_str())
                .set("high", high.as_str()),
            Self::Rounded {
                table,
                column,
                scale,
            } => asked("rounded", table, column).set("scale", *scale),
            Self::NotAWord {
                table,
                column,
                words,
            } => asked("not_a_word", table, column)
                .set("allowed", list(words.iter().map(String::as_str))),
            _ => Params::new(),
        }
    }
}

impl Nulls {
    fn as_str(self) -> &'static str {
        match self {
            Self::Distinct => "distinct",
            Self::Equal => "equal",
            Self::EqualUnlessAll => "equal_unless_all",
        }
    }
}

fn columns(names: &[String]) -> Value {
    list(names.iter().map(|name| Key::Column(name.clone()).params()))
}

fn pairs(own: &[String], referred: &[String]) -> Value {
    let pairs = own.iter().zip(referred);
    list(pairs.map(|(own, referred)| {
        Params::new()
            .set("own", own.as_str())
            .set("referred", referred.as_str())
    }))
}

/// One line of the script's output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    label: String,
    words: String,
    /// What it is when something is found.
    verdict: Verdict,
    /// What stands before the sample.
    leads: String,
    question: Question,
}

impl Check {
    pub(super) fn new(label: &str, words: &str, verdict: Verdict, question: Question) -> Self {
        Self {
            label: label.to_owned(),
            words: words.to_owned(),
            verdict,
            leads: String::new(),
            question,
        }
    }

    pub(super) fn leading(mut self, leads: &str) -> Self {
        leads.clone_into(&mut self.leads);
        self
    }

    /// Whether the database is asked anything.
    pub fn is_asked(&self) -> bool {
        self.question != Question::None
    }

    /// The params of a template: `label`, `words`, `leads`, `if_none`, `if_some`, and those of its query.
    pub fn params(&self) -> Params {
        let if_none = match &self.question {
            Question::Size { .. } | Question::Longest { .. } | Question::None => "INFO",
            _ => "PASS",
        };
        self.question
            .params()
            .set("label", self.label.as_str())
            .set("words", self.words.as_str())
            .set("leads", self.leads.as_str())
            .set("if_none", if_none)
            .set("if_some", self.verdict.as_str())
    }
}
