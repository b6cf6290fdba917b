//! Changes the settings of a sequence.

use toml::de::DeValue;

use super::edit::{Fault, require_object};
use super::{Fields, Inverse, Operation, shapes};
use crate::catalog::{
    Catalog, CatalogError, Identity, Kind, Object, ObjectKey, QualifiedName, Sequence,
};
use crate::dialect::{Feature, Unsupported};
use crate::statement::{Change, Lowering, Params, Statement, identity_params};

/// ```toml
/// op = "alter_sequence"
/// name = "invoice_numbers"
/// increment = 10
/// drop = ["cache"]
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AlterSequence {
    /// The sequence.
    pub name: QualifiedName,
    /// The settings that change.
    pub settings: Identity,
    /// Where it counts from next.
    pub restart: Option<Restart>,
    /// The settings that are taken away.
    pub drop: Vec<Setting>,
}

/// Where a sequence counts from next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restart {
    /// From its start.
    AtStart,
    /// From this number.
    At(i64),
}

/// What a sequence can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// `START WITH`
    Start,
    /// `INCREMENT BY`
    Increment,
    /// `MINVALUE`
    MinValue,
    /// `MAXVALUE`
    MaxValue,
    /// `CACHE`
    Cache,
    /// `CYCLE`
    Cycle,
    /// `ORDER`
    Order,
}

const SETTINGS: &[(&str, Setting)] = &[
    ("start", Setting::Start),
    ("increment", Setting::Increment),
    ("min_value", Setting::MinValue),
    ("max_value", Setting::MaxValue),
    ("cache", Setting::Cache),
    ("cycle", Setting::Cycle),
    ("order", Setting::Order),
];

impl Setting {
    fn as_str(self) -> &'static str {
        let found = SETTINGS.iter().find(|(_, setting)| *setting == self);
        found.map_or("", |(name, _)| name)
    }

    fn is_set(self, settings: &Identity) -> bool {
        match self {
            Self::Start => settings.start.is_some(),
            Self::Increment => settings.increment.is_some(),
            Self::MinValue => settings.min_value.is_some() || settings.no_min_value,
            Self::MaxValue => settings.max_value.is_some() || settings.no_max_value,
            Self::Cache => settings.cache.is_some(),
            Self::Cycle => settings.cycle.is_some(),
            Self::Order => settings.order.is_some(),
        }
    }

    /// Makes this setting what it is in others.
    fn copy(self, from: &Identity, to: &mut Identity) {
        match self {
            Self::Start => to.start = from.start,
            Self::Increment => to.increment = from.increment,
            Self::MinValue => {
                to.min_value = from.min_value;
                to.no_min_value = from.no_min_value;
            }
            Self::MaxValue => {
                to.max_value = from.max_value;
                to.no_max_value = from.no_max_value;
            }
            Self::Cache => to.cache = from.cache,
            Self::Cycle => to.cycle = from.cycle,
            Self::Order => to.order = from.order,
        }
    }
}

impl AlterSequence {
    fn settings_that_change(&self) -> impl Iterator<Item = Setting> {
        let all = SETTINGS.iter().map(|(_, setting)| *setting);
        all.filter(|setting| setting.is_set(&self.settings) || self.drop.contains(setting))
    }

    /// The settings after the change.
    fn changed(&self, before: &Identity) -> Identity {
        let mut after = before.clone();
        for setting in self.settings_that_change() {
            setting.copy(&self.settings, &mut after);
        }
        after
    }

    /// The clauses: what is taken away is said by what it is without.
    fn clauses(&self, after: &Identity) -> Identity {
        let mut clauses = self.settings.clone();
        for setting in &self.drop {
            match setting {
                Setting::Start => clauses.start = Some(usual_start(after)),
                Setting::Increment => clauses.increment = Some(1),
                Setting::MinValue => clauses.no_min_value = true,
                Setting::MaxValue => clauses.no_max_value = true,
                Setting::Cache => {}
                Setting::Cycle => clauses.cycle = Some(false),
                Setting::Order => clauses.order = Some(false),
            }
        }
        clauses
    }

    /// Makes the sequence one that has what is dropped and counts the same way, as a history with gaps has it.
    pub(crate) fn assume_fitting(&self, catalog: &mut Catalog) {
        let key = ObjectKey::new(Kind::Sequence, self.name.clone());
        let Some(Object::Sequence(sequence)) = catalog.object(&key) else {
            return;
        };
        let mut settings = sequence.settings.clone();
        for setting in &self.drop {
            match setting {
                Setting::Start => settings.start = settings.start.or(Some(1)),
                Setting::Increment => settings.increment = settings.increment.or(Some(1)),
                Setting::MinValue => settings.no_min_value |= settings.min_value.is_none(),
                Setting::MaxValue => settings.no_max_value |= settings.max_value.is_none(),
                Setting::Cache => settings.cache = settings.cache.or(Some(1)),
                Setting::Cycle => settings.cycle = settings.cycle.or(Some(true)),
                Setting::Order => settings.order = settings.order.or(Some(true)),
            }
        }
        if is_upwards(&settings) != is_upwards(&self.changed(&settings)) {
            settings.increment = self.settings.increment;
        }
        catalog.put(Sequence {
            name: self.name.clone(),
            settings,
        });
    }

