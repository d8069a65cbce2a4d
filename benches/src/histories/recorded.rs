//! A recorded history, made as long as is wanted, in either form.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

/// The form of JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As `temporal workflow show` writes it.
    Protobuf,
    /// As the SDK's structs are written.
    Structs,
}

/// The events of a run.
pub(crate) struct History(Vec<Value>);

impl History {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read(path).context("the recorded history")?;
        let mut history: Value = serde_json::from_slice(&text)?;
        let events = history["events"].as_array_mut().context("events")?;
        Ok(Self(std::mem::take(events)))
    }

    /// Its text with so many events: what follows the first, again and again.
    pub(crate) fn long(&self, events: usize, form: Form, embedded: bool) -> String {
        let mut text = String::from("{\"events\":[");
        let mut base = 0;
        for index in 0..events {
            let round = match index {
                0 => 0,
                _ => 1 + (index - 1) % (self.0.len() - 1),
            };
            if round == 1 {
                base = index as u64 - 1;
            }
            let mut event = self.0[round].clone();
            renumber(&mut event, index as u64 + 1, base);
            if !embedded {
                without_schemas(&mut event);
            }
            if form == Form::Protobuf {
                event = as_protobuf(event);
            }
            if index > 0 {
                text.push(',');
            }
            text.push_str(&event.to_string());
        }
        text.push_str("]}\n");
        text
    }
}

/// An event of a later round.
fn renumber(event: &mut Value, id: u64, base: u64) {
    event["event_id"] = json!(id);
    let attributes = event["attributes"].as_object_mut().expect("attributes");
    for attributes in attributes.values_mut().filter_map(Value::as_object_mut) {
        for name in [
            "scheduled_event_id",
            "initiated_event_id",
            "accepted_event_id",
        ] {
            if let Some(number) = attributes.get_mut(name) {
                *number = json!(number.as_u64().expect("an id") + base);
            }
        }
    }
}

/// As once the release is established.
fn without_schemas(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("avro-schema-json");
            members.values_mut().for_each(without_schemas);
        }
        Value::Array(elements) => elements.iter_mut().for_each(without_schemas),
        _ => {}
    }
}

fn as_protobuf(event: Value) -> Value {
    let Value::Object(mut members) = event else {
        return event;
    };
    let attributes = members.remove("attributes");
    let mut out = Map::new();
    for (name, value) in members {
        let value = match value {
            // 64 bits.
            Value::Number(number) if name.ends_with("_id") => json!(number.to_string()),
            other => other,
        };
        put(&mut out, camel(&name), value);
    }
    let attributes = attributes.as_ref().and_then(Value::as_object);
    for (kind, value) in attributes.into_iter().flatten() {
        let kind = kind[..1].to_lowercase() + &kind[1..];
        out.insert(kind, renamed(value));
    }
    Value::Object(out)
}

/// With protobuf's names, and nothing where a field has its default.
fn renamed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut out = Map::new();
            for (name, value) in members {
                // The names of metadata are data.
                let is_data = name == "metadata";
                let value = if is_data {
                    value.clone()
                } else {
                    renamed(value)
                };
                let value = match value {
                    Value::Number(number) if name.ends_with("_event_id") => {
                        json!(number.to_string())
                    }
                    other => other,
                };
                put(&mut out, camel(name), value);
            }
            Value::Object(out)
        }
        Value::Array(elements) => elements.iter().map(renamed).collect(),
        other => other.clone(),
    }
}

fn put(out: &mut Map<String, Value>, name: String, value: Value) {
    let is_default = match &value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "0",
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
    };
    if !is_default {
        out.insert(name, value);
    }
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut is_next = false;
    for letter in name.chars() {
        if letter == '_' {
            is_next = true;
        } else if is_next {
            out.extend(letter.to_uppercase());
            is_next = false;
        } else {
            out.push(letter);
        }
    }
    out
}
