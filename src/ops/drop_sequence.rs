//! Drops a sequence.

use super::create_sequence::CreateSequence;
use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, rights, shapes};
use crate::catalog::{Catalog, Kind, Object, ObjectKey, QualifiedName};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement};

/// ```toml
/// op = "drop_sequence"
/// name = "invoice_numbers"
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DropSequence {
    /// What is dropped.
    pub name: QualifiedName,
    /// Nothing happens when it does not exist.
    pub if_exists: bool,
}

impl Operation for DropSequence {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            if_exists: fields.flag("if_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::Sequence, self.name.clone());
        if self.if_exists && catalog.object(&key).is_none() {
            return Ok(());
        }
        require_object(catalog, Kind::Sequence, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        catalog.remove(&key);
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        match change.before(Kind::Sequence, &self.name) {
            Some(Object::Sequence(sequence)) => {
                let create = CreateSequence {
                    name: self.name.clone(),
                    settings: sequence.settings.clone(),
                    if_not_exists: false,
                };
                rights::with_grants(create, change, Kind::Sequence, &self.name)
            }
            _ => Inverse::nothing(),
        }
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require(Feature::Sequence, "say where it holds with `dialects`")?;
        cx.dialect
            .require_if_clause(IfClause::DropSequenceIfExists, self.if_exists)?;
        let params = Params::new()
            .set_name("name", &self.name)
            .set("if_exists", self.if_exists);
        Ok(vec![Statement::new("drop_sequence", params)])
    }

    fn describe(&self) -> String {
        format!("drop sequence {}", self.name)
    }
}
