//! From one state of the grants on an object to another one, as ops.

use std::collections::{BTreeMap, BTreeSet};

use super::Rights;
use crate::catalog::{Function, Grants, Holding, Kind, Object, ObjectKey, QualifiedName, Right};
use crate::dialect::Unsupported;
use crate::ops::grant::Grant;
use crate::ops::revoke::Revoke;
use crate::ops::{Inverse, Op, Operation as _};
use crate::statement::{Change, Lowering, Statement};

/// What one or several roles hold alike.
type Alike = (BTreeSet<String>, Vec<&'static str>);

/// The ops that turn the grants on an object into others: what goes, then what comes.
pub(crate) fn between(owner: &ObjectKey, from: Option<&Grants>, to: Option<&Grants>) -> Vec<Op> {
    let nothing = BTreeMap::new();
    let [from, to] = [from, to].map(|grants| grants.map_or(&nothing, |grants| &grants.rights));
    let only = |these: &BTreeMap<Right, Holding>, others: &BTreeMap<Right, Holding>| {
        let own = these
            .iter()
            .filter(|(right, holding)| others.get(*right) != Some(*holding));
        let own: Vec<(Right, Holding)> = own.map(|(right, held)| (right.clone(), *held)).collect();
        own
    };
    let (gone, new) = (only(from, to), only(to, from));
    let is_withheld = |(_, holding): &&(Right, Holding)| *holding == Holding::Withheld;
    let is_held = |right: &&(Right, Holding)| !is_withheld(right);
    let revoked = gone
        .iter()
        .filter(is_held)
        .chain(new.iter().filter(is_withheld));
    let granted = new
        .iter()
        .filter(is_held)
        .chain(gone.iter().filter(is_withheld));
    let mut ops: Vec<Op> = Vec::new();
    for (rights, _) in grouped(owner, revoked.map(|(right, _)| (right, Holding::Granted))) {
        let cascade = false;
        ops.push(Revoke { rights, cascade }.into());
    }
    let granted = granted.map(|(right, holding)| match holding {
        Holding::Grantable => (right, Holding::Grantable),
        Holding::Granted | Holding::Withheld => (right, Holding::Granted),
    });
    for (rights, holding) in grouped(owner, granted) {
        let with_grant_option = holding == Holding::Grantable;
        ops.push(
            Grant {
                rights,
                with_grant_option,
            }
            .into(),
        );
    }
    ops
}

/// As few ops as can say it: roles that hold the same stand together, so do privileges on the same columns.
fn grouped<'a>(
    owner: &ObjectKey,
    rights: impl Iterator<Item = (&'a Right, Holding)>,
) -> Vec<(Rights, Holding)> {
    let mut columns: BTreeMap<(&str, Holding, &'static str), Vec<String>> = BTreeMap::new();
    for (right, holding) in rights {
        let key = (right.role.as_str(), holding, right.privilege);
        let columns = columns.entry(key).or_default();
        columns.extend(right.column.clone());
    }
    let mut by_role: BTreeMap<(&str, Holding, Vec<String>), Vec<&'static str>> = BTreeMap::new();
    for ((role, holding, privilege), columns) in columns {
        let key = (role, holding, columns);
        by_role.entry(key).or_default().push(privilege);
    }
    let mut groups: BTreeMap<(Holding, Vec<String>), Vec<Alike>> = BTreeMap::new();
    for ((role, holding, columns), privileges) in by_role {
        let group = groups.entry((holding, columns)).or_default();
        let alike = group.iter_mut().find(|(_, other)| *other == privileges);
        match alike {
            Some((roles, _)) => drop(roles.insert(role.to_owned())),
            None => group.push((BTreeSet::from([role.to_owned()]), privileges)),
        }
    }
    let mut found = Vec::new();
    for ((holding, columns), alike) in groups {
        for (roles, privileges) in alike {
            let rights = of(
                owner,
                privileges,
                columns.clone(),
                roles.into_iter().collect(),
            );
            found.push((rights, holding));
        }
    }
    found
}

fn of(
    owner: &ObjectKey,
    privileges: Vec<&'static str>,
    columns: Vec<String>,
    roles: Vec<String>,
) -> Rights {
    let function = (owner.kind == Kind::Function).then(|| Function::of_signature(&owner.name));
    let (name, arguments) = match function {
        Some(function) => (function.name, function.arguments),
        None => (owner.name.clone(), None),
    };
    Rights {
        privileges,
        on: owner.kind,
        name,
        arguments,
        columns,
        roles,
    }
}

/// The ops that give back what an object held that went, or what went with a part of it.
pub(crate) fn restored(change: &Change<'_>, owner: &ObjectKey) -> Vec<Op> {
    let key = Grants::key(owner);
    let before = change.before(Kind::Grants, &key.name);
    let before = before.and_then(Object::as_grants);
    between(owner, change.after.grants(owner), before)
}

/// An op that makes an object again, and those that give it what it held.
pub(crate) fn with_grants(
    create: impl Into<Op>,
    change: &Change<'_>,
    kind: Kind,
    name: &QualifiedName,
) -> Inverse {
    let mut ops = vec![create.into()];
    ops.extend(restored(change, &ObjectKey::new(kind, name.clone())));
    Inverse::Ops(ops)
}

/// The statements that give an object what it held, after it was made anew.
///
/// # Errors
/// When the dialect cannot grant it.
pub(crate) fn given_again(
    cx: &Lowering<'_>,
    owner: &ObjectKey,
) -> Result<Vec<Statement>, Unsupported> {
    let grants = cx.change.after.grants(owner);
    let ops = between(owner, None, grants);
    let statements = ops.iter().map(|op| match op {
        Op::Grant(grant) => grant.lower(cx),
        Op::Revoke(revoke) => revoke.lower(cx),
        _ => Ok(Vec::new()),
    });
    Ok(statements.collect::<Result<Vec<_>, _>>()?.concat())
}
