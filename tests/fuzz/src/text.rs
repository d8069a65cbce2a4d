//! Schemas from text, and inputs in parts.

use std::sync::Arc;

use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{Kind, Names, resolve_schemas};
use avro_temporal_runtime::contract::site::Source;

/// The bytes up to the first zero, and those after it.
pub(crate) fn split(input: &[u8]) -> (&[u8], &[u8]) {
    match input.iter().position(|byte| *byte == 0) {
        Some(at) => (&input[..at], &input[at + 1..]),
        None => (input, &[]),
    }
}

/// The schema that a text is, if it is one.
pub(crate) fn schema_of(text: &[u8]) -> Option<Schema> {
    resolve(std::str::from_utf8(text).ok()?, Names::Relative)
}

/// The schema that a canonical text is. A union of named types reads as a list of them where it is
/// a whole text; as the items of an array, it is the union that it is.
pub(crate) fn canonical_schema_of(text: &str) -> Option<Schema> {
    if !text.starts_with('[') {
        return resolve(text, Names::Full);
    }
    let schema = resolve(
        &format!(r#"{{"type":"array","items":{text}}}"#),
        Names::Full,
    )?;
    let Kind::Array(items) = schema.ty.kind else {
        return None;
    };
    Some(Schema {
        set: schema.set,
        ty: *items,
    })
}

fn resolve(text: &str, names: Names) -> Option<Schema> {
    let source = Source::new("schema.avsc", text);
    let set = resolve_schemas(&[source], &[], names, &mut Diagnostics::new()).ok()?;
    let ty = set.files().first()?.root.clone()?;
    Some(Schema {
        set: Arc::new(set),
        ty,
    })
}

/// Whether a union without branches is anywhere in a schema: it has no value, so that it doesn't even
/// resolve to itself.
pub(crate) fn has_empty_union(schema: &Schema) -> bool {
    let text = schema.set.identity_text(&schema.ty);
    let places = [r#""type":[]"#, r#""items":[]"#, r#""values":[]"#];
    text == "[]" || places.iter().any(|place| text.contains(place))
}

/// How deep brackets nest, those in strings included.
pub(crate) fn levels(text: &str) -> usize {
    let mut deepest = 0_usize;
    let mut level = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                level += 1;
                deepest = deepest.max(level);
            }
            b']' | b'}' => level = level.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
