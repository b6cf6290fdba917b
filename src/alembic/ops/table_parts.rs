//! What stands in a table: columns, constraints and indexes, as `create_table` is given them.

use crate::python::{Argument, Evaluator, Outcome, Place};

use super::super::column::{ColumnKeys, column, is_column};
use super::super::column_type::spatial_index;
use super::super::constraint::{self, Item};
use super::super::host::Alembic;
use super::super::name::{Convention, Name, conventional};
use super::super::toml_value::Keys;
use super::index_name::{flagged, name_index_in};

/// What stands in a table, by kind.
#[derive(Debug, Default)]
pub(super) struct Parts {
    columns: Vec<Keys>,
    /// The kinds of the constraints, as they stand in the file.
    order: Vec<&'static str>,
    /// What each column refers to.
    references: Vec<Option<Keys>>,
    /// Columns by what Python calls them.
    aliases: Vec<(String, String)>,
    /// Columns of whole numbers whose type is spelled exactly.
    exact_integers: Vec<String>,
    primary_key: Option<Keys>,
    uniques: Vec<Keys>,
    foreign_keys: Vec<Keys>,
    checks: Vec<Keys>,
    excludes: Vec<Keys>,
    indexes: Vec<Keys>,
}

impl Parts {
    pub(super) fn add(
        &mut self,
        eval: &mut Evaluator<Alembic>,
        argument: &Argument,
        table: &str,
    ) -> Outcome<()> {
        let (value, place) = (&argument.value, &argument.place);
        if matches!(value, crate::python::Value::None) {
            return Ok(());
        }
        if is_column(value) {
            let mut column = column(eval, value, place)?;
            self.indexes.extend(spatial_index(eval, &column, table));
            if column.is_exact_integer {
                self.exact_integers.push(column.name.clone());
            }
            let alias = column.alias.take();
            self.aliases
                .extend(alias.map(|alias| (alias, column.name.clone())));
            name_checks(eval, &mut column, table);
            self.checks.append(&mut column.checks);
            self.references.push(column.references.clone());
            self.columns.push(column.into_keys());
            return Ok(());
        }
        let item = constraint::item(eval, value, table, place)?;
        self.order.extend(item.as_ref().and_then(Item::word));
        match item {
            Some(Item::PrimaryKey(keys)) => self.primary_key = Some(keys),
            Some(Item::Unique(keys)) => self.uniques.push(keys),
            Some(Item::ForeignKey(keys)) => self.foreign_keys.push(keys),
            Some(Item::Check(keys)) => self.checks.push(keys),
            Some(Item::Exclude(keys)) => self.excludes.push(keys),
            Some(Item::Index(keys)) => self.indexes.push(keys),
            None => {
                if let crate::python::Value::Unknown(unknown) = value {
                    return place.needs(unknown);
                }
                return place.unreadable("this is not among the things that can stand in a table");
            }
        }
        Ok(())
    }

    /// A lone primary key of whole numbers counts up, though its type is spelled exactly.
    fn count_up(&mut self) {
        let marked = self
            .columns
            .iter()
            .filter(|column| column.has("primary_key"));
        let mut key: Vec<String> = marked
            .filter_map(|column| column.get_text("name").map(str::to_owned))
            .collect();
        if let Some(own) = &self.primary_key {
            key.extend(own.get_texts("columns").into_iter().map(str::to_owned));
        }
        key.dedup();
        let [name] = &key[..] else { return };
        if !self.exact_integers.contains(name) {
            return;
        }
        let is_settled = |column: &Keys| {
            let keys = [
                "autoincrement",
                "default",
                "identity",
                "computed",
                "references",
            ];
            keys.iter().any(|key| column.has(key))
        };
        let mut columns = self.columns.iter_mut();
        if let Some(column) = columns.find(|column| column.get_text("name") == Some(name))
            && !is_settled(column)
        {
            column.flag("autoincrement", true);
        }
    }

