//! Schemas from text, for tests that are about something else.

use std::sync::Arc;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Names, SchemaSet, Type, resolve_schemas};
use avro_temporal_contract::site::Source;

/// The schema that a text is.
pub(crate) fn schema(text: &str) -> Schema {
    schema_with_names(text, Names::Relative)
}

/// The schema that a text is, its names read in one way.
pub(crate) fn schema_with_names(text: &str, names: Names) -> Schema {
    read("schema.avsc", text, names)
}

/// The schema that a file's text is.
pub(crate) fn schema_of_file(file: &str, text: &str) -> Schema {
    read(file, text, Names::Relative)
}

fn read(file: &str, text: &str, names: Names) -> Schema {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new(file, text);
    let Ok(set) = resolve_schemas(&[source], &[], names, &mut diagnostics) else {
        panic!("{text}\n{diagnostics}");
    };
    let ty = root(&set);
    Schema {
        set: Arc::new(set),
        ty,
    }
}

/// The first file's schema.
pub(crate) fn root(set: &SchemaSet) -> Type {
    let root = set.files().first().and_then(|file| file.root.clone());
    root.expect("the text is one schema")
}

/// Bytes of hex digits, spaces between them as one likes.
pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex digits"))
        .collect()
}

/// Bytes as hex digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
