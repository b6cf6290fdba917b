//! Creates a sequence.

use super::drop_sequence::DropSequence;
use super::edit::{Fault, require_free};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{Catalog, Identity, Kind, ObjectKey, QualifiedName, Sequence};
use crate::dialect::{Feature, IfClause, Unsupported};
use crate::statement::{Change, Lowering, Statement, identity_params};

/// ```toml
/// op = "create_sequence"
/// name = "invoice_numbers"
/// start = 1000
/// increment = 1
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CreateSequence {
    /// The sequence.
    pub name: QualifiedName,
    /// Its settings.
    pub settings: Identity,
    /// Nothing happens when it exists.
    pub if_not_exists: bool,
}

impl Operation for CreateSequence {
    fn read(fields: &Fields<'_, '_>) -> Self {
        Self {
            name: shapes::qualified(fields, "name"),
            settings: shapes::sequence_settings(fields),
            if_not_exists: fields.flag("if_not_exists"),
        }
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        let key = ObjectKey::new(Kind::Sequence, self.name.clone());
        if self.if_not_exists && catalog.object(&key).is_some() {
            return Ok(());
        }
        require_free(catalog, Kind::Sequence, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        catalog.put(Sequence {
            name: self.name.clone(),
            settings: self.settings.clone(),
        });
        Ok(())
    }

    fn inverse(&self, change: &Change<'_>) -> Inverse {
        if change.touched.is_empty() {
            return Inverse::nothing();
        }
        Inverse::op(DropSequence {
            name: self.name.clone(),
            if_exists: false,
        })
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        cx.dialect
            .require(Feature::Sequence, "say where it holds with `dialects`")?;
        cx.dialect
            .require_if_clause(IfClause::CreateSequenceIfNotExists, self.if_not_exists)?;
        let params = identity_params(&self.settings)
            .set_name("name", &self.name)
            .set("if_not_exists", self.if_not_exists);
        Ok(vec![Statement::new("create_sequence", params)])
    }

    fn describe(&self) -> String {
        format!("create sequence {}", self.name)
    }
}
