//! JSON whose every value knows its place.
//!
//! Avro schemas and plain JSON values both come through here. Standard JSON alone is read:
//! comments, trailing commas and the like are errors.

mod parse;
mod strict;

use std::sync::Arc;

use crate::site::Site;

pub use parse::parse_json;

/// A JSON value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub site: Site,
}

/// A JSON value.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written, so that no digit is lost.
    Number(String),
    /// A string, its escapes resolved.
    String(String),
    /// An array; shared, so that a definition that holds others keeps its JSON at no cost.
    Array(Arc<[Node]>),
    /// An object, its members in the order they are written; no name occurs twice.
    Object(Arc<[Member]>),
}

/// A name and its value in an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub name_site: Site,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members
                .iter()
                .find(|member| member.name == name)
                .map(|member| &member.node),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if it is a number without fraction and exponent that fits.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The number, if it is one; rounded to the nearest `f64`, as every JSON reader does.
    pub fn as_f64(&self) -> Option<f64> {
        match &self.value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// What the value is, for messages: `a string`, `an object`.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// Whether both hold the same value, wherever they stand.
    pub fn same_value(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Number(left), Value::Number(right))
            | (Value::String(left), Value::String(right)) => left == right,
            (Value::Array(left), Value::Array(right)) => {
                left.len() == right.len()
                    && left
                        .iter()
                        .zip(right.iter())
                        .all(|(left, right)| left.same_value(right))
            }
            (Value::Object(left), Value::Object(right)) => {
                left.len() == right.len()
                    && left.iter().all(|member| {
                        other
                            .get(&member.name)
                            .is_some_and(|right| member.node.same_value(right))
                    })
            }
            _ => false,
        }
    }
}
