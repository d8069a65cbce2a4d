//! A value to plain JSON and back.

use avro_temporal_runtime::contract::binary::{DecodeError, DecodeErrorKind};
use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::json::parse_json;
use avro_temporal_runtime::contract::plain_json::{parse_value, render_value};
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::site::Source;

use crate::text::levels;

/// Where JSON's reader stops: at so many objects, or twice as many arrays.
pub(crate) const MAX_LEVELS: usize = 256;

/// Longer texts are not read back: each of their values knows its place, and they are a lot.
const MAX_TEXT: usize = 1 << 20;

/// Renders bytes as JSON, which is read back as bytes that render the same. Returns those bytes, if
/// the JSON is neither too long nor too deep to be read.
pub(crate) fn through_json(schema: &Schema, bytes: &[u8]) -> Result<Option<Vec<u8>>, DecodeError> {
    let json = render_value(&schema.set, &schema.ty, bytes)?;
    if json.len() > MAX_TEXT {
        return Ok(None);
    }
    let source = Source::new("JSON", json.as_str());
    let mut diagnostics = Diagnostics::new();
    let Ok(node) = parse_json(&source, &mut diagnostics) else {
        assert!(levels(&json) >= MAX_LEVELS, "{json}\n{diagnostics}");
        return Ok(None);
    };
    let read = match parse_value(&schema.set, &schema.ty, &node) {
        Ok(read) => read,
        // A decimal beyond its precision is shown as what it is.
        Err(misfit) if misfit.message.starts_with("the digits don't fit") => return Ok(None),
        Err(misfit) => panic!("{json}\n{misfit}"),
    };
    let again = render_value(&schema.set, &schema.ty, &read);
    assert_eq!(again.as_ref(), Ok(&json));
    Ok(Some(read))
}

/// Reads any text as JSON of a schema; what fits renders as JSON that is read as the same bytes.
pub(crate) fn read_json(schema: &Schema, text: &str) {
    let source = Source::new("JSON", text);
    let Ok(node) = parse_json(&source, &mut Diagnostics::new()) else {
        return;
    };
    match parse_value(&schema.set, &schema.ty, &node) {
        Ok(bytes) => match through_json(schema, &bytes) {
            Ok(again) => assert!(again.is_none_or(|again| again == bytes), "{text}"),
            Err(error) => assert!(is_of_size(error.kind()), "{text}\n{error}"),
        },
        Err(misfit) => assert!(!misfit.to_string().is_empty()),
    }
}

/// Whether a value is sound, and only larger than what is taken where a schema is known only at run
/// time: fields, text, and the depth of all records.
pub(crate) fn is_of_size(kind: &DecodeErrorKind) -> bool {
    matches!(
        kind,
        DecodeErrorKind::TooManyFields | DecodeErrorKind::TooMuchText | DecodeErrorKind::TooDeep
    )
}
