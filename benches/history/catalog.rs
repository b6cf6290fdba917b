//! Tables by name: replays ops, refuses invalid ones, and knows the inverse of each.

use std::collections::BTreeMap;

use super::op::{Op, Row};
use super::table::{Column, Constraint, Rule, Table};

/// The tables at one point of the history.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    pub(super) tables: BTreeMap<String, Table>,
}

impl Catalog {
    /// Replays an op.
    ///
    /// # Panics
    ///
    /// Panics if the op is not valid here.
    pub(super) fn apply(&mut self, op: &Op) {
        match op {
            Op::CreateTable(table) => self.create_table(table),
            Op::DropTable { table } => self.drop_table(table),
            Op::RenameTable { table, to } => {
                assert!(!self.is_referenced(table), "{table} is referenced");
                let mut renamed = self.tables.remove(table).expect("the table exists");
                renamed.name.clone_from(to);
                self.create_table(&renamed);
            }
            Op::CreateConstraint { table, constraint } => self.constrain(table, constraint),
            Op::Execute { .. } => {}
            Op::AddColumn { table, .. }
            | Op::DropColumn { table, .. }
            | Op::AlterColumn { table, .. }
            | Op::CreateIndex { table, .. }
            | Op::DropIndex { table, .. }
            | Op::DropConstraint { table, .. }
            | Op::CommentTable { table, .. }
            | Op::BulkInsert { table, .. } => change(self.table_mut(table), op),
        }
    }

    /// The ops that undo an op which is not applied yet.
    pub(super) fn inverse(&self, op: &Op) -> Vec<Op> {
        match op.clone() {
            Op::CreateTable(table) => vec![Op::DropTable { table: table.name }],
            Op::DropTable { table } => recreate(&self.tables[&table]),
            Op::RenameTable { table, to } => vec![Op::RenameTable {
                table: to,
                to: table,
            }],
            Op::AddColumn { table, column } => vec![Op::DropColumn {
                table,
                column: column.name,
            }],
            Op::DropColumn { table, column } => {
                let dropped = self.tables[&table].column(&column);
                let column = dropped.expect("the column exists").clone();
                vec![Op::AddColumn { table, column }]
            }
            Op::AlterColumn {
                table,
                before,
                after,
            } => vec![Op::AlterColumn {
                table,
                before: after,
                after: before,
            }],
            Op::CreateIndex { table, index } => vec![Op::DropIndex {
                table,
                name: index.name,
            }],
            Op::DropIndex { table, name } => {
                let mut indexes = self.tables[&table].indexes.iter();
                let dropped = indexes.find(|index| index.name == name);
                let index = dropped.expect("the index exists").clone();
                vec![Op::CreateIndex { table, index }]
            }
            Op::CreateConstraint { table, constraint } => {
                vec![Op::DropConstraint { table, constraint }]
            }
            Op::DropConstraint { table, constraint } => {
                vec![Op::CreateConstraint { table, constraint }]
            }
            Op::CommentTable {
                table,
                before,
                after,
            } => vec![Op::CommentTable {
                table,
                before: after,
                after: before,
            }],
            Op::BulkInsert { table, rows } => vec![execute(delete(&table, &rows))],
            Op::Execute { undo, .. } if undo.is_empty() => Vec::new(),
            Op::Execute { undo, .. } => vec![execute(undo)],
        }
    }

    fn create_table(&mut self, table: &Table) {
        let bare = Table {
            constraints: Vec::new(),
            ..table.clone()
        };
        let old = self.tables.insert(table.name.clone(), bare);
        assert!(old.is_none(), "{} exists", table.name);
        for constraint in &table.constraints {
            self.constrain(&table.name, constraint);
        }
    }

    fn drop_table(&mut self, name: &str) {
        let table = self.tables.remove(name);
        assert!(table.is_some(), "no table {name}");
        assert!(!self.is_referenced(name), "{name} is referenced");
    }

