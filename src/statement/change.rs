//! What a step did to the catalog, seen from both sides.

use std::sync::Arc;

use crate::catalog::{
    Catalog, EnumType, Kind, Object, ObjectKey, QualifiedName, Table, Touched, View,
};

/// The objects that a step touched and the catalog that it left behind.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// What was touched.
    pub touched: &'a [Touched],
    /// The catalog after the step.
    pub after: &'a Catalog,
}

impl<'a> Change<'a> {
    /// A table before the step.
    pub fn table_before(&self, name: &QualifiedName) -> Option<&'a Arc<Table>> {
        self.before(Kind::Table, name).and_then(Object::as_table)
    }

    /// A table after the step.
    pub fn table_after(&self, name: &QualifiedName) -> Option<&'a Arc<Table>> {
        self.after.table(name)
    }

    /// An enum before the step.
    pub fn enum_before(&self, name: &QualifiedName) -> Option<&'a Arc<EnumType>> {
        self.before(Kind::Enum, name).and_then(Object::as_enum)
    }

    /// A view before the step.
    pub fn view_before(&self, name: &QualifiedName) -> Option<&'a Arc<View>> {
        self.before(Kind::View, name).and_then(Object::as_view)
    }

    /// Any object before the step.
    pub fn before(&self, kind: Kind, name: &QualifiedName) -> Option<&'a Object> {
        let touched = self
            .touched
            .iter()
            .find(|touched| touched.key.kind == kind && touched.key.name == *name);
        match touched {
            Some(touched) => touched.before.as_ref(),
            None => self.after.object(&ObjectKey::new(kind, name.clone())),
        }
    }

    /// The words of an enum, after the step or else before it.
    pub fn enum_values(&self, name: &QualifiedName) -> &'a [String] {
        let found = self
            .after
            .enum_type(name)
            .or_else(|| self.enum_before(name));
        found.map_or(&[], |enum_type| &enum_type.values)
    }
}
