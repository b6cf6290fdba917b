//! The JSON Schema of a revision file, for editors: made of what the functions that read revisions ask for.
//!
//! Draft 7, as [Taplo](https://taplo.tamasfe.dev/configuration/using-schemas.html) and Even Better TOML understand it. Taplo
//! marks the very key when an op is told from the others by `if`, and offers keys from `properties` only: so an op
//! has both.

use serde_json::{Map, Value, json};

use super::parse::{read_head, read_op};
use super::{Located, Way};
use crate::config::{DialectName, Naming};
use crate::dialect::{OptionKind, Target, option_keys, option_kind};
use crate::ops::{Keys, Least, Op, Shape, explore};

/// The JSON Schema of a revision file.
pub fn json_schema() -> Value {
    let mut writer = Writer::default();
    let head = explore("a revision", &|fields| {
        read_head(fields, &Naming::default());
    });
    let op = writer.op();
    let mut schema = writer.object(&head);
    for way in [Way::Up, Way::Down] {
        schema["properties"][way.key()] = json!({ "type": "array", "items": op });
    }
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("a revision of gensql");
    schema["definitions"] = Value::Object(writer.definitions);
    schema
}

/// The keys of an op, those of every op included.
pub fn keys_of(op: &'static str) -> Keys {
    explore(op, &|fields| {
        read_op(op, fields, &mut Located::unread(Way::Up, 0));
    })
}

/// Writes shapes; each table once.
#[derive(Default)]
struct Writer {
    definitions: Map<String, Value>,
}

impl Writer {
    /// Any op.
    fn op(&mut self) -> Value {
        let mut properties = Map::new();
        let mut cases = Vec::new();
        for name in Op::NAMES {
            let mut definition = self.object(&keys_of(name));
            definition["properties"]["op"] = json!({ "const": name });
            let keys = definition["properties"].as_object().cloned();
            for (key, value) in keys.unwrap_or_default() {
                add_choice(&mut properties, &key, value);
            }
            self.definitions.insert((*name).to_owned(), definition);
            cases.push(json!({
                "if": { "properties": { "op": { "const": name } }, "required": ["op"] },
                "then": reference(name),
            }));
        }
        properties.insert("op".to_owned(), json!({ "enum": Op::NAMES }));
        let op = json!({
            "type": "object",
            "properties": properties,
            "required": ["op"],
            "allOf": cases,
        });
        self.definitions.insert("op".to_owned(), op);
        reference("op")
    }

    /// A table by its keys.
    fn object(&mut self, keys: &Keys) -> Value {
        let mut properties = Map::new();
        for (key, shapes) in &keys.shapes {
            let value = self.any_of(shapes);
            properties.insert(key.clone(), value);
        }
        let others = if keys.others.is_empty() {
            json!(false)
        } else {
            self.any_of(&keys.others)
        };
        let mut object = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": others,
        });
        if !keys.required.is_empty() {
            object["required"] = json!(keys.required);
        }
        if !keys.one_of.is_empty() {
            let choice = |keys: &Vec<String>| {
                let each = keys.iter().map(|key| json!({ "required": [key] }));
                json!({ "anyOf": each.collect::<Vec<Value>>() })
            };
            let choices = keys.one_of.iter().map(choice);
            object["allOf"] = choices.collect();
        }
        let mut pairs = Map::new();
        for (key, needed) in &keys.pairs {
            let needs = pairs.entry(key.clone()).or_insert_with(|| json!([]));
            if let Value::Array(needs) = needs {
                needs.push(json!(needed));
            }
        }
        if !pairs.is_empty() {
            object["dependencies"] = Value::Object(pairs);
        }
        object
    }

    fn any_of(&mut self, shapes: &[Shape]) -> Value {
        match shapes {
            [shape] => self.shape(shape),
            shapes => {
                let each: Vec<Value> = shapes.iter().map(|shape| self.shape(shape)).collect();
                json!({ "anyOf": each })
            }
        }
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({ "type": "string" }),
            Shape::Name => name(),
            Shape::Names(least) => list(&name(), *least),
            Shape::Texts => list(&json!({ "type": "string" }), Least::None),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Integer => json!({ "type": "integer" }),
            Shape::Literal => literal(),
            // A date or time of TOML is text to a validator.
            Shape::Moment => json!({ "type": "string", "pattern": "^[0-9]{2,4}[-:][0-9]{2}" }),
            Shape::Word(words) => word(words),
            Shape::Words(words, least) => list(&json!({ "enum": words }), *least),
            Shape::Options(dialect, target) => {
                let options = options(*dialect, *target);
                self.define(&format!("options_of_{dialect}"), options)
            }
            Shape::Table(keys) => self.table(keys),
            Shape::List(shape) => {
                let items = self.shape(shape);
                json!({ "type": "array", "items": items })
            }
            Shape::Entries(keys) => {
                let table = self.table(keys);
                list(&json!({ "anyOf": [name(), table] }), Least::One)
            }
        }
    }

    fn table(&mut self, keys: &Keys) -> Value {
        let object = self.object(keys);
        self.define(&keys.what.replace('`', "").replace(' ', "_"), object)
    }

    /// A definition by the name of what it is; another one of that name gets a number.
    fn define(&mut self, base: &str, object: Value) -> Value {
        let mut name = base.to_owned();
        let mut number = 2;
        while let Some(known) = self.definitions.get(&name) {
            if *known == object {
                return reference(&name);
            }
            name = format!("{base}_{number}");
            number += 1;
        }
        self.definitions.insert(name.clone(), object);
        reference(&name)
    }
}

/// What may stand under a key in any op, to be offered; anything will do here, since the op itself says what is wrong.
fn add_choice(properties: &mut Map<String, Value>, key: &str, value: Value) {
    let known = properties
        .entry(key)
        .or_insert_with(|| json!({ "anyOf": [true] }));
    if let Value::Array(choices) = &mut known["anyOf"]
        && !choices.contains(&value)
    {
        choices.insert(choices.len() - 1, value);
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn name() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn literal() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn list(items: &Value, least: Least) -> Value {
    match least {
        Least::None => json!({ "type": "array", "items": items }),
        Least::One => json!({ "type": "array", "items": items, "minItems": 1 }),
    }
}

/// The words are offered as they are written here; other cases, and blanks in place of `_`, are read as well.
fn word(words: &[&str]) -> Value {
    let any_case = |letter: char| match letter {
        '_' => "[_ ]".to_owned(),
        letter if letter.is_ascii_alphabetic() => {
            format!("[{}{letter}]", letter.to_ascii_uppercase())
        }
        letter => letter.to_string(),
    };
    let patterns: Vec<String> = words
        .iter()
        .map(|word| word.chars().map(any_case).collect())
        .collect();
    let pattern = format!("^({})$", patterns.join("|"));
    json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": pattern }] })
}

/// What one engine alone has.
fn options(dialect: DialectName, target: Target) -> Value {
    let settings = json!({ "type": "object", "additionalProperties": literal() });
    let mut properties = Map::new();
    for key in option_keys(dialect, target) {
        let value = match option_kind(key) {
            Some(OptionKind::Switch) => json!({ "type": "boolean" }),
            Some(OptionKind::Number) => json!({ "type": "integer", "minimum": 0 }),
            Some(OptionKind::Name) => json!({ "type": "string" }),
            Some(OptionKind::Settings) => settings.clone(),
            None => json!({ "anyOf": [literal(), list(&name(), Least::None), settings] }),
        };
        properties.insert((*key).to_owned(), value);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
