//! What doesn't fit in a history's JSON: the place and the kind, without the value.

use std::fmt;

use serde::de::{self, Unexpected};

/// An error that names a place and a kind, and no value.
#[derive(Debug)]
pub(super) struct Misfit {
    message: String,
    path: Vec<String>,
}

impl Misfit {
    pub(super) fn new(message: String) -> Self {
        Self {
            message,
            path: Vec::new(),
        }
    }

    pub(super) fn within(mut self, step: &str) -> Self {
        self.path.push(step.to_owned());
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for (index, step) in self.path.iter().rev().enumerate() {
            f.write_str(if index == 0 { ", in `" } else { "." })?;
            f.write_str(step)?;
        }
        f.write_str(if self.path.is_empty() { "" } else { "`" })
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(format!("{} where {expected} is to be", kind(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }
}

/// What a value is, without the value: it may be a payload's.
fn kind(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a text",
        Unexpected::Seq => "a list",
        Unexpected::Map | Unexpected::StructVariant => "an object",
        Unexpected::Unit | Unexpected::Option => "null",
        _ => "something else",
    }
}
