//! What can be selected from: tables as `table`, `Table` or a class declares them, their aliases, queries.

use std::rc::Rc;

use super::super::deeper;
use super::super::kind::{Kind, Type};
use super::super::tree::{From, Source, Table, TableColumn};
use super::arguments::{given, is_true, only, text, wanted};
use super::shape::{self, Shape, last};
use super::{Reader, address};
use crate::python::{Args, Class, Node, Outcome, Place, Value};

impl Reader<'_> {
    /// Something to select from.
    pub(super) fn source(&self, value: &Value, place: &Place) -> Outcome<From> {
        if let Value::Symbolic(symbolic) = value
            && let Node::Attribute(class @ Value::Class(_), name) = &symbolic.node
            && name == "__table__"
        {
            return self.source(class, place);
        }
        let Some(key) = address(value) else {
            return place.unreadable(format!(
                "a table is wanted here, not a value of type `{}`",
                value.type_name()
            ));
        };
        if let Some(known) = self.sources.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let source = self.read_source(value, place)?;
        self.sources.borrow_mut().insert(key, Rc::clone(&source));
        Ok(source)
    }

    /// The name of a table with its schema, as SQL.
    pub(in crate::alembic::expression) fn table_name(
        &self,
        value: &Value,
        place: &Place,
    ) -> Outcome<String> {
        let source = self.source(value, place)?;
        let Source::Table(table) = &*source else {
            return place.unreadable("a table is wanted here");
        };
        let dialect = self.compiler.dialect;
        let name = dialect.ident(&table.name);
        Ok(match &table.schema {
            Some(schema) => format!("{}.{name}", dialect.schema(schema)),
            None => name,
        })
    }

    fn read_source(&self, value: &Value, around: &Place) -> Outcome<From> {
        let symbolic = match value {
            Value::Class(class) => return self.mapped(class, around),
            Value::Symbolic(symbolic) => symbolic,
            _ => return around.unreadable("a table is wanted here"),
        };
        let place = &symbolic.place;
        if let Node::Attribute(of, name) = &symbolic.node
            && matches!(name.as_str(), "excluded" | "inserted")
        {
            return Ok(Rc::new(Source::Excluded(self.table_of_change(of, place)?)));
        }
        let Node::Call(Value::Symbolic(callee), args) = &symbolic.node else {
            return place.unreadable("a table is wanted here");
        };
        match &callee.node {
            Node::Path(path) => match last(path) {
                "table" | "TableClause" => table(args, place),
                // `op.create_table` gives the table that it makes.
                "Table" | "create_table" => self.full_table(args, place),
                "alias" | "aliased" => {
                    let of = wanted(args, 0, "selectable", path, place)?;
                    let rest = Args {
                        positional: args.positional.iter().skip(1).cloned().collect(),
                        named: args.named.clone(),
                    };
                    self.source_by("alias", &of.value, &rest, place)
                }
                "join" | "outerjoin" => {
                    let left = wanted(args, 0, "left", path, place)?;
                    let left = self.source(&left.value, place)?;
                    let is_outer = last(path) == "outerjoin";
                    self.join(&left, args, 1, is_outer, place)
                }
                _ => place.unreadable(format!("`{path}` is no table")),
            },
            Node::Attribute(of, name) => self.source_by(name, of, args, place),
            _ => place.unreadable("a table is wanted here"),
        }
    }

    /// What a method makes of a table or a query.
    fn source_by(&self, method: &str, of: &Value, args: &Args, place: &Place) -> Outcome<From> {
        let name = match given(args, 0, "name") {
            Some(name) if method != "join" && method != "outerjoin" => {
                Some(text(name, "the name")?.to_owned())
            }
            _ => None,
        };
        match (shape::of(of), method) {
            (Shape::Source, "alias") => {
                only(args, 1, &["name"], "alias", place)?;
                Ok(Rc::new(Source::Alias(name, self.source(of, place)?)))
            }
            (Shape::Source, "join" | "outerjoin") => {
                let left = self.source(of, place)?;
                self.join(&left, args, 0, method == "outerjoin", place)
            }
            (Shape::Query, "subquery" | "alias") => {
                only(args, 1, &["name"], method, place)?;
                Ok(Rc::new(Source::Subquery(name, self.query(of, place)?)))
            }
            (Shape::Query, "cte") => {
                only(args, 2, &["name", "recursive"], method, place)?;
                Ok(Rc::new(Source::Cte {
                    name,
                    query: self.query(of, place)?,
                    recursive: is_true(args, 1, "recursive")?,
                }))
            }
            _ => place.unreadable(format!("what `.{method}()` gives is not understood")),
        }
    }

    /// `Table("users", metadata, Column("id", Integer), schema="s")`
    fn full_table(&self, args: &Args, place: &Place) -> Outcome<From> {
        let name = wanted(args, 0, "name", "Table", place)?;
        let by_database = ["autoload", "autoload_with"];
        if let Some((key, _)) = args
            .named
            .iter()
            .find(|(key, _)| by_database.contains(&key.as_str()))
        {
            return place.unreadable(format!(
                "`{key}` reads the table from a database; name its columns with `sa.table` instead"
            ));
        }
        let mut columns = Vec::new();
        let mut values = Vec::new();
        let mut keys = Vec::new();
        for argument in args.positional.iter().skip(1) {
            match argument.value.as_call() {
                Some((path, args)) if matches!(last(path), "Column" | "mapped_column") => {
                    columns.push(TableColumn::read(None, args, &argument.place)?);
                    values.push(argument.value.clone());
                }
                Some((path, args)) if last(path) == "PrimaryKeyConstraint" => {
                    let names = args.positional.iter();
                    keys.extend(names.filter_map(|name| Some(name.value.as_str()?.to_owned())));
                }
                _ => {}
            }
        }
        for column in &mut columns {
            column.is_primary_key = column.is_primary_key || keys.contains(&column.name);
        }
        let keys: Vec<String> = columns.iter().map(|column| column.key.clone()).collect();
        let table = Rc::new(Source::Table(Table {
            schema: schema(args)?,
            name: text(name, "a table's name")?.to_owned(),
            columns: filled(columns),
            is_full: true,
        }));
        self.own(&table, values.iter().zip(&keys));
        Ok(table)
    }

    /// The table of a class: `__tablename__` and its columns.
    fn mapped(&self, class: &Rc<Class>, place: &Place) -> Outcome<From> {
        if let Some(table @ Value::Symbolic(_)) = class.attribute("__table__") {
            return self.source(&table, place);
        }
        let Some(name) = class.attribute("__tablename__") else {
            return place.unreadable(format!("the class `{}` has no `__tablename__`", class.name));
        };
        let mut attributes = Vec::new();
        collect_attributes(class, &mut attributes);
        let mut columns = Vec::new();
        let mut values = Vec::new();
        for (key, value) in attributes {
            if let Some((path, args)) = value.as_call()
                && matches!(last(path), "Column" | "mapped_column" | "Field")
            {
                columns.push(TableColumn::read(Some(&key), args, &class.place)?);
                values.push((value, key));
            }
        }
        let table = Rc::new(Source::Table(Table {
            schema: schema_of_class(class),
            name: super::arguments::text_of(&name, "`__tablename__`", place)?.to_owned(),
            columns: filled(columns),
            is_full: true,
        }));
        self.own(&table, values.iter().map(|(value, key)| (value, key)));
        Ok(table)
    }

    /// Remembers the table of columns that may stand alone.
    fn own<'v>(&self, table: &From, columns: impl Iterator<Item = (&'v Value, &'v String)>) {
        let mut owners = self.owners.borrow_mut();
        for (value, key) in columns {
            if let Some(address) = address(value) {
                owners.insert(address, (Rc::clone(table), key.clone()));
            }
        }
    }

    /// Meets all tables that a value mentions, so that columns which stand alone find theirs.
    pub(super) fn meet_tables(&self, value: &Value) -> Outcome<()> {
        match value {
            Value::Class(class) if class.attribute("__tablename__").is_some() => {
                self.source(value, &class.place)?;
            }
            Value::Symbolic(symbolic) => match &symbolic.node {
                _ if self.count(&symbolic.place).is_err() => {}
                Node::Path(_) => {}
                Node::Attribute(of, _) => deeper(|| self.meet_tables(of))?,
                Node::Item(of, key) => {
                    self.meet_tables(of)?;
                    self.meet_tables(key)?;
                }
                Node::Operator(_, operands) => deeper(|| {
                    let mut operands = operands.iter();
                    operands.try_for_each(|operand| self.meet_tables(operand))
                })?,
                Node::Call(callee, args) => {
                    if callee
                        .as_path()
                        .is_some_and(|path| matches!(last(path), "Table" | "create_table"))
                    {
                        self.source(value, &symbolic.place)?;
                        return Ok(());
                    }
                    deeper(|| self.meet_tables(callee))?;
                    let named = args.named.iter().map(|(_, argument)| argument);
                    for argument in args.positional.iter().chain(named) {
                        self.meet_tables(&argument.value)?;
                    }
                }
            },
            Value::List(_) | Value::Tuple(_) => {
                let values = value.as_sequence().unwrap_or_default();
                values
                    .iter()
                    .try_for_each(|value| self.meet_tables(value))?;
            }
            _ => {}
        }
        Ok(())
    }
}

