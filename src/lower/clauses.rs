//! What each statement of MySQL and MariaDB does as a clause of ALTER TABLE.

use std::collections::BTreeSet;

use minijinja::Value;

use super::online;
use crate::catalog::{ConstraintKind, Index, QualifiedName, Table};
use crate::statement::{Clause, Lowering, Params, Statement, Thing};

/// Gives each statement its clause, and indexes the form that can be one.
pub(super) fn described(mut statements: Vec<Statement>, cx: &Lowering<'_>) -> Vec<Statement> {
    let alters = cx.dialect.alters;
    if !alters.state_algorithm && !alters.merge {
        return statements;
    }
    for statement in &mut statements {
        match statement.template {
            "create_index" if alters.merge => statement.template = "add_index",
            "drop_index" => statement.template = "drop_index_of_table",
            _ => {}
        }
        let clause = Described::of(statement, cx).and_then(|described| described.clause());
        statement.clause = clause.map(Box::new);
    }
    statements
}

/// A statement and the table that it changes.
pub(super) struct Described<'a> {
    pub(super) cx: &'a Lowering<'a>,
    pub(super) template: &'static str,
    params: &'a Params,
    pub(super) name: QualifiedName,
    pub(super) before: Option<&'a Table>,
    pub(super) after: Option<&'a Table>,
}

impl<'a> Described<'a> {
    fn of(statement: &'a Statement, cx: &'a Lowering<'a>) -> Option<Self> {
        let table = statement.params.find("table")?;
        let name = table.downcast_object_ref::<QualifiedName>()?.clone();
        let before = cx.change.table_before(&name).map(AsRef::as_ref);
        let after = cx.change.table_after(&name).map(AsRef::as_ref);
        Some(Self {
            cx,
            template: statement.template,
            params: &statement.params,
            name,
            before,
            after,
        })
    }

    /// A text of the params, or of the name in a param that is a column or a constraint.
    pub(super) fn text(&self, param: &str) -> Option<String> {
        let value = self.params.find(param)?;
        match value.as_str() {
            Some(text) => Some(text.to_owned()),
            None => Some(value.get_attr("name").ok()?.as_str()?.to_owned()),
        }
    }

    /// A value inside a param.
    pub(super) fn inside(&self, param: &str, key: &str) -> Value {
        let value = self.params.find(param);
        value
            .and_then(|value| value.get_attr(key).ok())
            .unwrap_or_default()
    }

    /// Whether a column that is added stands before or behind a chosen one.
    pub(super) fn is_placed(&self) -> bool {
        let is_first = self.params.find("first").is_some_and(Value::is_true);
        is_first || self.text("after").is_some()
    }

