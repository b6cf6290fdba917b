//! Gives a word of an enum another name, and with it the rows and defaults that hold the word.

use super::edit::{Fault, edit_table, require_object};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, DefaultValue, EnumType, Kind, Literal, QualifiedName};
use crate::dialect::{EnumStyle, Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "rename_enum_value"
/// name = "order_state"
/// value = "paid"
/// to = "settled"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RenameEnumValue {
    /// The enum.
    pub name: QualifiedName,
    /// The word.
    pub value: String,
    /// The word that it becomes.
    pub to: String,
}

impl Operation for RenameEnumValue {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            value: fields.shown("value"),
            to: fields.shown("to"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_object(catalog, Kind::Enum, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        let Some(enum_type) = catalog.enum_type(&self.name) else {
            return Ok(());
        };
        let known = enum_type.values.iter().map(String::as_str);
        let Some(position) = known.clone().position(|word| word == self.value) else {
            let error = CatalogError::Invalid {
                code: "unknown-value",
                message: format!("enum `{}` has no value `{}`", self.name, self.value),
                help: match crate::diag::nearest(&self.value, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its values are `{}`", enum_type.values.join("`, `")),
                },
            };
            return Err(Fault::at("value", error));
        };
        if enum_type.values.contains(&self.to) {
            let what = format!("value `{}` of enum `{}`", self.to, self.name);
            return Err(Fault::at("to", CatalogError::Exists { what }));
        }
        let mut changed = EnumType::clone(enum_type);
        changed.values[position].clone_from(&self.to);
        catalog.put(changed);
        self.rename_defaults(catalog)
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(Self {
            name: self.name.clone(),
            value: self.to.clone(),
            to: self.value.clone(),
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let help = format!(
            "there the words are plain text: say with `dialects` where it holds, and for the others use `execute` with \
             an update of the rows that hold `{}`, and `alter_column` where it is a default",
            self.value
        );
        match cx.dialect.enums {
            EnumStyle::Type => cx.dialect.require(Feature::RenameEnumValue, &help)?,
            // The columns and rows that use it are changed instead: see the stage `lower`.
            EnumStyle::Inline => return Ok(Vec::new()),
            EnumStyle::Text => {
                let message = format!("{} has no enums whose words have names", cx.dialect.title);
                return Err(Unsupported::new(message, help));
            }
        }
        let params = Params::new()
            .set_name("name", &self.name)
            .set("value", self.value.as_str())
            .set("to", self.to.as_str());
        Ok(vec![Statement::new("rename_enum_value", params)])
    }

    fn describe(&self) -> String {
        format!(
            "rename value {} of enum {} to {}",
            self.value, self.name, self.to
        )
    }
}

impl RenameEnumValue {
    fn rename_defaults(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let former = DefaultValue::Literal(Literal::Text(self.value.clone()));
        for (table, column) in catalog.enum_users(&self.name) {
            let holds = catalog
                .table(&table)
                .and_then(|table| table.column(&column))
                .is_some_and(|column| column.default.as_ref() == Some(&former));
            if holds {
                edit_table(catalog, &table, |table| {
                    if let Some(column) = table.column_mut(&column) {
                        column.default =
                            Some(DefaultValue::Literal(Literal::Text(self.to.clone())));
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    }
}
