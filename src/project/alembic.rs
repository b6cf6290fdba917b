//! The settings of Alembic in the places that `gen.toml` leaves open.

use super::Project;
use crate::alembic::Settings;
use crate::alembic::project::Setting;
use crate::config::{Config, DialectConfig, DialectName, Naming, TransactionScope};
use crate::diag::Diagnostic;

/// Fills the gaps of `gen.toml`; the warnings are about what neither of the two says.
pub(super) fn fill(config: &mut Config, settings: &Settings) -> Vec<Diagnostic> {
    if config.url.is_none() && config.url_env.is_none() {
        config.dialect = config.dialect.or(settings.dialect);
    }
    let open = settings
        .unread
        .iter()
        .filter(|unread| is_open(config, unread.setting));
    let mut warnings = settings.warnings.clone();
    warnings.extend(open.map(|unread| unread.diagnostic.clone()));
    let text = |own: &mut Option<String>, other: &Option<String>| {
        let other = other.as_ref().filter(|text| !text.is_empty());
        *own = own.take().or_else(|| other.cloned());
    };
    text(&mut config.version_table, &settings.version_table);
    text(
        &mut config.version_table_schema,
        &settings.version_table_schema,
    );
    config.version_table_pk = config.version_table_pk.or(settings.version_table_pk);
    config.transaction = config.transaction.or_else(|| {
        let each = settings.transaction_per_migration?;
        Some(if each {
            TransactionScope::Revision
        } else {
            TransactionScope::Range
        })
    });
    if let Some(naming) = &settings.naming {
        config.naming = Some(merged(config.naming.take().unwrap_or_default(), naming));
    }
    warnings
}

/// Whether `gen.toml` does not give a setting that matters.
fn is_open(config: &Config, setting: Setting) -> bool {
    let is_other = |name: DialectName| config.dialect.is_some_and(|dialect| dialect != name);
    match setting {
        Setting::VersionTable => config.version_table.is_none(),
        Setting::VersionTableSchema => config.version_table_schema.is_none(),
        Setting::VersionTablePk => config.version_table_pk.is_none(),
        Setting::Transaction => config.transaction.is_none(),
        Setting::Naming => config.naming.is_none(),
        Setting::TransactionalDdl => {
            let mut dialects = config.dialects.values();
            !dialects.any(|dialect| dialect.transactional_ddl.is_some())
        }
        Setting::BatchSeparator(name) => {
            let own = config.dialects.get(&name);
            !is_other(name) && own.is_none_or(|dialect| dialect.batch_separator.is_none())
        }
    }
}

fn merged(own: Naming, other: &Naming) -> Naming {
    let Naming { ix, uq, ck, fk, pk } = other.clone();
    Naming {
        ix: own.ix.or(ix),
        uq: own.uq.or(uq),
        ck: own.ck.or(ck),
        fk: own.fk.or(fk),
        pk: own.pk.or(pk),
    }
}

impl Project {
    /// The naming conventions.
    pub fn naming(&self) -> Naming {
        self.config.naming.clone().unwrap_or_default()
    }

    /// What is configured for a dialect.
    pub(super) fn dialect_config(&self, name: DialectName) -> DialectConfig {
        let mut config = self.config.dialects.get(&name).cloned().unwrap_or_default();
        if let Some(settings) = &self.alembic {
            let separator = settings.batch_separators.get(&name);
            config.batch_separator = config.batch_separator.or_else(|| separator.cloned());
            config.transactional_ddl = config.transactional_ddl.or(settings.transactional_ddl);
        }
        config
    }
}