    fn refuse(&self, sequence: &Sequence) -> Result<(), Fault> {
        let before = &sequence.settings;
        let error = |key: &str, message: String, help: &str| {
            let error = CatalogError::Invalid {
                code: "contradiction",
                message,
                help: help.to_owned(),
            };
            Err(Fault::at(key, error))
        };
        let missing = self.drop.iter().find(|setting| !setting.is_set(before));
        if let Some(setting) = missing {
            let message = format!(
                "sequence `{}` has no {} to drop",
                self.name,
                setting.as_str()
            );
            return error("drop", message, "take it out of `drop`");
        }
        let after = self.changed(before);
        if is_upwards(before) != is_upwards(&after) {
            let message = format!(
                "sequence `{}` would count the other way, and its ends with it",
                self.name
            );
            let help = "drop the sequence and create it again";
            return error("increment|drop", message, help);
        }
        Ok(())
    }
}

fn is_upwards(settings: &Identity) -> bool {
    settings.increment.is_none_or(|increment| increment > 0)
}

/// Where a sequence starts that does not say it: <https://www.postgresql.org/docs/current/sql-createsequence.html>
fn usual_start(settings: &Identity) -> i64 {
    if is_upwards(settings) {
        settings.min_value.unwrap_or(1)
    } else {
        settings.max_value.unwrap_or(-1)
    }
}

fn restart(fields: &Fields<'_, '_>) -> Option<Restart> {
    match fields.find("restart")?.get_ref() {
        DeValue::Boolean(_) => {
            let is_on = fields.flag("restart");
            is_on.then_some(Restart::AtStart)
        }
        _ => fields.integer_or("restart").map(Restart::At),
    }
}

impl Operation for AlterSequence {
    fn read(fields: &Fields<'_, '_>) -> Self {
        let mistakes = fields.report().len();
        let op = Self {
            name: shapes::qualified(fields, "name"),
            settings: shapes::sequence_settings(fields),
            restart: restart(fields),
            drop: fields.choices("drop", SETTINGS),
        };
        let report = |code, message: &str, key: &str, help: &str| {
            let error = fields
                .report()
                .error(code, message, fields.span_of(key), "");
            fields.report().push(error.help(help));
        };
        let is_nothing = op.restart.is_none() && op.settings_that_change().next().is_none();
        if is_nothing && fields.is_exhausted() && fields.report().len() == mistakes {
            let message = "alter_sequence changes nothing";
            let help = "add what changes: `increment`, `min_value`, `max_value`, `cache`, `cycle`, `restart` or `drop`";
            report("missing-key", message, "name", help);
        }
        let is_both = |setting: &Setting| setting.is_set(&op.settings);
        if op.drop.iter().any(is_both) {
            let message = "alter_sequence sets and drops the same thing";
            report("contradiction", message, "drop", "keep one of the two");
        }
        op
    }

    fn apply(&self, catalog: &mut Catalog) -> Result<(), Fault> {
        require_object(catalog, Kind::Sequence, &self.name)
            .map_err(|error| Fault::at("name", error))?;
        let key = ObjectKey::new(Kind::Sequence, self.name.clone());
        if let Some(Object::Sequence(sequence)) = catalog.object(&key) {
            self.refuse(sequence)?;
            let settings = self.changed(&sequence.settings);
            catalog.put(Sequence {
                name: self.name.clone(),
                settings,
            });
        }
        Ok(())
    }

    /// The number that a restarted sequence had reached is not known, so it goes on from where it is.
    fn inverse(&self, change: &Change<'_>) -> Inverse {
        let Some(Object::Sequence(before)) = change.before(Kind::Sequence, &self.name) else {
            return Inverse::nothing();
        };
        let mut inverse = Self {
            name: self.name.clone(),
            ..Self::default()
        };
        for setting in self.settings_that_change() {
            if setting.is_set(&before.settings) {
                setting.copy(&before.settings, &mut inverse.settings);
            } else {
                inverse.drop.push(setting);
            }
        }
        if inverse.settings_that_change().next().is_none() {
            return Inverse::nothing();
        }
        Inverse::op(inverse)
    }

    fn lower(&self, cx: &Lowering<'_>) -> Result<Vec<Statement>, Unsupported> {
        let dialect = cx.dialect;
        dialect.require(Feature::Sequence, "say where it holds with `dialects`")?;
        if self.settings.start.is_some() || self.drop.contains(&Setting::Start) {
            let help = "`restart` says where it counts from next; or drop it and create it again";
            dialect
                .require(Feature::AlterSequenceStart, help)
                .map_err(|error| error.at("start|drop"))?;
        }
        if self.restart.is_some() {
            dialect
                .require(Feature::RestartSequence, "drop it and create it again")
                .map_err(|error| error.at("restart"))?;
        }
        let key = ObjectKey::new(Kind::Sequence, self.name.clone());
        let after = match cx.change.after.object(&key) {
            Some(Object::Sequence(sequence)) => sequence.settings.clone(),
            _ => Identity::default(),
        };
        let mut clauses = self.clauses(&after);
        if !dialect.has(Feature::IdentityOrder) {
            clauses.order = None;
        }
        let uncached = self.drop.contains(&Setting::Cache);
        if clauses == Identity::default() && !uncached && self.restart.is_none() {
            return Ok(Vec::new());
        }
        let at = match self.restart {
            Some(Restart::At(number)) => minijinja::Value::from(number),
            Some(Restart::AtStart) | None => minijinja::Value::from(()),
        };
        let params = Params::new()
            .set_name("name", &self.name)
            .set("usual_cache", uncached)
            .set("restarts", self.restart.is_some())
            .set("restart", at);
        let params = identity_params(&clauses).merge(params);
        Ok(vec![Statement::new("alter_sequence", params)])
    }

    fn describe(&self) -> String {
        let is_restart = self.restart.is_some() && self.settings_that_change().next().is_none();
        let what = if is_restart { "restart" } else { "alter" };
        format!("{what} sequence {}", self.name)
    }
}
