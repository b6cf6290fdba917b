//! A view with another query: replaced where the engine can, made anew where it cannot, its triggers too.

use crate::catalog::{Kind, ObjectKey, View, differ_in_columns, mentions};
use crate::dialect::{Feature, Unsupported};
use crate::ops::{
    Operation as _, ReplaceView, create_view_statement, drop_view_statement, given_again,
};
use crate::statement::{Lowering, Statement};

/// The statements of a replaced view.
pub(super) fn lower(op: &ReplaceView, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
    let dialect = cx.dialect;
    let Some(before) = cx.change.view_before(&op.name) else {
        return op.lower(cx);
    };
    let sql = op.sql.for_dialect(dialect.name);
    let keeps_columns = !dialect.has(Feature::ReplacedViewKeepsColumns)
        || !differ_in_columns(before.sql.for_dialect(dialect.name), sql);
    if dialect.has(Feature::ReplaceView) && keeps_columns && !before.materialized {
        let mut statements = op.lower(cx)?;
        if dialect.has(Feature::ReplacedViewLosesTriggers) {
            statements.extend(triggers(before, cx));
        }
        return Ok(statements);
    }
    if dialect.has(Feature::ViewHoldsView) {
        require_no_user(op, cx)?;
    }
    let mut after = View::clone(before);
    after.sql.clone_from(&op.sql);
    let mut statements = vec![
        drop_view_statement(before, false),
        create_view_statement(&after, dialect.name),
    ];
    statements.extend(triggers(before, cx));
    let owner = ObjectKey::new(Kind::View, op.name.clone());
    statements.extend(given_again(cx, &owner)?);
    Ok(statements)
}

/// The triggers that went with the former view.
fn triggers(view: &View, cx: &Lowering<'_>) -> Vec<Statement> {
    let triggers = view.triggers.iter();
    triggers
        .flat_map(|trigger| super::pieces(&trigger.sql, cx.dialect))
        .collect()
}

/// Refuses to drop a view that another one uses.
fn require_no_user(op: &ReplaceView, cx: &Lowering<'_>) -> Result<(), Unsupported> {
    let mut views = cx.change.after.views();
    let user = views.find(|view| view.name != op.name && mentions(&view.sql.sql, &op.name.name));
    let Some(user) = user else { return Ok(()) };
    let message = format!(
        "{} has to make view `{}` anew for this query, and view `{}` uses it",
        cx.dialect.title, op.name, user.name
    );
    let help = format!("drop `{}` before and create it again after", user.name);
    Err(Unsupported::new(message, help).at("sql"))
}
