//! What most ops do to a catalog: take a table, change it, check it, put it back.

use super::partitions;
use crate::catalog::{
    Catalog, CatalogError, Kind, Object, ObjectKey, QualifiedName, Table, Trigger, View,
    check_table, mentions, settle_counting,
};

/// Why an op does not fit the catalog, and which of its keys is to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path of the key inside the op, such as `column` or `columns.2`; `a|b`: `b` where there is no `a`; empty:
    /// the op as a whole.
    pub key: String,
    /// The rule that was broken.
    pub error: CatalogError,
}

impl Fault {
    /// Blames a key.
    pub fn at(key: impl Into<String>, error: CatalogError) -> Self {
        Self {
            key: key.into(),
            error,
        }
    }

    /// Blames a key when none is blamed yet.
    #[must_use]
    pub fn or_at(mut self, key: &str) -> Self {
        if self.key.is_empty() {
            key.clone_into(&mut self.key);
        }
        self
    }
}

/// Takes a table, lets it be changed, checks it and puts it back.
pub(super) fn edit_table(
    catalog: &mut Catalog,
    name: &QualifiedName,
    change: impl FnOnce(&mut Table) -> Result<(), Fault>,
) -> Result<(), Fault> {
    edit_list(catalog, name, "", change)
}

/// Like [`edit_table`], for an op whose keys are those of one entry of a list of the table, such as `foreign_keys`:
/// the key that is to blame is then known.
pub(super) fn edit_list(
    catalog: &mut Catalog,
    name: &QualifiedName,
    list: &str,
    change: impl FnOnce(&mut Table) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let before = catalog
        .expect_table(name)
        .map_err(|error| Fault::at("table", error))?;
    let mut table = Table::clone(before);
    let before = before.clone();
    change(&mut table)?;
    partitions::require_own(&before, &table)?;
    settle_counting(Some(&before), &mut table);
    check_table(catalog, &table).map_err(|(key, error)| {
        let mut pieces = key.splitn(3, '.');
        let is_own = pieces.next() == Some(list);
        let rest = pieces.nth(1).filter(|_| is_own);
        Fault::at(rest.unwrap_or_default(), error)
    })?;
    catalog.put(table);
    let after = catalog.table(name).cloned();
    if let Some(after) = after.filter(|after| after.partition_key.is_some()) {
        partitions::follow(catalog, &before, &after);
    }
    Ok(())
}

/// Takes a table or a view, lets its triggers be changed and puts it back.
pub(super) fn edit_triggers(
    catalog: &mut Catalog,
    owner: &QualifiedName,
    change: impl FnOnce(&mut Vec<Trigger>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let key = ObjectKey::new(Kind::View, owner.clone());
    if let Some(view) = catalog.object(&key).and_then(Object::as_view) {
        let mut view = View::clone(view);
        change(&mut view.triggers)?;
        catalog.put(view);
        return Ok(());
    }
    let table = catalog
        .expect_table(owner)
        .map_err(|error| Fault::at("table", error))?;
    let mut table = Table::clone(table);
    change(&mut table.triggers)?;
    catalog.put(table);
    Ok(())
}

/// Refuses a column that does not exist; anything may exist in an opaque table.
pub(super) fn require_column(table: &Table, column: &str) -> Result<(), CatalogError> {
    if table.opaque || table.column(column).is_some() {
        return Ok(());
    }
    let known = table.columns.iter().map(|column| column.name.as_str());
    Err(unknown_part("column", column, table, known))
}

/// The error for a part of a table that does not exist.
pub(super) fn unknown_part<'a>(
    part: &'static str,
    name: &str,
    table: &Table,
    known: impl IntoIterator<Item = &'a str>,
) -> CatalogError {
    CatalogError::UnknownPart {
        part,
        name: name.to_owned(),
        table: Box::new(table.name.clone()),
        nearest: crate::diag::nearest(name, known).map(str::to_owned),
    }
}

/// Refuses a name that is taken by an object of this kind; a view and a table share their names.
pub(super) fn require_free(
    catalog: &Catalog,
    kind: Kind,
    name: &QualifiedName,
) -> Result<(), CatalogError> {
    let kinds: &[Kind] = match kind {
        Kind::Table | Kind::View => &[Kind::Table, Kind::View],
        _ => std::slice::from_ref(&kind),
    };
    for kind in kinds {
        if catalog
            .object(&ObjectKey::new(*kind, name.clone()))
            .is_some()
        {
            return Err(CatalogError::Exists {
                what: format!("{} `{name}`", kind.as_str()),
            });
        }
    }
    Ok(())
}

/// Refuses the absence of an object.
pub(super) fn require_object(
    catalog: &Catalog,
    kind: Kind,
    name: &QualifiedName,
) -> Result<(), CatalogError> {
    match catalog.object(&ObjectKey::new(kind, name.clone())) {
        Some(_) => Ok(()),
        None => Err(catalog.unknown(kind, name)),
    }
}

/// Refuses to drop or change a table, or one of its columns, that a view uses.
pub(super) fn require_no_view(
    catalog: &Catalog,
    table: &QualifiedName,
    column: Option<&str>,
) -> Result<(), CatalogError> {
    for view in catalog.views() {
        let uses_table = mentions(&view.sql.sql, &table.name);
        if uses_table && column.is_none_or(|column| mentions(&view.sql.sql, column)) {
            let what = match column {
                Some(column) => format!("column `{column}` of table `{table}`"),
                None => format!("table `{table}`"),
            };
            let by = format!("view `{}`", view.name);
            let help = format!(
                "drop the view before (`op = \"drop_view\"`, `name = \"{}\"`) and create it again after",
                view.name
            );
            return Err(CatalogError::Needed { what, by, help });
        }
    }
    Ok(())
}

/// A constraint in the words of a description, such as `foreign key fk_carts_user`.
pub(super) fn in_words(kind: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    }
}

/// Refuses a constraint without a name where nothing could drop it again.
pub(super) fn require_name(name: Option<&str>, what: &str) -> Result<(), Fault> {
    if name.is_some() {
        return Ok(());
    }
    let error = CatalogError::Invalid {
        code: "missing-name",
        message: format!("a {what} that is added to a table needs a name"),
        help: "add `name`, or under `[naming]` in gen.toml a convention that can name it"
            .to_owned(),
    };
    Err(Fault::at("", error))
}
