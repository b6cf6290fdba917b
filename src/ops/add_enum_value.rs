//! Adds a word to an enum type.

use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, EnumType, Kind, QualifiedName};
use crate::dialect::{EnumStyle, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, text_or_none};

/// ```toml
/// op = "add_enum_value"
/// name = "order_state"
/// value = "refunded"
/// after = "paid"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AddEnumValue {
    /// The enum.
    pub name: QualifiedName,
    /// The new word.
    pub value: String,
    /// The word that it comes before.
    pub before: Option<String>,
    /// The word that it comes after.
    pub after: Option<String>,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
}

impl Operation for AddEnumValue {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let op = Self {
            name: shapes::qualified(fields, "name"),
            value: fields.shown("value"),
            before: fields.shown_or("before"),
            after: fields.shown_or("after"),
            if_not_exists: fields.flag("if_not_exists"),
        };
        if op.before.is_some() && op.after.is_some() {
            let message = "a value comes either before or after another";
            let diagnostic =
                fields
                    .report()
                    .error("contradiction", message, fields.span_of("after"), "");
            fields.report().push(diagnostic.help("keep one of the two"));
        }
        op
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_object(catalog, Kind::Enum, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        let Some(enum_type) = catalog.enum_type(&self.name) else {
            return Ok(());
        };
        if enum_type.values.contains(&self.value) {
            if self.if_not_exists {
                return Ok(());
            }
            let what = format!("value `{}` of enum `{}`", self.value, self.name);
            return Err(Fault::at("value", CatalogError::Exists { what }));
        }
        let position = |word: &String, key: &str| {
            let found = enum_type.values.iter().position(|value| value == word);
            found.ok_or_else(|| {
                let known = enum_type.values.iter().map(String::as_str);
                let error = CatalogError::Invalid {
                    code: "unknown-value",
                    message: format!("enum `{}` has no value `{word}`", self.name),
                    help: match crate::diag::nearest(word, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("its values are `{}`", enum_type.values.join("`, `")),
                    },
                };
                Fault::at(key, error)
            })
        };
        let position = match (&self.before, &self.after) {
            (Some(word), _) => position(word, "before")?,
            (None, Some(word)) => position(word, "after")? + 1,
            (None, None) => enum_type.values.len(),
        };
        let mut changed = EnumType::clone(enum_type);
        changed.values.insert(position, self.value.clone());
        catalog.put(changed);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::Irreversible(format!(
            "the value `{}` cannot be taken out of enum `{}` again, since rows may hold it",
            self.value, self.name
        ))
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if cx.dialect.enums != EnumStyle::Type {
            // The columns that use it are changed instead: see the stage `lower`.
            return Ok(Vec::new());
        }
        cx.dialect
            .require_if_clause(IfClause::AddEnumValueIfNotExists, self.if_not_exists)?;
        let params = Params::new()
            .set_name("name", &self.name)
            .set("value", self.value.as_str())
            .set("before", text_or_none(self.before.as_deref()))
            .set("after", text_or_none(self.after.as_deref()))
            .set("if_not_exists", self.if_not_exists);
        // A new value cannot be used before it is committed: https://www.postgresql.org/docs/current/sql-altertype.html
        Ok(vec![
            Statement::new("add_enum_value", params).outside_transaction(),
        ])
    }

    fn describe(&self) -> String {
        format!("add value {} to enum {}", self.value, self.name)
    }
}
