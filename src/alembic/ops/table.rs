//! `create_table`, `drop_table`, `rename_table` and the comments of tables.

use crate::config::DialectName;
use crate::dialect::{Target, option_keys};
use crate::python::{Args, Argument, Evaluator, Outcome, Place};

use super::super::arguments::{Arguments, names};
use super::super::column::{ColumnKeys, column, is_column};
use super::super::column_type::spatial_index;
use super::super::constraint::{self, Item};
use super::super::host::Alembic;
use super::super::name::{Convention, Name, conventional};
use super::super::options;
use super::super::toml_value::{Keys, text};
use super::index::usual_name;
use super::{Form, table_keys};

/// `op.create_table(name, *items, …)`.
pub(super) fn create(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.create_table", args, place);
    let name = arguments.need_text(0, "table_name")?;
    create_from(eval, &arguments, &name, arguments.rest(1))
}

/// Creates a table from its items: columns, constraints and indexes.
pub(in crate::alembic) fn create_from(
    eval: &mut Evaluator<Alembic>,
    arguments: &Arguments<'_>,
    name: &str,
    items: &[Argument],
) -> Outcome<()> {
    let mut keys = Keys::new(&eval.host.span(arguments.place()));
    keys.text("op", "create_table");
    keys.text("table", name);
    if let Some(schema) = arguments.named_text("schema")? {
        keys.text("schema", schema);
    }
    if arguments.flag("if_not_exists")?.unwrap_or(false) {
        keys.flag("if_not_exists", true);
    }
    if let Some(comment) = arguments.named("comment")? {
        let span = eval.host.span(&comment.place);
        let comment = eval.str_of(&comment.value, &comment.place)?;
        keys.set("comment", text(&span, comment));
    }
    if let Some(prefixes) = arguments.named("prefixes")?
        && eval.truth(&prefixes.value, &prefixes.place)?
    {
        keys.texts("prefixes", &names(&prefixes.value, &prefixes.place)?);
    }
    for ignored in [
        "info",
        "listeners",
        "keep_existing",
        "extend_existing",
        "quote",
        "implicit_returning",
        "_constraints_included",
        "autoload_with",
        "autoload",
        "must_exist",
        "metadata",
    ] {
        arguments.raw(ignored);
    }
    let schema = keys.get_text("schema").map(str::to_owned);
    let mut parts = Parts {
        schema: schema.filter(|_| eval.host.naming().ix.is_none()),
        ..Parts::default()
    };
    for argument in items {
        parts.add(eval, argument, name)?;
    }
    parts.write(&mut keys);
    table_options(eval, &mut keys, arguments)?;
    arguments.finish()?;
    eval.host.emit(keys, false);
    Ok(())
}

