//! Views, functions, triggers, and what everybody may do with a table.

use gensql::config::DialectName::{Mariadb, Mysql, Postgresql, Sqlite};

use super::model::{Table, View};
use super::words::{ident, on, op, quoted};
use super::{Context, Drawer, Piece, columns};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (create_view, 5),
    (replace_view, 4),
    (drop_view, 3),
    (create_function, 2),
    (replace_function, 1),
    (drop_function, 1),
    (create_trigger, 3),
    (drop_trigger, 2),
    (grant, 2),
    (revoke, 1),
];

fn create_view(context: &mut Context) -> Option<Piece> {
    let table = context.table(Table::is_plain)?;
    let name = context.name("v");
    let mut view = View {
        table: table.name.clone(),
        columns: Vec::new(),
        sql: String::new(),
        materialized: context.is(&[Postgresql]) && context.random.chance(0.25),
    };
    choose(context, &table, &mut view);
    let piece = made(&name, &view);
    context.model.views.insert(name, view);
    Some(piece)
}

/// Gives a view columns of a table, which are tied from then on.
fn choose(context: &mut Context, table: &Table, view: &mut View) {
    let names: Vec<String> = table.columns.iter().map(|c| c.name.clone()).collect();
    let count = context.random.between(1..=3);
    view.columns = context.random.sample(&names, count);
    let dialect = context.dialect;
    let chosen = view.columns.iter().map(|name| ident(dialect, name));
    let chosen: Vec<String> = chosen.collect();
    view.sql = format!("SELECT {} FROM {}", chosen.join(", "), table.sql(dialect));
    for column in table
        .columns
        .iter()
        .filter(|c| view.columns.contains(&c.name))
    {
        columns::tie(context, table, column);
    }
    if let Some(model) = context.model.tables.get_mut(&table.name) {
        model.tied = true;
    }
}

fn made(name: &str, view: &View) -> Piece {
    let mut pairs = vec![("name", quoted(name))];
    let mut all = vec![("name", quoted(name)), ("sql", quoted(&view.sql))];
    if view.materialized {
        pairs.push(("materialized", "true".to_owned()));
        all.push(("materialized", "true".to_owned()));
    }
    // The op knows which kind the view is that a revision made.
    pairs.truncate(1);
    Piece::of(vec![op("create_view", &all)], vec![op("drop_view", &pairs)])
}

fn any_view(context: &mut Context) -> Option<(String, View)> {
    let names: Vec<String> = context.model.views.keys().cloned().collect();
    if names.is_empty() {
        return None;
    }
    let name = context.random.pick(&names).clone();
    let view = context.model.views[&name].clone();
    Some((name, view))
}

fn replace_view(context: &mut Context) -> Option<Piece> {
    let (name, before) = any_view(context)?;
    let table = context.model.tables.get(&before.table)?.clone();
    let mut view = before.clone();
    choose(context, &table, &mut view);
    if view.sql == before.sql {
        return None;
    }
    let replaced = |view: &View| {
        let pairs = [("name", quoted(&name)), ("sql", quoted(&view.sql))];
        op("replace_view", &pairs)
    };
    let piece = Piece::new(replaced(&view), replaced(&before));
    context.model.views.insert(name.clone(), view);
    piece
}