    /// The index of a statement that makes or drops one.
    pub(super) fn index(&self) -> Option<&'a Index> {
        let name = self.text("name")?;
        let tables = [self.after, self.before];
        tables
            .into_iter()
            .flatten()
            .find_map(|table| table.index(&name))
    }

    fn clause(&self) -> Option<Clause> {
        let work = online::works(self)?;
        let touches = self.touches();
        let state = self.cx.dialect.alters.state_algorithm;
        let makes = self.text("column").map(|name| column(&name));
        Some(Clause {
            table: self.name.clone(),
            makes: makes
                .filter(|_| self.template == "add_column")
                .into_iter()
                .collect(),
            joins: self.joins() && !touches.is_empty(),
            touches,
            reads: self.reads(),
            online: online::of(self, &work).filter(|_| state),
        })
    }

    /// Whether it may stand beside others without a copy of the table that it would not need alone.
    fn joins(&self) -> bool {
        match self.template {
            "create_index" | "rename_table" => false,
            "add_column" | "drop_column" | "modify_column" | "rename_column" => {
                let tables = [self.before, self.after];
                !tables.into_iter().flatten().any(online::has_computed)
            }
            "add_index" => !self.index().is_some_and(online::is_text_index),
            _ => true,
        }
    }

    fn touches(&self) -> BTreeSet<Thing> {
        let name = || self.text("name");
        let constraint = || self.text("constraint");
        let things: Vec<Thing> = match self.template {
            "add_column" => self
                .text("column")
                .map(|name| column(&name))
                .into_iter()
                .collect(),
            "drop_column" => self.dropped_with_column(),
            "alter_column_default" | "modify_column" | "rename_column" => ["column", "from", "to"]
                .into_iter()
                .filter_map(|param| self.text(param))
                .map(|name| column(&name))
                .collect(),
            "add_index" | "create_index" | "drop_index_of_table" => {
                name().map(|name| index(&name)).into_iter().collect()
            }
            "rename_index" => ["name", "to"]
                .into_iter()
                .filter_map(|param| self.text(param))
                .map(|name| index(&name))
                .collect(),
            "add_unique" => constraint().map(|name| index(&name)).into_iter().collect(),
            "add_foreign_key" => constraint()
                .map(|name| foreign_key(&name))
                .into_iter()
                .collect(),
            "add_check" => constraint().map(|name| check(&name)).into_iter().collect(),
            "add_primary_key" => vec![Thing::PrimaryKey],
            "comment_on_table" => vec![Thing::Comment],
            "drop_constraint" => match (self.kind(), name()) {
                (Some(ConstraintKind::PrimaryKey), _) => vec![Thing::PrimaryKey],
                (Some(ConstraintKind::Unique), Some(name)) => vec![index(&name)],
                (Some(ConstraintKind::ForeignKey), Some(name)) => vec![foreign_key(&name)],
                (Some(ConstraintKind::Check), Some(name)) => vec![check(&name)],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        things.into_iter().collect()
    }

    /// The kind of a constraint that is dropped.
    pub(super) fn kind(&self) -> Option<ConstraintKind> {
        match self.text("kind")?.as_str() {
            "primary key" => Some(ConstraintKind::PrimaryKey),
            "unique" => Some(ConstraintKind::Unique),
            "foreign key" => Some(ConstraintKind::ForeignKey),
            "check" => Some(ConstraintKind::Check),
            _ => None,
        }
    }

    /// A column, and what goes along with it.
    fn dropped_with_column(&self) -> Vec<Thing> {
        let Some((before, name)) = self.before.zip(self.text("column")) else {
            return Vec::new();
        };
        let indexes = before
            .indexes
            .iter()
            .filter(|index| index.has_column(&name));
        let uniques = before
            .uniques
            .iter()
            .filter(|unique| unique.columns.contains(&name));
        let checks = before
            .checks
            .iter()
            .filter(|check| before.check_needs(check).contains(&name.as_str()));
        let named = |name: &Option<String>| name.clone();
        let mut things = vec![column(&name)];
        things.extend(indexes.map(|found| index(&found.name)));
        things.extend(
            uniques
                .filter_map(|unique| named(&unique.name))
                .map(|name| index(&name)),
        );
        things.extend(
            checks
                .filter_map(|found| named(&found.name))
                .map(|name| check(&name)),
        );
        things
    }

    /// The columns that a key, an index or an expression reads.
    fn reads(&self) -> Option<BTreeSet<Thing>> {
        let columns = |names: &mut dyn Iterator<Item = &str>| Some(names.map(column).collect());
        match self.template {
            "add_column" => {
                let inline = self.inside("column", "inline");
                let computed = self.inside("column", "computed");
                let is_plain = inline.is_none() && computed.is_none();
                let before = self.text("after").map(|name| column(&name));
                is_plain.then(|| before.into_iter().collect())
            }
            "add_index" | "create_index" => {
                let (table, index) = self.after.zip(self.index())?;
                columns(&mut table.index_needs(index).into_iter())
            }
            "add_check" => {
                let name = self.text("constraint")?;
                let table = self.after?;
                let is = |check: &&crate::catalog::Check| check.name.as_deref() == Some(&name);
                let check = table.checks.iter().find(is)?;
                columns(&mut table.check_needs(check).into_iter())
            }
            "add_unique" | "add_primary_key" | "add_foreign_key" => {
                let names = self.inside("constraint", "columns");
                let mut found = BTreeSet::new();
                for name in names.try_iter().ok()? {
                    found.insert(column(name.as_str()?));
                }
                Some(found)
            }
            _ => Some(BTreeSet::new()),
        }
    }
}

fn column(name: &str) -> Thing {
    Thing::Column(name.to_lowercase())
}

fn index(name: &str) -> Thing {
    Thing::Index(name.to_lowercase())
}

fn foreign_key(name: &str) -> Thing {
    Thing::ForeignKey(name.to_lowercase())
}

fn check(name: &str) -> Thing {
    Thing::Check(name.to_lowercase())
}
