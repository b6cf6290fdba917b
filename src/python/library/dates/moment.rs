//! Dates and times: their parts with a time zone.

use super::parts::{Kind, Parts, days_of_month};
use super::sums::microseconds;
use crate::python::{Args, Argument, Node, Place, Value};

/// A date or a time.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub(super) kind: Kind,
    pub(super) parts: Parts,
    pub(super) zone: Option<Value>,
}

impl Moment {
    pub(super) fn of(value: &Value) -> Option<Self> {
        let (path, args) = value.as_data()?;
        let kind = Kind::of_path(path).filter(|kind| *kind != Kind::Duration)?;
        let int = |argument: &Argument| match argument.value {
            Value::Int(int) => Some(int),
            _ => None,
        };
        let values: Option<Vec<i128>> = args.positional.iter().map(int).collect();
        let parts = Parts::of_kind(kind, &values?);
        let zone = args.named("tzinfo").map(|argument| argument.value.clone());
        Some(Self { kind, parts, zone })
    }

    /// The call that it stays.
    pub(super) fn value(&self, place: &Place) -> Value {
        let parts = match self.kind {
            Kind::Date => &self.parts.0[..3],
            Kind::Time => &self.parts.0[3..],
            Kind::DateTime | Kind::Duration => &self.parts.0[..],
        };
        let argument = |value| Argument {
            value,
            place: place.clone(),
        };
        let positional = parts.iter().map(|part| argument(Value::Int(*part)));
        let zone = self
            .zone
            .clone()
            .map(|zone| ("tzinfo".into(), argument(zone)));
        let args = Args {
            positional: positional.collect(),
            named: zone.into_iter().collect(),
        };
        let callee = Value::path(self.kind.path(), place.clone());
        Value::symbolic(Node::Call(callee, args), place.clone())
    }

    pub(super) fn is_valid(&self) -> bool {
        let [year, month, day, hour, minute, second, microsecond] = self.parts.0;
        (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_of_month(year, month)).contains(&day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..1_000_000).contains(&microsecond)
    }

    /// How far its zone is ahead of UTC, in microseconds, where that is known.
    pub(super) fn offset(&self) -> Option<i128> {
        let zone = self.zone.as_ref()?;
        if matches!(
            zone.as_path(),
            Some("datetime.timezone.utc" | "pytz.utc" | "pytz.UTC")
        ) {
            return Some(0);
        }
        match zone.as_call()? {
            ("datetime.timezone", args) => microseconds(args.value(0, "offset")?),
            ("zoneinfo.ZoneInfo" | "pytz.timezone", args) => {
                (args.value(0, "key")?.as_str() == Some("UTC")).then_some(0)
            }
            _ => None,
        }
    }
}