    /// Names the indexes that have no name.
    pub(super) fn name_indexes(
        &mut self,
        eval: &Evaluator<Alembic>,
        schema: Option<&str>,
        table: &str,
        place: &Place,
    ) -> Outcome<()> {
        for index in &mut self.indexes {
            index.rename_texts("columns", &self.aliases);
            name_index_in(eval, index, schema, table);
        }
        let columns = self.columns.iter_mut();
        let flagged = columns.filter_map(|column| flagged(eval, column, schema, table));
        self.indexes.extend(flagged);
        let mut names: Vec<&str> = self
            .indexes
            .iter()
            .filter_map(|index| index.get_text("name"))
            .collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                place.unreadable(format!("two indexes of this table are named `{}`", pair[0]))
            }
            None => Ok(()),
        }
    }

    /// Alembic prints the constraints of the table before those that its columns bring.
    fn settle_order(&mut self, keys: &mut Keys) {
        const USUAL: [&str; 4] = ["check", "foreign_key", "unique", "exclude"];
        let rank = |word: &&str| USUAL.iter().position(|usual| usual == word);
        let brought = |(column, references): (&Keys, &Option<Keys>)| {
            let is_unique = column.has("unique") && !column.has("index");
            let unique = is_unique.then_some("unique");
            [unique, references.as_ref().map(|_| "foreign_key")]
        };
        let brought: Vec<&'static str> = (self.columns.iter().zip(&self.references))
            .flat_map(brought)
            .flatten()
            .collect();
        // Those of a column stand before those of the table that are of their kind, unless they are its own too.
        if brought.iter().any(|word| self.order.contains(word)) {
            self.own_all();
        }
        self.order.extend(brought);
        if !self.order.is_sorted_by_key(rank) {
            let order: Vec<String> = self.order.iter().map(|word| (*word).to_owned()).collect();
            keys.texts("order", &order);
        }
    }

    /// Makes the constraints that the columns bring the table's own.
    fn own_all(&mut self) {
        for (column, references) in self.columns.iter_mut().zip(&mut self.references) {
            let name: Vec<String> = column
                .get_text("name")
                .map(str::to_owned)
                .into_iter()
                .collect();
            if column.has("unique") && !column.has("index") {
                column.remove("unique");
                let mut unique = Keys::new(column.span());
                unique.texts("columns", &name);
                self.uniques.push(unique);
            }
            if let Some(mut key) = references.take() {
                column.remove("references");
                key.texts("columns", &name);
                let referred: Vec<String> = key
                    .get_text("column")
                    .map(str::to_owned)
                    .into_iter()
                    .collect();
                key.texts("referred_columns", &referred);
                key.remove("column");
                for (from, to) in [("table", "references"), ("schema", "referred_schema")] {
                    let value = key.get(from).cloned();
                    key.remove(from);
                    if let Some(value) = value {
                        key.set(to, value);
                    }
                }
                self.foreign_keys.push(key);
            }
        }
    }

    pub(super) fn write(mut self, keys: &mut Keys) {
        self.settle_order(keys);
        let lists = [&mut self.uniques, &mut self.foreign_keys];
        for keys in lists.into_iter().flatten().chain(&mut self.primary_key) {
            keys.rename_texts("columns", &self.aliases);
        }
        self.count_up();
        if let Some(key) = self.primary_key {
            let is_empty = key.get_texts("columns").is_empty();
            // The columns that say so themselves are what Alembic takes, too.
            let marked: Vec<String> = self
                .columns
                .iter()
                .filter(|column| column.has("primary_key"))
                .filter_map(|column| column.get_text("name").map(str::to_owned))
                .collect();
            let mut key = key;
            if is_empty {
                key.texts("columns", &marked);
            }
            for column in &mut self.columns {
                column.remove("primary_key");
            }
            keys.set("primary_key", key.into_value());
        }
        keys.tables("columns", self.columns);
        keys.tables("uniques", self.uniques);
        keys.tables("foreign_keys", self.foreign_keys);
        keys.tables("checks", self.checks);
        keys.tables("excludes", self.excludes);
        keys.tables("indexes", self.indexes);
    }
}

/// Names the checks of a column by the convention.
pub(super) fn name_checks(eval: &Evaluator<Alembic>, column: &mut ColumnKeys, table: &str) {
    for check in column.checks.iter_mut().chain(&mut column.beside) {
        name_check(eval, check, table);
    }
}

fn name_check(eval: &Evaluator<Alembic>, check: &mut Keys, table: &str) {
    let name = check.get_text("name").map(|name| Name {
        text: name.to_owned(),
        is_final: false,
    });
    // Of the check of a type SQLAlchemy knows the column: the reader of the op names it.
    let name =
        name.and_then(|name| conventional(&eval.host, Convention::Check, Some(name), table, &[]));
    if let Some(name) = name {
        check.text("name", name);
    }
}