fn schema(args: &Args) -> Outcome<Option<String>> {
    match given(args, usize::MAX, "schema") {
        Some(schema) => Ok(Some(text(schema, "a schema's name")?.to_owned())),
        None => Ok(None),
    }
}

/// The schema in `__table_args__`, a dictionary or a tuple that ends in one.
fn schema_of_class(class: &Class) -> Option<String> {
    let options = class.attribute("__table_args__")?;
    let dict = match options {
        Value::Dict(dict) => dict,
        _ => match options.as_sequence()?.pop()? {
            Value::Dict(dict) => dict,
            _ => return None,
        },
    };
    let dict = dict.borrow();
    dict.get_str("schema")?.as_str().map(str::to_owned)
}

/// The attributes of a class and of its bases, each name once.
fn collect_attributes(class: &Class, found: &mut Vec<(String, Value)>) {
    for (key, value) in class.attributes.borrow().iter() {
        if let Some(key) = key.as_str()
            && !found.iter().any(|(known, _)| known == key)
        {
            found.push((key.to_owned(), value.clone()));
        }
    }
    for base in &class.bases {
        if let Value::Class(base) = base {
            collect_attributes(base, found);
        }
    }
}

/// A key of one whole number that refers to nothing counts up by itself.
fn filled(mut columns: Vec<TableColumn>) -> Vec<TableColumn> {
    let mut keys = columns.iter_mut().filter(|column| column.is_primary_key);
    if let (Some(key), None) = (keys.next(), keys.next())
        && key.of.kind == Kind::Integer
        && key.references.is_empty()
    {
        key.is_filled_by_database = true;
    }
    columns
}

