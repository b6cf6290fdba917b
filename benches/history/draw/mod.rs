//! Draws the revisions: lines of development that grow, fork and merge, one drawn plan at a time.

mod alter_column;
mod column;
mod constraint;
mod context;
mod create_table;
mod data;
mod index;
mod removal;
mod rename;

use super::op::Op;
use super::{Kind, Options, Revision};
use context::Context;

/// What a revision is to do.
struct Plan {
    message: String,
    ops: Vec<Op>,
}

/// One line of development; until it is merged, no other line touches its tables.
#[derive(Default)]
struct Line {
    tip: Option<String>,
    start: Option<String>,
    tables: Vec<String>,
}

/// What share of the revisions does what, in per cent.
const MIX: [(Kind, usize); 8] = [
    (Kind::CreateTable, 25),
    (Kind::AddColumn, 30),
    (Kind::CreateIndex, 15),
    (Kind::AlterColumn, 10),
    (Kind::Constraint, 8),
    (Kind::Drop, 5),
    (Kind::Data, 5),
    (Kind::Rename, 2),
];
const TRIES: usize = 25;
const MOST_LINES: usize = 4;

/// Draws the revisions of a history.
pub(super) fn draw(options: &Options) -> Vec<Revision> {
    let mut ctx = Context::seeded(options.seed);
    let mut lines = vec![Line::default()];
    let mut revisions = Vec::with_capacity(options.revisions);
    while revisions.len() < options.revisions {
        let left = options.revisions - revisions.len();
        if lines.len() > 1 && (left < lines.len() || ctx.random.chance(0.25)) {
            let line = lines.remove(1);
            revisions.extend(merge(&mut ctx, &mut lines[0], line));
            continue;
        }
        let room = lines.len() < MOST_LINES && left > MOST_LINES && lines[0].tables.len() >= 5;
        if room && ctx.random.chance(options.branches) {
            let side = fork(&mut ctx, &mut lines[0]);
            lines.push(side);
        }
        let at = ctx.random.below(lines.len());
        revisions.push(step(&mut ctx, &mut lines[at]));
    }
    revisions
}

fn fork(ctx: &mut Context, main: &mut Line) -> Line {
    let count = (main.tables.len() / 5).max(2);
    let tables = ctx.random.sample(&main.tables, count);
    main.tables.retain(|table| !tables.contains(table));
    Line {
        tip: main.tip.clone(),
        start: main.tip.clone(),
        tables,
    }
}

fn merge(ctx: &mut Context, main: &mut Line, side: Line) -> Option<Revision> {
    main.tables.extend(side.tables);
    if side.tip == side.start {
        return None;
    }
    if main.tip == side.start {
        main.tip = side.tip;
        return None;
    }
    let parents: Vec<String> = main.tip.iter().chain(&side.tip).cloned().collect();
    let plan = Plan {
        message: format!("merge {}", parents.join(" and ")),
        ops: Vec::new(),
    };
    Some(revise(ctx, main, Kind::Merge, parents, plan))
}

fn step(ctx: &mut Context, line: &mut Line) -> Revision {
    let wanted = ctx.random.weighted(&MIX);
    let tries = if line.tables.is_empty() { 0 } else { TRIES };
    let found = (0..tries).find_map(|_| plan(ctx, &line.tables, wanted));
    let (kind, plan) = match found {
        Some(plan) => (wanted, plan),
        None => (Kind::CreateTable, create_table::draw(ctx, &line.tables)),
    };
    let parents = line.tip.iter().cloned().collect();
    revise(ctx, line, kind, parents, plan)
}

fn plan(ctx: &mut Context, tables: &[String], kind: Kind) -> Option<Plan> {
    match kind {
        Kind::CreateTable => Some(create_table::draw(ctx, tables)),
        Kind::AddColumn => column::draw(ctx, tables),
        Kind::CreateIndex => index::draw(ctx, tables),
        Kind::AlterColumn => alter_column::draw(ctx, tables),
        Kind::Constraint => constraint::draw(ctx, tables),
        Kind::Drop => removal::draw(ctx, tables),
        Kind::Data => data::draw(ctx, tables),
        Kind::Rename => rename::draw(ctx, tables),
        Kind::Merge => unreachable!("the mix has no merges"),
    }
}

fn revise(
    ctx: &mut Context,
    line: &mut Line,
    kind: Kind,
    parents: Vec<String>,
    plan: Plan,
) -> Revision {
    let mut undone = Vec::new();
    for op in &plan.ops {
        undone.push(ctx.catalog.inverse(op));
        ctx.apply(op);
        match op {
            Op::CreateTable(table) => line.tables.push(table.name.clone()),
            Op::DropTable { table } => line.tables.retain(|name| name != table),
            Op::RenameTable { table, to } => {
                line.tables.retain(|name| name != table);
                line.tables.push(to.clone());
            }
            _ => {}
        }
    }
    let minutes = ctx.random.between(20..=3000);
    ctx.clock.advance(minutes);
    let id = ctx.names.revision(&mut ctx.random);
    line.tip = Some(id.clone());
    Revision {
        id,
        parents,
        message: plan.message,
        created: ctx.clock.text(),
        kind,
        upgrade: plan.ops,
        downgrade: undone.into_iter().rev().flatten().collect(),
    }
}