fn drop_view(context: &mut Context) -> Option<Piece> {
    let (name, view) = any_view(context)?;
    context.model.views.remove(&name);
    let piece = made(&name, &view);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn function(context: &mut Context, name: &str) -> Option<String> {
    let number = context.random.below(1000);
    let called = ident(context.dialect, name);
    if context.is(&[Postgresql]) {
        let body = format!("BEGIN\n  RETURN n * {number}; -- it's\nEND");
        let sql = format!(
            "CREATE OR REPLACE FUNCTION {called}(n integer) RETURNS integer LANGUAGE plpgsql AS $$\n{body}\n$$"
        );
        let pairs = [
            ("name", quoted(name)),
            ("arguments", "[\"integer\"]".to_owned()),
            ("sql", quoted(&sql)),
        ];
        return Some(op("create_function", &pairs));
    }
    if context.is(&[Mariadb]) {
        let body = format!("BEGIN\n  DECLARE m INT;\n  SET m = n * {number};\n  RETURN m;\nEND");
        let sql =
            format!("CREATE OR REPLACE FUNCTION {called}(n INT) RETURNS INT DETERMINISTIC\n{body}");
        return Some(op(
            "create_function",
            &[("name", quoted(name)), ("sql", quoted(&sql))],
        ));
    }
    None
}

fn dropped(context: &Context, name: &str) -> String {
    let mut pairs = vec![("name", quoted(name))];
    if context.is(&[Postgresql]) {
        pairs.push(("arguments", "[\"integer\"]".to_owned()));
    }
    op("drop_function", &pairs)
}

fn create_function(context: &mut Context) -> Option<Piece> {
    let name = context.name("f");
    let made = function(context, &name)?;
    let piece = Piece::new(made.clone(), dropped(context, &name));
    context.model.functions.insert(name, made);
    piece
}

fn any_function(context: &mut Context) -> Option<(String, String)> {
    let names: Vec<String> = context.model.functions.keys().cloned().collect();
    if names.is_empty() {
        return None;
    }
    let name = context.random.pick(&names).clone();
    let made = context.model.functions[&name].clone();
    Some((name, made))
}

fn replace_function(context: &mut Context) -> Option<Piece> {
    let (name, before) = any_function(context)?;
    let made = function(context, &name)?;
    context.model.functions.insert(name, made.clone());
    Piece::new(made, before)
}

fn drop_function(context: &mut Context) -> Option<Piece> {
    let (name, made) = any_function(context)?;
    context.model.functions.remove(&name);
    Piece::new(dropped(context, &name), made)
}

fn create_trigger(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.is_plain() && t.triggers.len() < 2)?;
    let name = context.name("tr");
    let (called, on_table) = (ident(context.dialect, &name), table.sql(context.dialect));
    let sql = if context.is(&[Postgresql]) {
        let body = "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()";
        format!("CREATE TRIGGER {called} BEFORE UPDATE ON {on_table} {body}")
    } else if context.is(&[Mariadb, Mysql]) {
        let body = "FOR EACH ROW BEGIN\n  SET @seen = 'a;b';\n  SET @n = 1;\nEND";
        format!("CREATE TRIGGER {called} AFTER DELETE ON {on_table} {body}")
    } else if context.is(&[Sqlite]) {
        let body = "BEGIN\n  SELECT 'a;b';\n  SELECT 1;\nEND";
        format!("CREATE TRIGGER {called} AFTER DELETE ON {on_table} {body}")
    } else {
        return None;
    };
    let pairs = [("name", quoted(&name)), ("sql", quoted(&sql))];
    let made = on("create_trigger", &table, &pairs);
    let piece = Piece::new(made.clone(), on("drop_trigger", &table, &pairs[..1]));
    let model = context.model.tables.get_mut(&table.name)?;
    model.triggers.insert(name, made);
    piece
}

fn drop_trigger(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| !t.triggers.is_empty())?;
    let (name, made) = table.triggers.first_key_value()?;
    let model = context.model.tables.get_mut(&table.name)?;
    model.triggers.remove(name);
    let dropped = on("drop_trigger", &table, &[("name", quoted(name))]);
    Piece::new(dropped, made.clone())
}

fn right(name: &str, table: &Table, privilege: &str) -> String {
    let mut pairs = vec![
        ("privileges", format!("[\"{privilege}\"]")),
        ("on", quoted("table")),
        ("name", quoted(&table.name)),
    ];
    pairs.extend(table.schema.iter().map(|schema| ("schema", quoted(schema))));
    pairs.push((
        if name == "grant" { "to" } else { "from" },
        "[\"public\"]".to_owned(),
    ));
    op(name, &pairs)
}

fn grant(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql, Mariadb]) {
        return None;
    }
    let table = context.table(|t| t.partitions.is_none())?;
    let privilege = *context.random.pick(&["select", "insert", "update"]);
    if !context.model.grants.insert((table.name.clone(), privilege)) {
        return None;
    }
    Piece::new(
        right("grant", &table, privilege),
        right("revoke", &table, privilege),
    )
}

fn revoke(context: &mut Context) -> Option<Piece> {
    let held = context.model.grants.first()?.clone();
    context.model.grants.remove(&held);
    let table = context.model.tables.get(&held.0)?;
    Piece::new(
        right("revoke", table, held.1),
        right("grant", table, held.1),
    )
}