impl TableColumn {
    /// A column with nothing but a name and a type.
    pub(super) fn plain(name: String, of: Type) -> Self {
        Self {
            key: name.clone(),
            name,
            of,
            default: None,
            onupdate: None,
            is_primary_key: false,
            is_filled_by_database: false,
            references: Vec::new(),
        }
    }

    /// `Column("id", Integer, ForeignKey("t.id"), primary_key=True)`; a class gives the name.
    fn read(attribute: Option<&str>, args: &Args, place: &Place) -> Outcome<Self> {
        let mut name = args.named("name").map(|argument| &argument.value);
        let mut of = args
            .named("type_")
            .map(|argument| Type::read(&argument.value));
        let mut references = Vec::new();
        let mut is_filled = false;
        for (position, argument) in args.positional.iter().enumerate() {
            let value = &argument.value;
            if position == 0 && value.as_str().is_some() {
                name = Some(value);
                continue;
            }
            match value.as_call().map(|(path, args)| (last(path), args)) {
                Some(("ForeignKey", args)) => {
                    let target = args
                        .positional
                        .first()
                        .and_then(|target| target.value.as_str());
                    references.extend(target.map(str::to_owned));
                }
                Some(("Identity" | "Computed" | "Sequence", _)) => is_filled = true,
                Some(("CheckConstraint" | "FetchedValue", _)) => {}
                _ if of.is_none() && position <= 1 => of = Some(Type::read(value)),
                _ => {}
            }
        }
        let name = match (name.and_then(Value::as_str), attribute) {
            (Some(name), _) => name.to_owned(),
            (None, Some(attribute)) => attribute.to_owned(),
            (None, None) => return place.unreadable("the name of this column is not known here"),
        };
        let value =
            |name: &str| given(args, usize::MAX, name).map(|argument| argument.value.clone());
        Ok(Self {
            key: attribute.map_or_else(|| name.clone(), str::to_owned),
            name,
            of: of.unwrap_or_default(),
            default: value("default").or_else(|| value("insert_default")),
            onupdate: value("onupdate"),
            is_primary_key: is_true(args, usize::MAX, "primary_key")?,
            is_filled_by_database: is_filled || value("server_default").is_some(),
            references,
        })
    }
}

/// `table("users", column("id", Integer), schema="s")`
fn table(args: &Args, place: &Place) -> Outcome<From> {
    only(args, usize::MAX, &["schema"], "table", place)?;
    let name = wanted(args, 0, "name", "table", place)?;
    let mut columns = Vec::new();
    for argument in args.positional.iter().skip(1) {
        let (name, of) = match argument.value.as_call() {
            Some((path, args)) if matches!(last(path), "column" | "Column" | "ColumnClause") => {
                let name = text(wanted(args, 0, "text", "column", place)?, "a column's name")?;
                let of = args.get(1, "type_").map(|argument| &argument.value);
                (name.to_owned(), of.map(Type::read).unwrap_or_default())
            }
            _ => {
                return argument
                    .place
                    .unreadable("a column of a table is wanted here");
            }
        };
        columns.push(TableColumn::plain(name, of));
    }
    Ok(Rc::new(Source::Table(Table {
        schema: schema(args)?,
        name: text(name, "a table's name")?.to_owned(),
        columns,
        is_full: false,
    })))
}