    fn is_referenced(&self, name: &str) -> bool {
        let mut constraints = self.tables.values().flat_map(|table| &table.constraints);
        constraints.any(|constraint| {
            matches!(&constraint.rule, Rule::ForeignKey { references, .. } if references == name)
        })
    }

    fn constrain(&mut self, table: &str, constraint: &Constraint) {
        if let Rule::ForeignKey { references, .. } = &constraint.rule {
            assert!(self.tables.contains_key(references), "no {references}");
        }
        let table = self.table_mut(table);
        for column in constraint.rule.columns() {
            assert!(table.column(column).is_some(), "no column {column}");
        }
        let mut others = table.constraints.iter();
        assert!(others.all(|other| other.name != constraint.name));
        table.constraints.push(constraint.clone());
    }

    fn table_mut(&mut self, name: &str) -> &mut Table {
        self.tables.get_mut(name).expect("the table exists")
    }
}

fn change(table: &mut Table, op: &Op) {
    match op {
        Op::AddColumn { column, .. } => {
            assert!(table.column(&column.name).is_none(), "{column:?} exists");
            table.columns.push(column.clone());
        }
        Op::DropColumn { column, .. } => {
            assert!(!table.binds(column), "{column} is bound");
            let at = position(table, column);
            table.columns.remove(at);
        }
        Op::AlterColumn { before, after, .. } => alter(table, before, after),
        Op::CreateIndex { index, .. } => {
            for column in &index.columns {
                assert!(table.column(column).is_some(), "no column {column}");
            }
            assert!(table.indexes.iter().all(|other| other.name != index.name));
            table.indexes.push(index.clone());
        }
        Op::DropIndex { name, .. } => {
            let at = table.indexes.iter().position(|index| index.name == *name);
            table.indexes.remove(at.expect("the index exists"));
        }
        Op::DropConstraint { constraint, .. } => {
            let at = table.constraints.iter().position(|item| item == constraint);
            table.constraints.remove(at.expect("the constraint exists"));
        }
        Op::CommentTable { before, after, .. } => {
            assert_eq!(table.comment, *before);
            table.comment.clone_from(after);
        }
        Op::BulkInsert { rows, .. } => {
            for (column, _) in rows.iter().flatten() {
                assert!(table.column(column).is_some(), "no column {column}");
            }
        }
        Op::CreateTable(_)
        | Op::DropTable { .. }
        | Op::RenameTable { .. }
        | Op::CreateConstraint { .. }
        | Op::Execute { .. } => unreachable!("the catalog applies these itself"),
    }
}

fn alter(table: &mut Table, before: &Column, after: &Column) {
    assert_eq!(table.column(&before.name), Some(before));
    if before.name != after.name {
        assert!(table.column(&after.name).is_none(), "{after:?} exists");
    }
    if before.name != after.name || before.data_type != after.data_type {
        assert!(!table.binds(&before.name), "{before:?} is bound");
    }
    let at = position(table, &before.name);
    table.columns[at] = after.clone();
}

fn position(table: &Table, column: &str) -> usize {
    let at = table.columns.iter().position(|item| item.name == column);
    at.expect("the column exists")
}

fn recreate(table: &Table) -> Vec<Op> {
    let bare = Table {
        indexes: Vec::new(),
        ..table.clone()
    };
    let indexes = table.indexes.iter().map(|index| Op::CreateIndex {
        table: table.name.clone(),
        index: index.clone(),
    });
    std::iter::once(Op::CreateTable(bare))
        .chain(indexes)
        .collect()
}

fn execute(sql: String) -> Op {
    Op::Execute {
        sql,
        undo: String::new(),
    }
}

fn delete(table: &str, rows: &[Row]) -> String {
    let ids: Vec<String> = rows.iter().map(|row| row[0].1.sql()).collect();
    let (first, last) = (&ids[0], &ids[ids.len() - 1]);
    format!("DELETE FROM {table} WHERE id BETWEEN {first} AND {last}")
}
