//! Enums, sequences, schemas and extensions.

use gensql::config::DialectName::{Mariadb, Mssql, Mysql, Oracle, Postgresql};

use super::model::Kind;
use super::words::{list, op, quoted};
use super::{Context, Drawer, Piece};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (create_enum, 3),
    (create_growing_enum, 1),
    (rename_enum_value, 2),
    (drop_enum, 1),
    (create_sequence, 3),
    (alter_sequence, 3),
    (drop_sequence, 1),
    (create_schema, 2),
    (drop_schema, 1),
    (create_extension, 1),
    (drop_extension, 1),
];

fn made_enum(name: &str, values: &[String]) -> Piece {
    let name = quoted(name);
    Piece::of(
        vec![op(
            "create_enum",
            &[("name", name.clone()), ("values", list(values))],
        )],
        vec![op("drop_enum", &[("name", name)])],
    )
}

fn create_enum(context: &mut Context) -> Option<Piece> {
    let name = context.name("e");
    let values: Vec<String> = ["low", "it's so", "High"].map(str::to_owned).into();
    let piece = made_enum(&name, &values);
    context.model.enums.insert(name, values);
    Some(piece)
}

/// No op takes a value away again, so it goes with its enum.
fn create_growing_enum(context: &mut Context) -> Option<Piece> {
    let mut piece = create_enum(context)?;
    let (name, values) = context.model.enums.last_key_value()?;
    let mut values = values.clone();
    let name = name.clone();
    if !piece.upgrade[0].contains(&quoted(&name)) {
        return Some(piece);
    }
    values.insert(1, "middle".to_owned());
    let pairs = [
        ("name", quoted(&name)),
        ("value", quoted("middle")),
        ("after", quoted("low")),
    ];
    piece.upgrade.push(op("add_enum_value", &pairs));
    piece.must_write = true;
    context.model.enums.insert(name, values);
    Some(piece)
}

fn any_enum(context: &mut Context) -> Option<(String, Vec<String>)> {
    let names: Vec<String> = context.model.enums.keys().cloned().collect();
    if names.is_empty() {
        return None;
    }
    let name = context.random.pick(&names).clone();
    let values = context.model.enums[&name].clone();
    Some((name, values))
}

fn rename_enum_value(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql, Mariadb, Mysql]) {
        return None;
    }
    let (name, mut values) = any_enum(context)?;
    let at = context.random.below(values.len());
    let (from, to) = (values[at].clone(), context.name("word"));
    values[at].clone_from(&to);
    let renamed = |from: &str, to: &str| {
        let pairs = [
            ("name", quoted(&name)),
            ("value", quoted(from)),
            ("to", quoted(to)),
        ];
        op("rename_enum_value", &pairs)
    };
    let piece = Piece::new(renamed(&from, &to), renamed(&to, &from));
    let tables = context.model.tables.values_mut();
    for column in tables.flat_map(|t| &mut t.columns) {
        if column.kind == Kind::Enum(name.clone()) && column.default == Some(quoted(&from)) {
            column.default = Some(quoted(&to));
        }
    }
    context.model.enums.insert(name.clone(), values);
    piece
}

fn drop_enum(context: &mut Context) -> Option<Piece> {
    let (name, values) = any_enum(context)?;
    let mut columns = context.model.tables.values().flat_map(|t| &t.columns);
    if columns.any(|c| c.kind == Kind::Enum(name.clone())) {
        return None;
    }
    context.model.enums.remove(&name);
    let piece = made_enum(&name, &values);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn has_sequences(context: &Context) -> bool {
    context.is(&[Postgresql, Mariadb, Mssql, Oracle])
}

fn made_sequence(name: &str, increment: &str) -> Piece {
    let mut pairs = vec![("name", quoted(name))];
    if !increment.is_empty() {
        pairs.push(("increment", increment.to_owned()));
    }
    Piece::of(
        vec![op("create_sequence", &pairs)],
        vec![op("drop_sequence", &pairs[..1])],
    )
}

fn create_sequence(context: &mut Context) -> Option<Piece> {
    if !has_sequences(context) {
        return None;
    }
    let name = context.name("s");
    let increment = (*context.random.pick(&["", "5", "20"])).to_owned();
    let piece = made_sequence(&name, &increment);
    context.model.sequences.insert(name, increment);
    Some(piece)
}

fn any_sequence(context: &mut Context) -> Option<(String, String)> {
    let names: Vec<String> = context.model.sequences.keys().cloned().collect();
    if names.is_empty() {
        return None;
    }
    let name = context.random.pick(&names).clone();
    let increment = context.model.sequences[&name].clone();
    Some((name, increment))
}

fn alter_sequence(context: &mut Context) -> Option<Piece> {
    let (name, before) = any_sequence(context)?;
    let after = (*context.random.pick(&["", "2", "50"])).to_owned();
    if after == before {
        return None;
    }
    let altered = |increment: &String| {
        let setting = if increment.is_empty() {
            ("drop", "[\"increment\"]".to_owned())
        } else {
            ("increment", increment.clone())
        };
        op("alter_sequence", &[("name", quoted(&name)), setting])
    };
    let piece = Piece::new(altered(&after), altered(&before));
    context.model.sequences.insert(name.clone(), after);
    piece
}

fn drop_sequence(context: &mut Context) -> Option<Piece> {
    let (name, increment) = any_sequence(context)?;
    context.model.sequences.remove(&name);
    let piece = made_sequence(&name, &increment);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn made_schema(name: &str) -> Piece {
    let pairs = [("name", quoted(name))];
    Piece::of(
        vec![op("create_schema", &pairs)],
        vec![op("drop_schema", &pairs)],
    )
}

/// To MariaDB and MySQL a schema is another database, which these tests do not look into.
fn create_schema(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql, Mssql]) || context.model.schemas.len() > 2 {
        return None;
    }
    let name = context.name("sc");
    let piece = made_schema(&name);
    context.model.schemas.insert(name);
    Some(piece)
}

fn drop_schema(context: &mut Context) -> Option<Piece> {
    let used = |name: &String| {
        let mut tables = context.model.tables.values();
        tables.any(|t| t.schema.as_ref() == Some(name))
    };
    let name = context
        .model
        .schemas
        .iter()
        .find(|name| !used(name))?
        .clone();
    context.model.schemas.remove(&name);
    let piece = made_schema(&name);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}

fn made_extension(name: &str) -> Piece {
    let pairs = [("name", quoted(name))];
    Piece::of(
        vec![op("create_extension", &pairs)],
        vec![op("drop_extension", &pairs)],
    )
}

fn create_extension(context: &mut Context) -> Option<Piece> {
    let name = *context.random.pick(&["pg_trgm", "btree_gist"]);
    if !context.is(&[Postgresql]) || !context.model.extensions.insert(name) {
        return None;
    }
    Some(made_extension(name))
}

fn drop_extension(context: &mut Context) -> Option<Piece> {
    let name = context.model.extensions.pop_first()?;
    let piece = made_extension(name);
    Some(Piece::of(piece.downgrade, piece.upgrade))
}
