//! Creates an enum type.

use super::drop_enum::DropEnum;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, EnumType, Kind, QualifiedName};
use crate::dialect::{EnumStyle, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, list};

/// ```toml
/// op = "create_enum"
/// name = "order_state"
/// values = ["new", "paid"]
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateEnum {
    /// The enum.
    pub name: QualifiedName,
    /// Its words, in order.
    pub values: Vec<String>,
}

impl Operation for CreateEnum {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            values: shapes::enum_values(fields),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_free(catalog, Kind::Enum, &self.name).map_err(|error| Fault::at("name", error))?;
        catalog.put(EnumType {
            name: self.name.clone(),
            values: self.values.clone(),
            declared: true,
        });
        Ok(())
    }

    fn inverse(&self, _change: &Change<'_>) -> Inverse {
        Inverse::op(DropEnum {
            name: self.name.clone(),
            if_exists: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        if cx.dialect.enums != EnumStyle::Type {
            return Ok(Vec::new());
        }
        Ok(vec![statement(&self.name, &self.values)])
    }

    fn describe(&self) -> String {
        format!("create enum {}", self.name)
    }
}

/// The statement that creates an enum type.
pub(crate) fn statement(name: &QualifiedName, values: &[String]) -> Statement {
    let params = Params::new()
        .set_name("name", name)
        .set("values", list(values.iter().map(String::as_str)));
    Statement::new("create_enum", params)
}
