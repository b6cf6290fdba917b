//! `GRANT` and `REVOKE` as statements, and what a database refuses of them.

use minijinja::Value;

use super::Rights;
use crate::catalog::{ALL, Grants, Holding, Kind, Object, PUBLIC, Right};
use crate::diag::nearest;
use crate::dialect::{Feature, Unsupported};
use crate::ops::grant::Grant;
use crate::ops::revoke::Revoke;
use crate::statement::{Lowering, Params, Statement, list};

const ELSEWHERE: &str = "say where it holds with `dialects`";

/// The statement that gives privileges.
pub(in crate::ops) fn grant(op: &Grant, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    let rights = &op.rights;
    check(rights, cx)?;
    let dialect = cx.dialect;
    let after = after(rights, cx);
    let held = |right: &Right| after.and_then(|after| after.rights.get(right)).copied();
    let is_useless = dialect.has(Feature::PublicByDefault)
        && rights.on == Kind::Function
        && rights
            .each()
            .any(|right| right.role == PUBLIC && held(&right).is_some());
    if is_useless {
        let message = format!(
            "{} lets everybody execute a function by default",
            dialect.title
        );
        let help = "leave the op out; `revoke` from `public` takes it away";
        return Err(Unsupported::new(message, help).at("to"));
    }
    if dialect.has(Feature::GrantOptionOfAll) {
        refuse_mixed(rights, after, cx)?;
    }
    let statement = params(rights, &rights.privileges, &rights.columns);
    let statement = statement.set("with_grant_option", op.with_grant_option);
    Ok(vec![Statement::new("grant", statement)])
}

/// The statements that take privileges away.
pub(in crate::ops) fn revoke(
    op: &Revoke,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let rights = &op.rights;
    check(rights, cx)?;
    let dialect = cx.dialect;
    if op.cascade {
        let help =
            "leave it out: what the role passed on stays, and is revoked by an op of its own";
        dialect
            .require(Feature::RevokeCascade, help)
            .map_err(|error| error.at("cascade"))?;
    }
    let (before, after) = (before(rights, cx), after(rights, cx));
    let is_withheld =
        |right: Right| after.and_then(|after| after.rights.get(&right)) == Some(&Holding::Withheld);
    if !dialect.has(Feature::PublicByDefault) && rights.each().any(is_withheld) {
        let message = format!("{} gives `public` nothing by default", dialect.title);
        return Err(Unsupported::new(message, ELSEWHERE).at("from"));
    }
    let may_pass_on = |grants: Option<&Grants>, role: &str| {
        grants.is_some_and(|grants| {
            let mut held = grants.rights.iter();
            held.any(|(right, held)| right.role == role && *held == Holding::Grantable)
        })
    };
    let was_grantable = |right: Right| {
        before.and_then(|before| before.rights.get(&right)) == Some(&Holding::Grantable)
    };
    let cascade = op.cascade
        || dialect.has(Feature::RevokeOfGrantableCascades) && rights.each().any(was_grantable);
    let whole_table = dialect.has(Feature::RevokeOfWholeTable) && !rights.columns.is_empty();
    let columns: &[String] = if whole_table { &[] } else { &rights.columns };
    let statement = params(rights, &rights.privileges, columns).set("cascade", cascade);
    let mut statements = vec![Statement::new("revoke", statement)];
    if whole_table {
        statements.extend(other_columns(rights, after, cx)?);
    }
    if dialect.has(Feature::GrantOptionOfAll) {
        let lost = |role: &&String| may_pass_on(before, role) && !may_pass_on(after, role);
        let roles: Vec<String> = rights.roles.iter().filter(lost).cloned().collect();
        if !roles.is_empty() {
            let rights = Rights {
                roles,
                ..rights.clone()
            };
            let statement = params(&rights, &["grant option"], &[]).set("cascade", false);
            statements.push(Statement::new("revoke", statement));
        }
    }
    Ok(statements)
}

/// A privilege is taken from the whole table only, so the columns that keep it are given it again:
/// <https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/REVOKE.html>
fn other_columns(
    rights: &Rights,
    after: Option<&Grants>,
    cx: &Lowering<'_>,
) -> Result<Vec<Statement>, Unsupported> {
    let Some(after) = after else {
        return Ok(Vec::new());
    };
    let mut kept = Grants::none(after.owner.clone());
    for (right, holding) in &after.rights {
        let is_hit = right.column.is_some()
            && rights.roles.contains(&right.role)
            && rights.privileges.contains(&right.privilege);
        if is_hit {
            kept.rights.insert(right.clone(), *holding);
        }
    }
    let mut statements = Vec::new();
    for op in super::between(&after.owner, None, Some(&kept)) {
        statements.extend(op.lower(cx)?);
    }
    Ok(statements)
}

