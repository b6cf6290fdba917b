//! One op from what single dialects make of it: a type, a wording, an option of one of them stands beside the others'.

use crate::config::DialectName;

use super::value::{Table, Value};

/// What some dialects have of the same thing.
pub(super) type Variants<'a> = Vec<(DialectName, &'a Value)>;

/// How ops that differ are united.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Union {
    /// By the words that the format has for differences; an enum of one dialect stands for what the others make of it.
    Enums,
    /// By the words that the format has for differences.
    Worded,
    /// Not at all.
    Equal,
}

/// Where a value stands, as far as that decides how it may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Under `type`.
    Type,
    /// Where an expression may have a wording for each dialect.
    Expression,
    /// In a row of values.
    Row,
    /// A list of rows.
    Rows,
    /// Anywhere else.
    Other,
}

impl Place {
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Self::Row, _) | (_, "default" | "where" | "computed") => Self::Expression,
            (_, "type") => Self::Type,
            (_, "rows") => Self::Rows,
            _ => Self::Other,
        }
    }
}

/// The value that says the same as all variants, each for its dialect; `None`: there is none.
pub(super) fn unify(union: Union, variants: &Variants<'_>) -> Option<Value> {
    unify_at(union, Place::Other, variants)
}

fn unify_at(union: Union, place: Place, variants: &Variants<'_>) -> Option<Value> {
    let (_, first) = variants.first()?;
    if variants.iter().all(|(_, value)| value == first) {
        return Some((*first).clone());
    }
    if union == Union::Equal {
        return None;
    }
    if let Some(of) = the_enum(variants).filter(|_| union == Union::Enums && place == Place::Type) {
        return Some(of.clone());
    }
    match first {
        Value::Text(_) if place == Place::Type => {
            let texts = texts(variants)?;
            let table = wordings("portable", &texts);
            Some(Value::Table(table))
        }
        Value::Text(_) | Value::Plain(_) => None,
        Value::List(_) => list(union, place, variants),
        Value::Table(_) => {
            let tables: Option<Vec<(DialectName, &Table)>> = variants
                .iter()
                .map(|(dialect, value)| Some((*dialect, value.as_table()?)))
                .collect();
            table(union, place, &tables?).map(Value::Table)
        }
    }
}

/// The enum that some dialects have, when the others have a type without more to say.
fn the_enum<'a>(variants: &Variants<'a>) -> Option<&'a Value> {
    let mut enums = variants
        .iter()
        .map(|(_, value)| *value)
        .filter(|value| value.as_table().is_some());
    let first = enums.next().filter(|value| {
        value
            .as_table()
            .is_some_and(|table| table.text("enum").is_some())
    })?;
    enums.all(|other| other == first).then_some(first)
}

fn list(union: Union, place: Place, variants: &Variants<'_>) -> Option<Value> {
    let lists: Option<Vec<(DialectName, &Vec<Value>)>> = variants
        .iter()
        .map(|(dialect, value)| match value {
            Value::List(list) => Some((*dialect, list)),
            _ => None,
        })
        .collect();
    let lists = lists?;
    let length = lists.first()?.1.len();
    if lists.iter().any(|(_, list)| list.len() != length) {
        return None;
    }
    let place = match place {
        Place::Rows => Place::Row,
        _ => Place::Other,
    };
    let entries = (0..length).map(|position| {
        let entries = lists
            .iter()
            .map(|(dialect, list)| (*dialect, &list[position]));
        unify_at(union, place, &entries.collect())
    });
    entries.collect::<Option<Vec<_>>>().map(Value::List)
}

fn table(union: Union, place: Place, tables: &[(DialectName, &Table)]) -> Option<Table> {
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in tables.iter().flat_map(|(_, table)| &table.0) {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let mut unified = Table::default();
    for key in keys {
        let values: Variants<'_> = tables
            .iter()
            .filter_map(|(dialect, table)| Some((*dialect, table.find(key)?)))
            .collect();
        if let Some(owner) = DialectName::parse(key).filter(|_| place == Place::Other) {
            // Only the dialect itself reads it.
            let own = values.iter().find(|(dialect, _)| *dialect == owner)?;
            unified.0.push((key.to_owned(), own.1.clone()));
            continue;
        }
        if values.len() != tables.len() {
            return None;
        }
        if key == "sql" && place == Place::Expression {
            unified.0.extend(wordings("sql", &texts(&values)?).0);
            continue;
        }
        unified
            .0
            .push((key.to_owned(), unify_at(union, place.below(key), &values)?));
    }
    if place == Place::Row {
        return Some(unified);
    }
    let mut sorted = Table::default();
    for (key, value) in unified.0 {
        sorted.set(&key, value);
    }
    Some(sorted)
}

fn texts<'a>(variants: &Variants<'a>) -> Option<Vec<(DialectName, &'a str)>> {
    let texts = variants
        .iter()
        .map(|(dialect, value)| Some((*dialect, value.as_text()?)));
    texts.collect()
}

/// The wording of most dialects under a key, and each other one under the dialect's name.
fn wordings(base_key: &str, texts: &[(DialectName, &str)]) -> Table {
    let count = |text: &str| texts.iter().filter(|(_, other)| *other == text).count();
    let is_portable = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let base = texts
        .iter()
        .rev()
        .map(|(_, text)| *text)
        .max_by_key(|text| (count(text), is_portable(text)))
        .unwrap_or_default();
    let mut table = Table(vec![(base_key.to_owned(), Value::Text(base.to_owned()))]);
    let mut own: Vec<(DialectName, &str)> = Vec::new();
    for (dialect, text) in texts {
        // Where a dialect has none, that of its parent holds.
        let parent = own
            .iter()
            .find(|(other, _)| Some(*other) == dialect.parent());
        if *text != parent.map_or(base, |(_, text)| *text) {
            own.push((*dialect, text));
        }
    }
    for (dialect, text) in own {
        table
            .0
            .push((dialect.as_str().to_owned(), Value::Text(text.to_owned())));
    }
    table
}
