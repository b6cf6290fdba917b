//! SQL Server: what stands on a column forbids to change it, so it goes before and comes back after.
//! <https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql#alter-column>

use crate::catalog::{Check, PrimaryKey, QualifiedName, Table, Unique};
use crate::dialect::Unsupported;
use crate::ops::{
    CreateCheckConstraint, CreateIndex, CreatePrimaryKey, CreateUniqueConstraint, DropIndex, Op,
    Operation as _, drop_check, drop_primary_key, drop_unique,
};
use crate::statement::{Lowering, Statement};

/// The indexes and constraints on one column, as they are and as they will be.
#[derive(Default)]
pub(super) struct Dependents<'a> {
    table: Option<&'a QualifiedName>,
    dropped: Vec<Dropped<'a>>,
    created: Vec<Op>,
}

/// A thing that goes.
enum Dropped<'a> {
    Index(&'a str),
    Unique(&'a Unique),
    Check(&'a Check),
    PrimaryKey(&'a PrimaryKey),
}

/// Whether texts of a column only may be longer: that leaves indexes and constraints as they are.
pub(super) fn widens(from: &str, to: &str) -> bool {
    let length = |sql: &str| {
        let (name, rest) = sql.split_once('(')?;
        let is_text = ["VARCHAR", "NVARCHAR", "VARBINARY"].contains(&name);
        let length: u32 = rest.strip_suffix(')')?.parse().ok()?;
        is_text.then(|| (name.to_owned(), length))
    };
    match (length(from), length(to)) {
        (Some((from_name, from)), Some((to_name, to))) => from_name == to_name && from <= to,
        _ => false,
    }
}

impl<'a> Dependents<'a> {
    /// What a change of the type disturbs.
    pub(super) fn of_type(before: &'a Table, column: &str, after: &'a Table) -> Self {
        let mut dependents = Self::of_nullability(before, column, after);
        let checks = before.checks.iter().zip(&after.checks);
        for (check, new) in checks.filter(|(check, _)| before.check_needs(check).contains(&column))
        {
            dependents.dropped.push(Dropped::Check(check));
            dependents.created.push(Op::from(CreateCheckConstraint {
                table: after.name.clone(),
                check: new.clone(),
            }));
        }
        if let (Some(key), Some(new)) = (&before.primary_key, &after.primary_key)
            && before.is_key_column(column)
        {
            dependents.dropped.push(Dropped::PrimaryKey(key));
            dependents.created.push(Op::from(CreatePrimaryKey {
                table: after.name.clone(),
                key: new.clone(),
            }));
        }
        dependents.created.reverse();
        dependents
    }

    /// What it disturbs that NULL is forbidden.
    pub(super) fn of_nullability(before: &'a Table, column: &str, after: &'a Table) -> Self {
        let mut dependents = Self {
            table: Some(&after.name),
            ..Self::default()
        };
        let indexes = before.indexes.iter().zip(&after.indexes);
        for (index, new) in indexes {
            let includes = index.include.iter().any(|name| name == column);
            if includes || before.index_needs(index).contains(&column) {
                dependents.dropped.push(Dropped::Index(&index.name));
                let create = CreateIndex::new(after.name.clone(), new.clone());
                dependents.created.push(Op::from(create));
            }
        }
        let uniques = before.uniques.iter().zip(&after.uniques);
        for (unique, new) in
            uniques.filter(|(unique, _)| unique.columns.iter().any(|name| name == column))
        {
            dependents.dropped.push(Dropped::Unique(unique));
            dependents.created.push(Op::from(CreateUniqueConstraint {
                table: after.name.clone(),
                unique: new.clone(),
            }));
        }
        dependents
    }

    /// The statements that drop them.
    pub(super) fn dropped(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let Some(table) = self.table else {
            return Ok(Vec::new());
        };
        let statements = self.dropped.iter().map(|dropped| match dropped {
            Dropped::Index(name) => DropIndex::new(table.clone(), name).lower(cx),
            Dropped::Unique(unique) => drop_unique(cx, table, unique).map(|drop| vec![drop]),
            Dropped::Check(check) => drop_check(cx, table, check).map(|drop| vec![drop]),
            Dropped::PrimaryKey(key) => drop_primary_key(cx, table, key).map(|drop| vec![drop]),
        });
        Ok(statements.collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// The statements that make them again.
    pub(super) fn created(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let statements = self.created.iter().map(|op| op.lower(cx));
        Ok(statements.collect::<Result<Vec<_>, _>>()?.concat())
    }
}
