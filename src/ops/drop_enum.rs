//! Drops an enum type.

use super::create_enum::CreateEnum;
use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, CatalogError, Kind, ObjectKey, QualifiedName};
use crate::dialect::{EnumStyle, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_enum"
/// name = "order_state"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropEnum {
    /// The enum.
    pub name: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropEnum {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        if self.if_exists && catalog.enum_type(&self.name).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::Enum, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        if let Some((table, column)) = catalog.enum_users(&self.name).into_iter().next() {
            let error = CatalogError::Needed {
                what: format!("enum `{}`", self.name),
                by: format!("column `{column}` of table `{table}`"),
                help: "drop the column or change its type before".to_owned(),
            };
            return Err(Fault::at("name", error));
        }
        catalog.remove(&ObjectKey::new(Kind::Enum, self.name.clone()));
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.enum_before(&self.name) {
            Some(enum_type) => Inverse::op(CreateEnum {
                name: self.name.clone(),
                values: enum_type.values.clone(),
            }),
            None => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if cx.dialect.enums != EnumStyle::Type {
            return Ok(Vec::new());
        }
        cx.dialect
            .require_if_clause(IfClause::DropEnumIfExists, self.if_exists)?;
        Ok(vec![statement(&self.name, self.if_exists)])
    }

    fn describe(&self) -> String {
        format!("drop enum {}", self.name)
    }
}

/// The statement that drops an enum type.
pub(crate) fn statement(name: &QualifiedName, if_exists: bool) -> Statement {
    Statement::new(
        "drop_enum",
        Params::new()
            .set_name("name", name)
            .set("if_exists", if_exists),
    )
}