/// What stands in a table, by kind.
#[derive(Debug, Default)]
struct Parts {
    columns: Vec<Keys>,
    /// The schema, where it is part of the names that indexes are given.
    schema: Option<String>,
    /// The kinds of the constraints, as they stand in the file.
    order: Vec<&'static str>,
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
    fn add(
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
            let name = column.name.clone();
            let mut keys = column.into_keys();
            self.indexes.extend(index_in_schema(
                &mut keys,
                self.schema.as_deref(),
                table,
                &name,
            ));
            self.columns.push(keys);
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

    fn write(mut self, keys: &mut Keys) {
        const USUAL: [&str; 4] = ["check", "foreign_key", "unique", "exclude"];
        let rank = |word: &&str| USUAL.iter().position(|usual| usual == word);
        if !self.order.is_sorted_by_key(rank) {
            let order: Vec<String> = self.order.iter().map(|word| (*word).to_owned()).collect();
            keys.texts("order", &order);
        }
        let lists = [&mut self.uniques, &mut self.foreign_keys, &mut self.indexes];
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

/// The index that a column asks for, with the schema in its name as SQLAlchemy has it.
pub(super) fn index_in_schema(
    column: &mut Keys,
    schema: Option<&str>,
    table: &str,
    name: &str,
) -> Option<Keys> {
    let schema = schema.filter(|_| column.has("index"))?;
    let columns = [name.to_owned()];
    let mut keys = Keys::new(column.span());
    keys.text("name", usual_name(Some(schema), table, &columns));
    keys.texts("columns", &columns);
    if column.has("unique") {
        keys.flag("unique", true);
    }
    column.remove("index");
    column.remove("unique");
    Some(keys)
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
    if let Some(name) = conventional(eval.host.naming(), Convention::Check, name, table, &[]) {
        check.text("name", name);
    }
}

/// The options of a table; those of MySQL are none of MariaDB's here.
fn table_options(
    eval: &mut Evaluator<Alembic>,
    keys: &mut Keys,
    arguments: &Arguments<'_>,
) -> Outcome<()> {
    let dialect = eval.host.dialect.name;
    if !matches!(dialect, DialectName::Mysql | DialectName::Mariadb) {
        return options::options(eval, keys, arguments, Target::Table);
    }
    let mut inner = Keys::new(keys.span());
    for (option, argument) in arguments.own_options(dialect) {
        let option = option.to_lowercase();
        if option == "comment" {
            let comment = eval.str_of(&argument.value, &argument.place)?;
            keys.set("comment", text(&eval.host.span(&argument.place), comment));
            continue;
        }
        if !option_keys(dialect, Target::Table).contains(&option.as_str()) {
            return argument
                .place
                .unreadable(format!("the table option `{option}` cannot be written"));
        }
        let value = match argument.value.as_str() {
            // Alembic prints it as it stands, so some are written with quotes.
            Some(word) => text(&eval.host.span(&argument.place), word.trim_matches('\'')),
            None => options::option_value(eval, &argument.value, &argument.place)?,
        };
        inner.set_named(&option, value);
    }
    // An empty table: MariaDB has none of those that MySQL has.
    if !inner.is_empty() || !arguments.options(dialect).is_empty() {
        keys.set(dialect.as_str(), inner.into_value());
    }
    Ok(())
}

/// `op.drop_table(name, schema=, if_exists=)`.
pub(super) fn drop(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_table", args, place);
    let (mut keys, _) = table_keys(eval, "drop_table", &arguments, Form::Plain)?;
    if arguments.flag("if_exists")?.unwrap_or(false) {
        keys.flag("if_exists", true);
    }
    for ignored in ["info", "comment", "prefixes", "table_kw"] {
        arguments.raw(ignored);
    }
    arguments.finish()?;
    eval.host.emit(keys, false);
    Ok(())
}

/// `op.rename_table(old, new, schema=)`.
pub(super) fn rename(eval: &mut Evaluator<Alembic>, args: &Args, place: &Place) -> Outcome<()> {
    let arguments = Arguments::new("op.rename_table", args, place);
    let mut keys = Keys::new(&eval.host.span(place));
    keys.text("op", "rename_table");
    keys.text("table", arguments.need_text(0, "old_table_name")?);
    keys.text("to", arguments.need_text(1, "new_table_name")?);
    if let Some(schema) = arguments.text(2, "schema")? {
        keys.text("schema", schema);
    }
    arguments.finish()?;
    eval.host.emit(keys, false);
    Ok(())
}

/// `op.create_table_comment(table, comment, existing_comment=, schema=)`.
pub(super) fn comment(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.create_table_comment", args, place);
    let (mut keys, _) = table_keys(eval, "create_table_comment", &arguments, form)?;
    match arguments.get(form.after_table(1), "comment")? {
        Some(comment) => {
            let span = eval.host.span(&comment.place);
            let comment = eval.str_of(&comment.value, &comment.place)?;
            keys.set("comment", text(&span, comment));
        }
        None => keys.text("op", "drop_table_comment"),
    }
    arguments.raw("existing_comment");
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}

/// `op.drop_table_comment(table, existing_comment=, schema=)`.
pub(super) fn drop_comment(
    eval: &mut Evaluator<Alembic>,
    args: &Args,
    form: Form,
    place: &Place,
) -> Outcome<()> {
    let arguments = Arguments::new("op.drop_table_comment", args, place);
    let (keys, _) = table_keys(eval, "drop_table_comment", &arguments, form)?;
    arguments.raw("existing_comment");
    arguments.finish()?;
    eval.host.emit(keys, form == Form::Batch);
    Ok(())
}
