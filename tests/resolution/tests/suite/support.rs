//! Cases, and the schemas and payloads of one.

use std::path::Path;

use avro_temporal_runtime::contract::binary::DecodeError;
use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::json::parse_json;
use avro_temporal_runtime::contract::plain_json::parse_value;
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{Identity, Names, resolve_schemas};
use avro_temporal_runtime::contract::site::Source;
use avro_temporal_runtime::contract::wire::{MAGIC, read_embedded};
use avro_temporal_runtime::wire;
use resolution::case::{Case, load_cases};

pub(crate) fn cases() -> Vec<Case> {
    load_cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"))
}

/// The schema that a text is.
pub(crate) fn schema(text: &str) -> Schema {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("schema.avsc", text);
    let Ok(set) = resolve_schemas(&[source], &[], Names::Relative, &mut diagnostics) else {
        panic!("{text}\n{diagnostics}");
    };
    let ty = set.files()[0].root.clone().expect("one schema");
    Schema {
        set: set.into(),
        ty,
    }
}

/// The Avro binary of what a case writes: plain JSON, or hex digits.
pub(crate) fn binary(writer: &Schema, written: &str) -> Vec<u8> {
    if let Some(digits) = written.strip_prefix("hex") {
        let digits: String = digits.split_whitespace().collect();
        let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex digits");
        return (0..digits.len()).step_by(2).map(byte).collect();
    }
    let mut diagnostics = Diagnostics::new();
    let Ok(node) = parse_json(&Source::new("value", written), &mut diagnostics) else {
        panic!("{written}\n{diagnostics}");
    };
    parse_value(&writer.set, &writer.ty, &node)
        .unwrap_or_else(|misfit| panic!("{written} is no value of the writer: {misfit}"))
}

/// A result as cases write it.
pub(crate) fn shown(result: Result<String, DecodeError>) -> String {
    result.unwrap_or_else(|error| format!("! {error}"))
}

/// What a payload of a writer's schema carries beside its data.
pub(crate) struct Embedded {
    tag: String,
    text: String,
    header: Vec<u8>,
}

impl Embedded {
    pub(crate) fn of(writer: &Schema) -> Self {
        let text = writer.set.identity_text(&writer.ty);
        let name = writer.set.tag_name(&writer.ty);
        Self {
            tag: format!("{name}@0:{}", Identity::of(&text)),
            text,
            header: [&MAGIC, &writer.set.fingerprint(&writer.ty).0[..]].concat(),
        }
    }

    /// The writer's schema as its payloads carry it: without defaults, aliases and what else takes no
    /// part in reading.
    pub(crate) fn schema(&self) -> Schema {
        read_embedded(self.text.as_bytes(), Identity::of(&self.text)).expect("an identity text")
    }

    pub(crate) fn metadata(&self, key: &str) -> Option<&[u8]> {
        match key {
            wire::ENCODING => Some(wire::BINARY_AVRO.as_bytes()),
            wire::SCHEMA_TAG => Some(self.tag.as_bytes()),
            wire::EMBEDDED_SCHEMA => Some(self.text.as_bytes()),
            _ => None,
        }
    }

    /// A payload's data: the header, then Avro binary.
    pub(crate) fn data(&self, binary: &[u8]) -> Vec<u8> {
        [&self.header, binary].concat()
    }
}
