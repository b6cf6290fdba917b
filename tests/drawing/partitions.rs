//! Partitions by RANGE: tables of their own on PostgreSQL, parts of the table on MariaDB and MySQL.

use std::collections::BTreeMap;

use gensql::config::DialectName::{Mariadb, Mysql, Postgresql};

use super::model::{Kind, Table};
use super::words::{on, op, quoted};
use super::{Context, Drawer, Piece, columns, tables};

pub(super) const DRAWERS: &[(Drawer, usize)] = &[
    (create_table, 2),
    (create, 3),
    (remove, 4),
    (attach_and_detach, 1),
];

fn create_table(context: &mut Context) -> Option<Piece> {
    let by = match context.dialect {
        Postgresql => "postgresql",
        Mariadb | Mysql => "mysql",
        _ => return None,
    };
    let name = context.name("p");
    let mut table = tables::named(context, name);
    table.primary_key = None;
    table.columns[0].counts_not = true;
    let mut day = columns::new(context, "lot", Kind::Integer);
    (day.nullable, day.frozen, day.tied) = (false, true, true);
    table.columns.push(day);
    let mut pairs = table.pairs();
    if by == "mysql" {
        let first = "[{ name = \"first\", for_values = { to = [100] } }]";
        pairs.push(("partitions", first.to_owned()));
    }
    pairs.push((by, "{ partition_by = \"RANGE (lot)\" }".to_owned()));
    table.partitions = Some(BTreeMap::new());
    table.next_row = 100;
    let piece = Piece::new(
        on("create_table", &table, &pairs),
        on("drop_table", &table, &[]),
    );
    context.model.tables.insert(table.name.clone(), table);
    piece
}

fn values(context: &Context, from: usize) -> String {
    if context.is(&[Postgresql]) {
        format!("{{ from = [{from}], to = [{}] }}", from + 100)
    } else {
        format!("{{ to = [{}] }}", from + 100)
    }
}

fn dropped(context: &Context, table: &Table, name: &str) -> String {
    if context.is(&[Postgresql]) {
        return op("drop_table", &[("table", quoted(name))]);
    }
    on("drop_partition", table, &[("name", quoted(name))])
}

fn create(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.is_some())?;
    let name = context.name("part");
    let pairs = [
        ("name", quoted(&name)),
        ("for_values", values(context, table.next_row)),
    ];
    let made = on("create_partition", &table, &pairs);
    let piece = Piece::new(made.clone(), dropped(context, &table, &name));
    let model = context.model.tables.get_mut(&table.name)?;
    model.next_row += 100;
    model.partitions.as_mut()?.insert(name, made);
    piece
}

/// The last one that was made, so that the ranges can be made again in their order.
fn remove(context: &mut Context) -> Option<Piece> {
    let table = context.table(|t| t.partitions.as_ref().is_some_and(|p| !p.is_empty()))?;
    let last = values(context, table.next_row - 100);
    let found = table
        .partitions
        .as_ref()?
        .iter()
        .find(|(_, made)| made.contains(&last));
    let (name, made) = found?;
    let model = context.model.tables.get_mut(&table.name)?;
    model.partitions.as_mut()?.remove(name);
    model.next_row -= 100;
    Piece::new(dropped(context, &table, name), made.clone())
}

/// A table becomes a partition and is one no more; what the database names in it has names that it chose.
fn attach_and_detach(context: &mut Context) -> Option<Piece> {
    if !context.is(&[Postgresql]) {
        return None;
    }
    let parent = context.table(|t| t.partitions.is_some() && t.indexes.is_empty())?;
    let name = context.name("part");
    let mut table = tables::named(context, name);
    table.primary_key = None;
    table.columns.clone_from(&parent.columns);
    let model = context.model.tables.get_mut(&parent.name)?;
    let from = model.next_row;
    model.next_row += 100;
    let pairs = [
        ("name", quoted(&table.name)),
        ("for_values", values(context, from)),
    ];
    let attached = on("attach_partition", &parent, &pairs);
    let detached = on("detach_partition", &parent, &pairs[..1]);
    let made = on("create_table", &table, &table.pairs());
    let gone = on("drop_table", &table, &[]);
    let model = context.model.tables.get_mut(&parent.name)?;
    if context.random.chance(0.5) {
        model
            .partitions
            .as_mut()?
            .insert(table.name.clone(), made.clone());
        return Some(Piece::of(vec![made, attached], vec![detached, gone]));
    }
    // Detached it is opaque, so it goes again.
    let ops = vec![
        made.clone(),
        attached.clone(),
        detached.clone(),
        gone.clone(),
    ];
    Some(Piece::of(ops, vec![made, attached, detached, gone]))
}
