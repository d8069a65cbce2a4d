//! Plain JSON: values as people type them, to Avro binary and back, by a schema that is known only
//! at run time.
//!
//! Source: the wire format, "JSON".

mod decimal;
mod read;
mod resolved;
mod time;
mod uuid;
mod write;

use std::fmt;

pub use read::parse_value;
pub use write::render_value;

use crate::site::Site;

/// JSON that doesn't fit its schema. Names the place, never the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What doesn't fit.
    pub message: String,
    /// Where in the JSON.
    pub site: Site,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.site.position();
        // Not the pointer: the keys of maps are data, and may be secret.
        write!(f, "{} at line {line}, column {column}", self.message)
    }
}

impl std::error::Error for Misfit {}
