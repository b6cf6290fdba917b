//! The tenants of a target: one schema each, with a version table in it.

use super::Project;
use crate::config::SchemaMap;
use crate::diag::Diagnostic;
use crate::script::VersionTable;

impl Project {
    /// The project with other schemas in the place of those that the revisions name.
    #[must_use]
    pub fn with_schemas(mut self, schemas: &SchemaMap) -> Self {
        self.schemas.extend(schemas);
        self
    }

    /// The tenants that the target names.
    pub fn tenants(&self) -> &[String] {
        let target = self.target_config();
        target.map_or(&[], |target| &target.tenants)
    }

    /// The project once for each of these tenants.
    ///
    /// # Errors
    /// When one is named twice, or all would share one version table.
    pub fn for_tenants(&self, tenants: &[String]) -> Result<Vec<Self>, Diagnostic> {
        let error = |message: String| Diagnostic::error("tenants", message);
        if self.has_own_version_schema() && !tenants.is_empty() {
            let message = "the target says `version_table_schema`, so all tenants would have one version table";
            return Err(error(message.to_owned())
                .help("leave it out: the version table of a tenant lies in the tenant's schema"));
        }
        for (position, tenant) in tenants.iter().enumerate() {
            if tenant.is_empty() {
                return Err(error("a tenant has no name".to_owned()));
            }
            if tenants[..position].contains(tenant) {
                return Err(error(format!("the tenant `{tenant}` is named twice")));
            }
        }
        Ok(tenants
            .iter()
            .map(|tenant| self.for_tenant(tenant))
            .collect())
    }

    fn for_tenant(&self, tenant: &str) -> Self {
        let target = self.target_config();
        let place = target.and_then(|target| target.tenant_schema.as_deref());
        let mut project = self.clone();
        project.schemas.set(place, Some(tenant));
        project.tenant = Some(tenant.to_owned());
        project
    }

    /// The version table: a tenant's lies in its schema, any other where the settings say, as its schema is mapped.
    pub fn version_table(&self) -> VersionTable {
        let mut table = VersionTable::new(&self.config);
        if let Some(tenant) = &self.tenant {
            table.name.schema = Some(tenant.clone());
        } else if !self.has_own_version_schema() {
            let schema = self.schemas.of(table.name.schema.as_deref());
            table.name.schema = schema.map(str::to_owned);
        }
        table
    }

    fn has_own_version_schema(&self) -> bool {
        self.target_config()
            .is_some_and(|target| target.version_table_schema.is_some())
    }
}