fn before<'a>(rights: &Rights, cx: &Lowering<'a>) -> Option<&'a Grants> {
    let key = Grants::key(&rights.owner());
    let found = cx.change.before(Kind::Grants, &key.name);
    found.and_then(Object::as_grants)
}

fn after<'a>(rights: &Rights, cx: &Lowering<'a>) -> Option<&'a Grants> {
    cx.change.after.grants(&rights.owner())
}

/// Refuses what the database does not know.
fn check(rights: &Rights, cx: &Lowering<'_>) -> Result<(), Unsupported> {
    let dialect = cx.dialect;
    dialect.require(Feature::Grant, ELSEWHERE)?;
    if rights.on == Kind::Schema {
        let help = "grant it on each object, or say where it holds with `dialects`";
        dialect
            .require(Feature::SchemaGrant, help)
            .map_err(|error| error.at("on"))?;
    }
    if rights.roles.iter().any(|role| role == PUBLIC) {
        let help = "name each account, or say where it holds with `dialects`";
        dialect
            .require(Feature::PublicRole, help)
            .map_err(|error| error.at("to|from"))?;
    }
    let known = dialect.privileges(rights.on);
    for (position, privilege) in rights.privileges.iter().enumerate() {
        if *privilege != ALL && !known.contains(privilege) {
            let what = format!("`{privilege}` on a {}", rights.on.as_str());
            return Err(
                no_privilege(cx, &what, privilege, known).at(format!("privileges.{position}"))
            );
        }
        let known = dialect.column_privileges();
        if !rights.columns.is_empty() && !known.contains(privilege) {
            let what = format!("`{privilege}` on a column");
            return Err(
                no_privilege(cx, &what, privilege, known).at(format!("privileges.{position}"))
            );
        }
    }
    Ok(())
}

fn no_privilege(cx: &Lowering<'_>, what: &str, privilege: &str, known: &[&str]) -> Unsupported {
    let message = format!("{} has no privilege {what}", cx.dialect.title);
    let mut known = known.to_vec();
    known.sort_unstable();
    let words: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
    let words = format!("there are {}", words.join(", "));
    let help = match nearest(privilege, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? {words}"),
        None => format!("{words}; or {ELSEWHERE}"),
    };
    Unsupported::new(message, help)
}

/// Whoever may pass on one privilege on a table may pass on all that he has on it, so they are held alike:
/// <https://dev.mysql.com/doc/refman/8.4/en/grant.html#grant-privileges>
fn refuse_mixed(
    rights: &Rights,
    after: Option<&Grants>,
    cx: &Lowering<'_>,
) -> Result<(), Unsupported> {
    let is_mixed = |role: &&String| {
        let held = after.into_iter().flat_map(|after| &after.rights);
        let held = held.filter(|(right, _)| right.role == **role);
        let mut options = held.map(|(_, holding)| *holding == Holding::Grantable);
        options
            .next()
            .is_some_and(|first| options.any(|other| other != first))
    };
    let Some(role) = rights.roles.iter().find(is_mixed) else {
        return Ok(());
    };
    let message = format!(
        "{} lets `{role}` pass on all that it has on an object, or nothing",
        cx.dialect.title
    );
    let help = "give the same `with_grant_option` to all of them, or revoke the others before";
    Err(Unsupported::new(message, help).at("with_grant_option|to"))
}

/// The params of both statements: `privileges`, `columns`, `kind`, `name`, `arguments`, `roles`.
fn params(rights: &Rights, privileges: &[&'static str], columns: &[String]) -> Params {
    let word = |privilege: &&'static str| match *privilege {
        ALL => "all privileges",
        other => other,
    };
    let arguments = rights.arguments.as_ref().map(list);
    Params::new()
        .set("privileges", list(privileges.iter().map(word)))
        .set("columns", list(columns))
        .set("kind", rights.on.as_str())
        .set_name("name", &rights.name)
        .set("arguments", arguments.unwrap_or(Value::from(())))
        .set("roles", list(rights.roles.iter().map(|role| account(role))))
}

/// A role, and the same as `'user'@'host'`.
fn account(role: &str) -> Params {
    let bare = |text: &str| {
        let inner = text
            .strip_prefix('\'')
            .and_then(|text| text.strip_suffix('\''));
        inner.unwrap_or(text).to_owned()
    };
    let (user, host) = match role.rsplit_once('@') {
        Some((user, host)) => (bare(user), Value::from(bare(host))),
        None => (role.to_owned(), Value::from(())),
    };
    Params::new()
        .set("name", role)
        .set("user", user)
        .set("host", host)
        .set("everybody", role == PUBLIC)
}
